"""What is left to do, and whether the quota fits."""

from __future__ import annotations

import pytest

from ninetyten.domain.moment import MINUTE
from ninetyten.ledger.habits import left_to_do, quota_fit
from ninetyten.ledger.quota import Quota, pace
from tests.unit.ledger.days import lived, made, weekdays

DAY = Quota(12, 60.0, 90 * MINUTE, 270 * MINUTE, 1.0, "em", 12.0, "em", 12.0)


def test_the_pace_of_a_day() -> None:
    """12 charts at 12 an hour in 90 of 270 minutes: 60 of 90 expected, on pace for 180 of 270, 14 an hour from here."""
    assert pace([DAY]) == {
        "target_minutes": 270.0, "expected_minutes": 90.0, "earned_minutes": 60.0, "percent": 66.7, "projected_minutes": 180.0,
        "target_charts": 54.0, "expected_charts": 18.0, "projected_charts": 36.0, "needed_per_hour": 14.0,
    }  # fmt: skip


def test_the_pace_of_a_week_is_that_of_the_sum_of_its_days() -> None:
    """Two days, 60 and 240 earned in 90 and 270 minutes of 540: on pace for 450."""
    found = pace([DAY, DAY.replace(charts=48, earned=240.0, production=270 * MINUTE)])
    assert (found["target_minutes"], found["expected_minutes"], found["earned_minutes"]) == (540.0, 360.0, 300.0)
    assert (found["percent"], found["projected_minutes"], found["projected_charts"]) == (83.3, 450.0, 90.0)
    assert found["needed_per_hour"] == 16.0


@pytest.mark.parametrize("other", [DAY.replace(used="ip", rate=6.0), DAY.replace(rate=6.0), DAY.replace(used="", rate=0.0)])
def test_charts_of_several_kinds_or_rates_make_no_figure(other: Quota) -> None:
    """Standard minutes still do."""
    found = pace([DAY, other])
    assert (found["target_charts"], found["needed_per_hour"], found["target_minutes"]) == (None, None, 540.0)


def test_a_target_above_the_standard() -> None:
    """At 110% 270 minutes ask for 297."""
    found = pace([DAY.replace(wanted=1.1)])
    assert (found["target_minutes"], found["expected_minutes"], found["target_charts"]) == (297.0, 99.0, 59.4)


def test_without_production_nothing_is_projected() -> None:
    """The target stands."""
    found = pace([DAY.replace(charts=0, earned=0.0, production=0)])
    assert (found["projected_minutes"], found["percent"], found["needed_per_hour"]) == (None, None, 12.0)


def test_what_is_left_is_told_in_charts_of_the_kind_in_use() -> None:
    """After 40 charts at 12 and 5 at 6 an hour, 20 of 270 minutes are left: 2 charts at 6 an hour."""
    _, day = lived("07:00 start --kind em\n08:00 chart 40\n08:00 switch production --kind ip\n09:00 chart 5\n09:00 stop")
    found = left_to_do(day)
    assert (found.minutes, found.kind, found.charts) == (20.0, "ip", 2)
    assert found.words == "2 charts (20 standard minutes) to reach the target"


@pytest.mark.parametrize(
    ("settings", "target"),
    [
        ("date 2026-10-09\n", 270.0),
        ("date 2026-10-10\n", 0.0),
        ('date 2026-10-08\nset schedule.type "4x10"\n', 337.5),
        ('date 2026-10-09\nset schedule.type "4x10"\n', 0.0),
        ('date 2026-10-09\nset schedule.type "4x10"\nset target.production "4h"\n', 0.0),
        ('date 2026-10-09\nset day.days ["mon"]\n', 0.0),
        ('set schedule.type "per-diem"\n', 0.0),
        ('set schedule.type "per-diem"\nset target.production "3h"\n', 180.0),
        ('set schedule.windows ["mon-fri", "sat,sun"]\n', 0.0),
        ('set schedule.windows ["mon-fri"]\n', 270.0),
        ('set schedule.windows ["mon-sun production 2h"]\n', 120.0),
        ('set schedule.windows ["mon-sun 08:00-14:00"]\n', 270.0),
    ],
)
def test_a_day_off_plans_nothing(settings: str, target: float) -> None:
    """Nor does per-diem, unless somebody says how much; work done on it earns and is expected as on any day."""
    _, day = lived(f"{settings}08:00 start --kind em\n09:00 chart 10\n09:00 stop")
    assert day.quota.target == target
    assert (day.quota.earned, day.quota.expected) == (50.0, 60.0)


def test_without_a_plan_nothing_is_projected_or_left() -> None:
    """Zero is no heading, and a target that is none is not reached."""
    _, day = lived('set schedule.type "per-diem"\n08:00 start --kind em\n09:00 chart 10\n09:00 stop')
    found = pace([day.quota])
    assert (found["target_minutes"], found["projected_minutes"], found["projected_charts"]) == (0.0, None, None)
    assert (found["percent"], found["needed_per_hour"]) == (83.3, None)
    assert left_to_do(day).words == "no production planned"


def test_a_day_off_adds_nothing_to_the_target_of_a_week() -> None:
    """Four days of 337.5 minutes and an hour on Friday: 1350, not 1620."""
    week = [lived(f'date 2026-10-{day:02}\nset schedule.type "4x10"\n08:00 start\n09:00 stop')[1] for day in range(5, 10)]
    assert pace([day.quota for day in week])["target_minutes"] == 1350.0


def test_part_of_a_chart_is_a_chart() -> None:
    """21 minutes at 5 a chart are 5 charts; a kind without a rate has none; nothing left is said."""
    one = made().replace(quota=DAY.replace(earned=249.0))
    assert left_to_do(one).charts == 5
    assert left_to_do(one.replace(quota=one.quota.replace(kind_rate=0.0))).words == "21 standard minutes to reach the target"
    assert left_to_do(one.replace(quota=one.quota.replace(earned=280.0))).words == "target reached"
    assert (
        left_to_do(one.replace(quota=one.quota.replace(earned=265.0))).words == "1 chart (5 standard minutes) to reach the target"
    )


def test_the_quota_is_held_against_the_median_of_the_last_20_work_days() -> None:
    """12.9 an hour on eleven of them, less before; today and short days are left out."""
    slow = [made(key, charts=60, minutes=300, rate=14.2) for key in weekdays(12, first=1)]
    usual = [made(key, charts=645, minutes=3000, rate=14.2) for key in weekdays(11, first=13)]
    today = [made("2026-10-25", charts=9, minutes=20, rate=14.2), made("2026-10-26", charts=100, minutes=60, rate=14.2)]
    found = quota_fit([*slow, *usual, *today], "2026-10-26")
    assert found is not None
    assert (found.asked, found.own, found.days, found.unit) == (14.2, 12.9, 20, "charts")
    assert found.words == "The quota needs 14.2 charts/hour in the planned minutes; your 20-day median is 12.9."


def test_mixed_work_is_held_against_standard_minutes() -> None:
    """54 charts at 12 in 300 minutes, 27 at 6 in 270: 54 and 60 standard minutes an hour."""
    mixed = [made(key, minutes=300) for key in weekdays(3)] + [made("2026-10-04", charts=27, kind="ip", rate=6.0)] * 2
    found = quota_fit(mixed, "2026-10-06")
    assert found is not None
    assert (found.asked, found.own, found.unit) == (60.0, 54.0, "standard minutes")


def test_too_few_days_have_no_median() -> None:
    """Four are one short; no day at all has not even a quota."""
    found = quota_fit([made(key) for key in weekdays(4)], "2026-10-06")
    assert found is not None
    assert found.own is None
    assert found.words.endswith("; your own median needs 5 work days (4 so far).")
    assert quota_fit([], "2026-10-06") is None
