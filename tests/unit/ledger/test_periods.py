"""Weeks, months and years around a date."""

from __future__ import annotations

import pytest

from ninetyten.domain.plan import DayPlan, Plan
from ninetyten.ledger.periods import day_and_month, days_of, long_date, short_date, week_of, work_days


@pytest.mark.parametrize(
    ("period", "key", "first", "last"),
    [
        ("day", "2026-10-06", "2026-10-06", "2026-10-06"),
        ("week", "2026-10-05", "2026-10-05", "2026-10-11"),
        ("week", "2026-10-11", "2026-10-05", "2026-10-11"),
        ("week", "2027-01-01", "2026-12-28", "2027-01-03"),
        ("month", "2026-10-31", "2026-10-01", "2026-10-31"),
        ("month", "2028-02-01", "2028-02-01", "2028-02-29"),
        ("month", "2026-12-15", "2026-12-01", "2026-12-31"),
        ("year", "2026-10-06", "2026-01-01", "2026-12-31"),
    ],
)
def test_a_period_has_a_first_and_a_last_date(period: str, key: str, first: str, last: str) -> None:
    """Weeks run from Monday to Sunday, across the turn of the year too."""
    assert days_of(period, key) == (first, last)


@pytest.mark.parametrize(("period", "key"), [("decade", "2026-10-06"), ("week", "6 October")])
def test_what_is_no_period_is_refused(period: str, key: str) -> None:
    """So is what is not a date."""
    with pytest.raises(ValueError):
        days_of(period, key)


@pytest.mark.parametrize(("key", "week"), [("2026-10-06", "2026-W41"), ("2027-01-03", "2026-W53"), ("2027-01-04", "2027-W01")])
def test_a_week_has_a_number(key: str, week: str) -> None:
    """That of the ISO calendar, whose year it goes by."""
    assert week_of(key) == week


def test_work_days_are_those_of_the_plan() -> None:
    """A weekend lies between a Friday and a Monday; a plan without days has none."""
    assert list(work_days(Plan(), "2026-10-09", "2026-10-13")) == ["2026-10-09", "2026-10-12", "2026-10-13"]
    assert list(work_days(Plan(day=DayPlan(days=())), "2026-10-09", "2026-10-13")) == []


def test_dates_are_in_american_order() -> None:
    """Day names and months as people write them."""
    assert (day_and_month("2026-10-06"), short_date("2026-10-06")) == ("Oct 6", "Tue, Oct 6")
    assert long_date("2026-10-06") == "Tue, Oct 6, 2026"
