"""The terminal's cursor stands on what is selected or typed, on every screen, after every key (H2)."""

from __future__ import annotations

from typing import Any

import pytest
from textual import events
from textual.geometry import Offset
from textual.widgets import Input

from ninetyten.config.build import build
from ninetyten.config.settings import Settings
from ninetyten.ui.screens.ticks import EveningScreen
from ninetyten.ui.screens.welcome import WelcomeScreen
from ninetyten.view.day_page import DayPage
from ninetyten.view.picture import Picture
from tests.ui.fakes import EVENING, FOCUS, GAP, OFF, PROMPT, REST, STILL, Face

MOVES = ("down", "down", "up", "pagedown", "down", "pageup", "up")
OTHERS = ("tab", "right", "left", "home", "end")
TWO_TYPES: dict[str, object] = {"kinds.em.per_hour": 12, "kinds.ed.per_hour": 6}
ROWS: dict[str, tuple[Picture, tuple[str, ...]]] = {
    "day": (FOCUS, ("d",)),
    "settings": (FOCUS, ("comma",)),
    "an open group": (FOCUS, ("comma", "down", "enter")),
    "pause reasons": (FOCUS, ("n",)),
    "hold reasons": (FOCUS, ("h",)),
    "themes": (FOCUS, ("t",)),
    "a chart type": (FOCUS, ("k",)),
    "leaving": (FOCUS, ("q",)),
    "relabel": (FOCUS, ("d", "up", "enter")),
    "posture": (FOCUS, ("B", "p")),
    "body check": (FOCUS, ("B", "enter")),
    "workstation": (FOCUS, ("B", "w")),
    "time away": (GAP, ()),
}
"""Screens with a selected row and nothing typed: the picture, and the keys that open them."""
FIELDS: dict[str, tuple[Picture, tuple[str, ...]]] = {
    "palette": (FOCUS, ("slash",)),
    "palette, some found": (FOCUS, ("slash", "c", "h")),
    "settings search": (FOCUS, ("comma", "slash", "b")),
    "audit": (FOCUS, ("v", "3")),
    "minutes of a pause": (FOCUS, ("n", "3")),
}
"""Screens where what is typed and a row are both selected."""
LISTS = ("audit", "minutes of a pause")
"""Those of them where what is typed is no text field: there the keys to either end move through the rows too."""
TEXTS: dict[str, tuple[Picture, tuple[str, ...], str]] = {
    "main screen": (FOCUS, (), "production"),
    "before a block": (OFF, (), "enter starts a block"),
    "in trouble": (OFF.replace(trouble="The disk is full."), (), "! The disk is full."),
    "micro-break": (PROMPT, (), "Look at something"),
    "break, exercises": (REST, ("escape",), "Stand and walk"),
    "stretch": (FOCUS, ("e",), "Look at something"),
    "still there": (STILL, (), "Still there?"),
}
"""Screens where nothing is selected, and what is to be read there."""
SIZES = ((80, 24), (40, 10))


def lines(face: Face) -> list[str]:
    """The screen's lines, cell by cell."""
    return [strip.text for strip in face.app.screen._compositor.render_strips(face.app.size)]  # noqa: SLF001 (no public way)


def under(face: Face) -> str:
    """What stands from the cursor on, on its line."""
    x, y = face.app.cursor_position
    return lines(face)[y][x:]


def on_row(face: Face) -> bool:
    """Whether the cursor stands on the words behind the sign of a selected row."""
    x, y = face.app.cursor_position
    return lines(face)[y][:x].rstrip().endswith("▸") and bool(under(face)[:1].strip())


async def opened(face: Face, keys: tuple[str, ...]) -> None:
    """Press the keys that open a screen."""
    await face.press(*keys)
    await face.app.workers.wait_for_complete()
    await face.pilot.pause()


def settings_of(name: str) -> Settings:
    """The settings that a screen needs."""
    return build(TWO_TYPES if name == "a chart type" else {})


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", ROWS)
async def test_on_the_selected_row(name: str, size: tuple[int, int]) -> None:
    """After every key, also where the row has to scroll into sight first."""
    shown, keys = ROWS[name]
    face = Face(shown, settings=settings_of(name))
    async with face.on(*size):
        await opened(face, keys)
        assert on_row(face), (under(face), lines(face))
        for key in (*MOVES, *(key for key in OTHERS if name != "day" or key not in ("left", "right"))):
            await face.press(key)
            assert on_row(face), (key, face.app.cursor_position, lines(face))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", FIELDS)
async def test_on_what_is_typed_until_an_arrow_selects(name: str, size: tuple[int, int]) -> None:
    """The row that an arrow selected; what is typed again with the next character."""
    shown, keys = FIELDS[name]
    face = Face(shown)
    async with face.on(*size):
        await opened(face, keys)
        assert not on_row(face)
        for key in (*MOVES, *(("end", "home", "tab", "shift+tab") if name in LISTS else ())):
            await face.press(key)
            assert on_row(face), (key, face.app.cursor_position, lines(face))
        await face.press("1")
        assert not on_row(face), (face.app.cursor_position, lines(face))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", TEXTS)
async def test_on_what_is_to_be_read(name: str, size: tuple[int, int]) -> None:
    """It stays there, whatever key moves nothing and however the seconds go."""
    shown, keys, words = TEXTS[name]
    face = Face(shown)
    async with face.on(*size):
        await opened(face, keys)
        assert under(face).startswith(words), (face.app.cursor_position, lines(face))
        stood = face.app.cursor_position
        for key in () if shown is STILL else (*MOVES, "home", "end"):
            await face.press(key)
            assert under(face).startswith(words), (key, face.app.cursor_position, lines(face))
            assert name == "stretch" or face.app.cursor_position == stood, key
        await face.show(shown.replace(clock=shown.clock and "52:40"))
        assert name == "stretch" or face.app.cursor_position == stood


@pytest.mark.parametrize("name", [name for name in ROWS if name not in ("a chart type", "time away")])
async def test_the_selected_row_stays_in_sight_in_a_smaller_window(name: str) -> None:
    """The last row, after the window was made small and large again."""
    shown, keys = ROWS[name]
    face = Face(shown)
    async with face.on(80, 24):
        await opened(face, keys)
        await face.press(*("down",) * 12)
        for size in ((40, 10), (24, 8), (80, 24)):
            await face.pilot.resize_terminal(*size)
            await face.pilot.pause()
            assert on_row(face), (size, face.app.cursor_position, lines(face))


@pytest.mark.parametrize("shown", [FOCUS, REST, PROMPT])
async def test_on_the_clock_where_there_is_room_for_nothing_else(shown: Picture) -> None:
    """Never in a corner that is empty."""
    face = Face(shown)
    async with face.on(20, 5):
        assert under(face)[:1].strip(), (face.app.cursor_position, lines(face))


async def test_digits_wait_for_their_key() -> None:
    """Behind the last digit, until they have done what they were typed for."""
    face = Face()
    async with face.on():
        await face.press("2", "5", apart=0.5)
        x, y = face.app.cursor_position
        assert lines(face)[y][:x].endswith(" 25")
        await face.press("c", apart=0.5)
        assert under(face).startswith("production")


async def test_charts_typed_into_a_break() -> None:
    """Where the next digit goes."""
    face = Face(REST)
    async with face.on():
        await face.press("1", "2")
        x, y = face.app.cursor_position
        assert lines(face)[y][x - 2 : x + 1] == "12▏"


async def test_a_field_is_followed_letter_by_letter() -> None:
    """On the cell that the next letter takes, at the end, within, and at the start."""
    face = Face()
    async with face.on():
        await face.press("d", "s")
        field = face.app.focused
        assert isinstance(field, Input)
        start = field.content_region.offset
        for key, columns in {"8": 1, "h": 2, "left": 1, "home": 0, "end": 2, "backspace": 1}.items():
            await face.press(key)
            assert face.app.cursor_position == start + Offset(columns, 0), key


async def test_the_welcome() -> None:
    """The answer that is written, then the words of the line that an arrow selects."""
    face = Face(OFF)
    async with face.on():
        await face.app.push_screen(WelcomeScreen())
        await face.pilot.pause()
        for key in ("down", "down", "up"):
            await face.press(key)
            assert on_row(face), lines(face)
        await face.press("x")
        focused = face.app.focused
        assert focused is not None
        assert focused.region.contains_point(face.app.cursor_position)


async def test_the_welcome_on_a_small_screen() -> None:
    """The selected line stays in sight, also where a longer explanation takes its room; answers are read from their start."""
    face = Face(OFF)
    async with face.on(40, 10):
        await face.app.push_screen(WelcomeScreen())
        await face.pilot.pause()
        for key in ("down",) * 9 + ("up",) * 9:
            await face.press(key)
            assert on_row(face), (face.app.cursor_position, lines(face))
        await face.press("down", "down", "down")
        assert under(face).startswith("productivity is % of    product"), lines(face)
        await face.press("right", "left")
        assert under(face).startswith("product"), lines(face)
        await face.press("down")
        assert any("productivity is % of    product" in line for line in lines(face)), lines(face)


@pytest.mark.parametrize("items", [(), ("close the door", "change clothes")])
async def test_the_card_of_the_evening(items: tuple[str, ...]) -> None:
    """Its items; without any, its title."""
    face = Face(OFF)
    async with face.on():
        await face.app.push_screen(EveningScreen(EVENING, items, ""))
        await face.pilot.pause()
        for key in ("down", "up"):
            await face.press(key)
            assert on_row(face) if items else under(face).startswith("End of day"), lines(face)


@pytest.mark.parametrize("key", ["i", "A"])
async def test_insights_the_page_then_what_an_arrow_scrolls(key: str) -> None:
    """The chosen page's name, which has a sign besides its color; the first line in sight once an arrow scrolls."""
    face = Face()
    async with face.on(80, 12):
        await opened(face, (key,))
        assert on_row(face)
        for move in ("down", "down", "up"):
            await face.press(move)
            x, y = face.app.cursor_position
            column = face.app.screen.query_one("#parts").content_region
            first = next(line for line in range(column.y, column.bottom) if lines(face)[line][column.x : column.right].strip())
            assert y == first, (move, lines(face))
            assert under(face)[:1].strip() and not lines(face)[y][column.x : x].strip(), (move, lines(face))
        await face.press("tab")
        assert on_row(face)


@pytest.mark.parametrize(("key", "first"), [("B", ""), ("question_mark", "everywhere")])
async def test_a_column_that_scrolls(key: str, first: str) -> None:
    """The first line in sight that has text."""
    face = Face()
    async with face.on(80, 12):
        await opened(face, (key,))
        assert under(face).startswith(first)
        for move in ("down", "pagedown", "up", "end", "home"):
            await face.press(move)
            assert under(face)[:1].strip(), (move, lines(face))


async def click(face: Face, x: int, y: int) -> None:
    """Click as the terminal reports it."""
    for event in (events.MouseDown, events.MouseUp):
        face.app.post_message(event(None, x, y, 0, 0, 1, shift=False, meta=False, ctrl=False))
    await face.pilot.pause()
    await face.pilot.pause()


async def test_a_click_is_followed_as_a_key_is() -> None:
    """To the row that it selects while a search is written, and back into the search."""
    face = Face()
    async with face.on(100, 30):
        await opened(face, ("comma", "slash", "b"))
        assert not on_row(face)
        x, y = face.app.screen.query_one("#list").region.offset
        await click(face, x + 4, y + 1)
        assert on_row(face), lines(face)
        assert face.app.cursor_position.y == y + 1
        field = face.app.screen.query_one(Input)
        await click(face, *field.region.offset)
        assert field.region.contains_point(face.app.cursor_position), lines(face)


@pytest.mark.parametrize("size", [(30, 20), (40, 20), (80, 24)])
async def test_it_moves_with_what_a_shorter_clock_moves(size: tuple[int, int]) -> None:
    """Digits that are larger with one fewer move what stands below."""
    face = Face(FOCUS.replace(clock="100:00"))
    async with face.on(*size):
        for clock in ("100:00", "99:59", "10:00", "9:59", "9:58"):
            await face.show(FOCUS.replace(clock=clock))
            assert under(face).startswith("production"), (clock, face.app.cursor_position, lines(face))


async def test_a_day_without_parts() -> None:
    """Something that can be read."""
    face = Face(OFF)
    face.session.day = DayPage(date="Tue 6 Oct")
    async with face.on():
        await opened(face, ("d",))
        assert under(face)[:1].strip()


async def test_a_key_without_a_frame_moves_it_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """An arrow that has nothing to move: what it would have moved is where to look, and the terminal is told."""
    face = Face()
    sent: list[Any] = []
    async with face.on(80, 40):
        monkeypatch.setattr(face.app, "write_terminal", sent.append)
        await opened(face, ("question_mark", "slash"))
        assert face.app.cursor_position.y == 1, "where the last frame leaves it"
        sent.clear()
        await face.press("up")
        x, y = face.app.cursor_position
        assert under(face).startswith("everywhere")
        assert sent[-1] == f"\x1b[{y + 1};{x + 1}H"
        sent.clear()
        await face.press("up")
        assert sent == []
