"""A day's production and what it earned by the hours of the wall clock: what peak hours are found from (D7).

Charts are logged when they are done, or a block of them at once: what an entry earned is spread over the production time since
the entry before, so that a batch at the end of a block does not make its last hour a wonder.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from ninetyten.domain.moment import HOUR, MINUTE, SECOND, Instant, Span
from ninetyten.domain.value import Value
from ninetyten.ledger.parts import Part, Parts, Share, length, production_of
from ninetyten.ledger.quota import charts_logged, earned_minutes
from ninetyten.ledger.timeline import Day

OffsetAt = Callable[[Instant], int]
"""The local offset at an instant, in seconds east of UTC."""


class OfHour(Value):
    """One hour of the wall clock, 0 to 23. `production` in ms, `covered` what of it lies before a logged chart, `earned` the
    standard minutes of those charts."""

    hour: int
    production: Span
    covered: Span
    earned: float


class _Entry(NamedTuple):
    """Charts of one entry and what they earned. A plain tuple: a year has twenty thousand."""

    at: Instant
    kind: str
    earned: float
    single: bool


def by_hour(day: Day, offset_at: OffsetAt) -> tuple[OfHour, ...]:
    """The hours of a folded day that hold production, from the earliest hour of the clock on."""
    pieces = [piece for part in production_of(day) for piece in _cut(part, day.state.shift, offset_at)]
    hours = [hour for hour, _ in pieces]
    production: dict[int, Span] = {}
    covered: dict[int, Span] = {}
    earned: dict[int, float] = {}
    for hour, (start, end) in pieces:
        production[hour] = production.get(hour, 0) + end - start
    for window, worth in _windows(_entries(day), Parts([part for _, part in pieces])):
        whole = length(window)
        for number, span in window:
            hour = hours[number]
            covered[hour] = covered.get(hour, 0) + span
            earned[hour] = earned.get(hour, 0.0) + worth * span / whole
    return tuple(OfHour(hour, production[hour], covered.get(hour, 0), earned.get(hour, 0.0)) for hour in sorted(production))


def _entries(day: Day) -> list[_Entry]:
    """The entries of charts; what a total took back is taken from the latest of its kind."""
    kept: list[_Entry] = []
    for event in charts_logged(day):
        worth = earned_minutes(event)
        for i in range(len(kept) - 1, -1, -1):
            if worth >= 0:
                break
            if kept[i].kind == event.kind:
                left = max(0.0, kept[i].earned + worth)
                worth, kept[i] = worth + kept[i].earned - left, kept[i]._replace(earned=left)
        if worth > 0:
            kept.append(_Entry(event.at, event.kind, worth, event.single))
    return kept


def _windows(entries: list[_Entry], production: Parts) -> list[tuple[list[Share], float]]:
    """The production since the entry before, and what was earned in it. Batches said one after the other (two kinds at a
    block's end) were coded in the same time; charts with no production before them have no hour."""
    found: list[tuple[list[Share], float]] = []
    before: Instant = 0
    for entry in entries:
        window = production.between(before, entry.at)
        whole, before = length(window), entry.at
        if found and (not whole or (whole < MINUTE and not entry.single)):
            earlier, worth = found.pop()
            found.append(([*earlier, *window], worth + entry.earned))
        elif whole:
            found.append((window, entry.earned))
    return found


def _cut(part: Part, shift: Span, offset_at: OffsetAt) -> Iterator[tuple[int, Part]]:
    """A part cut at the hours of the wall clock, each piece with its hour."""
    at, end = part
    while at < end:
        wall = at + shift + offset_at(at) * SECOND
        until = min(end, at + HOUR - wall % HOUR)
        yield wall // HOUR % 24, (at, until)
        at = until
