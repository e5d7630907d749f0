"""How long nobody touched an X server, from its screensaver extension: one connection, kept, 0.1 ms a question.

Through python-xlib and not the C library, which ends the whole process when the server goes.
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

    def __init__(self, display: Display) -> None:
        self._display = display

    def idle_ms(self) -> int:
        """Milliseconds since the last touch of keyboard or mouse. Raises Gone once the server does not answer."""
        try:
            return int(self._display.screen().root.screensaver_query_info().idle)
        except Exception as problem:  # python-xlib raises its own errors, OSError, and what a cut-off reply leads to
            raise SourceGone(f"x11: {problem}") from problem

    def close(self) -> None:
        """Let go of the connection."""
        with suppress(Exception):  # a dead one complains even of that
            self._display.close()


def open_source(env: Mapping[str, str]) -> X11Idle:
    """The X server that is the desktop. Raises Gone where there is none, or it does not count."""
    name = env.get("DISPLAY", "")
    if not name or env.get("WAYLAND_DISPLAY"):
        raise SourceGone("x11: no X server is the desktop here")
    try:
        display = connect(name)
        counts = display.has_extension("MIT-SCREEN-SAVER")
    except Exception as problem:  # as above, and names that mean nothing
        raise SourceGone(f"x11: {problem}") from problem
    source = X11Idle(display)
    if not counts:
        source.close()
        raise SourceGone("x11: the server has no screensaver extension")
    return source


def connect(name: str) -> Display:
    """A connection that says nothing on the screen: python-xlib prints where there is no Xauthority file, and errors."""
    from Xlib import xauth  # type: ignore[import-untyped,unused-ignore]
    from Xlib.display import Display  # type: ignore[import-untyped,unused-ignore]

    vars(xauth)["print"] = lambda *words: None
    display = Display(name)
    display.set_error_handler(lambda error, request: None)
    return display
