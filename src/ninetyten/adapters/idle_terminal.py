"""Finds out when the person last typed in a terminal: in any pane of their tmux, in any terminal of a console or over SSH.

Our own keys come from only one of them. Typing there proves presence; no typing proves nothing, because the work is in another
window. tmux is a program to start, so it is asked every ten seconds. Of other terminals the kernel records when each was last
read from, to within eight seconds.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress

from ninetyten.adapters.clock import SystemClock
from ninetyten.adapters.idle import SourceGone

COMMAND = ("tmux", "list-clients", "-F", "#{client_activity}")
EVERY_MS = 10_000
LIMIT_S = 1.0
PTS = "/dev/pts"
STDIN = 0
MS = 1000


class TmuxIdle:
    """The last typing in any client of the tmux server (idle.Source).

    `typed`: asks tmux; returns the second since 1970, None if no client is attached, or raises SourceGone. `utc_ms`: the wall
    clock.
    """

    name = "tmux"
    proves_absence = False
    at_once = False

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


def open_tmux(env: Mapping[str, str]) -> TmuxIdle:
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


class TtyIdle:
    """The last typing in any terminal of this person (idle.Source). `folder`: the terminals; `utc_ms`: the wall clock."""

    name = "tty"
    proves_absence = False
    at_once = True

    def __init__(self, folder: str, utc_ms: Callable[[], int]) -> None:
        self._folder, self._utc_ms = folder, utc_ms

    def idle_ms(self) -> int | None:
        """Return the milliseconds since then; None if the clock was set back since. Raises SourceGone without a terminal."""
        typed = max(self._typed(), default=None)
        if typed is None:
            raise SourceGone("tty: no terminal")
        since = self._utc_ms() - int(typed * MS)
        return since if since >= 0 else None

    def close(self) -> None:
        """Do nothing: nothing is held."""

    def _typed(self) -> Iterator[float]:
        with suppress(OSError):
            if os.isatty(STDIN):
                yield os.stat(STDIN).st_atime
        with suppress(OSError), os.scandir(self._folder) as terminals:
            for terminal in terminals:
                with suppress(OSError):
                    found = terminal.stat()
                    if terminal.name.isdigit() and found.st_uid == os.getuid():
                        yield found.st_atime


def open_terminals(env: Mapping[str, str]) -> TtyIdle:
    """Open this person's terminals. Raises SourceGone if there are none."""
    clock = SystemClock()
    source = TtyIdle(PTS, lambda: clock.now().utc)
    source.idle_ms()
    return source
