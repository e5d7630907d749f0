"""Drive a console of Windows: sleep while nobody types.

Textual's own reader looks for keys ten times a second, which costs more than all that the app does in the background. Here its
wait lasts until a key, a click or the end; only within a sequence or a paste is it as short as Textual asks.
"""

from __future__ import annotations

import ctypes
import threading
from ctypes import wintypes
from typing import Any

from textual.app import App
from textual.drivers import win32
from textual.drivers.windows_driver import WindowsDriver

from ninetyten.ui.key_parser import KeyParser

LONGEST_MS = 5000
"""No wait is longer, so that the app ends even if Windows forgets to wake it."""
wait_for_handles = win32.wait_for_handles

_kernel32 = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined,unused-ignore]
_kernel32.CreateEventW.restype = wintypes.HANDLE
_kernel32.CreateEventW.argtypes = (ctypes.c_void_p, wintypes.BOOL, wintypes.BOOL, wintypes.LPCWSTR)
_kernel32.SetEvent.argtypes = _kernel32.ResetEvent.argtypes = (wintypes.HANDLE,)


class HeardEvent(threading.Event):
    """An event that ends a wait for handles. It lives as long as the process."""

    def __init__(self) -> None:
        super().__init__()
        self.handle = wintypes.HANDLE(_kernel32.CreateEventW(None, True, False, None))

    def set(self) -> None:
        """Set it, and end the wait."""
        super().set()
        _kernel32.SetEvent(self.handle)

    def clear(self) -> None:
        """Unset it."""
        super().clear()
        _kernel32.ResetEvent(self.handle)


class ConsoleDriver(WindowsDriver):
    """Textual's driver, whose reader finds our parser and our way to wait where it looks for Textual's."""

    exit_event: HeardEvent

    def __init__(self, app: App[Any], **options: Any) -> None:
        super().__init__(app, **options)
        self.exit_event = HeardEvent()
        self._ear = KeyParser()
        win32.XTermParser = self._listen  # type: ignore[assignment,attr-defined]  # it is only called
        win32.wait_for_handles = self._wait

    def _listen(self, debug: bool = False) -> KeyParser:
        """Return the parser of a reader that begins; each starts afresh."""
        self._ear = KeyParser()
        return self._ear

    def _wait(self, handles: list[wintypes.HANDLE], timeout: int = -1) -> wintypes.HANDLE | None:
        """Wait for one of the handles, longer than `timeout` (ms) unless the parser expects more. Return None if none is ready,
        or at the end."""
        ready = wait_for_handles([self.exit_event.handle, *handles], timeout if self._ear.expects_more else LONGEST_MS)
        return None if ready is self.exit_event.handle else ready
