"""How a day moves from phase to phase, and which commands are allowed in which phase.

A day is a sequence of phases (A2). A person enters and leaves three of them: *off*, *focus*, *rest*. Four interrupt:
*paused*, *meeting*, *downtime*, *away*. They do not nest: a new one replaces the old one, and all return to what ran before
the first, either the block, whose clock they freeze, or a rest, whose end does not move (B4). Two are detected afterwards and
cover whatever was there: *asleep* and *unwatched*. Time alone also moves the day (`deadlines`), but never into a phase that
only a person can enter, except where a setting or a proved absence allows it.

The table of allowed commands (`commands`, `allowed`) has three readers: the engine, which refuses everything else;
docs/machine.md, which prints it; and a test that tries every pair of situation and command.
"""

from __future__ import annotations

from ninetyten.domain import commands as c
from ninetyten.domain import events as e
from ninetyten.domain.state import Held, State
from ninetyten.domain.vocabulary import Phase, Situation

_INSTEAD: dict[Phase, str] = {
    "off": "no block is running; use `start` to begin one",
    "focus": "a block is running; use `switch` to change its activity, or `break` to end it",
    "rest": "you are on a break; use `back` to end it",
    "paused": "the block is paused; use `resume` to continue it",
    "meeting": "you are in a meeting; use `resume` to end it",
    "downtime": "the systems are down; use `resume` when they are back",
    "away": "you are away; use `back` to continue",
    "asleep": "the computer is asleep; use a time when it was awake",
    "unwatched": "no time is being counted; use `start`, `break` or `stop`",
}
"""What to do instead of a command that the phase does not allow. Here and in `decide`, what a person could type stands in
backquotes: the app puts its keys in their place."""

_NO_BLOCK_TO_SWITCH = "no block is running; use `start` first"


def situation(state: State) -> Situation:
    """Return the situation that the table of allowed commands goes by."""
    if state.interruption is not None and not state.in_block:
        if state.phase == "meeting":
            return "meeting outside"
        if state.phase == "downtime":
            return "downtime outside"
    return state.phase


def refusal(state: State, command: c.Command) -> str:
    """Return why the table does not allow a command now and what to do instead; empty if it does."""
    if situation(state) in command.allowed:
        return ""
    instead = _NO_BLOCK_TO_SWITCH if state.phase == "off" and isinstance(command, c.Switch) else _INSTEAD[state.phase]
    return f"{c.spoken(command.word)}: {instead}"


_WORDS: dict[type[e.Event], str] = {
    e.BlockStarted: "start",
    e.Switched: "switch",
    e.RestStarted: "rest",
    e.RestEnded: "back",
    e.Resumed: "resume",
    e.WasAway: "away",
    e.Stopped: "stop",
}
"""Act -> the command whose row of the table applies; `_row` handles the other acts itself."""


def conflict(event: e.Event, state: State) -> str:
    """Return what a person calls a recorded act that was not possible in `state`; empty if it was possible. A correction must
    not make a later act impossible (D10)."""
    if e.sort_of(event) != "act":
        return ""
    word, allowed = _row(event, state)
    return "" if allowed else c.spoken(word)


def _row(event: e.Event, state: State) -> tuple[str, bool]:
    here, word = situation(state), _WORDS.get(type(event), "")
    match event:
        case e.PromptAnswered():
            word = {"snoozed": "snooze", "skipped": "skip"}.get(event.answer, event.answer)
            return word, state.showing is not None and state.showing.rung
        case e.HoldDropped(held=since) | e.ChartsLogged(held=int(since)):
            return "release", Held(since, event.kind, event.reason) in state.held
        case e.ChartsLogged():
            return f"chart ={event.total}", event.total is None or event.less or event.total >= state.charts_of(event.kind)
        case e.GapExplained():
            return "answer about unattended time", state.gap is not None
        case e.Interrupted():
            word = {"paused": "pause"}.get(event.what, event.what)
        case e.Resumed():
            return "resume", here in c.Resume.allowed or here == "away"
    return word, not word or here in c.WORDS[word].allowed
