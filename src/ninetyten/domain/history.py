"""Read one work day as it was written: which events still hold, in the order of effect, and the state they fold to (D10).

Nothing is ever rewritten. `Undone` names acts that no longer hold, `Redone` undos; `SaidLater` precedes acts that took effect
earlier. All void the consequences recorded before them from their `since` on: the engine has worked these out again, and they
come after the mark (`rewriting`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import attrgetter

from ninetyten.domain import events as e
from ninetyten.domain.evolve import evolve
from ninetyten.domain.moment import Instant
from ninetyten.domain.state import State

MARKS = (e.Undone, e.Redone, e.SaidLater)
"""Events that come before a part of the day that was worked out again."""
_INSTANT = attrgetter("event.at")


class Written:
    """An event with the id that the journal gave it. With slots: a year has fifty thousand."""

    __slots__ = ("event", "id")

    def __init__(self, id: str, event: e.Event) -> None:
        self.id, self.event = id, event


def holding(written: Sequence[Written]) -> list[Written]:
    """Return the events of a day that still hold, in the order of effect, with what they left unsaid filled in."""
    if not has_marks(written):
        return _in_order(written)
    ordered = standing(written)
    return _as_lived(ordered) if has_marks(ordered) else ordered


def standing(written: Sequence[Written]) -> list[Written]:
    """Return the events of a day that are not voided, in the order of effect, exactly as recorded."""
    redone = {id for entry in written if isinstance(entry.event, e.Redone) for id in entry.event.ids}
    written = [entry for entry in written if not (isinstance(entry.event, e.Undone) and entry.id in redone)]
    undone = {id for entry in written if isinstance(entry.event, e.Undone) for id in entry.event.ids}
    kept: list[Written] = []
    for entry in written:
        if isinstance(entry.event, e.SaidLater) and entry.id in undone:
            continue
        if isinstance(entry.event, e.Undone):
            ids = set(entry.event.ids)
            kept = [old for old in kept if old.id not in ids]
        if isinstance(entry.event, e.Undone | e.Redone | e.SaidLater):
            since, last = entry.event.since, recorded_until([old.event for old in kept], entry.event.since)
            kept = [old for n, old in enumerate(kept) if not follows(old.event) or old.event.at < since or n < last]
        kept.append(entry)
    return _in_order(kept)


def has_marks(written: Sequence[Written]) -> bool:
    """Report whether a part of the day was worked out again."""
    return not {type(entry.event) for entry in written}.isdisjoint(MARKS)


def _in_order(written: Sequence[Written]) -> list[Written]:
    """Return events in the order of effect, the day's opening first."""
    openings = [entry for entry in written if type(entry.event) is e.DayOpened]
    others = [entry for entry in written if type(entry.event) is not e.DayOpened]
    return sorted(openings, key=_INSTANT) + sorted(others, key=_INSTANT)


def anything_left(events: Iterable[e.Event]) -> bool:
    """Report whether anything in a day still holds."""
    return not all(isinstance(event, e.Undone | e.Redone) for event in events)


def recorded_until(events: Sequence[e.Event], since: Instant) -> int:
    """Return the index of the last act or fact at an instant: consequences before it at that instant stay. 0 if there is none:
    then all consequences of that instant are worked out again."""
    found = (n for n, event in enumerate(events) if event.at == since and not follows(event) and not isinstance(event, MARKS))
    return max(found, default=0)


def follows(event: e.Event) -> bool:
    """Report whether an event is a consequence of others that can be worked out again."""
    return e.sort_of(event) == "consequence" and not isinstance(event, e.DayOpened)


def fold(written: Sequence[Written], state: State) -> State:
    """Return the state after a day's events, starting from the state before them."""
    for entry in holding(written):
        state = evolve(state, entry.event)
    return state


def _as_lived(ordered: list[Written]) -> list[Written]:
    """Return the events of a day with backdated or undone acts: the day begins with the first event, values that were left out
    are filled in from what came before, and absences during a focus that did not exist are left out."""
    state = State()
    lived: list[Written] = []
    for entry in opened_by(min(entry.event.at for entry in ordered), ordered):
        event = filled_in(entry.event, state)
        if fits(event, state):
            state = evolve(state, event)
            lived.append(Written(entry.id, event))
    return lived


def opened_by(at: Instant, ordered: Sequence[Written]) -> list[Written]:
    """Move the day's opening to `at` if a backdated act now precedes it."""
    first, others = ordered[:1], list(ordered[1:])
    for entry in first:
        opened = entry.event
        if isinstance(opened, e.DayOpened) and isinstance(opened.carried, State) and at < opened.at:
            earlier = opened.replace(at=at, carried=opened.carried.replace(clock=at, day_began=at))
            return [Written(entry.id, earlier), *others]
    return [*first, *others]


def fits(event: e.Event, state: State) -> bool:
    """Report whether an event can have happened in that state: absence is only judged in focus (C10), a start ends a rest only if
    there is one, and only a stop that exists can be answered."""
    match event:
        case e.PromptAnswered():
            return {stop.number for stop in state.stops}.issuperset(event.stops)
        case e.PresenceAsked() | e.WentAway():
            return state.running is not None
        case e.RestStarted() if event.auto:
            return state.running is not None
        case e.CameBack():
            return state.interruption is not None and state.interruption.what == "away"
        case e.RestEnded():
            return state.rest is not None
    return True


def filled_in(event: e.Event, state: State) -> e.Event:
    """Return an act with the values that it left out, as they were in that state."""
    match event:
        case e.BlockStarted() | e.Switched():
            kind = state.kind if "kind" in event.unsaid and state.kind else event.kind
            return event.replace(kind=kind, activity=state.activity if "activity" in event.unsaid else event.activity)
        case e.ChartHeld() if "kind" in event.unsaid and state.kind:
            return event.replace(kind=state.kind)
        case e.HoldDropped(held=since) | e.ChartsLogged(held=int(since)):
            return _released(event, since, state)
        case e.ChartsLogged():
            return _charts(event, state)
        case e.PromptAnswered() if state.showing is not None:
            return event.replace(stops=state.showing.stops)
    return event


def _released(event: e.ChartsLogged | e.HoldDropped, since: Instant, state: State) -> e.Event:
    """Return the release with the kind that the chart on hold has by now."""
    same = [held.kind for held in state.held if (held.since, held.reason) == (since, event.reason)]
    if not same or event.kind in same:
        return event
    if isinstance(event, e.ChartsLogged):
        return event.replace(kind=same[0], per_hour=state.terms.rate(same[0]))
    return event.replace(kind=same[0])


def _charts(event: e.ChartsLogged, state: State) -> e.ChartsLogged:
    if "kind" in event.unsaid and state.kind and state.kind != event.kind:
        event = event.replace(kind=state.kind, per_hour=state.terms.rate(state.kind))
    if event.total is not None:
        event = event.replace(count=event.total - state.charts_of(event.kind))
    return event
