"""The production report of more than a day."""

from __future__ import annotations

import pytest

from ninetyten.domain.events import Audited
from ninetyten.domain.moment import MINUTE
from ninetyten.ledger.report import has_facts, production_report
from ninetyten.ledger.summary import Rests
from tests.unit.ledger.days import ceu, lived, made, report_of

WEEK = [
    made("2026-10-05", charts=54, growth=30, holds=1, rests=Rests(3, 1, 1)),
    made("2026-10-06", charts=27, minutes=135, audits=(Audited(0, 39, 42),)),
    made("2026-10-10", charts=0, minutes=0, ceus=(ceu(1, "2026-10-10"),)),
]


def test_a_day_is_the_fold_of_one() -> None:
    """The report of a folded day is that of its summary, and has nothing of a longer one."""
    day, summary = lived("07:00 start --kind em\n08:00 chart 10\n08:00 stop")
    report = report_of(day, day.stretches[-1].end)
    assert report == production_report([summary])
    assert (report["date"], report["charts"]) == ("2026-10-06", 10)
    assert not {"period", "days", "growth"} & report.keys()


def test_a_week_is_the_sum_of_its_days() -> None:
    """81 charts in 405 minutes of production; the figures that are shares are made of the sums."""
    report = production_report(WEEK, "week")
    assert (report["charts"], report["earned_minutes"], report["holds"], report["blocks"]) == (81, 405.0, 1, 9)
    assert (report["minutes"]["production"], report["work_minutes"]) == (405.0, 435.0)
    assert report["kinds"] == {"em": {"charts": 81, "minutes": 405.0, "per_hour": 12.0, "earned_minutes": 405.0, "accuracy": {}}}
    assert report["productivity"] == {"production": 100.0, "work": 93.1, "paid_7_8": 115.5}
    assert report["growth_share"] == 6.9
    assert report["rests"] == {"taken": 7, "short": 1, "lunch": 3}
    assert [audit["percent"] for audit in report["audits"]] == [92.9]


def test_what_a_chart_type_earned_has_two_decimals() -> None:
    """One chart at 7 an hour is 8.57 standard minutes, of its type and in all."""
    report = production_report([made(charts=1, minutes=10, rate=7.0)])
    assert report["kinds"]["em"]["earned_minutes"] == report["earned_minutes"] == 8.57


def test_a_week_has_its_dates_and_its_days() -> None:
    """From Monday to Sunday; each day's own report, but of those on which only credits were logged."""
    report = production_report(WEEK, "week")
    assert [report[name] for name in ("date", "period", "from", "until")] == ["2026-10-05", "week", "2026-10-05", "2026-10-11"]
    assert report["days"] == [production_report([day]) for day in WEEK[:2]]


def test_only_days_that_were_worked_have_a_target() -> None:
    """Two days of 270 minutes; credits logged on a Saturday ask for nothing."""
    pace = production_report(WEEK, "week")["pace"]
    assert (pace["target_minutes"], pace["expected_minutes"], pace["projected_minutes"]) == (540.0, 405.0, 540.0)
    assert (pace["target_charts"], pace["needed_per_hour"]) == (108.0, 12.0)


def test_what_was_earned_counts_without_time_on_the_clock() -> None:
    """27 charts said on a day without a start: 135 more standard minutes in the pace of the week, and no target more."""
    late = made("2026-10-07", charts=27, minutes=0)
    whole, before = (production_report(days, "week")["pace"] for days in ([*WEEK, late], WEEK))
    assert whole["earned_minutes"] - before["earned_minutes"] == 135.0
    assert (whole["percent"], whole["projected_minutes"], whole["projected_charts"]) == (133.3, 720.0, 144.0)
    assert (whole["target_minutes"], whole["expected_minutes"]) == (before["target_minutes"], before["expected_minutes"])
    assert whole["needed_per_hour"] == 0.0
    assert production_report([late], "week")["pace"]["target_minutes"] == 270.0


def test_charts_of_another_type_without_time_are_standard_minutes() -> None:
    """Two types in use have no target in charts; an audit alone brings no type into use."""
    late, audit = made("2026-10-07", charts=6, minutes=0, kind="ip", rate=6.0), made("2026-10-08", charts=0, minutes=0, kind="ip")
    assert production_report([*WEEK, late], "week")["pace"]["target_charts"] is None
    assert production_report([*WEEK, audit], "week")["pace"]["target_charts"] == 108.0


def test_growth_is_judged_by_the_week() -> None:
    """30 of 435 minutes of work are 6.9%; 13.5 are missing to 10%; a week that has enough misses none."""
    days = [*WEEK, made("2026-10-12", minutes=180, growth=20)]
    assert production_report(days, "month")["growth"] == [
        {
            "week": "2026-W41",
            "growth_minutes": 30.0,
            "work_minutes": 435.0,
            "share": 6.9,
            "target_share": 10.0,
            "short_minutes": 13.5,
        },
        {
            "week": "2026-W42",
            "growth_minutes": 20.0,
            "work_minutes": 200.0,
            "share": 10.0,
            "target_share": 10.0,
            "short_minutes": 0.0,
        },
    ]


def test_a_target_that_changed_counts_for_its_days() -> None:
    """100 minutes at 10% and 300 at 20% are 400 at 17.5%; without work there is no share."""
    days = [made("2026-10-05", minutes=100), made("2026-10-06", minutes=300, growth_target=20.0)]
    week = production_report(days, "week")["growth"][0]
    assert (week["target_share"], week["short_minutes"]) == (17.5, 70.0)
    idle = production_report([made(charts=0, minutes=0)], "week")["growth"][0]
    assert (idle["share"], idle["target_share"], idle["short_minutes"]) == (None, None, 0.0)


def test_a_period_without_days_is_empty_but_dated() -> None:
    """Nothing in it has a basis."""
    report = production_report([], "month", "2026-10-06")
    assert (report["from"], report["until"], report["days"], report["growth"]) == ("2026-10-01", "2026-10-31", [], [])
    assert (report["charts"], report["pace"]["percent"], report["pace"]["target_charts"]) == (0, None, None)
    with pytest.raises(ValueError, match="needs a date"):
        production_report([], "month")


def test_an_unknown_period_is_refused() -> None:
    """With those there are."""
    with pytest.raises(ValueError, match="day, week, month, year"):
        production_report(WEEK, "decade")


def test_a_hold_or_an_audit_alone_is_a_fact() -> None:
    """Credits are none of the production report."""
    nothing = made(charts=0, minutes=0)
    assert not has_facts(nothing.replace(ceus=(ceu(1, "2026-10-10"),)))
    assert has_facts(nothing.replace(holds=1))
    assert has_facts(nothing.replace(audits=(Audited(0, 39, 42),)))
    assert has_facts(nothing.replace(span=MINUTE))


@pytest.mark.parametrize(
    ("goal", "study", "production", "found"),
    [
        (0, 30, 270, None),
        (10, 30, 270, {"percent": 10.0, "short_minutes": 0.0}),
        (10, 0, 100, {"percent": 10.0, "short_minutes": 10.0}),
        (12.5, 13, 107, {"percent": 12.5, "short_minutes": 2.0}),
        (10, 0, 0, {"percent": 10.0, "short_minutes": 0.0}),
    ],
)
def test_study_stands_against_its_goal(goal: float, study: int, production: int, found: object) -> None:
    """A share of study and production together, and the minutes short of it, at noon as at the end (G5)."""
    day = made(minutes=production, study_target=float(goal))
    spent = tuple((bucket, study * MINUTE if bucket == "study" else span) for bucket, span in day.buckets)
    assert production_report([day.replace(buckets=spent)])["study_goal"] == found


def test_a_weeks_goal_is_that_of_its_days() -> None:
    """A day of 200 minutes at 10 %, one of 100 at none and one of 300 at 20 %: 80 minutes of 600, 13.3 %."""
    days = [made(minutes=minutes, study_target=goal) for minutes, goal in ((200, 10.0), (100, 0.0), (300, 20.0))]
    assert production_report(days, "week")["study_goal"] == {"percent": 13.3, "short_minutes": 80.0}
