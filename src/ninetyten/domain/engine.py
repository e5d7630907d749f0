"""The program in two functions: `step` decides what happens, `react` which notices and sounds follow from it.

`step(state, command, now, plan)` first records every deadline strictly before `now` (A8), then lets the command decide, then
shows the stops that the command released. A `Tick` also judges the deadlines of this very instant. `step` reads no clock, knows
no journal and rings nothing; the app, the command line, the watcher and `simulate` all call it the same way.
"""

from __future__ import annotations

from ninetyten.domain import commands as c
from ninetyten.domain.deadlines import REACHED, next_deadline
from ninetyten.domain.decide import decide, prepares, wakes
from ninetyten.domain.events import Event, Refused
from ninetyten.domain.evolve import evolve
from ninetyten.domain.moment import Instant, Now
from ninetyten.domain.plan import Plan
from ninetyten.domain.prompts import next_showing, show
from ninetyten.domain.react import react
from ninetyten.domain.state import State
from ninetyten.domain.value import Value

__all__ = ["Step", "Stuck", "advance", "during", "react", "show_freed", "step"]


Reported = c.Sleep | c.Watch | c.Unwatch | c.Hush
"""Commands that report something that began earlier, at their `since`."""


MOST_AT_ONCE = 100_000
"""The limit of events in one step: as many reminders as a pause left open for two years brings."""


class Stuck(Exception):
    """A deadline left the state unchanged, or deadlines follow one another forever."""


class Step(Value):
    """The result of a command: the new state, the events that led there in order, and the reason for a refusal."""

    state: State
    events: tuple[Event, ...] = ()
    refusal: str = ""

    def then(self, after: Step) -> Step:
        """Return this step and the one after it as one."""
        return Step(after.state, (*self.events, *after.events), after.refusal)


def step(state: State, command: c.Command, now: Now, plan: Plan) -> Step:
    """Carry out one command at one instant. A refused command leaves only the refusal and what time alone brought."""
    if isinstance(command, c.Tick):
        return advance(state, now, now.at, inclusive=True)
    if isinstance(command, Reported) and command.since is not None:
        covered = during(state, command, now, plan)
        return show_freed(_fold(covered, wakes(covered.state, now, command)), now)
    before = advance(state, now, now.at, inclusive=False)
    opened = _fold(before, prepares(before.state, now, plan)) if command.word else before
    decision = decide(opened.state, command, now, plan)
    if isinstance(decision, str):
        refused = Refused(now.at, command.word, decision)
        return Step(evolve(before.state, refused), (*before.events, refused), decision)
    return show_freed(_fold(opened, decision), now)


def during(state: State, command: Reported, now: Now, plan: Plan) -> Step:
    """Play the stretch that such a command reports up to `now`, without its end."""
    assert command.since is not None
    before = advance(state, now, command.since, inclusive=False)
    decision = decide(before.state, command, now, plan)
    began = _fold(before, decision) if isinstance(decision, list) else before
    return began.then(advance(began.state, now, now.at, inclusive=False))


def advance(state: State, now: Now, until: Instant, *, inclusive: bool) -> Step:
    """Apply every deadline before `until` in order, and with `inclusive` those of that instant. A length that is reached at
    `until` counts in any case. Raises Stuck for a deadline that changes nothing, and past `MOST_AT_ONCE` events."""
    events: list[Event] = []
    while (deadline := next_deadline(state, now)) is not None:
        at, order, cause = deadline
        if at > until or (at == until and not inclusive and order != REACHED):
            break
        caused = cause(max(at, state.clock))
        before, state = state, _folded(state, caused)
        if state == before or len(events) > MOST_AT_ONCE:
            raise Stuck(f"{caused} at {at} leads nowhere")
        events += caused
    return Step(state, tuple(events), "")


def show_freed(done: Step, now: Now) -> Step:
    """Show a stop that an act released at once, not at the next tick (C6, C10)."""
    at, rung = next_showing(done.state), done.state.watched and now.presence.rang(now.at)
    return _fold(done, show(done.state, now.at, rung=rung)) if at is not None and at <= now.at else done


def _fold(done: Step, events: list[Event]) -> Step:
    return Step(_folded(done.state, events), (*done.events, *events), done.refusal) if events else done


def _folded(state: State, events: list[Event]) -> State:
    for event in events:
        state = evolve(state, event)
    return state
