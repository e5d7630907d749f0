"""How events move the stops: fallen due, on the screen, put off, settled (part C of the rules)."""

from __future__ import annotations

from ninetyten.domain import events as e
from ninetyten.domain.folds import folds
from ninetyten.domain.moment import Instant, Span
from ninetyten.domain.state import Showing, State, Stop


@folds(e.PromptAnswered)
def _prompt_answered(state: State, event: e.PromptAnswered) -> State:
    if event.answer == "snoozed":
        stops = tuple(
            stop.but(returns=event.returns, snoozes=stop.snoozes + 1, hidden=False) if stop.number in event.stops else stop
            for stop in state.stops
        )
        return state.but(stops=stops, showing=None)
    for number in event.stops:
        state = _settle(state, number, event.at, served=event.answer == "done")
    return state


def _settle(state: State, number: int, at: Instant, *, served: bool) -> State:
    """A stop is settled; it leaves the screen if it was there."""
    tracks = state.stop(number).tracks
    stops = tuple(stop for stop in state.stops if stop.number != number)
    showing = state.showing if state.showing and number not in state.showing.stops else None
    return state.but(stops=stops, showing=showing, served=_served(state, tracks, at) if served else state.served)


def serve(state: State, tracks: tuple[str, ...], at: Instant) -> State:
    """These tracks were served at that instant of screen time (C2)."""
    return state.but(served=_served(state, tracks, at))


def _served(state: State, tracks: tuple[str, ...], at: Instant) -> tuple[Span | None, ...]:
    now, every = state.screen_time(at), zip(state.rules.tracks, state.served, strict=True)
    return tuple([now if track.name in tracks else old for track, old in every])


@folds(e.PromptFellDue)
def _prompt_fell_due(state: State, event: e.PromptFellDue) -> State:
    handled, due = _handled(state, event.track), (event.track, event.due)
    if any(stop.number == event.stop for stop in state.stops):
        stops = tuple(
            stop.but(dues=(*stop.dues, due), span=max(stop.span, event.span)) if stop.number == event.stop else stop
            for stop in state.stops
        )
        return state.but(stops=stops, handled=handled)
    waits = state.running is not None and state.block is not None and state.block.chart_logged and state.rules.boundary > 0
    stop = Stop(event.stop, (due,), event.span, held=event.held, ready=not waits)
    return state.but(stops=(*state.stops, stop), next_number=event.stop + 1, handled=handled)


@folds(e.DueAbsorbed)
def _due_absorbed(state: State, event: e.DueAbsorbed) -> State:
    return state.but(handled=_handled(state, event.track))


def _handled(state: State, name: str) -> tuple[int, ...]:
    """How many dues lie behind, once one more of that track does."""
    return tuple([n + (track.name == name) for track, n in zip(state.rules.tracks, state.handled, strict=True)])


@folds(e.PromptShown)
def _prompt_shown(state: State, event: e.PromptShown) -> State:
    stops = tuple(
        stop.but(shown=event.at if stop.shown is None and event.rung else stop.shown, returns=None, ready=True, hidden=False)
        if stop.number in event.stops
        else stop
        for stop in state.stops
    )
    showing = Showing(event.stops, event.tracks, event.at, event.span, event.rung)
    return state.but(stops=stops, showing=showing, last_shown=event.at)


@folds(e.HushBegan)
def _hush_began(state: State, event: e.HushBegan) -> State:
    return state.but(hushed=True)


@folds(e.HushEnded)
def _hush_ended(state: State, event: e.HushEnded) -> State:
    """All that waited comes as one stop, like what an interruption hid."""
    stops = tuple(stop.but(hidden=True, ready=True) if stop.returns is None and not stop.held else stop for stop in state.stops)
    return state.but(hushed=False, stops=stops)


@folds(e.PromptSettled)
def _prompt_settled(state: State, event: e.PromptSettled) -> State:
    return _settle(state, event.stop, event.at, served=event.fate == "observed")
