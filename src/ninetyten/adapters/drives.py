"""Tells whether a folder lies on another computer, where Windows is asked; elsewhere the table of mounts says it. Tells as well
whether a service copies it there."""

from __future__ import annotations

import ntpath
import sys
from collections.abc import Mapping
from typing import Any

REMOTE = 4
"""What GetDriveType says of a letter that stands for a share."""
SYNCED = ("dropbox", "onedrive", "icloud", "mobile documents", "google drive", "googledrive", "nextcloud")
ONEDRIVE = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
"""The variables in which OneDrive names its folders."""


def is_remote(path: str, platform: str = sys.platform, kernel32: Any = None) -> bool:
    """Report whether Windows has an absolute path on another computer: on a share, or on a drive letter that stands for one.
    `kernel32`: the library, as ctypes loads it."""
    if platform != "win32":
        return False
    drive = ntpath.splitdrive(path)[0].replace("/", "\\")
    if drive.startswith("\\\\"):
        return not drive.startswith(("\\\\?\\", "\\\\.\\")) or drive.upper().startswith("\\\\?\\UNC")
    import ctypes

    system = kernel32 or ctypes.WinDLL("kernel32")  # type: ignore[attr-defined,unused-ignore]
    return int(system.GetDriveTypeW(ctypes.c_wchar_p(f"{drive}\\"))) == REMOTE


def synced_by(path: str, env: Mapping[str, str]) -> str:
    """Return the name of the service that copies a folder to other computers; empty if none is known to. OneDrive tells where its
    folders are, whatever they are called."""
    folder = ntpath.normcase(path) + "\\"
    if any(folder.startswith(ntpath.normcase(env[name]).rstrip("\\") + "\\") for name in ONEDRIVE if env.get(name)):
        return "onedrive"
    return next((name for name in SYNCED if name in path.lower()), "")
