"""The insights of a day, week or month, made of the days' summaries: production, accuracy, best hours, pace, backlog, CEUs.

Every plot comes with the same facts as a table. What has too little data says so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from ninetyten.domain.moment import MINUTE
from ninetyten.domain.plan import Goals, Plan
from ninetyten.domain.vocabulary import Denominator
from ninetyten.domain.words import counted
from ninetyten.ledger.accuracy import AuditFindings, audit_words, errors_in_words
from ninetyten.ledger.ceu import CYCLE
from ninetyten.ledger.figures import ENOUGH, tenths, whole
from ninetyten.ledger.findings import Findings, findings, needed_from
from ninetyten.ledger.habits import left_to_do
from ninetyten.ledger.peaks import Peaks, misplaced
from ninetyten.ledger.periods import ago, beside, days_of, recent_from, week_of
from ninetyten.ledger.quota import PACE_FROM, one_rate
from ninetyten.ledger.report import BASES, leading_first, production_report
from ninetyten.ledger.summary import Summary
from ninetyten.view.plots import AUDIT_HEAD, Boxes, InsightsPage, Key, Part, accuracy_plot, audit_cells, hours_plot
from ninetyten.view.work_time import GOAL, nothing, work_time

AUDITS = 8
"""The audits that are drawn, the latest."""


def first_day(today: str, goals: Goals) -> str:
    """Return the first date whose summary is needed."""
    day = date.fromisoformat(today)
    needed = needed_from(days_of("month", today)[0], today, goals.backlogs)
    return min([needed, *([(day - CYCLE).isoformat()] if goals.cycle.ends else [])])


def insights_page(days: Sequence[Summary], period: str, key: str, plan: Plan, goals: Goals, today: str = "") -> InsightsPage:
    """Return the page of the period around the day `key`, as of its end or of `today`, which is `key` if it is not given. `days`:
    the days since `first_day` that hold anything, oldest first."""
    today = today or key
    first, last = days_of(period, key)
    as_of = min(last, today)
    days = [day for day in days if day.key <= as_of]
    within = [day for day in days if first <= day.key]
    shown = findings(days, min(first, recent_from(as_of)), as_of, plan, goals, earned=days)
    report = production_report(within, period, as_of)
    accuracy, time = _accuracy(shown.accuracy, plan.kind_names), work_time(report, within, period, as_of, over=last < today)
    parts = [accuracy, time] if shown.accuracy.first else [time, accuracy]
    parts += _chart_types(report, plan.kind_names)
    rate = one_rate([day.quota for day in days if day.key >= shown.since and day.worked])
    sections = (*parts, _best_hours(shown, rate, plan), _pace(days, report, shown, as_of, over=last < today), *_ceus(days, shown))
    lines = (*_accuracy_first(shown.accuracy), *_headline(report, plan.denominator, over=last < today))
    where = ago(period, as_of, today)
    return InsightsPage(period, _title(period, as_of), lines, sections, shown.draft, as_of, where, over=last < today)


def to_show(days: Sequence[Summary], period: str, today: str) -> str:
    """Return the day whose period a page opens with: last week's until this week holds something, else today."""
    before = beside(period, today, -1)
    empty = not any(_holds(day) for day in days if day.key > before)
    return before if period == "week" and empty and any(_holds(day) for day in days if _in_week(day, before)) else today


def _in_week(day: Summary, key: str) -> bool:
    return week_of(day.key) == week_of(key)


def _holds(day: Summary) -> bool:
    return bool(day.span or day.kinds or day.audits or day.ceus)


def _title(period: str, today: str) -> str:
    day = date.fromisoformat(today)
    first, last = (date.fromisoformat(key) for key in days_of(period, today))
    if period == "day":
        return f"{day:%A}, {day:%B} {day.day}"
    if period == "month":
        return f"{day:%B} {day.year}"
    until = f"{last.day}" if first.month == last.month else f"{last:%B} {last.day}"
    return f"week {week_of(today)[-2:].lstrip('0')}, {first:%B} {first.day} to {until}"


def _headline(report: dict[str, Any], denominator: Denominator, *, over: bool) -> tuple[str, ...]:
    """Return productivity, first as the employer reckons it, and the charts."""
    if not report["span_minutes"]:
        return (nothing(over=over),)
    charts = counted(report["charts"], "chart")
    if report["minutes"]["production"] < ENOUGH:
        return (f"{charts}; rates need at least {ENOUGH:g} minutes of production.",)
    told = [(BASES[key], report["productivity"][key]) for key in leading_first(denominator)]
    first, *more = [f"{share:g}% of {base}" for base, share in told if share is not None]
    per = report["charts_per_hour"]
    return (
        f"productivity {first}; more: {', '.join(more)}",
        f"{charts}, {tenths(per['production'])}/hour of production, {tenths(per['paid'])}/hour of paid time",
    )


def _accuracy_first(found: AuditFindings) -> tuple[str, ...]:
    """Return the last audit in accuracy-first mode."""
    last = found.audits[-1:] if found.first else ()
    return tuple(audit_words(audit["right"], audit["total"], found.target, audit["basis"]) for audit in last)


# Accuracy -------------------------------------------------------------------------------------------------------------


def _accuracy(found: AuditFindings, kinds: Mapping[str, str]) -> Part:
    title = "Accuracy per audit, with 95% interval"
    audits, target = found.audits[-AUDITS:], found.target
    of_codes = [audit for audit in found.audits if audit["basis"] == "codes"][-AUDITS:]
    if not audits:
        return Part(title, lines=("No audits in the last three months, so there is nothing to show yet.", *found.words))
    last = audits[-1]
    sentence = f"Last audit: {last['right']} of {last['total']} {last['basis']} right, {last['percent']:g}%. "
    errors = errors_in_words(found.errors)
    lines = (
        f"{sentence}With that sample size, likely {last['low']:g} to {last['high']:g}%; the target is {target:g}%.",
        *([f"Errors in all these audits: {errors}."] if errors else []),
        *found.words,
    )
    legend = (Key("●", "strong", "codes right"), Key("├──┤", "study", "95% interval"), Key(GOAL, "prompt", "target"))
    table = (AUDIT_HEAD, *(audit_cells(audit, kinds) for audit in audits))
    return Part(title, accuracy_plot(of_codes, target), legend, lines, table)


def _chart_types(report: Mapping[str, Any], names: Mapping[str, str]) -> list[Part]:
    """Return the rate of each chart type with the accuracy beside it, on each basis of its audits (G2); nothing while there is
    one type and no audit names it."""
    kinds: Mapping[str, Any] = report["kinds"]
    if len(kinds) < 2 and not any(kind["accuracy"] for kind in kinds.values()):
        return []
    return [Part("Chart types: rate and accuracy", lines=tuple(_chart_type(names.get(key, key), kinds[key]) for key in kinds))]


def _chart_type(name: str, kind: Mapping[str, Any]) -> str:
    """Return `E/M established: 54 charts, 11.8/hour; 97.6% of codes right (41 of 42, likely 87.7 to 99.6%).`"""
    rate = f", {tenths(kind['per_hour'])}/hour" if kind["minutes"] >= ENOUGH else ""
    right = "".join(
        f"; {tenths(audit['percent'])}% of {basis} right "
        f"({audit['right']} of {audit['total']}, likely {tenths(audit['low'])} to {tenths(audit['high'])}%)"
        for basis, audit in kind["accuracy"].items()
    )
    return f"{name}: {counted(kind['charts'], 'chart')}{rate}{right}."


# Best hours -----------------------------------------------------------------------------------------------------------


def _best_hours(shown: Findings, rate: float | None, plan: Plan) -> Part:
    """Return the part on best hours. `rate`: charts per hour, while all are of one type."""
    found, plot = shown.best, hours_plot(shown.best, plan.clock, rate)
    title = f"By {plot.below}: {plot.unit}"
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


def _pace(days: Sequence[Summary], report: dict[str, Any], shown: Findings, today: str, *, over: bool) -> Part:
    lines = [_stands(report, over=over)] if report["minutes"]["production"] >= PACE_FROM / MINUTE else []
    now = [day for day in days if day.key == today and not over]
    if now and (words := left_to_do(now[-1]).words):
        lines.append(f"Today: {words}.")
    lines += shown.quota
    if shown.late:
        lines += [f"Behind: {shown.late.words}", f"Options: {', or '.join(shown.late.options)}."]
    for stands in shown.backlogs:
        lines.append(f"Backlog {stands.goal.name}: {stands.words}")
        lines += [f"Options: {', or '.join(stands.options)}."] if stands.options else []
    title = "Pace and backlog" if shown.backlogs else "Pace"
    return Part(title, lines=tuple(lines) or ("Not enough data yet.",))


def _stands(report: dict[str, Any], *, over: bool) -> str:
    """Return where the quota stands and where it is heading, or what came of it, in charts while there is one type."""
    stands = report["pace"]
    unit, key = ("charts", "charts") if stands["target_charts"] else ("standard minutes", "minutes")
    so_far = (
        f"{stands['percent']:g}% of the quota for the production time{'' if over else ' so far'}"
        if stands["percent"] is not None
        else ""
    )
    projected, target = stands[f"projected_{key}"], stands[f"target_{key}"]
    heading = f"on pace for {whole(projected)} of {whole(target)} {unit}" if projected is not None and target else ""
    if over and target:
        heading = f"{whole(report['charts'] if unit == 'charts' else report['earned_minutes'])} of {whole(target)} {unit}"
    return "; ".join(words for words in (so_far, heading) if words).capitalize() + "."


def _ceus(days: Sequence[Summary], shown: Findings) -> tuple[Part, ...]:
    """Return the cycle's standing; without a cycle only what was earned, if anything."""
    earned = sum(earned.credits for day in days for earned in day.ceus)
    without = f"{earned:g} CEUs logged; to see what your cycle requires, open CEUs in the settings." if earned else ""
    words = shown.ceus.words if shown.ceus else without
    return (Part("CEUs", lines=(words,)),) if words else ()
