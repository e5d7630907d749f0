"""What the work time of days and weeks went to, with the line that education should reach (the 90/10 rule of the profession)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from ninetyten.domain.moment import MINUTE
from ninetyten.domain.value import Value
from ninetyten.domain.words import BUCKET_WORDS
from ninetyten.ledger.periods import days_of, week_of
from ninetyten.ledger.report import spent_on
from ninetyten.ledger.summary import Summary
from ninetyten.view.plots import Bar, Bars, Key, Part
from ninetyten.view.stamp import hours

HOUR_MINUTES = 60.0
ENOUGH = 30.0
"""Minutes of work from which on a share of them says anything."""
STACK = (("growth", "CEU / education"), ("production", "production"), ("study", "accuracy study"), ("other", "other work"))
"""What a bar of work is made of, from the axis on: education first, so that it can be read against its line."""
MARKS = {"growth": "▒", "production": "█", "study": "▓", "other": "░"}
GOAL = "┃"


def work_time(report: dict[str, Any], days: Sequence[Summary], period: str, today: str) -> Part:
    """What the hours of a period went to: a bar a day of the week, or a week of the month; of a day, a bar an activity."""
    if period == "day":
        return _one_day(report)
    rows = _days_of_the_week(days, today) if period == "week" else _weeks(days)
    title = (
        "The days of the week, by what their work time went to"
        if period == "week"
        else "The weeks, by what their work time went to"
    )
    if not days:
        return Part(title, lines=("Nothing was recorded in this time yet.",))
    bars = tuple(
        Bar(f"{row.label} {_length(row.work):>7}", row.parts, row.wanted / HOUR_MINUTES if row.work >= ENOUGH else None)
        for row in rows
    )
    whole = _row("all", days)
    spent = {bucket: hours(round(length * HOUR_MINUTES * MINUTE)) for bucket, length in whole.parts}
    legend = tuple(Key(MARKS[bucket], bucket, f"{words} {spent[bucket]}") for bucket, words in STACK)
    goal = Key(GOAL, "strong", f"{days[-1].growth_target:g} % of the work time, the aim of CEU / education")
    return Part(title, Bars(bars, "hours of work"), (*legend, goal), (_growth(whole, period),), _work_table([*rows, whole]))


class _Row(Value):
    """Work in minutes, and what it is made of in hours; `wanted`: the minutes that education should have of it."""

    label: str
    work: float
    wanted: float
    parts: tuple[tuple[str, float], ...]


def _row(label: str, days: Sequence[Summary]) -> _Row:
    spent = {bucket: sum(day.total(bucket) for day in days) / MINUTE for bucket, _ in STACK if bucket != "other"}
    work = sum(day.work for day in days) / MINUTE
    spent["other"] = max(0.0, work - sum(spent.values()))
    wanted = sum(day.growth_target / 100 * day.work for day in days) / MINUTE
    return _Row(label, work, wanted, tuple((bucket, spent[bucket] / HOUR_MINUTES) for bucket, _ in STACK))


def _days_of_the_week(days: Sequence[Summary], today: str) -> list[_Row]:
    monday = date.fromisoformat(days_of("week", today)[0])
    by_key = {day.key: [day] for day in days}
    week = [monday + timedelta(days=number) for number in range(7)]
    return [_row(f"{day:%a}", by_key.get(day.isoformat(), [])) for day in week if day.weekday() < 5 or day.isoformat() in by_key]


def _weeks(days: Sequence[Summary]) -> list[_Row]:
    weeks: dict[str, list[Summary]] = {}
    for day in days:
        weeks.setdefault(week_of(day.key), []).append(day)
    return [_row(_week_words(week[0].key), week) for week in weeks.values()]


def _week_words(key: str) -> str:
    return " – ".join(short_date(day) for day in days_of("week", key))


def short_date(key: str) -> str:
    """`10 Oct`, ` 6 Oct`."""
    day = date.fromisoformat(key)
    return f"{day.day:2} {day:%b}"


def _length(minutes: float) -> str:
    return hours(round(minutes * MINUTE)) if minutes else "–"


def _growth(whole: _Row, period: str) -> str:
    growth = dict(whole.parts)["growth"] * HOUR_MINUTES
    if whole.work < ENOUGH:
        return "There is too little work time yet to tell of CEU / education."
    share = f"CEU / education is {100 * growth / whole.work:.1f} % of the work time"
    aim = f"{100 * whole.wanted / whole.work:.0f} %"
    if growth >= whole.wanted:
        return f"{share}; the aim of {aim} is reached."
    return f"{share}; {hours(round((whole.wanted - growth) * MINUTE))} more would make it {aim} this {period}."


def _work_table(rows: Sequence[_Row]) -> tuple[tuple[str, ...], ...]:
    head = ("", "production", "study", "CEU", "other", "work", "CEU share")
    return (head, *(_work_cells(row) for row in rows))


def _work_cells(row: _Row) -> tuple[str, ...]:
    spent = dict(row.parts)
    lengths = [hours(round(spent[bucket] * HOUR_MINUTES * MINUTE)) for bucket in ("production", "study", "growth", "other")]
    share = f"{100 * spent['growth'] * HOUR_MINUTES / row.work:.1f} %" if row.work else "–"
    return (row.label, *lengths, hours(round(row.work * MINUTE)), share)


def _one_day(report: dict[str, Any]) -> Part:
    spent = [(bucket, word, minutes) for bucket, word, minutes in spent_on(report, BUCKET_WORDS) if minutes and bucket != "off"]
    title = "The day, by what its hours went to"
    if not spent:
        return Part(title, lines=("Nothing was recorded today yet.",))
    wide = max(len(word) for _, word, _ in spent)
    lengths = {word: hours(round(minutes * MINUTE)) for _, word, minutes in spent}
    bars = tuple(Bar(f"{word:<{wide}} {lengths[word]}", ((bucket, minutes / HOUR_MINUTES),)) for bucket, word, minutes in spent)
    study = report["study_share"]
    lines = (f"Accuracy study is {study:g} % of study and production together.",) if study is not None else ()
    return Part(title, Bars(bars, "hours"), (), lines, (("", "time"), *lengths.items()))
