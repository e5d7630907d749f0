"""Parts A and B of the rules: every second in one bucket, deadlines that nothing moves, ends that wait."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.contract.playing import minutes, play, refused, stops, told

DAY = """
09:00 start
09:20:10 done
10:31 rest 15
10:47 back walk
11:00 switch study
11:30 meeting 20m
12:00 rest lunch
13:00 start growth
13:30 pause phone
13:40 resume
14:00 stop
"""


def test_a3_the_buckets_sum_to_the_span() -> None:
    """Whatever happened, nothing is counted twice or lost."""
    report = play(DAY)["report"]

    assert sum(report["minutes"].values()) == report["span_minutes"] == 300
    assert minutes(DAY) == {
        "production": 104.0, "study": 40.0, "growth": 50.0, "meeting": 20.0, "rest": 16.0, "lunch": 60.0, "paused": 10.0,
    }  # fmt: skip


@pytest.mark.parametrize("jump", ["clock -3h", "clock +26h", "clock -10s"])
def test_a4_setting_the_clock_moves_no_deadline(jump: str) -> None:
    """Prompts, notices and buckets are those of the day without it."""
    jumped = DAY.replace("11:00", f"09:40 {jump}\n11:00").replace("10:31", f"10:10 {jump}\n10:31", 1)
    jumped = "\n".join(sorted(jumped.split("\n"), key=lambda line: line[:5]))

    assert stops(jumped) == stops(DAY)
    assert told(jumped) == told(DAY)
    assert minutes(jumped) == minutes(DAY)


@pytest.mark.parametrize(("date", "at"), [("2026-11-01", "00:30"), ("2026-03-08", "00:15")])
def test_a4_a_night_when_clocks_change_is_like_any_other(date: str, at: str) -> None:
    """A block across the change of the clocks lasts its ninety minutes."""
    script = f"date {date}\nzone America/New_York\n{at} start\n+90m rest\n+10m back\n+60m stop"
    plain = f"date 2026-06-02\nzone America/New_York\n{at} start\n+90m rest\n+10m back\n+60m stop"

    assert minutes(script) == minutes(plain)
    assert [stop["delay_seconds"] for stop in play(script)["prompts"]] == [
        stop["delay_seconds"] for stop in play(plain)["prompts"]
    ]


def test_a5_sleep_is_never_work_but_rests_in_a_rest() -> None:
    """In a block it freezes it; in a rest it counts as rest up to the planned end."""
    assert minutes("09:00 start\n09:15 asleep 10m\n10:00 stop") == {"production": 50.0, "asleep": 10.0}
    assert minutes("09:00 start\n09:30 rest 10\n09:32 asleep 20m\n09:55 stop") == {
        "production": 30.0,
        "rest": 13.0,
        "asleep": 12.0,
    }


def test_a5_a_sleep_stays_one_where_a_start_is_logged_later() -> None:
    """Also in a day that opens while the machine sleeps, and whatever is said of it afterwards."""
    for before in ("", "08:00 start\n08:10 stop\n"):
        morning = {"production": 10.0, "off": 90.0} if before else {}
        late = before + "09:00 asleep 60m\n10:10 start study --at 09:40\n10:20 stop"
        assert minutes(late) == {**morning, "study": 20.0, "asleep": 20.0}
    assert minutes("09:00 asleep 60m\n10:10 start --at 09:40\n10:20 chart\n10:20 undo\n10:30 stop") == {
        "production": 30.0,
        "asleep": 20.0,
    }
    assert minutes("09:00 asleep 60m\n10:10 start --at 09:40\n10:20 undo\n10:30 start --at 10:05\n10:40 stop") == {
        "production": 35.0
    }


def test_a5_a_sleep_before_the_first_chart_stays_one_too() -> None:
    """A chart opened the day after the sleep; a start is logged for a time before, twice."""
    chart = "09:00 asleep 60m\n10:05 chart\n"
    assert minutes(f"{chart}10:10 start study --at 09:40\n10:20 stop") == {"study": 20.0, "asleep": 20.0}
    again = "10:10 start study --at 09:40\n10:15 undo\n10:16 start --at 09:30\n10:20 stop"
    assert minutes(chart + again) == {"production": 20.0, "asleep": 30.0}
    assert minutes(f"{chart}10:10 start --at 08:50\n10:20 stop") == {"production": 30.0, "asleep": 60.0}
    assert minutes(f"{chart}10:10 start --at 10:02\n10:20 stop") == {"production": 18.0}


def test_a6_nothing_that_is_off_has_a_gap() -> None:
    """A start that is logged later says what that time was; a gap in a block is one whatever is said later."""
    assert minutes("09:00 crash 10m\n09:20 start --at 08:55\n09:30 stop") == {"production": 35.0}
    assert minutes("08:50 start\n09:00 crash 10m\n09:20 switch study --at 08:55\n09:30 stop") == {
        "production": 5.0,
        "study": 25.0,
        "unwatched": 10.0,
    }


def test_a6_a_short_gap_continues_a_long_one_is_unwatched() -> None:
    """Under two minutes the block goes on; from two on the gap waits to be explained."""
    assert minutes("09:00 start\n09:10 crash 119s\n09:20 stop") == {"production": 20.0}
    assert minutes("09:00 start\n09:10 crash 2m\n09:20 stop") == {"production": 18.0, "unwatched": 2.0}


def test_a7_a_block_across_the_turnover_is_split() -> None:
    """Each day has its part; the block goes on."""
    script = "date 2026-10-06\n03:30 start\n04:10 report\n04:20 stop"
    result = play(script)

    assert (result["report"]["date"], result["report"]["span_minutes"]) == ("2026-10-06", 20)
    assert result["reports"][0]["minutes"]["production"] == 10
    assert stops(script) == [
        "03:50 03:50 eyes missed 03:51:50",
        "04:00 04:00 wrists missed 04:02:30",
        "04:10 04:10 eyes+posture missed 04:11:50",
    ]


def test_b2_overtime_reminds_warns_and_then_is_unwatched() -> None:
    """+5, +15, two hours at a stretch; half an hour past the end without a word nothing counts."""
    script = "09:00 start\n11:30 start\n11:31 stop"

    assert told(script) == ["10:28 ending", "10:30 ended", "10:35 overtime", "10:45 overtime", "11:00 overtime"]
    assert minutes(script) == {"production": 91.0, "unwatched": 60.0}


def test_b2_an_act_past_the_end_keeps_overtime_counting() -> None:
    """Half an hour counts from the last thing said."""
    assert minutes("09:00 start\n10:50 chart\n11:19 stop") == {"production": 139.0}


def test_b3_auto_takes_and_ends_rests_by_itself() -> None:
    """Nothing waits for a key."""
    script = 'set block.end "auto"\nset block.next "auto"\n09:00 start\n10:45 chart\n12:00 stop'

    assert minutes(script) == {"production": 170.0, "rest": 10.0}
    assert play(script)["report"]["blocks"] == 2


def test_b4_interruptions_do_not_nest() -> None:
    """A new one replaces the old, and all go back to what ran before the first."""
    script = "09:00 start\n09:10 pause\n09:12 meeting 10m\n09:15 downtime vpn\n09:18 resume\n09:30 stop"

    assert minutes(script) == {"production": 22.0, "paused": 2.0, "meeting": 3.0, "downtime": 3.0}


def test_b4_a_meeting_in_a_rest_leaves_its_end_unmoved() -> None:
    """The rest goes on where it would be."""
    result = play("09:00 start\n09:30 rest 20\n09:35 meeting 10m\n09:46 status\n09:50 back\n09:51 stop")

    assert result["statuses"][0]["phase"] == "rest"
    assert result["statuses"][0]["left_seconds"] == 240


def test_b4_half_a_rest_is_taken_less_is_short() -> None:
    """From half its length on; lunches are counted apart, and a rest that lunch replaced after a minute is a short one."""
    taken, short = "09:10 rest 10\n09:15 back\n", "09:30 rest 10\n09:34 back\n"
    script = f"09:00 start\n{taken}{short}09:40 rest 10\n09:41 rest lunch\n09:50 back\n09:51 stop"

    assert play(script)["report"]["rests"] == {"taken": 1, "short": 2, "lunch": 1}


def test_which_command_when() -> None:
    """What does not fit the moment is refused, listed, and changes nothing."""
    script = """
09:00 back
09:00 switch study
09:00 rest
09:00 stop
09:00 chart
09:01 start
09:02 start
09:02 resume
09:02 back
09:02 done
09:03 pause
09:03 switch study
09:03 start
09:04 resume
09:05 rest 10
09:06 pause
09:06 switch study
09:07 meeting 5m
09:08 pause
09:08 start
09:09 stop
09:09 stop
"""
    assert refused(script) == [
        "09:00 back", "09:00 switch", "09:00 rest", "09:00 stop", "09:02 start", "09:02 resume", "09:02 back", "09:02 done",
        "09:03 switch", "09:03 start", "09:06 pause", "09:06 switch", "09:08 pause", "09:09 stop",
    ]  # fmt: skip


def test_d10_undo_takes_back_the_last_act_and_again_one_further() -> None:
    """The day is as if it had never been said."""
    plain = "09:00 start\n09:20:10 done\n09:50 stop"
    undone = "09:00 start\n09:20:10 done\n09:32 rest\n09:33 chart 9\n09:34 undo\n09:34 undo\n09:50 stop"

    assert minutes(undone) == minutes(plain)
    assert play(undone)["report"]["charts"] == 0
    assert stops(undone)[:1] == stops(plain)[:1]


def test_undo_of_everything_leaves_an_empty_day() -> None:
    """And one more undo is refused."""
    script = "09:00 start\n09:10 chart\n09:21 undo\n09:22 undo\n09:23 undo"

    assert refused(script) == ["09:23 undo"]
    assert play(script)["report"]["span_minutes"] == 0


def test_reports_grow_and_never_shrink() -> None:
    """A report inside a stretch that is still covered counts it as what it is."""
    script = "09:00 start\n09:10 asleep 10m\n09:15 report\n09:16 status\n09:30 crash 10m\n09:35 status\n09:36 report\n09:45 stop"
    result = play(script)

    assert [report["span_minutes"] for report in result["reports"]] == [15, 36]
    assert all(a["minutes"]["asleep"] <= b["minutes"]["asleep"] for a, b in pairwise(result["reports"]))
    assert [status["phase"] for status in result["statuses"]] == ["asleep", "unwatched"]
    assert [status["watched"] for status in result["statuses"]] == [True, False]


def test_a2_a_meeting_said_while_nothing_counts_is_a_meeting() -> None:
    """It replaces the unwatched stretch, and leads back to it."""
    script = "07:00 start\n09:30 meeting 30\n09:40 status\n10:10 status\n10:12 stop"
    result = play(script)

    assert [status["phase"] for status in result["statuses"]] == ["meeting", "unwatched"]
    assert result["report"]["minutes"]["meeting"] == 30


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("07:00 start\n08:30 rest\n08:35 meeting 60\n09:40 stop", {"production": 90.0, "meeting": 60.0, "rest": 10.0}),
        ("07:00 start\n08:40 meeting 60\n10:20 stop", {"production": 100.0, "meeting": 60.0, "unwatched": 40.0}),
        ("07:00 start\n08:35 pause --for 45\n09:25 stop", {"production": 100.0, "paused": 45.0}),
    ],
)
def test_b2_a_meeting_in_a_rest_or_overtime_counts_whole(script: str, expected: dict[str, float]) -> None:
    """Half an hour is counted from its own end."""
    assert minutes(script) == expected


def test_a7_what_is_back_dated_stays_in_its_day() -> None:
    """No second belongs to two days."""
    report = play("date 2026-10-05\n03:30 start\n03:50 idle 30m\n04:25 report\n04:26 stop")["reports"][0]

    assert (report["date"], report["span_minutes"]) == ("2026-10-05", 25)


def test_a7_a_report_after_the_turnover_is_of_the_new_day() -> None:
    """Inside a sleep, and when the day is off."""
    asleep = play("22:00 start\n22:30 asleep 8h\n05:00 report\n07:00 stop")["reports"][0]
    off = play("22:00 start\n23:00 stop\n05:00 report")["reports"][0]

    assert (asleep["date"], asleep["minutes"]["asleep"]) == ("2026-01-06", 60)
    assert (off["date"], off["span_minutes"]) == ("2026-01-06", 0)


def test_d10_undoing_a_chart_does_not_unsee_what_was_seen() -> None:
    """A stop that was on the screen keeps its showing."""
    script = "07:00 start\n07:05 chart\n07:30 undo\n07:32 stop"

    assert stops(script)[0] == "07:20 07:23 eyes missed 07:24:50"


def test_d10_a_rest_taken_by_itself_still_absorbs_after_an_undo() -> None:
    """What was undone before it changes nothing about it."""
    script = "07:00 start\n08:29 chart\n08:31 idle 3m30s\n08:35 undo\n08:35:30 back\n08:50 stop"

    assert "08:30 - wrists absorbed 08:34" in stops(script)


def test_c1_away_joins_the_stillness_before_it() -> None:
    """Three minutes of rest and two of absence are five on end."""
    assert stops("07:00 start\n07:15 rest 3\n07:18 start\n07:20 away 4\n07:41 stop") == ["07:40 07:40 eyes absorbed 07:41"]


def test_c1_no_seconds_of_focus_break_nothing() -> None:
    """Asleep, then paused in the same second: six minutes on end."""
    assert stops("07:00 start\n07:10 asleep 3m\n07:13 pause\n07:16 resume\n07:37 stop") == ["07:36 07:36 eyes absorbed 07:37"]


def test_b1_an_absence_that_moves_the_end_moves_its_notices() -> None:
    """They come again before the new end."""
    assert told("07:00 start\n08:40 away 30\n09:06 stop")[-3:] == ["08:58 ending", "09:00 ended", "09:05 overtime"]


def test_status_knows_the_stops_of_overtime() -> None:
    """Dues are asked as usual later in overtime, so they are foretold."""
    status = play("07:00 start\n08:41 done\n08:55 status\n08:56 stop")["statuses"][0]

    assert status["next_stop"]["at"][11:16] == "09:00"
