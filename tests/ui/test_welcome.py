"""The first run: one screen, everything skippable, two keys to a running block."""

from __future__ import annotations

import pytest
from textual import events

from ninetyten.config.build import build
from ninetyten.domain import commands as c
from ninetyten.ledger.published import PUBLISHED
from ninetyten.ui.app import NinetytenApp
from ninetyten.ui.screens.focus import FocusScreen
from ninetyten.ui.screens.welcome import FIELDS, RAMP_FIELD, WelcomeScreen
from tests.ui.fakes import OFF, Face

NUMBER = "88" + "7766554"


def first() -> Face:
    """An app that was never opened before."""
    face = Face(OFF)
    face.session.fresh = True
    return face


async def test_two_keys_to_a_running_block() -> None:
    """The defaults are taken, nothing is written."""
    face = first()
    async with face.on():
        assert isinstance(face.app.screen, WelcomeScreen)
        await face.press("enter")
        assert isinstance(face.app.screen, FocusScreen)
        await face.press("enter")
        assert (face.session.asked, face.session.changed) == ([c.Start()], [])


async def test_it_is_the_first_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    """A main screen that came before it for a moment would take the first key, or say that nothing is known of the day."""
    painted: list[str] = []
    monkeypatch.setattr(NinetytenApp, "_display", lambda app, screen, update: painted.append(type(screen).__name__))
    async with first().on():
        assert set(painted) == {"WelcomeScreen"}


async def test_escape_skips_whatever_was_written() -> None:
    """Nothing is kept."""
    face = first()
    async with face.on():
        await face.press("7", "escape")
        assert isinstance(face.app.screen, FocusScreen)
        assert face.session.changed == []


async def test_it_greets_once() -> None:
    """Only on the very first run."""
    face = Face(OFF)
    async with face.on():
        assert isinstance(face.app.screen, FocusScreen)


async def test_what_it_asks_and_tells() -> None:
    """Hours, type, quota, first year, lenses, this computer; and who can read it."""
    face = first()
    async with face.on():
        for words in (
            "which days and hours?",
            "General",
            "12",
            "first year?",
            "progressive lenses?",
            "code on this computer? yes",
        ):
            assert words in " ".join(face.text.split())
        assert "Everything stays on this computer" in face.text and "Your employer can" in face.text
        assert "productivity is % of production time" in " ".join(face.text.split()) and "ramp, %" not in face.text


async def test_answers_become_settings() -> None:
    """Only those that were changed; the ramp is asked for in the first year alone."""
    face = first()
    async with face.on():
        await face.press(*"7-3pm", "down", *"E/M", "down", *"9/h", "down", "space", "down", "y", "down", *"80")
        await face.press("down", "space", "down", "n", "enter")
        assert isinstance(face.app.screen, FocusScreen)
        assert face.session.changed == [
            {
                "day.start": "07:00",
                "day.stop": "15:00",
                "target.denominator": "work",
                "target.accuracy_first": True,
                "target.ramp": 80,
                "body.progressive": True,
                "idle.this_computer": False,
                "kinds.e-m.name": "E/M",
                "kinds.e-m.per_hour": "9/h",
            }
        ]
        assert face.session.settings.plan.kinds[0].per_hour == 9
        assert face.session.settings.plan.kinds[0].name == "E/M"


async def test_an_answer_is_edited_where_one_likes() -> None:
    """What stood there goes with the first letter, unless one moves in it first; it can be pasted; a click lights a line."""
    face = first()
    async with face.on():
        await face.press(*"07:0-15:00", "home", "right", "right", "right", "0", "down", "end", *" ED")
        await face.pilot.click(face.app.screen.query("WelcomeField")[2])
        await face.press("end", "backspace")
        face.app.post_message(events.Paste("5\n"))
        await face.press("enter")
        assert face.session.changed[0]["day.start"] == "07:00"
        assert face.session.changed[0]["kinds.general-ed.name"] == "General ED"
        assert face.session.changed[0]["kinds.general-ed.per_hour"] == 15


async def test_the_chart_type_is_chosen_from_a_list_with_what_was_published() -> None:
    """Each with its range and source; the employer's number is asked for, and only that becomes the quota."""
    face = first()
    async with face.on():
        await face.press("down", "space")
        rows = " ".join(face.text.split())
        assert all(one.name in rows and one.range in rows and one.source in rows for one in PUBLISHED)
        assert "none of them is a target" in rows and "your own name for it" in rows
        await face.press("5")
        assert "Published: 8-20 an hour (ICD10monitor 2017). Use your employer's number." in " ".join(face.text.split())
        await face.press("enter")
        assert "What does your employer ask for?" in face.text and face.session.changed == []
        await face.press(*"96/day")
        assert "21.33/hour, 2.81 min a chart, 96 a day of 4 h 30 production." in " ".join(face.text.split())
        await face.press("enter")
        assert face.session.changed == [{"kinds.e-m.name": "E/M", "kinds.e-m.per_hour": "96/day"}]


async def test_a_type_of_ones_own_is_named_after_the_list() -> None:
    """The last row leaves the name to be typed; a space within a name is one; escape leaves all as it was."""
    face = first()
    async with face.on():
        await face.press("down", "space", "escape")
        assert "General" in face.text
        await face.press("space", "9", *"Wound care", "down", "6", "enter")
        assert face.session.changed == [{"kinds.wound-care.name": "Wound care", "kinds.wound-care.per_hour": 6}]


@pytest.mark.parametrize(("keys", "kept"), [(("w",), "work"), (("left",), "paid"), (("space", "right"), "paid"), (("p",), "")])
async def test_what_the_employer_divides_by_is_asked(keys: tuple[str, ...], kept: str) -> None:
    """Turned like a yes or no; the three are explained below."""
    face = first()
    async with face.on():
        await face.press("down", "down", "down", *keys)
        assert "What your employer divides by" in face.text
        await face.press("enter")
        assert face.session.changed == ([{"target.denominator": kept}] if kept else [])


async def test_hours_are_shown_on_the_clock_of_the_locale() -> None:
    """What is set, what was typed, and the turnover; the file keeps 24 hours."""
    face = Face(OFF, settings=build({"display.clock": "12h"}))
    face.session.fresh = True
    hours = {"schedule": "Mon-Fri 7:00 AM-3:30 PM"}
    face.session.listed = tuple(entry.replace(text=hours.get(entry.key, entry.text)) for entry in face.session.listed)
    async with face.on():
        assert "7:00 AM-3:30 PM" in face.text
        await face.press(*"8-4pm")
        assert "Mon-Fri 8:00 AM-4:00 PM." in face.text
        await face.press("enter")
        assert face.session.changed == [{"day.start": "08:00", "day.stop": "16:00"}]


@pytest.mark.parametrize(
    ("typed", "meant", "kept"),
    [
        ("7-3:30", "Mon-Fri 07:00-15:30.", {"day.start": "07:00", "day.stop": "15:30"}),
        (
            "4x10 Mon-Thu 6-4:30",
            "Mon-Thu 06:00-16:30 (125% production).",
            {"schedule.windows": ["mon-thu 06:00-16:30 production 125%"]},
        ),
        ("per diem", "Any day.", {"schedule.type": "per-diem"}),
    ],
)
async def test_any_week_is_one_answer(typed: str, meant: str, kept: dict[str, object]) -> None:
    """Said back while it is typed, and kept as the file has it."""
    face = first()
    async with face.on():
        await face.press(*typed)
        assert meant in face.text
        await face.press("enter")
        assert face.session.changed == [kept]


@pytest.mark.parametrize("key", ["z", "backspace", "ctrl+u", "end"])
async def test_a_switch_is_only_turned(key: str) -> None:
    """What is neither yes nor no changes nothing."""
    face = first()
    async with face.on():
        await face.press("up", key, "enter")
        assert face.session.changed == [] and isinstance(face.app.screen, FocusScreen)


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        (("7", "enter"), "Write it such as Mon-Fri 7am-3:30pm"),
        ((*"07:00-25:00", "enter"), "Write it such as Mon-Fri 7am-3:30pm"),
        (("down", "down", "0", "enter"), "a number from 0.05 to 1000"),
        (("down", "down", "backspace", "enter"), "What does your employer ask for?"),
    ],
)
async def test_what_cannot_be_set_is_told_and_stays(keys: tuple[str, ...], told: str) -> None:
    """The line that is wrong is lit."""
    face = first()
    async with face.on():
        await face.press(*keys)
        assert isinstance(face.app.screen, WelcomeScreen)
        assert told in " ".join(face.text.split()) and face.session.changed == []


@pytest.mark.parametrize("size", [(80, 24), (80, 20), (40, 16), (40, 10)])
async def test_hours_of_two_work_days_are_told_with_the_way_on(size: tuple[int, int]) -> None:
    """A whole sentence below the form, the hours lit wherever one was, no toast; empty they can be left for now."""
    face = first()
    async with face.on(*size):
        await face.press(*"22:00-06:00", "down", "down", "down", "down", "y", "enter")
        told = (
            "Hours must lie within one work day, which ends at 04:00; for a night shift, first change "
            '"A new work day begins at" in the settings.'
        )
        assert told in " ".join(face.text.split()) and "▸ which days" in face.text
        assert "enter done" in face.text
        assert (face.app.toasts, face.session.changed) == ([], [])
        await face.press(*["backspace"] * len("22:00-06:00"), "enter")
        assert isinstance(face.app.screen, FocusScreen)
        assert face.session.changed == [{"target.accuracy_first": True}]


async def test_a_night_shift_lies_in_its_own_work_day() -> None:
    """The same hours, once the work day turns over at noon."""
    face = first()
    face.session.change({"day.turnover": "12:00"})
    async with face.on():
        await face.press(*"22:00-06:00", "enter")
        assert face.session.changed[1:] == [{"day.start": "22:00", "day.stop": "06:00"}]


async def test_a_name_that_may_identify_is_refused_and_forgotten() -> None:
    """By its class; it is not shown again."""
    face = first()
    async with face.on():
        await face.press("down", *NUMBER, "enter")
        assert "long number" in face.text
        assert NUMBER not in face.text and face.session.changed == []


async def test_a_file_that_cannot_be_written_is_told() -> None:
    """And the answers stay, so that escape can leave them."""
    face = first()
    async with face.on():
        face.session.refuse = "the folder is read-only; nothing was changed"
        await face.press("down", "down", "9", "enter")
        assert isinstance(face.app.screen, WelcomeScreen)
        assert "the folder is read-only" in face.text and face.app.toasts == []


async def test_a_refusal_lights_the_line_it_names() -> None:
    """Wherever one was when it was refused."""
    face = first()
    async with face.on():
        face.session.refuse = "config.toml was not changed: target.accuracy_first cannot be set here"
        await face.press("down", "down", "down", "down", "y", "down", "down", "enter")
        assert "▸ first year?" in face.text


async def test_what_the_environment_says_is_not_asked() -> None:
    """It is told instead."""
    face = first()
    fixed = {"idle.this_computer": "set by the environment (IT)"}
    face.session.listed = tuple(entry.replace(fixed=fixed.get(entry.key, "")) for entry in face.session.listed)
    async with face.on():
        await face.press("up", "space")
        assert "This is set by the environment (IT)." in face.text
        await face.press("enter")
        assert face.session.changed == []


@pytest.mark.parametrize("size", [(80, 24), (40, 10), (24, 8), (20, 5)])
async def test_every_question_comes_into_sight(size: tuple[int, int]) -> None:
    """With a part of its answer, and the keys below."""
    face = first()
    async with face.on(*size):
        for at, field in enumerate(FIELDS):
            if at == RAMP_FIELD:
                continue
            (line,) = [line for line in face.text.splitlines() if "▸" in line]
            _, asked, shown = line.partition(field.words[:8])
            assert asked
            assert isinstance(face.app.screen, WelcomeScreen)
            answer = face.app.screen.fields[at].value or "none"
            assert answer[:2] in shown or answer[-2:] in shown
            assert "enter done   esc" in face.text
            await face.press("down")


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 10), (20, 5), (1, 1)])
async def test_no_size_is_refused(size: tuple[int, int]) -> None:
    """However small, enter goes on."""
    face = first()
    async with face.on(*size):
        await face.press("enter")
        assert isinstance(face.app.screen, FocusScreen)
