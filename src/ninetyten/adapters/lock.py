"""The ringer's lock: of all processes that share a journal, exactly one rings (A9).

Taking it is filelock's work. Asking whether anybody holds it is `status`' work, every second in some status bars, and
importing filelock costs more than all the rest of `status`: so that asks the system itself, the way filelock locks.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from filelock import BaseFileLock


class FileRingerLock:
    """A lock on the file `path` (ports.RingerLock). Freed by the system when its holder dies.

    `problem`: why the last `acquire` failed although nobody holds the lock; empty if it did not.
    """

    def __init__(self, path: str) -> None:
        self._path = path
        self._lock: BaseFileLock | None = None
        self.problem = ""

    def acquire(self) -> bool:
        """Take it if it is free; true if this process holds it now. Never waits and never raises."""
        if self._held():
            return True
        try:
            return self._try() or (not self.taken() and self._try())
        except OSError as problem:
            self.problem = f"{self._path}: the lock cannot be made: {problem.strerror or problem}"
            return False

    def release(self) -> None:
        """Let go; nothing happens if this process does not hold it."""
        if self._lock is not None:
            self._lock.release()

    def taken(self) -> bool:
        """True while any process holds it, this one included. Costs one open and one lock call."""
        return self._held() or locked_by_anyone(self._path)

    def _held(self) -> bool:
        return self._lock is not None and self._lock.is_locked

    def _try(self) -> bool:
        """One try. A `taken` of another process may be in the way for a moment, so `acquire` makes two."""
        from filelock import FileLock, Timeout

        if self._lock is None:
            os.makedirs(os.path.dirname(self._path) or ".", mode=0o700, exist_ok=True)
            self._lock = FileLock(self._path, timeout=0, mode=0o600, thread_local=False)
        try:
            self._lock.acquire()
        except Timeout:
            return False
        self.problem = ""
        return True


def locked_by_anyone(path: str) -> bool:
    """True if some process holds filelock's lock on `path`. A missing or unreadable file is not locked."""
    try:
        descriptor = os.open(path, os.O_RDWR | getattr(os, "O_CLOEXEC", 0))
    except OSError:
        return False
    try:
        return _refused(descriptor)
    finally:
        os.close(descriptor)


def _refused(descriptor: int) -> bool:
    """Try the lock that filelock takes and give it back at once."""
    if sys.platform == "win32":
        import msvcrt

        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return True
        os.lseek(descriptor, 0, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)
        return False
    import errno
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError as problem:
        return problem.errno in (errno.EAGAIN, errno.EACCES)
    return False
