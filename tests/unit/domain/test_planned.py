"""The weekday of a work day, computed without a calendar."""

from __future__ import annotations

from datetime import date, timedelta

from ninetyten.domain.moment import Day
from ninetyten.domain.planned import weekday


def test_the_weekday_is_that_of_the_date() -> None:
    """Every day of fifteen years, leap years and the turn of a century among them."""
    days = [date(2095, 1, 1) + timedelta(days=number) for number in range(15 * 366)]
    assert [weekday(Day(day.isoformat(), "UTC", 0, 0)) for day in days] == [day.weekday() for day in days]
