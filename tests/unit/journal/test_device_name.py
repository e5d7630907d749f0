"""A machine has one name, whichever process asks first, however many ask at once."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from ninetyten.journal.file import new_device, read_device
from tests.modes import closed_to_others


@pytest.fixture
def file(tmp_path: Path) -> str:
    """The path of the name; even its folder is missing."""
    return str(tmp_path / "data" / "device")


def test_a_name_is_kept(file: str) -> None:
    """It is private, random, and the only file that stays."""
    name = new_device(file)
    assert len(name) == 8 and read_device(file) == name
    assert closed_to_others(file)
    assert os.listdir(os.path.dirname(file)) == ["device"]


def test_the_second_process_takes_the_name_of_the_first(file: str) -> None:
    """A process that found no name, and was slower, writes under the existing one."""
    name = new_device(file)
    assert new_device(file) == name


def test_many_at_once_agree(file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each with a draft of its own, as processes have."""
    numbers = iter(range(100))
    monkeypatch.setattr(os, "getpid", lambda: next(numbers))
    with ThreadPoolExecutor(8) as many:
        assert len(set(many.map(new_device, [file] * 16))) == 1
    assert os.listdir(os.path.dirname(file)) == ["device"]


def test_a_lost_name_is_replaced(file: str) -> None:
    """An empty file names no machine."""
    new_device(file)
    Path(file).write_bytes(b"\n")
    assert len(new_device(file)) == 8


def test_links_are_not_needed(file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some disks know none."""

    def refuse(draft: str, path: str) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refuse)
    assert len(new_device(file)) == 8
    assert os.listdir(os.path.dirname(file)) == ["device"]


def test_where_nothing_can_be_written_there_is_no_name(file: str, tmp_path: Path) -> None:
    """No fact can be written there either."""
    (tmp_path / "data").write_bytes(b"a file")
    assert new_device(file) == ""
