"""Finds out when the person last typed in tmux, in any of its panes: our own keys come from only one.

tmux is a program to start, so it is asked every ten seconds. It proves presence, never absence.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Mapping

from ninetyten.adapters.clock import SystemClock
from ninetyten.adapters.idle import SourceGone

COMMAND = ("tmux", "list-clients", "-F", "#{client_activity}")
EVERY_MS = 10_000
LIMIT_S = 1.0
MS = 1000


class TmuxIdle:
    """The last typing in any client of the tmux server (idle.Source).

    `typed`: asks tmux; returns the second since 1970, None if no client is attached, or raises SourceGone. `utc_ms`: the wall
    clock.
    """

    name = "tmux"
    proves_absence = False

    def __init__(self, typed: Callable[[], int | None], utc_ms: Callable[[], int]) -> None:
        self._typed, self._utc_ms = typed, utc_ms
        self._asked: int | None = None
        self._last: int | None = None

    def idle_ms(self) -> int | None:
        """Return the milliseconds since then, at most ten seconds out of date; None if no client is attached. Raises SourceGone
        without tmux."""
        now = self._utc_ms()
        if self._asked is None or not 0 <= now - self._asked < EVERY_MS:
            self._asked, self._last = now, self._typed()
        return None if self._last is None else max(0, now - self._last * MS)

    def close(self) -> None:
        """Do nothing: nothing is held."""


def open_source(env: Mapping[str, str]) -> TmuxIdle:
    """Open the tmux that this process runs in. Raises SourceGone outside tmux."""
    if not env.get("TMUX"):
        raise SourceGone("tmux: not running inside tmux")
    clock = SystemClock()
    source = TmuxIdle(lambda: last_typed(env), lambda: clock.now().utc)
    source.idle_ms()
    return source


def last_typed(env: Mapping[str, str]) -> int | None:
    """Return the second since 1970 of the last key in tmux; None without a client. Raises SourceGone if tmux does not
    answer."""
    try:
        answer = subprocess.run(
            COMMAND, env=dict(env), stdin=subprocess.DEVNULL, capture_output=True, text=True, check=True, timeout=LIMIT_S
        )
        return max((int(line) for line in answer.stdout.split()), default=None)
    except (OSError, ValueError, subprocess.SubprocessError) as problem:
        raise SourceGone(f"tmux: {problem}") from problem
