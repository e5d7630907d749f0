"""Peak hours: when in the day the work goes best, from own figures only, and never from too few of them (D7)."""

from __future__ import annotations

from collections.abc import Sequence

from ninetyten.domain.moment import HOUR, MINUTE, Span
from ninetyten.domain.plan import Kind, Plan
from ninetyten.domain.value import Value
from ninetyten.domain.vocabulary import ClockStyle
from ninetyten.domain.words import counted, spell_hour, spell_hours, spell_time
from ninetyten.ledger.figures import an_hour, half_up, median, quantile
from ninetyten.ledger.periods import days_of
from ninetyten.ledger.summary import Summary

ENOUGH_DAYS = 10
"""Fewer work days say nothing of peak hours."""
DAYS_OF_AN_HOUR = 3
LEAST_OF_AN_HOUR: Span = 15 * MINUTE
"""An hour of the clock is told of with this many days that hold this much of it."""
WINDOW = 3
"""How many hours in a row the best ones are at most."""
STANDS_OUT = 1.05
"""The best hours earn at least this many times what the other hours do, or no hours are the best."""


class PeakHour(Value):
    """What an hour of the clock earns: standard minutes an hour of production; the median over `days` and its quartiles."""

    hour: int
    days: int
    low: float
    median: float
    high: float


class Peaks(Value):
    """What is known of peak hours. `days`: work days they come from; `missing`: how many more it takes; `best`: the first hour
    of the best ones and the hour they end at, None while nothing stands out."""

    days: int
    missing: int
    hours: tuple[PeakHour, ...] = ()
    best: tuple[int, int] | None = None

    def words(self, clock: ClockStyle) -> str:
        """Return `Your best hours: 07–10.`, or why that cannot be said."""
        if self.missing:
            return f"Best hours: not enough data yet; needs {counted(self.missing, 'more work day')}."
        if self.days < ENOUGH_DAYS:
            return "Best hours: not enough data yet; this week counts once it is over."
        if self.best is None:
            return "No hours stand out as your best."
        overlap = ", but the spreads overlap: on some days other hours were as good" if self.overlap else ""
        return f"Your best hours: {_hours(self.best, clock)}{overlap}."

    @property
    def overlap(self) -> bool:
        """Report whether the middle half of the days in one of the best hours reaches that of another hour."""
        best = range(*self.best) if self.best else range(0)
        lows = [hour.low for hour in self.hours if hour.hour in best]
        highs = [hour.high for hour in self.hours if hour.hour not in best]
        return bool(lows and highs) and min(lows) <= max(highs)


def peaks(days: Sequence[Summary], today: str = "") -> Peaks:
    """Return the peak hours of these days; with the date `today`, of those in the weeks before, so that they change once a week
    at most."""
    known = [day for day in days if day.worked]
    worked = [day for day in known if not today or day.key < days_of("week", today)[0]]
    if len(worked) < ENOUGH_DAYS:
        return Peaks(len(worked), max(0, ENOUGH_DAYS - len(known)))
    by_hour: dict[int, list[float]] = {}
    for hour in (hour for day in worked for hour in day.hours if hour.covered >= LEAST_OF_AN_HOUR):
        by_hour.setdefault(hour.hour, []).append(an_hour(hour.earned, hour.covered))
    hours = tuple(_peak_hour(hour, by_hour[hour]) for hour in sorted(by_hour) if len(by_hour[hour]) >= DAYS_OF_AN_HOUR)
    return Peaks(len(worked), 0, hours, _best({hour.hour: hour.median for hour in hours}))


def plan_at_peak(found: Peaks, kinds: Sequence[Kind]) -> str:
    """Return a suggestion in a sentence: the chart type that takes longest belongs in the best hours. Empty where there is
    nothing to suggest."""
    if found.best is None or len({kind.per_hour for kind in kinds}) < 2:
        return ""
    slowest = min(kinds, key=lambda kind: kind.per_hour)
    return f"They are a good time for {slowest.name}, which takes the longest per chart."


def misplaced(found: Peaks, plan: Plan) -> str:
    """Return a warning in a sentence where a planned block gives the chart type that takes longest to the hour that earns least
    (S12). Empty where it does not, or where no hours stand out."""
    if found.best is None or len({kind.per_hour for kind in plan.kinds}) < 2:
        return ""
    slowest = min(plan.kinds, key=lambda kind: kind.per_hour)
    rates = {hour.hour: hour.median for hour in found.hours}
    low, high = min(rates, key=rates.__getitem__), max(rates, key=rates.__getitem__)
    for slot in plan.day.slots:
        start, end = max(slot.start * MINUTE, low * HOUR), min(slot.start * MINUTE + slot.length, (low + 1) * HOUR)
        if (slot.activity, slot.kind) == ("production", slowest.key) and end - start >= LEAST_OF_AN_HOUR:
            planned, best = (spell_time(at // MINUTE, plan.clock) for at in (start, high * HOUR))
            return f"{slowest.name} at {planned} is in your slowest hour; {best} is your best."
    return ""


def _hours(best: tuple[int, int], clock: ClockStyle) -> str:
    """Return `07–10` or `7–10 AM`."""
    return spell_hours(best[0] * 60, best[1] * 60, clock, spelled=spell_hour)


def slowest(found: Peaks) -> int | None:
    """Return the hour that earns least; None where no hours stand out."""
    return None if found.best is None else min(found.hours, key=lambda hour: hour.median).hour


def plan_at_low(found: Peaks, plan: Plan) -> str:
    """Return a suggestion in a sentence: the hour that earns least is for work without charts. Empty where the plan has such work
    then, or where no hours stand out."""
    low = slowest(found)
    if low is None:
        return ""
    begins, ends = low * HOUR, (low + 1) * HOUR
    there = (slot for slot in plan.day.slots if begins - slot.length < slot.start * MINUTE < ends)
    if any(slot.activity in ("admin", "growth", "query") for slot in there):
        return ""
    return f"Your slowest hour, {_hours((low, low + 1), plan.clock)}, is a good time for admin, queries and CEUs."


def _peak_hour(hour: int, rates: list[float]) -> PeakHour:
    low, middle, high = quantile(rates, 0.25), median(rates), quantile(rates, 0.75)
    return PeakHour(hour, len(rates), half_up(low, 2), half_up(middle, 2), half_up(high, 2))


def _best(rates: dict[int, float]) -> tuple[int, int] | None:
    """Return the best row of one to three hours that stand out: the one that earns most above the usual hour, the longest of
    equals."""
    rows = [range(first, first + length) for first in rates for length in range(1, WINDOW + 1)]
    by_hour = [row for row in rows if all(hour in rates for hour in row) and _stands_out(row, rates)]
    if not by_hour:
        return None
    usual = sum(rates.values()) / len(rates)
    best = max(by_hour, key=lambda row: (half_up(sum(rates[hour] - usual for hour in row), 6), len(row)))
    return best[0], best[-1] + 1


def _stands_out(row: Sequence[int], rates: dict[int, float]) -> bool:
    """Report whether each hour of a row is better than every other hour, and all of them together by enough."""
    inside, others = [rates[hour] for hour in row], [rate for hour, rate in rates.items() if hour not in row]
    if not others or min(inside) <= max(others):
        return False
    return sum(inside) / len(inside) >= STANDS_OUT * sum(others) / len(others)
