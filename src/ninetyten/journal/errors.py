"""Messages for people when the journal fails: what is wrong, with which file, and what to do next (exit 3)."""

from __future__ import annotations

import errno
import os
import sqlite3
import sys

from ninetyten.journal.places import draft_name
from ninetyten.ports import Unwritable

BUSY_SECONDS = 10
"""How long a process waits for another one that is writing."""

_WRITABLE = "Make the file and its folder readable and writable for you, then try again."
_FULL = "The disk is full: {path} cannot grow. Nothing recorded so far is lost. Free some space, then try again."
_READ_ONLY = "The journal {path} can be read but not written. " + _WRITABLE
_CLOSED = "The journal {path} cannot be opened: {detail}. " + _WRITABLE
_BUSY = "Another process has kept the journal {path} locked for over {seconds} s. Close it, then try again."
_LOCKLESS = (
    "{path} cannot be locked ({detail}), so no journal can be kept there. Keep it on this computer's own disk"
    " (NINETYTEN_HOME moves it), then try again."
)
_DISK = "The disk failed while {path} was in use ({detail}). Nothing recorded so far is lost. Check the disk, then try again."
_NO_FILE = "The journal {path} is not a regular file. Move or rename it, then try again."
_OTHER = "The journal {path} cannot be used: {detail}. Run `ninetyten doctor` for details."

_BY_SQLITE = {
    "SQLITE_FULL": _FULL,
    "SQLITE_READONLY": _READ_ONLY,
    "SQLITE_CANTOPEN": _CLOSED,
    "SQLITE_PERM": _CLOSED,
    "SQLITE_BUSY": _BUSY,
    "SQLITE_LOCKED": _BUSY,
    "SQLITE_IOERR": _DISK,
}
_BY_SYSTEM = {errno.ENOSPC: _FULL, errno.EDQUOT: _FULL, errno.EROFS: _READ_ONLY, errno.EIO: _DISK}


_NEWER = (
    "The journal {path} was written by a newer ninetyten (its schema is {theirs}; this version supports {ours})."
    " It can be read here but not written. Update ninetyten to continue."
)
_UNKNOWN = (
    "The journal {path} holds something that this version of ninetyten cannot read: {detail}."
    " Nothing is dropped, and nothing is written here. Update ninetyten to continue."
)
_BROKEN = (
    "The journal {path} holds something that ninetyten did not write: {fault}. Nothing is dropped, and nothing is written here."
    " `ninetyten check --journal` lists every such fact. To continue: `ninetyten restore` shows what a backup would put back,"
    " `ninetyten restore --leave-out` shows what would stay without those facts."
)


class JournalError(Unwritable):
    """The journal cannot be read or written; the message is complete and meant for people."""


class Lost(JournalError):
    """This process must not use what it had open any longer; the next one may continue."""

    for_good = True


class MustChoose(Lost):
    """Another journal is where this one was, and only a person can tell which one counts."""


class BrokenFact(JournalError):
    """The journal holds a fact that ninetyten did not write."""


def is_corrupt(error: sqlite3.Error) -> bool:
    """Report whether SQLite says that the file itself is damaged, or never was a journal."""
    return _name(error) in {"SQLITE_CORRUPT", "SQLITE_NOTADB"}


def has_no_tables(error: sqlite3.Error) -> bool:
    """Report whether a readable file holds nothing of a journal."""
    return getattr(error, "sqlite_errorname", "") == "SQLITE_ERROR"


def why_not_json(error: Exception, text: str) -> str:
    """Return what a text is that `json` could not read, such as `not valid JSON (column 5)`; empty if the error says it in words
    of ours. What Python says is for programmers."""
    if isinstance(error, RecursionError):
        return "nested too deeply"
    if (column := getattr(error, "colno", None)) is not None:
        return f"not valid JSON (column {column})"
    import re

    most = sys.get_int_max_str_digits()
    too_long = most and re.search(rf"[0-9]{{{most + 1}}}", text)
    return f"not readable: a number has more than {most:,} digits" if too_long else ""


def not_regular(path: str) -> str:
    """Return the message about a pipe, a folder or a device in the journal's place; empty if there is none."""
    return _NO_FILE.format(path=path) if os.path.exists(path) and not os.path.isfile(path) else ""


def sentence(error: sqlite3.Error | OSError, path: str) -> str:
    """Return the message about a failure with the journal at `path`."""
    if isinstance(error, OSError):
        template, detail = _BY_SYSTEM.get(error.errno or 0, _CLOSED), error.strerror or str(error)
    else:
        template, detail = _BY_SQLITE.get(_name(error), _OTHER), str(error)
        if template is _DISK and _no_room(path):
            template = _FULL
        elif template in (_BUSY, _DISK) and (why := _no_locks(path)):
            template, detail = _LOCKLESS, why
    no_file = not_regular(path) if template in (_CLOSED, _DISK, _OTHER) else ""
    return no_file or template.format(path=path, detail=detail, seconds=BUSY_SECONDS)


def uncopied(error: sqlite3.Error | OSError, target: str) -> str:
    """Return the message about a backup that could not be made as `target`."""
    if isinstance(error, OSError) and _BY_SYSTEM.get(error.errno or 0) not in (_FULL, _DISK):
        why = error.strerror or error
        return f"No backup could be made in {os.path.dirname(target)}: {why}. It must be a folder that you can write to."
    return f"No backup could be made. {sentence(error, target)}"


def unwritten(error: OSError, path: str) -> str:
    """Return the message about a file of the person's own that could not be written at `path`."""
    if _BY_SYSTEM.get(error.errno or 0) in (_FULL, _DISK):
        return f"The file was not written. {sentence(error, path)}"
    return f"The file was not written to {path}: {error.strerror or error}. Name a file in a folder that you can write to."


def read_only(path: str) -> str:
    """Return the message about a journal, or its folder, that cannot be written."""
    return _READ_ONLY.format(path=path)


def newer(path: str, theirs: int, ours: int) -> str:
    """Return the message about a journal whose schema this program does not know."""
    return _NEWER.format(path=path, theirs=theirs, ours=ours)


def unknown(path: str, detail: str) -> str:
    """Return the message about an event in the journal that this program cannot read."""
    return _UNKNOWN.format(path=path, detail=detail)


def broken(path: str, fault: object) -> BrokenFact:
    """Return the error for a fact in the journal that ninetyten did not write."""
    return BrokenFact(_BROKEN.format(path=path, fault=fault))


def _name(error: sqlite3.Error) -> str:
    """Return SQLite's primary code: `SQLITE_IOERR` for `SQLITE_IOERR_SHMSIZE`; empty if the error is not SQLite's own."""
    return "_".join(getattr(error, "sqlite_errorname", "").split("_")[:2])


def _no_room(path: str) -> bool:
    """Report whether the disk is full: SQLite reports an I/O error when the -shm file cannot grow."""
    if not hasattr(os, "statvfs"):
        return False
    try:
        return os.statvfs(os.path.dirname(path) or ".").f_bavail == 0
    except OSError:
        return False


def _no_locks(path: str) -> str:
    """Return why the disk refuses the locks that SQLite takes, which SQLite reports as busy or failing; empty if it grants
    them."""
    if os.name != "posix":
        return ""
    import fcntl

    scratch = draft_name(path)  # closing the journal itself would drop its locks
    try:
        with open(scratch, "w", encoding="ascii") as file:
            os.unlink(scratch)
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return (error.strerror or str(error)) if error.errno in (errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP) else ""
    return ""
