"""Hold the records of an export while they are checked and taken in.

As objects, ten years of records take 800 MB. So SQLite holds them, in a temporary database that becomes a file only where it
does not fit into memory: one without a name, its owner's alone, and gone with the process.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator

from ninetyten.journal.codec import decode, encode
from ninetyten.ports import Record

_TABLE = """
    PRAGMA journal_mode = OFF;
    CREATE TABLE records (
        seq INTEGER PRIMARY KEY, id TEXT UNIQUE, day TEXT, at INTEGER, said INTEGER, offset INTEGER, boot INTEGER, boot_id TEXT,
        device TEXT, kind TEXT, version INTEGER, silent INTEGER, body TEXT
    );
    CREATE INDEX accounts ON records (day, device);
    BEGIN;
"""
_ALL = "SELECT seq, id, day, said, offset, boot, boot_id, device, silent, kind, version, at, body FROM records"
Account = tuple[str, str]
"""A work day and the name of the machine whose account of it this is."""


class Incoming:
    """Records in the order of the file, their `seq` counted from 1. Raises sqlite3.Error where there is no room to hold them."""

    def __init__(self, records: Iterable[Record] = ()) -> None:
        self._held = sqlite3.connect("", isolation_level=None)
        self._held.executescript(_TABLE)
        for record in records:
            self.add(record)

    def __len__(self) -> int:
        """Return how many there are."""
        count: int = self._held.execute("SELECT count(*) FROM records").fetchone()[0]
        return count

    def __iter__(self) -> Iterator[Record]:
        """Yield all of them."""
        return self._found(f"{_ALL} ORDER BY seq")

    def add(self, record: Record) -> int:
        """Add a record. Return 0, or the `seq` of the one that has its id already; then nothing is added."""
        kind, version, body = encode(record.event)
        who = (record.said, record.offset, record.boot, record.boot_id, record.device)
        row = (record.id, record.day, record.event.at, *who, kind, version, record.silent, body)
        done = self._held.execute(f"INSERT OR IGNORE INTO records VALUES (NULL, {', '.join('?' * len(row))})", row)
        if done.rowcount:
            return 0
        known: int = self._held.execute("SELECT seq FROM records WHERE id = ?", (record.id,)).fetchone()[0]
        return known

    def leave_out(self, days: Iterable[str]) -> None:
        """Drop the records of these work days."""
        self._held.executemany("DELETE FROM records WHERE day = ?", [(day,) for day in days])

    def accounts(self) -> list[Account]:
        """Return every account of a day, in the order of the file."""
        return list(self._held.execute("SELECT day, device FROM records GROUP BY day, device ORDER BY min(seq)"))

    def account(self, account: Account) -> list[Record]:
        """Return the records of one machine's day."""
        return list(self._found(f"{_ALL} WHERE day = ? AND device = ? ORDER BY seq", account))

    def machines(self) -> Collection[str]:
        """Return the names of the machines that wrote them."""
        return [name for (name,) in self._held.execute("SELECT DISTINCT device FROM records")]

    def close(self) -> None:
        """Drop all of them."""
        self._held.close()

    def _found(self, query: str, terms: tuple[str, ...] = ()) -> Iterator[Record]:
        for row in self._held.execute(query, terms):
            seq, id, day, said, offset, boot, boot_id, device, silent, kind, version, at, body = row
            yield Record(seq, id, day, said, offset, boot, boot_id, device, bool(silent), decode(kind, version, at, body))
