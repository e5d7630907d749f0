"""Handles an open journal whose path no longer leads to it: deleted, moved, swapped, or separated from its -wal.

The process that has it open still holds everything that was acknowledged. It puts that back where it belongs if no file there
now contradicts it; otherwise it keeps a copy beside it and refuses acts until a person has chosen.
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
_ADDED = "The journal {path} was replaced by an older copy. ninetyten added what that copy lacked; nothing is lost."
_BAD = "The journal {path} was replaced by a file that is not a complete journal, now {kept}. Everything recorded was put back."
_STRANGE = (
    "The journal {path} was replaced by another one while ninetyten had it open, and each holds something that the other lacks."
    " What ninetyten had is kept as {kept}. Nothing more is recorded here: close ninetyten. The next start uses the file"
    " that is there; `ninetyten restore --from {kept}` puts the other one back."
)
_CUT = (
    "The journal {path} was cut off while ninetyten had it open. What is left of it is kept as {kept} and {kept}-wal; nothing"
    " was deleted. Nothing more is recorded here: close ninetyten; `ninetyten restore` shows what it would put back."
)
_DAMAGED = (
    "The journal {path} was damaged while ninetyten had it open, and another process has set it aside. Nothing more is recorded"
    " here: close ninetyten. The next start says how to continue."
)
_GONE = "The journal {path} was deleted or moved, and cannot be put back: {why} Nothing more is recorded until it can."


def find_again(connection: sqlite3.Connection, path: str, was: Files, now: Files) -> str:
    """Make `path` lead to everything that `connection` holds, and return what a person should know about it, if anything. The
    caller then reopens it. `was`, `now`: the files then and now. Raises MustChoose if a person must choose, JournalError if
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
    """Restore a file that was cut off, from an open connection that may still hold everything in its -wal. Setting it aside
    before closing it keeps the -wal."""
    try:
        draft = _draft(connection, path)
    except (OSError, sqlite3.Error, JournalError) as problem:
        raise MustChoose(_CUT.format(path=path, kept=rescue.set_aside(path))) from problem
    kept = rescue.set_aside(path)
    os.rename(draft, path)
    return _BAD.format(path=path, kept=kept)


def _gather(connection: sqlite3.Connection, path: str, was: Files, now: Files) -> str:
    """Bring the content of a lost -wal or -shm back into the file, which is still there, unless others wrote to a new one."""
    wal, shm = f"{path}{PARTS[1]}", now[2]
    fresh = now[1] not in (None, was[1]) and os.path.getsize(wal) > 0
    if shm not in (None, was[2]) or (fresh and shm is None):
        kept = _keep(_draft(connection, path), path)
        raise MustChoose(_STRANGE.format(path=path, kept=kept))
    if not fresh:  # a fresh -wal can only exist because the lost one held nothing more
        (busy, *_) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if busy:
            raise JournalError(sentence(sqlite3.OperationalError("another process reads it"), path))
    return ""


def _draft(connection: sqlite3.Connection, path: str) -> str:
    """Make a complete copy of what `connection` holds, beside `path`."""
    make_private_dir(os.path.dirname(path) or ".")
    draft = draft_name(path)
    backups.copy_whole(connection, draft)
    return draft


def _torn(problem: Exception) -> bool:
    """Report whether the open file is damaged itself."""
    damaged = isinstance(problem, sqlite3.Error) and is_corrupt(problem)
    return damaged or str(problem) == backups.DAMAGED


def _part_with(path: str, was: Files, now: Files) -> None:
    """Delete the parts of the lost file, which the copy contains: read together with another file they would damage it."""
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
    """Deal with another file at `path`: it may hold all of ours, lack only our newest facts, be no journal at all, or
    differ."""
    try:
        lacking = _add(draft, path)
    except sqlite3.DatabaseError as problem:
        if not (is_corrupt(problem) or has_no_tables(problem)):
            raise
        kept = rescue.set_aside(path)
        os.rename(draft, path)
        return _BAD.format(path=path, kept=kept)
    if lacking is None:
        raise MustChoose(_STRANGE.format(path=path, kept=_keep(draft, path)))
    return _ADDED.format(path=path) if lacking else ""


def _add(draft: str, path: str) -> list[tuple[object, ...]] | None:
    """Add to the journal at `path` what it lacks of ours, and return that; None if the two contradict each other. No other
    process can write between the look and the addition."""
    with closing(backups.open_existing(path)) as there, closing(rescue.open_read_only(draft)) as ours:
        there.execute("BEGIN IMMEDIATE")
        lacking = _lacking(there, ours)
        if lacking:
            there.executemany(f"INSERT INTO events VALUES ({', '.join('?' * len(lacking[0]))})", lacking)
        there.execute("COMMIT")
        return lacking


def _lacking(there: sqlite3.Connection, ours: sqlite3.Connection) -> list[tuple[object, ...]] | None:
    """Return what `there` lacks of ours if it is an earlier state of ours or holds all of it; None otherwise."""
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
    """Give the copy a name of its own, which is reported until a person has chosen; one copy is enough."""
    kept = rescue.name_for(path, "replaced", os.stat(draft).st_mtime)
    os.rename(draft, kept)
    return kept
