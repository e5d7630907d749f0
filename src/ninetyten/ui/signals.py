"""A clean end when the system asks for it: SIGTERM, SIGHUP, a closed terminal.

Textual alone would leave the terminal in its alternate screen with the mouse reporting (Textualize/textual#5140). And when
the terminal is gone its writer can wait for ever for somebody to read; so, once everything of ours is in the journal, the
process is given a moment to end by itself and then ended.
"""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ninetyten.ui.app import NinetytenApp

NAMES = ("SIGTERM", "SIGHUP")
"""Those that a platform has; its exit code is 128 and the signal's number."""
GRACE_S = 2.0


def listen(app: NinetytenApp) -> None:
    """From now on these signals close the app, the terminal put right."""
    loop = asyncio.get_running_loop()
    for name in NAMES:
        number = getattr(signal, name, None)
        if number is None:
            continue
        try:
            loop.add_signal_handler(number, _end, app, 128 + number)
        except (NotImplementedError, RuntimeError, ValueError):
            return


def _end(app: NinetytenApp, code: int) -> None:
    last = threading.Timer(GRACE_S, os._exit, (code,))
    last.daemon = True
    last.start()
    app.end("quiet", code)
