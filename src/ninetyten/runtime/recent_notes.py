"""What was noted lately, for whoever draws it: read once a day from the days before, and the present day as it stands.

Nothing is read before it is asked for: opening the app does not wait for weeks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from ninetyten.domain.events import BlockStarted, Event
from ninetyten.ledger.notes import Notes
from ninetyten.ports import Unwritable

HOW_FAR_BACK = timedelta(days=100)
"""How far the face looks back: a chapter that meets every third month is the longest it has to remember."""
LONG = timedelta(days=26 * 7)
"""How far the page of the body looks back."""

Recall = Callable[[str, str], Notes]
"""What was noted between two dates, both included. Raises Unwritable."""


class RecentNotes:
    """`recall` reads the days before the present one; nothing is remembered where there is none."""

    def __init__(self, recall: Recall = lambda first, last: Notes()) -> None:
        self._recall = recall
        self._recent: tuple[tuple[str, str], Notes] | None = None

    def recent(self, today: str, newest: str, events: Sequence[Event]) -> Notes:
        """What the face may speak of on the date `today`; `events` are those of the `newest` work day, which may be an earlier
        one. Where the journal cannot be read nothing was noted."""
        span = _before(today, newest, HOW_FAR_BACK)
        if self._recent is None or self._recent[0] != span:
            try:
                self._recent = (span, self._recall(*span))
            except Unwritable:
                self._recent = (span, Notes())
        return _with(self._recent[1], today, newest, events)

    def long(self, today: str, newest: str, events: Sequence[Event]) -> Notes:
        """The same over half a year. Raises Unwritable."""
        return _with(self._recall(*_before(today, newest, LONG)), today, newest, events)


def _with(notes: Notes, today: str, newest: str, events: Sequence[Event]) -> Notes:
    """With the newest work day, which is the last one worked unless it is the present one."""
    worked = newest < today and any(isinstance(event, BlockStarted) for event in events)
    return notes.and_on(newest, events).replace(worked=newest if worked else notes.worked)


def _before(today: str, newest: str, back: timedelta) -> tuple[str, str]:
    """The first and last date to be read: those before the newest work day."""
    last = date.fromisoformat(min(newest, today)) - timedelta(days=1)
    return (date.fromisoformat(today) - back).isoformat(), last.isoformat()
