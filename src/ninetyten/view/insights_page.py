"""The insights of a day, week or month, made of the days' summaries: production, accuracy, best hours, pace, backlog, CEUs.

Every plot comes with the same facts as a table. What has too little data says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from ninetyten.domain.plan import Goals, Plan
from ninetyten.domain.words import counted
from ninetyten.ledger.accuracy import AuditFindings, audit_words
from ninetyten.ledger.ceu import CYCLE
from ninetyten.ledger.figures import ENOUGH
from ninetyten.ledger.findings import Findings, findings, needed_from
from ninetyten.ledger.habits import left_to_do
from ninetyten.ledger.peaks import Peaks, misplaced
from ninetyten.ledger.periods import days_of, recent_from, week_of
from ninetyten.ledger.quota import one_rate
from ninetyten.ledger.report import BASES, production_report
from ninetyten.ledger.summary import Summary
from ninetyten.view.plots import AUDIT_HEAD, Boxes, InsightsPage, Key, Part, accuracy_plot, audit_cells, hours_plot
from ninetyten.view.work_time import GOAL, work_time

AUDITS = 8
"""The audits that are drawn, the latest."""


def first_day(today: str, goals: Goals) -> str:
    """Return the first date whose summary is needed."""
    day = date.fromisoformat(today)
    needed = needed_from(days_of("month", today)[0], today, goals.backlogs)
    return min([needed, *([(day - CYCLE).isoformat()] if goals.cycle.ends else [])])


def insights_page(days: Sequence[Summary], period: str, today: str, plan: Plan, goals: Goals) -> InsightsPage:
    """Return the page of the period around `today`. `days`: the days since `first_day` that hold anything, oldest first."""
    first, last = days_of(period, today)
    within = [day for day in days if first <= day.key <= last]
    shown = findings(days, min(first, recent_from(today)), today, plan, goals, earned=days)
    report = production_report(within, period, today)
    accuracy, time = _accuracy(shown.accuracy), work_time(report, within, period, today)
    parts = [accuracy, time] if shown.accuracy.first else [time, accuracy]
    rate = one_rate([day.quota for day in days if day.key >= shown.since and day.worked])
    sections = (*parts, _best_hours(shown, rate, plan), _pace(days, report, shown, today), *_ceus(days, shown))
    return InsightsPage(period, _title(period, today), (*_accuracy_first(shown.accuracy), *_headline(report)), sections)


def _title(period: str, today: str) -> str:
    day = date.fromisoformat(today)
    first, last = (date.fromisoformat(key) for key in days_of(period, today))
    if period == "day":
        return f"{day:%A}, {day:%B} {day.day}"
    if period == "month":
        return f"{day:%B} {day.year}"
    until = f"{last.day}" if first.month == last.month else f"{last:%B} {last.day}"
    return f"week {week_of(today)[-2:].lstrip('0')}, {first:%B} {first.day} to {until}"


def _headline(report: dict[str, Any]) -> tuple[str, ...]:
    """Return productivity with each of its denominators, and the charts."""
    if not report["span_minutes"]:
        return ("Nothing recorded for this period yet.",)
    charts = counted(report["charts"], "chart")
    if report["minutes"]["production"] < ENOUGH:
        return (f"{charts}; rates need at least {ENOUGH:g} minutes of production.",)
    shares = [f"{share:g}% of {BASES[key]}" for key, share in report["productivity"].items() if share is not None]
    per = report["charts_per_hour"]
    return (
        f"productivity {', '.join(shares)}",
        f"{charts}, {per['production']:g}/hour of production, {per['paid']:g}/hour of paid time",
    )


def _accuracy_first(found: AuditFindings) -> tuple[str, ...]:
    """Return the last audit in accuracy-first mode."""
    last = found.audits[-1:] if found.first else ()
    return tuple(audit_words(audit["right"], audit["total"], found.target, audit["basis"]) for audit in last)


# Accuracy -------------------------------------------------------------------------------------------------------------


def _accuracy(found: AuditFindings) -> Part:
    title = "Accuracy per audit, with 95% interval"
    audits, target = found.audits[-AUDITS:], found.target
    of_codes = [audit for audit in found.audits if audit["basis"] == "codes"][-AUDITS:]
    if not audits:
        return Part(title, lines=("No audits in the last three months, so there is nothing to show yet.", *found.words))
    last = audits[-1]
    sentence = f"Last audit: {last['right']} of {last['total']} {last['basis']} right, {last['percent']:g}%. "
    lines = (
        f"{sentence}With that sample size, likely {last['low']:g} to {last['high']:g}%; the target is {target:g}%.",
        *found.words,
    )
    legend = (Key("●", "strong", "codes right"), Key("├──┤", "study", "95% interval"), Key(GOAL, "prompt", "target"))
    return Part(title, accuracy_plot(of_codes, target), legend, lines, (AUDIT_HEAD, *map(audit_cells, audits)))


# Best hours -----------------------------------------------------------------------------------------------------------


def _best_hours(shown: Findings, rate: float | None, plan: Plan) -> Part:
    """Return the part on best hours. `rate`: charts per hour, while all are of one type."""
    found, plot = shown.best, hours_plot(shown.best, rate)
    title = f"Best hours: {plot.unit}, by {plot.below}"
    warned, places = misplaced(found, plan), shown.places.words
    lines = (*shown.hours, warned, shown.switched.words, f"By place: {places}." if places else "")
    lines = tuple(line for line in lines if line)
    if not found.hours:
        return Part(title, lines=lines)
    legend = (
        Key("━", "strong", f"median of {found.days} days"),
        Key("░", "done", "middle half of the days"),
        *((Key("▓", "production", "your best hours"),) if found.best else ()),
    )
    return Part(title, plot, legend, lines, _hours_table(found, plot))


def _hours_table(found: Peaks, plot: Boxes) -> tuple[tuple[str, ...], ...]:
    head = ("hour", "median", "middle half from", "to", "days", "")
    rows = (
        (row.label, *(f"{figure:.1f}" for figure in (row.middle, row.low, row.high)), f"{hour.days}", row.note)
        for hour, row in zip(found.hours, plot.rows, strict=True)
    )
    return (head, *rows)


# Pace, backlog, CEUs --------------------------------------------------------------------------------------------------


def _pace(days: Sequence[Summary], report: dict[str, Any], shown: Findings, today: str) -> Part:
    lines = [_stands(report)] if report["minutes"]["production"] >= ENOUGH else []
    now = [day for day in days if day.key == today]
    if now and (words := left_to_do(now[-1]).words):
        lines.append(f"Today: {words}.")
    lines += shown.quota
    for stands in shown.backlogs:
        lines.append(f"Backlog {stands.goal.name}: {stands.words}")
        lines += [f"Options: {', or '.join(stands.options)}."] if stands.options else []
    return Part("Pace and backlog", lines=tuple(lines) or ("Not enough data yet.",))


def _stands(report: dict[str, Any]) -> str:
    """Return where the quota stands and where it is heading, in charts while there is one type."""
    stands = report["pace"]
    unit, key = ("charts", "charts") if stands["target_charts"] else ("standard minutes", "minutes")
    so_far = f"{stands['percent']:g}% of the quota for the production time so far" if stands["percent"] is not None else ""
    projected, target = stands[f"projected_{key}"], stands[f"target_{key}"]
    heading = f"on pace for {projected:.0f} of {target:.0f} {unit}" if projected is not None and target else ""
    return "; ".join(words for words in (so_far, heading) if words).capitalize() + "."


def _ceus(days: Sequence[Summary], shown: Findings) -> tuple[Part, ...]:
    """Return the cycle's standing; without a cycle only what was earned, if anything."""
    earned = sum(earned.credits for day in days for earned in day.ceus)
    without = f"{earned:g} CEUs logged; set [ceu] in the settings to see what your cycle requires." if earned else ""
    words = shown.ceus.words if shown.ceus else without
    return (Part("CEUs", lines=(words,)),) if words else ()
