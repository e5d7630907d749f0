"""What is on hold, in words."""

from __future__ import annotations

import pytest

from ninetyten.domain.moment import HOUR, SECOND
from ninetyten.domain.plan import Kind, Terms
from ninetyten.domain.state import Held, State
from ninetyten.view.on_hold import OnHold, holds, on_hold

DAY = 24 * HOUR
NOON = 20_000 * DAY + 12 * HOUR
TERMS = Terms(kinds=(Kind("em", "E/M established", 12.0),))


def held(*ages: int) -> State:
    """A state with charts on hold for so many hours, the longest first."""
    return State(held=tuple(Held(NOON - age * HOUR, "em", "query") for age in ages))


@pytest.mark.parametrize(
    ("ages", "words"),
    [
        ((), ""),
        ((1,), "1 on hold"),
        ((13,), "1 on hold for 1 day"),
        ((96, 1), "2 on hold, oldest 4 days"),
        ((3, 1), "2 on hold"),
    ],
)
def test_how_many_and_how_long(ages: tuple[int, ...], words: str) -> None:
    """A day is a midnight on the wall, not 24 hours."""
    assert on_hold(held(*ages), NOON, 0) == words


def test_midnight_is_where_the_person_is() -> None:
    """At 13 hours in New York: yesterday at 18:00 local, still the same date in UTC with an offset of five hours less."""
    state = held(13)
    assert on_hold(state, NOON, -5 * HOUR // SECOND) == "1 on hold for 1 day"
    assert on_hold(state, NOON, 6 * HOUR // SECOND) == "1 on hold"
    assert on_hold(state.replace(shift=6 * HOUR), NOON, 0) == "1 on hold"


def test_what_can_be_chosen_is_by_type_and_reason() -> None:
    """A type that the settings no longer have keeps its key."""
    state = State(
        held=(
            Held(NOON - 96 * HOUR, "em", "query"),
            Held(NOON - 30 * HOUR, "old", "edit"),
            Held(NOON - HOUR, "em", "query"),
        )
    )
    assert holds(state, NOON, 0, TERMS) == (
        OnHold("E/M established, query to the provider: 2 on hold, oldest 4 days", "query", "em"),
        OnHold("old, claim edit: 1 on hold for 1 day", "edit", "old"),
    )
