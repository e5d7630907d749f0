"""The newest work day of the journal, kept folded: a day is the unit of folding, so opening the app reads one, not ten years."""

from __future__ import annotations

from ninetyten.domain.events import DayOpened
from ninetyten.domain.history import Written, fold
from ninetyten.domain.state import State
from ninetyten.ports import Journal, Record


class Today:
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
        self.state = fold(self.written, State())

    def catch_up(self) -> bool:
        """Take in what other processes wrote; true if there was something."""
        self._stale = self._journal.changed() or self._stale
        if not self._stale:
            return False
        fresh = self._journal.records(after_seq=self.seq)
        if any(isinstance(record.event, DayOpened) or record.day != self._key for record in fresh):
            self._load()
        elif fresh:
            self._add(fresh)
            self.state = fold(self.written, State())
        self._stale = False
        return bool(fresh)

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
