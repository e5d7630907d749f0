"""Finds out how long an X server has not been touched, from its screensaver extension: one connection, kept open, 0.1 ms a
question.

It uses python-xlib and not the C library, which ends the whole process when the server goes away.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

from ninetyten.adapters.idle import SourceGone

if TYPE_CHECKING:
    from Xlib.display import Display  # type: ignore[import-untyped,unused-ignore]


class X11Idle:
    """The X server's own count (idle.Source)."""

    name = "x11"
    proves_absence = True
    at_once = False

    def __init__(self, display: Display) -> None:
        self._display = display

    def idle_ms(self) -> int:
        """Return the milliseconds since the last touch of keyboard or mouse. Raises SourceGone once the server stops
        answering."""
        try:
            return int(self._display.screen().root.screensaver_query_info().idle)
        except Exception as problem:  # python-xlib raises errors of its own, OSError, and others for a cut-off reply
            raise SourceGone(f"x11: {problem}") from problem

    def close(self) -> None:
        """Close the connection."""
        with suppress(Exception):  # a dead connection raises even on close
            self._display.close()


def open_source(env: Mapping[str, str]) -> X11Idle:
    """Open the X server that runs the desktop. Raises SourceGone if there is none or it does not count."""
    name = env.get("DISPLAY", "")
    if not name or env.get("WAYLAND_DISPLAY"):
        raise SourceGone("x11: the desktop does not run on an X server")
    try:
        display = connect(name)
        counts = display.has_extension("MIT-SCREEN-SAVER")
    except Exception as problem:  # as above, and for invalid names
        raise SourceGone(f"x11: {problem}") from problem
    source = X11Idle(display)
    if not counts:
        source.close()
        raise SourceGone("x11: the server has no screensaver extension")
    return source


def connect(name: str) -> Display:
    """Connect without printing: python-xlib prints errors, and a missing Xauthority file."""
    from Xlib import xauth  # type: ignore[import-untyped,unused-ignore]
    from Xlib.display import Display  # type: ignore[import-untyped,unused-ignore]

    vars(xauth)["print"] = lambda *words: None
    display = Display(name)
    display.set_error_handler(lambda error, request: None)
    return display
