"""Rests that were said afterwards: what a gap or a stretch of the day was."""

from __future__ import annotations

import pytest

from ninetyten.domain import commands as c
from ninetyten.domain import events as e
from ninetyten.domain.engine import step
from ninetyten.domain.moment import HOUR, MINUTE, Day, Instant, Now, Span
from ninetyten.domain.plan import Plan
from ninetyten.domain.state import State
from ninetyten.domain.vocabulary import GapAnswer
from ninetyten.ledger.timeline import Beside, fold_day
from tests.unit.ledger.days import lived

OPENS = 20_000 * 24 * HOUR
DAY = Day("2024-10-04", "UTC", OPENS, OPENS + 24 * HOUR)
BEGINS = OPENS + 4 * HOUR


def rests(*said: tuple[Span, c.Command]) -> list[tuple[Span, Span, bool, Span]]:
    """From when to when, in minutes after the start of the block, whether lunch, and how many minutes of it were rest."""
    state, events = State(), list[e.Event]()
    until: Instant = BEGINS
    for at, command in ((0, c.Watch()), (0, c.Start()), *said):
        until = BEGINS + at * MINUTE
        done = step(state, command, Now(until, 0, DAY), Plan())
        assert not done.refusal
        state, events = done.state, [*events, *done.events]
    found = fold_day(events, until).rests
    return [
        ((rest.began - BEGINS) // MINUTE, (rest.over - BEGINS) // MINUTE, rest.lunch, rest.lasted // MINUTE) for rest in found
    ]


def crash(begins: Span, ends: Span) -> tuple[Span, c.Command]:
    """The ringer died and came back."""
    return ends, c.Watch(BEGINS + begins * MINUTE)


@pytest.mark.parametrize(("was", "found"), [("rest", (90, 135, False, 45)), ("lunch", (90, 135, True, 45))])
def test_a_gap_that_lasts_and_was_a_rest_is_one(was: GapAnswer, found: tuple[Span, Span, bool, Span]) -> None:
    """Nobody came back after 90 minutes; at 130 it is said to have been a rest, which ends at 135."""
    told = [(125, c.Tick()), (130, c.Account(was))]
    assert rests(*told) == []
    assert rests(*told, (135, c.Back())) == [found]
    assert rests((125, c.Tick()), (130, c.Account("work")), (135, c.StopWork())) == []


def test_a_gap_that_is_over_and_was_a_rest_is_one() -> None:
    """20 minutes of a block in which ninetyten was killed; work is none."""
    assert rests(crash(10, 30), (31, c.Account("rest"))) == [(10, 30, False, 20)]
    assert rests(crash(10, 30), (31, c.Account("work"))) == []


def test_a_gap_within_a_rest_is_part_of_it() -> None:
    """Of 20 minutes of rest ninetyten knew of two; said while it lasts and afterwards the same; lunch in it is lunch."""
    ended = [(30, c.Rest(20 * MINUTE)), crash(31, 49), (50, c.Back())]
    assert rests(*ended) == [(30, 50, False, 2)]
    assert rests(*ended, (51, c.Account("rest"))) == [(30, 50, False, 20)]
    assert rests(*ended[:2], (49, c.Account("rest")), ended[2]) == [(30, 50, False, 20)]
    assert rests(*ended, (51, c.Account("lunch"))) == [(30, 50, False, 2), (31, 49, True, 18)]


@pytest.mark.parametrize(
    ("relabel", "expected"),
    [
        ("09:00 09:10 rest", (2, 0, 0)),
        ("09:00 09:10 lunch", (1, 0, 1)),
        ("09:30 09:45 rest", (1, 0, 0)),
        ("09:25 09:45 rest", (1, 0, 0)),
        ("09:30 09:45 lunch", (0, 0, 1)),
        ("09:33 09:38 rest", (1, 0, 0)),
        ("09:30 09:40 production", (0, 0, 0)),
    ],
)
def test_a_stretch_that_was_a_rest_is_one(relabel: str, expected: tuple[int, int, int]) -> None:
    """By itself, in the place of those it covers, or as part of the one it lies in."""
    _, day = lived(f"08:30 start\n09:30 rest 10\n09:40 back\n10:00 relabel {relabel}\n10:10 stop")
    assert (day.rests.taken, day.rests.short, day.rests.lunch) == expected


@pytest.mark.parametrize(("since", "found"), [(DAY.opens - 1, 0), (DAY.opens, 1), (DAY.closes - 1, 1), (DAY.closes, 0)])
def test_a_gap_told_on_the_day_after_is_a_rest_of_the_day_in_which_it_began(since: Instant, found: int) -> None:
    """Not of a day that it only spans, or that was over."""
    after = Day("2024-10-05", "UTC", DAY.closes, DAY.closes + 24 * HOUR)
    ends = after.opens + HOUR
    told = (e.DayOpened(after.opens, after, State()), e.GapExplained(ends, since, ends, "rest"))
    day = fold_day([e.DayOpened(DAY.opens, DAY, State())], DAY.closes, beside=Beside(after=told, until=ends))
    assert len(day.rests) == found
