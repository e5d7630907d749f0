"""The end of the day: what stays open where that is turned on, the stamped end, then the card with the figures and the ritual."""

from __future__ import annotations

import re

import pytest

from ninetyten.config.build import build
from ninetyten.config.settings import NotesSettings, Settings, ShutdownSettings
from ninetyten.domain import commands as c
from ninetyten.ui.dialogues import RITUAL_IDEAS
from ninetyten.ui.screens.entry import WriteScreen
from ninetyten.ui.screens.focus import FocusScreen
from ninetyten.ui.screens.ticks import EveningScreen
from tests.ui.fakes import EVENING, FOCUS, OFF, Face

NUMBER = "88" + "7766554"
NOTES = Settings(notes=NotesSettings(on=True))
ITEMS = Settings(shutdown=ShutdownSettings(("close the door", "change clothes [/]")))
BOTH = NOTES.replace(shutdown=ITEMS.shutdown)


async def told(face: Face) -> None:
    """What is read beside the questions has come."""
    await face.app.workers.wait_for_complete()
    await face.pilot.pause()


async def test_the_day_ends_as_when_where_and_how() -> None:
    """Then the end, and the ritual by its names on the card."""
    face = Face(settings=BOTH)
    async with face.on():
        await face.press("Q", *"Monday", "enter", *"queue 3", "enter", "enter")
        assert isinstance(face.app.screen, EveningScreen)
        await face.press("2", "1", "2", "enter")
        assert face.session.asked == [c.LeaveOpen("Monday", "queue 3", ""), c.StopWork(), c.DoRitual(("close-the-door",))]


async def test_nothing_open_is_one_key() -> None:
    """Enter alone leaves the note out."""
    face = Face(settings=NOTES)
    async with face.on():
        await face.press("Q", "enter")
        assert face.session.asked == [c.StopWork()]


@pytest.mark.parametrize(
    "answers",
    [(), (*"Mon", "enter"), (*"Mon", "enter", "enter")],
    ids=["when", "where", "how"],
)
async def test_with_escape_the_day_goes_on(answers: tuple[str, ...]) -> None:
    """At whichever question; nothing of what was answered is kept, and each question says so."""
    face = Face(settings=BOTH)
    async with face.on(40, 10):
        await face.press("Q", *answers)
        assert re.search(r"esc\s*stay", face.text)
        await face.press("escape")
        assert isinstance(face.app.screen, FocusScreen)
        assert (face.session.asked, face.app.toasts) == ([], [])


async def test_enter_alone_ends_the_day_without_the_questions() -> None:
    """One for the note, one closes the card, as escape does; what is not ticked is not recorded."""
    for close in ("enter", "escape"):
        face = Face(settings=build({"notes.on": True, "shutdown.items": ["close the door"]}))
        async with face.on():
            await face.press("Q", "enter", close)
            assert isinstance(face.app.screen, FocusScreen)
            assert face.session.asked == [c.StopWork()]


@pytest.mark.parametrize("size", [(80, 24), (40, 10), (160, 50)])
async def test_the_card_says_what_the_day_came_to(size: tuple[int, int]) -> None:
    """Its figures, what was given away, and the line, which a key copies."""
    face = Face()
    face.session.gave_away = "25 min this week"
    async with face.on(*size):
        await face.press("Q")
        await told(face)
        assert face.session.asked == [c.StopWork()]
        for words in (
            "End of day, Tue, Oct 6",
            "28 of 54 charts",
            "3, oldest 4 days",
            "given away",
            "25 min this week",
            "copy",
            "undo",
        ):
            assert words in face.text
        await face.press("y")
        assert face.app.clipboard == EVENING.line
        assert isinstance(face.app.screen, EveningScreen)


async def test_an_end_by_mistake_is_taken_back_on_the_card() -> None:
    """The day goes on, and the app stays open even where the end was asked for in leaving."""
    face = Face(FOCUS, settings=ITEMS)
    async with face.on():
        await face.press("q", "e", "1", "u")
        assert isinstance(face.app.screen, FocusScreen)
        assert (face.session.asked, face.session.left) == ([c.StopWork(), c.Undo()], [])


async def test_staying_at_the_end_of_the_day_does_not_leave() -> None:
    """The app is still there."""
    face = Face(FOCUS, settings=NOTES)
    async with face.on():
        await face.press("q", "e", "escape")
        assert isinstance(face.app.screen, FocusScreen)
        assert (face.session.asked, face.session.left) == ([], [])


@pytest.mark.parametrize(("items", "digits"), [("a", "1 done"), ("ab", "1, 2 done"), ("abc", "1 to 3 done")])
async def test_the_digits_are_those_there_are(items: str, digits: str) -> None:
    """One, two, or from the first to the last."""
    face = Face(settings=Settings(shutdown=ShutdownSettings(tuple(items))))
    async with face.on():
        await face.press("Q")
        assert f"{digits}   enter close   y copy   u undo" in face.text


async def test_own_words_are_refused_by_their_class_and_forgotten() -> None:
    """They are neither shown again nor handed on."""
    face = Face(settings=NOTES)
    async with face.on():
        await face.press("Q", *NUMBER, "enter")
        assert isinstance(face.app.screen, WriteScreen)
        assert "long number" in face.text and NUMBER not in face.text
        assert face.session.asked == [] and not any(NUMBER in toast for toast in face.app.toasts)


async def test_there_is_no_end_without_a_day() -> None:
    """Nothing is asked; the refusal is told."""
    face = Face(OFF, settings=BOTH)
    async with face.on():
        face.session.refuse = "stop: no block is running; use `start` to begin one"
        await face.press("Q")
        assert (face.session.asked, face.app.toasts) == ([c.StopWork()], ["No block is running; press enter to begin one"])


async def test_leaving_at_the_end_of_the_day_has_its_ritual() -> None:
    """The app closes once the day has ended."""
    face = Face(FOCUS, settings=ITEMS)
    async with face.on():
        await face.press("q", "e", "1", "enter")
        assert face.session.asked == [c.StopWork(), c.DoRitual(("close-the-door",))]
        assert face.session.left == ["quiet"]


async def test_the_closing_ritual_is_offered_once() -> None:
    """After the first end of a day without one: door, shutdown and clothes become its items; either answer is kept (S26)."""
    for key, items in (("y", [*RITUAL_IDEAS]), ("n", []), ("escape", [])):
        face = Face()
        async with face.on():
            await face.press("Q", "enter")
            assert "End each day with a short ritual?" in face.text and "change clothes" in face.text
            await face.press(key)
            assert (face.session.asked, face.session.changed) == ([c.StopWork()], [{"shutdown.items": items}])
            await face.press("Q", "enter")
            assert len(face.session.changed) == 1 and "a short ritual" not in face.text


async def test_items_of_ones_own_need_no_offer() -> None:
    """Nor does leaving at the end of the day."""
    face = Face(settings=build({"shutdown.items": ["close the door"]}))
    async with face.on():
        await face.press("Q", "enter")
        assert "a short ritual" not in face.text and face.session.changed == []
