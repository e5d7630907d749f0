"""Work out what the world is told of an event: effects, which only the ringer performs, once for every event.

Pure (DESIGN, the one idea).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from ninetyten.domain import events as e
from ninetyten.domain.moment import SECOND, Instant
from ninetyten.domain.state import State
from ninetyten.domain.value import Value
from ninetyten.domain.words import listed, sentence, spell

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


STALE = 30 * SECOND
"""Facts older than this do not ring (A9)."""


def react(event: e.Event, state: State, now: Instant) -> list[Effect]:
    """The effects of an event, by the rules of `state`; none for what is older than `STALE`."""
    if now - event.at > STALE:
        return []
    if isinstance(event, e.PromptShown):
        return _prompt(event) if event.rung else []
    announced = _NOTICES.get(type(event))
    if announced is None:
        return []
    notice = announced(event, state)
    match event:
        case e.EndReached():
            facts = (("activity", event.activity), ("kind", event.kind))
            return [notice, Ring(event.at), RunHook("block_end", facts)]
        case e.RestRanOut():
            return [notice, Ring(event.at)]
    return [notice]


def _prompt(event: e.PromptShown) -> list[Effect]:
    title = f"{listed(event.tracks).capitalize()}: {spell(event.span)}"
    body = " ".join(sentence(track) for track in event.tracks)
    return [
        Notify(event.at, title, body, "prompt", slot="prompt"),
        Ring(event.at + event.span, ends_stop=True),
        RunHook("prompt", (("tracks", " ".join(event.tracks)), ("seconds", str(event.span // SECOND)))),
    ]


def _tell(at: Instant, reason: Reason, title: str, body: str, *, urgent: bool = False) -> Notify:
    return Notify(at, title, body, reason, urgent=urgent)


def _ran_long(event: e.RanLong, state: State) -> Notify:
    body = f"{spell(event.by)} without a break. Stand up before the next chart."
    return _tell(event.at, "overtime", "Two hours at a stretch", body, urgent=True)


def _presence_asked(event: e.PresenceAsked, state: State) -> Notify:
    body = "Nobody has touched this computer for a while. Any key says you are there."
    return _tell(event.at, "away", "Still there?", body)


def _stop_neared(event: e.StopNeared, state: State) -> Notify:
    body = f"Your day ends in {spell(event.left)}. Finish this chart; note what stays open."
    return _tell(event.at, "stop-soon", "The day ends soon", body)


_NOTICES: dict[type[e.Event], Callable[[Any, State], Notify]] = {
    e.EndNeared: lambda event, state: _tell(
        event.at, "ending", "Finish this chart", f"The block ends in {spell(state.rules.warn)}."
    ),
    e.EndReached: lambda event, state: _tell(
        event.at, "ended", "The block is over", f"Time for a break of {spell(state.rules.rest)}."
    ),
    e.OvertimeReminded: lambda event, state: _tell(
        event.at, "overtime", "A break is waiting", f"The block is {spell(event.by)} over its end."
    ),
    e.RanLong: _ran_long,
    e.RestRanOut: lambda event, state: _tell(
        event.at, "rest-over", "The break is over", "The next block starts when you are back."
    ),
    e.RestReminded: lambda event, state: _tell(event.at, "rest-over", "Still on a break", f"It ended {spell(event.by)} ago."),
    e.PresenceAsked: _presence_asked,
    e.PauseReminded: lambda event, state: _tell(
        event.at, "paused", "Still paused", f"For {spell(event.by)} now. resume goes on with the block."
    ),
    e.StopNeared: _stop_neared,
    e.StopReached: lambda event, state: _tell(event.at, "stop", "End of day", "This is your planned end; stop closes the day."),
}
"""What the desktop is told of which event; of prompts more than that."""
