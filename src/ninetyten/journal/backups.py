"""Copies of the journal, one a work day, seven kept: for the day a disk goes bad.

A copy is made by SQLite's own backup call, so it is whole even while another process writes; it is one file, owner-only,
and takes its name only when it is complete and every page of it was found in order: a damaged page would be copied too, and
no older copy may go for that.
"""

from __future__ import annotations

import os
import re
import sqlite3
from contextlib import closing, suppress
from urllib.parse import quote

from ninetyten.config.files import replacing
from ninetyten.journal.errors import BUSY_SECONDS, JournalError, sentence

KEPT = 7
"""How many daily copies stay."""
_DAILY = re.compile(r"journal-\d{4}-\d\d-\d\d\.db", re.ASCII)
DAMAGED = (
    "No backup could be made: the journal holds damaged pages. The older backups stay. Export what can still be read, close"
    " ninetyten, then `ninetyten restore` shows what it would put back."
)


def due(folder: str, day: str) -> bool:
    """Whether the work day `day` has no whole copy yet: what lies under its name may be a link, or damaged."""
    made = _daily(folder, day)
    return os.path.islink(made) or not (os.path.isfile(made) and is_good(made))


def back_up(path: str, folder: str, day: str) -> str:
    """Copy the journal at `path` as that of the work day `day` and drop all but the newest `KEPT`; the copy's path.

    Raises JournalError if the copy cannot be made or is not whole; the older ones stay then. A disk that is not there is not
    made up for by folders where it would be.
    """
    if not os.path.isdir(os.path.dirname(folder)):
        raise JournalError(f"No backup could be made in {folder}: there is no folder {os.path.dirname(folder)}.")
    made = copy(path, _daily(folder, day))
    _drop_old(folder)
    return made


def daily(folder: str) -> list[str]:
    """The paths of the daily copies, newest first."""
    try:
        names = os.listdir(folder)
    except OSError:
        return []
    return [os.path.join(folder, name) for name in sorted(names, reverse=True) if _is_daily(name)]


def all_daily(*folders: str) -> list[str]:
    """The paths of the daily copies in several folders, newest first; of one day those of the first folder come first."""
    return sorted((path for folder in folders for path in daily(folder)), key=os.path.basename, reverse=True)


def newest_good(*folders: str) -> str | None:
    """The newest daily copy in these folders that SQLite finds whole, or None."""
    return next((path for path in all_daily(*folders) if is_good(path)), None)


def is_good(path: str) -> bool:
    """Whether SQLite finds every page of the file in order."""
    try:
        with closing(sqlite3.connect(f"file:{quote(os.fsencode(path))}?immutable=1", uri=True)) as copied:
            return bool(copied.execute("PRAGMA user_version").fetchone()[0]) and copied.execute(
                "PRAGMA integrity_check"
            ).fetchone() == ("ok",)
    except sqlite3.Error:
        return False


def open_existing(path: str) -> sqlite3.Connection:
    """Open a database that is there, to read and write. Raises sqlite3.OperationalError if there is none: none is made."""
    return sqlite3.connect(f"file:{quote(os.fsencode(path))}?mode=rw", uri=True, timeout=BUSY_SECONDS, isolation_level=None)


def copy(path: str, target: str) -> str:
    """Copy the journal at `path` to `target`, complete, whole, or not at all; `target`. Raises JournalError."""
    try:
        with replacing(target) as file, closing(open_existing(path)) as source:
            copy_whole(source, file.name)
        return target
    except (sqlite3.Error, OSError) as error:
        raise JournalError(f"No backup could be made. {sentence(error, target)}") from error


def copy_whole(source: sqlite3.Connection, target: str) -> None:
    """Copy what a connection reads to the new file `target`, owner-only, one file. Raises JournalError if it is not whole then,
    sqlite3.Error or OSError if it cannot be made."""
    try:
        os.close(os.open(target, os.O_CREAT | os.O_TRUNC | os.O_RDWR, 0o600))
        with closing(sqlite3.connect(target)) as copied:
            source.backup(copied)
            copied.execute("PRAGMA journal_mode = DELETE")  # a copy is one file: no -wal beside it
        _sync(target)
        if not is_good(target):
            raise JournalError(DAMAGED)
    except BaseException:
        with suppress(FileNotFoundError):
            os.remove(target)
        raise


def _drop_old(folder: str) -> None:
    for old in daily(folder)[KEPT:]:
        os.remove(old)


def _sync(path: str) -> None:
    file = os.open(path, os.O_RDWR)
    try:
        os.fsync(file)
    finally:
        os.close(file)


def _daily(folder: str, day: str) -> str:
    return os.path.join(folder, f"journal-{day}.db")


def _is_daily(name: str) -> bool:
    return _DAILY.fullmatch(name) is not None
