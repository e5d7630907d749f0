"""The theory of operation, and the table of what may be said when.

A day is a line of phases (A2). Three of them are entered by a person and left by one: *off*, *focus*, *rest*. Four
interrupt: *paused*, *meeting*, *downtime*, *away*; they do not nest, a new one replaces the old, and all go back to what
ran before the first: the block, whose clock they freeze, or a rest, whose end stands still (B4). Two are seen afterwards
and lie over whatever they cover: *asleep* and *unwatched*. Time alone also moves the day (`deadlines`), but never into a
phase that only a person can enter, except where a setting or a proved absence says so.

Where each command may be said (`commands`, `allowed`) is read three ways: the engine refuses what is not allowed there,
docs/machine.md draws it, and a test walks through every pair of situation and command.
"""

from __future__ import annotations

from ninetyten.domain import commands as c
from ninetyten.domain import events as e
from ninetyten.domain.state import State
from ninetyten.domain.vocabulary import Phase, Situation

_INSTEAD: dict[Phase, str] = {
    "off": "no block runs: start one first",
    "focus": "a block is running: switch changes what it is for, break ends it",
    "rest": "you are on a break: back or start ends it",
    "paused": "the block is paused: resume goes on with it",
    "meeting": "you are in a meeting: resume ends it",
    "downtime": "the systems are down: resume ends it",
    "away": "you are away: back goes on with the block",
    "asleep": "the machine is asleep",
    "unwatched": "nothing has counted since the last end: start begins a new block, break or stop will do too",
}


def situation(state: State) -> Situation:
    """Return the situation the day is in."""
    if state.interruption is not None and not state.in_block:
        if state.phase == "meeting":
            return "meeting outside"
        if state.phase == "downtime":
            return "downtime outside"
    return state.phase


def refusal(state: State, command: c.Command) -> str:
    """Why the table does not allow a command now, and what to do instead; empty if it does."""
    return "" if situation(state) in command.allowed else f"{command.word}: {_INSTEAD[state.phase]}"


_WORDS: dict[type[e.Event], str] = {
    e.BlockStarted: "start",
    e.Switched: "switch",
    e.RestStarted: "rest",
    e.RestEnded: "back",
    e.Resumed: "resume",
    e.WasAway: "away",
    e.Stopped: "stop",
}
"""Act -> the word whose row of the table it needs; the acts that `_said` looks at more closely are not here."""


def unlawful(event: e.Event, state: State) -> str:
    """Why an act that the journal holds could not have been said in that state; empty if it could. Correcting what came
    before an act must not make it impossible (D10)."""
    if e.sort_of(event) != "act":
        return ""
    word, allowed = _refusal(event, state)
    return "" if allowed else f"you said {word}, which could not follow"


def _refusal(event: e.Event, state: State) -> tuple[str, bool]:
    here, word = situation(state), _WORDS.get(type(event), "")
    match event:
        case e.PromptAnswered():
            return event.answer, state.showing is not None and state.showing.rung
        case e.ChartsLogged():
            return f"chart ={event.total}", event.total is None or event.less or event.total >= state.charts_of(event.kind)
        case e.GapExplained():
            return "what the gap was", state.gap is not None
        case e.Interrupted():
            word = {"paused": "pause"}.get(event.what, event.what)
        case e.Resumed():
            return "resume", here in c.Resume.allowed or here == "away"
    return word, not word or here in c.WORDS[word].allowed
