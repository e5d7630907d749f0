"""Walking through days, weeks and months, and mending a day that is over on its page."""

from __future__ import annotations

import pytest

from ninetyten.domain import commands as c
from ninetyten.domain.moment import MINUTE
from ninetyten.view.day_page import DayPage
from tests.ui.fakes import DAY, Face, at


async def read(face: Face, *keys: str) -> None:
    """Press keys and wait for what they read."""
    for key in keys:
        await face.press(key)
        await face.app.workers.wait_for_complete()
        await face.pilot.pause()


def said(face: Face) -> str:
    """What the program said last."""
    return face.app.toasts[-1] if face.app.toasts else ""


async def test_the_day_page_walks() -> None:
    """Back with the left arrow, forth with the right one, to today with one key; which day it is stands there in words."""
    face = Face()
    async with face.on(100, 24):
        await face.press("d")
        assert "today" in face.text
        await face.press("left")
        assert "yesterday" in face.text and "2026-10-05" in face.text
        await face.press("left", "left")
        assert "3 days ago" in face.text
        await face.press("right")
        assert "2 days ago" in face.text
        await face.press("full_stop")
        assert "today" in face.text and "ago" not in face.text
        await face.press("right")
        assert said(face) == "This is the present day."
        assert "today" in face.text


async def test_nothing_comes_before_the_first_day() -> None:
    """The page stays, and a line says so."""
    face = Face()
    async with face.on(100, 24):
        await face.press("d", *["left"] * 35)
        assert "2026-09-01" in face.text
        await face.press("left")
        assert "2026-09-01" in face.text
        assert said(face) == "This is your first day."


async def test_the_pages_hints_lead_back_to_today() -> None:
    """Only while another day is shown."""
    face = Face()
    async with face.on(100, 24):
        await face.press("d")
        assert "earlier" in face.text and ". today" not in face.text.replace(".today", ". today")
        await face.press("left")
        assert ". today" in face.text.replace(".today", ". today")


async def test_yesterday_is_mended_on_its_page() -> None:
    """What was one of its parts, and its count; each command names its day, and today is not touched."""
    face = Face()
    async with face.on(100, 30):
        await face.press("d", "left", "up", "up", "enter")
        await face.press(*"meet", "enter")
        exact = (at("08:30"), at("08:45"))
        assert face.session.asked == [c.Later(c.Relabel(510, 525, "meeting", exact), day="2026-10-05")]
        await face.press("e", "1")
        assert "how many charts that day?" in face.text
        await face.press("2", "0", "enter")
        assert face.session.asked[1] == c.Later(c.Chart(total=20, kind="em"), day="2026-10-05")
        await face.press("full_stop", "up", "up", "enter", *"meet", "enter")
        assert face.session.asked[2] == c.Relabel(510, 525, "meeting", exact)


async def test_an_unlikely_count_of_yesterday_is_asked_about_too() -> None:
    """As today's is (D2): a slip of the hand is no easier to see a day later."""
    face = Face()
    async with face.on(100, 30):
        await face.press("d", "left", "e", "1", *"1200", "enter")
        assert "Log them?" in face.text and face.session.asked == []
        await face.press("y")
        assert face.session.asked == [c.Later(c.Chart(total=1200, kind="em"), day="2026-10-05")]


@pytest.mark.parametrize(
    ("written", "times"),
    [
        ("8:00-8:30", ("08:00", "08:30")),
        ("8-8:30am", ("08:00", "08:30")),
        ("8-9", ("08:00", "09:00")),
        ("7:03-7:10", ("07:03", "07:10")),
        ("0900-0922", ("09:00", "09:22")),
    ],
)
async def test_a_part_of_a_day_is_relabelled_by_its_times(written: str, times: tuple[str, str]) -> None:
    """A forgotten meeting within a longer stretch, on any day."""
    face = Face()
    async with face.on(100, 30):
        await face.press("d", "left", "s")
        assert "Which part of 09:10 to 09:22?" in face.text
        names = {"-": "minus", ":": "colon", " ": "space"}
        await face.press(*(names.get(key, key) for key in written), "enter")
        assert f"{times[0]} to {times[1]}: what was it?" in face.text
        await face.press(*"meet", "enter")
        start, end = (at(clock) for clock in times)
        first, last = (int(clock[:2]) * 60 + int(clock[3:]) for clock in times)
        assert face.session.asked == [c.Later(c.Relabel(first, last, "meeting", (start, end)), day="2026-10-05")]


async def test_an_act_is_backdated_into_the_day_that_is_shown() -> None:
    """At a time of that day; so long ago is counted from now, and a chart on hold waits from today on."""
    face = Face()
    async with face.on(100, 30):
        await face.press("d", "left", "less_than_sign", *"9:10am".replace(":", ""), "enter", "3", "c")
        assert face.session.asked == [c.Later(c.Chart(3), minute=550, day="2026-10-05")]
        await face.press("less_than_sign", *"15m", "enter", "c")
        assert said(face) == "This can't be backdated. Esc clears 15 min ago."
        await face.press("escape", "full_stop", "less_than_sign", *"15m", "enter", "c")
        assert face.session.asked[1:] == [c.Later(c.Chart(1), ago=15 * MINUTE)]


async def test_a_page_shows_at_once_what_was_changed_in_its_day() -> None:
    """Undo too, though nothing in the picture tells of it."""
    face = Face()
    async with face.on(100, 30):
        await face.press("d", "left")
        face.session.day = DAY.replace(facts=("99 charts",))
        await face.press("u")
        assert "99 charts" in face.text


async def test_times_outside_of_the_day_are_refused() -> None:
    """With what is recorded; and so is what is no span."""
    face = Face()
    async with face.on(100, 30):
        await face.press("d", "s", *"6am", "minus", *"7am", "enter")
        assert "is not within this part of the day" in " ".join(face.text.split())
        await face.press(*["backspace"] * 12, *"half", "enter")
        assert "write minutes such as 20 or last 20" in " ".join(face.text.split())
        await face.press("escape")
        face.session.day = DayPage()
        await face.press("d", "d", "s")
        assert said(face) == "Nothing recorded today yet."
        assert face.session.asked == []


def test_times_mean_the_half_of_the_day_that_is_recorded() -> None:
    """1:30 is half past one in the afternoon of a day that began at seven; over midnight it goes on."""
    day = DAY.replace(slots=(DAY.slots[0].replace(end=at("15:00")),))
    assert day.within(90, 120) == (at("13:30"), at("14:00"))
    assert day.within(423, 430) == (at("07:03"), at("07:10"))
    assert day.within(420, 430) is None
    assert day.within(890, 900) == (at("14:50"), at("15:00"))
    assert day.within(890, 910) is None
    assert day.within(500, 490) is None
    assert DayPage().within(500, 510) is None


async def test_insights_walk_through_their_period() -> None:
    """Weeks as weeks, months as months; another period stays where one was; today is one key away."""
    face = Face()
    async with face.on(120, 40):
        await read(face, "i", "left")
        assert "last week" in face.text
        await read(face, "left", "3", "left", "right", "full_stop")
        assert face.session.read == [
            "week", "week 2026-10-04", "week 2026-09-27", "month 2026-09-27", "month 2026-10-06",
        ]  # fmt: skip
        assert "this month" in face.text


async def test_insights_say_where_they_end() -> None:
    """And read nothing for it."""
    face = Face()
    async with face.on(120, 40):
        await read(face, "i", "right")
        assert (said(face), face.session.read) == ("This is the present week.", ["week"])


async def test_a_week_that_opens_as_the_last_one_is_walked_from_there() -> None:
    """On a Monday morning; the key for today shows the present week."""
    face = Face()
    async with face.on(120, 40):
        face.session.seen = face.session.seen.replace(key="2026-10-04", where="last week", over=True)
        await read(face, "i", "left")
        assert face.session.read == ["week", "week 2026-09-27"]
        await read(face, "full_stop")
        assert face.session.read[-1] == "week 2026-10-06"
        assert "this week" in face.text


async def test_the_body_page_walks_by_weeks() -> None:
    """It says which week."""
    face = Face()
    async with face.on(100, 30):
        await read(face, "B")
        assert "this week" in face.text
        await read(face, "left")
        assert "last week" in face.text
        await read(face, "left", "right", "full_stop")
        assert "this week" in face.text
