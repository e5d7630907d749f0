"""C1, C4, C7, A8 and C10 as amended: who is asked when around the edges of a second, a zone and an absence."""

from __future__ import annotations

import pytest

from tests.contract.playing import play, stops

FAST = 'set prompts.profile "quiet"\nset prompts.eyes.every "{eyes}"\nset prompts.posture.every "{posture}"\n'


def shown(script: str) -> list[str]:
    """Each stop that was on the screen as `due shown tracks`."""
    return [" ".join(line.split()[:3]) for line in stops(script) if line.split()[1] != "-"]


@pytest.mark.parametrize(
    ("every", "expected"),
    [
        ("48m", ["09:32 09:35 eyes", "09:36 09:35 wrists"]),
        ("49m", ["09:32 09:35 eyes", "09:38 09:35 wrists"]),
        ("49.5m", ["09:32 09:35 eyes", "09:39 09:39 wrists"]),
    ],
)
def test_c4_what_falls_due_just_after_the_zone_joins_what_waited_in_it(every: str, expected: list[str]) -> None:
    """Three minutes inclusive, each track with its own entry."""
    track = every if every != "49.5m" else "49m30s"
    script = (
        'set block.focus "90m"\nset prompts.eyes.every "46m"\nset prompts.posture.every "off"\n'
        f'set prompts.wrists.every "{track}"\n08:00 start\n09:46 stop'
    )
    assert [line for line in shown(script) if line > "09:30"] == expected


def test_c4_what_is_shown_afresh_later_takes_along_only_what_the_zones_end_would() -> None:
    """An interruption hides the stop; a due ten minutes past the planned end stands alone."""
    assert shown("10:35 start\n12:12 asleep 2m\n12:20 stop")[-2:] == ["12:05 12:10 wrists", "12:17 12:17 eyes"]


def test_c4_a_stop_whose_wait_would_end_in_the_zone_waits_for_its_end() -> None:
    """It would be shown in the zone; it comes with what waited there."""
    script = 'set prompts.eyes.every "{every}"\nset prompts.posture.every "off"\n08:00 start\n08:10 chart\n09:36 stop'
    assert shown(script.format(every="40m30s"))[-2:] == ["09:21 09:24 eyes", "09:30 09:35 wrists"]
    assert shown(script.format(every="42m"))[-2:] == ["09:24 09:35 eyes", "09:30 09:35 wrists"]


@pytest.mark.parametrize("act", ["chart", "hold query", "switch study"])
def test_a8_an_act_in_the_second_of_a_due_tears_no_stop_in_two(act: str) -> None:
    """A stop of 40:00 waits with one of 38:00 for the chart; freed in that second they are one."""
    script = (
        'set prompts.eyes.every "19m"\nset prompts.wrists.every "off"\nset prompts.posture.every "40m"\n'
        f"09:00 start\n09:05 chart\n09:40 {act}\n09:50 stop"
    )
    assert [line for line in shown(script) if line > "09:30"] == ["09:38 09:40 eyes+posture"]


def test_a8_an_act_in_the_second_in_which_the_zone_ends_asks_all_at_once() -> None:
    """What waited and what falls due in that very second."""
    script = (
        'set prompts.eyes.every "45m"\nset prompts.wrists.every "47m30s"\nset prompts.posture.every "48m"\n'
        "08:00 start\n09:34 chart\n09:35 chart\n09:50 stop"
    )
    assert [line for line in shown(script) if line > "09:20"] == [
        "09:30 09:35 eyes", "09:35 09:35 wrists", "09:36 09:35 posture",
    ]  # fmt: skip


SNOOZED = (
    'set prompts.eyes.every "20m"\nset prompts.wrists.every "24m"\nset prompts.posture.every "off"\n'
    "09:00 start\n09:20:10 snooze\n"
)


def test_c7_a_snoozed_stop_does_not_make_another_skip_its_wait() -> None:
    """Eyes return at 09:25:10 and are settled at 09:27, when the wait of the wrists for a chart ends."""
    assert stops(f"{SNOOZED}09:20:20 chart\n09:30 stop") == [
        "09:20 09:20 eyes missed 09:27 x1",
        "09:24 09:27 wrists missed 09:29:30",
    ]


def test_c7_a_snoozed_stop_comes_along_with_one_shown_up_to_three_minutes_before() -> None:
    """Wrists of 09:24 come at once; eyes, to return at 09:25:10, come with them."""
    assert stops(f"{SNOOZED}09:24:20 done\n09:30 stop") == [
        "09:20 09:20 eyes done 09:24:20 x1",
        "09:24 09:24 wrists done 09:24:20",
    ]


def test_c7_what_a_snoozed_stop_took_along_is_asked_again_without_it() -> None:
    """Half a minute away serves the eyes; the wrists of 09:27, on the screen since 09:25:10, are shown afresh at their due."""
    script = SNOOZED.replace("24m", "27m") + "09:25:40 away 30s\n09:35 stop"
    assert stops(script) == ["09:20 09:20 eyes absorbed 09:25:40 x1", "09:27 09:25:10 wrists missed 09:29:30"]


@pytest.mark.parametrize(
    ("script", "due"),
    [
        ("09:00 start\n09:15 rest 3\n09:18 start\n09:19 away 6\n09:45 stop", ["09:39 09:39 eyes"]),
        ("09:00 start\n09:15 rest 3\n09:16 away 4\n09:18 start\n09:45 stop", ["09:38 09:38 eyes"]),
        ("09:00 start\n09:15 rest 3\n09:16 away 2\n09:18 start\n09:45 stop", ["09:24 09:24 eyes"]),
    ],
    ids=["reaches across a rest", "said in a rest, five minutes on end", "said in a rest, four minutes"],
)
def test_c1_away_takes_all_screen_time_in_its_stretch(script: str, due: list[str]) -> None:
    """Also before a rest, also when said outside a block."""
    assert shown(script)[:1] == due


def test_c1_a_run_of_no_seconds_is_no_screen_time() -> None:
    """Paused, resumed and paused again in one second: the stillness before it counts, and absorbs what waits."""
    script = "09:00 start\n09:20 pause\n09:22 resume\n09:22 pause\n09:26 resume\n09:26 away 3m\n09:30 stop"
    assert [line for line in stops(script) if line.startswith("09:20")] == ["09:20 09:22 eyes absorbed 09:25"]


def test_c1_away_said_outside_a_block_serves_no_track() -> None:
    """The eyes' due lies a minute of screen time later, and is asked."""
    script = "09:00 start\n09:18 rest 3\n09:18:30 away 90s\n09:21 start\n09:40 stop"
    assert shown(script)[0].split()[0] == "09:24"


def test_c10_a_back_dated_rest_that_is_over_when_it_is_noticed_absorbs() -> None:
    """Nobody touched the machine from 10:20 on: the rest of four minutes from then is over when it is noticed, at 10:33."""
    script = (
        'set block.rest "4m"\nset block.next "auto"\nset idle.ask_after "1h"\n'
        "09:00 start\n10:20 idle 14m\n10:40 status\n10:45 stop"
    )
    assert "10:30 - wrists absorbed 10:33" in stops(script)
    assert play(script)["statuses"][0]["phase"] == "focus"
