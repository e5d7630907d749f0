"""Copies of the journal, one a work day, seven kept: for the day a disk goes bad.

A copy is made by SQLite's own backup call, so it is whole even while another process writes; it is one file, owner-only,
and takes its name only when it is complete.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from urllib.parse import quote

from ninetyten.config.files import make_private_dir, replacing
from ninetyten.journal.errors import JournalError, sentence

KEPT = 7
"""How many daily copies stay."""


def due(folder: str, day: str) -> bool:
    """Whether the work day `day` has no copy yet; one look at the disk."""
    return not os.path.exists(_daily(folder, day))


def back_up(path: str, folder: str, day: str) -> str:
    """Copy the journal at `path` as that of the work day `day` and drop all but the newest `KEPT`; the copy's path.

    Raises JournalError if the copy cannot be made; the older ones stay then.
    """
    made = copy(path, _daily(folder, day))
    for old in daily(folder)[KEPT:]:
        os.remove(old)
    return made


def daily(folder: str) -> list[str]:
    """The paths of the daily copies, newest first."""
    names = os.listdir(folder) if os.path.isdir(folder) else []
    return [os.path.join(folder, name) for name in sorted(names, reverse=True) if _is_daily(name)]


def newest_good(folder: str) -> str | None:
    """The newest daily copy that SQLite finds whole, or None."""
    return next((path for path in daily(folder) if is_good(path)), None)


def is_good(path: str) -> bool:
    """Whether SQLite finds every page of the file in order."""
    try:
        with closing(sqlite3.connect(f"file:{quote(path)}?immutable=1", uri=True)) as copied:
            return bool(copied.execute("PRAGMA user_version").fetchone()[0]) and copied.execute(
                "PRAGMA integrity_check"
            ).fetchone() == ("ok",)
    except sqlite3.Error:
        return False


def copy(path: str, target: str) -> str:
    """Copy the journal at `path` to `target`, complete or not at all; `target`. Raises JournalError."""
    try:
        make_private_dir(os.path.dirname(target) or ".")
        with replacing(target) as file, closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(file.name)) as copied:
            source.backup(copied)
            copied.execute("PRAGMA journal_mode = DELETE")  # a copy is one file: no -wal beside it
        return target
    except (sqlite3.Error, OSError) as error:
        raise JournalError(f"No backup could be made. {sentence(error, target)}") from error


def _daily(folder: str, day: str) -> str:
    return os.path.join(folder, f"journal-{day}.db")


def _is_daily(name: str) -> bool:
    return name.startswith("journal-") and name.endswith(".db")
