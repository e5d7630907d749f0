"""Scripts worked out by hand from the rules: the edges of the day, templates, split shifts, presence and profiles."""

from __future__ import annotations

import pytest

from tests.contract.playing import clock, minutes, play, refused, stops, told

TUESDAY = "date 2026-10-06\n"
HOURS = 'set day.start "07:00"\nset day.stop "15:00"\n'
ENFORCED = HOURS + "set day.enforce true\n"
NEW_YORK = "zone America/New_York\n"
SAMPLE = (
    "set kinds.complex.per_hour 6\nset kinds.medium.per_hour 8\nset kinds.routine.per_hour 12\n" + 'set day.template "sample"\n'
)
ONLY_EYES = 'set prompts.wrists.every "off"\nset prompts.posture.every "off"\n'
NO_POSTURE = 'set prompts.posture.every "off"\n'
FIRST = "09:20 09:20 eyes missed 09:21:50"


def lines(script: str, day: str = TUESDAY) -> str:
    """A script written with semicolons, on a Tuesday unless it says otherwise."""
    return day + script.replace("; ", "\n")


def states(script: str) -> list[str]:
    """Each status as `phase what ends`; what production is for is its kind."""
    found = play(script)["statuses"]
    return [
        " ".join([s["phase"], str(s["kind"] if s["activity"] == "production" else s["activity"]), clock(s["ends"])])
        for s in found
    ]


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        (ENFORCED + "06:52 start; 06:59:59 start; 07:00 start; 08:00 stop", ["06:52 start", "06:59:59 start"]),
        (ENFORCED + "14:59:59 start; 15:00 stop; 15:04 start; 15:04:10 start --anyway makeup; 15:34 stop", ["15:04 start"]),
        (ENFORCED + "14:30 start; 14:50 pause; 15:05 resume; 15:06 rest; 15:16 back; 15:17 stop", ["15:16 back"]),
        (ENFORCED + "07:05 start --at 06:55; 07:06 start --at 07:00; 08:00 stop", ["07:05 start"]),
        (
            'set schedule.type "early"\nset day.enforce true\n05:59 start; 06:00 start; 07:00 stop; 14:01 start',
            ["05:59 start", "14:01 start"],
        ),
        (
            'set schedule.type "late"\nset day.enforce true\n09:59 start; 10:00 start; 11:00 stop; 18:01 start',
            ["09:59 start", "18:01 start"],
        ),
        (SAMPLE + "set day.enforce true\n06:52 start; 07:00 start; 08:00 stop; 15:04 start", ["06:52 start", "15:04 start"]),
        (
            "09:00 start; 09:10 start; 09:30 stop; 09:31 stop; 09:32 rest; 09:33 back",
            ["09:10 start", "09:31 stop", "09:32 rest", "09:33 back"],
        ),
    ],
)
def test_b7_a_start_outside_the_hours_is_refused_to_the_second(script: str, expected: list[str]) -> None:
    """Before the start, after the end, on a day off; what goes on is no start."""
    assert refused(lines(script)) == expected


@pytest.mark.parametrize(
    ("day", "script", "expected"),
    [
        ("2026-07-07", "05:59 start; 06:00 start; 06:30 stop; 14:30 start", ["05:59 start", "14:30 start"]),
        ("2026-07-10", "07:59 start; 08:00 start; 08:30 stop; 17:01 start", ["07:59 start", "17:01 start"]),
        ("2026-08-31", "06:00 start; 06:30 stop", []),
        ("2026-09-01", "07:59 start; 08:00 start; 08:30 stop; 16:30 start; 16:40 stop", ["07:59 start"]),
        ("2026-07-11", "09:00 start", ["09:00 start"]),
    ],
)
def test_b6_the_first_window_that_fits_a_date_counts(day: str, script: str, expected: list[str]) -> None:
    """Summer hours from Monday to Thursday before those of the whole year; no window is a day off."""
    summer, all_year = "mon-thu 06:00-14:00 home from 06-01 to 08-31", "mon-fri 08:00-17:00 home"
    windows = f'set day.enforce true\nset schedule.windows ["{summer}", "{all_year}"]\n'
    assert refused(lines(windows + script, f"date {day}\n")) == expected


@pytest.mark.parametrize(
    ("script", "early", "overrun", "overrides"),
    [
        (HOURS + "06:52:30 start; 08:00 stop", 7.5, 0.0, 0),
        (ENFORCED + "06:52 start --anyway backlog; 08:00 stop", 8.0, 0.0, 1),
        (HOURS + "06:00 start; 06:30 stop; 07:30 start; 08:30 stop", 30.0, 0.0, 0),
        (HOURS + "14:00 start; 14:40 stop; 16:00 start; 16:30 stop", 0.0, 30.0, 0),
        ('set day.stop "15:00"\n06:30 start; 07:30 stop; 14:50 start; 15:20 stop', None, 20.0, 0),
        (ENFORCED + "06:50 start --anyway other; 06:51 undo; 07:00 start; 08:00 stop", 0.0, 0.0, 0),
    ],
)
def test_b7_minutes_given_away_and_reasons(script: str, early: float | None, overrun: float | None, overrides: int) -> None:
    """What lies off counts nowhere, what has no planned hour has no figure."""
    private = play(lines(script))["wellness"]
    assert (private["early_start_minutes"], private["overrun_minutes"], private["overrides"]) == (early, overrun, overrides)


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("14:00 start; 14:45:01 stop", ["14:45 stop-soon"]),
        ("14:00 start; 14:10 chart; 14:46:30 hold query; 15:10 stop", ["14:46:30 stop-soon", "15:00 stop"]),
        ("14:00 start; 14:10 chart; 14:47:59 chart 5; 15:10 stop", ["14:47:59 stop-soon", "15:00 stop"]),
        ("14:00 start; 14:10 chart 5; 14:46 chart; 15:10 stop", ["14:45 stop-soon", "15:00 stop"]),
        ("14:00 start; 14:30 chart; 14:35 rest 5; 14:40 back; 14:46 chart; 15:10 stop", ["14:45 stop-soon", "15:00 stop"]),
        ('set prompts.boundary "10m"\n14:00 start; 14:10 chart; 15:10 stop', ["14:55 stop-soon", "15:00 stop"]),
    ],
)
def test_b7_the_warning_waits_as_a_prompt_waits(script: str, expected: list[str]) -> None:
    """C6: a single chart of this block makes it wait for a chart's end."""
    assert [line for line in told(lines(HOURS + script)) if "stop" in line] == expected


def test_b7_a_night_shift_has_its_hours_over_midnight() -> None:
    """With a turnover at noon, start, warning and end lie in one work day."""
    night = 'set day.turnover "12:00"\nset day.start "22:00"\nset day.stop "06:00"\nset day.enforce true\nset block.focus "8h"\n'
    script = lines(night + "21:50 start; 22:00 start; 06:10 stop")
    assert refused(script) == ["21:50 start"]
    assert told(script) == ["00:00 overtime", "05:45 stop-soon", "05:58 ending", "06:00 ended", "06:00 stop", "06:05 overtime"]


@pytest.mark.parametrize(
    ("day", "script", "key", "span", "shown"),
    [
        ("2026-03-08", "01:00 start; 03:31 rest; 03:41 stop", "2026-03-07", 101.0, ["01:20", "01:30", "01:40", "03:00", "03:20"]),
        ("2026-11-01", "01:00 start; +91m rest; +10m stop", "2026-10-31", 101.0, ["01:20", "01:30", "01:40", "01:00", "01:20"]),
        ("2026-03-07", 'set block.focus "8h"; 23:30 start; +4h stop', "2026-03-08", 30.0, None),
        ("2026-10-31", 'set block.focus "8h"; 23:30 start; +6h stop', "2026-11-01", 30.0, None),
    ],
)
def test_a4_the_nights_when_clocks_change(day: str, script: str, key: str, span: float, shown: list[str] | None) -> None:
    """No deadline moves, and the day turns over at four by the clock on the wall."""
    result = play(lines(NEW_YORK + script, f"date {day}\n"))
    assert (result["report"]["date"], result["report"]["span_minutes"]) == (key, span)
    assert shown is None or [clock(stop["shown"]) for stop in result["prompts"] if stop["shown"]] == shown


def test_b5_the_sample_day_seven_minutes_late() -> None:
    """Everything is seven minutes later, and the end of day cuts the last slot."""
    ends = ["08:37", "08:52", "10:22", "10:37", "12:07", "13:07"]
    acts = "".join(f"{at} {'back' if turn % 2 else 'rest'}; {at} status; " for turn, at in enumerate(ends))
    script = lines(SAMPLE + "07:07 start; 07:07 status; " + acts + "15:00 stop")
    assert states(script)[::2] == ["focus complex 08:37", "focus medium 10:22", "focus routine 12:07", "focus admin 15:00"]
    assert [state.split()[-1] for state in states(script)[1::2]] == ["08:52", "10:37", "13:07"]
    assert minutes(script) == {"production": 270.0, "admin": 113.0, "rest": 30.0, "lunch": 60.0}


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("10:20 start; 11:50 rest; 12:05 back; 13:35 rest; 13:50 back; 13:50 status; 15:00 stop", ["focus routine 15:00"]),
        ("14:30 start; 14:30 status; 15:00 stop", ["focus complex 15:00"]),
        ("07:00 start; 08:40 rest; 08:55 back; 08:55 status; 09:10 stop", ["focus medium 10:25"]),
        (
            "07:00 start --kind routine; 07:00 status; 08:30 rest; 08:45 back; 08:45 status; 09:00 stop",
            ["focus routine 08:30", "focus medium 10:15"],
        ),
        ("07:00 start query; 07:00 status; 07:30 stop", ["focus query 08:30"]),
    ],
)
def test_b5_the_template_flows_on(script: str, expected: list[str]) -> None:
    """Late starts and late breaks push it, the end of day cuts it, what is said wins for one slot."""
    assert states(lines(SAMPLE + script)) == expected


def test_b5_own_slots_with_their_breaks() -> None:
    """Each with its length, what it is for, its kind and its break; each break starts the tracks anew."""
    slots = 'set kinds.em.per_hour 10\nset day.slots ["09:00-10:00 production em, break 5m", "10:05-11:35 study, lunch 40m", '
    slots += '"12:15-12:50 query"]\n'
    day = "09:00 start; 09:00 status; 10:00 rest; 10:05 back; 10:05 status; 11:35 rest; 12:15 back; 12:15 status; 12:50 stop"
    assert states(lines(slots + day)) == ["focus em 10:00", "focus study 11:35", "focus query 12:50"]
    assert minutes(lines(slots + day)) == {"production": 60.0, "study": 90.0, "query": 35.0, "rest": 5.0, "lunch": 40.0}
    shown = [clock(stop["shown"]) for stop in play(lines(slots + day))["prompts"] if stop["shown"]]
    assert shown == ["09:20", "09:30", "09:40", "10:25", "10:35", "10:45", "11:05", "11:25", "12:35", "12:45"]


FATES = {
    "c1 off for a second less than five minutes": (
        "09:00 start; 09:15 stop; 09:19:59 start; 09:26 done; 09:36 stop",
        ["09:24:59 09:24:59 eyes done 09:26", "09:34:59 09:34:59 wrists absorbed 09:36"],
    ),
    "c1 off for five minutes": ("09:00 start; 09:15 stop; 09:20 start; 09:41 stop", ["09:40 09:40 eyes absorbed 09:41"]),
    "c4 nothing in the first five minutes of a block": (
        "09:00 start; 09:18 stop; 09:21 start; 09:29 stop",
        ["09:23 09:26 eyes missed 09:27:50"],
    ),
    "a8 a due at the second of a stop": (
        "09:00 start; 09:20 stop; 09:23 start; 09:40 stop",
        ["09:20 - eyes absorbed 09:20", "09:33 09:33 wrists missed 09:35:30"],
    ),
    "a stop absorbs what shows": ("09:00 start; 09:20:30 stop", ["09:20 09:20 eyes absorbed 09:20:30"]),
    "a stop absorbs what is snoozed": ("09:00 start; 09:20:10 snooze; 09:22 stop", ["09:20 09:20 eyes absorbed 09:22 x1"]),
    "a stop absorbs what waits": ("09:00 start; 09:10 chart; 09:21 stop", ["09:20 - eyes absorbed 09:21"]),
    "c11 a rest of four minutes resets nothing": (
        "09:00 start; 09:10 rest 4; 09:14 back; 09:25 stop",
        ["09:24 09:24 eyes absorbed 09:25"],
    ),
    "c11 one planned so but of five does": ("09:00 start; 09:10 rest 4; 09:15 back; 09:34:59 stop", []),
    "c4 a rest of four minutes leaves it pending": (
        "09:00 start; 09:20 rest 4; 09:24 back; 09:31 stop",
        ["09:20 09:29 eyes missed 09:30:50"],
    ),
    "c1 a mixture of five minutes": ("09:00 start; 09:10 pause; 09:13 downtime ehr; 09:15 resume; 09:34 stop", []),
    "c10 shown afresh": ("09:00 start; 09:20:10 pause; 09:22:10 resume; 09:24:30 stop", ["09:20 09:20 eyes missed 09:24"]),
    "c10 absorbed at five minutes": (
        "09:00 start; 09:20:10 pause; 09:26 resume; 09:30 stop",
        ["09:20 09:20 eyes absorbed 09:25:10"],
    ),
    "c1 away for two minutes serves": (
        "09:00 start; 09:25 away 2; 09:45 stop",
        [FIRST, "09:32 - wrists absorbed 09:32", "09:42 09:42 eyes missed 09:43:50", "09:42 - posture absorbed 09:42"],
    ),
    "a6 a due while nobody rang": ("09:00 start; 09:19 crash 90s; 09:25 stop", ["09:20 09:20:30 eyes missed 09:22:20"]),
    "c7 untouched for its length": ("09:00 start; 09:21:30 idle 20s; 09:25 stop", ["09:20 09:20 eyes observed 09:21:50"]),
    "c7 a second less": ("09:00 start; 09:21:31 idle 20s; 09:25 stop", [FIRST]),
    "c7 untouched before it was shown": ("09:00 start; 09:19:50 idle 25s; 09:25 stop", [FIRST]),
    "c10 an absence after what was seen": (
        "09:00 start; 09:15 idle 13m; 10:00 stop",
        ["09:20 09:20 eyes observed 09:21:50", "09:48 09:48 eyes missed 09:49:50", "09:58 09:58 wrists absorbed 10:00"],
    ),
    "a8 an answer in the second of the due": (
        "09:00 start; 09:20 done; 09:20:01 skip; 09:25 stop",
        ["09:20 09:20 eyes skipped 09:20:01"],
    ),
    "a8 an answer in the second of the verdict": ("09:00 start; 09:21:50 done; 09:25 stop", ["09:20 09:20 eyes done 09:21:50"]),
    "c2 lateness moves no due": (
        ONLY_EYES + 'set prompts.eyes.every "17m"\n09:00 start; 09:01 chart; 09:40 stop',
        ["09:17 09:20 eyes missed 09:21:50", "09:34 09:37 eyes missed 09:38:50"],
    ),
    "c3 three minutes apart": (
        NO_POSTURE + 'set prompts.wrists.every "23m"\n09:00 start; 09:30 stop',
        ["09:20 09:20 eyes+wrists missed 09:22:30"],
    ),
    "c3 a second more": (
        NO_POSTURE + 'set prompts.wrists.every "23m1s"\n09:00 start; 09:30 stop',
        [FIRST, "09:23:01 09:23:01 wrists missed 09:25:31"],
    ),
    "c3 never chained": (
        'set prompts.wrists.every "22m"\nset prompts.posture.every "24m"\n09:00 start; 09:30 stop',
        ["09:20 09:20 eyes+wrists missed 09:22:30", "09:24 09:24 posture missed 09:25:50"],
    ),
    "c7 one on the screen": (
        NO_POSTURE + 'set prompts.merge "0s"\nset prompts.wrists.every "21m"\n09:00 start; 09:30 stop',
        [FIRST, "09:21 09:21:50 wrists missed 09:24:20"],
    ),
    "c7 sixty seconds between two": (
        NO_POSTURE + 'set prompts.merge "0s"\nset prompts.wrists.every "20m10s"\n09:00 start; 09:20:05 done; 09:30 stop',
        ["09:20 09:20 eyes done 09:20:05", "09:20:10 09:21 wrists missed 09:23:30"],
    ),
    "c4 settle by the block's own clock": (
        'set prompts.settle "25m"\n09:00 start; 09:10 pause; 09:13 resume; 09:30 stop',
        ["09:23 09:28 eyes missed 09:29:50"],
    ),
    "c7 a return joins what shows": (
        "09:00 start; 09:20:10 snooze; 09:25:20 snooze; 09:30:10 snooze; 09:31 done; 09:35 stop",
        ["09:20 09:20 eyes done 09:31 x2", "09:30 09:30 wrists done 09:31"],
    ),
    "c7 a return in a meeting": (
        ONLY_EYES + "09:00 start; 09:20:30 snooze; 09:24 meeting 3; 09:30 stop",
        ["09:20 09:20 eyes missed 09:28:50 x1"],
    ),
    "c12 one-stop": (
        'set prompts.profile "one-stop"\n09:00 start; 09:45 stop',
        ["09:20 09:20 eyes missed 09:22:10", "09:40 09:40 eyes+wrists+posture missed 09:42:30"],
    ),
    "c12 hourly, two blocks": (
        'set prompts.profile "hourly"\n09:00 start; 09:55 rest; 10:00 back; 10:55 rest; 11:00 stop',
        ["09:30 09:30 eyes missed 09:31:50", "10:30 10:30 eyes missed 10:31:50"],
    ),
    "c12 a setting beside quiet": (
        'set prompts.profile "quiet"\nset prompts.wrists.every "30m"\n09:00 start; 10:10 stop',
        ["09:30 09:30 wrists missed 09:34:30", "10:00 10:00 eyes+wrists+posture missed 10:04:30"],
    ),
}


@pytest.mark.parametrize(("script", "expected"), FATES.values(), ids=FATES)
def test_c_every_due_has_its_fate(script: str, expected: list[str]) -> None:
    """Due, shown and settled to the second."""
    assert stops(lines(script)) == expected


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("09:00 start; 09:05 idle 11m59s; 09:20 stop", {"production": 20.0}),
        ("09:00 start; 09:05 idle 12m1s; 09:20 stop", {"production": 7.98, "away": 12.02}),
        ('set idle.source "none"\n09:00 start; 09:05 idle 14m; 09:22 stop', {"production": 22.0}),
        ("09:00 start; 10:28 idle 5m1s; 10:34 stop", {"production": 88.0, "rest": 6.0}),
        ("09:00 start; 10:31 idle 2m59s; 10:35 stop", {"production": 95.0}),
        ("09:00 start; 10:25 idle 40m; 11:10 stop", {"production": 85.0, "rest": 10.0, "unwatched": 35.0}),
        ("09:00 start; 09:30 rest; 09:32 asleep 20m; 09:55 stop", {"production": 30.0, "rest": 13.0, "asleep": 12.0}),
        ("09:00 start; 09:10 pause; 09:12 meeting 10; 09:25 stop", {"production": 13.0, "paused": 2.0, "meeting": 10.0}),
        ("09:00 start; 10:00 stop; 10:30 start --ago 30; 11:00 stop", {"production": 120.0}),
        ("22:00 start; 23:00 stop; 05:00 start; 05:30 stop", {"production": 30.0}),
    ],
)
def test_a3_b2_c10_where_the_minutes_went(script: str, expected: dict[str, float]) -> None:
    """Idle, asleep, killed, interrupted, said later, over the turnover."""
    assert minutes(lines(script)) == expected
