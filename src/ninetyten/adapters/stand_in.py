"""Stands in for the ringer's lock where the system gives none: the name of a living process, in a folder of the machine's own.

A process is named by its number and the moment it began, so that a number that is used again names nobody. Two processes that
find the name of a dead one at the same moment may both take it; what rings is then still said once, for the cursor moves once.
"""

from __future__ import annotations

import os
from binascii import crc32
from contextlib import suppress

FOLDER = "/tmp"
PROCESSES = "/proc"


class StandIn:
    """The name left in place of a lock on `path`."""

    def __init__(self, path: str) -> None:
        self._path = path
        self.held = False

    def take(self) -> bool:
        """Leave the name of this process unless a living one has left its own; true if this process may ring. Where nothing can
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
        """Whether a living process has left its name, this one included."""
        if self.held:
            return True
        try:
            said = _read(file_for(self._path))
            return bool(said) and said == _name(int(said.split()[0]))
        except (OSError, ValueError, IndexError):
            return False


def file_for(path: str) -> str:
    """Where the name for a lock on `path` is left."""
    return os.path.join(FOLDER, f".ninetyten-{_user()}-{crc32(os.path.abspath(path).encode()):08x}")


def _leave(file: str) -> bool:
    """Put the name of this process there, complete from the first moment; false if something is there. Raises OSError if nothing
    can be left."""
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
    """The name that was left there; empty if another user left it. Raises OSError or ValueError if there is none to read."""
    ours_alone = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)  # a pipe or a link there is no name of ours
    descriptor = os.open(file, os.O_RDONLY | ours_alone)
    try:
        return os.read(descriptor, 100).decode("ascii") if os.fstat(descriptor).st_uid == _user() else ""
    finally:
        os.close(descriptor)


def _user() -> int:
    return os.getuid() if hasattr(os, "getuid") else 0


def _name(process: int) -> str:
    """A living process by its number and when it began; empty if there is none."""
    try:
        with open(f"{PROCESSES}/{process}/stat", encoding="utf-8", errors="replace") as file:
            return f"{process} {file.read().rpartition(')')[2].split()[19]}"
    except (OSError, IndexError):
        pass
    if os.path.isdir(f"{PROCESSES}/self") or os.name != "posix":  # elsewhere `kill` would end it
        return ""
    try:
        os.kill(process, 0)
    except OSError:
        return ""
    return f"{process} -"
