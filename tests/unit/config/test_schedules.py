"""Templates and schedules as people write them."""

from __future__ import annotations

import pytest

from ninetyten.config.fields import find
from ninetyten.config.schedules import SAMPLE, SCHEDULES, TEMPLATES, read_slot, read_slots, read_window
from ninetyten.domain.moment import HOUR, MINUTE
from ninetyten.domain.plan import DayPlan, Plan, Slot, Window
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
    ],
)
def test_a_window_reads_as_it_is_written(text: str, window: Window) -> None:
    """Days, hours, core hours, place and dates."""
    assert read_window(text) == window


@pytest.mark.parametrize("text", ["", "monday 07:00-15:00", "fri-mon", "mon 7-15", "mon 07:00-15:00 from 13-01 to 08-31"])
def test_a_wrong_window_is_refused(text: str) -> None:
    """With what is allowed."""
    with pytest.raises(ValueError, match=r"write|days|comes before"):
        read_window(text)


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
