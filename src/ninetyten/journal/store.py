"""The journal's events: the fast path by which every command, `status` and the app read and write them."""

from __future__ import annotations

import os
from collections.abc import Collection, Generator, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Self

from ninetyten.domain.events import Event, Unknown
from ninetyten.domain.moment import Instant, Moment
from ninetyten.journal import bounds, errors
from ninetyten.journal.codec import decode, encode
from ninetyten.journal.errors import JournalError
from ninetyten.journal.file import JournalFile
from ninetyten.ports import Draft, Record

if TYPE_CHECKING:
    from ninetyten.config.files import Places

_COLUMNS = "id, day, at, said, offset, boot, boot_id, device, kind, version, silent, body"
_SELECT = f"SELECT seq, {_COLUMNS} FROM events WHERE seq > ?"
_INSERT = f"INSERT INTO events ({_COLUMNS}) VALUES ({', '.join('?' * 12)})"
_OWN = " AND (device = ? OR typeof(device) <> 'text')"
"""What this machine wrote, and rows that no machine can have written, so that reading those reports an error."""
_BACKWARDS = "SELECT seq, day, said FROM events WHERE device = ? ORDER BY seq DESC"
_DAYS = """
    WITH RECURSIVE found(day) AS (
        SELECT min(day) FROM events WHERE day >= :first
        UNION ALL SELECT (SELECT min(day) FROM events WHERE day > found.day) FROM found WHERE found.day < :last
    ) SELECT day FROM found WHERE day <= :last"""
"""Looks at one record a day, not at all of them: a day has two hundred."""


class SqliteJournal(JournalFile):
    """The events of the journal at `path` (ports.Journal), as the machine `device` writes and reads them."""

    @classmethod
    def of_all(cls, places: Places) -> Self:
        """Open the journal of `places` as every machine wrote it: to read all of it, and to import facts under their own
        names."""
        return cls(places.journal, "", places.backups_dir)

    def records(self, after_seq: int = 0, day: str | None = None) -> list[Record]:
        """Return what this machine wrote after `after_seq`, of one work day or of all, in the order of writing."""
        return list(self._found(after_seq, day, self.device or None))

    def others(self, day: str) -> list[list[Record]]:
        """Return what other machines wrote on a work day: one list of records per machine, in the order of writing."""
        machines: dict[str, list[Record]] = {}
        for record in self._found(0, day, without=self.device) if self.device else ():
            machines.setdefault(record.device, []).append(record)
        return list(machines.values())

    def late(self, since: int, before: str) -> list[Record]:
        """Return what this machine has written since `since` (UTC ms) under work days before `before`, in the order of
        writing."""
        found = set()
        with self._plainly():
            for seq, day, said in self._connection.execute(_BACKWARDS, (self.device,)):
                if said < since:
                    break
                if day < before:
                    found.add(seq)
        return [record for record in self.records(min(found) - 1) if record.seq in found] if found else []

    def stream(self, after_seq: int = 0) -> Generator[Record, None, None]:
        """Yield what every machine wrote after `after_seq`, one record at a time. Close it if you may not read it to its end:
        until then it keeps the file open."""
        return self._found(after_seq)

    def last_day(self, device: str | None = None) -> str | None:
        """Return the key of the newest work day that this machine opened, another `device`, or any if the name is empty; None
        if there is none."""
        device = self.device if device is None else device
        whose, values = ("AND device = ?", (device,)) if device else ("", ())
        query = f"SELECT day FROM events WHERE kind = 'DayOpened' {whose} ORDER BY at DESC, seq DESC LIMIT 1"
        day: str | None = self._one(query, values)
        return day

    def next_day(self, day: str, step: int, device: str | None = None) -> str | None:
        """Return the work day after `day` (step 1) or before it (step -1) that has records of this machine or another `device`;
        None if there is none."""
        later, order = (">", "ASC") if step > 0 else ("<", "DESC")
        query = f"SELECT day FROM events WHERE day {later} ? AND device = ? ORDER BY day {order} LIMIT 1"
        found: str | None = self._one(query, (day, self.device if device is None else device))
        return found

    def days(self, first: str = "", last: str = "9999-12-31") -> list[str]:
        """Return the keys of the work days between two dates, inclusive, that hold records of any machine, oldest first."""
        with self._plainly():
            return [day for (day,) in self._connection.execute(_DAYS, {"first": first, "last": last})]

    def record_count(self) -> int:
        """Return the number of records."""
        count: int = self._one("SELECT count(*) FROM events")
        return count

    def append(self, drafts: Iterable[Draft], day: str, now: Moment, instant: Instant) -> list[Record]:
        """Write events of the work day `day` inside a `transaction`. `now` and `instant` are the same moment by the machine's
        clocks and on the engine's timeline: together they place each event on the boot clock."""
        records = [
            Record(
                seq=0,
                id=f"{now.utc:012x}{os.urandom(10).hex()}",
                day=day,
                said=now.utc,
                offset=now.offset,
                boot=now.boot - (instant - draft.event.at),
                boot_id=now.boot_id,
                device=self.device,
                silent=draft.silent,
                event=draft.event,
            )
            for draft in drafts
        ]
        return [record.replace(seq=self._insert(record, _INSERT)) for record in records]

    def adopt(self, records: Iterable[Record]) -> int:
        """Add records as they are, keeping their ids, inside a `transaction`. Return how many were new."""
        return sum(1 for record in records if self._insert(record, f"{_INSERT} ON CONFLICT (id) DO NOTHING"))

    def mend(self, seqs: Collection[int], records: Iterable[Record]) -> int:
        """Rewrite, inside a `transaction`, the records whose id the journal has at one of `seqs`. Return how many."""
        mended = 0
        for record in records:
            seq = self._one("SELECT seq FROM events WHERE id = ?", (record.id,))
            if seq in seqs:
                self._connection.execute("DELETE FROM events WHERE seq = ?", (seq,))
                self._insert(record, f"INSERT INTO events (seq, {_COLUMNS}) VALUES ({seq:d}, {', '.join('?' * 12)})")
                mended += 1
        return mended

    def take_back_import(self, since: int) -> bool:
        """Undo the newest import from another program by new facts. Return False if there is none since `since` (UTC ms), or if
        this machine recorded an act after it that still holds."""
        from ninetyten.journal import foreign

        with self.transaction():
            said = foreign.last_import(self._newest(), self.device, since)
            held = foreign.by_day(self._found(0, device=foreign.TIMEWARRIOR)) if said is not None else {}
            self.adopt(foreign.takes_back(held, said) if said is not None else ())
        return said is not None

    def last_seq(self) -> int:
        """Return the `seq` of the newest record, 0 if there is none."""
        seq: int | None = self._one("SELECT max(seq) FROM events")
        return seq or 0

    def cursor(self) -> int:
        """Return the `seq` of the last event that was rung or passed over in silence."""
        seq: int = self._one("SELECT seq FROM cursor")
        return seq

    def move_cursor(self, seq: int) -> bool:
        """Durably mark everything up to `seq` as rung. Return False if it already was."""
        self._make_sure()
        with self._plainly():
            return self._connection.execute("UPDATE cursor SET seq = ? WHERE seq < ?", (seq, seq)).rowcount > 0

    def _insert(self, record: Record, statement: str) -> int:
        """Write one record. Return its `seq`, 0 if its id exists already."""
        if not self._connection.in_transaction:
            raise RuntimeError("append and adopt work inside a transaction")
        kind, version, body = encode(record.event)
        when = (record.event.at, record.said, record.offset, record.boot, record.boot_id)
        row = (record.id, record.day, *when, record.device, kind, version, record.silent, body)
        with self._plainly():
            done = self._connection.execute(statement, row)
        return (done.lastrowid or 0) if done.rowcount else 0

    def _found(
        self, after_seq: int, day: str | None = None, device: str | None = None, without: str | None = None
    ) -> Generator[Record, None, None]:
        asked = ((" AND day = ?", day), (_OWN, device), (" AND device <> ?", without))
        terms = {term: value for term, value in asked if value is not None}
        with self._plainly():
            for row in self._connection.execute(f"{_SELECT}{''.join(terms)} ORDER BY seq", (after_seq, *terms.values())):
                yield self._record(row)

    def _newest(self) -> Iterator[Record]:
        """Yield what every machine wrote, newest first."""
        with self._plainly():
            for row in self._connection.execute(f"{_SELECT} ORDER BY seq DESC", (0,)):
                yield self._record(row)

    def _record(self, row: tuple[Any, ...]) -> Record:
        seq, name, day, at, said, offset, boot, boot_id, device, kind, version, silent, body = row
        if why := bounds.wrong_stamp(said, offset, boot, silent, (name, boot_id, device)):
            raise self._broken(seq, day, kind, why)
        event = self._event(seq, day, at, kind, version, body)
        return Record(seq, name, day, said, offset, boot, boot_id, device, bool(silent), event)

    def _event(self, seq: int, day: str, at: Instant, kind: str, version: int, body: str) -> Event:
        """Return the event of a row. Raises JournalError if the row is invalid."""
        event = None if (why := bounds.wrong_event(day, at, kind)) else decode(kind, version, at, body)
        if isinstance(event, Unknown) and event.broken:
            why = event.reason
        elif isinstance(event, Unknown):
            self._is_newer(event)
        if event is None or why:
            raise self._broken(seq, day, kind, why)
        return event

    def _is_newer(self, event: Unknown) -> None:
        """Write nothing from now on: only a newer version can read this event."""
        self.reason = self._unknown = errors.unknown(self.path, event.reason)

    def _broken(self, seq: int, day: str, kind: str, why: str) -> JournalError:
        from ninetyten.journal.faults import fault_of

        return errors.broken(self.path, fault_of(seq, day, kind, why))

    def misfit(self, id: str, why: str) -> JournalError:
        """Return the error to show for the record with that id, which does not fit those before it; where one of those
        could not be read because a newer version wrote it, that is why."""
        if self._unknown:
            return JournalError(self._unknown)
        with self._plainly():
            seq, day, kind = self._connection.execute("SELECT seq, day, kind FROM events WHERE id = ?", (id,)).fetchone()
        return self._broken(seq, day, kind, why)

    def _one(self, query: str, values: tuple[str | int, ...] = ()) -> Any:
        with self._plainly():
            row = self._connection.execute(query, values).fetchone()
        return row[0] if row else None
