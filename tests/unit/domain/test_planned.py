"""The day's template against the clock."""

from __future__ import annotations

import pytest

from ninetyten.domain.commands import Command, Rest, Start
from ninetyten.domain.engine import step
from ninetyten.domain.moment import HOUR, MINUTE, Day, Now
from ninetyten.domain.plan import DayPlan, Plan, Slot
from ninetyten.domain.planned import flowing
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


def _instant(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) * HOUR + int(minutes) * MINUTE
