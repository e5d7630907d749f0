"""A refusal of the transition table says what to do instead."""

from __future__ import annotations

import pytest

from ninetyten.domain import commands as c
from ninetyten.domain.machine import refusal
from ninetyten.domain.moment import HOUR, MINUTE, Day, Now
from ninetyten.domain.plan import Plan

TODAY = Day("2026-09-21", "UTC", 0, 24 * HOUR)


@pytest.mark.parametrize(
    ("before", "command", "instead"),
    [
        ([], c.Switch("study"), "use `start` first"),
        ([c.Start()], c.Start(), "use `switch` to"),
        ([c.Start(), c.Rest(10 * MINUTE)], c.Switch("study"), "use `back` to"),
        ([c.Start(), c.Pause()], c.Start(), "use `resume` to"),
        ([c.Start(), c.Meeting(5 * MINUTE)], c.Start(), "use `resume` to"),
        ([c.Start(), c.Rest(10 * MINUTE), c.Meeting(5 * MINUTE)], c.Pause(), "use `resume` to"),
    ],
)
def test_a_refusal_says_what_to_do_instead(before: list[c.Command], command: c.Command, instead: str) -> None:
    """One line that names the command to type."""
    from ninetyten.domain.engine import step
    from ninetyten.domain.state import State

    state = State()
    for number, word in enumerate(before, 1):
        done = step(state, word, Now(number * MINUTE, 0, TODAY), Plan())
        assert not done.refusal
        state = done.state

    assert instead in refusal(state, command)
