"""Finds out how long the machine has not been touched, from the best available source.

Sources that see the whole desktop come first: Wayland's idle protocol, GNOME's Mutter, X11, macOS, Windows. tmux and the
terminals see only their own keys, which proves presence and never absence (C10). Over SSH the desktop belongs to someone else,
and under Wayland an X server sees only its own clients: neither is asked there. Unknown is reported as unknown, never guessed.
The module of a source is imported when the source is first tried.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Protocol

from ninetyten.adapters.background import BackgroundQuestion
from ninetyten.adapters.clock import monotonic_s
from ninetyten.adapters.terminal import over_ssh

ORDER = {
    "linux": ("wayland", "mutter", "x11", "tmux", "tty"),
    "darwin": ("macos", "tmux", "tty"),
    "win32": ("windows",),
}
AFAR = ("tmux", "tty")
"""The sources that still work when the person sits at another machine."""
RETRY_S = 60.0


class NoIdle:
    """A source that knows nothing (ports.Idle)."""

    name = "none"
    proves_absence = False

    def idle_ms(self) -> int | None:
        """Return None: unknown."""
        return None


class SourceGone(Exception):
    """A source is missing or has stopped working; the message says why."""


class Source(Protocol):
    """One source of idle time. `idle_ms` is that of ports.Idle, except that it raises SourceGone once the source has died."""

    name: str
    proves_absence: bool
    at_once: bool
    """Whether it asks no other process, so that it cannot hang."""

    def idle_ms(self) -> int | None:
        """Return the milliseconds since the last touch; None if unknown right now."""
        ...

    def close(self) -> None:
        """Close it."""
        ...


Opener = Callable[[], Source]
OPENERS = {
    "wayland": ("idle_wayland", "open_source"),
    "mutter": ("idle_mutter", "open_source"),
    "x11": ("idle_x11", "open_source"),
    "macos": ("macos", "open_source"),
    "windows": ("windows", "open_source"),
    "tmux": ("idle_terminal", "open_tmux"),
    "tty": ("idle_terminal", "open_terminals"),
}
"""The module of each source, and what opens it there."""
SOURCES = ("auto", *OPENERS, "none")


class Sources:
    """The first of several sources that works (ports.Idle); `name` is the one in use, or `none`.

    `openers`: best first; each returns its source or raises SourceGone. One that failed is tried again after a minute, unless a
    better one answers. `clock`: seconds, for tests. Nothing is opened before `look` or the first question.
    """

    def __init__(self, openers: Sequence[Opener], clock: Callable[[], float] = monotonic_s) -> None:
        self._openers, self._clock = openers, clock
        self._retry_at = [0.0] * len(openers)
        self._source: Source | None = None
        self._rank, self.name, self.proves_absence = len(openers), "none", False

    @property
    def at_once(self) -> bool:
        """Whether the next question takes no time: no better source is due to be tried, and that in use, if any, cannot hang."""
        due = any(self._clock() >= at for at in self._retry_at[: self._rank])
        return not due and (self._source is None or self._source.at_once)

    def idle_ms(self) -> int | None:
        """Return the milliseconds since the last touch; None if no source knows right now."""
        while source := self.look():
            try:
                return source.idle_ms()
            except SourceGone:
                self._retry_at[self._rank] = self._clock() + RETRY_S
                self.close()
        return None

    def look(self) -> Source | None:
        """Return the source to ask, after trying every better one that is due for a retry."""
        for rank, opener in enumerate(self._openers[: self._rank]):
            if self._clock() < self._retry_at[rank]:
                continue
            try:
                found = opener()
            except SourceGone:
                self._retry_at[rank] = self._clock() + RETRY_S
                continue
            self.close()
            self._source, self._rank, self.name, self.proves_absence = found, rank, found.name, found.proves_absence
            break
        return self._source

    def close(self) -> None:
        """Close the source; the next question looks for one."""
        if self._source:
            self._source.close()
        self._source = None
        self._rank, self.name, self.proves_absence = len(self._openers), "none", False


class BackgroundIdle:
    """Asks sources on a separate thread (ports.Idle), so that one that hangs, or has much to import, delays no one. What cannot
    hang is asked on the caller's thread.

    `name` and `proves_absence` are those of the last answer.
    """

    def __init__(self, source: Sources) -> None:
        self.name, self.proves_absence = "none", False
        self._source = source
        self._question = BackgroundQuestion(self._look)

    def idle_ms(self) -> int | None:
        """Return the milliseconds since the last touch; None if not known within 50 ms."""
        seen = self._question.ask_here() if self._source.at_once else self._question.ask()
        if seen is None:
            return None
        self.name, self.proves_absence, idle = seen
        return idle

    def close(self) -> None:
        """End the thread."""
        self._question.close()

    def _look(self) -> tuple[str, bool, int | None]:
        idle = self._source.idle_ms()
        return self._source.name, self._source.proves_absence, idle


def sources(source: str, env: Mapping[str, str], platform: str = sys.platform) -> Sources:
    """Return every source that `idle.source` allows, none of them opened. Raises ValueError for an unknown name."""
    if source not in SOURCES:
        raise ValueError(f'idle.source = "{source}" is not known: use one of {", ".join(SOURCES)}')
    names: tuple[str, ...] = (source,)
    if source == "none":
        names = ()
    elif source == "auto":
        names = AFAR if over_ssh(env) else ORDER.get(platform, AFAR)
    return Sources([opener(name, env) for name in names])


def find_idle(source: str, env: Mapping[str, str], platform: str = sys.platform) -> Sources:
    """Return the same sources with the best one opened, for a caller that can wait (`doctor`). Raises ValueError likewise."""
    found = sources(source, env, platform)
    found.look()
    return found


def watch_idle(source: str, env: Mapping[str, str], platform: str = sys.platform) -> BackgroundIdle:
    """Return the same for the app's tick: no question takes more than 50 ms or raises. Raises ValueError likewise."""
    return BackgroundIdle(sources(source, env, platform))


def opener(name: str, env: Mapping[str, str]) -> Opener:
    """Return what opens the source of that name; its module is imported then."""
    module, function = OPENERS[name]

    def open_it() -> Source:
        try:
            source: Source = getattr(import_module(f"ninetyten.adapters.{module}"), function)(env)
        except ImportError as problem:
            raise SourceGone(f"{name}: {problem}") from problem
        return source

    return open_it
