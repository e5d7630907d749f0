"""Times of day as a person reads them, on a clock of 12 or of 24 hours."""

from __future__ import annotations

import pytest

from ninetyten.domain.moment import HOUR, MINUTE
from ninetyten.domain.typed import read_hours, read_time
from ninetyten.domain.vocabulary import ClockStyle
from ninetyten.domain.words import COLUMNS, hours_of_day, short_time, spell_hour, spell_hours, spell_time, time_of_day

BOTH: tuple[ClockStyle, ...] = ("12h", "24h")


@pytest.mark.parametrize(
    ("minute", "of_24", "of_12"),
    [
        (0, "00:00", "12:00 AM"), (59, "00:59", "12:59 AM"), (60, "01:00", "1:00 AM"), (565, "09:25", "9:25 AM"),
        (719, "11:59", "11:59 AM"), (720, "12:00", "12:00 PM"), (844, "14:04", "2:04 PM"), (1439, "23:59", "11:59 PM"),
    ],
)  # fmt: skip
def test_a_time_of_day_is_written_in_either_style(minute: int, of_24: str, of_12: str) -> None:
    """F1: midnight and noon are 12."""
    assert (spell_time(minute), spell_time(minute, "24h"), spell_time(minute, "12h")) == (of_24, of_24, of_12)


@pytest.mark.parametrize(
    ("hours", "of_24", "of_12"),
    [
        ("13:22-14:04", "13:22–14:04", "1:22–2:04 PM"), ("11:30-13:00", "11:30–13:00", "11:30 AM–1:00 PM"),
        ("07:00-11:59", "07:00–11:59", "7:00–11:59 AM"), ("22:00-06:00", "22:00–06:00", "10:00 PM–6:00 AM"),
        ("12:00-12:30", "12:00–12:30", "12:00–12:30 PM"), ("15:00-14:00", "15:00–14:00", "3:00 PM–2:00 PM"),
        ("00:30-01:00", "00:30–01:00", "12:30–1:00 AM"),
    ],
)  # fmt: skip
def test_two_times_share_their_half_of_the_day(hours: str, of_24: str, of_12: str) -> None:
    """As people write them; never where the second lies before the first."""
    assert [spell_hours(*read_hours(hours), clock) for clock in ("24h", "12h")] == [of_24, of_12]


def test_a_stretch_is_written_on_the_wall_clock() -> None:
    """From an instant to another, west of UTC, over midnight too."""
    start, west = 18 * HOUR + 22 * MINUTE, -5 * 3600
    assert time_of_day(start, west, "12h") == "1:22 PM" and short_time(start, west, "12h") == "1:22"
    assert hours_of_day(start, start + 42 * MINUTE, west, "12h") == "1:22 to 2:04 PM"
    assert hours_of_day(start, start + 42 * MINUTE, west, "24h", "-") == "13:22-14:04"
    assert hours_of_day(4 * HOUR, 6 * HOUR, west, "12h") == "11:00 PM to 1:00 AM"


def test_an_hour_stands_without_its_minutes() -> None:
    """For the axis of a day, and for best hours."""
    assert [spell_hour(hour * 60, "12h") for hour in (0, 7, 12, 22)] == ["12 AM", "7 AM", "12 PM", "10 PM"]
    assert [spell_hour(hour * 60, "24h") for hour in (0, 7, 22)] == ["00", "07", "22"]
    assert spell_hours(7 * 60, 10 * 60, "12h", spelled=spell_hour) == "7–10 AM"


@pytest.mark.parametrize("clock", BOTH)
def test_every_time_fits_its_column_and_is_read_back(clock: ClockStyle) -> None:
    """What the program writes can be typed."""
    for minute in range(24 * 60):
        text = spell_time(minute, clock)
        assert len(text) <= COLUMNS[clock] and read_time(text) == minute
