"""A clean end when the system asks for it: SIGTERM, SIGHUP, a closed terminal.

Textual alone would leave the terminal in its alternate screen with the mouse reporting (Textualize/textual#5140).
"""

from __future__ import annotations

import asyncio
import signal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ninetyten.ui.app import NinetytenApp

NAMES = ("SIGTERM", "SIGHUP")
"""Those that a platform has; its exit code is 128 and the signal's number."""


def listen(app: NinetytenApp) -> None:
    """From now on these signals close the app, the terminal put right."""
    loop = asyncio.get_running_loop()
    for name in NAMES:
        number = getattr(signal, name, None)
        if number is None:
            continue
        try:
            loop.add_signal_handler(number, app.end, "quiet", 128 + number)
        except (NotImplementedError, RuntimeError, ValueError):
            return
