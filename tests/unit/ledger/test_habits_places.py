"""Home against the office, from enough days at both only."""

from __future__ import annotations

import pytest

from ninetyten.ledger.habits import AtPlace, ByPlace, by_place
from ninetyten.ledger.summary import Summary
from tests.unit.ledger.days import made, weekdays


def days(home: int, office: int) -> list[Summary]:
    """So many days at home of 62 charts, and in the office of 50, in five hours; and one that has no place."""
    at_home = [made(key, charts=62, minutes=300, place="home") for key in weekdays(home)]
    at_office = [made(key, charts=50, minutes=300, place="office") for key in weekdays(office, 16)]
    return [*at_home, *at_office, made("2026-10-30", charts=1000)]


def test_places_are_compared_in_charts() -> None:
    """62 in five hours are 12.4 an hour, 50 are 10."""
    found = by_place(days(14, 6))
    assert found == ByPlace((AtPlace("home", 12.4, 14), AtPlace("office", 10.0, 6)), "charts")
    assert found.words == "home 12.4 charts/hour (14 days), office 10 charts/hour (6 days)"


@pytest.mark.parametrize(("home", "office"), [(0, 0), (14, 4), (4, 14), (14, 0)])
def test_too_few_days_say_nothing(home: int, office: int) -> None:
    """Five work days at each; a day of 29 minutes is none."""
    short = [made(f"2026-11-0{number}", minutes=29, place="office") for number in range(1, 6)]
    assert by_place([*days(home, office), *short]).words == ""


def test_several_chart_types_are_compared_by_what_they_earn() -> None:
    """62 charts at 12 an hour earn 310 standard minutes, at 6 an hour 620, in five hours."""
    others = [made(key, charts=62, minutes=300, kind="ip", rate=6.0, place="home") for key in weekdays(5, 22)]
    several = [day.replace(quota=day.quota.replace(used="ip", rate=6.0)) for day in others]
    found = by_place([*days(5, 5), *several])
    assert found.words == "home 93 standard minutes/hour (10 days), office 50 standard minutes/hour (5 days)"
