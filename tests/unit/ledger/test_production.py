"""Production and what it earned by the hours of the clock."""

from __future__ import annotations

import pytest

from ninetyten.domain.moment import HOUR, MINUTE
from ninetyten.ledger.production import by_hour
from tests.unit.ledger.days import lived


def hours(script: str) -> list[tuple[int, float, float, float]]:
    """Each hour with its production and what of it is covered, in minutes, and what that earned."""
    found = lived(script)[1].hours
    return [(hour.hour, hour.production / MINUTE, hour.covered / MINUTE, round(hour.earned, 6)) for hour in found]


def test_a_batch_is_spread_over_the_time_it_was_coded_in() -> None:
    """18 charts at the end of 90 minutes: 12 in the first hour, 6 in the half after it, at 5 minutes each."""
    assert hours("07:00 start --kind em\n08:30 chart 18\n08:30 rest 15\n08:45 stop") == [(7, 60, 60, 60), (8, 30, 30, 30)]


def test_single_charts_belong_to_the_time_since_the_one_before() -> None:
    """A chart of 20 minutes across the full hour belongs to both hours, half and half."""
    assert hours("07:00 start --kind em\n07:50 chart\n08:10 chart\n08:10 stop") == [(7, 60, 60, 7.5), (8, 10, 10, 2.5)]


def test_breaks_are_no_time_of_a_chart() -> None:
    """What was coded before and after a break is spread over production alone."""
    script = "07:30 start --kind em\n08:00 rest 60\n09:00 start --kind em\n09:30 chart 12\n09:30 stop"
    assert hours(script) == [(7, 30, 30, 30), (9, 30, 30, 30)]


def test_what_is_not_logged_yet_is_not_covered() -> None:
    """Production after the last entry is no slow production."""
    assert hours("07:00 start --kind em\n07:30 chart 6\n08:30 stop") == [(7, 60, 30, 30), (8, 30, 0, 0)]


@pytest.mark.parametrize(
    "end",
    [
        "08:30 rest 15\n08:31 chart 12 --kind em\n08:32 chart 3 --kind ip\n08:40 stop",
        "08:30 chart 12 --kind em\n08:30 chart 3 --kind ip\n08:30 stop",
    ],
)
def test_two_kinds_at_a_blocks_end_share_its_time(end: str) -> None:
    """60 and 30 standard minutes over the same hour and a half, said at its end or in the break."""
    assert hours(f"07:00 start --kind em\n{end}") == [(7, 60, 60, 60), (8, 30, 30, 30)]


def test_a_batch_within_a_minute_of_another_shares_its_time() -> None:
    """A single chart does not: half a minute may be all it took."""
    script = "07:00 start --kind em\n07:30 chart 5\n07:30:30 chart 2 --kind ip\n07:40 stop"
    assert hours(script) == [(7, 40, 30.5, 45)]


def test_a_total_takes_back_from_the_latest() -> None:
    """=8 after 6 and 6 leaves 6 and 2; one of another kind is not touched."""
    charts = "08:00 chart 6\n09:00 chart 6\n09:30 chart 1 --kind ip\n09:30 chart =8 --less --kind em"
    assert hours(f"07:00 start --kind em\n{charts}\n10:00 stop") == [(7, 60, 60, 30), (8, 60, 60, 10), (9, 60, 30, 10)]


def test_charts_before_any_production_have_no_hour() -> None:
    """They count for the day alone."""
    day, summary = lived("07:00 start study\n07:30 chart 6 --kind em\n08:00 switch production --kind em\n08:30 stop")
    assert (summary.quota.charts, [hour.earned for hour in summary.hours]) == (6, [0.0])
    assert by_hour(day, lambda at: 0) == summary.hours


def test_the_clock_is_the_one_on_the_wall() -> None:
    """A zone with half an hour, and summer time's end inside the production, cut at that clock's hours."""
    day, _ = lived("07:00 start --kind em\n09:00 chart 24\n09:00 stop")
    india = [(hour.hour, hour.production / MINUTE) for hour in by_hour(day, lambda at: 19_800)]
    assert india == [(12, 30), (13, 60), (14, 30)]
    turns = day.stretches[0].start + HOUR
    autumn = [(hour.hour, hour.earned) for hour in by_hour(day, lambda at: 3600 if at < turns else 0)]
    assert autumn == [(8, 120.0)]
