"""Keeps the journal's newest work day folded: a day is the unit of folding, so opening the app reads one day, not ten years."""

from __future__ import annotations

from collections.abc import Sequence

from ninetyten.domain.events import DayOpened
from ninetyten.domain.history import Written, fold
from ninetyten.domain.moment import HOUR, MINUTE
from ninetyten.domain.state import State
from ninetyten.ports import Journal, Record

MISFIT = "it does not fit what was recorded before it"
STRAY = "it is days away from its work day, or the start of that day cannot be read"
_FAR = 48 * HOUR
"""Longer than any zone or clock change can shift the end of a day."""


def unlived(state: State) -> str:
    """Return why no one can have reached that state; empty if they can. Something is wrong if events that time alone brings are
    missing.

    While anything is under way a day ends with its turnover, so the last fact lies within it, give or take a zone; and no one
    is prompted more than once a minute.
    """
    if state.off or state.day is None:
        return ""
    if state.clock > state.day.closes + _FAR:
        return STRAY
    if any(0 < track.every < MINUTE for track in state.rules.tracks):
        return "it would start a micro-break more than once a minute"
    return ""


def stray(written: Sequence[Written]) -> Written | None:
    """Return the first event that is days away from its day, or stands under a day that never started; None if there is none.
    Facts about the machine may come later, because they go on while no day is under way."""
    opened = False
    earliest = latest = 0
    for entry in written:
        event = entry.event
        if type(event) is DayOpened:
            opened, earliest, latest = True, event.day.opens - _FAR, event.day.closes + _FAR
        early, late = opened and event.at < earliest, not opened or event.at > latest
        if early or (late and event.sort != "fact"):
            return entry
    return None


class DayLog:
    """The day's events as written, the state they fold to, and where in the journal they end.

    `version` grows with every new event: a result computed for one version is valid for it. `last` is the newest record, which
    ties the engine's timeline to the boot clock.
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
        """Fold the newest day. What is written during the reading counts as changed and is caught up with."""
        self._journal.changed()
        self._key = self._journal.last_day()
        self.written = []
        self._add(self._journal.records(day=self._key) if self._key is not None else self._journal.records())
        self.state = self._folded()

    def catch_up(self) -> bool:
        """Take in what other processes wrote; report whether there was anything."""
        self._stale = self._journal.changed() or self._stale
        if not self._stale:
            return False
        before = self.written, self.seq, self.last, self._key
        fresh = self._news(self._journal.records(after_seq=self.seq))
        self.written = [*self.written]
        try:
            if any(isinstance(record.event, DayOpened) or record.day != self._key for record in fresh):
                self._load()
            elif fresh:
                self._add(fresh)
                self.state = self._folded()
        except Exception:
            self.written, self.seq, self.last, self._key = before  # go on as before, and read this again next time
            raise
        self._stale = False
        return bool(fresh)

    def mended(self, records: list[Record]) -> None:
        """Take in what this process wrote to mend a day that is over, which may be the newest one."""
        if fresh := self._news(records):
            self._add(fresh)
            self.state = self._folded()

    def _news(self, records: list[Record]) -> list[Record]:
        """Pass over what mends a day before the newest one, and return the rest."""
        earlier = [record for record in records if self._key is not None and record.day < self._key]
        self.seq = max([self.seq, *(record.seq for record in earlier)])
        self.version += len(earlier)
        return [record for record in records if record not in earlier] if earlier else records

    def _folded(self) -> State:
        """Return the state of the day. Raises Unwritable, naming the first invalid fact, if no one can have lived it."""
        try:
            state = fold(self.written, State())
        except Exception as problem:  # an invalid fact can raise anything in the fold
            raise self._journal.misfit(self.written[self._stumbles()].id, MISFIT) from problem
        if (found := stray(self.written)) is not None:
            raise self._journal.misfit(found.id, STRAY)
        if self.last is not None and (why := unlived(state)):
            raise self._journal.misfit(self.last.id, why)
        return state

    def _stumbles(self) -> int:
        """Return the place of the first fact that cannot be folded with those before it."""
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
