"""The day's template against the clock."""

from __future__ import annotations

from itertools import pairwise

import pytest

from ninetyten.domain.commands import Command, Rest, Start
from ninetyten.domain.engine import step
from ninetyten.domain.moment import HOUR, MINUTE, Day, Now
from ninetyten.domain.plan import DayPlan, Plan, Rules, Slot
from ninetyten.domain.planned import flowing, laid_out
from ninetyten.domain.state import State

TEMPLATE = Plan(day=DayPlan(slots=(Slot(7 * 60, HOUR, rest=10 * MINUTE), Slot(8 * 60 + 10, HOUR))))
OPENS = 4 * HOUR
TODAY = Day("2026-10-06", "UTC", OPENS, OPENS + 24 * HOUR)


@pytest.mark.parametrize(
    ("said", "coming"),
    [
        ([], [("09:20", "10:20"), ("10:30", "11:30")]),
        ([("09:00", Start())], [("10:10", "11:10")]),
        ([("09:00", Start()), ("09:15", Rest(30 * MINUTE))], [("09:45", "10:45")]),
        ([("09:00", Start()), ("09:05", Rest(5 * MINUTE))], [("09:20", "10:20")]),
    ],
    ids=["nothing runs", "a block", "a break", "a break that is over"],
)
def test_what_is_left_of_the_template_flows_on_after_a_late_start(
    said: list[tuple[str, Command]], coming: list[tuple[str, str]]
) -> None:
    """B5: at 09:20, from what runs on; a block of an hour takes its break with it."""
    state = State()
    for at, command in said:
        state = step(state, command, Now(_instant(at), 0, TODAY), TEMPLATE).state
    found = flowing(state, Now(_instant("09:20"), 0, TODAY), TEMPLATE)
    assert [(planned.start, planned.end) for planned in found] == [(_instant(start), _instant(end)) for start, end in coming]


@pytest.mark.parametrize(
    ("hours", "planned"),
    [
        (("07:00", "15:30"), "07:00-08:30 08:40-10:10 10:20-11:50 lunch 12:50-14:20 14:30-15:30"),
        (("10:00", "18:00"), "10:00-11:30 11:40-13:10 lunch 14:10-15:40 15:50-17:20 17:30-18:00"),
        (("08:00", "14:00"), "08:00-09:30 09:40-11:10 11:20-12:50 13:00-14:00"),
        (("08:00", "14:30"), "08:00-09:30 09:40-11:10 lunch 12:10-13:40 13:50-14:30"),
        (("09:00", "11:00"), "09:00-10:30 10:40-11:00"),
        (("09:00", "09:20"), "09:00-09:20"),
        (("09:00", "10:54"), "09:00-09:55 10:05-10:54"),
        (("09:00", "10:35"), "09:00-09:45 09:55-10:35"),
    ],
)
def test_a_day_without_a_template_has_lunch_and_ends_with_its_last_block(hours: tuple[str, str], planned: str) -> None:
    """B5: over six hours lunch lies near the middle, of two blocks as near after the one that ends nearer to noon; no block is a
    sliver."""
    start, stop = (_instant(clock) // MINUTE for clock in hours)
    assert _laid_out(Plan(day=DayPlan(start=start, stop=stop))) == planned


def test_no_lunch_is_planned_where_it_is_off_or_a_block_lasts_half_the_day() -> None:
    """And nothing on a day off, or without hours."""
    day = DayPlan(start=7 * 60, stop=14 * 60)
    assert _laid_out(Plan(day=day.replace(lunch=0))) == "07:00-08:30 08:40-10:10 10:20-11:50 12:00-13:30 13:40-14:00"
    assert _laid_out(Plan(day=day, rules=Rules(focus=6 * HOUR))) == "07:00-10:25 10:35-14:00"
    assert _laid_out(Plan(day=day.replace(days=(0,)))) == _laid_out(Plan(day=day.replace(stop=-1))) == ""


def _laid_out(plan: Plan) -> str:
    blocks = laid_out(TODAY, plan)
    words = [f"{_clock(block.start)}-{_clock(block.end)}{' lunch' if block.slot.lunch else ''}" for block in blocks]
    assert all(after.start - block.end == block.slot.rest for block, after in pairwise(blocks))
    return " ".join(words)


def _clock(at: int) -> str:
    return f"{at // HOUR:02}:{at % HOUR // MINUTE:02}"


def _instant(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) * HOUR + int(minutes) * MINUTE
