"""D10: what was forgotten is said later, and the day reads as if it had been said in time."""

from __future__ import annotations

from typing import Any

import pytest

from tests.contract.playing import minutes, play, refused, stops

KINDS = "set kinds.em.per_hour 12\nset kinds.ed.per_hour 6\n"
IN_TIME_AND_LATER = {
    "a forgotten start": (
        "09:00 start study\n09:30 chart\n10:20 stop",
        "09:30 start study --at 09:00\n09:30 chart\n10:20 stop",
    ),
    "a forgotten first start, after a chart": (
        "07:00 start\n07:10 chart\n08:00 stop",
        "07:10 chart\n07:15 start --at 07:00\n08:00 stop",
    ),
    "a forgotten rest and its end": (
        "09:00 start\n09:45 rest\n09:57 back walk\n10:30 stop",
        "09:00 start\n10:10 rest --at 09:45\n10:10 back walk --at 09:57\n10:30 stop",
    ),
    "a forgotten lunch": (
        "09:00 start\n12:00 rest lunch\n12:45 back away\n14:00 stop",
        "09:00 start\n10:00 chart\n10:00 undo\n12:50 rest lunch --at 12:00\n12:50 back away --at 12:45\n14:00 stop",
    ),
    "a forgotten end of day": (
        "09:00 start\n09:40 chart 4\n15:00 stop",
        "09:00 start\n09:40 chart 4\n17:30 stop --ago 2h30m",
    ),
    "a forgotten pause": (
        "09:00 start\n09:10 pause phone --for 8m\n10:00 stop",
        "09:00 start\n09:30 pause phone --for 8m --at 09:10\n10:00 stop",
    ),
    "a forgotten meeting": (
        "09:00 start\n09:10 meeting 30m\n10:00 stop",
        "09:00 start\n09:50 meeting 30m --ago 40m\n10:00 stop",
    ),
    "a forgotten meeting, before a break that began by itself": (
        'set block.end "auto"\n09:00 start\n09:20 meeting 20m\n11:10 stop',
        'set block.end "auto"\n09:00 start\n10:35 meeting 20m --at 09:20\n11:10 stop',
    ),
    "forgotten downtime, and its end": (
        "09:00 start\n09:05 downtime vpn\n09:12 resume\n10:00 stop",
        "09:00 start\n09:50 downtime vpn --at 09:05\n09:50 resume --at 09:12\n10:00 stop",
    ),
    "a forgotten switch of activity": (
        "09:00 start\n09:20 switch study\n09:45 rest\n09:55 back\n10:15 stop",
        "09:00 start\n09:45 rest\n09:55 back\n10:10 switch study --at 09:20\n10:15 stop",
    ),
    "a forgotten switch of kind under charts": (
        "09:00 start --kind em\n09:20 switch production --kind ed\n09:30 chart\n09:40 chart 3\n10:00 stop",
        "09:00 start --kind em\n09:30 chart\n09:40 chart 3\n09:50 switch production --kind ed --at 09:20\n10:00 stop",
    ),
    "charts below the queue's own total": (
        "09:00 start --kind em\n09:10 chart 2\n09:30 chart =5\n10:00 stop",
        "09:00 start --kind em\n09:30 chart =5\n09:50 chart 2 --at 09:10\n10:00 stop",
    ),
    "a forgotten hold": (
        "09:00 start\n09:10 hold unsigned\n10:00 stop",
        "09:00 start\n09:50 hold unsigned --at 09:10\n10:00 stop",
    ),
    "a suspend before anything was said": (
        "09:00 start\n09:10 asleep 20m\n09:40 chart\n10:00 stop",
        "09:05 report\n09:10 asleep 20m\n09:40 start --at 09:00\n09:40 chart\n10:00 stop",
    ),
    "a suspend between two parts of the day": (
        "06:00 start\n07:00 stop\n09:00 start\n09:10 asleep 20m\n10:00 stop",
        "06:00 start\n07:00 stop\n09:10 asleep 20m\n09:40 start --at 09:00\n10:00 stop",
    ),
    "an absence within a stretch that was focus after all": (
        "09:00 start\n09:10 idle 30m\n09:40 chart\n10:00 stop",
        "09:10 idle 30m\n09:40 start --at 09:00\n09:40 chart\n10:00 stop",
    ),
    "an absence within a stretch that was a break after all": (
        "09:00 start\n09:05 rest 30\n09:10 idle 20m\n09:35 back\n10:00 stop",
        "09:00 start\n09:10 idle 20m\n09:40 rest 30 --at 09:05\n09:40 back --at 09:35\n10:00 stop",
    ),
}


def report(script: str) -> dict[str, Any]:
    """The production report at the end of a script."""
    found: dict[str, Any] = play(script)["report"]
    return found


@pytest.mark.parametrize("name", IN_TIME_AND_LATER)
def test_said_later_reads_as_said_in_time(name: str) -> None:
    """The same report, to the digit."""
    in_time, later = IN_TIME_AND_LATER[name]
    assert not refused(KINDS + later)
    assert report(KINDS + later) == report(KINDS + in_time)


@pytest.mark.parametrize("name", IN_TIME_AND_LATER)
def test_undo_of_what_was_said_later_restores_the_report(name: str) -> None:
    """As if it had never been said."""
    _, later = IN_TIME_AND_LATER[name]
    lines = later.splitlines()
    last = max(number for number, line in enumerate(lines) if "--at" in line or "--ago" in line)
    time = lines[last].split()[0]
    before = [line for line in lines[:last]]
    plain = "\n".join([*before, f"{time} report"])
    undone = "\n".join([*before, lines[last], f"{time} undo", f"{time} report"])
    assert play(KINDS + undone)["reports"] == play(KINDS + plain)["reports"]


@pytest.mark.parametrize("name", IN_TIME_AND_LATER)
def test_redo_makes_it_as_if_nothing_had_been_undone(name: str) -> None:
    """Of an act said later, with all that followed."""
    _, later = IN_TIME_AND_LATER[name]
    lines = later.splitlines()
    last = max(number for number, line in enumerate(lines) if "--at" in line or "--ago" in line)
    time = lines[last].split()[0]
    again = "\n".join([*lines[: last + 1], f"{time} undo", f"{time} redo", *lines[last + 1 :]])
    assert not refused(KINDS + again)
    assert report(KINDS + again) == report(KINDS + later)


def test_redo_takes_back_one_undo_after_the_other() -> None:
    """The last one first; a chart that was logged since ends it, and so does the first undo."""
    script = "09:00 start\n09:10 chart 2\n09:11 chart 3\n09:12 undo\n09:13 undo\n"
    assert play(f"{script}09:14 redo\n09:15 stop")["report"]["charts"] == 2
    assert play(f"{script}09:14 redo\n09:14 redo\n09:15 stop")["report"]["charts"] == 5
    assert refused(f"{script}09:14 redo\n09:14 redo\n09:14 redo") == ["09:14 redo"]
    assert refused(f"{script}09:14 chart\n09:14 redo") == ["09:14 redo"]
    assert play(f"{script}09:14 redo\n09:14 undo\n09:14 redo\n09:15 stop")["report"]["charts"] == 2


def test_a_break_that_was_undone_and_done_again_is_one_break() -> None:
    """What its undo let happen meanwhile is gone."""
    done = play("09:00 start\n09:30 rest\n09:31 undo\n09:45 redo\n09:50 back\n10:00 stop")
    assert done["report"] == play("09:00 start\n09:30 rest\n09:50 back\n10:00 stop")["report"]


def test_a_later_act_that_would_become_illegal_refuses_it() -> None:
    """And nothing has changed."""
    script = "09:00 start\n09:40 rest\n09:50 back\n10:00 stop --at 09:30\n10:05 stop"
    assert refused(script) == ["10:00 stop"]
    assert "conflicts with your break at 09:40" in play(script)["refusals"][0]["reason"]
    assert minutes(script) == {"production": 55.0, "rest": 10.0}


def test_an_answered_prompt_holds_its_stretch() -> None:
    """A break cannot have begun before a micro-break was answered in the block."""
    script = "09:00 start\n09:20:10 done\n09:30 rest --at 09:10\n09:40 stop"
    assert refused(script) == ["09:30 rest"]


def test_not_before_the_first_second_nor_in_the_future() -> None:
    """A start may reach back to the last stop, anything else to the day's first second; nothing is said ahead."""
    script = """
        06:00 start
        07:00 stop
        09:00 start --at 06:30
        09:00 start --at 10:00
        09:00 chart --at 05:59
        09:00 start --at 07:00
        09:00 meeting 5m --at 06:30"""
    assert refused(script) == ["09:00 start", "09:00 start", "09:00 chart"]
    assert report(script)["minutes"]["off"] == 0


def test_a_time_of_day_means_its_minute() -> None:
    """The minute in which the day began is not too far back, though its first second lies before."""
    script = "09:00:40 start\n09:30 rest --at 09:00\n09:40 relabel 09:00 09:10 study\n09:50 stop"
    assert refused(script) == []


def test_a_start_reaches_back_to_the_turnover_at_most() -> None:
    """The work day begins there."""
    assert refused("05:00 start --at 03:30\n05:00 start --at 04:00") == ["05:00 start"]


def test_what_was_never_shown_is_not_shown_late() -> None:
    """The dues of a start that was said later find their fate without ringing."""
    script = "09:45 start --at 09:00\n09:50 stop"
    assert [notice["reason"] for notice in play(script)["notifications"]] == []
    assert stops(script)[:3] == [
        "09:20 - eyes unsaid 09:21:50",
        "09:30 - wrists unsaid 09:32:30",
        "09:40 - eyes+posture unsaid 09:41:50",
    ]


def test_a_stop_that_really_was_shown_stays_so() -> None:
    """Where the new account leaves it where it was."""
    script = "09:00 start\n09:20:30 done\n09:45 switch study --at 09:25\n09:50 stop"
    assert stops(script)[0] == "09:20 09:20 eyes done 09:20:30"


def test_relabel_changes_the_bucket_and_nothing_else() -> None:
    """Both ends are exact; what stood at the end goes on; undo takes the label away."""
    plain = "09:00 start\n10:00 rest\n10:10 back\n11:00 stop"
    labelled = plain + "\n11:00 relabel 09:30 10:05 meeting"
    assert minutes(labelled) == {"production": 80.0, "meeting": 35.0, "rest": 5.0}
    assert minutes(labelled + "\n11:00 undo") == minutes(plain)
    assert report(labelled)["blocks"] == report(plain)["blocks"]


def test_relabel_stays_within_the_day_and_its_order() -> None:
    """Outside it, or backwards, it is refused."""
    script = "09:00 start\n10:00 stop\n10:30 relabel 08:59 09:10 study\n10:30 relabel 09:20 09:10 study"
    script += "\n10:30 relabel 09:50 10:01 study"
    assert refused(script) == ["10:30 relabel"] * 3


def test_dues_of_a_relabelled_stretch_that_were_never_shown_take_its_fate() -> None:
    """A meeting covers what fell due in it; what was shown stays what it was."""
    script = "09:45 start --at 09:00\n09:45 relabel 09:10 09:35 meeting\n09:50 stop"
    assert stops(script)[:3] == [
        "09:20 - eyes absorbed 09:35",
        "09:30 - wrists absorbed 09:35",
        "09:40 - eyes+posture unsaid 09:41:50",
    ]


def test_a_break_that_was_work_is_none_and_work_that_was_a_break_is_one() -> None:
    """The rests of the report follow the labels."""
    script = "09:00 start\n09:30 rest\n09:40 back\n10:30 stop\n10:30 relabel 09:30 09:40 production"
    assert report(script)["rests"] == {"taken": 0, "short": 0, "lunch": 0}
    assert report(script + "\n10:30 relabel 10:00 10:15 rest")["rests"]["taken"] == 1


def test_an_audit_is_told_with_its_interval() -> None:
    """The figures of the worked day: 39 of 42 codes, 8 of 10 charts."""
    script = "13:00 audit 39/42 --charts 8/10 --error modifier=1 --error specificity=2"
    assert report(script)["audits"] == [
        {
            "basis": "codes",
            "kind": None,
            "right": 39,
            "total": 42,
            "percent": 92.9,
            "low": 81.0,
            "high": 97.5,
            "charts_clean": 8,
            "charts_total": 10,
            "charts_percent": 80.0,
            "errors": {"modifier": 1, "specificity": 2},
        }
    ]


def test_undo_of_a_switch_reaches_the_blocks_that_began_by_themselves_since() -> None:
    """What time alone goes on with is what went before it."""
    script = (
        'set block.end "auto"\nset block.next "auto"\n07:00 start\n08:35 chart\n08:45 switch study\n10:35 chart\n10:36 undo\n'
    )
    assert minutes(f"{script}10:36 undo\n11:00 stop").get("study", 0) == 0


@pytest.mark.parametrize(
    ("at", "why"),
    [
        ("09:00:30", "away: your day just started; you can log an absence from its second minute on"),
        ("09:01:00", "away: your day started 1 minute ago; use 1 or less"),
        ("09:06:00", "away: your day started 6 minutes ago; use 6 or less"),
    ],
)
def test_an_absence_that_began_before_the_day_is_refused_with_what_can_be_logged(at: str, why: str) -> None:
    """The most that it says can be typed, and is then taken."""
    assert play(f"09:00 start\n{at} away 20m")["refusals"][0]["reason"] == why
    if "use" in why:
        assert not refused(f"09:00 start\n{at} away {why.split()[-3]}m")
