"""The picture of a moment, made from days that a script lives."""

from __future__ import annotations

import pytest

from ninetyten.cli.simulate import player_of
from ninetyten.domain.commands import Hush, Tick
from ninetyten.domain.engine import step
from ninetyten.domain.moment import HOUR, MINUTE, SECOND
from ninetyten.domain.prompts import coming_stops
from ninetyten.ledger.quota import Quota
from ninetyten.ledger.timeline import fold_day
from ninetyten.simulation.play import Player
from ninetyten.view.day_page import day_page
from ninetyten.view.main_screen import _to_go, face, minute, moved
from ninetyten.view.picture import Picture


def lived(script: str) -> Player:
    """A script played up to its last action."""
    player = player_of("date 2026-10-06\n" + script)
    for action in player.script.actions:
        player.act(action)
    player.world.run_until(player.world.at, inclusive=True)
    return player


def seen(script: str, *, seconds: bool = True) -> Picture:
    """What the face shows at the end of a script."""
    world = lived(script).world
    return face(world.state, fold_day(world.events_today(), world.at), world.now(), world.plan, seconds=seconds)


def test_a_block_under_way() -> None:
    """The time left, what it is for, where it ends, its stops, what comes next, the day so far."""
    picture = seen("08:45 start\n09:05:05 done\n09:15:05 skip\n09:22:19 status")

    assert (picture.phase, picture.clock, picture.activity, picture.kind) == ("focus", "52:41", "production", "General")
    assert picture.line == "until 10:15, then a 10-minute break"
    assert (picture.date, picture.block) == ("Tue, Oct 6", "block 1")
    assert picture.strip is not None
    assert [(mark.label, mark.glyphs, mark.state) for mark in picture.strip.marks] == [
        ("20", "●", "answered"),
        ("30", "△", "skipped"),
        ("40", "●■", "coming"),
        ("60", "●▲", "coming"),
        ("80", "●■", "coming"),
    ]
    assert (picture.next, picture.next_in) == ("eyes and posture at 09:25", "in 3 min: 20 s")
    assert [total.text for total in picture.totals] == ["0 h 37", "0 h 00", "0 h 00", "0 h 00"]
    assert picture.title == "53 min · production"


def test_a_stop_on_the_screen() -> None:
    """What to do, how long still, how often it can be put off."""
    picture = seen("09:00 start\n09:30:13 status")

    assert picture.prompt is not None
    assert (picture.prompt.words, picture.prompt.seconds, picture.prompt.snoozes_left) == ("wrists", "47", 2)
    assert picture.title == "micro-break · wrists"


@pytest.mark.parametrize(
    ("script", "phase", "word", "clock", "line"),
    [
        ("09:00 start\n10:34:10 status", "overtime", "overtime", "−04:10", "the block ended at 10:30"),
        ("09:00 start\n09:10 rest 15\n09:12 status", "rest", "break", "13:00", "until 09:25"),
        ("09:00 start\n09:10 rest lunch\n10:15 status", "rest", "lunch", "−05:00", "it ended at 10:10"),
        ("09:00 start\n09:10 pause phone\n09:12 status", "paused", "paused: phone", "1:20:00", "since 09:10"),
        ("09:00 start\n09:10 meeting 30m\n09:12 status", "meeting", "meeting", "28:00", "since 09:10, until 09:40"),
        ("09:00 start\n09:10 stop\n09:12 status", "off", "", "", "the day ended at 09:10"),
        ("09:00 start\n11:10 status", "unwatched", "unattended", "", "since 10:30"),
    ],
)
def test_phases_in_words(script: str, phase: str, word: str, clock: str, line: str) -> None:
    """Each phase has its word, its clock and its quiet line."""
    picture = seen(script)

    assert (picture.phase, picture.word, picture.clock, picture.line) == (phase, word, clock, line)


def test_what_moves_by_the_second() -> None:
    """Between two minutes only the clock, the title and what is asked are worked out anew, and come out the same."""
    player = lived("09:00 start\n09:20:10 status")
    world = player.world
    whole = face(world.state, fold_day(world.events_today(), world.at), world.now(), world.plan, seconds=True)
    world.at += 5 * SECOND
    later = face(world.state, fold_day(world.events_today(), world.at), world.now(), world.plan, seconds=True)
    quick = moved(whole, world.state, world.now())
    assert quick.replace(strip=None, day=None) == later.replace(strip=None, day=None)
    coming = coming_stops(world.state)
    now, then = minute(world.state, world.at, coming), minute(world.state, world.at - 5 * SECOND, coming)
    assert now == then != minute(world.state, world.at + MINUTE, coming)


def test_minutes_only() -> None:
    """With the seconds hidden the clock counts minutes, rounded up."""
    assert seen("09:00 start\n09:30:01 status", seconds=False).clock == "60 min"
    assert seen("09:00 start\n09:30:00 status", seconds=False).clock == "60 min"
    assert seen("09:00 start\n10:30:30 status", seconds=False).clock == "0 min"
    assert seen("09:00 start\n10:31:30 status", seconds=False).clock == "−1 min"


def test_a_gap_asks_what_it_was() -> None:
    """How long one was gone, in words."""
    picture = seen("09:00 start\n09:10 crash 42m\n09:53 status")

    assert picture.gap is not None
    assert (picture.gap.when, picture.gap.words) == ("You were away from 09:10 to 09:52", "42 minutes")


def test_a_gap_that_lasts_has_only_a_beginning() -> None:
    """Unattended since the block's planned end; by its weekday where that was another day."""
    picture = seen("09:00 start\n11:10 status")
    assert picture.gap is not None and picture.gap.when == "You have been away since 10:30"
    night = seen("22:00 start\n01:10 status")
    assert night.gap is not None and night.gap.when == "You have been away since Tuesday 23:30"


@pytest.mark.parametrize(
    ("script", "starts"),
    [
        ("09:00 start\n09:30 rest\n09:42 status", "block 2: production, General"),
        ("09:00 start study\n09:30 rest\n09:31 status", "block 2: accuracy study"),
        ('set day.enforce true\nset day.stop "09:35"\n09:00 start\n09:30 rest\n09:36 status', ""),
    ],
)
def test_a_break_knows_what_follows_it(script: str, starts: str) -> None:
    """The next block, as a return starts it; none where the planned hours refuse one."""
    picture = seen(script)
    assert picture.rest is not None and picture.rest.starts == starts


def test_a_wait_for_a_chart_is_said() -> None:
    """The stop is due, and comes with the next chart, or at a certain time at the latest."""
    picture = seen("09:00 start\n09:10 chart\n09:21 status")

    assert (picture.next, picture.next_in) == ("eyes after this chart", "by 09:23 at the latest")


def test_a_stop_that_the_desktop_holds_back_says_so() -> None:
    """It has no time: it comes when do-not-disturb ends."""
    world = lived("09:00 start\n09:19 status").world
    hushed = step(world.state, Hush(True), world.now(), world.plan)
    later = world.now().replace(at=world.at + 5 * MINUTE)
    due = hushed.then(step(hushed.state, Tick(), later, world.plan))
    shown = face(due.state, fold_day(world.events_today(), later.at), later, world.plan, seconds=True)

    assert (shown.next, shown.next_in) == ("eyes", "when do-not-disturb ends")


def test_the_day_ends_when_its_window_does() -> None:
    """Not when other days end; on a day off it has no end."""
    windows = 'set day.stop "15:30"\nset schedule.windows ["tue 07:00-12:00"]\n'
    assert seen(windows + "09:00 start").ends == "ends 12:00"
    assert seen(windows.replace("tue", "wed") + "09:00 start").ends == ""


def test_a_gap_of_hours_was_hardly_work() -> None:
    """So that a slip of the key does not make a night of production."""
    lengths = (("42m", "09:53"), ("5h", "14:11"))
    short, long = (seen(f"09:00 start\n09:10 crash {length}\n{back} status").gap for length, back in lengths)
    assert short is not None and long is not None
    assert (short.long, long.long) == (False, True)


def test_nobody_there_is_asked() -> None:
    """After ten untouched minutes, until the machine is touched."""
    assert seen("09:00 start\n09:10 idle 11m\n09:20:30 status").still_there
    assert not seen("09:00 start\n09:10 idle 11m\n09:22 status").still_there


def test_the_posture_check_knows_progressive_lenses() -> None:
    """The screen stands lower for them; after twenty seconds nothing is said."""
    world = lived("09:00 start\n09:00:10 status").world
    day, now = fold_day(world.events_today(), world.at), world.now()

    assert seen("09:00 start\n09:00:10 status").posture.endswith("screen at eye level · screen at arm's length")
    assert face(world.state, day, now, world.plan, seconds=True, progressive=True).posture.endswith(
        "screen below eye level · screen at arm's length"
    )
    assert seen("09:00 start\n09:00:20 status").posture == ""


KINDS = 'set kinds.general.per_hour 12\nset kinds.ip.per_hour 2\nset kinds.ip.name "Inpatient"\n'


@pytest.mark.parametrize(
    ("day", "line"),
    [
        ("09:00 start\n09:05 chart", "charts 1 of 54, 53 to go"),
        ("09:00 start\n09:13 chart 25", "charts 25 of 54, 29 to go"),
        ("09:00 start\n10:00 chart 11", "charts 11 of 54, 43 to go, on pace for 49"),
        ("09:00 start\n10:00 chart 54", "charts 54 of 54, target reached, on pace for 243"),
        (
            "09:00 start\n09:30 chart 6\n09:30 switch production --kind ip\n09:50 chart",
            "charts 7, 60 of 270 standard min, 7 Inpatient to go",
        ),
        (
            "09:00 start\n09:30 chart 6\n09:30 switch production --kind ip\n10:00 chart\n10:00 switch production --kind general",
            "charts 7, 60 of 270 standard min, 42 General to go, on pace for 270 min",
        ),
    ],
)
def test_the_target_stands_for_every_mix_of_chart_types(day: str, line: str) -> None:
    """F5, F6: what is left in charts of the type in use; the pace from an hour of production on."""
    gentle = " (new codes: fewer are fine)"
    assert seen(f"{KINDS}{day}\n+1s status").charts[0].replace(gentle, "") == line


def test_the_quota_stands_in_ever_shorter_ways() -> None:
    """F6 on a narrow screen: the name of the type goes first, then the pace; what is left stays."""
    mixed = "07:00 start\n07:30 chart 6\n07:30 switch production --kind ip\n08:00 chart\n08:10 status"
    assert seen(f"{KINDS}{mixed}").charts[1:] == (
        "charts 7, 60 of 270 standard min, 7 Inpatient to go, on pace for 231 min",
        "charts 7, 60 of 270 standard min, 7 charts to go, on pace for 231 min",
        "charts 7, 60 of 270 standard min, 7 charts to go",
        "60 of 270 min, 7 charts to go",
        "charts 7",
    )
    assert seen("07:00 start\n07:30 chart 6\n08:00 status").charts[-2:] == ("charts 6 of 54, 48 to go", "charts 6")


def test_a_day_past_its_planned_production_heads_nowhere() -> None:
    """What was produced is known by then; an average over less time would be less than that."""
    day = "07:00 start\n08:20 chart 30\n11:20 chart 3\n11:35 status"
    assert seen(f'set block.focus "5h"\n{day}').charts[1] == "charts 33 of 54, 21 to go"


def test_a_type_without_a_rate_leaves_minutes() -> None:
    """Its charts earn nothing, so what is left cannot be counted in them."""
    assert _to_go(Quota(3, 60.0, HOUR, 4 * HOUR, 1.0), "Old") == "180 standard min to go"


def test_what_is_on_hold_is_on_the_main_screen() -> None:
    """D2: of whatever day, before the first block too."""
    assert seen("09:00 start\n09:10 hold query\n10:00 stop\n+24h status").on_hold == "1 on hold for 1 day"
    assert seen("09:00 start\n09:10 hold query\n09:20 hold edit\n09:30 release").on_hold == "1 on hold"
    assert seen("09:00 start").on_hold == ""


def test_a_day_off_has_no_target() -> None:
    """Nothing is planned then, so the charts stand alone."""
    assert seen('set day.days ["mon"]\n09:00 start\n09:05 chart').charts == ("charts 1",)


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("", "productivity 100% of production time"),
        ('set target.denominator "work"\n', "productivity 75% of work time"),
        ('set target.denominator "paid"\n', "productivity 86% of paid time less 1/8, meetings, and education"),
    ],
)
def test_productivity_is_of_what_the_employer_divides_by(setting: str, said: str) -> None:
    """D3: on the main screen and the day page, from an hour of production on (F5)."""
    day = f"{setting}08:00 start\n09:00 chart 12\n09:00 switch admin\n09:20 rest 5m\n"
    assert seen(f"{day}09:20 status").productivity == said
    assert (
        seen(f"{day.replace('09:00 chart', '08:59 chart').replace('09:00 switch', '08:59 switch')}09:20 status").productivity
        == ""
    )
    world = lived(f"{day}09:20 status").world
    assert said in day_page(fold_day(world.events_today(), world.at), world.now(), world.plan).facts


@pytest.mark.parametrize(
    ("script", "line"),
    [
        ("13:00 start\n13:10 status", "until 2:30 PM, then a 10-minute break"),
        ("09:00 start\n10:34:10 status", "the block ended at 10:30 AM"),
        ("11:00 start\n11:10 rest lunch\n12:15 status", "it ended at 12:10 PM"),
        ("11:00 start\n11:50 meeting 30m\n11:52 status", "since 11:50 AM, until 12:20 PM"),
        ("09:00 start\n12:10 stop\n12:12 status", "the day ended at 12:10 PM"),
    ],
)
def test_times_on_a_clock_of_12_hours(script: str, line: str) -> None:
    """F1: in every phase."""
    assert seen(f'set display.clock "12h"\n{script}').line == line


def test_every_part_of_the_main_screen_writes_times_alike() -> None:
    """The end of the day, the next stop, and the lines whose ends need no am or pm."""
    hours = 'set display.clock "12h"\nset day.start "7am"\nset day.stop "2:04pm"\n'
    picture = seen(f"{hours}11:45 start\n12:02 status")
    assert picture.ends == "ends 2:04 PM" and picture.next == "eyes at 12:05 PM"
    assert picture.strip is not None and (picture.strip.start, picture.strip.end) == ("11:45", "1:15")
    assert picture.day is not None and (picture.day.start, picture.day.end) == ("7:00", "2:04")
    waiting = seen(f"{hours}11:45 start\n11:50 chart\n12:05:01 status")
    assert waiting.next_in == "by 12:08 PM at the latest"
