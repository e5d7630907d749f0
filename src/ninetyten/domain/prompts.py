"""The arbiter: decide which dues become which stops, and when each stop may come on the screen (part C of the rules).

The grid (C2): a track's dues lie at whole multiples of its interval of screen time since the last reset; lateness never moves
it. A due is judged by its own nominal time. If its track was recently served, it is absorbed (C2). In the quiet zone around
the block's planned end it is held for the rest (C4). The other dues merge (C3). A stop then comes on the screen when it does
not wait for a chart boundary (C6), the block has settled, the zone is over, and the stop before it is gone (C7). By the same
rules `coming_stops` looks ahead: lateness never moves the grid, so what is drawn of it stays right (C5). Everything here reads
a state; nothing changes one.
"""

from __future__ import annotations

from ninetyten.domain import events as e
from ninetyten.domain.moment import HOUR, Instant, Span
from ninetyten.domain.plan import BETWEEN_STOPS, Track
from ninetyten.domain.state import State, Stop
from ninetyten.domain.value import Value


class Due:
    """A track's next due: its instant and its screen time. With slots, because a day looks at thousands."""

    __slots__ = ("at", "place", "screen", "track")

    def __init__(self, track: Track, place: int, at: Instant, screen: Span) -> None:
        self.track, self.place, self.at, self.screen = track, place, at, screen


def next_dues(state: State) -> list[Due]:
    """Return the next due of every track that has one. With the clock stopped these are only the dues of the very instant at
    which it stopped (A8)."""
    return [_due(state, screen, place) for screen, place in _coming(state)]


def next_due(state: State) -> Due | None:
    """Return the earliest of them; at one instant, that of the first track."""
    coming = _coming(state)
    return _due(state, *(min(coming) if state.running is not None else coming[0])) if coming else None


def _coming(state: State) -> list[tuple[Span, int]]:
    """Return (screen time of the next due, place of the track) for each track."""
    coming = []
    for place, (track, handled) in enumerate(zip(state.rules.tracks, state.handled, strict=False)):
        screen = (handled + 1) * track.every
        if track.every and (state.running is not None or screen <= state.screen):
            coming.append((screen, place))
    return coming


def _due(state: State, screen: Span, place: int) -> Due:
    at = max(state.still, state.clock) if state.running is None else state.running + screen - state.screen
    return Due(state.rules.tracks[place], place, at, screen)


def recently_served(state: State, due: Due) -> bool:
    """Report whether the track's last serving covers this due (C2)."""
    served = state.served[due.place]
    return served is not None and due.screen - served < due.track.every / 2


def in_zone(state: State, at: Instant) -> bool:
    """Report whether an instant is in the quiet zone around the running block's planned end (C4)."""
    return state.in_block and -state.rules.absorb < _past_end(state, at) < state.rules.absorb


def is_held(state: State, due: Due) -> bool:
    """Report whether the nominal time of a due is in the quiet zone, whose last instant counts."""
    return in_zone(state, due.at) or (state.in_block and _past_end(state, due.at) == state.rules.absorb > 0)


def _past_end(state: State, at: Instant) -> Span:
    return state.worked(at) - state.rules.focus


def fall_due(state: State, due: Due) -> list[e.Event]:
    """Return what a due becomes at its time."""
    track = due.track
    if recently_served(state, due):
        return [e.DueAbsorbed(max(due.at, state.clock), track.name, due.at, track.span)]
    held = is_held(state, due)
    joined = next((stop for stop in state.stops if not held and _takes(state, stop, due.at)), None)
    number = joined.number if joined else state.next_number
    return [e.PromptFellDue(max(due.at, state.clock), number, track.name, due.at, track.span, held)]


def _takes(state: State, stop: Stop, due: Instant) -> bool:
    """Report whether a stop that was not shown yet takes one more due (C3)."""
    fresh = stop.shown is None and stop.returns is None and not stop.held
    on_screen = state.showing is not None and stop.number in state.showing.stops
    return fresh and not on_screen and due - stop.due <= state.rules.merge


def ready_at(state: State, stop: Stop) -> Instant:
    """Return the earliest instant at which the running block may show a stop."""
    rules = state.rules
    if stop.returns is not None:
        at = stop.returns
    elif stop.ready or stop.held:
        at = stop.due
    else:
        at = stop.due + rules.boundary
    at = max(at, state.clock, state.at_worked(rules.settle))
    if not stop.hidden and state.last_shown is not None:
        at = max(at, state.last_shown + BETWEEN_STOPS)
    zone_ends = _zone_ends(state)
    return zone_ends if at < zone_ends and (stop.held or in_zone(state, at)) else at


def next_showing(state: State) -> Instant | None:
    """Return when the next stop comes on the screen if nothing else happens before, or None."""
    if state.running is None or state.showing is not None or not state.stops or state.hushed:
        return None
    return min(ready_at(state, stop) for stop in state.stops)


def show(state: State, at: Instant, *, rung: bool) -> list[e.Event]:
    """Show the stops that come on the screen together at that instant, with the later dues that join them (C3, C4, C7). `rung`
    tells whether a process rings for them."""
    group = _group(state, at)
    ahead = _join_ahead(state, at, group)
    members = [(event.track, event.span) for event in ahead] + [(track, stop.span) for stop in group for track in stop.tracks]
    names = {track for track, _ in members}
    numbers = tuple(dict.fromkeys([*(stop.number for stop in group), *(event.stop for event in ahead)]))
    tracks = tuple(track.name for track in state.rules.tracks if track.name in names)
    span = max(length for _, length in members)
    return [*ahead, e.PromptShown(at, numbers, tracks, span, rung=rung)]


def _group(state: State, at: Instant) -> list[Stop]:
    """Return the stops to show as one. A snoozed stop may come early. It brings the stops that fell due since its return, but
    none that already waited for a chart boundary before (C7)."""
    merge = state.rules.merge
    ready = [stop for stop in state.stops if ready_at(state, stop) <= at]
    first = min(stop.counts_from for stop in ready)
    returned = min((stop.returns for stop in ready if stop.returns is not None), default=None)
    hidden = any(stop.hidden for stop in ready)

    def joins(stop: Stop) -> bool:
        if stop.returns is not None:
            return stop.returns <= at + merge
        if stop not in ready and (returned is None or stop.due < returned):
            return False
        return stop.due <= first + merge or (hidden and stop.hidden) or _waited(state, stop.due, at)

    return [stop for stop in state.stops if joins(stop)]


def _waited(state: State, due: Instant, at: Instant) -> bool:
    """Report whether a stop that counts as due at that instant had to wait for the end of the quiet zone (C4)."""
    return state.rules.absorb > 0 and due <= _zone_ends(state) <= at


def _zone_ends(state: State) -> Instant:
    return state.at_worked(state.rules.focus + state.rules.absorb)


def _join_ahead(state: State, at: Instant, group: list[Stop]) -> list[e.PromptFellDue]:
    """Return the present and later dues that are near enough to be shown now. They join a stop that fell due. Beside a snoozed
    stop they are a stop of their own on the same screen; after the quiet zone each is a stop of its own (C4)."""
    if any(_waited(state, stop.counts_from, at) for stop in group):
        near = _near(state, at, _zone_ends(state) + state.rules.merge)
        return [_joins(at, state.next_number + place, due) for place, due in enumerate(near)]
    last = min(stop.counts_from for stop in group) + state.rules.merge
    fresh = min((stop for stop in group if stop.returns is None), key=lambda stop: stop.due, default=None)
    number = fresh.number if fresh is not None else state.next_number
    return [_joins(at, number, due) for due in _near(state, at, last) if not is_held(state, due)]


def _near(state: State, at: Instant, last: Instant) -> list[Due]:
    return [due for due in next_dues(state) if at <= due.at <= last and not recently_served(state, due)]


def _joins(at: Instant, number: int, due: Due) -> e.PromptFellDue:
    return e.PromptFellDue(at, number, due.track.name, due.at, due.track.span)


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
    due = [Coming(ready_at(after, stop), stop.tracks) for stop in state.stops if stop.number not in shown]
    fresh = [stop.due for stop in state.stops if stop.returns is None and not stop.held and stop.shown is None]
    return tuple(sorted([*due, *_grid(state, max(fresh, default=None))], key=lambda stop: stop.at))


def _grid(state: State, taken_from: Instant | None) -> list[Coming]:
    """Return the merged dues of the grid; those close to a stop that is already due belong to it."""
    last = state.at_worked(state.rules.focus - state.rules.absorb)
    if state.clock > state.at_worked(state.rules.focus):
        last = state.clock + HOUR
    dues: list[tuple[Instant, str]] = []
    for due in next_dues(state):
        served = recently_served(state, due)
        first = due.at + due.track.every if served else due.at
        dues += [(at, due.track.name) for at in range(first, last + 1, due.track.every) if not in_zone(state, at)]
    dues = sorted(d for d in dues if taken_from is None or d[0] > taken_from + state.rules.merge)
    order = [track.name for track in state.rules.tracks]
    stops: list[Coming] = []
    while dues:
        first = dues[0][0]
        members = {name for at, name in dues if at <= first + state.rules.merge}
        dues = [due for due in dues if due[0] > first + state.rules.merge]
        stops.append(Coming(max(first, state.at_worked(state.rules.settle)), tuple(name for name in order if name in members)))
    return stops
