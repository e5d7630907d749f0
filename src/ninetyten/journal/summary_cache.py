"""Caches the summaries of days that are over, so that each day is folded once.

One SQLite file holds two rows for each day: the whole summary, and the part that accuracy study needs for two years back. One
more row describes the journal that they were made from: its newest record then, and its work days. Days with later records are
folded again, and so are the days that depend on them; for all others the journal is not read. Deleting or damaging the file costs
only time.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from binascii import crc32
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import closing, suppress
from typing import TypeVar

from ninetyten import __version__
from ninetyten.config.files import Places, make_private_dir
from ninetyten.domain.value import Value
from ninetyten.journal.errors import BUSY_SECONDS
from ninetyten.journal.places import address
from ninetyten.ledger.summary import StudyDay, Summary, packed, reader_of

SHAPE = 7
"""The version of what is cached; raise it too when the same facts come to give other figures."""
FILE = "days.db"
RecordKey = tuple[int, str]
"""A record's `seq` and id. A journal that holds it holds all that was written before it, except for repairs (`forget_days`)."""
Form = TypeVar("Form", Summary, StudyDay)
Done = TypeVar("Done")

_TABLE = """
CREATE TABLE IF NOT EXISTS days (form TEXT, day TEXT, body TEXT, sum INTEGER, PRIMARY KEY (form, day)) WITHOUT ROWID
"""
_DAMAGED = ("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_ERROR")
"""What SQLite says of a file that it cannot read, or that is of another shape."""
_FOUND = "SELECT day, body, sum FROM days WHERE form = ? AND day BETWEEN ? AND ?"
_JOURNAL = "journal"
"""The form of the row that describes the journal; its day is empty."""


class JournalSeen(Value):
    """The journal as the cached days were made from it: its `newest` record and its work `days`, in order. `around`: for each day
    that depends on others, the first and the last of them, itself included."""

    newest: RecordKey = (0, "")
    days: Sequence[str] = ()
    around: Mapping[str, tuple[str, str]] = {}

    def with_dependents(self, changed: Collection[str]) -> set[str]:
        """Return these days and all that depend on one of them."""
        dependents = (day for day, (first, last) in self.around.items() if any(first <= key <= last for key in changed))
        return {*changed, *dependents}

    def updated(self, newest: RecordKey, changed: set[str]) -> JournalSeen:
        """Return this up to the record `newest`; since then the days `changed` got records."""
        stale, more = self.with_dependents(changed), changed.difference(self.days)
        around = {day: ends for day, ends in self.around.items() if day not in stale}
        return JournalSeen(newest, sorted([*self.days, *more]) if more else self.days, around)

    def between(self, first: str, last: str) -> Sequence[str]:
        """Return the days between two dates, inclusive."""
        return self.days[bisect_left(self.days, first) : bisect_right(self.days, last)]


NOTHING = JournalSeen()


def forget_days(places: Places) -> None:
    """Delete the cache, because records of the journal were changed in their place, which it cannot notice."""
    shutil.rmtree(places.summaries_dir, ignore_errors=True)


class SummaryCache:
    """The summaries cached in `folder`. `zone`: the name of the local zone, which hours of the day depend on."""

    def __init__(self, folder: str, zone: str) -> None:
        self._path = os.path.join(folder, FILE)
        self._mark = crc32(json.dumps([SHAPE, __version__, zone, *Summary.fields, *StudyDay.fields]).encode())

    def seen(self) -> JournalSeen:
        """Return the journal as the cached days were made from it; `NOTHING` if none can be used."""
        return self._do(_opened, self._seen) or NOTHING

    def read(self, form: type[Form], days: Sequence[str]) -> dict[str, Form]:
        """Return what is cached in that form of these days, oldest first, by the day."""
        if not days:
            return {}
        bodies = self._do(_opened, lambda opened: self._bodies(opened, form.__name__, days)) or ()
        with suppress(ValueError, TypeError, LookupError):
            found = map(reader_of(form), json.loads(f"[{','.join(bodies)}]"))
            return {day.key: day for day in found}
        return {}

    def keep(
        self, before: JournalSeen, now: JournalSeen, stale: Collection[str] | None, fresh: Iterable[Summary | StudyDay]
    ) -> None:
        """Cache the `fresh` days and drop the `stale` ones; None drops all. `before`: what `seen` returned when the cache was
        read. If another process has written since, or if writing fails, nothing changes, and they are folded again next time."""

        def write(opened: sqlite3.Connection) -> None:
            opened.execute("BEGIN IMMEDIATE")
            opened.execute(_TABLE)
            kept = self._seen(opened)
            if kept not in (before, NOTHING):
                return  # closing it takes back what was begun
            if stale is None or kept == NOTHING:
                opened.execute("DELETE FROM days")
            else:
                dropped = [(form.__name__, day) for form in (Summary, StudyDay) for day in stale]
                opened.executemany("DELETE FROM days WHERE form = ? AND day = ?", dropped)
            opened.executemany("INSERT OR REPLACE INTO days VALUES (?, ?, ?, ?)", self._rows(now, fresh))
            opened.execute("COMMIT")

        self._do(self._made, write)

    def _rows(self, now: JournalSeen, fresh: Iterable[Summary | StudyDay]) -> Iterable[tuple[str, str, str, int]]:
        """Yield the rows: of each day one for each form, as a summary holds what study needs, and the one of the journal."""
        yield self._row(_JOURNAL, "", [now.newest, now.days, now.around])
        for day in fresh:
            yield self._row(type(day).__name__, day.key, day)
            if isinstance(day, Summary):
                yield self._row(StudyDay.__name__, day.key, day.for_study)

    def _row(self, form: str, day: str, held: object) -> tuple[str, str, str, int]:
        body = json.dumps(held, separators=(",", ":"), default=packed)
        return form, day, body, self._sum(body)

    def _seen(self, opened: sqlite3.Connection) -> JournalSeen:
        for body in self._bodies(opened, _JOURNAL, [""]):
            (seq, name), days, around = json.loads(body)
            return JournalSeen((seq, name), days, {day: (first, last) for day, (first, last) in around.items()})
        return NOTHING

    def _bodies(self, opened: sqlite3.Connection, form: str, days: Sequence[str]) -> list[str]:
        """Return what the cache holds of these days, which are in order. Raises DatabaseError if a row is not as it was
        written."""
        wanted = set(days)
        rows = [row for row in opened.execute(_FOUND, (form, days[0], days[-1])) if row[0] in wanted]
        if any(type(body) is not str or self._sum(body) != checksum for _, body, checksum in rows):
            raise sqlite3.DatabaseError("a row is not as it was written")
        return [body for _, body, _ in rows]

    def _sum(self, body: str) -> int:
        """Return the checksum of a row's body; every version and zone has its own."""
        return crc32(body.encode(), self._mark)

    def _do(self, opened_by: Callable[[str], sqlite3.Connection], work: Callable[[sqlite3.Connection], Done]) -> Done | None:
        """Work with the file and return what that yields; None if it fails. A damaged file is deleted."""
        try:
            with closing(opened_by(self._path)) as opened:
                return work(opened)
        except (sqlite3.Error, UnicodeError) as error:
            if getattr(error, "sqlite_errorname", _DAMAGED[0]).startswith(_DAMAGED):
                with suppress(OSError):
                    os.unlink(self._path)
        except OSError:
            pass
        return None

    def _made(self, path: str) -> sqlite3.Connection:
        """Open the file; make it, for its owner alone, if there is none. A link in its place is replaced, never followed."""
        make_private_dir(os.path.dirname(path))
        if os.path.islink(path):
            os.unlink(path)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        return _opened(path)


def _opened(path: str) -> sqlite3.Connection:
    return sqlite3.connect(address(path, "mode=rw"), uri=True, timeout=BUSY_SECONDS, isolation_level=None)
