"""Build the app around a session and run it, for `cli`."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, TextIO

from ninetyten.ui.app import NinetytenApp
from ninetyten.ui.colour_depth import depth_of_terminal

if TYPE_CHECKING:
    from ninetyten.runtime.app_host import AppSession

FAULT = "ninetyten: a fault of its own ended the app. What was recorded is kept; start it again, and it goes on where it was.\n"


def run(session: AppSession, lend: Callable[[Callable[[str], object]], object] | None = None, tick: float = 1.0) -> int:
    """Run until the person leaves or the system ends it; the exit code (0, 128 and the signal's number, or 1 after a fault).

    `lend` is given the way to write raw text to the terminal while the app runs. `tick`: seconds of real time between two
    looks at the clock; less than one for a clock that runs faster. However it ends, `session.leave` has been called once. An end
    that nobody asked for is a fault: it is said, and what runs rings on.
    """
    app = NinetytenApp(session, tick=tick, depth=depth_of_terminal())
    app.error_console.quiet = True  # its traceback would show what was just typed (E)
    if lend is not None:
        lend(app.write_terminal)
    gc.freeze()  # what was loaded stays to the end: the collector need not go through it again and again
    how = "quiet"
    try:
        app.run()
        how = app.without_us
    finally:
        if not app.left:
            app.left, app.fault = True, FAULT
            app.parting = session.leave(how)
    code = app.return_code or 0
    if app.fault or code == 1:
        _tell(sys.stderr, app.fault or FAULT)
        code = code or 1
    if app.parting:
        _tell(sys.stdout, app.parting + "\n")
    return code


def _tell(stream: TextIO, text: str) -> None:
    """Write a text; ignore a terminal that is gone."""
    with suppress(OSError):
        stream.write(text)
        stream.flush()
