"""B2 as amended: who was there and who was not, past a planned end."""

from __future__ import annotations

import pytest

from tests.contract.playing import clock, minutes, play, stops

AUTO = 'set block.end "auto"\nset block.next "auto"\n'
BLIND = "set idle.this_computer false\n"


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("09:00 start\n09:20 meeting 20m\n11:00 stop", {"production": 100.0, "meeting": 20.0}),
        ("09:00 start\n09:20 pause --for 10\n11:00 stop", {"production": 110.0, "paused": 10.0}),
        ("09:00 start\n09:20 downtime vpn 20\n11:00 stop", {"production": 100.0, "downtime": 20.0}),
        ("09:00 start\n09:20 meeting 20m\n09:45 idle 9m\n10:30 stop", {"production": 70.0, "meeting": 20.0}),
        (f"{BLIND}09:00 start\n09:20 meeting 20m\n10:30 stop", {"production": 20.0, "meeting": 20.0, "unwatched": 50.0}),
        (f"{BLIND}09:00 start\n09:20 meeting 20m\n10:09 chart\n10:30 stop", {"production": 70.0, "meeting": 20.0}),
        (
            f"{BLIND}09:00 start\n09:20 meeting 20m\n10:11 chart\n10:30 stop",
            {"production": 20.0, "meeting": 20.0, "unwatched": 50.0},
        ),
        (f"{BLIND}09:00 start\n09:20 downtime vpn 20\n10:39 chart\n11:00 stop", {"production": 100.0, "downtime": 20.0}),
    ],
    ids=["meeting", "pause", "downtime", "touched a little", "unknown", "said in time", "said too late", "downtime has an hour"],
)
def test_reading_on_after_an_interruption_is_work(script: str, expected: dict[str, float]) -> None:
    """A touch after its end answers it; where touches are not seen, an act within the half hour does."""
    assert minutes(script) == expected


def test_a_touch_before_the_end_of_a_meeting_answers_nothing() -> None:
    """Untouched from its last minute on: still asked for, then away, then nothing counts since the meeting's end."""
    assert minutes("09:00 start\n09:20 meeting 20m\n09:39 idle 50m\n10:29 stop") == {
        "production": 20.0, "meeting": 20.0, "unwatched": 49.0,
    }  # fmt: skip


def test_touches_do_not_answer_the_end_of_a_block_or_rest() -> None:
    """Overtime without a command ends after half an hour, however much is typed."""
    assert minutes("09:00 start\n11:30 stop") == {"production": 90.0, "unwatched": 60.0}
    assert minutes("09:00 start\n09:30 rest\n10:30 stop") == {"production": 30.0, "rest": 10.0, "unwatched": 50.0}


@pytest.mark.parametrize(
    ("act", "left"), [("10:30 pause --for 5", "10:35"), ("10:31 asleep 4m", "10:35"), ("10:40 chart", "10:40")]
)
def test_overtime_counts_from_the_second_in_which_the_block_went_on(act: str, left: str) -> None:
    """The later of the planned end, the last command, and going on."""
    day = play(f"{BLIND}09:00 start\n{act}\n11:30 stop")["report"]["minutes"]
    hour, minute = left.split(":")
    assert day["unwatched"] == (11 * 60 + 30) - (int(hour) * 60 + int(minute))


@pytest.mark.parametrize(
    ("between", "blocks"),
    [
        ("", 1),
        ("09:00:01 chart", 2),
        ("10:30 chart", 2),
        ("10:39:59 chart", 2),
        ("10:40:01 chart", 1),
    ],
    ids=["nobody", "at once", "at its end", "in the rest", "after the rest"],
)
def test_the_next_block_begins_by_itself_only_for_somebody(between: str, blocks: int) -> None:
    """Something was said since the block before it began; the act that began it does not count."""
    assert play(f"{AUTO}{BLIND}09:00 start\n{between}\n10:50 stop")["report"]["blocks"] == blocks


@pytest.mark.parametrize(
    ("idle", "blocks"), [("09:00 idle 8h", 1), ("09:05 idle 8h", 2), ("09:00 idle 100m", 2), ("09:00 idle 101m", 1)]
)
def test_a_touch_lets_the_next_block_begin(idle: str, blocks: int) -> None:
    """Seen in the block, in the rest, or at its very end; later is too late."""
    script = f'set idle.ask_after "3h"\n{AUTO}09:00 start\n{idle}\n10:45 status'
    assert play(script)["report"]["blocks"] == blocks


@pytest.mark.parametrize("sees", ["", BLIND], ids=["idle", "blind"])
def test_a_night_alone_makes_one_block_and_one_rest(sees: str) -> None:
    """Nothing counts on unattended."""
    night = "" if sees else "22:00 idle 10h\n"
    shift = f'set idle.ask_after "3h"\nset day.turnover "12:00"\n22:00 start\n{night}08:00 stop'
    report = play(AUTO + sees + shift)["report"]
    assert (report["blocks"], report["minutes"]["production"] <= 90, report["rests"]["taken"]) == (1, True, 1)


def test_what_was_not_there_at_the_rests_end_starts_nothing_later() -> None:
    """It goes on waiting, as with the setting "wait"."""
    statuses = play(f"{AUTO}{BLIND}09:00 start\n10:41 chart\n10:55 status\n11:05 stop")["statuses"]
    assert [status["phase"] for status in statuses] == ["rest"]


def test_an_act_said_later_counts_at_its_own_time() -> None:
    """D10: a chart of 10:05 answers the meeting that ended at 09:40, though it is said when nothing counted any more."""
    said = f"{BLIND}09:00 start\n09:20 meeting 20m\n10:05 chart\n10:40 stop"
    later = f"{BLIND}09:00 start\n09:20 meeting 20m\n10:30 chart --at 10:05\n10:40 stop"
    assert minutes(later) == minutes(said) == {"production": 80.0, "meeting": 20.0}


def test_undo_of_the_only_act_leaves_it_unattended() -> None:
    """D10: the day is what it would have been without the act."""
    without = f"{BLIND}09:00 start\n09:20 meeting 20m\n10:40 stop"
    undone = f"{BLIND}09:00 start\n09:20 meeting 20m\n10:05 chart\n10:34 undo\n10:40 stop"
    assert minutes(undone) == minutes(without)


def test_undo_of_the_only_act_takes_with_it_what_fell_due_since() -> None:
    """D10, B2: at 11:20 nothing counted any more; only a chart had kept the block going."""
    assert stops("09:00 start\n10:55 chart\n11:24 undo\n11:30 stop") == stops("09:00 start\n11:30 stop")


def test_undo_of_an_act_said_later_leaves_nothing_of_it() -> None:
    """D10: not even what followed from where it said that somebody was there."""
    block = f'{BLIND}set block.focus "30m"\n09:00 start\n'
    undone = play(f"{block}11:25 chart --at 09:45\n11:25 undo\n11:30 stop")
    without = play(f"{block}11:30 stop")
    assert undone["prompts"] == without["prompts"]
    assert undone["report"] == without["report"]


def test_what_an_act_settled_stays_settled_when_the_next_one_of_that_second_is_undone() -> None:
    """D10: a break absorbs at its start, whatever was said and taken back in its second."""
    day = "09:00 start\n09:20:10 rest lunch\n{said}09:40 stop"
    assert play(day.format(said="+0s back walk\n+0s undo\n"))["prompts"] == play(day.format(said=""))["prompts"]


@pytest.mark.parametrize("said", ["", "+0s rest 3 --ago 1m\n+0s undo\n"], ids=["as it was", "said and undone"])
def test_a_start_in_a_meeting_of_a_break_stays_one(said: str) -> None:
    """D10: the start ended the break, and the meeting with it, however often the day is lived again."""
    day = f"01:00 start\n01:20 rest\n01:25 meeting 20\n01:30 start study\n01:31 status\n{said}02:00 stop"
    assert minutes(day) == {"production": 20.0, "rest": 5.0, "meeting": 5.0, "study": 30.0}


def test_undo_of_a_resume_takes_the_absence_that_followed_it() -> None:
    """D10: status and report say the same."""
    script = "09:00 start\n09:10 pause phone\n09:20 resume\n09:25 idle 20m\n09:50 undo\n09:51 status\n10:00 stop"
    result = play(script)
    assert result["statuses"][0]["phase"] == "paused"
    assert result["report"]["minutes"]["paused"] == 50


@pytest.mark.parametrize(("said", "expected"), [("+50m", 40.0), ("+90m", 40.0), ("+100m", 100.0), ("+110m", 100.0)])
def test_a_time_in_the_repeated_hour_is_the_latest_that_is_past(said: str, expected: float) -> None:
    """A4, D10: on 2026-11-01 in New York 01:30 comes twice, 40 and 100 minutes after 00:50."""
    night = "date 2026-11-01\nzone America/New_York\n00:50 start"
    assert minutes(f"{night}\n{said} switch study --at 01:30\n+1m stop")["production"] == expected


def test_simulated_seconds_are_never_a_fault() -> None:
    """D10: several acts of one second, and an undo in it."""
    script = "09:00 start\n09:01 chart\n09:21 chart\n09:21 skip\n09:21 downtime ehr\n09:21 undo\n09:22 status\n09:30 stop"
    result = play(script)
    assert result["statuses"][0]["phase"] == "focus"
    assert [(clock(stop["shown"]), stop["fate"]) for stop in result["prompts"]][:1] == [("09:21", "skipped")]
