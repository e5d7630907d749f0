"""The newest work day of the journal, kept folded: a day is the unit of folding, so opening the app reads one, not ten years."""

from __future__ import annotations

from collections.abc import Sequence

from ninetyten.domain.events import DayOpened
from ninetyten.domain.history import Written, fold
from ninetyten.domain.moment import HOUR, MINUTE, Instant
from ninetyten.domain.state import State
from ninetyten.ports import Journal, Record

MISFIT = "it does not fit what was recorded before it"
STRAY = "it lies days off the work day that it is written under, or that day has no beginning that can be read"
_FAR = 48 * HOUR
"""Longer than any zone or clock change makes of the end of a day."""


def unlived(state: State) -> str:
    """Why nobody can have come to that state: what time alone would have brought since is missing; empty if somebody can.

    While anything is under way a day ends with its turnover, so the last fact lies in it, give or take a zone; and nobody is
    asked more than once a minute.
    """
    if state.off or state.day is None:
        return ""
    if state.clock > state.day.closes + _FAR:
        return STRAY
    if any(0 < track.every < MINUTE for track in state.rules.tracks):
        return "it would have a micro-break come more than once a minute"
    return ""


def stray(written: Sequence[Written]) -> Written | None:
    """The first event of a day that lies days off it, or stands under a day that never began; None if there is none. What is
    noted of the machine may come later: that goes on while no day is under way."""
    opens: Instant | None = None
    closes = 0
    for entry in written:
        event = entry.event
        if isinstance(event, DayOpened):
            opens, closes = event.day.opens, event.day.closes
        late = opens is None or event.at > closes + _FAR
        if (late and event.sort != "fact") or (opens is not None and event.at < opens - _FAR):
            return entry
    return None


class DayLog:
    """The day's events as written, the state they fold to, and where in the journal they end.

    `version` grows with every event that comes in: what was worked out for one version holds for it. `last` is the newest
    record, which ties the engine's timeline to the boot clock.
    """

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self.written: list[Written] = []
        self.state = State()
        self.version = 0
        self.seq = 0
        self.last: Record | None = None
        self._key: str | None = None
        self._stale = False
        self._load()

    def _load(self) -> None:
        """Fold the newest day. What is written while it is read counts as changed, and is caught up with."""
        self._journal.changed()
        self._key = self._journal.last_day()
        self.written = []
        self._add(self._journal.records(day=self._key) if self._key is not None else self._journal.records())
        self.state = self._folded()

    def catch_up(self) -> bool:
        """Take in what other processes wrote; true if there was something."""
        self._stale = self._journal.changed() or self._stale
        if not self._stale:
            return False
        fresh = self._journal.records(after_seq=self.seq)
        before = self.written, self.seq, self.last, self._key
        self.written = [*self.written]
        try:
            if any(isinstance(record.event, DayOpened) or record.day != self._key for record in fresh):
                self._load()
            elif fresh:
                self._add(fresh)
                self.state = self._folded()
        except Exception:
            self.written, self.seq, self.last, self._key = before  # it goes on as before, and reads this again next time
            raise
        self._stale = False
        return bool(fresh)

    def _folded(self) -> State:
        """The state of the day. Raises Unwritable, naming the first fact at fault, if nobody can have lived it."""
        try:
            state = fold(self.written, State())
        except Exception as problem:  # whatever a fact that nobody wrote makes the fold stumble over
            raise self._journal.misfit(self.written[self._stumbles()].id, MISFIT) from problem
        if (found := stray(self.written)) is not None:
            raise self._journal.misfit(found.id, STRAY)
        if self.last is not None and (why := unlived(state)):
            raise self._journal.misfit(self.last.id, why)
        return state

    def _stumbles(self) -> int:
        """The place of the first fact that cannot be folded with those before it."""
        for place in range(len(self.written)):
            try:
                fold(self.written[: place + 1], State())
            except Exception:
                return place
        return len(self.written) - 1

    def take(self, records: list[Record], state: State) -> None:
        """Add what this process wrote, and the state it leads to."""
        self._add(records)
        self.state = state

    def _add(self, records: list[Record]) -> None:
        for record in records:
            if isinstance(record.event, DayOpened) and record.day != self._key:
                self.written, self._key = [], record.day
            self.written.append(Written(record.id, record.event))
            self.seq = max(self.seq, record.seq)
            self.last = record
        self.version += len(records)
