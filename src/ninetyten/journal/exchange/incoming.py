"""Hold the records of an export while they are checked and taken in.

As objects, ten years of records take 800 MB. So SQLite holds them, in a temporary database that becomes a file only where it
does not fit into memory: one without a name, its owner's alone, and gone with the process.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from ninetyten.journal.codec import decode, encode
from ninetyten.ports import Record

_TABLE = """
    PRAGMA journal_mode = OFF;
    CREATE TABLE records (
        seq INTEGER PRIMARY KEY, id TEXT UNIQUE, day TEXT, said INTEGER, offset INTEGER, boot INTEGER, boot_id TEXT, device TEXT,
        silent INTEGER, kind TEXT, version INTEGER, at INTEGER, body TEXT
    );
    CREATE INDEX accounts ON records (day, device);
    BEGIN;
"""
_INSERT = f"INSERT OR IGNORE INTO records VALUES (NULL, {', '.join('?' * 12)})"
Account = tuple[str, str]
"""A work day and the name of the machine whose account of it this is."""


class NotHeld(Exception):
    """SQLite cannot hold the records; the message says why."""


class Incoming:
    """Records in the order of the file, their `seq` counted from 1. Every method may raise NotHeld, as where the folder for
    temporary files is full."""

    def __init__(self, records: Iterable[Record] = ()) -> None:
        with _told():
            self._held = sqlite3.connect("", isolation_level=None)
            self._held.executescript(_TABLE)
        for record in records:
            self.add(record)

    def __iter__(self) -> Iterator[Record]:
        """Yield all of them."""
        return self._found("")

    def count(self) -> int:
        """Return how many there are."""
        ((count,),) = self._rows("SELECT count(*) FROM records")
        return int(count)

    def add(self, record: Record) -> int:
        """Add a record. Return 0, or the `seq` of the one that has its id already; then nothing is added."""
        kind, version, body = encode(record.event)
        who = (record.id, record.day, record.said, record.offset, record.boot, record.boot_id, record.device, record.silent)
        with _told():
            if self._held.execute(_INSERT, (*who, kind, version, record.event.at, body)).rowcount:
                return 0
        ((known,),) = self._rows("SELECT seq FROM records WHERE id = ?", record.id)
        return int(known)

    def leave_out(self, days: Iterable[str]) -> None:
        """Drop the records of these work days."""
        for day in days:
            list(self._rows("DELETE FROM records WHERE day = ?", day))

    def accounts(self) -> list[Account]:
        """Return every account of a day, in the order of the file."""
        return list(self._rows("SELECT day, device FROM records GROUP BY day, device ORDER BY min(seq)"))

    def records_of(self, account: Account) -> list[Record]:
        """Return the records of one machine's day."""
        return list(self._found("WHERE day = ? AND device = ?", *account))

    def machines(self) -> list[str]:
        """Return the names of the machines that wrote them."""
        return [name for (name,) in self._rows("SELECT DISTINCT device FROM records")]

    def close(self) -> None:
        """Drop all of them."""
        self._held.close()

    def _found(self, which: str, *terms: str) -> Iterator[Record]:
        for row in self._rows(f"SELECT * FROM records {which} ORDER BY seq", *terms):
            *stamp, silent, kind, version, at, body = row
            yield Record(*stamp, bool(silent), decode(kind, version, at, body))  # type: ignore[call-arg]  # eight and these

    def _rows(self, query: str, *terms: str) -> Iterator[Any]:
        with _told():
            yield from self._held.execute(query, terms)


@contextmanager
def _told() -> Iterator[None]:
    """Turn SQLite's failures into NotHeld, so that none is taken for one of the journal."""
    try:
        yield
    except sqlite3.Error as error:
        raise NotHeld(f"checking it takes a temporary file, which cannot be written ({error})") from error
