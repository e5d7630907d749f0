"""The arbiter: which dues become which stops, and when each may come on the screen (part C of the rules).

The grid (C2): a track's dues lie at whole multiples of its interval of screen time since the last reset; lateness never
moves it. A due is judged by its own nominal time: served lately, it is absorbed (C2); in the quiet zone around the
block's planned end it is held for the rest (C4); what is left merges (C3). A stop then comes on the screen when no chart
boundary is waited for (C6), the block has settled, the zone is past, and the stop before it is out of the way (C7).
Everything here is a question about a state; nothing changes one.
"""

from __future__ import annotations

from typing import NamedTuple

from ninetyten.domain import events as e
from ninetyten.domain.moment import Instant, Span
from ninetyten.domain.plan import BETWEEN_STOPS, Track
from ninetyten.domain.state import State, Stop


class Due(NamedTuple):
    """A track's next due: at which instant, at which screen time. A plain tuple: thousands are looked at in a day."""

    track: Track
    place: int
    at: Instant
    screen: Span


def next_dues(state: State) -> list[Due]:
    """The next due of every track that has one coming. With the clock stopped only those that fell in the very instant
    it stopped are left (A8)."""
    return [_due(state, screen, place) for screen, place in _coming(state)]


def next_due(state: State) -> Due | None:
    """The earliest of them, at one instant that of the track that comes first."""
    coming = _coming(state)
    return _due(state, *(min(coming) if state.running is not None else coming[0])) if coming else None


def _coming(state: State) -> list[tuple[Span, int]]:
    """At which screen time the next due of each track lies, and the track's place."""
    coming = []
    for place, (track, handled) in enumerate(zip(state.rules.tracks, state.handled, strict=False)):
        screen = (handled + 1) * track.every
        if track.every and (state.running is not None or screen <= state.screen):
            coming.append((screen, place))
    return coming


def _due(state: State, screen: Span, place: int) -> Due:
    at = max(state.still, state.clock) if state.running is None else state.running + screen - state.screen
    return Due(state.rules.tracks[place], place, at, screen)


def served_lately(state: State, due: Due) -> bool:
    """Whether the track's last serving covers this due (C2)."""
    served = state.served[due.place]
    return served is not None and due.screen - served < due.track.every / 2


def in_zone(state: State, at: Instant) -> bool:
    """Whether the running block is around its planned end at that instant, where nothing is asked (C4)."""
    return state.in_block and -state.rules.absorb < _past_end(state, at) < state.rules.absorb


def is_held(state: State, due: Due) -> bool:
    """Whether a due falls into the zone by its own nominal time; at its very end it still does."""
    return in_zone(state, due.at) or (state.in_block and _past_end(state, due.at) == state.rules.absorb > 0)


def _past_end(state: State, at: Instant) -> Span:
    return state.worked(at) - state.rules.focus


def fall_due(state: State, due: Due) -> list[e.Event]:
    """What a due becomes at its time."""
    track = due.track
    if served_lately(state, due):
        return [e.DueAbsorbed(max(due.at, state.clock), track.name, due.at, track.span)]
    held = is_held(state, due)
    joined = next((stop for stop in state.stops if not held and _takes(state, stop, due.at)), None)
    number = joined.number if joined else state.next_number
    return [e.PromptFellDue(max(due.at, state.clock), number, track.name, due.at, track.span, held)]


def _takes(state: State, stop: Stop, due: Instant) -> bool:
    """Whether a stop that was not shown yet takes one more due (C3)."""
    fresh = stop.shown is None and stop.returns is None and not stop.held
    on_screen = state.showing is not None and stop.number in state.showing.stops
    return fresh and not on_screen and due - stop.due <= state.rules.merge


def ready_at(state: State, stop: Stop) -> Instant:
    """The earliest instant at which the running block may show a stop."""
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
    """When the next stop comes on the screen, if nothing else happens before."""
    if state.running is None or state.showing is not None or not state.stops or state.hushed:
        return None
    return min(ready_at(state, stop) for stop in state.stops)


def show(state: State, at: Instant, *, rung: bool) -> list[e.Event]:
    """The stops that come on the screen together at that instant, with the dues ahead that join them (C3, C4, C7). `rung`:
    whether a process rings for them."""
    group = _group(state, at)
    ahead = _join_ahead(state, at, group)
    members = [(event.track, event.span) for event in ahead] + [(track, stop.span) for stop in group for track in stop.tracks]
    names = {track for track, _ in members}
    numbers = tuple(dict.fromkeys([*(stop.number for stop in group), *(event.stop for event in ahead)]))
    tracks = tuple(track.name for track in state.rules.tracks if track.name in names)
    span = max(length for _, length in members)
    return [*ahead, e.PromptShown(at, numbers, tracks, span, rung=rung)]


def _group(state: State, at: Instant) -> list[Stop]:
    """What is asked at once. A snoozed stop comes along early; it takes what fell due since its return with it, but nothing
    that waits for a chart boundary since before (C7)."""
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
    """Whether what counts as due at an instant had to wait for the end of the zone, which is over (C4)."""
    return state.rules.absorb > 0 and due <= _zone_ends(state) <= at


def _zone_ends(state: State) -> Instant:
    return state.at_worked(state.rules.focus + state.rules.absorb)


def _join_ahead(state: State, at: Instant, group: list[Stop]) -> list[e.PromptFellDue]:
    """Dues of this instant and still to come that are near enough to be asked now: with a stop that fell due, as part of it;
    with a snoozed one, as a stop of their own on the same screen; with what waited for the end of the zone, each as a stop of
    its own (C4)."""
    if any(_waited(state, stop.counts_from, at) for stop in group):
        near = _near(state, at, _zone_ends(state) + state.rules.merge)
        return [_joins(at, state.next_number + place, due) for place, due in enumerate(near)]
    last = min(stop.counts_from for stop in group) + state.rules.merge
    fresh = min((stop for stop in group if stop.returns is None), key=lambda stop: stop.due, default=None)
    number = fresh.number if fresh is not None else state.next_number
    return [_joins(at, number, due) for due in _near(state, at, last) if not is_held(state, due)]


def _near(state: State, at: Instant, last: Instant) -> list[Due]:
    return [due for due in next_dues(state) if at <= due.at <= last and not served_lately(state, due)]


def _joins(at: Instant, number: int, due: Due) -> e.PromptFellDue:
    return e.PromptFellDue(at, number, due.track.name, due.at, due.track.span)
