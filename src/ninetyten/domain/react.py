"""What the world is told of an event. Pure; only the ringer carries it out, once for every event (DESIGN, the one idea)."""

from __future__ import annotations

from ninetyten.domain import events as e
from ninetyten.domain.effects import Effect, Notify, Reason, Ring, RunHook
from ninetyten.domain.moment import SECOND, Instant
from ninetyten.domain.state import State
from ninetyten.domain.words import listed, sentence, spell

STALE = 30 * SECOND
"""Facts older than this do not ring (A9)."""


def react(event: e.Event, state: State, now: Instant) -> list[Effect]:
    """The effects of an event, by the rules of `state`; none for what is older than `STALE`."""
    if now - event.at > STALE:
        return []
    match event:
        case e.PromptShown() if event.rung:
            return _prompt(event)
        case e.EndReached():
            facts = (("activity", event.activity), ("kind", event.kind))
            return [*_notices(event, state), Ring(event.at), RunHook("block_end", facts)]
        case e.RestRanOut():
            return [*_notices(event, state), Ring(event.at)]
        case _:
            return _notices(event, state)


def _notices(event: e.Event, state: State) -> list[Effect]:
    """What the desktop is told of everything but prompts."""
    match event:
        case e.EndNeared():
            return [_tell(event.at, "ending", "Finish this chart", f"The block ends in {spell(state.rules.warn)}.")]
        case e.EndReached():
            return [_tell(event.at, "ended", "The block is over", f"Time for a break of {spell(state.rules.rest)}.")]
        case e.OvertimeReminded():
            return [_tell(event.at, "overtime", "A break is waiting", f"The block is {spell(event.by)} over its end.")]
        case e.RanLong():
            body = f"{spell(event.by)} without a break. Stand up before the next chart."
            return [_tell(event.at, "overtime", "Two hours at a stretch", body, urgent=True)]
        case e.RestRanOut():
            return [_tell(event.at, "rest-over", "The break is over", "The next block starts when you are back.")]
        case e.RestReminded():
            return [_tell(event.at, "rest-over", "Still on a break", f"It ended {spell(event.by)} ago.")]
        case e.PresenceAsked():
            body = "Nobody has touched this computer for a while. Any key says you are there."
            return [_tell(event.at, "away", "Still there?", body)]
        case e.PauseReminded():
            return [_tell(event.at, "paused", "Still paused", f"For {spell(event.by)} now. resume goes on with the block.")]
    return []


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
