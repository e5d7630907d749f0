"""The early word about the daily quota: when it is due, what it says, and what it offers."""

from __future__ import annotations

import pytest

from ninetyten.domain.moment import HOUR, MINUTE
from ninetyten.domain.plan import DayPlan, Kind, Plan
from ninetyten.ledger.behind import behind
from ninetyten.ledger.summary import Summary
from tests.unit.ledger.days import made

PLAN = Plan(kinds=(Kind("em", "E/M", 12.0), Kind("ip", "Inpatient", 2.0)))
TODAY = "2026-11-16"
"""A Monday, long after the new codes of October."""


def days(*charts: int, minutes: int = 270) -> list[Summary]:
    """The work days before it, oldest first, against 54 charts each."""
    return [made(f"2026-11-{9 + number:02}", charts=count, minutes=minutes) for number, count in enumerate(charts)]


def test_the_early_word_has_counts_offers_and_a_question() -> None:
    """42 a day of 54: 12 short, at 42 in 4.5 hours another 78 minutes a day."""
    found = behind(days(42, 42, 42, 42, 42), TODAY, PLAN)
    assert found is not None
    assert found.draft == (
        "Production: 210 of 270 charts in the last 5 work days (78% of the target).\n"
        "Options:\n"
        "- 78 more minutes of production each work day\n"
        "- a target of 42 charts a day for now\n"
        "- handing 12 charts a day to someone else\n"
        "Which do you prefer?"
    )


@pytest.mark.parametrize("charts", [(54, 54, 54), (40, 40, 54), (80, 50, 50), (51, 52, 52), (40,), ()])
def test_no_word_is_due(charts: tuple[int, ...]) -> None:
    """On target, again on target, behind by two days only of a good week, by 5% at most, or too few days."""
    assert behind(days(*charts), TODAY, PLAN) is None


def test_two_days_running_are_early() -> None:
    """Nobody waits for a week to be lost."""
    found = behind(days(40, 40), TODAY, PLAN)
    assert found is not None and found.words == "80 of 108 charts in the last 2 work days (74% of the target)."


def test_today_is_not_over_and_days_off_have_no_target() -> None:
    """Neither says that anybody is behind."""
    off = [day.replace(quota=day.quota.replace(planned=0)) for day in days(40, 40)]
    assert behind(off, TODAY, PLAN) is None
    assert behind([*days(54), made(TODAY, charts=1)], TODAY, PLAN) is None


def test_new_codes_need_no_excuse() -> None:
    """In the two weeks after the first of October days may be slower (S22)."""
    slow = [made(f"2026-10-0{number}", charts=40) for number in (5, 6, 7)]
    assert behind(slow, "2026-10-08", PLAN) is None
    assert behind(slow, "2026-10-15", PLAN) is not None


def test_what_took_the_time_is_told() -> None:
    """Meetings, downtime and queries from ten minutes a day on; a break never."""
    buckets = {"production": 3 * HOUR, "meeting": 45 * MINUTE, "downtime": 5 * MINUTE, "query": 20 * MINUTE, "rest": HOUR}
    short = [
        day.replace(buckets=tuple((name, buckets.get(name, 0)) for name, _ in day.buckets)) for day in days(36, 36, minutes=180)
    ]
    found = behind(short, TODAY, PLAN)
    assert found is not None
    assert found.words.endswith("A day had 3 h 00 of 4 h 30 production, 45 min in meetings and 20 min on queries.")


def test_a_mix_of_types_counts_in_standard_minutes() -> None:
    """Nobody can hand over standard minutes."""
    mixed = [days(40)[0], made("2026-11-10", charts=6, kind="ip", rate=2.0)]
    found = behind(mixed, TODAY, PLAN)
    assert found is not None and found.unit == "standard minutes"
    assert found.words.startswith("380 of 540 standard minutes in the last 2 work days (70%")
    assert found.options == (
        "114 more minutes of production each work day",
        "a target of 190 standard minutes a day for now",
    )


def test_only_minutes_that_fit_the_day_are_offered() -> None:
    """From 8 to 13 with an hour of lunch there is room for 210 minutes in all."""
    found = behind(days(40, 40, minutes=200), TODAY, PLAN.replace(day=DayPlan(start=8 * 60, stop=13 * 60)))
    assert found is not None and found.options[0] == "a target of 40 charts a day for now"
