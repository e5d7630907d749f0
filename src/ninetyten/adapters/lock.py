"""The ringer's lock, and its last sign of life: of all processes that share a journal, exactly one rings (A9).

The lock is the system's own on an open file: it ends with its holder, however that ends. Some status bars ask every second
whether any process holds it; a library for that would cost more than the rest of `status`, and a twentieth of the app's start.

If the system gives no lock (some network homes, a read-only folder), the ringer instead leaves the name of its process in the
machine's own folder for such things (`adapters.stand_in`), and says why.

The alive mark shows after a crash since when nothing rang (A6). It is not an event and may be lost: writing it never fails, and
an unreadable mark counts as missing.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import sys

from ninetyten.adapters.stand_in import StandIn
from ninetyten.config.files import open_regular, write_private
from ninetyten.domain.moment import Instant, Moment


class FileRingerLock:
    """A lock on the file `path` (ports.RingerLock). The system frees it when its holder dies.

    `problem`: why the last `acquire` could not use a lock; empty if it could, or if another process holds it.
    """

    def __init__(self, path: str) -> None:
        self._path = path
        self._descriptor: int | None = None
        """The open file, while this process holds the lock."""
        self._place: tuple[int, int] | None = None
        self._stand_in = StandIn(path)
        self.problem = ""

    def acquire(self) -> bool:
        """Take it if it is free, again if its file is gone. Return True if this process holds it now. Never waits and never
        raises."""
        if self._held():
            return True
        self._let_go()
        try:
            self._make()
            self.problem = unlockable(self._path)
            if self.problem:
                return self._stand_in.take()
            return self._try() or (not self.taken() and self._try())
        except OSError as problem:
            self.problem = _no_lock(self._path, problem)
            return self._stand_in.take()

    def release(self) -> None:
        """Release it; do nothing if this process does not hold it."""
        self._let_go()
        self._stand_in.give_back()

    def taken(self) -> bool:
        """Report whether any process, this one included, holds it. Costs one open and one lock call."""
        return self._held() or locked_by_anyone(self._path)

    def _held(self) -> bool:
        return self._stand_in.held or (self._descriptor is not None and self._place == _place_of(self._path))

    def _make(self) -> None:
        os.makedirs(os.path.dirname(self._path) or ".", mode=0o700, exist_ok=True)
        os.close(os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600))

    def _try(self) -> bool:
        """Try once. Another process's `taken` may be in the way for a moment, so `acquire` tries twice."""
        descriptor = open_regular(self._path, os.O_RDWR)
        try:
            got = _lock(descriptor)
        except OSError:
            os.close(descriptor)
            raise
        if got:
            self._descriptor, self._place = descriptor, _place_of(self._path)
        else:
            os.close(descriptor)
        return got

    def _let_go(self) -> None:
        if self._descriptor is not None:
            _unlock(self._descriptor)
            os.close(self._descriptor)
            self._descriptor = None


def _place_of(path: str) -> tuple[int, int] | None:
    """Return device and inode of the file at a path: a lock on another file excludes no process that looks here."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_dev, found.st_ino


def locked_by_anyone(path: str) -> bool:
    """Report whether some process holds the lock on `path`, or stands in for it. A missing file is not locked."""
    try:
        descriptor = open_regular(path, os.O_RDWR)
    except OSError:
        return StandIn(path).taken()
    try:
        return _refused(descriptor)
    except OSError:
        return StandIn(path).taken()
    finally:
        os.close(descriptor)


def unlockable(path: str) -> str:
    """Return why `path` cannot be locked, as a sentence for people; empty if it can. While the file is missing, check the
    nearest existing folder; leave no trace."""
    place, ways = path, os.O_RDWR
    while not os.path.exists(place) and os.path.dirname(place) != place:
        place, ways = os.path.dirname(place), os.O_RDONLY
    if ways == os.O_RDONLY and not os.access(place, os.W_OK):
        return _no_lock(path, PermissionError(errno.EACCES, os.strerror(errno.EACCES)))
    if sys.platform == "win32" and ways == os.O_RDONLY:
        return ""  # Windows cannot open a folder
    try:
        descriptor = open_regular(place, ways)
    except OSError as problem:
        return _no_lock(path, problem)
    try:
        _refused(descriptor)
    except OSError as problem:
        return _no_lock(path, problem)
    finally:
        os.close(descriptor)
    return ""


def _no_lock(path: str, problem: OSError) -> str:
    if problem.errno == errno.EINVAL:  # a pipe: nothing is wrong with the folder
        return f"{path} cannot be locked ({problem.strerror}). ninetyten rings anyway; a second one may ring too."
    return (
        f"{path} cannot be locked ({problem.strerror or problem}). ninetyten rings anyway; a second one on another"
        " computer may ring too. Keep the folder on this computer's own disk, writable for you."
    )


def _refused(descriptor: int) -> bool:
    """Try the lock and release it at once; report whether it was refused. Raises OSError where locks do not exist."""
    if not _lock(descriptor, shared=True):
        return True
    _unlock(descriptor)
    return False


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int, *, shared: bool = False) -> bool:
        """Lock an open file; report whether that succeeded."""
        os.lseek(descriptor, 0, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _unlock(descriptor: int) -> None:
        os.lseek(descriptor, 0, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int, *, shared: bool = False) -> bool:
        """Lock an open file, or share it with others who only look; report whether that succeeded. Raises OSError where locks do
        not exist."""
        try:
            fcntl.flock(descriptor, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except OSError as problem:
            if problem.errno not in (errno.EAGAIN, errno.EACCES):
                raise
            return False
        return True

    def _unlock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_UN)


class AliveFile:
    """Keeps the mark in the file `path`, readable by its owner only (ports.Alive)."""

    def __init__(self, path: str) -> None:
        self._path = path

    def mark(self, moment: Moment, instant: Instant) -> None:
        """Write it durably: after a power cut the file holds this mark or the one before, complete."""
        mark = {**{name: getattr(moment, name) for name in Moment.fields}, "instant": instant}
        with contextlib.suppress(OSError):
            write_private(self._path, json.dumps(mark).encode())

    def last(self) -> tuple[Moment, Instant] | None:
        """Return the last mark, or None."""
        try:
            with open(self._path, encoding="utf-8", opener=open_regular) as file:
                mark = json.load(file)
            numbers = {name: _whole(mark[name]) for name in ("utc", "offset", "awake", "boot", "instant")}
            boot_id = mark["boot_id"]
        except (OSError, ValueError, KeyError, TypeError):
            return None
        if not isinstance(boot_id, str):
            return None
        instant = numbers.pop("instant")
        return Moment(**numbers, boot_id=boot_id), instant


def _whole(value: object) -> int:
    if type(value) is not int:
        raise TypeError(value)
    return value
