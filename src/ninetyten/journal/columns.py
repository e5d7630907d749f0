"""Checks the columns of an event: SQLite stores any value, and one that ninetyten cannot have written must not be used."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

CALENDAR = range(0, 7_258_118_400_000)
"""Instants from 1970 to 2199, which can be shown as dates."""
ONE_DAY = 24 * 60 * 60
"""In seconds; no zone is that far from UTC."""


def wrong_event(day: object, at: object, kind: object) -> str:
    """Return why an event of that kind, at that time, under that work day cannot be valid; empty if it can."""
    if type(at) is not int or at not in CALENDAR:
        return "its time is not between 1970 and 2199"
    if type(kind) is not str:
        return "its kind is not text"
    return "" if is_date(day) else "its work day is not a date"


def wrong_stamp(said: object, offset: object, boot: object, silent: object, names: tuple[object, ...]) -> str:
    """Return what is wrong with the columns that say who wrote an event and by which clocks; empty if nothing is."""
    if type(said) is not int or said not in CALENDAR:
        return "the time it was written is not between 1970 and 2199"
    if type(offset) is not int or not -ONE_DAY < offset < ONE_DAY:
        return "its offset from UTC is not less than a day"
    if type(boot) is not int or abs(boot) not in CALENDAR:
        return "its boot time is not a span of time"
    if silent not in (0, 1) or not all(type(name) is str for name in names):
        return "who wrote it is not text"
    return ""


@lru_cache(maxsize=64)
def is_date(day: object) -> bool:
    """Report whether a value is a date such as `2026-10-06`."""
    try:
        return type(day) is str and date.fromisoformat(day).isoformat() == day
    except ValueError:
        return False
