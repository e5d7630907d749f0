"""C10, D11: why micro-breaks were not asked when they were due, each stop once, under the first thing that held it back."""

from __future__ import annotations

import pytest

from tests.contract.playing import play

REASONS = {"meeting", "downtime", "do-not-disturb", "pause", "away", "asleep", "locked", "rest"}


def held(script: str) -> dict[str, int]:
    """The reasons that held anything back."""
    found = play(script)["wellness"]["held"]
    assert set(found) == REASONS
    return {reason: count for reason, count in found.items() if count}


@pytest.mark.parametrize(
    ("script", "reasons"),
    [
        ("09:00 start\n09:19 stop", {}),
        ("09:00 start\n09:20:30 meeting 3m\n09:29 stop", {"meeting": 1}),
        ("09:00 start\n09:10 chart\n09:21 meeting 10m\n09:40 stop", {"meeting": 1}),
        ("09:00 start\n09:20:30 downtime ehr\n09:22 resume\n09:25 stop", {"downtime": 1}),
        ("09:00 start\n09:20 pause\n09:22 resume\n09:29 stop", {"pause": 1}),
        ("09:00 start\n09:21 away 1m\n09:25 stop", {"away": 1}),
        ("09:00 start\n09:20:30 asleep 2m\n09:25 stop", {"asleep": 1}),
        ("09:00 start\n09:20 rest 3\n09:23 back\n09:32 stop", {"rest": 1}),
        ("09:00 start\n09:21 rest 10\n09:40 stop", {"rest": 1}),
        ("09:00 start\n09:21 rest 10", {"rest": 1}),
    ],
)
def test_each_has_its_reason(script: str, reasons: dict[str, int]) -> None:
    """Taken off the screen, kept from it, or covered; also by what has only just begun."""
    assert held(script) == reasons


def test_what_waits_for_the_break_is_held_back_by_it() -> None:
    """Wrists at 90 minutes; where the block runs on and they are asked after all, nothing was held back."""
    assert held("09:00 start\n10:30 rest\n10:45 stop") == {"rest": 1}
    assert held("09:00 start\n10:37 status\n10:38 stop") == {}


@pytest.mark.parametrize(
    "script",
    [
        "09:00 start\n09:20:10 done\n09:21 meeting 10m\n09:35 stop",
        "09:00 start\n09:21 skip\n09:21 rest 10\n09:35 stop",
        "09:00 start\n09:05 meeting 4m\n09:26 stop",
        "09:00 start\n09:20:30 stop",
        "09:00 start\n09:15 asleep 10m\n09:30 stop",
    ],
)
def test_what_was_asked_and_settled_was_not_held_back(script: str) -> None:
    """Nor what was not due yet, nor what only the end of the day covered."""
    assert held(script) == {}


def test_what_was_asked_was_not_held_back_by_what_is_known_of_that_time_later() -> None:
    """Shown at a lull five seconds into an absence that is proved two minutes on; or in a minute that is called a meeting."""
    away = 'set idle.ask_after "1m"\n09:00 start\n09:10 chart\n09:20:10 idle 10m\n09:35 stop'
    assert play(away)["prompts"][0]["delay_seconds"] == 15
    assert held(away) == {}
    assert held("09:00 start\n09:25 relabel 09:20 09:21 meeting\n09:28 stop") == {}


def test_what_waits_for_the_break_waits_for_nothing_else() -> None:
    """Eyes at 87 and wrists at 90 minutes, and a pause of one minute between them: both were the break's."""
    assert held('set prompts.eyes.every "29m"\n09:00 start\n10:28 pause\n10:29 resume\n10:31 rest\n10:45 stop') == {"rest": 2}


def test_a_snoozed_one_is_held_back_by_what_it_would_return_into() -> None:
    """Put off at 09:20:10 it returns at 09:25:10: a pause over by then held nothing back, a rest that covers it did."""
    begins = "09:00 start\n09:20:10 snooze\n"
    assert held(begins + "09:21 pause\n09:23 resume\n09:28 stop") == {}
    assert held(begins + "09:24 pause\n09:26 resume\n09:29 stop") == {"pause": 1}
    assert held(begins + "09:22 rest\n09:33 back\n09:35 stop") == {"rest": 1}
    assert held(begins + "09:22 away 1m\n09:28 stop") == {"away": 1}


def test_a_stop_counts_once_under_what_came_first() -> None:
    """Taken off the screen by a meeting, shown afresh, and covered by a break."""
    assert held("09:00 start\n09:20:30 meeting 2m\n09:23 rest\n09:40 stop") == {"meeting": 1}


def test_two_stops_count_twice() -> None:
    """Eyes at 20 and wrists at 30, each in a pause of its own."""
    script = "09:00 start\n09:20:30 pause\n09:22 resume\n09:22:30 done\n09:31:40 meeting 2m\n09:38 stop"
    assert held(script) == {"pause": 1, "meeting": 1}


def test_a_stop_carried_over_the_turnover_is_counted_by_the_day_it_fell_due_in() -> None:
    """A pause from 03:58 to 04:02 holds back the stop that was on the screen, which the day before tells; one due at 04:01 is the
    new day's."""
    assert held("date 2026-10-06\n03:38 start\n03:58:30 pause\n04:02 resume\n04:04 stop") == {}
    assert held("date 2026-10-06\n03:41 start\n04:01:10 pause\n04:03 resume\n04:05 stop") == {"pause": 1}


def test_what_was_not_held_back_stays_so_on_a_day_of_25_hours() -> None:
    """The night the clocks go back: a meeting in the second hour of that name."""
    night = 'zone America/New_York\ndate 2026-10-31\nset block.focus "4h"\n23:30 start\n'
    assert held(night + "+20m30s meeting 2m\n+10m stop") == {"meeting": 1}
