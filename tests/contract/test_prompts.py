"""Part C of the rules, to the second, through the scripts that anybody can run."""

from __future__ import annotations

import pytest

from tests.contract.playing import minutes, play, refused, stops, told

BLOCK = """
09:00 start
10:30 rest
"""


def test_c5_a_block_asks_eight_dues_in_five_stops() -> None:
    """20 eyes, 30 wrists, 40 eyes and posture, 60 eyes and wrists, 80 eyes and posture; wrists at 90 wait for the rest."""
    assert stops(BLOCK) == [
        "09:20 09:20 eyes missed 09:21:50",
        "09:30 09:30 wrists missed 09:32:30",
        "09:40 09:40 eyes+posture missed 09:41:50",
        "10:00 10:00 eyes+wrists missed 10:02:30",
        "10:20 10:20 eyes+posture missed 10:21:50",
        "10:30 - wrists absorbed 10:30",
    ]
    assert play(BLOCK)["wellness"]["prompts"]["asked"] == 8
    assert play(BLOCK)["wellness"]["prompts"]["stops"] == 5


RULES = {
    "c6 a chart ends the wait": (
        "09:00 start\n09:10 chart\n09:21 chart\n09:29 stop",
        ["09:20 09:21 eyes missed 09:22:50"],
    ),
    "c6 the wait lasts three minutes at most": (
        "09:00 start\n09:10 chart\n09:29 stop",
        ["09:20 09:23 eyes missed 09:24:50"],
    ),
    "c6 a batch is no chart boundary to wait for": (
        "09:00 start\n09:10 chart 5\n09:29 stop",
        ["09:20 09:20 eyes missed 09:21:50"],
    ),
    "c6 a batch, a hold and a switch end a wait": (
        "09:00 start\n09:01 chart\n09:21 chart 5\n09:30:30 hold unsigned\n09:41 switch study\n09:44 stop",
        ["09:20 09:21 eyes missed 09:22:50", "09:30 09:30:30 wrists missed 09:33", "09:40 09:41 eyes+posture missed 09:42:50"],
    ),
    "c6 an interruption ends the wait": (
        "09:00 start\n09:10 chart\n09:21 pause\n09:23 resume\n09:29 stop",
        ["09:20 09:23 eyes missed 09:24:50"],
    ),
    "c6 off": (
        'set prompts.boundary "0s"\n09:00 start\n09:10 chart\n09:29 stop',
        ["09:20 09:20 eyes missed 09:21:50"],
    ),
    "a8 a chart in the second of a due comes before it": (
        "09:00 start\n09:10 chart\n09:20 chart\n09:29 stop",
        ["09:20 09:23 eyes missed 09:24:50"],
    ),
    "a8 a rest in the second of a due absorbs it": (
        "09:00 start\n09:20 rest 5\n09:25 stop",
        ["09:20 - eyes absorbed 09:20"],
    ),
    "a8 a stop in the second of a due absorbs it": (
        "09:00 start\n09:40 stop",
        [
            "09:20 09:20 eyes missed 09:21:50",
            "09:30 09:30 wrists missed 09:32:30",
            "09:40 - eyes absorbed 09:40",
            "09:40 - posture absorbed 09:40",
        ],
    ),
    "a8 a pause in the second of a due leaves it pending": (
        "09:00 start\n09:20 pause\n09:22 resume\n09:29 stop",
        ["09:20 09:22 eyes missed 09:23:50"],
    ),
    "a8 a shorter rest leaves it pending, and the next block settles first (c4)": (
        "09:00 start\n09:20 rest 3\n09:23 back\n09:32 stop",
        ["09:20 09:28 eyes missed 09:29:50"],
    ),
    "a8 exactly five minutes have been reached, even in the second they end": (
        "09:00 start\n09:21 pause\n09:26 resume\n09:45 stop",
        ["09:20 09:20 eyes absorbed 09:26"],
    ),
    "c1 less than five minutes leaves the tracks where they stood": (
        "09:00 start\n09:15 pause\n09:19:59 resume\n09:34 stop",
        ["09:24:59 09:24:59 eyes missed 09:26:49"],
    ),
    "c1 five minutes of any mixture reset": (
        "09:00 start\n09:15 pause\n09:17 meeting 2m\n09:18 downtime ehr 2m\n09:41 stop",
        ["09:40 09:40 eyes absorbed 09:41"],
    ),
    "c1 away serves the tracks it was long enough for": (
        "09:00 start\n09:13 away 30s\n09:31 stop",
        ["09:20:30 - eyes absorbed 09:20:30", "09:30:30 09:30:30 wrists absorbed 09:31"],
    ),
    "c2 a due soon after a late answer is absorbed, the grid stays": (
        "09:00 start\n09:20:05 snooze\n09:25:10 snooze\n09:30:10 done\n10:03 stop",
        [
            "09:20 09:20 eyes done 09:30:10 x2",
            "09:30 09:30 wrists done 09:30:10",
            "09:40 - eyes absorbed 09:40",
            "09:40 09:40 posture missed 09:41:50",
            "10:00 10:00 eyes+wrists missed 10:02:30",
        ],
    ),
    "c3 dues within three minutes are one stop": (
        'set prompts.posture.every "23m"\n09:00 start\n09:26 stop',
        ["09:20 09:20 eyes+posture missed 09:21:50"],
    ),
    "c3 further apart they are two": (
        'set prompts.posture.every "24m"\n09:00 start\n09:26 stop',
        ["09:20 09:20 eyes missed 09:21:50", "09:24 09:24 posture missed 09:25:50"],
    ),
    "c3 a merged track goes on from its own due": (
        'set prompts.posture.every "23m"\n09:00 start\n09:49 stop',
        [
            "09:20 09:20 eyes+posture missed 09:21:50",
            "09:30 09:30 wrists missed 09:32:30",
            "09:40 09:40 eyes missed 09:41:50",
            "09:46 09:46 posture missed 09:47:50",
        ],
    ),
    "c4 what waits through the end is asked five minutes past it, as one stop": (
        'set prompts.wrists.every "88m"\nset prompts.posture.every "92m"\nset prompts.eyes.every "off"\n09:00 start\n10:38 stop',
        ["10:28 10:35 wrists missed 10:37:30", "10:32 10:35 posture missed 10:37:30"],
    ),
    "c4 five minutes before the end it is still asked": (
        'set prompts.eyes.every "85m"\n09:00 start\n10:27 rest\n',
        [
            "09:30 09:30 wrists missed 09:32:30",
            "09:40 09:40 posture missed 09:41:50",
            "10:00 10:00 wrists missed 10:02:30",
            "10:20 10:20 posture missed 10:21:50",
            "10:25 10:25 eyes missed 10:26:50",
        ],
    ),
    "c7 a third snooze is refused": (
        "09:00 start\n09:20:30 snooze\n09:25:40 snooze\n09:30:50 snooze\n09:31 skip\n09:35 stop",
        ["09:20 09:20 eyes skipped 09:31 x2", "09:30 09:30 wrists skipped 09:31"],
    ),
    "c7 what falls due within three minutes of a return joins it, shown before its time": (
        'set prompts.wrists.every "28m"\n09:00 start\n09:21:45 snooze\n09:27 done\n09:35 stop',
        ["09:20 09:20 eyes done 09:27 x1", "09:28 09:26:45 wrists done 09:27"],
    ),
    "c7 a return comes along with a stop shown up to three minutes before it": (
        "09:00 start\n09:21:45 snooze\n09:26:50 snooze\n09:31:51 done\n09:35 stop",
        ["09:20 09:20 eyes done 09:31:51 x2", "09:30 09:30 wrists done 09:31:51"],
    ),
    "c7 a return in a pause is put off to its end": (
        "09:00 start\n09:20:10 snooze\n09:23 pause\n09:27 resume\n09:29 stop",
        ["09:20 09:20 eyes missed 09:28:50 x1"],
    ),
    "c7 a return near the end waits for the rest": (
        "09:00 start\n10:20:10 snooze\n10:31 rest",
        [
            "09:20 09:20 eyes missed 09:21:50",
            "09:30 09:30 wrists missed 09:32:30",
            "09:40 09:40 eyes+posture missed 09:41:50",
            "10:00 10:00 eyes+wrists missed 10:02:30",
            "10:20 10:20 eyes+posture absorbed 10:31 x1",
            "10:30 - wrists absorbed 10:31",
        ],
    ),
    "c7 untouched for the stop's length is observed": (
        "09:00 start\n09:20:05 idle 25s\n09:29 stop",
        ["09:20 09:20 eyes observed 09:21:50"],
    ),
    "c7 untouched for less is missed": (
        "09:00 start\n09:20:05 idle 19s\n09:29 stop",
        ["09:20 09:20 eyes missed 09:21:50"],
    ),
    "c7 where nobody can know it is unsaid": (
        'set idle.source "none"\n09:00 start\n09:20:05 idle 25s\n09:29 stop',
        ["09:20 09:20 eyes unsaid 09:21:50"],
    ),
    "c10 a stop is shown afresh after a short interruption": (
        "09:00 start\n09:20:10 pause\n09:22 resume\n09:25 stop",
        ["09:20 09:20 eyes missed 09:23:50"],
    ),
    "c10 and absorbed by a long one": (
        "09:00 start\n09:20:10 pause\n09:28 resume\n09:29 stop",
        ["09:20 09:20 eyes absorbed 09:25:10"],
    ),
    "a6 what fell due in a short gap is shown on return": (
        "09:00 start\n09:19:30 crash 90s\n09:29 stop",
        ["09:20 09:21 eyes missed 09:22:50"],
    ),
    "c12 one-stop": (
        'set prompts.profile "one-stop"\n09:00 start\n09:59 stop',
        ["09:20 09:20 eyes missed 09:22:10", "09:40 09:40 eyes+wrists+posture missed 09:42:30"],
    ),
    "c12 hourly": (
        'set prompts.profile "hourly"\n09:00 start\n09:55 rest\n10:00 start\n10:29 stop',
        ["09:30 09:30 eyes missed 09:31:50"],
    ),
    "c12 quiet": (
        'set prompts.profile "quiet"\n09:00 start\n10:10 stop',
        ["10:00 10:00 eyes+wrists+posture missed 10:04:30"],
    ),
}


@pytest.mark.parametrize("rule", RULES)
def test_rule(rule: str) -> None:
    """Every line of the outcome is what the rule says."""
    script, expected = RULES[rule]

    assert stops(script) == expected


def test_c7_the_third_snooze_says_why() -> None:
    """It is listed as a refusal, and the stop stays."""
    assert refused(RULES["c7 a third snooze is refused"][0]) == ["09:30:50 snooze"]


def test_c10_absence_is_asked_about_and_then_counts_from_the_last_touch() -> None:
    """Ten minutes untouched ask, two more make the whole stretch away, a touch ends it."""
    script = "09:00 start\n09:10 idle 20m\n09:55 stop"

    assert told(script) == ["09:20 away"]
    assert minutes(script) == {"production": 35.0, "away": 20.0}


def test_b2_an_untouched_end_starts_the_rest_back_dated() -> None:
    """Three untouched minutes past the end; the rest begins at the last touch."""
    script = "09:00 start\n10:28 idle 10m\n10:50 stop"

    assert minutes(script) == {"production": 88.0, "rest": 22.0}
    assert told(script) == ["10:28 ending", "10:30 ended", "10:38 rest-over", "10:43 rest-over"]
