"""The sheet of full weeks: what it counts, and what it does not hide."""

from __future__ import annotations

from typing import Any

import pytest

from ninetyten.domain.moment import MINUTE
from ninetyten.ledger.sheet import full_weeks, sheet
from ninetyten.ledger.summary import OfKind, Summary
from tests.unit.ledger.days import audited, made

WEEKS = [("2026-10-05", "2026-10-11"), ("2026-10-12", "2026-10-18"), ("2026-10-19", "2026-10-25")]


def of(*days: Summary) -> dict[str, Any]:
    """The sheet of three weeks of October."""
    return sheet(days, WEEKS)


def test_the_week_that_runs_is_no_full_week() -> None:
    """On a Sunday it is not over yet; on the Monday after it is."""
    assert full_weeks("2026-10-25", 2) == WEEKS[:2]
    assert full_weeks("2026-10-26", 2) == WEEKS[1:]


def test_weeks_can_end_with_an_earlier_one() -> None:
    """With that of a date; a date to come means now."""
    assert full_weeks("2026-12-24", 2, "2026-10-14") == WEEKS[:2]
    assert full_weeks("2026-10-26", 2, "2027-01-01") == WEEKS[1:]


def test_weeks_go_over_new_year() -> None:
    """2026 has 53 of them."""
    assert full_weeks("2027-01-06", 2) == [("2026-12-21", "2026-12-27"), ("2026-12-28", "2027-01-03")]
    assert sheet([], full_weeks("2027-01-06", 1))["weeks"][0]["week"] == "2026-W53"


def test_a_week_is_judged_on_its_production_time() -> None:
    """54 and 50 charts at 12 an hour earn 520 standard minutes in 540 of production: 96.3%, 11.56 an hour."""
    week = of(made("2026-10-05", charts=54), made("2026-10-06", charts=50))["weeks"][0]
    assert (week["week"], week["days"], week["charts"], week["production_minutes"]) == ("2026-W41", 2, 104, 540.0)
    assert (week["charts_per_hour"], week["productivity"], week["target"], week["on_target"]) == (11.56, 96.3, 100.0, False)


def test_weeks_on_target_are_of_those_with_production() -> None:
    """One reached, one missed, one without work, which stands there all the same."""
    found = of(made("2026-10-05", charts=54), made("2026-10-20", charts=53))
    assert found["on_target"] == {"weeks": 1, "of": 2}
    empty = found["weeks"][1]
    assert (empty["days"], empty["charts"], empty["charts_per_hour"], empty["on_target"]) == (0, 0, None, None)
    assert found["together"]["charts"] == 107


def test_the_target_is_that_of_the_days() -> None:
    """At a target of 90% 49 charts, 90.7% earned, are enough; days outside the weeks say nothing."""
    day = made("2026-10-05", charts=49)
    found = of(day.replace(quota=day.quota.replace(wanted=0.9)), made("2026-10-26", charts=1))
    assert (found["weeks"][0]["target"], found["weeks"][0]["on_target"]) == (90.0, True)
    assert found["on_target"] == {"weeks": 1, "of": 1}


def test_every_audit_is_held_against_the_target_of_its_day() -> None:
    """38 of 40 is 95% and reaches it, 37 of 40 does not; a week's audits are one sample with its interval."""
    found = of(made("2026-10-05", audits=(audited(38, 40), audited(37, 40))), made("2026-10-12", audits=(audited(39, 40),)))
    assert found["audits"] == {"at_target": 2, "of": 3, "targets": [95.0]}
    week = found["weeks"][0]
    assert (week["audits"], week["right"], week["total"], week["percent"]) == (2, 75, 80, 93.8)
    assert (week["low"], week["high"]) == (86.2, 97.3)
    assert (found["together"]["right"], found["together"]["total"]) == (114, 120)


def test_accuracy_study_has_its_share() -> None:
    """30 minutes beside 270 of production are 10%."""
    day = made("2026-10-05")
    buckets = tuple((bucket, 30 * MINUTE if bucket == "study" else span) for bucket, span in day.buckets)
    assert of(day.replace(buckets=buckets))["weeks"][0]["study_share"] == 10.0


def test_the_own_rate_is_that_of_the_median_day() -> None:
    """Days of 10, 11, 12, 13 and 20 an hour: 12, the middle half 11 to 13, beside the standard rate of 12."""
    days = [made(f"2026-10-{5 + n:02}", charts=charts, minutes=60) for n, charts in enumerate((13, 10, 20, 11, 12))]
    assert of(*days)["rates"] == [
        {"kind": "em", "days": 5, "charts": 66, "median": 12.0, "middle_half": [11.0, 13.0], "standard": 12.0}
    ]


def test_too_few_days_make_no_rate() -> None:
    """Four are counted and said; ten minutes of a chart type count as none."""
    days = [made(f"2026-10-{5 + n:02}", charts=12, minutes=60) for n in range(4)]
    short = made("2026-10-09", kinds=(OfKind("em", 2, 10 * MINUTE, 10.0), OfKind("ip", 1, 10 * MINUTE, 30.0)))
    rates = of(*days, short)["rates"]
    assert [(rate["kind"], rate["days"], rate["median"], rate["middle_half"]) for rate in rates] == [("em", 4, None, None)]


def test_nothing_private_can_reach_it() -> None:
    """A day whose private side is missing gives the same sheet."""
    day = made("2026-10-05")
    assert of(day.replace(private=None)) == of(day)  # type: ignore[arg-type]


@pytest.mark.parametrize("count", [1, 52])
def test_it_has_as_many_weeks_as_were_asked_for(count: int) -> None:
    """Each follows the one before."""
    weeks = full_weeks("2026-10-26", count)
    assert (len(weeks), weeks[-1]) == (count, WEEKS[-1])
    assert len(sheet([], weeks)["weeks"]) == count
