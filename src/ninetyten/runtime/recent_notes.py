"""Recent notes for the screens: read once a day from earlier days, together with today as it stands.

Nothing is read before it is needed: opening the app does not wait for weeks of notes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from ninetyten.domain.events import BlockStarted, Event
from ninetyten.ledger.notes import Notes
from ninetyten.ports import Unwritable

HOW_FAR_BACK = timedelta(days=100)
"""How far the main screen looks back: the longest it must remember is a chapter that meets every third month."""
LONG = timedelta(days=26 * 7)
"""How far the body page looks back."""

Recall = Callable[[str, str], Notes]
"""Returns the notes between two dates, inclusive. Raises Unwritable."""


class RecentNotes:
    """Notes of the last weeks. `recall` reads the days before today; without it nothing is remembered."""

    def __init__(self, recall: Recall = lambda first, last: Notes()) -> None:
        self._recall = recall
        self._recent: tuple[tuple[str, str], Notes] | None = None

    def forget(self) -> None:
        """Read earlier days again when they are next needed: one of them was mended."""
        self._recent = None

    def recent(self, today: str, newest: str, events: Sequence[Event]) -> Notes:
        """Return the notes that the main screen may mention on the date `today`; `events` are those of the `newest` work day,
        which may be an earlier one. An unreadable journal counts as no notes."""
        span = _before(today, newest, HOW_FAR_BACK)
        if self._recent is None or self._recent[0] != span:
            try:
                self._recent = (span, self._recall(*span))
            except Unwritable:
                self._recent = (span, Notes())
        return _with(self._recent[1], today, newest, events)

    def long(self, today: str, newest: str, events: Sequence[Event], back: timedelta = LONG) -> Notes:
        """Return the notes of half a year, or of another time. Raises Unwritable."""
        return _with(self._recall(*_before(today, newest, back)), today, newest, events)


def _with(notes: Notes, today: str, newest: str, events: Sequence[Event]) -> Notes:
    """Add the newest work day, which is the last one worked unless it is today."""
    worked = newest < today and any(isinstance(event, BlockStarted) for event in events)
    return notes.and_on(newest, events).replace(worked=newest if worked else notes.worked)


def _before(today: str, newest: str, back: timedelta) -> tuple[str, str]:
    """Return the first and last date to read: those before the newest work day."""
    last = date.fromisoformat(min(newest, today)) - timedelta(days=1)
    return (date.fromisoformat(today) - back).isoformat(), last.isoformat()
