"""Finds out how long a Windows session has not been touched: the system keeps the tick of the last input."""

from __future__ import annotations

import ctypes
from collections.abc import Mapping
from typing import Any, ClassVar

from ninetyten.adapters.idle import SourceGone

DWORD = 0xFFFFFFFF


class LastInput(ctypes.Structure):
    """LASTINPUTINFO: its own size in bytes, and the tick (ms, 32 bits) of the last input."""

    _fields_: ClassVar = [("size", ctypes.c_uint32), ("tick", ctypes.c_uint32)]


class WindowsIdle:
    """This session's count (idle.Source). `user32`, `kernel32`: the libraries, as ctypes loads them."""

    name = "windows"
    proves_absence = True

    def __init__(self, user32: Any, kernel32: Any) -> None:
        self._last_input, self._ticks = user32.GetLastInputInfo, kernel32.GetTickCount

    def idle_ms(self) -> int | None:
        """Return the milliseconds since the last touch; None if Windows does not say. Its ticks restart from 0 after 49
        days."""
        last = LastInput(size=ctypes.sizeof(LastInput))
        if not self._last_input(ctypes.pointer(last)):
            return None
        return int(self._ticks() - last.tick) & DWORD

    def close(self) -> None:
        """Do nothing: nothing is held."""


def open_source(env: Mapping[str, str]) -> WindowsIdle:
    """Open this session's count. Raises SourceGone on other systems."""
    try:
        return WindowsIdle(ctypes.WinDLL("user32"), ctypes.WinDLL("kernel32"))  # type: ignore[attr-defined,unused-ignore]
    except (OSError, AttributeError) as problem:
        raise SourceGone(f"windows: {problem}") from problem
