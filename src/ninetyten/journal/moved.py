"""What is done when an open journal is no longer where its path leads: deleted, moved, swapped, or parted from its -wal.

Whoever has it open still holds everything that was acknowledged. That is put back where it belongs, if nothing that is there
now contradicts it; else it is kept beside, and acts are refused until a person has chosen.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress

from ninetyten.config.files import make_private_dir
from ninetyten.journal import backups, rescue
from ninetyten.journal.errors import JournalError, MustChoose, has_no_tables, is_corrupt, sentence
from ninetyten.journal.places import PARTS, Files, cut_off, draft_name, files

_PUT_BACK = "The journal {path} was deleted or moved while ninetyten had it open. Everything recorded in it was put back."
_ADDED = "The journal {path} was replaced by an older copy. What that one lacked was added to it; nothing is lost."
_BAD = "The journal {path} was replaced by a file that is not a complete journal, now {aside}. Everything recorded was put back."
_STRANGE = (
    "The journal {path} was replaced by another one while ninetyten had it open, and each holds something that the other lacks."
    " What ninetyten had is kept as {kept}. Nothing is recorded here any more: close ninetyten. The next start goes on with the"
    " file that is there; `ninetyten restore --from {kept}` puts the other one back."
)
_CUT = (
    "The journal {path} was cut off while ninetyten had it open. What is left of it is kept as {aside} and {aside}-wal; nothing"
    " was deleted. Nothing is recorded here any more: close ninetyten; `ninetyten restore` shows what it would put back."
)
_DAMAGED = (
    "The journal {path} was damaged while ninetyten had it open, and is not there any more; whoever set it aside kept it. Nothing"
    " more is recorded here: close ninetyten; its next start says how it goes on."
)
_GONE = "The journal {path} was deleted or moved, and cannot be put back: {why} Acts are refused until it can."


def find_again(connection: sqlite3.Connection, path: str, was: Files, now: Files) -> str:
    """Make `path` lead to all that `connection` holds; what a person should know of it, empty for nothing. The caller opens it
    afresh then. `was`, `now`: the files then and now. Raises MustChoose where a person must choose, JournalError where
    nothing can be done yet."""
    if now[0] == was[0] and cut_off(path):
        return _whole_again(connection, path)
    if now[0] == was[0]:
        return _gather(connection, path, was, now)
    try:
        draft = _draft(connection, path)
    except (OSError, sqlite3.Error, JournalError) as problem:
        if _torn(problem):
            raise MustChoose(_DAMAGED.format(path=path)) from problem
        why = str(problem) if isinstance(problem, JournalError) else sentence(problem, path)
        raise JournalError(_GONE.format(path=path, why=why)) from problem
    try:
        _part_with(path, was, now)
        if now[0] is None:
            return _put_back(draft, path)
        return _beside(draft, path)
    finally:
        with suppress(FileNotFoundError):
            os.unlink(draft)


def _whole_again(connection: sqlite3.Connection, path: str) -> str:
    """The file was cut off: what is open may hold all of it still, in its -wal. Set aside before it is closed, the -wal stays."""
    try:
        draft = _draft(connection, path)
    except (OSError, sqlite3.Error, JournalError) as problem:
        raise MustChoose(_CUT.format(path=path, aside=rescue.set_aside(path))) from problem
    aside = rescue.set_aside(path)
    os.rename(draft, path)
    return _BAD.format(path=path, aside=aside)


def _gather(connection: sqlite3.Connection, path: str, was: Files, now: Files) -> str:
    """The file is there, but not its -wal or -shm: what is in the lost -wal is brought home, unless others wrote to a new one."""
    wal, shm = f"{path}{PARTS[1]}", now[2]
    fresh = now[1] not in (None, was[1]) and os.path.getsize(wal) > 0
    if shm not in (None, was[2]) or (fresh and shm is None):
        kept = _keep(_draft(connection, path), path)
        raise MustChoose(_STRANGE.format(path=path, kept=kept))
    if not fresh:  # else whoever began that -wal could do so because the lost one held nothing more
        (busy, *_) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if busy:
            raise JournalError(sentence(sqlite3.OperationalError("another process reads it"), path))
    return ""


def _draft(connection: sqlite3.Connection, path: str) -> str:
    """A whole copy of what `connection` holds, beside `path`."""
    make_private_dir(os.path.dirname(path) or ".")
    draft = draft_name(path)
    backups.copy_whole(connection, draft)
    return draft


def _torn(problem: Exception) -> bool:
    """Whether what is open is damaged itself."""
    damaged = isinstance(problem, sqlite3.Error) and is_corrupt(problem)
    return damaged or str(problem) == backups.DAMAGED


def _part_with(path: str, was: Files, now: Files) -> None:
    """Take away what belonged to the file that is gone, and is in the copy; read with another file it would tear that."""
    for part, name, old in zip(PARTS[1:], now[1:], was[1:], strict=True):
        if name is not None and name == old:
            os.unlink(path + part)


def _put_back(draft: str, path: str) -> str:
    if any(name is not None for name in files(path)):
        rescue.set_aside(path, "replaced")
    try:
        os.link(draft, path)
    except FileExistsError:  # another process was first
        return _beside(draft, path)
    except OSError:
        os.rename(draft, path)
    return _PUT_BACK.format(path=path)


def _beside(draft: str, path: str) -> str:
    """Another file is at `path`: it holds all of ours, or lacks only our newest facts, or is no journal, or is strange."""
    try:
        lacking = _add(draft, path)
    except sqlite3.DatabaseError as problem:
        if not (is_corrupt(problem) or has_no_tables(problem)):
            raise
        aside = rescue.set_aside(path)
        os.rename(draft, path)
        return _BAD.format(path=path, aside=aside)
    if lacking is None:
        raise MustChoose(_STRANGE.format(path=path, kept=_keep(draft, path)))
    return _ADDED.format(path=path) if lacking else ""


def _add(draft: str, path: str) -> list[tuple[object, ...]] | None:
    """Add to the journal at `path` what it lacks of ours, and return that; None if the two contradict each other. Nobody else
    can write between the look and the addition."""
    with closing(backups.open_existing(path)) as there, closing(rescue.open_read_only(draft)) as ours:
        there.execute("BEGIN IMMEDIATE")
        lacking = _lacking(there, ours)
        if lacking:
            there.executemany(f"INSERT INTO events VALUES ({', '.join('?' * len(lacking[0]))})", lacking)
        there.execute("COMMIT")
        return lacking


def _lacking(there: sqlite3.Connection, ours: sqlite3.Connection) -> list[tuple[object, ...]] | None:
    """What `there` lacks of ours, if it is an earlier state of ours, or holds all of it; None if it is neither."""
    newest = [_newest(one) for one in (there, ours)]
    shared = min(newest)
    parts = [
        one.execute("SELECT count(*), max(id), min(id), total(at) FROM events WHERE seq <= ?", (shared,)).fetchone()
        for one in (there, ours)
    ]
    if parts[0] != parts[1]:
        return None
    return ours.execute("SELECT * FROM events WHERE seq > ? ORDER BY seq", (shared,)).fetchall()


def _newest(connection: sqlite3.Connection) -> int:
    newest: int | None = connection.execute("SELECT max(seq) FROM events").fetchone()[0]
    return newest or 0


def _keep(draft: str, path: str) -> str:
    """Give the copy a name of its own, told until a person has chosen; one copy is enough."""
    kept = rescue.name_for(path, "replaced", os.stat(draft).st_mtime)
    os.rename(draft, kept)
    return kept
