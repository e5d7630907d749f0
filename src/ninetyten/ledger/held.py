"""Why micro-breaks were not asked when they were due: a meeting, do-not-disturb, a locked screen and so on (C10, D11).

A stop counts once, under the first thing that
- was on while it was due, or back from a snooze, and not asked before that thing was over; or
- took it off the screen, so that it was asked again or covered; or
- was on, or began, when the stop was covered (*absorbed*), also where the stop waited for the rest anyway (C4).

Dues that the last serving covers (C2) never became stops, and what only the end of the day covered has no reason here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ninetyten.domain import events as e
from ninetyten.domain.moment import Instant
from ninetyten.domain.state import State, Stop
from ninetyten.ledger.timeline import Day

REASONS = ("meeting", "downtime", "do-not-disturb", "pause", "away", "asleep", "locked", "rest")
_OF_BUCKET = {
    "meeting": "meeting", "downtime": "downtime", "paused": "pause", "away": "away", "asleep": "asleep", "rest": "rest",
    "lunch": "rest",
}  # fmt: skip
_ABSENT = ("away", "locked")
"""What covers a stop by its length, at its end (C1)."""
_TELLING = (
    e.DayOpened, e.HushBegan, e.HushEnded, e.PromptAnswered, e.PromptFellDue, e.PromptSettled, e.PromptShown, e.WentAway,
)  # fmt: skip
"""The events that say anything of stops; most are of others."""


class _Hindrance(NamedTuple):
    """From when to when something kept stops off the screen. A plain tuple, as `_Wait`: a year has many."""

    start: Instant
    end: Instant
    reason: str


class _Wait(NamedTuple):
    """A time in which a stop was due and not asked, or `on_screen`. `then`: what ended it: `asked`, `covered`, `settled`, or
    `open` where it lasts."""

    start: Instant
    end: Instant
    then: str
    on_screen: bool = False


class _Open(NamedTuple):
    """A stop under way: when it fell due, since when it waits or shows, and its waits so far. `zone`: it waits for the rest."""

    due: Instant
    since: Instant
    waits: tuple[_Wait, ...] = ()
    on_screen: bool = False
    zone: bool = False

    def ended(self, at: Instant, then: str) -> _Open:
        """The same with the wait under way ended; one for the rest was nobody's doing, one that took no time or ended with an
        answer held nothing back."""
        since = at if self.zone else min(self.since, at)
        if then != "covered" and (since == at or (self.on_screen and then == "settled")):
            return _Open(self.due, at, self.waits)
        return _Open(self.due, at, (*self.waits, _Wait(since, at, then, self.on_screen)))

    def shown(self) -> _Open:
        """The same on the screen."""
        return _Open(self.due, self.since, self.waits, on_screen=True)

    def put_off(self, returns: Instant) -> _Open:
        """The same, due again then."""
        return _Open(self.due, returns, self.waits)


def held(day: Day) -> dict[str, int]:
    """How many stops that fell due on one machine's day were held back, by reason; every one of `REASONS` is there."""
    until = day.uncut[-1].end if day.uncut else 0
    events = [event for event in (*day.events, *day.after) if isinstance(event, _TELLING)]
    hindrances = [*_stretches(day, events), *_hushes(events, until)]
    found = [_reason(stop.waits, hindrances) for stop in _stops(events, until) if stop.waits and day.holds(stop.due)]
    return {reason: found.count(reason) for reason in REASONS}


def _stretches(day: Day, events: Sequence[e.Event]) -> Iterator[_Hindrance]:
    locks = [event.since for event in events if isinstance(event, e.WentAway) and event.locked]
    for stretch in day.uncut:
        reason = _OF_BUCKET.get(stretch.bucket)
        if reason == "away" and any(stretch.start <= at < stretch.end for at in locks):
            reason = "locked"
        if reason is not None:
            yield _Hindrance(stretch.start, stretch.end, reason)


def _hushes(events: Sequence[e.Event], until: Instant) -> Iterator[_Hindrance]:
    began: Instant | None = None
    for event in events:
        carried = event.carried if isinstance(event, e.DayOpened) else None
        if isinstance(event, e.HushBegan) or (isinstance(carried, State) and carried.hushed):
            began = event.at
        elif isinstance(event, e.HushEnded) and began is not None:
            yield _Hindrance(began, event.at, "do-not-disturb")
            began = None
    if began is not None:
        yield _Hindrance(began, max(began, until), "do-not-disturb")


def _stops(events: Sequence[e.Event], until: Instant) -> list[_Open]:
    """Every stop of the day with all its waits."""
    stops: dict[int, _Open] = {}
    closed: list[_Open] = []
    for event in events:
        match event:
            case e.DayOpened() if isinstance(event.carried, State):
                stops.update({stop.number: _carried(stop, event.carried) for stop in event.carried.stops})
            case e.PromptFellDue():
                stops.setdefault(event.stop, _Open(event.due, event.due, zone=event.held))
            case e.PromptShown():
                stops.update({n: stops[n].ended(event.at, "asked").shown() for n in event.stops if n in stops})
            case e.PromptAnswered() if event.answer == "snoozed" and event.returns is not None:
                back = event.returns
                stops.update({n: stops[n].ended(event.at, "settled").put_off(back) for n in event.stops if n in stops})
            case e.PromptAnswered():
                closed += [stops.pop(n).ended(event.at, "settled") for n in event.stops if n in stops]
            case e.PromptSettled() if event.stop in stops:
                closed.append(stops.pop(event.stop).ended(event.at, "covered" if event.fate == "absorbed" else "settled"))
    return [*closed, *(stop.ended(max(until, stop.since), "open") for stop in stops.values())]


def _carried(stop: Stop, state: State) -> _Open:
    """A stop that was under way when the day began."""
    on_screen = state.showing is not None and stop.number in state.showing.stops
    return _Open(stop.due, max(state.clock, stop.counts_from), on_screen=on_screen, zone=stop.held)


def _reason(waits: tuple[_Wait, ...], hindrances: list[_Hindrance]) -> str:
    """Why a stop was held back first; empty if it was not."""
    held_by = [
        (max(on.start, wait.start), number, on.reason)
        for number, on in enumerate(hindrances)
        for wait in waits
        if _covers(on, wait) or _prolongs(on, wait)
    ]
    return min(held_by)[2] if held_by else ""


def _covers(on: _Hindrance, wait: _Wait) -> bool:
    """Whether something was on, or began, when a wait ended with the stop covered; an absence covers at its end."""
    at_end = on.end == wait.end and on.reason in _ABSENT
    return wait.then == "covered" and (on.start == wait.end or on.start < wait.end < on.end or at_end)


def _prolongs(on: _Hindrance, wait: _Wait) -> bool:
    """Whether something that was on in a wait is why it lasted: what is asked or settled while it is on was not held back by
    it, and do-not-disturb takes nothing off the screen."""
    if wait.on_screen and on.reason == "do-not-disturb":
        return False
    return on.start < wait.end and wait.start < on.end and (on.end <= wait.end or wait.then in ("open", "covered"))
