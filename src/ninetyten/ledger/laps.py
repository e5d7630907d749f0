"""How long single charts took: what the cost of changing the chart type is found from.

A lap is the production time from one entry to the next chart logged singly. A batch says nothing of its single charts, and a
chart put on hold took time that belongs to no other.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from ninetyten.domain import events as e
from ninetyten.domain.moment import Instant, Span
from ninetyten.ledger.machines import machines
from ninetyten.ledger.parts import Parts, length, production_of
from ninetyten.ledger.timeline import Day


class Lap(NamedTuple):
    """A chart logged singly: its kind, the production time since the entry before or since the switch to another kind, in ms;
    `switched`: it is the first chart after a switch. A plain tuple: a year has twenty thousand."""

    kind: str
    span: Span
    switched: bool


def laps(day: Day) -> list[Lap]:
    """The laps of a folded day, machine by machine."""
    return [lap for alone in machines(day) for lap in _laps(alone)]


def switched_at(day: Day) -> list[Instant]:
    """When production went on with another kind of chart than before."""
    made = [stretch for stretch in day.stretches if stretch.bucket == "production"]
    return [after.start for before, after in pairwise(made) if before.kind != after.kind]


def _laps(day: Day) -> Iterator[Lap]:
    production, switches = Parts(production_of(day)), switched_at(day)
    since: Instant = 0
    for event in day.events:
        if not isinstance(event, e.ChartsLogged | e.ChartHeld):
            continue
        passed = [at for at in switches if since <= at < event.at]
        span = length(production.between(max([since, *passed]), event.at))
        since = event.at
        if isinstance(event, e.ChartsLogged) and event.single and span:
            yield Lap(event.kind, span, bool(passed))
