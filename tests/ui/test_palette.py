"""The palette: every action by its name, batches, chart types, presets, settings, and what was done last."""

from __future__ import annotations

import pytest

from ninetyten.config.build import build
from ninetyten.domain import commands as c
from ninetyten.domain.moment import MINUTE
from ninetyten.ui.screens.palette import Palette
from ninetyten.ui.screens.prompt import PromptScreen
from ninetyten.ui.screens.settings_screen import SettingsScreen
from ninetyten.view.actions import PALETTE
from tests.ui.fakes import ENTRIES, OFF, PROMPT, Face, entry

KINDS = {"kinds.em.per_hour": 12, "kinds.ed.name": "ED facility", "kinds.ed.per_hour": 10}
PROFILE = entry(
    "prompts.profile", "Micro-breaks", "Micro-break profile", "Sets several at once.", "one", "ninety-ten",
    options=("ninety-ten", "hourly"), choices=("ninety-ten", "hourly"),
)  # fmt: skip


async def find(face: Face, words: str, *, key: str = "ctrl+p") -> None:
    """Open the palette and write these words."""
    await face.press(key)
    assert isinstance(face.app.screen, Palette)
    await face.app.workers.wait_for_complete()
    await face.press(*words)


def names(face: Face) -> list[str]:
    """The items in their order."""
    assert isinstance(face.app.screen, Palette)
    return [item.name for item in face.app.screen.items]


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 10), (20, 5), (1, 1)])
async def test_every_line_has_its_key(size: tuple[int, int]) -> None:
    """Its group and a sentence too, where there is room; no size is refused."""
    face = Face()
    async with face.on(*size):
        await find(face, "lunch")
        shown = {"Start lunch; it ends the block.": size[1] > 7, "lunch": size[0] > 10, "breaks": size[0] > 60}
        assert {words: words in face.text for words in shown} == shown
        await face.press("enter")
        assert face.session.asked == [c.Rest(0, lunch=True)]


@pytest.mark.parametrize(
    ("words", "command"),
    [
        ("25", c.Chart(25)),
        ("log 10", c.Chart(10)),
        ("15 break", c.Rest(15 * MINUTE)),
        ("30 meeting", c.Meeting(30 * MINUTE)),
        ("20 away", c.Away(20 * MINUTE)),
        ("ed fac", c.Switch("production", "ed")),
        ("CEU", c.Switch("growth")),
    ],
)
async def test_numbers_batches_and_chart_types(words: str, command: c.Command) -> None:
    """A number first is the number of the action, as it is before a key."""
    face = Face(settings=build(KINDS))
    async with face.on():
        await find(face, words)
        await face.press("enter")
        assert face.session.asked == [command]


async def test_a_chart_type_starts_a_day_that_has_not_begun() -> None:
    """As its own key does."""
    face = Face(OFF, settings=build(KINDS))
    async with face.on():
        await find(face, "code ED")
        await face.press("enter")
        assert face.session.asked == [c.Start(kind="ed")]


async def test_a_new_chart_type_is_a_step_away() -> None:
    """It is asked for in the settings, where it then stands."""
    face = Face()
    async with face.on():
        await find(face, "new chart type")
        await face.press("enter")
        await face.pilot.pause()
        assert "Name of the new chart type?" in face.text
        await face.press(*"ED", "enter", "9", "enter")
        assert face.session.changed == [
            {"kinds.general.per_hour": 12, "kinds.general.name": "General", "kinds.ed.per_hour": 9, "kinds.ed.name": "ED"}
        ]


async def test_a_micro_break_waits_for_what_was_found() -> None:
    """A page of the palette's opens over it, and it comes back."""
    face = Face(PROMPT)
    async with face.on():
        for words in ("new chart type", "a block lasts"):
            face.clock.advance(5)
            await find(face, words)
            await face.press("enter")
            await face.pilot.pause()
            assert not isinstance(face.app.screen, PromptScreen | Palette)
            await face.press(*["escape"] * 3, apart=3.0)
            assert isinstance(face.app.screen, PromptScreen) and face.session.asked == []


async def test_a_preset_is_kept_in_the_settings() -> None:
    """One that the environment holds is not offered."""
    face = Face()
    face.session.listed = (*ENTRIES, PROFILE)
    async with face.on():
        await find(face, "hourly")
        await face.press("enter")
        assert face.session.changed == [{"prompts.profile": "hourly"}]
        face.session.listed = (*ENTRIES, PROFILE.replace(fixed="set by the environment"))
        await find(face, "hourly")
        assert "Nothing matches." in face.text
        await face.press("enter")
        assert isinstance(face.app.screen, Palette)


@pytest.mark.parametrize("page", ["", "d", "comma"])
async def test_a_setting_opens_its_page(page: str) -> None:
    """At that setting, from anywhere; what few need is only found there."""
    face = Face()
    async with face.on():
        await face.press(*([page] if page else []))
        await find(face, "pay per chart")
        assert "Nothing matches." in face.text
        await face.press(*["backspace"] * 13, *"a block lasts", "enter")
        await face.pilot.pause()
        screen = face.app.screen
        assert isinstance(screen, SettingsScreen) and screen.rows[screen.selected].key == "block.focus"
        assert len(face.app.screen_stack) == 2


async def test_what_was_done_last_comes_first() -> None:
    """Each once; nothing is done by closing it."""
    face = Face()
    async with face.on():
        for words in ("lunch", "insights", "lunch"):
            await find(face, words)
            await face.press("enter", *(["escape"] if words == "insights" else []))
        await face.press("ctrl+p")
        assert names(face)[:3] == ["lunch", "insights", "chart"]
        await face.press("ctrl+p")
        assert not isinstance(face.app.screen, Palette) and len(face.session.asked) == 2


async def test_one_key_without_shift_or_ctrl_opens_it() -> None:
    """On the main screen; arrows select, a click chooses."""
    face = Face()
    async with face.on():
        await find(face, "query", key="slash")
        await face.press("escape")
        await find(face, "", key="slash")
        await face.press("down", "pagedown", "up", "pageup")
        await face.pilot.click("#answers", offset=(4, 2))
        await face.pilot.pause()
        assert "Why is the chart on hold?" in face.text


@pytest.mark.parametrize("page", ["", "d", "i", "B", "comma"])
async def test_one_key_opens_it_on_every_page(page: str) -> None:
    """So nothing there needs shift or ctrl, not even where `/` searches the page (H3)."""
    face = Face()
    async with face.on(100, 30):
        await face.press(*[page] * bool(page), "f2")
        palette = face.app.screen
        assert isinstance(palette, Palette)
        assert {item.action for item in palette.items} >= {name for names in PALETTE.values() for name in names}
        await face.press("f2")
        assert not isinstance(face.app.screen, Palette)


async def test_redo_of_a_setting_from_the_palette() -> None:
    """It is said to the page that it was opened over."""
    face = Face()
    async with face.on(100, 30):
        await face.press("comma", "f2", *"redo", "enter")
        assert face.session.reversed == [True]
