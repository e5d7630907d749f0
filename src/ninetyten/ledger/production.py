"""A day's production: its parts, what it earned by hour of the clock (D7), and how long single charts took.

What an entry of charts earned is spread over the production time since the entry before, so that a batch at the end of a
block does not distort its last hour. A lap is the production time from one entry to the next chart logged singly: a batch
says nothing of its single charts, and a chart put on hold took time that belongs to no other.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from ninetyten.domain import events as e
from ninetyten.domain.moment import HOUR, MINUTE, SECOND, Instant, OffsetAt, Span
from ninetyten.domain.value import Value
from ninetyten.ledger.machines import machines
from ninetyten.ledger.quota import charts_logged, earned_minutes
from ninetyten.ledger.timeline import FoldedDay

ProductionInterval = tuple[Instant, Instant]
"""From and to."""
IntervalShare = tuple[int, Span]
"""The number of a part, and how much of it, in ms."""


def production_of(day: FoldedDay) -> list[ProductionInterval]:
    """Return the production of a folded day, in its order."""
    return [(stretch.start, stretch.end) for stretch in day.stretches if stretch.bucket == "production"]


class ProductionIntervals:
    """Parts of a day that follow each other, numbered from 0."""

    def __init__(self, parts: Sequence[ProductionInterval]) -> None:
        self._parts = parts
        self._starts = [start for start, _ in parts]
        self._ends = [end for _, end in parts]
        self._before = list(accumulate((end - start for start, end in parts), initial=0))

    def between(self, start: Instant, end: Instant) -> list[IntervalShare]:
        """Return the parts that overlap start..end, each with the length of the overlap."""
        found: list[IntervalShare] = []
        for number in range(bisect_right(self._ends, start), len(self._parts)):
            first, last = self._parts[number]
            if first >= end:
                break
            found.append((number, min(last, end) - max(first, start)))
        return found

    def until(self, at: Instant) -> Span:
        """Return how much of the parts lies before an instant, in ms."""
        number = bisect_right(self._starts, at) - 1
        return self._before[number] + min(at, self._ends[number]) - self._starts[number] if number >= 0 else 0


class OfHour(Value):
    """One hour of the wall clock, 0 to 23. `production` in ms, `covered` what of it lies before a logged chart, `earned` the
    standard minutes of those charts."""

    hour: int
    production: Span
    covered: Span
    earned: float


class _Entry:
    """Charts of one entry and what they earned. With slots: a year has twenty thousand."""

    __slots__ = ("at", "earned", "kind", "single")

    def __init__(self, at: Instant, kind: str, earned: float, single: bool) -> None:
        self.at, self.kind, self.earned, self.single = at, kind, earned, single


def by_hour(day: FoldedDay, offset_at: OffsetAt) -> tuple[OfHour, ...]:
    """Return the hours of a folded day that hold production, from the earliest hour of the clock on."""
    pieces = [piece for part in production_of(day) for piece in _cut(part, day.state.shift, offset_at)]
    hours = [hour for hour, _ in pieces]
    production: dict[int, Span] = {}
    covered: dict[int, Span] = {}
    earned: dict[int, float] = {}
    for hour, (start, end) in pieces:
        production[hour] = production.get(hour, 0) + end - start
    for shares, whole, worth in _windows(_entries(day), ProductionIntervals([part for _, part in pieces])):
        for number, span in shares:
            hour = hours[number]
            covered[hour] = covered.get(hour, 0) + span
            earned[hour] = earned.get(hour, 0.0) + worth * span / whole
    return tuple(OfHour(hour, production[hour], covered.get(hour, 0), earned.get(hour, 0.0)) for hour in sorted(production))


def _entries(day: FoldedDay) -> list[_Entry]:
    """Return the entries of charts; what a total took back is taken from the latest of its kind."""
    kept: list[_Entry] = []
    for event in charts_logged(day):
        worth = earned_minutes(event)
        for i in range(len(kept) - 1, -1, -1):
            if worth >= 0:
                break
            if kept[i].kind == event.kind:
                left = max(0.0, kept[i].earned + worth)
                worth, kept[i].earned = worth + kept[i].earned - left, left
        if worth > 0:
            kept.append(_Entry(event.at, event.kind, worth, event.single))
    return kept


def _windows(entries: list[_Entry], production: ProductionIntervals) -> list[tuple[list[IntervalShare], Span, float]]:
    """Return the production since the entry before, its length, and what was earned in it. Batches said one after the other (two
    kinds at a block's end) were coded in the same time; charts with no production before them have no hour."""
    found: list[tuple[list[IntervalShare], Span, float]] = []
    before: Instant = 0
    for entry in entries:
        shares = production.between(before, entry.at)
        whole, before = sum([span for _, span in shares]), entry.at
        if found and (not whole or (whole < MINUTE and not entry.single)):
            earlier, length, worth = found.pop()
            found.append(([*earlier, *shares], length + whole, worth + entry.earned))
        elif whole:
            found.append((shares, whole, entry.earned))
    return found


def _cut(part: ProductionInterval, shift: Span, offset_at: OffsetAt) -> Iterator[tuple[int, ProductionInterval]]:
    """Yield a part cut at the hours of the wall clock, each piece with its hour."""
    at, end = part
    while at < end:
        wall = at + shift + offset_at(at) * SECOND
        until = min(end, at + HOUR - wall % HOUR)
        yield wall // HOUR % 24, (at, until)
        at = until


class Lap:
    """A chart logged singly: its kind, the production time since the entry before or since the switch to another kind, in ms;
    `switched`: it is the first chart after a switch. With slots: a year has twenty thousand."""

    __slots__ = ("kind", "span", "switched")

    def __init__(self, kind: str, span: Span, switched: bool) -> None:
        self.kind, self.span, self.switched = kind, span, switched


def laps(day: FoldedDay) -> list[Lap]:
    """Return the laps of a folded day, machine by machine."""
    return [lap for alone in machines(day) for lap in _laps(alone)]


def switched_at(day: FoldedDay) -> list[Instant]:
    """Return the instants at which production switched to another kind of chart."""
    made = [stretch for stretch in day.stretches if stretch.bucket == "production"]
    return [after.start for before, after in pairwise(made) if before.kind != after.kind]


_CHARTED = frozenset((e.ChartsLogged, e.ChartHeld))


def _laps(day: FoldedDay) -> Iterator[Lap]:
    production, switches = ProductionIntervals(production_of(day)), switched_at(day)
    since: Instant = 0
    for event in day.events:
        if type(event) not in _CHARTED:
            continue
        before = bisect_left(switches, event.at)
        switched = before > 0 and since <= switches[before - 1]
        span = production.until(event.at) - production.until(switches[before - 1] if switched else since)
        since = event.at
        if isinstance(event, e.ChartsLogged) and event.single and span:
            yield Lap(event.kind, span, switched)
