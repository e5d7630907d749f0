"""Orders to the world that `engine.react` gives; only the ringer carries them out."""

from __future__ import annotations

from typing import Literal

from ninetyten.domain.moment import Instant
from ninetyten.domain.value import Value

Reason = Literal["prompt", "ending", "ended", "rest-over", "stop-soon", "stop", "away", "overtime", "paused"]


class Effect(Value):
    """Anything the ringer can be told to do."""


class Notify(Effect):
    """Tell the desktop. `slot` names the place a newer notice of the same sort takes over (stack tag)."""

    at: Instant
    title: str
    body: str
    reason: Reason
    slot: str = "block"
    urgent: bool = False


class Ring(Effect):
    """Play the sound of our own at that instant. `ends_stop`: it calls the eyes back at the end of a countdown (C9)."""

    at: Instant
    ends_stop: bool = False


class RunHook(Effect):
    """Run the user's own command for `name`, with `facts` in its environment."""

    name: Literal["prompt", "block_end"]
    facts: tuple[tuple[str, str], ...] = ()
