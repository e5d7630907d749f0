"""The reader of the keyboard sleeps while nobody types, and the end wakes it."""

from __future__ import annotations

from ctypes import wintypes
from threading import Thread
from typing import Any

import pytest
from textual.app import App
from textual.drivers import win32

from ninetyten.ui import console_driver
from ninetyten.ui.console_driver import LONGEST_MS, ConsoleDriver, HeardEvent
from tests.keyboards import Keeping

KEY, SHORT_MS = 1, 100
SOON_S = LONGEST_MS / 1000 / 2


class Heard(Keeping, ConsoleDriver):
    """A driver that keeps its keys."""


class Keyboard(HeardEvent):
    """Stands for the console: it can be waited for while there is a key to read."""

    key = ""

    def type(self, key: str) -> None:
        """Press a key."""
        self.key = key
        self.set()

    def read(self, console: wintypes.HANDLE, records: Any, most: int, count: Any) -> int:
        """Give the key as ReadConsoleInputW does. `records`, `count`: what `byref` made."""
        self.clear()
        (pressed, *_), counted = records._obj, count._obj  # noqa: SLF001 - ctypes has no other way to what a reference is to
        pressed.EventType, counted.value = KEY, 1
        pressed.Event.KeyEvent.bKeyDown, pressed.Event.KeyEvent.uChar.UnicodeChar = 1, self.key
        return 1


async def test_it_sleeps_until_something_is_typed_and_its_end_wakes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only within a sequence does it look again by itself, to know that an escape was all. After a suspension the next hears."""
    waits: list[int] = []
    wait = console_driver.wait_for_handles

    def watched(handles: list[wintypes.HANDLE], timeout: int) -> wintypes.HANDLE | None:
        waits.append(timeout)
        return wait(handles, timeout)

    keyboard = Keyboard()
    monkeypatch.setattr(console_driver, "wait_for_handles", watched)
    monkeypatch.setattr(win32, "GetStdHandle", lambda which: keyboard.handle)
    monkeypatch.setattr(win32.KERNEL32, "ReadConsoleInputW", keyboard.read, raising=False)
    driver = Heard()
    for _ in range(3):
        waits.clear()
        driver.keys.clear()
        reader = win32.EventMonitor(None, App(), driver.exit_event, driver.process_message)  # type: ignore[arg-type]
        reader.daemon = True
        driver._event_thread = reader  # noqa: SLF001 - as the driver itself starts it
        reader.start()
        for key in ("q", "\x1b"):
            driver.heard.clear()
            keyboard.type(key)
            assert driver.heard.wait(SOON_S)
        end = Thread(target=driver.disable_input)
        end.start()
        end.join(SOON_S)

        assert not end.is_alive() and not reader.is_alive() and not driver.exit_event.is_set()
        assert driver.keys == ["q", "escape"]
        assert waits[:3] == [LONGEST_MS, LONGEST_MS, SHORT_MS]
        assert set(waits[3:]) <= {LONGEST_MS, SHORT_MS}
