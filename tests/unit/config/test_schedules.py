"""Templates and schedules as people write them."""

from __future__ import annotations

import pytest

from ninetyten.config.build import build, loose_ends
from ninetyten.config.model import find
from ninetyten.config.schedules import SAMPLE, SCHEDULES, TEMPLATES, read_slot, read_slots, read_window
from ninetyten.domain.moment import HOUR, MINUTE
from ninetyten.domain.plan import DayPlan, Plan, Slot, Target, Window
from ninetyten.domain.planned import too_long


def test_the_sample_day_is_the_one_of_the_rules() -> None:
    """Three blocks of 90 minutes with rests and lunch, then two hours that are flagged."""
    slots = read_slots(SAMPLE)

    assert slots[0] == Slot(7 * 60, 90 * MINUTE, "production", "complex", 15 * MINUTE)
    assert slots[2] == Slot(10 * 60 + 30, 90 * MINUTE, "production", "routine", HOUR, lunch=True)
    assert [slot.start for slot in too_long(slots)] == [13 * 60]


@pytest.mark.parametrize("name", [*TEMPLATES, *SCHEDULES])
def test_everything_shipped_can_be_read(name: str) -> None:
    """Each shape is written as a person would write it."""
    read_slots(TEMPLATES.get(name, ()))
    assert all(read_window(text).days for text in SCHEDULES.get(name, ()))


def test_everything_shipped_can_be_chosen() -> None:
    """The table of settings names the shapes by itself, for reading them takes its time."""
    assert find("schedule.type").form.options == tuple(SCHEDULES)
    assert find("day.template").form.options == tuple(TEMPLATES)


@pytest.mark.parametrize(
    ("text", "window"),
    [
        ("mon-thu 07:00-17:30", Window((0, 1, 2, 3), 420, 1050)),
        ("mon,wed 08:00-14:00 home", Window((0, 2), 480, 840, place="home")),
        ("mon-fri 06:00-18:00 core 10:00-14:00", Window((0, 1, 2, 3, 4), 360, 1080, core=(600, 840))),
        ("fri 07:00-12:00 from 06-01 to 08-31", Window((4,), 420, 720, "06-01", "08-31")),
        ("sat", Window((5,))),
        ("mon 08:00-13:00 production 4h30m", Window((0,), 480, 780, production=270 * MINUTE)),
        ("mon production 125%", Window((0,), share=125)),
        (
            "mon-thu 07:00-16:00 home production 4h from 06-01 to 08-31",
            Window((0, 1, 2, 3), 420, 960, "06-01", "08-31", place="home", production=4 * HOUR),
        ),
    ],
)
def test_a_window_reads_as_it_is_written(text: str, window: Window) -> None:
    """Days, hours, core hours, place, planned production and dates."""
    assert read_window(text) == window


@pytest.mark.parametrize(
    ("text", "as_written_before"),
    [
        ("mon-fri 7-3:30pm", "mon-fri 07:00-15:30"), ("M-F 7:00am-3:30pm", "mon-fri 07:00-15:30"),
        ("M-F 7a to 330p", "mon-fri 07:00-15:30"),
        ("Monday to Thursday 6am – 4:30pm", "mon-thu 06:00-16:30"), ("Tues, Thurs noon-8 office", "tue,thu 12:00-20:00 office"),
        ("monday 07:00-15:00", "mon 07:00-15:00"), ("mon 7-15", "mon 07:00-15:00"), ("mon-fri 11pm-7a", "mon-fri 23:00-07:00"),
        ("mon-fri 6am-6pm core 10-2pm production 4h", "mon-fri 06:00-18:00 core 10:00-14:00 production 4h"),
        ("fri 7am-noon production 60% from 06-01 to 08-31", "fri 07:00-12:00 production 60% from 06-01 to 08-31"),
    ],
)  # fmt: skip
def test_a_window_reads_as_americans_write_it(text: str, as_written_before: str) -> None:
    """F1: names of days in full or short, times with am and pm."""
    assert read_window(text) == read_window(as_written_before)


@pytest.mark.parametrize(
    ("text", "as_written_before"),
    [
        ("7-8:30am production em, break 15m", "07:00-08:30 production em, break 15m"),
        ("7:00 AM - 8:30 AM Production ED, Lunch", "07:00-08:30 production ED, lunch"), ("noon-1p admin", "12:00-13:00 admin"),
        ("1-3pm admin", "13:00-15:00 admin"), ("10:30 to noon study", "10:30-12:00 study"),
        ("8am-930 production", "08:00-09:30 production"),
    ],
)  # fmt: skip
def test_a_slot_reads_as_americans_write_it(text: str, as_written_before: str) -> None:
    """F1: the times as people say them; a chart type keeps its own letters."""
    assert read_slot(text) == read_slot(as_written_before)


@pytest.mark.parametrize(
    ("text", "both"),
    [("mon-fri 7-3:30", "7:00 AM–3:30 PM or 7:00 PM–3:30 AM"), ("mon 8–4:30", "8:00 AM–4:30 PM or 8:00 PM–4:30 AM")],
)
def test_hours_with_two_meanings_show_both(text: str, both: str) -> None:
    """F1: in a window and in a slot."""
    for read, written in ((read_window, text), (read_slot, f"{text.split()[1]} production")):
        with pytest.raises(ValueError, match=f"could be {both}"):
            read(written)


@pytest.mark.parametrize(
    "text", ["", "mon 7-25", "fri-mon", "t-f 7am-3pm", "mon-wed-fri 7am-3pm", "mon 7-3", "mon 07:00-15:00 from 13-01 to 08-31"]
)
def test_a_wrong_window_is_refused(text: str) -> None:
    """With what is allowed."""
    with pytest.raises(ValueError, match=r"write|days|comes before"):
        read_window(text)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("mon production 20h", "production takes a length from 1m to 16h"),
        ("mon production 30s", "production takes a length from 1m to 16h"),
        ("mon production 0%", "1% to 200% of target.production"),
        ("mon production 201%", "1% to 200% of target.production"),
        ("mon production 4x", "production takes a length"),
        ("mon home core 10:00-12:00", "in order"),
        ("mon from 06-31 to 08-31", '"06-31" is not a valid date'),
        ("mon from 2026-06-01 to 08-31", "both dates with a year, or both without"),
        ("mon from 2026-06-01 to 2026-05-31", "ends before it begins"),
    ],
)
def test_the_settings_say_what_is_wrong_with_a_window(text: str, why: str) -> None:
    """The sentence of the reader itself reaches the person, not only an example of the whole list."""
    with pytest.raises(ValueError, match=why):
        build({"schedule.windows": [text]})


@pytest.mark.parametrize(
    ("window", "fits"),
    [
        ("mon 07:00-15:00 core 07:00-15:00", True),
        ("mon 22:00-03:30 core 23:00-03:00", True),
        ("mon core 10:00-14:00", True),
        ("mon 15:00-07:00", False),
        ("mon 22:00-06:00", False),
        ("mon 07:00-15:00 core 14:00-10:00", False),
        ("mon 07:00-15:00 core 06:00-10:00", False),
        ("mon 07:00-15:00 core 10:00-16:00", False),
    ],
)
def test_the_times_of_a_window_fit_into_a_work_day(window: str, fits: bool) -> None:
    """It turns over at 04:00: hours and core hours lie within it, one within the other."""
    loose = loose_ends(build({"schedule.windows": ["sun 07:00-15:00", window]}))
    assert [key for key, _ in loose] == ([] if fits else ["schedule.windows"])
    assert all(why.startswith("window 2 of the list") for _, why in loose)


def test_a_window_has_its_own_planned_production() -> None:
    """A length stands for itself, a percentage is of the target's; asking for the day twice changes nothing more."""
    windows = tuple(read_window(text) for text in ("mon production 4h", "tue production 125%", "wed"))
    plan = Plan(windows=windows, target=Target(production=6 * HOUR))
    days = [plan.on("2026-10-05", 0), plan.on("2026-10-06", 1), plan.on("2026-10-07", 2), plan.on("2026-10-08", 3)]
    assert [day.target.production for day in days] == [4 * HOUR, 450 * MINUTE, 6 * HOUR, 6 * HOUR]
    assert days[1].on("2026-10-06", 1) == days[1]
    assert [day.terms.target for day in days] == [day.target for day in days]


def test_dates_of_every_year_may_go_over_new_year() -> None:
    """From 15 December to 10 January, both included."""
    window = read_window("mon-sun 08:00-12:00 from 12-15 to 01-10")
    dates = ("2026-12-14", "2026-12-15", "2026-12-31", "2027-01-01", "2027-01-10", "2027-01-11", "2027-06-01")
    assert [window.holds(date, 0) for date in dates] == [False, True, True, True, True, False, False]


@pytest.mark.parametrize("text", ["", "07:00 production", "08:30-07:00 production", "07:00-08:30 coding"])
def test_a_wrong_slot_is_refused(text: str) -> None:
    """With an example."""
    with pytest.raises(ValueError, match=r"slot|ends before"):
        read_slot(text)


def test_slots_do_not_overlap() -> None:
    """The next one begins when the one above it is over."""
    with pytest.raises(ValueError, match="begins before"):
        read_slots(("07:00-08:30 production", "08:00-09:00 study"))


def test_summer_fridays_are_short_and_only_in_summer() -> None:
    """The first window that says something of a date decides; no window is a day off."""
    plan = Plan(windows=tuple(read_window(text) for text in SCHEDULES["summer"]))

    assert plan.on("2026-07-03", 4).day.stop == 12 * 60
    assert plan.on("2026-10-02", 4).day.stop == 15 * 60 + 30
    assert plan.on("2026-07-04", 5).day.days == ()
    assert Plan(day=DayPlan(start=5)).on("2026-07-04", 5).day.start == 5
