"""B7: days that end; C6: a lull is as good as a chart's end."""

from __future__ import annotations

from tests.contract.playing import play, refused, stops, told

HOURS = 'set day.start "07:00"\nset day.stop "15:00"\ndate 2026-10-06\n'


def ends(script: str) -> list[str]:
    """What the desktop is told of the end of the day."""
    return [line for line in told(HOURS + script) if "stop" in line]


def test_the_end_is_told_a_quarter_of_an_hour_before_and_when_it_comes() -> None:
    """Both once, without charts at once."""
    assert ends("14:00 start\n15:10 stop") == ["14:45 stop-soon", "15:00 stop"]


def test_the_warning_waits_for_a_chart_boundary() -> None:
    """The next logged chart, three minutes at most."""
    assert ends("14:00 start\n14:10 chart\n14:46 chart\n15:10 stop") == ["14:46 stop-soon", "15:00 stop"]
    assert ends("14:00 start\n14:10 chart\n14:55 chart\n15:10 stop") == ["14:48 stop-soon", "15:00 stop"]


def test_the_warning_is_silent_in_a_meeting_and_comes_after_it() -> None:
    """A meeting over the planned end leaves only the end."""
    assert ends("14:00 start\n14:40 meeting 12m\n15:10 stop") == ["14:52 stop-soon", "15:00 stop"]
    assert ends("14:00 start\n14:40 meeting 30m\n15:20 stop") == ["15:00 stop"]


def test_a_day_that_ended_in_time_hears_nothing_of_its_end() -> None:
    """Nor does a block that was started after it."""
    assert ends("14:00 start\n15:00 stop") == ["14:45 stop-soon"]
    assert ends("15:04 start --anyway backlog\n15:30 stop") == []


def test_enforced_hours_also_hold_after_a_break() -> None:
    """The next block after the end needs a reason; without the setting nothing is refused."""
    script = "13:00 start\n14:50 rest\n15:02 back\n15:03 start\n15:04 start --anyway backlog\n15:30 stop"
    assert refused(HOURS + script.replace("15:03 start\n15:04 start --anyway backlog\n", "")) == []
    enforced = play(HOURS + "set day.enforce true\n" + script)
    assert [(r["at"][11:16], r["command"]) for r in enforced["refusals"]] == [("15:02", "back"), ("15:03", "start")]
    assert enforced["wellness"]["overrides"] == 1
    assert enforced["wellness"]["overrun_minutes"] == 30.0


def test_no_block_starts_by_itself_after_an_enforced_end() -> None:
    """It waits for a reason."""
    script = 'set block.next "auto"\nset day.enforce true\n14:50 start\n14:55 rest\n15:30 stop'
    assert play(HOURS + script)["report"]["blocks"] == 1


def test_a_lull_of_five_seconds_ends_the_wait_for_a_boundary() -> None:
    """Where absence of touches can be proved; a touch before that starts the five seconds anew."""
    begins = "09:00 start\n09:15 chart\n"
    assert stops(begins + "09:20:30 idle 20s\n09:25 stop")[0].startswith("09:20 09:20:35 eyes")
    assert stops(begins + "09:20:30 idle 4s\n09:25 stop")[0].startswith("09:20 09:23 eyes")
    assert stops(begins + "09:19 idle 2m\n09:25 stop")[0].startswith("09:20 09:20 eyes")
    unknown = 'set idle.source "none"\n'
    assert stops(unknown + begins + "09:20:30 idle 20s\n09:25 stop")[0].startswith("09:20 09:23 eyes")
