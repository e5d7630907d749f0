"""Copies the journal once a work day and keeps seven copies, in case a disk goes bad.

SQLite's own backup call makes the copy, so it is complete even while another process writes. It is one file, readable by its
owner only, and gets its name only after every page was checked: a damaged page would be copied too, and must not push out an
older copy.
"""

from __future__ import annotations

import os
import re
import sqlite3
from contextlib import closing, suppress

from ninetyten.config.files import replacing
from ninetyten.journal.errors import BUSY_SECONDS, JournalError, uncopied
from ninetyten.journal.places import address

KEPT = 7
"""How many daily copies to keep."""
_DAILY = re.compile(r"journal-\d{4}-\d\d-\d\d\.db", re.ASCII)
_DRAFT = re.compile(rf"\.{_DAILY.pattern}\.\d+-[0-9a-f]{{8}}(-\w+)?", re.ASCII)
"""A copy that is being made, and what SQLite puts beside it."""
ABANDONED_S = 60 * 60
"""A draft this much older than a new copy belongs to no process that still makes it."""
DAMAGED = (
    "No backup could be made: the journal has damaged pages. The older backups stay. Export what can still be read and close"
    " ninetyten; `ninetyten restore` then shows what it would put back."
)


def due(folder: str, day: str) -> bool:
    """Report whether the work day `day` still needs a copy: the file of that name may be missing, a link, or damaged."""
    made = _daily(folder, day)
    return os.path.islink(made) or not (os.path.isfile(made) and is_good(made))


def back_up(path: str, folder: str, day: str) -> str:
    """Copy the journal at `path` as the copy of work day `day`, drop all but the newest `KEPT`, and return the copy's path.

    Raises JournalError if the copy cannot be made or is not complete; the older ones stay. Folders for a disk that is not
    mounted are not created.
    """
    if not os.path.isdir(os.path.dirname(folder)):
        raise JournalError(f"No backup could be made in {folder}: the folder {os.path.dirname(folder)} does not exist.")
    made = copy(path, _daily(folder, day))
    _drop_old(folder)
    _drop_drafts(folder, os.stat(made).st_mtime)
    return made


def daily(folder: str) -> list[str]:
    """Return the paths of the daily copies, newest first."""
    try:
        names = os.listdir(folder)
    except OSError:
        return []
    return [os.path.join(folder, name) for name in sorted(names, reverse=True) if _is_daily(name)]


def all_daily(*folders: str) -> list[str]:
    """Return the paths of the daily copies in several folders, newest first; within a day, in the order of the folders."""
    return sorted((path for folder in folders for path in daily(folder)), key=os.path.basename, reverse=True)


def newest_good(*folders: str) -> str | None:
    """Return the newest daily copy in these folders that SQLite finds intact, or None."""
    return next((path for path in all_daily(*folders) if is_good(path)), None)


def is_good(path: str) -> bool:
    """Report whether SQLite finds every page of the file intact."""
    try:
        with closing(sqlite3.connect(address(path, "immutable=1"), uri=True)) as copied:
            return bool(copied.execute("PRAGMA user_version").fetchone()[0]) and copied.execute(
                "PRAGMA integrity_check"
            ).fetchone() == ("ok",)
    except sqlite3.Error:
        return False


def open_existing(path: str) -> sqlite3.Connection:
    """Open an existing database to read and write. Raises sqlite3.OperationalError if it does not exist, and never creates
    one."""
    return sqlite3.connect(address(path, "mode=rw"), uri=True, timeout=BUSY_SECONDS, isolation_level=None)


def copy(path: str, target: str) -> str:
    """Copy the journal at `path` to `target`, completely or not at all, and return `target`. Raises JournalError."""
    try:
        with replacing(target) as file, closing(open_existing(path)) as source:
            copy_whole(source, file.name)
        return target
    except (sqlite3.Error, OSError) as error:
        raise JournalError(uncopied(error, target)) from error


def copy_whole(source: sqlite3.Connection, target: str) -> None:
    """Copy what a connection reads to the new file `target`: one file, readable by its owner only. Raises JournalError if the
    copy is not intact, sqlite3.Error or OSError if it cannot be made."""
    try:
        os.close(os.open(target, os.O_CREAT | os.O_TRUNC | os.O_RDWR, 0o600))
        with closing(sqlite3.connect(target)) as copied:
            source.backup(copied)
            copied.execute("PRAGMA journal_mode = DELETE")  # a copy is a single file, without a -wal
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


def _drop_drafts(folder: str, now: float) -> None:
    """Remove what a process left behind that was ended while it made a copy."""
    for name in filter(_DRAFT.fullmatch, os.listdir(folder)):
        with suppress(OSError):
            if now - os.stat(os.path.join(folder, name)).st_mtime > ABANDONED_S:
                os.remove(os.path.join(folder, name))


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
