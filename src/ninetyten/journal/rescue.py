"""Handles a journal that is damaged, missing, or in a place that cannot be written.

Nothing is ever deleted: a damaged file is set aside under a new name, and the newest good backup is offered. Until a person
settles it, by a restore or by taking the file away, everyone who opens the journal gets a notice.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Sequence
from contextlib import closing

from ninetyten.config.files import open_regular
from ninetyten.journal import backups
from ninetyten.journal.errors import BUSY_SECONDS, is_corrupt, not_regular, sentence
from ninetyten.journal.places import PARTS, UNSETTLED, address, holds_something, unsettled

SETTLED = "kept"
"""The word in the name of a file that was set aside and settled."""
_CHUNK = 1 << 20

_RESTORE = "`ninetyten restore` shows what it would put back"
_MISSING = (
    "The journal {path} {lacks}, but there is a good backup of it: {good}. Nothing is recorded until you choose: {restore};"
    " `ninetyten restore --empty` starts an empty one and keeps the backups."
)
_UNSETTLED = "The journal {path} {happened}; that file is kept as {kept}. {offer}"
_OFFER = "The newest good backup is {good}: " + _RESTORE + ", `ninetyten restore --dismiss` clears this message."
_NO_OFFER = "ninetyten found no good backup. `ninetyten restore --dismiss` clears this message."


def open_read_only(path: str) -> sqlite3.Connection:
    """Open a journal that cannot be written. Raises sqlite3.Error if it cannot be read either, also for a pipe, for which SQLite
    would wait."""
    if why := not_regular(path):
        raise sqlite3.OperationalError(why)
    how = "mode=ro"
    if not holds_something(f"{path}-wal"):
        how += "&immutable=1"  # without a -wal no process is writing, and SQLite cannot make one here
    return sqlite3.connect(address(path, how), uri=True, timeout=BUSY_SECONDS, isolation_level=None)


def no_damage(path: str, met: sqlite3.Error) -> str:
    """Return a message for people if the journal at `path` is intact although SQLite `met` an error: to SQLite a disk that
    fails to read looks the same. Empty if the journal is damaged."""
    failed = failing(path)
    if failed is not None:
        return sentence(failed, path)
    return sentence(met, path) if is_whole(path) else ""


def give_up(path: str, folders: Sequence[str]) -> str:
    """Set the damaged journal at `path` aside and return a message for people. `folders`: where its backups are, the nearest
    first."""
    try:
        kept = set_aside(path)
    except OSError as error:
        return f"The journal {path} is damaged and could not be set aside ({error.strerror}). Move it away, then try again."
    good = backups.newest_good(*folders)
    message = f"The journal {path} is damaged. It was set aside as {kept}; nothing was deleted."
    if good is None:
        return f"{message} ninetyten found no good backup in {' or '.join(folders)}: the next start begins an empty journal."
    return f"{message} The newest good backup is {good}. To use it: {_RESTORE}, and `ninetyten restore --yes` does it."


def failing(path: str) -> OSError | None:
    """Return why the disk cannot read some part of the journal; None if it reads all of it. SQLite calls that damage too."""
    for part in PARTS:
        try:
            _read_through(path + part)
        except FileNotFoundError:
            continue
        except OSError as error:
            return error
    return None


def is_whole(path: str) -> bool:
    """Report whether SQLite, asked again, finds the journal intact after all; a file that is neither intact nor damaged counts
    as intact."""
    try:
        with closing(open_read_only(path)) as opened:
            return bool(opened.execute("PRAGMA integrity_check").fetchone() == ("ok",))
    except sqlite3.Error as error:
        return not is_corrupt(error)


def missing(path: str, folders: Sequence[str]) -> str:
    """Return a message for people if nothing is at `path` although there are good backups; empty for a first start."""
    good = backups.newest_good(*folders)
    if good is None:
        return ""
    lacks = "is empty" if os.path.exists(path) else "is missing"
    return _MISSING.format(path=path, lacks=lacks, good=good, restore=_RESTORE)


def unsettled_notice(path: str, folders: Sequence[str]) -> str:
    """Return a message for people about files that were set aside; empty if there are none."""
    found = unsettled(path)
    if not found:
        return ""
    good = backups.newest_good(*folders)
    happened = next(words for word, words in UNSETTLED.items() if found[-1].startswith(_beside(path, word)))
    offer = _NO_OFFER if good is None else _OFFER.format(good=good)
    return _UNSETTLED.format(path=path, happened=happened, kept=", ".join(found), offer=offer)


def settle(path: str) -> list[str]:
    """Rename what was set aside, which ends its notice, and return the new paths. Raises OSError."""
    settled = []
    for found in unsettled(path):
        kept = name_for(path, SETTLED, os.stat(found).st_mtime)
        _rename(found, kept)
        settled.append(kept)
    return settled


def set_aside(path: str, why: str = "unreadable") -> str:
    """Rename the journal at `path`, with its -wal and -shm, to `PATH.WHY-STAMP`, and return the new path.

    STAMP is when the file was last written, in UTC. Raises OSError if the folder does not allow it.
    """
    there = next((path + part for part in PARTS if os.path.exists(path + part)), path)
    kept = name_for(path, why, os.stat(there).st_mtime)
    _rename(path, kept)
    return kept


def name_for(path: str, why: str, written: float) -> str:
    """Return a free name beside `path` for a file that was last `written` then."""
    stamp = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime(max(written, 0)))
    name = f"{_beside(path, why)}{stamp}"
    again = 1
    while any(os.path.exists(name + part) for part in PARTS):
        again += 1
        name = f"{_beside(path, why)}{stamp}-{again}"
    return name


def _beside(path: str, why: str) -> str:
    return f"{path}.{why}-"


def _rename(path: str, target: str) -> None:
    for part in PARTS:
        if os.path.exists(path + part):
            os.rename(path + part, target + part)


def _read_through(path: str) -> None:
    descriptor = open_regular(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        size, at = os.fstat(descriptor).st_size, 0
        while at < size:
            read = os.pread(descriptor, _CHUNK, at) if hasattr(os, "pread") else os.read(descriptor, _CHUNK)
            if not read:
                return
            at += len(read)
    finally:
        os.close(descriptor)
