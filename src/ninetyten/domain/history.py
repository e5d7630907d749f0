"""One work day as it was written: which events still hold, in the order they took effect, and the state they fold to (D10).

Nothing is ever rewritten. `Undone` names acts that no longer hold, `SaidLater` comes before acts that took effect earlier;
both void the consequences that were recorded before them from their `since` on, for what then followed is worked out anew
by the same engine and comes after them (`rewriting`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ninetyten.domain import events as e
from ninetyten.domain.evolve import evolve
from ninetyten.domain.moment import Instant
from ninetyten.domain.state import State
from ninetyten.domain.value import Value

MARKS = (e.Undone, e.Redone, e.SaidLater)
"""What comes before a day that is worked out again."""


class Written(Value):
    """An event with the id the journal gave it."""

    id: str
    event: e.Event


def holding(written: Sequence[Written]) -> list[Written]:
    """The events of a day that still hold, in the order they took effect, as a reader finds them."""
    ordered = standing(written)
    return _as_lived(ordered) if any(isinstance(entry.event, MARKS) for entry in ordered) else ordered


def standing(written: Sequence[Written]) -> list[Written]:
    """The events of a day that nothing has voided, in the order they took effect, word for word."""
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
    return sorted(kept, key=lambda entry: (not isinstance(entry.event, e.DayOpened), entry.event.at))


def anything_left(events: Iterable[e.Event]) -> bool:
    """Whether something holds of a day, or all of it was taken back."""
    return not all(isinstance(event, e.Undone | e.Redone) for event in events)


def recorded_until(events: Sequence[e.Event], since: Instant) -> int:
    """Return the place of the last act or fact of an instant among events: what followed from those before it at that instant
    stays. 0 if there is none: then all of that instant is worked out anew."""
    found = (n for n, event in enumerate(events) if event.at == since and not follows(event) and not isinstance(event, MARKS))
    return max(found, default=0)


def follows(event: e.Event) -> bool:
    """Whether an event only followed from others and can be worked out anew."""
    return e.sort_of(event) == "consequence" and not isinstance(event, e.DayOpened)


def fold(written: Sequence[Written], state: State) -> State:
    """The state after a day's events, starting from the one before them."""
    for entry in holding(written):
        state = evolve(state, entry.event)
    return state


def _as_lived(ordered: list[Written]) -> list[Written]:
    """The same events once something was said later or taken back: the day begins with the first of them, what was left unsaid
    is filled in from what went before, and what presence proved of a focus that was none is left out."""
    state = State()
    lived: list[Written] = []
    for entry in opened_by(min(entry.event.at for entry in ordered), ordered):
        event = filled_in(entry.event, state)
        if fits(event, state):
            state = evolve(state, event)
            lived.append(entry.replace(event=event))
    return lived


def opened_by(at: Instant, ordered: Sequence[Written]) -> list[Written]:
    """The day opens with the first thing that was said of it, though others were said before: at `at` at the latest."""
    first, others = ordered[:1], list(ordered[1:])
    for entry in first:
        opened = entry.event
        if isinstance(opened, e.DayOpened) and isinstance(opened.carried, State) and at < opened.at:
            return [entry.replace(event=opened.replace(at=at, carried=opened.carried.replace(clock=at, day_began=at))), *others]
    return [*first, *others]


def fits(event: e.Event, state: State) -> bool:
    """Whether what was seen or came with an act can have happened in that state: absence is only judged in a focus (C10), and
    a start ends a rest if there is one; an answer is given to a stop that is there."""
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
    """An act with what it left unsaid as it stood then."""
    match event:
        case e.BlockStarted() | e.Switched():
            kind = state.kind if "kind" in event.unsaid and state.kind else event.kind
            return event.replace(kind=kind, activity=state.activity if "activity" in event.unsaid else event.activity)
        case e.ChartHeld() if "kind" in event.unsaid and state.kind:
            return event.replace(kind=state.kind)
        case e.ChartsLogged():
            return _charts(event, state)
        case e.PromptAnswered() if state.showing is not None:
            return event.replace(stops=state.showing.stops)
    return event


def _charts(event: e.ChartsLogged, state: State) -> e.ChartsLogged:
    if "kind" in event.unsaid and state.kind and state.kind != event.kind:
        event = event.replace(kind=state.kind, per_hour=state.terms.rate(state.kind))
    if event.total is not None:
        event = event.replace(count=event.total - state.charts_of(event.kind))
    return event
