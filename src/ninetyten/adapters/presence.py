"""What is known of somebody at the machine, from one question a tick: which stretches lately went without a touch (C7, C10).

Each sample gives the last touch; a touch that is new ends the stretch before it. A stretch is only vouched for up to the
sample that last saw it quiet.
"""

from __future__ import annotations

from ninetyten.domain.moment import MINUTE, SECOND, Instant, Presence, Span
from ninetyten.ports import Idle

KEPT: Span = 30 * MINUTE
SAME_TOUCH: Span = 250
"""A touch seen twice never looks the same to the millisecond: the question takes time."""
WORTH_KEEPING: Span = 2 * SECOND
"""Shorter pauses in typing prove nothing about a stop."""


class PresenceTracker:
    """Turns an idle source into `Presence`. Feed it every tick with the engine's instant (ms)."""

    def __init__(self, idle: Idle) -> None:
        self._idle = idle
        self._past: tuple[tuple[Instant, Instant], ...] = ()
        self._open: tuple[Instant, Instant] | None = None
        self._own: Instant | None = None

    def touched(self, instant: Instant) -> None:
        """One of our own keys was pressed: proof of presence that the source may not see, as over SSH."""
        self._own = instant if self._own is None else max(self._own, instant)

    def sample(self, instant: Instant) -> Presence:
        """What is known at `instant`, quiet stretches of the last 30 minutes included."""
        idle = self._idle.idle_ms() if self._idle.proves_absence else None
        if idle is None:
            return Presence(known=False)
        stretch = self._see(min(instant, max(instant - idle, self._own or 0)), instant)
        self._past = tuple(past for past in self._past if past[1] > instant - KEPT)
        return Presence(known=True, quiet=(*self._past, stretch), lasting=True)

    def _see(self, touch: Instant, now: Instant) -> tuple[Instant, Instant]:
        """The stretch that lasts until `now`, given the last touch."""
        before = self._open
        if before and touch <= before[0] + SAME_TOUCH:
            touch = before[0]
        elif before and before[1] - before[0] >= WORTH_KEEPING:
            self._past = (*self._past, before)
        self._open = (touch, now)
        return self._open
