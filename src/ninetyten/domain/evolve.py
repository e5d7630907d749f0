"""`evolve(state, event)`: the only way a state changes, and all that replaying the journal does.

One small function an event class, in `phases` and `prompt_folds`; none of them decides, rings or reads a clock.
"""

from __future__ import annotations

from ninetyten.domain import events as e
from ninetyten.domain import phases, prompt_folds
from ninetyten.domain.folds import FOLDS
from ninetyten.domain.state import State

__all__ = ["evolve", "phases", "prompt_folds"]


def evolve(state: State, event: e.Event) -> State:
    """The state after an event."""
    if isinstance(event, e.DayOpened):
        assert isinstance(event.carried, State)
        return event.carried
    at, fold, before = event.at, FOLDS.get(type(event)), state.phase
    if fold is not None:
        state = fold(state, event)
    since = state.since if state.phase == before else getattr(event, "since", None) or at
    return state.but(clock=max(state.clock, at), since=since, **phases.acted(event))
