"""The stops of a block drawn ahead: lateness never moves the grid, so what is drawn stays right (C2, C5)."""

from __future__ import annotations

from ninetyten.domain import prompts
from ninetyten.domain.moment import HOUR, Instant
from ninetyten.domain.state import State
from ninetyten.domain.value import Value


class Coming(Value):
    """A stop that will come: when, if nothing interrupts the block, and for which tracks, in their order."""

    at: Instant
    tracks: tuple[str, ...]


def coming_stops(state: State) -> tuple[Coming, ...]:
    """Return the stops of the running block from its last event on: those already due first, then those of the grid, merged, up
    to the quiet zone before its planned end; in overtime, of the hour ahead."""
    if state.running is None:
        return ()
    shown = state.showing.stops if state.showing is not None else ()
    after = state if state.showing is None else state.replace(showing=None)
    due = [Coming(prompts.ready_at(after, stop), stop.tracks) for stop in state.stops if stop.number not in shown]
    fresh = [stop.due for stop in state.stops if stop.returns is None and not stop.held and stop.shown is None]
    return tuple(sorted([*due, *_grid(state, max(fresh, default=None))], key=lambda stop: stop.at))


def _grid(state: State, taken_from: Instant | None) -> list[Coming]:
    """Return the merged dues of the grid; those close to a stop that is already due belong to it."""
    last = state.at_worked(state.rules.focus - state.rules.absorb)
    if state.clock > state.at_worked(state.rules.focus):
        last = state.clock + HOUR
    dues: list[tuple[Instant, str]] = []
    for due in prompts.next_dues(state):
        served = prompts.recently_served(state, due)
        first = due.at + due.track.every if served else due.at
        dues += [(at, due.track.name) for at in range(first, last + 1, due.track.every) if not prompts.in_zone(state, at)]
    dues = sorted(d for d in dues if taken_from is None or d[0] > taken_from + state.rules.merge)
    order = [track.name for track in state.rules.tracks]
    stops: list[Coming] = []
    while dues:
        first = dues[0][0]
        members = {name for at, name in dues if at <= first + state.rules.merge}
        dues = [due for due in dues if due[0] > first + state.rules.merge]
        stops.append(Coming(max(first, state.at_worked(state.rules.settle)), tuple(name for name in order if name in members)))
    return stops
