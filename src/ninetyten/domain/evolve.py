"""Apply events to a state: `evolve(state, event)` is the only way a state changes, and all that replaying the journal does.

Each event class has one small function, registered by `folds`: first those that move the day from phase to phase and the
block's clock (A2, B4), then those that move the stops (part C of the rules). None of them decides, rings or reads a clock.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ninetyten.domain import events as e
from ninetyten.domain.events import Event
from ninetyten.domain.moment import Instant, Span
from ninetyten.domain.plan import FIVE_MINUTES, UNATTENDED, UNATTENDED_DOWNTIME
from ninetyten.domain.state import Block, Gap, Gone, Held, Interruption, Resting, Showing, State, Stop, go_on, halt, rewind

Fold = Callable[[State, Any], State]
FOLDS: dict[type[Event], Fold] = {}


def folds(*kinds: type[Event]) -> Callable[[Fold], Fold]:
    """Register a function for these classes of events."""

    def register(fold: Fold) -> Fold:
        FOLDS.update(dict.fromkeys(kinds, fold))
        return fold

    return register


@folds(e.BlockStarted)
def _block_started(state: State, event: e.BlockStarted) -> State:
    before, state = state.rules, halt(state, event.at)
    block = Block(state.blocks + 1, event.at, event.activity, event.kind)
    stops = tuple(stop.replace(held=False, ready=True) for stop in state.stops)
    state = _outside(state, event.at).replace(block=block, blocks=block.index, rules=event.rules, stops=stops, off=False)
    if before.tracks != event.rules.tracks and state.handled:
        state = state.replace(
            handled=tuple(state.screen // track.every if track.every else 0 for track in event.rules.tracks),
            served=(None,) * len(event.rules.tracks),
        )
    if block.index == 1:
        state = state.replace(day_began=event.at)
    if state.planned_stop is not None and event.at >= state.planned_stop:
        state = state.replace(stop_told=2)
    topic = event.topic or state.topic
    return go_on(state.replace(activity=event.activity, kind=event.kind, topic=topic), event.at)


def _outside(state: State, at: Instant) -> State:
    """End the block, rest, interruption and unwatched time; an unexplained gap lasted until then."""
    gap = state.gap.replace(until=at) if state.gap is not None and state.gap.until is None else state.gap
    return state.replace(block=None, rest=None, interruption=None, unwatched=None, gap=gap)


@folds(e.TermsAgreed)
def _terms_agreed(state: State, event: e.TermsAgreed) -> State:
    return state.replace(terms=event.terms)


@folds(e.Switched)
def _switched(state: State, event: e.Switched) -> State:
    block = state.block and state.block.replace(activity=event.activity, kind=event.kind)
    topic = event.topic or state.topic
    return _boundary(state, event.at, block=block, activity=event.activity, kind=event.kind, topic=topic)


@folds(e.ChartsLogged)
def _charts_logged(state: State, event: e.ChartsLogged) -> State:
    counts = dict(state.charts)
    counts[event.kind] = counts.get(event.kind, 0) + event.count
    block = state.block
    if block is not None and event.single and not block.chart_logged:
        block = block.replace(chart_logged=True)
    held = state.held if event.held is None else _without(state, Held(event.held, event.kind, event.reason))
    return _boundary(state, event.at, charts=tuple(counts.items()), block=block, held=held)


@folds(e.ChartHeld)
def _chart_held(state: State, event: e.ChartHeld) -> State:
    held = sorted([*state.held, Held(event.at, event.kind, event.reason)], key=lambda one: one.since)
    return _boundary(state, event.at, holds=state.holds + 1, held=tuple(held))


@folds(e.HoldDropped)
def _hold_dropped(state: State, event: e.HoldDropped) -> State:
    return state.replace(held=_without(state, Held(event.held, event.kind, event.reason)))


def _without(state: State, gone: Held) -> tuple[Held, ...]:
    """Return what is on hold without one such chart: two may be on hold since the same instant."""
    left = list(state.held)
    if gone in left:
        left.remove(gone)
    return tuple(left)


@folds(e.Lulled)
def _lulled(state: State, event: e.Lulled) -> State:
    return _boundary(state, event.at)


def _boundary(state: State, at: Instant, **changes: Any) -> State:
    """Apply a chart boundary: no stop waits for one any more (C6). `changes` go into the same copy."""
    stops = state.stops and tuple(stop.replace(ready=True) if stop.returns is None else stop for stop in state.stops)
    return state.replace(boundary=max(at, state.boundary), stops=stops, **changes)


@folds(e.RestStarted)
def _rest_started(state: State, event: e.RestStarted) -> State:
    state = halt(state, event.at) if event.since is None else rewind(state, event.since, event.at)
    rest = Resting(event.at if event.since is None else event.since, event.ends, event.lunch)
    return _outside(state, event.at).replace(rest=rest, off=False)


@folds(e.RestEnded)
def _rest_ended(state: State, event: e.RestEnded) -> State:
    return state.replace(rest=None, block=None)


@folds(e.Interrupted)
def _interrupted(state: State, event: e.Interrupted) -> State:
    state = halt(state, event.at).replace(ended_itself=None, attend_by=None)
    if state.unwatched is not None:
        state = _outside(state, event.at)
    return state.replace(interruption=Interruption(event.what, event.at, event.ends, event.reason))


@folds(e.Resumed)
def _resumed(state: State, event: e.Resumed) -> State:
    return go_on(_back(state, event.at), event.at)


@folds(e.InterruptionEnded)
def _interruption_ended(state: State, event: e.InterruptionEnded) -> State:
    assert state.interruption is not None
    patience = UNATTENDED_DOWNTIME if state.interruption.what == "downtime" else UNATTENDED
    return _resumed(state.replace(ended_itself=event.at, attend_by=event.at + patience), e.Resumed(event.at))


@folds(e.CameBack)
def _came_back(state: State, event: e.CameBack) -> State:
    return go_on(attended(_back(state, event.at), event.at).replace(alone_since=None), event.at)


@folds(e.Touched)
def _touched(state: State, event: e.Touched) -> State:
    """Answer the end of an interruption inside a block, and no other end (B2)."""
    state = state.replace(alone_since=None)
    return state.replace(ended_itself=None, attend_by=None) if state.answerable is not None else state


def attended(state: State, at: Instant) -> State:
    """Record that a person is there: the half hour of B2 starts over."""
    return state.replace(**attention(at))


def attention(at: Instant) -> dict[str, Any]:
    """Return the fields that change when a person is there, for one copy with the act's own: days are folded in bulk."""
    return {"last_act": at, "ended_itself": None, "attend_by": None}


def acted(event: e.Event) -> dict[str, Any]:
    """Return the fields that change with an act of a person, and with the start of a block, since which no one was seen."""
    heard = {**attention(event.at), "alone_since": None} if e.sort_of(event) == "act" else {}
    return {**heard, "alone_since": event.at} if isinstance(event, e.BlockStarted) else heard


def _back(state: State, at: Instant) -> State:
    """End the interruption; an absence served the tracks for which it was long enough (C1)."""
    gone = state.interruption
    state = state.replace(interruption=None, asked=None)
    if state.block is None and state.rest is None and not state.off:
        state = state.replace(unwatched=at)
    if gone is None or gone.what != "away":
        return state
    return _served_by_absence(state, at, at - gone.since).replace(last_gone=Gone("away", gone.since, at))


def _served_by_absence(state: State, at: Instant, away: int) -> State:
    if away >= FIVE_MINUTES or not state.served:
        return state
    return serve(state, tuple(track.name for track in state.rules.tracks if track.span <= away), at)


@folds(e.WasAway)
def _was_away(state: State, event: e.WasAway) -> State:
    in_block, state = state.in_block, rewind(state, event.since, event.at)
    if not in_block:
        return state
    return go_on(_served_by_absence(state, event.at, event.at - event.since), event.at)


@folds(e.WentAway)
def _went_away(state: State, event: e.WentAway) -> State:
    return rewind(state, event.since, event.at).replace(interruption=Interruption("away", event.since))


@folds(e.LeftUnattended)
def _left_unattended(state: State, event: e.LeftUnattended) -> State:
    state = rewind(state, event.since, event.at).replace(rest=None, interruption=None, ended_itself=None, attend_by=None)
    return state.replace(unwatched=event.since, gap=Gap(event.since))


@folds(e.Stopped)
def _stopped(state: State, event: e.Stopped) -> State:
    return _outside(halt(state, event.at), event.at).replace(off=True)


@folds(e.GapExplained)
def _gap_explained(state: State, event: e.GapExplained) -> State:
    state = state.replace(gap=None)
    if event.until is None:
        return _ended_gap_was(state, event)
    block = state.block
    if block is None or not state.in_block or block.started >= event.until or event.was in ("meeting", "downtime"):
        return state  # an interruption leaves the block as it was: its clock stood still
    if event.was == "work":
        runs = (*block.runs, (event.since, event.until))
        return state.replace(block=block.replace(worked=block.worked + event.until - event.since, runs=runs))
    fresh = Block(state.blocks + 1, event.until, block.activity, block.kind, chart_logged=block.chart_logged)
    late = sum(end - start for start, end in block.runs if start >= event.until)
    return state.replace(block=fresh.replace(worked=late), blocks=fresh.index)


def _ended_gap_was(state: State, event: e.GapExplained) -> State:
    """Explain a gap that lasts until now: what it was continues from here on."""
    state = state.replace(unwatched=None)
    if event.was == "off":
        return _outside(state, event.at).replace(off=True)
    if event.was == "work" and state.block is not None:
        return go_on(state, event.since)
    if event.was in ("meeting", "downtime"):
        return go_on(state, event.at) if state.block is not None else state.replace(unwatched=event.at)
    rest = Resting(event.since, event.at, event.was == "lunch", over=True, reminded=True)
    return _outside(state, event.at).replace(rest=rest)


@folds(e.FellAsleep)
def _fell_asleep(state: State, event: e.FellAsleep) -> State:
    return halt(state, event.at).replace(asleep=True, last_gone=Gone("asleep", event.at, event.at))


@folds(e.Woke)
def _woke(state: State, event: e.Woke) -> State:
    gone = state.last_gone and state.last_gone.replace(until=event.at)
    return go_on(attended(state.replace(asleep=False, last_gone=gone), event.at), event.at)


@folds(e.ClockWasSet)
def _clock_was_set(state: State, event: e.ClockWasSet) -> State:
    return state.replace(shift=event.shift)


@folds(e.WatchBegan)
def _watch_began(state: State, event: e.WatchBegan) -> State:
    state = state.replace(watched=True)
    if state.showing is None or state.showing.rung:
        return state
    stops = tuple(stop.replace(hidden=True, ready=True) if stop.number in state.showing.stops else stop for stop in state.stops)
    return state.replace(showing=None, stops=stops)


@folds(e.WatchEnded)
def _watch_ended(state: State, event: e.WatchEnded) -> State:
    return state.replace(watched=False)


@folds(e.GapBegan)
def _gap_began(state: State, event: e.GapBegan) -> State:
    return halt(state, event.at).replace(dark=True, watched=False, gap=Gap(event.at))


@folds(e.GapEnded)
def _gap_ended(state: State, event: e.GapEnded) -> State:
    gap = state.gap and state.gap.replace(until=event.at)
    return go_on(attended(state.replace(dark=False, gap=gap), event.at), event.at)


@folds(e.PresenceAsked)
def _presence_asked(state: State, event: e.PresenceAsked) -> State:
    return state.replace(asked=event.at)


@folds(e.EndNeared)
def _end_neared(state: State, event: e.EndNeared) -> State:
    return state.replace(block=state.block and state.block.replace(warned=True))


@folds(e.EndReached)
def _end_reached(state: State, event: e.EndReached) -> State:
    return state.replace(block=state.block and state.block.replace(over=True))


@folds(e.OvertimeReminded)
def _overtime_reminded(state: State, event: e.OvertimeReminded) -> State:
    return state.replace(block=state.block and state.block.replace(reminded=state.block.reminded + 1))


@folds(e.RanLong)
def _ran_long(state: State, event: e.RanLong) -> State:
    return state.replace(block=state.block and state.block.replace(ran_long=True))


@folds(e.StopNeared)
def _stop_neared(state: State, event: e.StopNeared) -> State:
    return state.replace(stop_told=1)


@folds(e.StopReached)
def _stop_reached(state: State, event: e.StopReached) -> State:
    return state.replace(stop_told=2)


@folds(e.RestRanOut)
def _rest_ran_out(state: State, event: e.RestRanOut) -> State:
    return state.replace(rest=state.rest and state.rest.replace(over=True))


@folds(e.RestReminded)
def _rest_reminded(state: State, event: e.RestReminded) -> State:
    return state.replace(rest=state.rest and state.rest.replace(reminded=True))


@folds(e.PauseReminded)
def _pause_reminded(state: State, event: e.PauseReminded) -> State:
    return state.replace(interruption=state.interruption and state.interruption.replace(reminded=state.interruption.reminded + 1))


@folds(e.PromptAnswered)
def _prompt_answered(state: State, event: e.PromptAnswered) -> State:
    if event.answer == "snoozed":
        stops = tuple(
            stop.replace(returns=event.returns, snoozes=stop.snoozes + 1, hidden=False) if stop.number in event.stops else stop
            for stop in state.stops
        )
        return state.replace(stops=stops, showing=None)
    for number in event.stops:
        state = _settle(state, number, event.at, served=event.answer == "done")
    return state


def _settle(state: State, number: int, at: Instant, *, served: bool) -> State:
    """Settle a stop, and take it off the screen."""
    tracks = state.stop(number).tracks
    stops = tuple(stop for stop in state.stops if stop.number != number)
    showing = state.showing if state.showing and number not in state.showing.stops else None
    return state.replace(stops=stops, showing=showing, served=_served(state, tracks, at) if served else state.served)


def serve(state: State, tracks: tuple[str, ...], at: Instant) -> State:
    """Record that these tracks were served at that instant (C2)."""
    return state.replace(served=_served(state, tracks, at))


def _served(state: State, tracks: tuple[str, ...], at: Instant) -> tuple[Span | None, ...]:
    now, every = state.screen_time(at), zip(state.rules.tracks, state.served, strict=True)
    return tuple([now if track.name in tracks else old for track, old in every])


@folds(e.PromptFellDue)
def _prompt_fell_due(state: State, event: e.PromptFellDue) -> State:
    handled, due = _handled(state, event.track), (event.track, event.due)
    if any(stop.number == event.stop for stop in state.stops):
        stops = tuple(
            stop.replace(dues=(*stop.dues, due), span=max(stop.span, event.span)) if stop.number == event.stop else stop
            for stop in state.stops
        )
        return state.replace(stops=stops, handled=handled)
    waits = state.running is not None and state.block is not None and state.block.chart_logged and state.rules.boundary > 0
    stop = Stop(event.stop, (due,), event.span, held=event.held, ready=not waits)
    return state.replace(stops=(*state.stops, stop), next_number=event.stop + 1, handled=handled)


@folds(e.DueAbsorbed)
def _due_absorbed(state: State, event: e.DueAbsorbed) -> State:
    return state.replace(handled=_handled(state, event.track))


def _handled(state: State, name: str) -> tuple[int, ...]:
    """Count one more passed due of that track."""
    return tuple([n + (track.name == name) for track, n in zip(state.rules.tracks, state.handled, strict=True)])


@folds(e.PromptShown)
def _prompt_shown(state: State, event: e.PromptShown) -> State:
    stops = tuple(
        stop.replace(shown=event.at if stop.shown is None and event.rung else stop.shown, returns=None, ready=True, hidden=False)
        if stop.number in event.stops
        else stop
        for stop in state.stops
    )
    showing = Showing(event.stops, event.tracks, event.at, event.span, event.rung)
    return state.replace(stops=stops, showing=showing, last_shown=event.at)


@folds(e.HushBegan)
def _hush_began(state: State, event: e.HushBegan) -> State:
    return state.replace(hushed=True)


@folds(e.HushEnded)
def _hush_ended(state: State, event: e.HushEnded) -> State:
    """Show all waiting stops as one, like those that an interruption hid."""
    stops = tuple(
        stop.replace(hidden=True, ready=True) if stop.returns is None and not stop.held else stop for stop in state.stops
    )
    return state.replace(hushed=False, stops=stops)


@folds(e.PromptSettled)
def _prompt_settled(state: State, event: e.PromptSettled) -> State:
    return _settle(state, event.stop, event.at, served=event.fate == "observed")


def evolve(state: State, event: e.Event) -> State:
    """Return the state after an event."""
    if isinstance(event, e.DayOpened):
        assert isinstance(event.carried, State)
        return event.carried
    at, fold, before = event.at, FOLDS.get(type(event)), state.phase
    if fold is not None:
        state = fold(state, event)
    since = state.since if state.phase == before else getattr(event, "since", None) or at
    return state.replace(clock=max(state.clock, at), since=since, **acted(event))
