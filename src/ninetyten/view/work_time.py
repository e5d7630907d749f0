"""Plot how the work time of days and weeks was spent, with the line that education should reach (the 90/10 rule of the
profession)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from ninetyten.domain.moment import MINUTE
from ninetyten.domain.words import BUCKET_WORDS, hours
from ninetyten.ledger.figures import tenths
from ninetyten.ledger.periods import day_and_month, days_of
from ninetyten.ledger.report import growth_by_week, production_report, spent_on
from ninetyten.ledger.summary import Summary, by_week
from ninetyten.view.plots import HOUR_MINUTES, STACK, Bar, Bars, Key, Part, work_bar, work_parts

ENOUGH = 30.0
"""Minutes of work from which on a share of them says anything."""
MARKS = {"growth": "▒", "production": "█", "study": "▓", "other": "░"}
GOAL = "┃"
Row = tuple[str, Mapping[str, Any], float | None]
"""A label, a report of the days it stands for, and the percentage of their work time that education should have."""


def work_time(report: dict[str, Any], days: Sequence[Summary], period: str, today: str, *, over: bool = False) -> Part:
    """Return how the hours of a period were spent: a bar per day of a week, week of a month, or activity of a day. `over`: the
    period is."""
    if period == "day":
        return _one_day(report, over=over)
    rows = _days_of_the_week(days, today) if period == "week" else _weeks(days)
    title = f"Work time by {'day' if period == 'week' else 'week'}"
    if not days:
        return Part(title, lines=(nothing(over=over),))
    bars = tuple(
        work_bar(f"{label} {_length(found['work_minutes']):>7}", found, share if found["work_minutes"] >= ENOUGH else None)
        for label, found, share in rows
    )
    spent = {bucket: _hours(minutes) for bucket, minutes in work_parts(report)}
    legend = tuple(Key(MARKS[bucket], bucket, f"{words} {spent[bucket]}") for bucket, words in STACK)
    goal = Key(GOAL, "strong", f"CEU / education goal: {days[-1].growth_target:g}% of work time")
    table = _work_table([*rows, ("total", report, None)])
    return Part(title, Bars(bars, "hours of work"), (*legend, goal), (_growth(report, days, period, over=over),), table)


def _row(label: str, key: str, days: Sequence[Summary]) -> Row:
    weeks = growth_by_week(days)
    return (label, production_report(days, "day", key), weeks[0]["target_share"] if weeks else None)


def _days_of_the_week(days: Sequence[Summary], today: str) -> list[Row]:
    monday = date.fromisoformat(days_of("week", today)[0])
    by_key = {day.key: [day] for day in days}
    week = [(day, day.isoformat()) for day in (monday + timedelta(days=number) for number in range(7))]
    return [_row(f"{day:%a}", key, by_key.get(key, [])) for day, key in week if day.weekday() < 5 or key in by_key]


def _weeks(days: Sequence[Summary]) -> list[Row]:
    return [_row(_week_words(week[0].key), week[0].key, week) for week in by_week(days).values()]


def _week_words(key: str) -> str:
    return " – ".join(f"{day_and_month(day):>6}" for day in days_of("week", key))


def _hours(minutes: float) -> str:
    return hours(round(minutes * MINUTE))


def _length(minutes: float) -> str:
    return _hours(minutes) if minutes else "–"


def nothing(*, over: bool) -> str:
    """Return the sentence for a period that holds nothing."""
    return f"Nothing recorded for this period{'' if over else ' yet'}."


def _growth(report: Mapping[str, Any], days: Sequence[Summary], period: str, *, over: bool) -> str:
    if report["work_minutes"] < ENOUGH:
        return f"There is not enough work time{'' if over else ' yet'} to show a CEU / education share."
    work, growth = sum(day.work for day in days), sum(day.total("growth") for day in days)
    wanted = sum(day.growth_target / 100 * day.work for day in days)
    is_or_was = "was" if over else "is"
    share, aim = f"CEU / education {is_or_was} {tenths(report['growth_share'])}% of work time", f"{100 * wanted / work:.0f}%"
    if growth >= wanted or over:
        return f"{share}; the goal of {aim} {is_or_was} {'reached' if growth >= wanted else 'not reached'}."
    return f"{share}; {hours(round(wanted - growth))} more would make it {aim} this {period}."


def _work_table(rows: Sequence[Row]) -> tuple[tuple[str, ...], ...]:
    head = ("", "production", "study", "CEU", "other", "work", "CEU share")
    return (head, *(_work_cells(label, found) for label, found, _ in rows))


def _work_cells(label: str, report: Mapping[str, Any]) -> tuple[str, ...]:
    spent, share = dict(work_parts(report)), report["growth_share"]
    lengths = [_hours(spent[bucket]) for bucket in ("production", "study", "growth", "other")]
    return (label, *lengths, _hours(report["work_minutes"]), f"{tenths(share)}%" if share is not None else "–")


def _one_day(report: dict[str, Any], *, over: bool) -> Part:
    spent = [(bucket, word, minutes) for bucket, word, minutes in spent_on(report, BUCKET_WORDS) if minutes and bucket != "off"]
    title = "Time by activity"
    if not spent:
        return Part(title, lines=(nothing(over=over) if over else "Nothing recorded today yet.",))
    wide = max(len(word) for _, word, _ in spent)
    lengths = {word: _hours(minutes) for _, word, minutes in spent}
    bars = tuple(Bar(f"{word:<{wide}} {lengths[word]}", ((bucket, minutes / HOUR_MINUTES),)) for bucket, word, minutes in spent)
    study = report["study_share"]
    lines = (
        (f"Accuracy study {'was' if over else 'is'} {study:g}% of production and accuracy study time.",)
        if study is not None
        else ()
    )
    return Part(title, Bars(bars, "hours"), (), lines, (("", "time"), *lengths.items()))
