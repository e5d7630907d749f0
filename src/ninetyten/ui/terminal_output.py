"""Write to the terminal beside the picture: its title, and notices for terminals that show them.

Textual has no public way to write raw text while it runs, but a driver's `write` is public and queues it whole between two
frames. So the app runs on the platform's driver with one addition: it says which driver is the one in use.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from textual.driver import Driver

Write = Callable[[str], None]
READER = "textual-input"
"""The name of the thread that reads the keyboard, on every platform."""


def speaking(driver: type[Driver], attach: Callable[[Driver], None]) -> type[Driver]:
    """Return the same driver, with our keyboard reader; it hands itself to `attach` when made."""

    class Speaking(_hearing(driver)):  # type: ignore[misc]  # the base is chosen at run time, by platform
        """The platform's driver, known to the app."""

        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            attach(self)

    return Speaking


def _hearing(driver: type[Driver]) -> type[Driver]:
    """Return the driver with our keyboard reader, if it reads a keyboard."""
    if driver.__name__ == "LinuxDriver":
        from ninetyten.ui.terminal_driver import TtyDriver

        return TtyDriver
    if driver.__name__ == "WindowsDriver":
        from ninetyten.ui.console_driver import ConsoleDriver

        return ConsoleDriver
    return driver


def reads() -> bool:
    """Report whether the keyboard reader runs."""
    return any(thread.name == READER for thread in threading.enumerate())


def title(text: str) -> str:
    """Return the sequence (OSC 2) that sets the window's title; nothing in `text` can end it early."""
    return f"\x1b]2;{''.join(char for char in text if char.isprintable())[:200]}\x1b\\"


def move(column: int, line: int) -> str:
    """Return the sequence that moves the cursor to a cell, counted from 0."""
    return f"\x1b[{line + 1};{column + 1}H"


SAVE_TITLE, RESTORE_TITLE = "\x1b[22;2t", "\x1b[23;2t"
"""xterm's title stack: the title from before comes back when the app has closed."""
