"""B6, B7: core hours, minutes given away with their reasons, and what a window of the schedule asks for; to the second."""

from __future__ import annotations

from typing import Any

import pytest

from tests.contract.playing import play

FLEX = 'date 2026-10-06\nset schedule.type "flex"\n'
"""Tuesday, 06:00 to 18:00, core hours 10:00 to 14:00."""
NIGHT = 'zone America/New_York\nset block.focus "8h"\nset schedule.windows ["sat 22:00-03:30 core 23:00-03:00"]\n'


def wellness(script: str) -> dict[str, Any]:
    """The private report of the last day."""
    found: dict[str, Any] = play(script)["wellness"]
    return found


def missed(script: str) -> float | None:
    """Minutes of the core hours in which nobody was at work."""
    found: float | None = wellness(script)["core_missed_minutes"]
    return found


@pytest.mark.parametrize(
    ("day", "minutes"),
    [
        ("10:25 start\n12:00 stop\n12:30 start\n13:49:30 stop\n14:30 status", 25 + 30 + 10.5),
        ("10:25 start\n12:00 stop\n12:30 start\n13:49:30 stop", 25 + 30),
        ("10:25 start\n12:00 stop\n12:20 status", 25 + 20),
        ("06:00 start\n09:59 stop\n14:00 start\n14:30 stop", 240),
        ("09:00 start\n09:30 rest\n09:40 back\n09:50 status", 0),
    ],
)
def test_core_hours_are_missed_while_off(day: str, minutes: float) -> None:
    """Before the first start, between two parts and after the last stop, up to now, and never beyond them."""
    assert missed(FLEX + day) == minutes


def test_rests_lunch_pauses_meetings_and_absences_are_presence() -> None:
    """Somebody who began in time and did not stop was there."""
    day = "10:00 start\n10:30 pause\n11:00 resume\n11:05 meeting 30m\n11:40 rest lunch\n12:40 back\n13:30 away 20m\n14:00 stop"
    assert missed(FLEX + day + "\n15:00 status") == 0


def test_where_no_core_hours_are_planned_none_are_missed() -> None:
    """Nor on a day on which nobody worked, nor on one that the schedule leaves free."""
    assert missed("date 2026-10-06\n11:00 start\n11:30 stop") is None
    assert missed(FLEX + "14:30 audit 39/42") is None
    assert missed(FLEX.replace("10-06", "10-10") + "11:00 start\n11:30 stop") is None


def test_core_hours_over_a_change_of_the_clocks() -> None:
    """Five hours in the night the clocks go back, three in the one they go forward, in a day that turns over at 04:00."""
    autumn, spring = "date 2026-10-31\n", "date 2026-03-07\n"
    assert missed(NIGHT + autumn + "23:30 start\n03:10 stop") == 30
    assert missed(NIGHT + autumn + "22:00 start\n22:10 stop\n02:30 start\n03:10 stop") == 4 * 60 + 30
    assert missed(NIGHT + spring + "23:30 start\n03:10 stop") == 30
    assert missed(NIGHT + spring + "22:00 start\n22:10 stop\n03:10 start\n03:40 stop") == 3 * 60


def test_early_and_late_are_judged_by_the_window() -> None:
    """Fifteen minutes and a half before six and twelve past eighteen, and why."""
    day = "05:44:30 start --anyway backlog\n06:30 stop\n17:40 start\n18:12 stop\n18:20 start --anyway makeup\n18:30 stop"
    found = wellness(FLEX + day)
    assert (found["early_start_minutes"], found["overrun_minutes"], found["given_away_minutes"]) == (15.5, 22.0, 37.5)
    assert found["overrides"] == 2
    assert found["override_reasons"] == {"backlog": 1, "appointment": 0, "makeup": 1, "other": 0}


def test_a_block_across_the_turnover_is_early_on_the_day_it_ends() -> None:
    """From 03:30 to 06:10: the half hour before four belongs to Monday, two hours before six are given away on Tuesday."""
    found = wellness('set block.focus "4h"\n' + FLEX + "03:30 start\n06:10 stop")
    assert (found["date"], found["early_start_minutes"], found["overrun_minutes"]) == ("2026-10-06", 120.0, 0.0)
    assert found["core_missed_minutes"] == 0


def test_split_shifts_give_nothing_away() -> None:
    """Per-diem: no hours are planned, so none are early, late or missed."""
    found = wellness(
        'date 2026-10-06\nset schedule.type "per-diem"\n05:00 start\n07:00 stop\n11:00 start\n12:00 stop\n21:00 start\n23:00 stop'
    )
    keys = ("early_start_minutes", "overrun_minutes", "given_away_minutes", "core_missed_minutes", "core_hours")
    assert [found[key] for key in keys] == [None] * len(keys)
    assert found["overrides"] == 0


WINDOWS = 'set schedule.windows ["mon-thu 07:00-16:00 home production 4h from 06-01 to 08-31", "mon-fri 07:00-15:30"]\n'


@pytest.mark.parametrize(
    ("date", "settings", "target"),
    [
        ("2026-07-06", WINDOWS, 240.0),
        ("2026-10-05", WINDOWS, 270.0),
        ("2026-10-06", 'set schedule.type "4x10"\n', 337.5),
        ("2026-10-06", 'set schedule.type "4x10"\nset target.production "4h"\n', 300.0),
        ("2026-07-03", 'set schedule.type "summer"\n', 162.0),
        ("2026-07-02", 'set schedule.type "summer"\n', 270.0),
        ("2026-10-02", 'set schedule.type "summer"\n', 270.0),
    ],
)
def test_a_window_asks_for_its_own_production(date: str, settings: str, target: float) -> None:
    """The quota of the day is that of its window, in standard minutes."""
    result = play(f"date {date}\n{settings}07:00 start\n07:30 status\n08:00 stop")
    assert result["report"]["pace"]["target_minutes"] == target
