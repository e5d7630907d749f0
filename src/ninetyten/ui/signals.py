"""A clean end when the system asks for it: SIGTERM, SIGHUP, a closed terminal. A clean stop, too: SIGTSTP, SIGCONT.

Textual alone would leave the terminal in its alternate screen with the mouse reporting (Textualize/textual#5140). And when
the terminal is gone its writer can wait forever for a reader; so, once everything of ours is in the journal, the
process is given a moment to end by itself and then ended.

All of them are heard by the loop, between two of its turns: a driver that writes from within a signal's handler may wait for a
lock that the interrupted code holds.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.driver import Driver

    from ninetyten.ui.face import Face

NAMES = ("SIGTERM", "SIGHUP", "SIGINT", "SIGBREAK")
"""Those that a platform has; its exit code is 128 and the signal's number."""
GRACE_S = 2.0


def listen(app: Face) -> None:
    """Close the app cleanly on these signals from now on."""
    loop = asyncio.get_running_loop()
    numbers = [getattr(signal, name) for name in NAMES if hasattr(signal, name)]
    if sys.platform == "win32":  # where loops hear no signals
        _listen_on_windows(app, loop, numbers)
        return
    with suppress(NotImplementedError, RuntimeError, ValueError):
        for number in numbers:
            loop.add_signal_handler(number, _end, app, 128 + number)
        if app.driven_by is not None and app.driven_by.can_suspend:
            loop.add_signal_handler(signal.SIGTSTP, _stop, app, app.driven_by)
            loop.add_signal_handler(signal.SIGCONT, _go_on, app, app.driven_by)


def _listen_on_windows(app: Face, loop: asyncio.AbstractEventLoop, numbers: Sequence[int]) -> None:
    def hear(number: int, frame: object) -> None:
        with suppress(RuntimeError):  # the loop has ended
            loop.call_soon_threadsafe(_end, app, 128 + number)

    with suppress(ValueError):  # not the main thread
        for number in numbers:
            signal.signal(number, hear)


def give_grace(code: int) -> None:
    """End the process after GRACE_S, whatever it waits for."""
    last = threading.Timer(GRACE_S, os._exit, (code,))
    last.daemon = True
    last.start()


def _end(app: Face, code: int) -> None:
    give_grace(code)
    app.end("quiet", code)


def _stop(app: Face, driver: Driver) -> None:
    if not app.left:
        driver.suspend_application_mode()
    os.kill(os.getpid(), signal.SIGSTOP)


def _go_on(app: Face, driver: Driver) -> None:
    if not app.left:
        driver.resume_application_mode()  # in the background this stops us again; the reader starts only after that
        app.restart_silence()
        app.refresh(layout=True)
