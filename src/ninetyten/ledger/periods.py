"""Weeks, months and years around a date, and which dates are worked: plain calendar dates, no zones."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ninetyten.domain.plan import Plan
from ninetyten.domain.words import day_and_month as day_and_month
from ninetyten.domain.words import long_date as long_date
from ninetyten.domain.words import short_date as short_date

PERIODS = ("day", "week", "month", "year")
ONE_DAY = timedelta(days=1)
SHEET_WEEKS, MOST_SHEET_WEEKS = 8, 52
"""The default and the largest number of full weeks in a sheet."""
RECENT = timedelta(days=91)
"""How far back habits are looked for, where no longer period is asked for: a quarter of a year."""


def days_of(period: str, key: str) -> tuple[str, str]:
    """Return the first and last date of the ISO week (Monday to Sunday), month or year around a date; for a day, that date twice.

    Raises ValueError for any other period, and for what is not a date.
    """
    day = date.fromisoformat(key)
    match period:
        case "day":
            first, last = day, day
        case "week":
            first = day - day.weekday() * ONE_DAY
            last = first + 6 * ONE_DAY
        case "month":
            first = day.replace(day=1)
            last = (first + 31 * ONE_DAY).replace(day=1) - ONE_DAY
        case "year":
            first, last = day.replace(month=1, day=1), day.replace(month=12, day=31)
        case _:
            raise ValueError(f'"{period}" is not a period; allowed: {", ".join(PERIODS)}')
    return first.isoformat(), last.isoformat()


def days_before(key: str, days: int) -> str:
    """Return the date so many days before another."""
    return (date.fromisoformat(key) - days * ONE_DAY).isoformat()


def beside(period: str, key: str, step: int) -> str:
    """Return the last date of the period before (-1) or after (1) the one around a date."""
    first, last = days_of(period, key)
    other = date.fromisoformat(first if step < 0 else last) + step * ONE_DAY
    return days_of(period, other.isoformat())[1]


def ago(period: str, key: str, today: str) -> str:
    """Return where the period around a date lies as seen on the date `today`: `today`, `yesterday`, `3 days ago`, `last week`."""
    first, now = (date.fromisoformat(days_of(period, day)[0]) for day in (key, today))
    months = (now.year - first.year) * 12 + now.month - first.month
    back = {"day": (now - first).days, "week": (now - first).days // 7, "month": months}[period]
    if back < 2:
        near = ("today", "yesterday") if period == "day" else (f"this {period}", f"last {period}")
        return near[max(back, 0)]
    return f"{back} {period}s ago"


def recent_from(today: str) -> str:
    """Return the first date of `RECENT` before `today`."""
    return (date.fromisoformat(today) - RECENT).isoformat()


def week_of(key: str) -> str:
    """Return the ISO week of a date: `2026-W41`."""
    year, week, _ = date.fromisoformat(key).isocalendar()
    return f"{year}-W{week:02}"


def told_of(words: str, key: str, today: str) -> str:
    """Return what is said of an act of the day `key`, which need not be today: `Tue, Oct 6: 2 charts logged; 14 that day`."""
    return words if key == today else f"{short_date(key)}: {words.replace(' today', ' that day')}"


def work_days(plan: Plan, first: str, last: str) -> Iterator[str]:
    """Yield the dates from `first` to `last`, both included, on which the plan has work."""
    day, end = date.fromisoformat(first), date.fromisoformat(last)
    while day <= end:
        if day.weekday() in plan.on(day.isoformat(), day.weekday()).day.days:
            yield day.isoformat()
        day += ONE_DAY
