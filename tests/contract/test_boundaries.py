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


SAMPLE = """
date 2026-10-06
set kinds.complex.per_hour 6
set kinds.medium.per_hour 8
set kinds.routine.per_hour 12
set day.template "sample"
"""


def test_a_template_plans_each_block_and_its_rest() -> None:
    """The sample day, lived as planned: kinds, lengths, rests, lunch and the two hours at the end."""
    day = """
        07:00 start
        08:30 rest
        08:45 back walk
        10:15 rest
        10:30 back away
        12:00 rest
        13:00 back away
        13:00 status
        15:00 stop"""
    result = play(SAMPLE + day)
    minutes = {kind: figures["minutes"] for kind, figures in result["report"]["kinds"].items()}
    assert minutes == {"complex": 90.0, "medium": 90.0, "routine": 90.0}
    assert result["report"]["minutes"]["lunch"] == 60.0
    assert result["report"]["minutes"]["admin"] == 120.0
    assert result["report"]["rests"] == {"taken": 2, "short": 0, "lunch": 1}
    assert result["statuses"][0]["ends"][11:16] == "15:00"
    assert told(SAMPLE + day).count("15:00 ended") == 0


def test_a_late_start_pushes_the_template_on_and_the_stop_cuts_it() -> None:
    """Forty minutes late everything is forty minutes later, but the day ends when it ends."""
    day = "07:40 start\n09:10 rest\n09:25 back\n10:55 rest\n11:10 back\n12:40 rest\n13:40 back\n13:40 status\n15:00 stop"
    result = play(SAMPLE + day)
    assert result["statuses"][0]["ends"][11:16] == "15:00"
    assert result["report"]["minutes"]["admin"] == 80.0


def test_what_is_said_wins_over_the_template() -> None:
    """An activity or kind that is named is what the block is for."""
    result = play(SAMPLE + "07:00 start study\n07:30 status\n08:30 stop")
    assert result["statuses"][0]["activity"] == "study"
    assert result["statuses"][0]["ends"][11:16] == "08:30"


def test_naming_what_is_planned_changes_nothing() -> None:
    """`start admin` in the admin slot is that slot: two hours, not a block of the usual length."""
    day = 'set day.slots ["13:00-15:00 admin"]\n13:00 start {}\n13:00 status\n15:00 stop'
    ends = [play(day.format(said))["statuses"][0]["ends"][11:16] for said in ("", "admin", "production")]
    assert ends == ["15:00", "15:00", "14:30"]


def test_a_schedule_knows_its_days_off() -> None:
    """Four times ten: a Friday is a day off."""
    week = 'set schedule.type "4x10"\nset day.enforce true\n'
    assert refused("date 2026-10-08\n" + week + "07:00 start\n17:40 stop") == []
    assert refused("date 2026-10-09\n" + week + "07:00 start") == ["07:00 start"]
    assert refused("date 2026-10-08\n" + week + "06:50 start") == ["06:50 start"]


def test_a_split_shift_has_off_between_its_parts() -> None:
    """Per-diem: nothing is early, nothing late, what lies between the parts is off."""
    result = play('set schedule.type "per-diem"\nset day.enforce true\n06:00 start\n08:00 stop\n19:00 start\n21:00 stop')
    assert result["refusals"] == []
    assert result["report"]["minutes"]["off"] == 660.0
    assert result["report"]["clock_minutes"] == 240.0
