"""Days that go on by themselves, and what only looks like given away: worked out by hand from the rules."""

from __future__ import annotations

import pytest

from ninetyten.simulation.script import BadScript
from tests.contract.playing import clock, play, told

LUNCH = 'set day.slots ["09:00-10:00 production, lunch 40m", "10:40-11:10 study"]\n'
AUTO = 'set block.end "auto"\nset block.next "auto"\n'
HOURS = 'set day.start "07:00"\nset day.stop "15:00"\n'
SAMPLE = 'set kinds.complex.per_hour 6\nset kinds.medium.per_hour 8\nset kinds.routine.per_hour 12\nset day.template "sample"\n'


@pytest.mark.parametrize(
    "begins",
    [
        LUNCH + "09:00 start\n10:00 rest",
        LUNCH + 'set block.end "auto"\n09:00 start',
        LUNCH + "09:00 start\n09:57 idle 10m",
    ],
    ids=["said", "by the setting", "nobody there"],
)
def test_a_planned_lunch_is_lunch_however_it_begins(begins: str) -> None:
    """B2, B5, D4: forty minutes that are not paid."""
    report = play(f"{begins}\n10:40 back\n11:00 stop")["report"]
    assert (report["rests"]["lunch"], report["minutes"]["rest"]) == (1, 0.0)
    assert report["minutes"]["lunch"] in (40.0, 43.0)
    assert report["paid_minutes"] + report["minutes"]["lunch"] == 120.0


def test_a_day_that_runs_by_itself_follows_its_template() -> None:
    """B5: kinds, lengths, lunch and the end, without a word after the first."""
    report = play(SAMPLE + AUTO + "07:00 start\n15:00 stop")["report"]
    assert {kind: figures["minutes"] for kind, figures in report["kinds"].items()} == {
        "complex": 90.0,
        "medium": 90.0,
        "routine": 90.0,
    }
    assert (report["minutes"]["admin"], report["minutes"]["lunch"], report["minutes"]["rest"]) == (120.0, 60.0, 30.0)


def test_after_its_last_slot_a_block_is_as_long_as_any() -> None:
    """B5: the template is over; lengths are those of the settings."""
    looks = "11:11 status\n11:21 status\n11:30 stop"
    found = play(LUNCH + AUTO + "09:00 start\n" + looks)["statuses"]
    assert [(status["phase"], clock(status["ends"])) for status in found] == [("rest", "11:20"), ("focus", "12:50")]


@pytest.mark.parametrize(
    ("script", "early", "late"),
    [
        ("13:30 start\n22:00 stop", 0.0, 0.0),
        ("06:30 start\n06:40 asleep 10m\n07:10 away 5m\n07:30 stop", 20.0, 0.0),
        ("14:30 start\n15:10 rest lunch\n15:40 back\n15:50 stop", 0.0, 50.0),
    ],
)
def test_only_time_with_somebody_there_is_given_away(script: str, early: float, late: float) -> None:
    """B7: not what was unwatched, slept through or away."""
    wellness = play(HOURS + 'set prompts.profile "quiet"\n' + script)["wellness"]
    assert (wellness["early_start_minutes"], wellness["overrun_minutes"]) == (early, late)


def test_a_reason_given_inside_the_hours_overrides_nothing() -> None:
    """B7: it was not needed."""
    inside = play(HOURS + "09:00 start --anyway backlog\n10:00 stop")["wellness"]
    outside = play(HOURS + "06:00 start --anyway backlog\n06:30 stop")["wellness"]
    assert (inside["overrides"], outside["overrides"]) == (0, 1)


@pytest.mark.parametrize(
    ("settings", "line"),
    [
        ('set day.start "15:00"\nset day.stop "07:00"', 2),
        ('set day.stop "15:00"\nset schedule.windows ["mon-fri 22:00-06:00 home"]', 2),
    ],
)
def test_hours_that_end_before_they_begin_are_an_error_of_their_line(settings: str, line: int) -> None:
    """As `check` has it."""
    with pytest.raises(BadScript, match=f"^line {line}: "):
        play(settings + "\n09:00 start")


def test_the_next_stop_is_one_that_comes() -> None:
    """C4: none in the last minutes of a block, none in the first five of one."""
    end = play("09:00 start\n10:28:30 status\n10:29 stop")["statuses"][0]
    assert end["next_stop"] is None
    fresh = play("09:00 start\n09:18 stop\n09:21 start\n09:22 status\n09:30 stop")
    assert clock(fresh["statuses"][0]["next_stop"]["at"]) == "09:26"
    assert clock(fresh["prompts"][-1]["shown"]) == "09:26"


def test_a_pause_without_an_end_reminds_every_ten_minutes() -> None:
    """A2: one with an end has no need to."""
    script = "09:00 start\n09:10 pause phone\n09:31 resume\n09:35 pause phone --for 15m\n09:58 stop"
    assert told(script) == ["09:20 paused", "09:30 paused"]


def test_no_warning_before_the_end_where_none_is_wanted() -> None:
    """B1: `warn = "0s"` leaves the end itself."""
    assert not any("ending" in line for line in told('set block.warn "0s"\n09:00 start\n10:31 rest\n10:32 stop'))
