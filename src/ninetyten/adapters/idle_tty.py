"""Finds out when the person last typed in one of their terminals: for a console, and over SSH.

The kernel records when a terminal was last read from, to within eight seconds. Typing there proves presence; no typing proves
nothing, because the work is in another window.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress

from ninetyten.adapters.clock import SystemClock
from ninetyten.adapters.idle import SourceGone

PTS = "/dev/pts"
STDIN = 0
MS = 1000


class TtyIdle:
    """The last typing in any terminal of this person (idle.Source). `folder`: the terminals; `utc_ms`: the wall clock."""

    name = "tty"
    proves_absence = False

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


def open_source(env: Mapping[str, str]) -> TtyIdle:
    """Open this person's terminals. Raises SourceGone if there are none."""
    clock = SystemClock()
    source = TtyIdle(PTS, lambda: clock.now().utc)
    source.idle_ms()
    return source
