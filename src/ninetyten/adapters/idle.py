"""How long nobody touched the machine, from whatever sees the whole desktop.

X11 is asked through its screensaver extension. Under Wayland an X server sees only its own clients, and over SSH the
desktop is somebody else's: neither is asked there. Unknown is said as unknown, never guessed.
"""

from __future__ import annotations

import contextlib
import io
import sys
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from ninetyten.adapters.clock import monotonic_s
from ninetyten.adapters.terminal import over_ssh
from ninetyten.ports import Idle

if TYPE_CHECKING:
    from Xlib.display import Display  # type: ignore[import-untyped,unused-ignore]

SOURCES = ("auto", "x11", "none")
RETRY_S = 30.0


class NoIdle:
    """Knows nothing (ports.Idle)."""

    name = "none"
    proves_absence = False

    def idle_ms(self) -> int | None:
        """None: it cannot be said."""
        return None


class X11Idle:
    """The X server's own count (ports.Idle). One connection, kept, 0.1 ms a question; a lost one is tried again after 30 s.

    `display`: the server's name, such as `:0`. Nothing is connected, or even imported (40 ms), before the first question.
    `connect` and `clock` are for tests.
    """

    name = "x11"
    proves_absence = True

    def __init__(
        self, display: str, connect: Callable[[str], Display] | None = None, clock: Callable[[], float] = monotonic_s
    ) -> None:
        self._name, self._connect, self._clock = display, connect or connect_x11, clock
        self._display: Display | None = None
        self._retry_at: float | None = None

    def idle_ms(self) -> int | None:
        """Milliseconds since the last touch of keyboard or mouse; None while the server cannot be asked."""
        if self._retry_at is not None and self._clock() < self._retry_at:
            return None
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            try:
                if self._display is None:
                    self._display = self._connect(self._name)
                idle = int(self._display.screen().root.screensaver_query_info().idle)
            except Exception:  # python-xlib raises its own errors, OSError, and what a cut-off reply leads to
                self._retry_at = self._clock() + RETRY_S
                self.close()
                return None
        self._retry_at = None
        return idle

    def close(self) -> None:
        """Let go of the connection; the next question makes a new one."""
        display, self._display = self._display, None
        if display is not None:
            with contextlib.suppress(Exception):
                display.close()


def connect_x11(name: str) -> Display:
    """A connection to an X server that has the screensaver extension. Raises whatever python-xlib does, or LookupError."""
    from Xlib.display import Display  # type: ignore[import-untyped,unused-ignore]

    display = Display(name)
    if not display.has_extension("MIT-SCREEN-SAVER"):
        display.close()
        raise LookupError("the X server has no screensaver extension")
    display.set_error_handler(lambda error, request: None)
    return display


def find_idle(source: str, env: Mapping[str, str], platform: str = sys.platform) -> Idle:
    """The source that `idle.source` asks for, as far as `env` has one. Raises ValueError for a name that is not known."""
    if source not in SOURCES:
        raise ValueError(f'idle.source = "{source}" is not known: use one of {", ".join(SOURCES)}')
    display = env.get("DISPLAY", "")
    if source == "none" or not display or env.get("WAYLAND_DISPLAY"):
        return NoIdle()
    if source == "auto" and (over_ssh(env) or not platform.startswith("linux")):
        return NoIdle()
    return X11Idle(display)
