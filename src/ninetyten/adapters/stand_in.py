"""Stands in for the ringer's lock where the system gives none: the name of a living process, in the machine's own folder.

A process is named by its number and start time, so that a reused number does not match. Two processes that find the name of a
dead one at the same moment may both take it; each event still rings only once, because the cursor moves once.
"""

from __future__ import annotations

import os
from contextlib import suppress

FOLDER = "/tmp"
PROCESSES = "/proc"


class StandIn:
    """The name left in place of a lock on `path`."""

    def __init__(self, path: str) -> None:
        self._path = path
        self.held = False

    def take(self) -> bool:
        """Leave this process's name unless a living process has left one; return True if this process may ring. If no name can
        be left, it may."""
        file = file_for(self._path)
        with suppress(OSError):
            if not self.held and not _leave(file):
                if self.taken():
                    return False
                os.unlink(file)
                if not _leave(file):  # another process was first
                    return False
        self.held = True
        return True

    def give_back(self) -> None:
        """Take the name away."""
        if self.held:
            self.held = False
            with suppress(OSError, ValueError):
                if _read(file_for(self._path)) == _name(os.getpid()):
                    os.unlink(file_for(self._path))

    def taken(self) -> bool:
        """Report whether a living process, this one included, has left its name."""
        if self.held:
            return True
        try:
            name = _read(file_for(self._path))
            return bool(name) and name == _name(int(name.split()[0]))
        except (OSError, ValueError, IndexError):
            return False


def file_for(path: str) -> str:
    """Return the file that holds the name for a lock on `path`."""
    from binascii import crc32

    return os.path.join(FOLDER, f".ninetyten-{_user()}-{crc32(os.path.abspath(path).encode()):08x}")


def _leave(file: str) -> bool:
    """Write this process's name there, complete from the first moment; return False if a name is there already. Raises OSError
    if it cannot."""
    draft = f"{file}.{os.urandom(4).hex()}"
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        os.write(descriptor, _name(os.getpid()).encode())
        os.link(draft, file)
        return True
    except FileExistsError:
        return False
    finally:
        os.close(descriptor)
        os.unlink(draft)


def _read(file: str) -> str:
    """Return the name left there; empty if another user left it. Raises OSError or ValueError if none can be read."""
    ours_alone = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)  # a pipe or link cannot be ours
    descriptor = os.open(file, os.O_RDONLY | ours_alone)
    try:
        return os.read(descriptor, 100).decode("ascii") if os.fstat(descriptor).st_uid == _user() else ""
    finally:
        os.close(descriptor)


def _user() -> int:
    return os.getuid() if hasattr(os, "getuid") else 0


def _name(process: int) -> str:
    """Return a living process's number and start time; empty if it is not alive."""
    try:
        with open(f"{PROCESSES}/{process}/stat", encoding="utf-8", errors="replace") as file:
            return f"{process} {file.read().rpartition(')')[2].split()[19]}"
    except (OSError, IndexError):
        pass
    if os.path.isdir(f"{PROCESSES}/self") or os.name != "posix":  # on Windows `kill` would end it
        return ""
    try:
        os.kill(process, 0)
    except OSError:
        return ""
    return f"{process} -"
