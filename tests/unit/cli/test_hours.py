"""Days of a schedule in the journal: their terms stay what they were, and what is missing at their end is told."""

from __future__ import annotations

import pytest

from tests.unit.cli.conftest import Home

FLEX = '[schedule]\nwindows = ["mon-fri 06:00-18:00 core 10:00-14:00 home production 4h"]\n'
PLACES = '[schedule]\nwindows = ["tue,thu 08:00-14:00 office", "mon,wed,fri 08:00-14:00 home"]\n'
AT_HOME, AT_OFFICE = (1, 3, 6, 8, 10), (0, 2, 7, 9, 14)
"""Days after Tuesday 2026-10-06."""


def left_early(home: Home) -> None:
    """From 10:10 to noon on the Tuesday, and half an hour on the Wednesday."""
    home.configure(FLEX)
    home.at("10:10").say("start")
    home.at("11:10").say("rest", "10")
    home.at("11:20").say("back")
    home.at("12:00").say("stop")
    home.at("10:00", days=1).say("start")
    home.at("10:30", days=1)


def test_core_hours_go_on_after_the_last_stop(home: Home) -> None:
    """On a day that is over to their end, on the present one until now, and in the week together."""
    left_early(home)
    days = [home.ask("wellness", "day", "--date", date)["core_missed_minutes"] for date in ("2026-10-06", "2026-10-07")]
    assert days == [130.0, 0.0]
    for _ in range(2):
        week = home.ask("wellness", "week")
        assert (week["core_missed_minutes"], week["core_hours"]) == (130.0, "10:00-14:00")
    assert "Core hours    10:00-14:00: 2 h 10 missed\n" in home.say("wellness", "week")
    assert home.ask("wellness", "day", "--date", "2026-10-06", "--until", "12:30")["core_missed_minutes"] == 40.0
    assert "130.0" in home.say("wellness", "week", "--csv").splitlines()[1].split(",")


def test_a_day_is_judged_by_the_schedule_it_had(home: Home) -> None:
    """A later schedule changes neither its core hours nor its target."""
    left_early(home)
    home.configure('[schedule]\nwindows = ["mon-fri 09:00-18:00 core 12:00-13:00 office production 2h"]\n')
    home.say("chart")
    report, wellness = home.ask("report", "week"), home.ask("wellness", "week")
    assert [day["pace"]["target_minutes"] for day in report["days"]] == [240.0, 120.0]
    assert [day["core_hours"] for day in wellness["days"]] == ["10:00-14:00", "12:00-13:00"]
    assert (wellness["core_hours"], wellness["core_missed_minutes"]) == (None, 130.0)
    assert "Core hours    2 h 10 missed\n" in home.say("wellness", "week")


@pytest.mark.parametrize("last", [9, 14])
def test_a_month_compares_places_once_there_are_five_days_at_each(home: Home, last: int) -> None:
    """Ten charts in forty minutes at home are 15 an hour, six in the office are 9."""
    home.configure(PLACES)
    for day in sorted((*AT_HOME, *AT_OFFICE)):
        if day <= last or day in AT_HOME:
            home.at("09:00", days=day).say("start")
            home.at("09:40", days=day).say("chart", "10" if day in AT_HOME else "6")
            home.say("stop")
    months = [home.say("report", "month", "--date", "2026-10-20"), home.say("report", "year", "--date", "2026-10-20")]
    said = ["By place          home 15 charts/hour (5 days), office 9 charts/hour (5 days)\n" in month for month in months]
    assert said == [last == 14] * 2
    places = home.ask("report", "month", "--date", "2026-10-20")["places"]
    assert (places["places"] if places else None) == (
        [{"place": "home", "an_hour": 15.0, "days": 5}, {"place": "office", "an_hour": 9.0, "days": 5}] if last == 14 else None
    )


def test_a_wrong_window_is_told_with_its_line(home: Home) -> None:
    """What is wrong, where, and what is allowed; the rest counts."""
    file = home.configure('[schedule]\nwindows = [\n  "mon-thu 07:00-16:00 production 30h",\n]\n[day]\nlunch = "45m"\n')
    code, _, err = home.run("wellness")
    assert code == 0
    assert f"{file}, line 2, schedule.windows" in err
    assert "production takes a length from 1m to 16h, such as 4h, or 1% to 200% of target.production" in err
