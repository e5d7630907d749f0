"""The alive mark in its file."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from ninetyten.adapters.alive import AliveFile
from ninetyten.domain.moment import Moment

MOMENT = Moment(utc=1_790_000_000_000, offset=-14400, awake=5000, boot=9000, boot_id="7fdf8890")


def test_the_last_mark_comes_back(tmp_path: Path) -> None:
    """The last mark is read back, also by another object."""
    path = str(tmp_path / "state" / "alive.json")
    AliveFile(path).mark(MOMENT, 17)
    AliveFile(path).mark(MOMENT.replace(boot=9500), 18)
    assert AliveFile(path).last() == (MOMENT.replace(boot=9500), 18)
    assert os.listdir(tmp_path / "state") == ["alive.json"]


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX")
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
