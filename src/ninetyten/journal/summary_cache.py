"""Caches the summaries of days that are over, so that each day is folded once.

One SQLite file holds two rows a day: the whole summary, and the little of it that accuracy study needs for two years back. A row
is valid only while the journal has no newer fact of its day, and of the neighboring days that it depends on, for the same version
and zone. Deleting or damaging the file costs only time.
"""

from __future__ import annotations

import json
import os
import sqlite3
from binascii import crc32
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from typing import Any, TypeVar

from ninetyten import __version__
from ninetyten.config.files import make_private_dir
from ninetyten.domain.value import Value
from ninetyten.journal.errors import BUSY_SECONDS
from ninetyten.journal.places import address
from ninetyten.ledger.summary import StudyDay, Summary, packed, unpacked

SHAPE = 6
"""The version of what is cached; raise it too when the same facts come to give other figures."""
FILE = "days.db"
Extent = tuple[int, str]
"""The `seq` and the id of the newest fact that the journal has of a day."""
Form = TypeVar("Form", Summary, StudyDay)
Done = TypeVar("Done")

_TABLE = """
CREATE TABLE IF NOT EXISTS days (
  form TEXT, day TEXT, newest INTEGER, id TEXT, beside TEXT, body TEXT, sum INTEGER, PRIMARY KEY (form, day)
) WITHOUT ROWID
"""
_DAMAGED = ("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_ERROR")
"""What SQLite says of a file that it cannot read, or that is of another shape."""
_ALONE = "[]"
"""Most days depend on no neighbor. Not parsing their empty list halves the time that a year takes to read."""
_FOUND = "SELECT day, newest, id, beside, body, sum FROM days WHERE form = ? AND day BETWEEN ? AND ?"


class Fresh(Value):
    """What was found of a day, to cache: the extent of that day, and of each neighboring day it depends on."""

    extent: Extent
    found: Summary | StudyDay
    beside: Mapping[str, Extent]


class SummaryCache:
    """The summaries cached in `folder`. `zone`: the name of the local zone, which hours of the day depend on."""

    def __init__(self, folder: str, zone: str) -> None:
        self._path = os.path.join(folder, FILE)
        self._mark = crc32(json.dumps([SHAPE, __version__, zone, *Summary.fields, *StudyDay.fields]).encode())

    def read(self, form: type[Form], extents: Mapping[str, Extent], extent_of: Callable[[str], Extent]) -> dict[str, Form]:
        """Return what is cached in that form of these days, if it is still valid. `extent_of`: returns the extent of any day."""
        found = {}
        for day, newest, name, beside, body, checksum in self._rows(form, extents):
            with suppress(ValueError, TypeError, LookupError):
                if extents.get(day) == (newest, name) and checksum == self._sum(form, day, newest, name, beside, body):
                    around = json.loads(beside) if beside != _ALONE else ()
                    if all(extent_of(key) == (last, its_id) for key, last, its_id in around):
                        found[day] = unpacked(form, json.loads(body))
        return found

    def keep(self, fresh: Mapping[str, Fresh]) -> None:
        """Cache these too; if that fails, they are folded again next time."""
        if not fresh:
            return

        def write(opened: sqlite3.Connection) -> None:
            opened.execute("BEGIN IMMEDIATE")
            opened.execute(_TABLE)
            opened.executemany(
                "INSERT OR REPLACE INTO days VALUES (?, ?, ?, ?, ?, ?, ?)",
                (row for day, found in fresh.items() for row in self._rows_of(day, found)),
            )
            opened.execute("COMMIT")

        self._do(self._made, write)

    def _rows(self, form: type[Value], extents: Mapping[str, Extent]) -> list[Any]:
        if not extents or not os.path.exists(self._path):
            return []
        asked = (form.__name__, min(extents), max(extents))
        return self._do(_opened, lambda opened: opened.execute(_FOUND, asked).fetchall()) or []

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

    def _rows_of(self, day: str, fresh: Fresh) -> list[tuple[Any, ...]]:
        """Return a day's rows, one for each form: a summary holds what study needs."""
        found = fresh.found
        forms = [found, found.for_study] if isinstance(found, Summary) else [found]
        beside = _text([[key, *extent] for key, extent in fresh.beside.items()])
        rows = [(type(form), day, *fresh.extent, beside, _text(packed(form))) for form in forms]
        return [(form.__name__, *row, self._sum(form, *row)) for form, *row in rows]

    def _sum(self, form: type[Value], *row: object) -> int:
        """Return the checksum of a row, which no other version has."""
        return crc32(repr((form.__name__, *row)).encode(), self._mark)

    def _made(self, path: str) -> sqlite3.Connection:
        """Open the file; make it, for its owner alone, if there is none. A link in its place is replaced, never followed."""
        make_private_dir(os.path.dirname(path))
        if os.path.islink(path):
            os.unlink(path)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        return _opened(path)


def _opened(path: str) -> sqlite3.Connection:
    return sqlite3.connect(address(path, "mode=rw"), uri=True, timeout=BUSY_SECONDS, isolation_level=None)


def _text(plain: object) -> str:
    return json.dumps(plain, separators=(",", ":"))
