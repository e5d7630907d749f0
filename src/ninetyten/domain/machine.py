"""The theory of operation, and the table of what may be said when.

A day is a line of phases (A2). Three of them are entered by a person and left by one: *off*, *focus*, *rest*. Four
interrupt: *paused*, *meeting*, *downtime*, *away*; they do not nest, a new one replaces the old, and all go back to what
ran before the first: the block, whose clock they freeze, or a rest, whose end stands still (B4). Two are seen afterwards
and lie over whatever they cover: *asleep* and *unwatched*. Time alone also moves the day (`deadlines`), but never into a
phase that only a person can enter, except where a setting or a proved absence says so.

The table below is read three ways: the engine refuses what it does not allow, docs/machine.md draws it, and a test walks
through every pair of situation and command. A situation is a phase, with one split: an interruption *outside* a block
(of a rest) is left in other ways than one of a block.
"""

from __future__ import annotations

from ninetyten.domain import commands as c
from ninetyten.domain import events as e
from ninetyten.domain.state import State

OUTSIDE = "outside"
_IN_BLOCK = ("paused", "meeting", "downtime", "away")
_BESIDE = (f"meeting {OUTSIDE}", f"downtime {OUTSIDE}")
SITUATIONS = ("off", "focus", "rest", *_IN_BLOCK, "asleep", "unwatched", *_BESIDE)
"""Every situation the table knows."""

_ALL = frozenset(SITUATIONS)
_AT_WORK = _ALL - {"off"}

ALLOWED: dict[str, frozenset[str]] = {
    "start": frozenset({"off", "rest", "unwatched", *_BESIDE}),
    "switch": frozenset({"focus"}),
    "chart": _ALL,
    "hold": _ALL,
    "done": _ALL,
    "snooze": _ALL,
    "skip": _ALL,
    "rest": _AT_WORK,
    "back": frozenset({"rest", "away"}),
    "pause": frozenset({"focus", *_IN_BLOCK}),
    "resume": frozenset({"paused", "meeting", "downtime", *_BESIDE}),
    "meeting": _AT_WORK,
    "downtime": _AT_WORK,
    "away": _AT_WORK,
    "stop": _AT_WORK,
    "account": _ALL,
    "relabel": _ALL,
    "audit": _ALL,
    "ceu": _ALL,
    "body": _ALL,
    "workstation": _ALL,
    "posture": _ALL,
    "eyes": _ALL,
    "energy": _ALL,
    "open": _ALL,
    "ritual": _ALL,
    "contact": _ALL,
    "undo": _ALL,
}
"""Command -> the situations it is allowed in. The answers to a prompt also need one that is showing."""

_INSTEAD = {
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


def situation(state: State) -> str:
    """The situation the table speaks of."""
    phase = state.phase
    outside = state.interruption is not None and not state.in_block and phase in ("meeting", "downtime")
    return f"{phase} {OUTSIDE}" if outside else phase


def refusal(state: State, command: c.Command) -> str:
    """Why the table does not allow a command now, and what to do instead; empty if it does."""
    here = situation(state)
    if command.word and here not in ALLOWED[command.word]:
        return f"{command.word}: {_INSTEAD[here.split()[0]]}"
    return ""


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
    here = situation(state)
    match event:
        case e.PromptAnswered():
            return event.answer, state.showing is not None and state.showing.rung
        case e.ChartsLogged():
            return f"chart ={event.total}", event.total is None or event.less or event.total >= state.charts_of(event.kind)
        case e.GapExplained():
            return "what the gap was", state.gap is not None
        case e.Interrupted():
            said = "pause" if event.what == "paused" else event.what
            return said, here in ALLOWED[said]
        case e.Resumed():
            return "resume", here in ALLOWED["resume"] or here == "away"
    word = _WORDS.get(type(event), "")
    return word, not word or here in ALLOWED[word]
