"""What was noted lately, for whoever draws it: read once a day from the days before, and the present day as it stands.

Nothing is read before it is asked for: opening the app does not wait for weeks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from ninetyten.domain.events import BlockStarted, Event
from ninetyten.ledger.noted import Noted
from ninetyten.ports import Unwritable

LATELY = timedelta(days=100)
"""How far the face looks back: a chapter that meets every third month is the longest it has to remember."""
LONG = timedelta(days=26 * 7)
"""How far the page of the body looks back."""

Recall = Callable[[str, str], Noted]
"""What was noted between two dates, both included. Raises Unwritable."""


class Diary:
    """`recall` reads the days before the present one; nothing is remembered where there is none."""

    def __init__(self, recall: Recall = lambda first, last: Noted()) -> None:
        self._recall = recall
        self._lately: tuple[tuple[str, str], Noted] | None = None

    def lately(self, today: str, newest: str, events: Sequence[Event]) -> Noted:
        """What the face may speak of on the date `today`; `events` are those of the `newest` work day, which may be an earlier
        one. Where the journal cannot be read nothing was noted."""
        span = _before(today, newest, LATELY)
        if self._lately is None or self._lately[0] != span:
            try:
                self._lately = (span, self._recall(*span))
            except Unwritable:
                self._lately = (span, Noted())
        return _with(self._lately[1], today, newest, events)

    def long(self, today: str, newest: str, events: Sequence[Event]) -> Noted:
        """The same over half a year. Raises Unwritable."""
        return _with(self._recall(*_before(today, newest, LONG)), today, newest, events)


def _with(noted: Noted, today: str, newest: str, events: Sequence[Event]) -> Noted:
    """With the newest work day, which is the last one worked unless it is the present one."""
    worked = newest < today and any(isinstance(event, BlockStarted) for event in events)
    return noted.and_on(newest, events).but(worked=newest if worked else noted.worked)


def _before(today: str, newest: str, back: timedelta) -> tuple[str, str]:
    """The first and last date to be read: those before the newest work day."""
    last = date.fromisoformat(min(newest, today)) - timedelta(days=1)
    return (date.fromisoformat(today) - back).isoformat(), last.isoformat()
