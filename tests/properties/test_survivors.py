"""Edges at which a change of one sign, flag or comparison once went unnoticed by every other test."""

from __future__ import annotations

from typing import Literal

import pytest

from ninetyten.domain import commands as c
from ninetyten.domain import events as e
from ninetyten.domain.moment import HOUR, MINUTE, SECOND
from ninetyten.domain.plan import Rules, Track
from ninetyten.domain.react import Ring
from ninetyten.domain.rewriting import act
from ninetyten.domain.state import State
from ninetyten.domain.vocabulary import GapAnswer
from ninetyten.domain.words import time_of_day
from ninetyten.ledger.figures import half_up, minutes
from ninetyten.ledger.timeline import fold_day
from ninetyten.runtime.ringer import Ringer
from tests.contract.playing import minutes as minutes_of
from tests.contract.playing import play, refused, stops
from tests.properties.test_engine import PLAN, Lived, now


def test_a_gap_that_was_work_counts_for_the_block() -> None:
    """A6: the ringer died for twenty minutes in which the work went on; the block ends as if it never had."""
    lived = Lived()
    lived.at += 10 * MINUTE
    died = lived.at
    lived.at += 20 * MINUTE
    lived.do(c.Watch(died))
    assert lived.state.block is not None and lived.state.worked(lived.at) == 10 * MINUTE
    lived.do(c.Account("work"))
    assert (lived.state.block.index, lived.state.worked(lived.at), lived.state.gap) == (1, 30 * MINUTE, None)
    lived.at += 60 * MINUTE
    lived.do(c.Tick())
    assert any(isinstance(event, e.EndReached) and event.at == lived.at for event in lived.events)


def test_a_gap_that_still_lasts_and_was_work_goes_on_from_its_beginning() -> None:
    """B2: left unattended in overtime, it was work after all."""
    lived = Lived()
    lived.at += 3 * HOUR
    lived.do(c.Tick())
    assert lived.state.phase == "unwatched"
    lived.do(c.Account("work"))
    assert (lived.state.phase, lived.state.worked(lived.at)) == ("focus", 3 * HOUR)
    spent = {stretch.bucket for stretch in fold_day(lived.events, lived.at).stretches}
    assert spent == {"production"}


def test_what_a_gap_was_stays_said_when_something_before_it_is_said_later() -> None:
    """D10: a meeting before the gap makes nothing of its answer impossible."""
    lived = Lived()
    lived.at += 10 * MINUTE
    died = lived.at
    lived.at += 20 * MINUTE
    lived.do(c.Watch(died))
    lived.do(c.Account("rest"))
    lived.at += MINUTE
    assert lived.do(c.Later(c.Meeting(5 * MINUTE), None, 29 * MINUTE)) == ""
    assert lived.state.block is not None and (lived.state.block.index, lived.state.gap) == (2, None)


@pytest.mark.parametrize("was", ["rest", "lunch", "off"])
def test_a_gap_that_was_no_work_is_no_block(was: GapAnswer) -> None:
    """A6: after it another block begins, or the day is off."""
    lived = Lived()
    lived.at += 3 * HOUR
    lived.do(c.Tick())
    lived.do(c.Account(was))
    assert lived.state.phase == {"rest": "rest", "lunch": "rest", "off": "off"}[was]


def test_after_a_gap_that_was_no_work_a_block_counts_its_own_work_alone() -> None:
    """A6: ten minutes before a meeting and five after it; the meeting itself is none, nor is the pause that follows."""
    lived = Lived()
    lived.at += 10 * MINUTE
    died = lived.at
    lived.at += 20 * MINUTE
    lived.do(c.Watch(died))
    ended = lived.at
    lived.at += 10 * MINUTE
    lived.do(c.Meeting(HOUR))
    lived.at += 15 * MINUTE
    lived.do(c.Resume())
    lived.at += 5 * MINUTE
    lived.do(c.Pause("phone"))
    lived.do(c.Account("rest"))
    block = lived.state.block
    assert block is not None and (block.index, block.started, lived.state.worked(lived.at)) == (2, ended, 15 * MINUTE)


def test_undo_does_not_take_back_what_began_by_itself() -> None:
    """D10: the break began by the setting; the act before it is the start."""
    day = 'set block.end "auto"\n09:00 start\n10:35 undo\n10:36 status\n10:40 report'
    result = play(day)
    assert result["statuses"][0]["phase"] == "off"
    assert result["reports"][0]["span_minutes"] == 0


@pytest.mark.parametrize(("offset", "shown"), [(0, "12:00"), (2 * 3600, "14:00"), (-5 * 3600, "07:00"), (-13 * 3600, "23:00")])
def test_a_time_of_day_lies_east_of_utc_by_its_offset(offset: int, shown: str) -> None:
    """Minutes of the day before and after, too."""
    assert time_of_day(12 * HOUR, offset, "24h") == shown


@pytest.mark.parametrize(
    ("late", "refusals"),
    [
        ("09:30 rest --at 09:00", []),
        ("09:30 rest --at 08:59", ["09:30 rest"]),
        ("09:30 rest --at 09:30", []),
        ("09:30 rest --at 09:31", ["09:30 rest"]),
        ("09:30 rest --ago 30m", []),
        ("09:30 rest --ago 30m1s", ["09:30 rest"]),
    ],
)
def test_how_far_back_an_act_can_be_said(late: str, refusals: list[str]) -> None:
    """D10: to the day's first second, and to now."""
    assert refused(f"09:00 start\n{late}\n09:40 stop") == refusals


def test_the_minute_in_which_the_day_began_is_its_first_second() -> None:
    """D10: `--at` names a minute, the day began within it."""
    assert refused("09:00:20 start\n09:30 rest --at 09:00\n09:40 stop") == []
    assert minutes_of("09:00:20 start\n09:30 rest 30 --at 09:00\n09:30:20 stop")["rest"] == 30


def test_a_track_whose_interval_changes_within_a_day_goes_on_from_where_it_stood() -> None:
    """C2: 14 minutes of screen time lie behind; every 10 minutes the next due is at 20, every 5 it would be at 15."""
    lived = Lived()
    lived.at += 14 * MINUTE
    lived.do(c.Rest(3 * MINUTE))
    lived.at += 3 * MINUTE
    rules = PLAN.rules.replace(tracks=(Track("eyes", 10 * MINUTE, 20 * SECOND), *PLAN.rules.tracks[1:]))
    started = act(lived.written, lived.state, c.Start(), now(lived.at), PLAN.replace(rules=rules))
    assert (started.state.handled[0], started.state.screen) == (1, 14 * MINUTE)
    assert started.state.served == (None, None, None)


def test_a_stop_that_was_answered_before_its_end_stays_silent() -> None:
    """C9: its sound was ordered when it was shown; a sound of the block's end plays whatever is showing."""
    played: list[str] = []

    class Chime:
        def play(self) -> None:
            played.append("chime")

        def tap(self) -> None:
            played.append("tap")

    ringing = Ringer(None, Chime(), None)  # type: ignore[arg-type]  # only sounds are asked for
    ringing.perform(Ring(20 * SECOND, ends_stop=True))
    ringing.sound_due(State(), 20 * SECOND)
    assert played == []
    ringing.perform(Ring(30 * SECOND))
    ringing.sound_due(State(), 30 * SECOND)
    assert played == ["chime"]


@pytest.mark.parametrize(
    ("value", "decimals", "shown"), [(0.125, 2, 0.13), (0.124, 2, 0.12), (2.675, 2, 2.68), (-0.125, 2, -0.12), (33.35, 1, 33.4)]
)
def test_halves_are_rounded_up(value: float, decimals: int, shown: float) -> None:
    """CONTRACT; also those that binary fractions make a hair smaller."""
    assert half_up(value, decimals) == shown
    assert minutes(300) == 0.01 and minutes(299) == 0.0


def test_the_zone_is_five_minutes_on_both_sides() -> None:
    """C4: a due at 84:59 of the block is asked, one at 85:01 waits for the break; one at 95:00 waits for no chart any more."""
    off = "".join(f'set prompts.{track}.every "off"\n' for track in ("posture", "wrists"))
    script = off + 'set prompts.eyes.every "{every}"\n08:00 start\n09:36 stop'
    assert stops(script.format(every="84m59s"))[0].startswith("09:24:59 09:24:59 eyes")
    assert stops(script.format(every="85m1s"))[0].startswith("09:25:01 09:35 eyes")
    with_a_chart = off + 'set prompts.eyes.every "95m"\n08:00 start\n08:10 chart\n09:45 stop'
    assert stops(with_a_chart)[0].startswith("09:35 09:35 eyes")
    assert Rules().absorb == 5 * MINUTE


@pytest.mark.parametrize("was", ["meeting", "downtime"])
def test_a_gap_that_was_an_interruption_leaves_the_block_as_it_was(was: Literal["meeting", "downtime"]) -> None:
    """A6, B4: ninetyten was dead for twenty minutes of a block; it is the same block, and its clock stood still."""
    lived = Lived()
    lived.at += 10 * MINUTE
    died = lived.at
    lived.at += 20 * MINUTE
    lived.do(c.Watch(died))
    lived.at += 5 * MINUTE
    assert lived.do(c.Account(was)) == ""
    block = lived.state.block
    assert block is not None and (block.index, lived.state.worked(lived.at), lived.state.gap) == (1, 15 * MINUTE, None)
    spent = fold_day(lived.events, lived.at)
    assert (spent.total(was), spent.total("production"), spent.total("unwatched")) == (20 * MINUTE, 15 * MINUTE, 0)


@pytest.mark.parametrize("was", ["meeting", "downtime"])
def test_a_gap_that_lasts_and_was_an_interruption_ends_with_its_answer(was: Literal["meeting", "downtime"]) -> None:
    """A6: the block goes on from the answer, in the overtime that it had reached."""
    lived = Lived()
    lived.at += 3 * HOUR
    lived.do(c.Tick())
    lived.do(c.Account(was))
    lived.at += 5 * MINUTE
    assert (lived.state.phase, lived.state.worked(lived.at)) == ("focus", 95 * MINUTE)
    spent = fold_day(lived.events, lived.at)
    assert (spent.total(was), spent.total("production")) == (90 * MINUTE, 95 * MINUTE)


@pytest.mark.parametrize("was", ["meeting", "downtime"])
def test_an_interruption_after_a_rest_leaves_nothing_running(was: Literal["meeting", "downtime"]) -> None:
    """A6: with no block open, nothing is counted from the answer on, until one says what."""
    lived = Lived()
    lived.at += 10 * MINUTE
    lived.do(c.Rest(10 * MINUTE))
    lived.at += 60 * MINUTE
    lived.do(c.Tick())
    lived.do(c.Account(was))
    answered, lived.at = lived.at, lived.at + 5 * MINUTE
    assert (lived.state.phase, lived.state.unwatched, lived.state.gap) == ("unwatched", answered, None)
    day = fold_day(lived.events, lived.at)
    assert (day.total("rest"), day.total(was), day.total("unwatched")) == (10 * MINUTE, 50 * MINUTE, 5 * MINUTE)
    assert lived.do(c.Start()) == ""
