"""Which days stand for a period that has no audits of its own."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from ninetyten.ledger.periods import days_before
from ninetyten.ledger.study import LOOK_BACK
from ninetyten.ledger.summary import StudyDay
from ninetyten.reports.outlook import A_YEAR, in_year_before


def test_the_year_before_a_period_is_looked_at() -> None:
    """From a year before its first day to the day before that: its own audits count as its own."""
    keys = ["2022-12-30", "2022-12-31", "2023-06-01", "2023-12-31", "2024-01-01", "2024-05-01"]
    found = in_year_before([StudyDay(key, 1, (), ()) for key in keys], "2024-01-01")
    assert [day.key for day in found] == ["2022-12-31", "2023-06-01", "2023-12-31"]


@pytest.mark.parametrize("year", [2024, 2025])
def test_what_study_looks_back_on_holds_the_year_before_a_year(year: int) -> None:
    """At the end of a year, leap years too."""
    assert days_before(f"{year}-12-31", LOOK_BACK) <= (date(year, 1, 1) - A_YEAR).isoformat()
    assert timedelta(LOOK_BACK) >= A_YEAR
