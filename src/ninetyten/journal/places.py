"""Names the files of a journal: by device and inode, to notice that a path no longer leads to the open ones, and by the address
that SQLite opens."""

from __future__ import annotations

import os

PARTS = ("", "-wal", "-shm")
"""A journal in WAL mode is three files."""

UNSETTLED = {"unreadable": "was damaged", "replaced": "was replaced by another file"}
"""What happened to a file that was set aside, by the word in its name; shown to the person until it is settled."""

_ESCAPED = frozenset("%?#:\\")
"""What means something else in a URI."""
_SMALLEST_PAGE = 512
"""In bytes; a file that SQLite has written holds at least one page."""

Name = tuple[int, int]
"""Device and inode: identify a file as long as any process has it open."""
Files = tuple[Name | None, ...]


def draft_name(path: str) -> str:
    """Return a new name beside `path`, for a file that is being made."""
    return f"{path}.{os.getpid()}-{os.urandom(4).hex()}.tmp"


def address(path: str, how: str) -> str:
    """Return the URI by which SQLite opens a file. `how`: its query, such as `mode=rw`, which never creates one."""
    if not path.isascii() or set(path) & _ESCAPED:
        from urllib.parse import quote  # costs as much as opening the file; most paths do without

        path = quote(os.fsencode(path))
    return f"file:{'//' if path.startswith('/') else ''}{path}?{how}"


def files(path: str) -> Files:
    """Return the name of each part of the journal at `path`, None for a missing one. Costs three stats."""
    return tuple(_name(path + part) for part in PARTS)


def glance(path: str) -> tuple[int, ...]:
    """Return a value that changes whenever a file enters or leaves the journal's folder, or the journal is cut off; empty if
    the folder is gone. Costs two stats."""
    try:
        found = os.stat(os.path.dirname(path) or ".")
    except OSError:
        return ()
    return found.st_dev, found.st_ino, found.st_mtime_ns, cut_off(path)


def cut_off(path: str) -> bool:
    """Report whether the file at `path` is too short to be a journal that was ever written; False if there is none."""
    try:
        return os.stat(path).st_size < _SMALLEST_PAGE
    except OSError:
        return False


def holds_something(path: str) -> bool:
    """Report whether there is a file at `path` that is not empty."""
    return os.path.exists(path) and os.path.getsize(path) > 0


def unsettled(path: str) -> list[str]:
    """Return the files that were set aside and not settled yet, by name. Costs one look into the folder."""
    folder, name = os.path.split(path)
    try:
        found = os.listdir(folder or ".")
    except OSError:
        return []
    starts = tuple(f"{name}.{word}-" for word in UNSETTLED)
    return sorted(os.path.join(folder, one) for one in found if one.startswith(starts) and not one.endswith(PARTS[1:]))


def _name(path: str) -> Name | None:
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_dev, found.st_ino
