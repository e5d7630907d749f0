"""Describe each plot once, as plain values: hours of work, accuracy, best hours. The screen and the HTML reports draw them.

Inks and shades are those of the buckets (`production`, `study`, ...), so that a color means the same everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import ceil, floor
from typing import Any

from ninetyten.domain.value import Value
from ninetyten.domain.vocabulary import ClockStyle
from ninetyten.domain.words import spell_hour
from ninetyten.ledger.figures import tenths
from ninetyten.ledger.peaks import Peaks
from ninetyten.ledger.periods import short_date

STACK = (("growth", "CEU / education"), ("production", "production"), ("study", "accuracy study"), ("other", "other work"))
"""What a bar of work is made of, from the axis on: education first, so that it can be read against its line."""
HOUR_MINUTES = 60.0


class Key(Value):
    """One entry of a legend: the mark, the ink it has, and what it stands for."""

    mark: str
    ink: str
    words: str


class Bar(Value):
    """A bar of parts one after the other, each a bucket and its length on the axis. `mark`: where a line crosses it."""

    label: str
    parts: tuple[tuple[str, float], ...]
    mark: float | None = None


class Bars(Value):
    """Bars. `unit`: what their axis counts; `series`: what the parts are called."""

    bars: tuple[Bar, ...]
    unit: str
    series: tuple[tuple[str, str], ...] = STACK


class Interval(Value):
    """A figure and the two between which it likely lies. `note`: what is written at it."""

    label: str
    low: float
    middle: float
    high: float
    note: str = ""


class Intervals(Value):
    """Intervals, against a target if there is one."""

    rows: tuple[Interval, ...]
    target: float | None
    unit: str


class Boxes(Value):
    """The middle of several figures each, between their quartiles; the best have a note. `unit`: what the axis counts; `below`:
    what the labels are."""

    rows: tuple[Interval, ...]
    unit: str
    below: str


Plot = Bars | Intervals | Boxes
STEPS = (0.25, 0.5, 1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000)
"""The distances between two figures of an axis."""
MOST_STEPS = 5


def axis_of(plot: Plot) -> list[float]:
    """Return the figures on the axis of a plot."""
    if isinstance(plot, Bars):
        ends = [sum(length for _, length in bar.parts) for bar in plot.bars]
        return scale(0, max([*ends, *(bar.mark or 0 for bar in plot.bars), 0.5]))
    target = [plot.target] if isinstance(plot, Intervals) and plot.target is not None else []
    ends = [*target, *(end for row in plot.rows for end in (row.low, row.middle, row.high))]
    return scale(min(ends), max(ends))


def scale(least: float, most: float) -> list[float]:
    """Return a few round figures, from at most `least` to at least `most`."""
    step = next((step for step in STEPS if (most - least) / step <= MOST_STEPS), ceil((most - least) / MOST_STEPS))
    first = floor(least / step)
    return [round(number * step, 2) for number in range(first, max(ceil(most / step), first + 1) + 1)]


def work_parts(report: Mapping[str, Any]) -> tuple[tuple[str, float], ...]:
    """Return what the work time of a report went to, in minutes, in the order of `STACK`."""
    spent = {bucket: report["minutes"][bucket] for bucket, _ in STACK if bucket != "other"}
    return (*spent.items(), ("other", max(0.0, report["work_minutes"] - sum(spent.values()))))


def work_bar(label: str, report: Mapping[str, Any], share: float | None) -> Bar:
    """Return the hours of a report as a bar. `share`: the percentage of its work time that a line marks, None for no line."""
    mark = None if share is None else report["work_minutes"] / HOUR_MINUTES * share / 100
    return Bar(label, tuple((bucket, spent / HOUR_MINUTES) for bucket, spent in work_parts(report)), mark)


def accuracy_plot(audits: Iterable[Mapping[str, Any]], target: float) -> Intervals:
    """Return audits (CONTRACT) with their 95% intervals against the target."""
    rows = (Interval(short_date(a["date"]), a["low"], a["percent"], a["high"], f"{tenths(a['percent'])}%") for a in audits)
    return Intervals(tuple(rows), target, "% of codes right")


def study_plot(topics: Iterable[tuple[str, Mapping[str, Any]]]) -> Intervals:
    """Return the errors in topics of accuracy study (CONTRACT), each with its name, before and since."""
    told = [(f"{name} {which}", found) for name, topic in topics for which in ("before", "since") if (found := topic[which])]
    rows = (Interval(label, found["low"], found["per_100"], found["high"], tenths(found["per_100"])) for label, found in told)
    return Intervals(tuple(rows), None, "errors per 100 codes")


AUDIT_HEAD = ("audit", "right", "accuracy", "95% interval", "charts without an error")


def audit_cells(audit: Mapping[str, Any], kinds: Mapping[str, str]) -> tuple[str, ...]:
    """Return an audit (CONTRACT) as a row of a table, in the order of `AUDIT_HEAD`. `kinds`: the names of chart types, by key."""
    codes = f"{audit['right']} of {audit['total']} {audit['basis']}"
    within = f"{tenths(audit['low'])} to {tenths(audit['high'])}%"
    charts = f"{audit['charts_clean']} of {audit['charts_total']}" if audit["charts_total"] is not None else ""
    of = f", {kinds.get(audit['kind'], audit['kind'])}" if audit["kind"] else ""
    return (f"{short_date(audit['date'])}{of}", codes, f"{tenths(audit['percent'])}%", within, charts)


def hours_plot(found: Peaks, clock: ClockStyle, rate: float | None = None) -> Boxes:
    """Return what each hour of the day earns. `rate`: charts an hour, if it is to be told in charts."""
    best = range(*found.best) if found.best else range(0)
    each = rate / HOUR_MINUTES if rate else 1.0
    noted = ((hour, "best" if hour.hour in best else "") for hour in found.hours)
    rows = (Interval(spell_hour(h.hour * 60, clock), h.low * each, h.median * each, h.high * each, note) for h, note in noted)
    unit = "charts" if rate else "standard minutes earned"
    return Boxes(tuple(rows), f"{unit} per hour of production", "hour of the day")


class Part(Value):
    """A part of a page: what it is about, its plot with the legend, sentences below it, and the same facts as a table, whose
    first row says what its columns are."""

    title: str
    plot: Plot | None = None
    legend: tuple[Key, ...] = ()
    lines: tuple[str, ...] = ()
    table: tuple[tuple[str, ...], ...] = ()


class InsightsPage(Value):
    """Everything on the insights screen: the period and its dates in words, what matters most in a line or two, the parts.
    `draft`: a message for a lead, empty if nothing falls short; `key`: the day as of which it stands; `where`: which period that
    is, as seen from today; `over`: an earlier one."""

    period: str
    title: str
    lines: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    draft: str = ""
    key: str = ""
    where: str = ""
    over: bool = False
