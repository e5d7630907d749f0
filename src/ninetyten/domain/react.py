"""Work out the effects of an event: notices, sounds and hooks, which only the ringer performs, once for every event.

Pure (DESIGN, the one idea).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from ninetyten.domain import events as e
from ninetyten.domain.moment import SECOND, Instant
from ninetyten.domain.state import State
from ninetyten.domain.value import Value

if TYPE_CHECKING:
    from ninetyten.domain.sentences import Reason


class Effect(Value):
    """Anything the ringer can do."""


class Notify(Effect):
    """Show a desktop notice. It replaces an earlier notice with the same `slot` (stack tag)."""

    at: Instant
    title: str
    body: str
    reason: Reason
    slot: str = "block"
    urgent: bool = False


class Ring(Effect):
    """Play ninetyten's sound at that instant. `ends_stop`: it calls the eyes back at the end of a countdown (C9)."""

    at: Instant
    ends_stop: bool = False


class RunHook(Effect):
    """Run the user's own command for `name`, with `facts` in its environment."""

    name: Literal["prompt", "block_end"]
    facts: tuple[tuple[str, str], ...] = ()


STALE = 30 * SECOND
"""Older events do not ring (A9)."""


def react(event: e.Event, state: State, now: Instant) -> list[Effect]:
    """Return the effects of an event under the rules of `state`; none if it is older than `STALE` or was never on a screen."""
    from ninetyten.domain.sentences import notice_of  # `status` must not wait for the words

    if now - event.at > STALE or (isinstance(event, e.PromptShown) and not event.rung):
        return []
    notice = notice_of(event, state)
    if notice is None:
        return []
    slot = "prompt" if notice.reason == "prompt" else "block"
    return [Notify(event.at, notice.title, notice.body, notice.reason, slot, notice.urgent), *_beside_the_notice(event)]


def _beside_the_notice(event: e.Event) -> list[Effect]:
    match event:
        case e.PromptShown():
            facts = (("tracks", " ".join(event.tracks)), ("seconds", str(event.span // SECOND)))
            return [Ring(event.at + event.span, ends_stop=True), RunHook("prompt", facts)]
        case e.EndReached():
            return [Ring(event.at), RunHook("block_end", (("activity", event.activity), ("kind", event.kind)))]
        case e.RestRanOut():
            return [Ring(event.at)]
    return []
