"""A refusal of the transition table says what to do instead."""

from __future__ import annotations

import pytest

from ninetyten.domain import commands as c
from ninetyten.domain.machine import refusal
from ninetyten.domain.moment import HOUR, MINUTE, Day, Now
from ninetyten.domain.plan import Plan

TODAY = Day("2026-09-21", "UTC", 0, 24 * HOUR)


@pytest.mark.parametrize(
    ("said", "command", "instead"),
    [
        ([], c.Switch("study"), "start one first"),
        ([c.Start()], c.Start(), "switch changes"),
        ([c.Start(), c.Rest(10 * MINUTE)], c.Switch("study"), "back or start"),
        ([c.Start(), c.Pause()], c.Start(), "resume goes on"),
        ([c.Start(), c.Meeting(5 * MINUTE)], c.Start(), "resume ends it"),
        ([c.Start(), c.Rest(10 * MINUTE), c.Meeting(5 * MINUTE)], c.Pause(), "resume ends it"),
    ],
)
def test_a_refusal_says_what_to_do_instead(said: list[c.Command], command: c.Command, instead: str) -> None:
    """One line, with a way on."""
    from ninetyten.domain.engine import step
    from ninetyten.domain.state import State

    state = State()
    for number, word in enumerate(said, 1):
        done = step(state, word, Now(number * MINUTE, 0, TODAY), Plan())
        assert not done.refusal
        state = done.state

    assert instead in refusal(state, command)
