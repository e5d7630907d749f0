"""Tracks whether a person is at the machine, with one question a tick: which recent stretches passed without a touch (C7, C10).

Each sample gives the last touch; a new touch ends the stretch before it. A stretch is certain only up to the sample that last
saw it quiet. Behind a locked screen no one is present, whatever is touched (C1): the current stretch goes on until the screen
is unlocked.

Sources count on a clock that stops while the machine sleeps, but the engine's instants go on: a touch keeps the instant at
which it was first seen, or waking up would look like one.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from ninetyten.adapters.clock import monotonic_s
from ninetyten.domain.moment import MINUTE, SECOND, Instant, Presence, Span
from ninetyten.ports import Idle

KEPT: Span = 30 * MINUTE
SAME_TOUCH: Span = 250
"""Two looks at one touch never match to the millisecond: the question takes time."""
SHORT_SILENCE: Span = 5 * SECOND
"""A source silent for less than this was only late: a touch in the meantime would still be its last."""
WORTH_KEEPING: Span = 2 * SECOND
"""Shorter pauses in typing prove nothing about a stop."""


class Lock(Protocol):
    """The screen's lock."""

    @property
    def at_once(self) -> bool:
        """Report whether the next question asks no other process, so that it cannot hang."""
        ...

    def locked_ms(self) -> int | None:
        """Return how many milliseconds it has been locked; None if it is not, or unknown."""
        ...


class NoLock:
    """A lock that knows nothing (Lock)."""

    at_once = True

    def locked_ms(self) -> int | None:
        """Return None: unknown."""
        return None


class PresenceTracker:
    """Turns an idle source and the screen's lock into `Presence`. Feed it every tick with the engine's instant (ms).

    `locked`: since when the screen has been locked, as of the last sample; None if it is not, or unknown. `clock`: seconds on
    the clock that sources count on.
    """

    def __init__(self, idle: Idle, lock: Lock | None = None, clock: Callable[[], float] = monotonic_s) -> None:
        self._idle, self._lock, self._clock = idle, lock or NoLock(), clock
        self._seen: tuple[Span, Instant] | None = None
        self._past: tuple[tuple[Instant, Instant], ...] = ()
        self._open: tuple[Instant, Instant] | None = None
        self._own: Instant | None = None
        self._since: Instant = 0
        self._lock_seen: Instant | None = None
        self.locked: Instant | None = None

    def touched(self, instant: Instant) -> None:
        """Record that one of our own keys was pressed: proof of presence that the source may not see, as over SSH."""
        self._own = instant if self._own is None else max(self._own, instant)

    def locked_since(self) -> Instant | None:
        """Return `locked`, for a caller that needs a function (DesktopWatch)."""
        return self.locked

    def sample(self, instant: Instant) -> Presence:
        """Return what is known at `instant`, including quiet stretches of the last 30 minutes."""
        asked = self._clock()
        idle = self._idle.idle_ms()
        touched = max(self._own or 0, 0 if idle is None else instant - idle)
        if not self._idle.proves_absence:
            idle = None
        self._look_at_lock(instant)
        if idle is None and self.locked is None:
            return Presence(known=False, touched=touched)
        seen = instant if idle is None else self._touch_seen(round(asked * SECOND) - idle, instant - idle)
        touch = min(instant, max(seen, self._own or 0))
        again = self._open is None or instant - self._open[1] >= SHORT_SILENCE
        stretch = self._see(touch, instant)
        if again:
            self._since = stretch[0]
        return Presence(known=True, quiet=(*self._past, stretch), lasting=True, since=self._since)

    def _touch_seen(self, at: Span, instant: Instant) -> Instant:
        """Return when the source saw its last touch: at `at` by its own clock, which is `instant` unless it was seen before."""
        if self._seen is None or at > self._seen[0] + SAME_TOUCH:
            self._seen = (at, instant)
        return self._seen[1]

    def _look_at_lock(self, instant: Instant) -> None:
        """Update `locked`. A key of ours proves an unlocked screen, so a lock reported from before it is not believed."""
        span = self._lock.locked_ms()
        if span is None:
            self._lock_seen = self.locked = None
            return
        if self._lock_seen is None:
            self._lock_seen = instant - span
        self.locked = self._lock_seen if self._own is None or self._own <= self._lock_seen else None

    def _see(self, touch: Instant, now: Instant) -> tuple[Instant, Instant]:
        """Return the stretch that lasts until `now`, given the last touch."""
        before, locked = self._open, self.locked
        if before and locked is not None and before[1] >= locked:
            touch = min(before[0], locked)
        else:
            touch = touch if locked is None else min(touch, locked)
            if before and touch <= before[0] + SAME_TOUCH:
                touch = before[0]
            elif before and before[1] - before[0] >= WORTH_KEEPING:
                self._past = (*self._past, before)
        self._past = tuple((start, min(end, touch)) for start, end in self._past if start < touch and end > now - KEPT)
        self._open = (touch, now)
        return self._open
