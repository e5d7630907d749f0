"""What is written to the terminal beside the picture: its title, and notices for terminals that show them.

Textual has no public way to write raw text while it runs, but a driver's `write` is public and queues it whole between two
frames. So the app runs on the platform's driver with one addition: it says which `write` is the one in use.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.driver import Driver

Write = Callable[[str], None]


def speaking(driver: type[Driver], attach: Callable[[Write], None]) -> type[Driver]:
    """The same driver, which hands its `write` to `attach` when it is made."""

    class Speaking(driver):  # type: ignore[misc, valid-type]  # the base is chosen at run time, by platform
        """The platform's driver, known to the app by its `write`."""

        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            attach(self.write)

    return Speaking


def title(text: str) -> str:
    """The sequence (OSC 2) that titles the window; nothing in `text` can end it early."""
    return f"\x1b]2;{''.join(char for char in text if char.isprintable())[:200]}\x1b\\"


SAVE_TITLE, RESTORE_TITLE = "\x1b[22;2t", "\x1b[23;2t"
"""xterm's title stack: the title from before comes back when the app has closed."""
