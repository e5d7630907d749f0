"""B4: a rest is judged once, when it ends, by the time that was rest; D4: a stretch in which nobody works by its whole length."""

from __future__ import annotations

import pytest

from tests.contract.playing import play

ENDING = "\n12:00 stop"


def counts(script: str) -> tuple[int, int, int]:
    """Rests taken, short ones, lunches; in the private report there are as many."""
    result = play(script)
    found, private = result["report"]["rests"], result["wellness"]["rests"]
    assert sum(found.values()) == sum(private[how] for how in ("away", "walk", "screen", "unsaid"))
    return found["taken"], found["short"], found["lunch"]


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("09:30 rest 15\n09:33 meeting 10\n09:40 rest 10\n09:50 back", (1, 1, 0)),
        ("09:30 rest 15\n09:38 meeting 10\n09:48 rest 10\n09:50 back", (1, 1, 0)),
        ("09:30 rest lunch\n09:40 rest\n09:50 back", (1, 0, 1)),
        ("09:30 rest 10\n09:31 rest lunch\n09:50 back", (0, 1, 1)),
        ("09:30 rest lunch\n09:31 rest lunch\n09:50 back", (0, 0, 1)),
        ("09:30 rest 15\n09:35 rest 10\n09:40 back", (1, 0, 0)),
        ("09:30 rest 15\n09:35 rest 10\n09:39:59 back", (0, 1, 0)),
        ("09:30 rest 5\n09:35 rest 10\n09:40 back", (1, 0, 0)),
        ("09:30 rest 5\n09:35:01 rest 10\n09:41 back", (2, 0, 0)),
    ],
    ids=[
        "another after a meeting", "another at a meeting's end", "a break after lunch", "lunch after a break", "lunch for lunch",
        "replaced at once: the other's length", "replaced at once: a second too short", "replaced at its last second",
        "replaced when it was over",
    ],
)  # fmt: skip
def test_every_rest_counts_by_itself(script: str, expected: tuple[int, int, int]) -> None:
    """But one that another of the same sort replaces at once, before it is over."""
    assert counts(f"09:00 start\n{script}{ENDING}") == expected


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("09:30 rest 16\n09:32 meeting 10\n09:48 back", (1, 0, 0)),
        ("09:30 rest 16\n09:32 meeting 10\n09:47:59 back", (0, 1, 0)),
        ("09:30 rest 10\n09:32 downtime ehr 8m\n09:41 back", (0, 1, 0)),
        ("09:30 rest 10\n09:34 away 2m\n09:37 back", (1, 0, 0)),
        ("09:30 rest 10\n09:34 away 2m\n09:36:59 back", (0, 1, 0)),
        ("09:30 rest 10\n09:31 asleep 20m\n09:52 back", (1, 0, 0)),
        ("09:30 rest 10\n09:31 crash 8m\n09:41 back", (0, 1, 0)),
        ("09:30 rest 10\n09:31 crash 1m\n09:35 back", (1, 0, 0)),
        ("09:30 rest lunch\n09:31 meeting 20\n09:50 stop", (0, 0, 1)),
        ("09:30 rest 10\n10:50 start", (1, 0, 0)),
    ],
    ids=[
        "a meeting inside", "a second too short", "downtime inside", "away inside", "away inside, a second too short", "asleep",
        "ninetyten was killed", "but not for long", "a minute of lunch", "left unattended",
    ],
)  # fmt: skip
def test_only_the_time_that_was_rest_counts(script: str, expected: tuple[int, int, int]) -> None:
    """Half of the planned length, interruptions left out; a lunch counts however short."""
    assert counts(f"09:00 start\n{script}{'' if 'stop' in script else ENDING}") == expected


def test_a_rest_is_judged_when_it_ends() -> None:
    """While it lasts it is neither taken nor short, lunch no lunch."""
    result = play("09:00 start\n09:30 rest 10\n09:39 report\n09:40 back\n09:40 report\n10:00 rest lunch\n11:00 report")
    assert [report["rests"]["taken"] for report in result["reports"]] == [0, 1, 1]
    assert result["report"]["rests"] == {"taken": 1, "short": 0, "lunch": 0}


def test_early_and_short_lunches_agree_with_the_same_rests() -> None:
    """Over before its planned end is early, whatever lay inside; a lunch with less than half an hour of lunch is short."""
    breaks = "09:30 rest 10\n09:32 meeting 5\n09:40 back\n10:00 rest 10\n10:09 back"
    result = play(f"09:00 start\n{breaks}\n11:00 rest lunch\n11:20 meeting 50\n12:00 resume\n12:09:59 back\n12:30 stop")
    assert result["report"]["rests"] == {"taken": 2, "short": 0, "lunch": 1}
    assert (result["wellness"]["rests"]["early"], result["wellness"]["short_lunches"]) == (1, 1)


@pytest.mark.parametrize(
    ("script", "start", "end", "expected"),
    [
        ("09:30 rest 10\n09:40 back", "09:30", "09:40", (0, 0, 0)),
        ("09:30 rest 10\n09:40 back", "09:29", "09:39", (1, 0, 0)),
    ],
)
def test_a_rest_that_was_something_else_was_none(script: str, start: str, end: str, expected: tuple[int, int, int]) -> None:
    """Only if all of it was."""
    assert counts(f"09:00 start\n{script}\n10:00 relabel {start} {end} production{ENDING}") == expected


UNPAID = [
    ("09:10 pause --for 15\n09:25 away 1\n09:25 pause --for 5", 0),
    ("09:10 pause\n09:25 pause phone\n09:30 resume", 0),
    ("09:10 pause\n09:25 pause phone\n09:30:01 resume", 20 + 1 / 60),
    ("09:20 away 10\n09:20 pause\n09:30 resume", 0),
    ("09:20 away 10\n09:20 pause\n09:30:01 resume", 20 + 1 / 60),
    ("09:10 pause\n09:20 resume\n09:20:01 pause\n09:35 resume", 0),
    ("09:10 pause\n09:20 meeting 1\n09:21 pause\n09:36 resume", 0),
    ("09:40 relabel 09:10 09:20 away\n09:41 relabel 09:20 09:30 paused", 0),
    ("09:40 relabel 09:10 09:20 away\n09:41 relabel 09:20 09:31 paused", 21),
]


@pytest.mark.parametrize(("script", "unpaid"), UNPAID)
def test_a_stretch_in_which_nobody_works_is_judged_by_its_whole_length(script: str, unpaid: float) -> None:
    """Paused and away in whatever order, cut in two by a reason or a record; a second of anything else parts them."""
    report = play(f"09:00 start\n{script}\n10:00 stop")["report"]
    assert report["clock_minutes"] - report["paid_minutes"] == pytest.approx(unpaid, abs=0.006)


def test_a_change_of_chart_type_parts_no_absence() -> None:
    """25 minutes away said later, across a switch to another chart type, are unpaid."""
    kinds = "set kinds.em.per_hour 12\nset kinds.ip.per_hour 6\n"
    relabelled = f"{kinds}09:00 start --kind em\n09:15 switch production --kind ip\n09:30 relabel 09:05 09:30 away\n10:00 stop"
    for script in (relabelled, relabelled.replace("relabel 09:05 09:30 away", "away 25")):
        report = play(script)["report"]
        assert (report["clock_minutes"], report["paid_minutes"]) == (60.0, 35.0)


@pytest.mark.parametrize(("resume", "old", "new"), [("04:10", 5.0, 20.0), ("04:10:01", 5.0, 9 + 59 / 60)])
def test_d4_the_turnover_parts_no_absence(resume: str, old: float, new: float) -> None:
    """From 03:50 on, seen from the new day: at 04:05 it is 15 minutes."""
    result = play(f"date 2026-10-06\n03:30 start\n03:50 pause\n04:05 report\n{resume} resume\n04:20 stop")
    assert result["reports"][0]["paid_minutes"] == old
    assert result["report"]["paid_minutes"] == pytest.approx(new, abs=0.006)


@pytest.mark.parametrize(
    ("script", "rests", "dues"),
    [
        ("03:30 start\n03:55 rest 10\n04:05 back\n04:06 stop", 0, 0),
        ("03:30 start\n04:00 rest 10\n04:10 back\n04:11 stop", 0, 1),
        ("03:30 start\n04:00:01 rest 10\n04:10 back\n04:11 stop", 1, 1),
        ("03:39 start\n04:02 stop", 0, 0),
        ("03:40 start\n04:02 stop", 0, 1),
        ('set block.focus "30m"\nset block.end "auto"\n03:30 start\n04:08 back\n04:09 stop', 1, 1),
    ],
    ids=["a rest before", "a rest at the turnover", "a rest after", "a due before", "a due at the turnover", "by itself"],
)
def test_a7_each_day_has_what_began_in_it(script: str, rests: int, dues: int) -> None:
    """An act at the turnover's own second belongs to the old day, a due or an end at that second to the new one."""
    result = play(f"date 2026-10-06\n{script}")
    assert sum(result["report"]["rests"].values()) == result["wellness"]["rests"]["unsaid"] == rests
    assert result["wellness"]["prompts"]["dues"] == dues


def test_a_lunch_that_is_not_planned_still_lasts_an_hour() -> None:
    """`day.lunch = "off"` only takes it out of the plan (B5); what is typed is a lunch, and its end is 60 minutes later."""
    result = play('set day.lunch "off"\n11:00 start\n12:00 rest lunch\n12:10 status\n13:00 back\n13:10 stop')
    assert result["statuses"][0]["left_seconds"] == 50 * 60
    assert result["report"]["minutes"]["lunch"] == 60
