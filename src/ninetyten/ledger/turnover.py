"""Find what a day must know of the days beside it: a due, a rest or an absence goes over a turnover, and is one thing (A7, D4).

A day is folded alone, and that is enough for nearly all of them. Only where something was under way at a turnover are the events
beside it read too, and no further than that thing goes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ninetyten.domain import events as e
from ninetyten.domain.moment import Instant
from ninetyten.domain.state import State
from ninetyten.domain.value import Value
from ninetyten.ledger.timeline import ALONE, Beside, FoldedDay, fold_day

Events = Sequence[e.Event]
Found = tuple[str, Events]
"""The key of a work day, and its events that hold, in the order they took effect."""
Neighbour = Callable[[str, int], Found | None]
"""A machine's work day after the one of that key (1), or the one before it (-1); None where there is none."""

BREAKS = ("paused", "away")


class Machine(Value):
    """The work days of one machine, to be asked for. `newest`: the key of its newest one; `now`: up to when that is known at
    least."""

    neighbour: Neighbour
    newest: str
    now: Instant = 0


def machine_of(
    next_day: Callable[[str, int], str | None], events_of: Callable[[str], Events], newest: str, now: Instant = 0
) -> Machine:
    """Return a machine by what it tells: the key of its day after another (1) or before it (-1), and the events of a day."""

    def neighbour(key: str, step: int) -> Found | None:
        found = next_day(key, step)
        return (found, events_of(found)) if found else None

    return Machine(neighbour, newest, now)


SILENT = Machine(lambda key, step: None, "")
"""One of which no other day is known."""


def beside(day: FoldedDay, key: str, machine: Machine) -> Beside:
    """Return what is known of the days beside a day that was folded alone."""
    before = _before(day, key, machine)
    after = list(_after(day, key, machine))
    if not (before or after):
        return ALONE
    return Beside(
        before=tuple(before[1]) if before else (),
        after=tuple([event for _, events in after for event in events]),
        until=_known(after[-1], machine) if after else 0,
        keys=tuple(found for found, _ in [*([before] if before else []), *after]),
        over=not after or after[-1][0] < machine.newest or fold_day(after[-1][1], machine.now).state.off,
    )


def goes_over(events: Events) -> bool:
    """Return whether something was under way when a day opened with its first event."""
    return _carried(events) is not None


def _before(day: FoldedDay, key: str, machine: Machine) -> Found | None:
    """Find the day before, if the day begins within a stretch in which nobody works. No earlier one is needed: where the day
    before is such a stretch throughout, the stretch is longer than is ever paid."""
    breaks = bool(day.stretches) and day.stretches[0].bucket in BREAKS and day.stretches[0].start == day.events[0].at
    return machine.neighbour(key, -1) if breaks and goes_over(day.events) else None


def _after(day: FoldedDay, key: str, machine: Machine) -> Iterator[Found]:
    """Yield the days after, while something of the day is still under way when they open."""
    if day.state.off:
        return
    closes: Instant | None = None
    while key < machine.newest and (found := machine.neighbour(key, 1)) is not None:
        key, events = found
        carried = _carried(events)
        if carried is None or (closes is not None and not _lasts(carried, closes)):
            return
        closes = events[0].at if closes is None else closes
        yield found


def _carried(events: Events) -> State | None:
    """Return the state under way when a day opens, None if nothing is."""
    first = events[0] if events else None
    carried = first.carried if isinstance(first, e.DayOpened) else None
    return carried if isinstance(carried, State) and not carried.off else None


def _lasts(carried: State, closes: Instant) -> bool:
    """Return whether a stop that fell due, or a rest that began, before an earlier turnover is still under way."""
    rest = carried.rest is not None and carried.rest.started <= closes
    return rest or any(stop.due < closes for stop in carried.stops)


def _known(last: Found, machine: Machine) -> Instant:
    """Return the time up to which the last day after is known: its turnover if later days follow, else the present."""
    key, events = last
    opened, present = events[0], max(machine.now, events[-1].at)
    closes = opened.day.closes if isinstance(opened, e.DayOpened) else present
    return closes if key < machine.newest else min(closes, present)
