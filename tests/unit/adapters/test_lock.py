"""The ringer's lock, between real processes, and its last sign of life in a file."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

import pytest

import ninetyten
from ninetyten.adapters import stand_in
from ninetyten.adapters.lock import AliveFile, FileRingerLock, unlockable
from ninetyten.domain.moment import Moment
from tests.modes import closed_to_others

HOLD = """
import sys
from ninetyten.adapters.lock import FileRingerLock
lock = FileRingerLock(sys.argv[1])
print(lock.acquire(), flush=True)
sys.stdin.read()
"""


@pytest.fixture
def path(tmp_path: Path) -> str:
    """Where the lock is; its folder is not there yet."""
    return str(tmp_path / "state" / "ringer.lock")


@pytest.fixture
def holder(path: str) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the lock until its input ends."""
    source = os.path.dirname(os.path.dirname(ninetyten.__file__))
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, path],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": source},
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "True\n"
        yield process


def test_one_process_holds_it(path: str, holder: subprocess.Popen[str]) -> None:
    """While another process holds it, it cannot be taken; afterwards it can."""
    lock = FileRingerLock(path)
    assert lock.taken()
    assert not lock.acquire()
    assert lock.problem == ""
    holder.communicate("")
    assert not lock.taken()
    assert lock.acquire()
    assert lock.taken()
    lock.release()


@pytest.mark.posix("SIGKILL ends a process without a word")
def test_a_dead_holder_holds_nothing(path: str, holder: subprocess.Popen[str]) -> None:
    """Killing the holder frees it."""
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    lock = FileRingerLock(path)
    assert not lock.taken()
    assert lock.acquire()
    lock.release()


def test_holding_and_letting_go(path: str) -> None:
    """Taking it twice is taking it once, two locks of one process exclude each other, releasing frees it."""
    first, second = FileRingerLock(path), FileRingerLock(path)
    first.release()
    assert not first.taken()
    assert first.acquire()
    assert first.acquire()
    assert second.taken()
    assert not second.acquire()
    first.release()
    assert not first.taken()
    assert second.acquire()
    second.release()


def test_asking_does_not_take_it(path: str) -> None:
    """However often it is asked for, a free lock stays free."""
    asking, taking = FileRingerLock(path), FileRingerLock(path)
    assert taking.acquire()
    taking.release()
    assert [asking.taken() for _ in range(3)] == [False, False, False]
    assert taking.acquire()
    taking.release()


@pytest.mark.posix("files have modes")
def test_it_is_the_owners_only(path: str) -> None:
    """File and folder are closed to others."""
    lock = FileRingerLock(path)
    assert lock.acquire()
    assert closed_to_others(path, os.path.dirname(path))
    lock.release()


@pytest.fixture
def no_locks(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Simulate a disk without locks, and give the test a folder of its own for stand-ins."""

    def refuses(descriptor: int, operation: int) -> None:
        raise OSError(request.param, os.strerror(request.param))

    import fcntl

    monkeypatch.setattr(fcntl, "flock", refuses)
    monkeypatch.setattr(stand_in, "FOLDER", str(tmp_path))


REASONS = [errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.EIO]
WITHOUT = pytest.mark.parametrize(
    "no_locks", [pytest.param(why, marks=pytest.mark.posix("the lock is flock")) for why in REASONS], indirect=True
)


@WITHOUT
def test_where_there_are_no_locks_one_rings_all_the_same(path: str, no_locks: None) -> None:
    """The first process takes it and says why it is not a real lock; a second one sees that and stands by until the first
    releases it."""
    first, second = FileRingerLock(path), FileRingerLock(path)
    assert not second.taken()
    assert first.acquire() and first.taken() and second.taken()
    assert not second.acquire()
    assert all(f"{path} cannot be locked" in lock.problem for lock in (first, second))
    first.release()
    assert not second.taken()
    assert second.acquire()
    second.release()


@WITHOUT
@pytest.mark.parametrize("left", ["1 0", "999999999 5", "", "not a number", "-"])
def test_a_name_that_no_living_process_has_holds_nothing(path: str, no_locks: None, tmp_path: Path, left: str) -> None:
    """What a dead process left behind, or what is not a name, blocks no one."""
    first = FileRingerLock(path)
    assert first.acquire()
    first.release()
    Path(stand_in.file_for(path)).write_text(left)
    assert not first.taken()
    assert first.acquire()
    first.release()


@pytest.mark.posix("a pipe or a link can lie in a folder")
@pytest.mark.parametrize("left", ["pipe", "link"])
def test_what_is_no_file_of_ours_holds_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, left: str) -> None:
    """Reading a pipe would never end, and a link may lead to a name somewhere else."""
    monkeypatch.setattr(stand_in, "FOLDER", str(tmp_path))
    here, elsewhere = stand_in.StandIn("here"), stand_in.StandIn("elsewhere")
    assert elsewhere.take()
    file = stand_in.file_for("here")
    if left == "pipe":
        monkeypatch.setattr("builtins.open", no_waiting(open, file))
        os.mkfifo(file)
    else:
        os.symlink(stand_in.file_for("elsewhere"), file)
    assert not here.taken()
    assert here.take()


def no_waiting(opens: Callable[..., IO[str]], pipe: str) -> Callable[..., IO[str]]:
    """Return an `open` that fails where it would wait."""

    def opening(path: str, *how: object, **more: object) -> IO[str]:
        assert path != pipe, "it would wait without end"
        return opens(path, *how, **more)

    return opening


@pytest.mark.posix("a name left in /tmp")
def test_who_looks_while_another_takes_it_stands_by(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """At no moment between creating the file and writing the name can two take it."""
    monkeypatch.setattr(stand_in, "FOLDER", str(tmp_path))
    first, second = stand_in.StandIn("here"), stand_in.StandIn("here")
    write, looks = os.write, list[bool]()

    def slowly(descriptor: int, name: bytes) -> int:
        if not looks:
            looks.append(True)
            second.take()
        return write(descriptor, name)

    monkeypatch.setattr(os, "write", slowly)
    first.take()
    assert not (first.held and second.held)


def test_only_its_own_name_is_given_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that another process left in the meantime stays."""
    monkeypatch.setattr(stand_in, "FOLDER", str(tmp_path))
    lock, file = stand_in.StandIn("here"), Path(stand_in.file_for("here"))
    assert lock.take()
    file.write_text("1 5")
    lock.give_back()
    assert file.read_text() == "1 5"


@pytest.mark.posix("a name left in /tmp")
def test_a_lock_that_cannot_be_made_rings_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If no file can be made the reason names the file; others see that a process rings."""
    monkeypatch.setattr(stand_in, "FOLDER", str(tmp_path))
    (tmp_path / "state").write_text("a file where the folder should be")
    lock, other = (FileRingerLock(str(tmp_path / "state" / "ringer.lock")) for _ in range(2))
    assert lock.acquire() and other.taken()
    assert "ringer.lock" in lock.problem
    lock.release()
    assert not other.taken()


def test_to_ask_whether_a_lock_can_be_had_leaves_no_trace(tmp_path: Path) -> None:
    """Neither file nor folder is made; if a lock is possible nothing is reported."""
    assert unlockable(str(tmp_path / "state" / "ringer.lock")) == ""
    assert list(tmp_path.iterdir()) == []


@pytest.mark.posix("a file that is open can be deleted")
def test_a_lock_whose_file_was_deleted_is_taken_again(path: str) -> None:
    """The folder of the state is gone: nobody else would see the lock, so it counts as lost until it is taken at its place."""
    lock, other = FileRingerLock(path), FileRingerLock(path)
    assert lock.acquire()
    shutil.rmtree(os.path.dirname(path))
    assert not other.taken()
    assert lock.acquire() and other.taken() and not other.acquire()


@pytest.mark.posix("a file that is open can be deleted")
def test_a_lock_that_another_process_took_meanwhile_is_lost(path: str) -> None:
    """Two processes never ring side by side for longer than it takes to look."""
    lock, other = FileRingerLock(path), FileRingerLock(path)
    assert lock.acquire()
    shutil.rmtree(os.path.dirname(path))
    assert other.acquire()
    assert not lock.acquire()


MOMENT = Moment(utc=1_790_000_000_000, offset=-14400, awake=5000, boot=9000, boot_id="7fdf8890")


def test_the_last_mark_comes_back(tmp_path: Path) -> None:
    """The last mark is read back, also by another object."""
    path = str(tmp_path / "state" / "alive.json")
    AliveFile(path).mark(MOMENT, 17)
    AliveFile(path).mark(MOMENT.replace(boot=9500), 18)
    assert AliveFile(path).last() == (MOMENT.replace(boot=9500), 18)
    assert os.listdir(tmp_path / "state") == ["alive.json"]


@pytest.mark.posix("files have modes")
def test_it_is_the_owners_only_from_the_first_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the umask, the file being written and its folder are closed to others."""
    modes: list[int] = []
    sync = os.fsync

    def watched(descriptor: int) -> None:
        modes.append(stat.S_IMODE(os.fstat(descriptor).st_mode))
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", watched)
    before = os.umask(0)
    try:
        AliveFile(str(tmp_path / "state" / "alive.json")).mark(MOMENT, 17)
    finally:
        os.umask(before)
    assert modes == [0o600, 0o700]  # the file, then its folder


def test_a_failed_write_leaves_the_mark_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a full disk the old mark stays complete, nothing is raised, and the next mark succeeds."""
    file = AliveFile(str(tmp_path / "alive.json"))
    file.mark(MOMENT, 17)

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        file.mark(MOMENT, 18)
    assert file.last() == (MOMENT, 17)
    file.mark(MOMENT, 19)
    assert file.last() == (MOMENT, 19)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"\xff\xfe",
        b'{"utc": 1}',
        b'{"utc": 1, "offset": 0, "awake": 1, "boot": 1, "boot_id": 5, "instant": 1}',
        b'{"utc": "1", "offset": 0, "awake": 1, "boot": 1, "boot_id": "x", "instant": 1}',
        b'{"utc": true, "offset": 0, "awake": 1, "boot": 1, "boot_id": "x", "instant": 1}',
    ],
)
def test_a_spoilt_mark_is_none(tmp_path: Path, content: bytes) -> None:
    """A file that is not a mark counts as missing, and raises nothing."""
    path = tmp_path / "alive.json"
    path.write_bytes(content)
    assert AliveFile(str(path)).last() is None


def test_no_mark_is_none(tmp_path: Path) -> None:
    """Before the first mark there is none."""
    assert AliveFile(str(tmp_path / "alive.json")).last() is None
