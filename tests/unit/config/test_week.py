"""The one question "which days and hours?": read as people say it, said back, and kept in the file's own words."""

from __future__ import annotations

import pytest

from ninetyten.config.build import build
from ninetyten.config.week import read_week, typed_week, week_words

DAILY = {"day.start": "07:00", "day.stop": "15:30"}
WINDOWS = "schedule.windows"


def kept(text: str) -> dict[str, object]:
    """Return what an answer sets, without what goes back to its default."""
    return {key: value for key, value in read_week(text).items() if value is not None}


@pytest.mark.parametrize(
    "text",
    [
        "Mon-Fri 7-3:30", "mon-fri 7am-3:30pm", "M-F 7a-3:30p", "M-F 7:00 a.m. - 3:30 p.m.",
        "Monday through Friday from 7 to 3:30",
        "weekdays 700-1530", "7-3:30 Mon-Fri", "07:00-15:30", "7:00-3:30", "mon, tue, wed, thu & fri 07:00-15:30",
        "5x8 Mon-Fri 7-3:30",
    ],
)  # fmt: skip
def test_a_usual_week_is_said_in_many_ways(text: str) -> None:
    """All of them are days and hours of `[day]`; Monday to Friday need not be said."""
    assert kept(text) == DAILY


@pytest.mark.parametrize(
    ("text", "days", "start", "stop"),
    [
        ("M-Th 6am-4:30pm", ["mon", "tue", "wed", "thu"], "06:00", "16:30"),
        ("MWF 8-4", ["mon", "wed", "fri"], "08:00", "16:00"),
        ("Tues/Thurs/Sat 10-6", ["tue", "thu", "sat"], "10:00", "18:00"),
        ("fri-mon 12-8", ["mon", "fri", "sat", "sun"], "12:00", "20:00"),
        ("weekends 7-7", ["sat", "sun"], "07:00", "19:00"),
        ("sun-thu 22:00-03:00", ["mon", "tue", "wed", "thu", "sun"], "22:00", "03:00"),
    ],
)
def test_days_and_hours_of_ones_own(text: str, days: list[str], start: str, stop: str) -> None:
    """A day without am and pm begins in the morning if it can, and is neither minutes nor a day and a night long."""
    assert kept(text) == {"day.days": days, "day.start": start, "day.stop": stop}


@pytest.mark.parametrize(
    ("text", "windows"),
    [
        ("4x10 Mon-Thu 6-4:30", ["mon-thu 06:00-16:30 production 125%"]),
        ("Mon-Thu 7-4, Fri 7-12", ["mon-thu 07:00-16:00", "fri 07:00-12:00 production 55%"]),
        ("3x12 fri-sun 6-6:30", ["fri-sun 06:00-18:30 production 150%"]),
        ("mon,wed home 8-2; tue office 8-2", ["mon,wed 08:00-14:00 home", "tue 08:00-14:00 office"]),
        ("mon-fri 07:00-15:30 from 06-01 to 08-31", ["mon-fri 07:00-15:30 from 06-01 to 08-31"]),
    ],
)
def test_other_weeks_are_windows(text: str, windows: list[str]) -> None:
    """Long days plan more, short ones less; the file's own spelling is taken too."""
    assert kept(text) == {WINDOWS: windows}


@pytest.mark.parametrize(
    ("text", "sets"),
    [
        ("per diem", {"schedule.type": "per-diem"}),
        ("PRN", {"schedule.type": "per-diem"}),
        ("4x10", {"schedule.type": "4x10"}),
        ("off", {}),
        ("", {}),
        ("Mon-Wed", {"day.days": ["mon", "tue", "wed"]}),
    ],
)
def test_shapes_have_names(text: str, sets: dict[str, object]) -> None:
    """Those of the file, and what people call them."""
    assert kept(text) == sets


@pytest.mark.parametrize(
    "text", ["whenever", "Mon-Fri 7-", "Mon-Fri 7-3 or so", "maybe Mon-Fri 7-3", "Mon-Fri 7-7:30pm-9", "someday 7-3"]
)
def test_what_is_not_a_week_is_refused_with_examples(text: str) -> None:
    """It is not repeated, since it may be anything."""
    with pytest.raises(ValueError, match="Write it such as Mon-Fri 7am-3:30pm") as refused:
        read_week(text)
    assert text not in str(refused.value)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mon-Fri 7-3:30", "Mon-Fri 07:00-15:30"),
        ("4x10", "Mon-Thu 07:00-17:30 (125% production)"),
        ("per diem", "Any day"),
        ("Mon-Wed", "Mon-Wed"),
        ("off", "off"),
        ("mon 8-2 home", "Mon 08:00-14:00 home"),
        ("mon-fri 07:00-12:00 production 2h from 06-01 to 08-31", "Mon-Fri 07:00-12:00 (2h production) from 06-01 to 08-31"),
    ],
)
def test_a_week_is_said_back_and_can_be_answered_again(text: str, words: str) -> None:
    """What stands in the field, left as it is, changes nothing."""
    given = kept(text)
    plan = build(given).plan
    assert week_words(plan) == words
    assert kept(typed_week(given, plan)) == given


def test_a_week_is_said_on_the_clock_of_the_person() -> None:
    """And read back from it."""
    plan = build({**kept("Mon-Thu 7-4, Fri 7-11:30"), "display.clock": "12h"}).plan
    assert week_words(plan) == "Mon-Thu 7:00 AM-4:00 PM, Fri 7:00-11:30 AM (50% production)"
    plan = build({**kept("Mon-Thu 7-11"), "display.clock": "12h"}).plan
    assert kept(week_words(plan)) == kept("Mon-Thu 7-11")
