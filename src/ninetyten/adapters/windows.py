"""Finds out how long a Windows session has not been touched, and whether it is locked.

The system keeps the tick of the last input; the terminal services know of the lock (Windows 8 and later).
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from ninetyten.adapters.clock import monotonic_s
from ninetyten.adapters.idle import SourceGone

DWORD = 0xFFFFFFFF
THIS_SERVER, THIS_SESSION = None, 0xFFFFFFFF
SESSION_INFO_EX = 25
LOCKED = 0
MS = 1000


class LastInput(ctypes.Structure):
    """LASTINPUTINFO: its own size in bytes, and the tick (ms, 32 bits) of the last input."""

    _fields_: ClassVar = [("size", ctypes.c_uint32), ("tick", ctypes.c_uint32)]


class WindowsIdle:
    """This session's count (idle.Source). `user32`, `kernel32`: the libraries, as ctypes loads them."""

    name = "windows"
    proves_absence = True
    at_once = True

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


class SessionInfo(ctypes.Structure):
    """The beginning of WTSINFOEX: its level, and for level 1 the fields before the names, on the eight-byte boundary that the
    times behind them require."""

    _fields_: ClassVar = [
        ("level", ctypes.c_uint32),
        ("gap", ctypes.c_uint32),
        ("session", ctypes.c_uint32),
        ("state", ctypes.c_int32),
        ("flags", ctypes.c_int32),
    ]


class WindowsLock:
    """This session's lock (presence.Lock). `services`: wtsapi32, as ctypes loads it. `clock`: seconds."""

    at_once = False

    def __init__(self, services: Any, clock: Callable[[], float] = monotonic_s) -> None:
        self._query, self._free, self._clock = services.WTSQuerySessionInformationW, services.WTSFreeMemory, clock
        self._query.argtypes = (
            ctypes.c_void_p, ctypes.c_uint32, ctypes.c_int, ctypes.POINTER(ctypes.c_void_p), ctypes.POINTER(ctypes.c_uint32),
        )  # fmt: skip
        self._free.argtypes = (ctypes.c_void_p,)
        self._since: float | None = None

    def locked_ms(self) -> int | None:
        """Return how many milliseconds it has been known to be locked; None if it is not, or unknown."""
        now = self._clock()
        self._since = (now if self._since is None else self._since) if self._locked() else None
        return None if self._since is None else round((now - self._since) * MS)

    def _locked(self) -> bool:
        found, size = ctypes.c_void_p(), ctypes.c_uint32()
        asked = (THIS_SERVER, THIS_SESSION, SESSION_INFO_EX, ctypes.pointer(found), ctypes.pointer(size))
        if not self._query(*asked) or not found.value:
            return False
        try:
            info = SessionInfo.from_address(found.value)
            return size.value >= ctypes.sizeof(SessionInfo) and info.level == 1 and info.flags == LOCKED
        finally:
            self._free(found)


def open_lock() -> WindowsLock:
    """Open this session's lock. Raises OSError or AttributeError on other systems."""
    return WindowsLock(ctypes.WinDLL("wtsapi32"))  # type: ignore[attr-defined,unused-ignore]
