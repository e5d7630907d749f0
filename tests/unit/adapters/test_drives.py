"""Which folders Windows has on another computer, through a fake of its library."""

from __future__ import annotations

import sys
from types import SimpleNamespace
from typing import Any

import pytest

from ninetyten.adapters.drives import is_remote, synced_by


def drives(root: Any) -> int:
    """A machine whose letter S stands for a share."""
    return 4 if root.value == "S:\\" else 3


@pytest.mark.parametrize(
    ("path", "remote"),
    [
        (r"C:\Users\anna\AppData\Local\ninetyten", False), (r"S:\ninetyten", True), (r"\\server\homes\anna", True),
        ("//server/homes/anna", True), (r"\\?\UNC\server\homes", True), (r"\\?\C:\ninetyten", False),
    ],
)  # fmt: skip
def test_shares_are_known(path: str, remote: bool) -> None:
    """By name and by letter."""
    assert is_remote(path, "win32", SimpleNamespace(GetDriveTypeW=drives)) is remote


def test_elsewhere_the_table_of_mounts_says_it() -> None:
    """No name looks remote there."""
    assert not is_remote("//server/homes", "linux")


@pytest.mark.skipif(sys.platform != "win32", reason="asks Windows itself")
def test_this_computers_own_disk_is_its_own(tmp_path: Any) -> None:
    """As Windows says."""
    assert not is_remote(str(tmp_path))


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        (r"D:\Work\ninetyten", "onedrive"),
        (r"d:\work", "onedrive"),
        (r"D:\Workshop\ninetyten", ""),
        (r"C:\Users\a\OneDrive - Hospital\n", "onedrive"),
        (r"C:\Users\a\AppData\Local\ninetyten", ""),
    ],
)
def test_onedrive_is_known_whatever_its_folder_is_called(folder: str, service: str) -> None:
    """It names its folders in the environment; a brother with a longer name is not one of them."""
    assert synced_by(folder, {"OneDriveCommercial": "D:\\Work\\", "OneDrive": ""}) == service
