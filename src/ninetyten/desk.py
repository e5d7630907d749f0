"""What the desktop says of the person in front of it: whether it may be disturbed, and whether the screen is locked.

Only the ringer asks. Do-not-disturb is looked at when a stop is about to come on the screen, and from then on until it is
over; the lock at every tick, for a locked screen is an absence (C1).
"""

from __future__ import annotations

from collections.abc import Callable

from ninetyten.domain import commands as c
from ninetyten.domain import events as e
from ninetyten.domain.engine import advance
from ninetyten.domain.moment import Instant, Now
from ninetyten.domain.state import State


class Desk:
    """`hushed`: whether the desktop does not want to be disturbed, None where nobody knows. `locked`: since when the screen is
    locked, None while it is not, or nobody knows. `_gone`: since when somebody is away behind a locked screen."""

    def __init__(self) -> None:
        self.hushed: Callable[[], bool | None] = lambda: None
        self.locked: Callable[[], Instant | None] = lambda: None
        self._gone: Instant | None = None

    def untold(self, state: State, now: Now, *, due: bool) -> list[c.Command]:
        """What the engine does not know yet. `due`: something falls due at `now`, so that a stop may come."""
        return [*self._lock(state), *self._hush(state, now, due=due)]

    def _lock(self, state: State) -> list[c.Command]:
        since = self.locked()
        gone = state.interruption.since if state.interruption is not None and state.interruption.what == "away" else None
        if since is not None:
            self._gone = gone
            return [c.LockScreen(since)] if state.running is not None else []
        return [c.UnlockScreen()] if gone is not None and gone == self._gone else []

    def _hush(self, state: State, now: Now, *, due: bool) -> list[c.Command]:
        if state.hushed:
            return [] if self.hushed() else [c.Hush(False)]
        if not due:
            return []
        coming = advance(state, now, now.at, inclusive=True).events
        shown = next((event.at for event in coming if isinstance(event, e.PromptShown) and event.rung), None)
        return [c.Hush(True, shown)] if shown is not None and self.hushed() else []
