"""The insights of a day, week or month, made of the days' summaries: production, accuracy, best hours, pace, backlog, CEUs.

Every plot comes with the same facts as a table. What has too little data says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from ninetyten.domain.plan import Plan
from ninetyten.domain.value import Value
from ninetyten.domain.words import counted
from ninetyten.ledger import ceu, quota
from ninetyten.ledger.accuracy import audit_run, first_year, study_next
from ninetyten.ledger.backlog import project
from ninetyten.ledger.figures import ENOUGH
from ninetyten.ledger.goals import Backlog, CeuCycle
from ninetyten.ledger.habits import Habits, by_place, habits, left_to_do, needed_from
from ninetyten.ledger.peaks import Peaks, misplaced
from ninetyten.ledger.periods import days_of, week_of
from ninetyten.ledger.report import production_report
from ninetyten.ledger.summary import Summary
from ninetyten.view.audit_news import audit_words
from ninetyten.view.plots import Box, Boxes, InsightsPage, Interval, Intervals, Key, Part
from ninetyten.view.work_time import GOAL, HOUR_MINUTES, short_date, work_time

AUDITS = 8
"""The audits that are drawn, the latest."""


class Goals(Value):
    """What the settings want reached: the CEU cycle, and the backlogs."""

    cycle: CeuCycle = CeuCycle()
    backlogs: tuple[Backlog, ...] = ()


def first_day(today: str, goals: Goals) -> str:
    """The first date whose summary is needed."""
    day = date.fromisoformat(today)
    needed = needed_from(days_of("month", today)[0], today, goals.backlogs)
    return min([needed, *([(day - ceu.CYCLE).isoformat()] if goals.cycle.ends else [])])


def insights_page(days: Sequence[Summary], period: str, today: str, plan: Plan, goals: Goals) -> InsightsPage:
    """The page of the period around `today`. `days`: the days since `first_day` that hold anything, oldest first."""
    first, last = days_of(period, today)
    within = [day for day in days if first <= day.key <= last]
    shown = habits(days, first, today, plan)
    recent = [day for day in days if day.key >= shown.since]
    report = production_report(within, period, today)
    accuracy = _accuracy(recent, plan)
    time = work_time(report, within, period, today)
    parts = [accuracy, time] if plan.target.accuracy_first else [time, accuracy]
    sections = (
        *parts,
        _best_hours(recent, shown, plan),
        _pace(days, report, shown, today, plan, goals),
        *_ceus(days, today, goals),
    )
    lines = (*_accuracy_first(recent, plan), *_headline(report))
    return InsightsPage(period, _title(period, today), lines, sections)


def _title(period: str, today: str) -> str:
    day = date.fromisoformat(today)
    first, last = (date.fromisoformat(key) for key in days_of(period, today))
    if period == "day":
        return f"{day:%A} {day.day} {day:%B}"
    if period == "month":
        return f"{day:%B} {day.year}"
    from_ = f"{first.day}" if first.month == last.month else f"{first.day} {first:%B}"
    return f"week {week_of(today)[-2:].lstrip('0')}, {from_} to {last.day} {last:%B}"


def _headline(report: dict[str, Any]) -> tuple[str, ...]:
    """Productivity with each of its denominators, and the charts."""
    if not report["span_minutes"]:
        return ("Nothing was recorded in this time yet.",)
    charts = counted(report["charts"], "chart")
    if report["minutes"]["production"] < ENOUGH:
        return (f"{charts}; rates are told from {ENOUGH:g} minutes of production on.",)
    bases = (
        ("production", "production time"),
        ("work", "work time"),
        ("paid_7_8", "paid time less an eighth, meetings and education"),
    )
    shares = [f"{report['productivity'][key]:g} % of {words}" for key, words in bases if report["productivity"][key] is not None]
    per = report["charts_per_hour"]
    return (
        f"productivity {', '.join(shares)}",
        f"{charts}, {per['production']:g} an hour of production, {per['paid']:g} an hour of paid time",
    )


def _accuracy_first(days: Sequence[Summary], plan: Plan) -> tuple[str, ...]:
    """The last audit, where it comes before anything else."""
    audits = [audit for day in days for audit in day.audits]
    if not plan.target.accuracy_first or not audits:
        return ()
    return (audit_words(audits[-1].right, audits[-1].total, plan.target.accuracy),)


# Accuracy -------------------------------------------------------------------------------------------------------------


def _accuracy(days: Sequence[Summary], plan: Plan) -> Part:
    title = "Accuracy: codes right in each audit, and between what it likely lies"
    target = plan.target.accuracy
    audits = audit_run(days)[-AUDITS:]
    reached = (first_year(days, target).words,) if plan.target.accuracy_first else ()
    if not audits:
        return Part(title, lines=("No audit in the last three months, so there is nothing to tell yet.", *reached))
    rows = tuple(Interval(f"{short_date(a['date'])} {a['percent']:5} %", a["low"], a["percent"], a["high"]) for a in audits)
    last = audits[-1]
    sentence = f"The last audit: {last['right']} of {last['total']} codes right, {last['percent']:g} %. "
    study = study_next(days)
    lines = (
        f"{sentence}A sample of that size says between {last['low']:g} and {last['high']:g} %; the target is {target:g} %.",
        *reached,
        *((study.words,) if study else ()),
    )
    legend = (Key("●", "strong", "codes right"), Key("├──┤", "study", "likely between (95 %)"), Key(GOAL, "prompt", "target"))
    return Part(title, Intervals(rows, target, "percent of the codes reviewed"), legend, lines, _audit_table(audits))


def _audit_table(audits: Sequence[dict[str, Any]]) -> tuple[tuple[str, ...], ...]:
    head = ("", "codes right", "percent", "likely from", "to", "charts clean")
    rows = (
        (
            short_date(a["date"]),
            f"{a['right']} of {a['total']}",
            f"{a['percent']:g}",
            f"{a['low']:g}",
            f"{a['high']:g}",
            "–" if a["charts_total"] is None else f"{a['charts_clean']} of {a['charts_total']}",
        )
        for a in audits
    )
    return (head, *rows)


# Best hours -----------------------------------------------------------------------------------------------------------


def _best_hours(days: Sequence[Summary], shown: Habits, plan: Plan) -> Part:
    found = shown.best
    rate = quota.one_rate([day.quota for day in days if day.worked])
    unit = "charts" if rate else "standard minutes earned"
    title = f"Best hours: {unit} in an hour of production, by hour of the day"
    warned = [sentence for sentence in (misplaced(found, plan),) if sentence]
    places = by_place(days).words
    lines = (*shown.hours, *warned, shown.switched.words, *([f"By place: {places}."] if places else []))
    if not found.hours:
        return Part(title, lines=lines)
    each = rate / HOUR_MINUTES if rate else 1.0
    best = range(*found.best) if found.best else range(0)
    boxes = tuple(Box(f"{h.hour:02}", h.low * each, h.median * each, h.high * each, h.hour in best) for h in found.hours)
    legend = (
        Key("━", "strong", f"the middle of {found.days} days"),
        Key("░", "done", "where half of the days lie"),
        *((Key("▓", "production", "your best hours"),) if found.best else ()),
    )
    return Part(title, Boxes(boxes, unit, "hour of the day"), legend, lines, _hours_table(found, each, best))


def _hours_table(found: Peaks, each: float, best: range) -> tuple[tuple[str, ...], ...]:
    head = ("hour", "middle", "half lies from", "to", "days", "")
    rows = (
        (f"{h.hour:02}", *(f"{v * each:.1f}" for v in (h.median, h.low, h.high)), f"{h.days}", "best" if h.hour in best else "")
        for h in found.hours
    )
    return (head, *rows)


# Pace, backlog, CEUs --------------------------------------------------------------------------------------------------


def _pace(days: Sequence[Summary], report: dict[str, Any], shown: Habits, today: str, plan: Plan, goals: Goals) -> Part:
    lines = [_stands(report)] if report["minutes"]["production"] >= ENOUGH else []
    now = [day for day in days if day.key == today]
    if now and (words := left_to_do(now[-1]).words):
        lines.append(f"Today: {words}.")
    lines += shown.quota
    for backlog in goals.backlogs:
        stands = project(backlog, days, today, plan)
        lines.append(f"Backlog {backlog.name}: {stands.words}")
        lines += [f"What would work: {', or '.join(stands.options)}."] if stands.options else []
    return Part("Pace and backlog", lines=tuple(lines) or ("Not enough data yet.",))


def _stands(report: dict[str, Any]) -> str:
    """Where the quota stands and where it is heading, in charts while there is one type."""
    stands = report["pace"]
    unit, key = ("charts", "charts") if stands["target_charts"] else ("standard minutes", "minutes")
    so_far = f"{stands['percent']:g} % of what the production time so far asks for" if stands["percent"] is not None else ""
    projected, target = stands[f"projected_{key}"], stands[f"target_{key}"]
    heading = f"heading for {projected:.0f} {unit} of {target:.0f}" if projected is not None and target else ""
    return "; ".join(words for words in (so_far, heading) if words).capitalize() + "."


def _ceus(days: Sequence[Summary], today: str, goals: Goals) -> tuple[Part, ...]:
    """The cycle's standing; without a cycle only what was earned, if anything."""
    title = "CEUs"
    stands = ceu.standing(goals.cycle, days, today)
    if stands is not None:
        return (Part(title, lines=(stands.words,)),)
    earned = sum(earned.credits for day in days for earned in day.ceus)
    return (
        (Part(title, lines=(f"{earned:g} CEUs logged; [ceu] in the settings says what the cycle asks for.",)),) if earned else ()
    )
