"""The moment that an act is said of, as people type it."""

from __future__ import annotations

from functools import partial

import pytest

from ninetyten.domain import commands as c
from ninetyten.domain.moment import HOUR, MINUTE
from ninetyten.ui.dialogues import backdated, read_moment
from ninetyten.ui.face import AsOf
from ninetyten.ui.screens.entry import problem

READ = partial(read_moment, clock="24h")


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("10:40", AsOf("10:40", minute=640, afternoon=1360)),
        ("7:05", AsOf("7:05", minute=425, afternoon=1145)),
        ("0:00", AsOf("00:00", minute=0)),
        ("7:30am", AsOf("07:30", minute=450)),
        ("2:15 PM", AsOf("14:15", minute=855)),
        ("7p", AsOf("19:00", minute=1140)),
        ("0730", AsOf("07:30", minute=450)),
        ("15m", AsOf("15 min ago", ago=15 * MINUTE)),
        ("20", AsOf("20 min ago", ago=20 * MINUTE)),
        ("1:30", AsOf("1:30", minute=90, afternoon=810)),
        ("01:30", AsOf("01:30", minute=90)),
        ("noon", AsOf("12:00", minute=720)),
        ("90 minutes ago", AsOf("1 h 30 ago", ago=90 * MINUTE)),
        ("175", AsOf("2 h 55 ago", ago=175 * MINUTE)),
        ("1h30m", AsOf("1 h 30 ago", ago=90 * MINUTE)),
        ("2h", AsOf("2 h 00 ago", ago=2 * HOUR)),
    ],
)
def test_times_and_lengths(written: str, moment: AsOf) -> None:
    """A colon, am, pm or four digits make it a time of day; all else is how long ago."""
    assert READ(written) == moment
    assert problem(READ, written) == ""


def test_what_is_typed_is_shown_on_the_clock_of_the_screen() -> None:
    """Once it is clear which half of the day is meant."""
    assert [read_moment(text, "12h").words for text in ("2:15pm", "19:30", "2:15")] == ["2:15 PM", "7:30 PM", "2:15"]


def test_three_digits_can_be_a_time_or_minutes() -> None:
    """So both are shown, and how to write each."""
    assert problem(READ, "130") == '"130" could be 1:30 or 130 minutes ago: write 1:30 or 130m'


@pytest.mark.parametrize("written", ["24:00", "13pm", "2460", "10:60", "10:4", ":30", "100:00", "0", "h", "1:2:3"])
def test_what_is_no_moment_is_told(written: str) -> None:
    """With what may be written instead."""
    assert "write" in problem(READ, written)


def test_only_some_acts_can_be_said_later() -> None:
    """The others are of the moment itself."""
    assert backdated(c.Chart(3), AsOf("10:40", minute=640)) == c.Later(c.Chart(3), minute=640)
    assert backdated(c.StopWork(), AsOf("15 min ago", ago=15 * MINUTE)) == c.Later(c.StopWork(), ago=15 * MINUTE)
    later = c.Later(c.Chart(), minute=90, afternoon=810)
    assert backdated(c.Chart(), AsOf("1:30", minute=90, afternoon=810)) == later
    assert backdated(c.Undo(), AsOf("10:40", minute=640)) is None
