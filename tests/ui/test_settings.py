"""The settings: listed with where they were said, changed in the way that fits them."""

from __future__ import annotations

import pytest
from textual import events

from ninetyten.config.settings import Settings
from ninetyten.domain.commands import Redo, Undo
from ninetyten.privacy.guard import KNOWN_GAPS
from ninetyten.ui.screens.choice import ChoiceScreen
from ninetyten.ui.screens.entry import WriteScreen
from ninetyten.ui.screens.settings_screen import OWN_SOUND, SettingsScreen
from ninetyten.ui.widgets.controls import Typed
from tests.ui.fakes import ENTRIES, FOCUS, Face

PLACE = {entry.key: number for number, entry in enumerate(ENTRIES)}


async def at(face: Face, key: str) -> None:
    """Open the settings and light one."""
    await face.press("comma", *["down"] * PLACE[key])
    assert isinstance(face.app.screen, SettingsScreen)
    assert face.app.screen.entry.key == key


def written(face: Face) -> str:
    """What stands in the field."""
    return face.app.screen.query_one(Typed).value


async def test_they_are_listed_by_section() -> None:
    """Name, value, where it was said; what it means below."""
    face = Face()
    async with face.on(100, 40):
        await at(face, "display.theme")
        for words in ("block", "focus", "90m", "default", "line 3", "A theme.", "From: config.toml, line 3."):
            assert words in face.text
        await face.press("escape")
        assert not isinstance(face.app.screen, SettingsScreen)


async def test_a_value_is_judged_with_each_key() -> None:
    """What is wrong is said while it is written, and is not taken."""
    face = Face()
    async with face.on():
        await at(face, "block.focus")
        await face.press("enter")
        assert isinstance(face.app.screen, WriteScreen)
        await face.press("x")
        assert '"90mx" is not allowed here' in face.text
        await face.press("enter")
        assert face.session.changed == []
        await face.press("backspace")
        assert written(face) == "90m" and "not allowed" not in face.text
        await face.press("ctrl+u", "5", "5", "m", "enter")
        assert face.session.changed == [{"block.focus": "55m"}]


@pytest.mark.parametrize("size", [(80, 24), (40, 16), (40, 10)])
async def test_of_a_long_value_the_end_is_seen(size: tuple[int, int]) -> None:
    """What is typed there; the beginning too once one goes there."""
    face = Face()
    face.session.listed = (ENTRIES[0].replace(text="mon-thu 07:00-15:30 from 06-01 to 08-31, fri 07:00-12:00, sat 07:00-11:00"),)
    async with face.on(*size):
        await face.press("comma", "enter")
        assert "sat 07:00-11:00" in face.text and "mon-thu" not in face.text
        await face.press("home")
        assert "mon-thu" in face.text and "sat 07:00-11:00" not in face.text


async def test_a_text_is_edited_where_one_likes() -> None:
    """Arrows move in it, a selection is replaced, and what is cut can be put back."""
    face = Face()
    async with face.on():
        await at(face, "block.focus")
        await face.press("enter", "left", "left", "1")
        assert written(face) == "910m"
        await face.press("home", "shift+right", "shift+right", "5")
        assert written(face) == "50m"
        await face.press("end", "shift+left", "ctrl+x", "left", "ctrl+v")
        assert written(face) == "5m0"
        await face.press("ctrl+a", "ctrl+k", *"55m", "enter")
        assert face.session.changed == [{"block.focus": "55m"}]


async def test_keys_that_come_at_once_are_heard_in_order() -> None:
    """An arrow is not passed by the letters after it."""
    face = Face()
    async with face.on():
        await at(face, "block.focus")
        await face.press("enter")
        face.clock.advance(1.0)
        for key in ("left", "1", "home", "2", "delete", "end", "x", "backspace"):
            face.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await face.pilot.pause()
        assert written(face) == "201m"


@pytest.mark.parametrize(
    ("pasted", "text"), [("/home/me/a b.wav", "/home/me/a b.wav"), ("a.wav\nq\n", "a.wav"), ("a\x1b[31m.wav", "a[31m.wav")]
)
async def test_a_path_is_pasted(pasted: str, text: str) -> None:
    """Its first line, and nothing that a terminal obeys."""
    face = Face()
    async with face.on():
        await at(face, "notify.sound")
        await face.press("enter", "4")
        face.app.post_message(events.Paste(pasted))
        await face.pilot.pause()
        assert written(face) == text
        await face.press("enter")
        assert face.session.changed == [{"notify.sound": text}]


async def test_what_is_refused_has_no_quotes_in_quotes() -> None:
    """What has quotes of its own is not quoted again."""
    face = Face()
    async with face.on():
        await at(face, "block.focus")
        await face.press("enter", '"')
        assert "This is not allowed here; use" in face.text and '"90m""' not in face.text


async def test_a_switch_is_turned_at_once() -> None:
    """One key."""
    face = Face()
    async with face.on():
        await at(face, "body.progressive")
        await face.press("enter")
        assert face.session.changed == [{"body.progressive": True}]


async def test_sounds_are_heard_while_they_are_lit() -> None:
    """Escape keeps what was; a file of one's own is written."""
    face = Face()
    async with face.on():
        await at(face, "notify.sound")
        await face.press("enter", "down", "down", "escape")
        assert (face.session.tried, face.session.changed) == (["bell", "off", "chime"], [])
        await face.press("enter", "down", "enter")
        assert face.session.changed == [{"notify.sound": "bell"}]
        await face.press("enter", "4")
        assert isinstance(face.app.screen, WriteScreen)
        await face.press(*"a.wav", "enter")
        assert face.session.changed[1:] == [{"notify.sound": "a.wav"}]
        assert OWN_SOUND not in str(face.session.changed)


async def test_themes_are_worn_while_they_are_lit() -> None:
    """And kept in the file."""
    face = Face()
    async with face.on():
        await at(face, "display.theme")
        await face.press("enter", "down")
        assert isinstance(face.app.screen, ChoiceScreen) and face.app.theme == "quiet-light"
        await face.press("enter")
        assert (face.session.changed, face.app.theme) == ([{"display.theme": "quiet-light"}], "quiet-light")


async def test_back_to_the_default_wears_the_default() -> None:
    """A theme that is taken out of the file is taken off."""
    face = Face()
    async with face.on():
        assert "quiet-light" in dict(face.app.themes())
        face.app.theme = "quiet-light"
        await at(face, "display.theme")
        await face.press("x")
        assert (face.session.changed, face.app.theme) == ([{"display.theme": None}], "quiet-dark")


async def test_what_is_not_in_the_file_cannot_be_taken_out() -> None:
    """It is told, and nothing is changed."""
    face = Face()
    async with face.on():
        await at(face, "block.focus")
        await face.press("x")
        assert face.session.changed == [] and "not in your settings file" in face.app.toasts[-1]


async def test_what_the_environment_says_is_told_and_not_changed() -> None:
    """No question is asked."""
    face = Face()
    async with face.on():
        await at(face, "display.seconds")
        assert "Set by the environment (SECONDS)." in face.text
        await face.press("enter")
        assert isinstance(face.app.screen, SettingsScreen)
        assert face.session.changed == [] and "set by the environment" in face.app.toasts[-1]


async def test_notes_are_turned_on_with_their_gaps() -> None:
    """What no pattern sees is said before the answer."""
    face = Face()
    async with face.on(120, 30):
        await at(face, "notes.on")
        await face.press("enter")
        assert all(gap[:60] in face.text for gap in KNOWN_GAPS)
        await face.press("n")
        assert face.session.changed == []
        await face.press("enter", "y")
        assert face.session.changed == [{"notes.on": True}]


async def test_a_new_chart_type_has_a_name_and_a_rate() -> None:
    """Both in one change; a name that may identify somebody is forgotten."""
    number = "88" + "7766554"
    face = Face()
    async with face.on():
        await at(face, "block.focus")
        await face.press("n", *number, "enter")
        assert "long number" in face.text and number not in face.text
        await face.press(*"Op notes", "enter", "7", "enter")
        assert face.session.changed == [{"kinds.op-notes.per_hour": 7, "kinds.op-notes.name": "Op notes"}]


async def test_a_refusal_is_told_as_it_is() -> None:
    """The list stays as it was."""
    face = Face()
    async with face.on():
        await at(face, "body.progressive")
        face.session.refuse = "the file [/] cannot be written"
        await face.press("enter")
        assert face.app.toasts[-1] == "the file [/] cannot be written"


async def test_keys_and_motion_follow_at_once() -> None:
    """A changed key works as soon as it is kept."""
    face = Face(settings=Settings())
    async with face.on():
        face.session.change({"keys.chart.add": "j", "display.motion": False})
        from ninetyten.ui.changes import show

        show(face.app)
        await face.press("j")
        assert len(face.session.asked) == 1 and face.app.animation_level == "none"


async def test_sections_and_the_mouse() -> None:
    """Tab goes to the next section, and round; a click lights, a second one changes."""
    face = Face()
    async with face.on(100, 40):
        await at(face, "block.focus")
        await face.press("tab")
        assert isinstance(face.app.screen, SettingsScreen) and face.app.screen.entry.key == "day.start"
        await face.press(*["tab"] * 7)
        assert face.app.screen.entry.key == "display.theme"
        await face.press("tab")
        assert face.app.screen.entry.key == "block.focus"
        await face.pilot.click("#list", offset=(4, 4))
        assert face.app.screen.entry.key == "day.start"
        await face.pilot.click("#list", offset=(4, 4))
        assert isinstance(face.app.screen, WriteScreen)


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 10), (20, 5), (1, 1)])
async def test_no_size_is_refused(size: tuple[int, int]) -> None:
    """However small, the line that is lit is moved."""
    face = Face(FOCUS)
    async with face.on(*size):
        await at(face, "display.seconds")


async def test_undo_in_the_settings_is_about_settings() -> None:
    """`u` and `U` take a change there back and make it again; elsewhere they are about what was done."""
    face = Face()
    async with face.on():
        await face.press("comma", "u", "U", "escape", "u", "U")
        assert face.session.reversed == [False, True]
        assert face.session.asked == [Undo(), Redo()]
        assert face.app.toasts[:2] == ["undid a setting", "redid a setting"]


async def test_a_setting_that_cannot_be_taken_back_says_why() -> None:
    """As any other change."""
    face = Face()
    async with face.on():
        face.session.refuse = "No setting was changed since ninetyten started."
        await face.press("comma", "u")
        assert face.app.toasts == ["No setting was changed since ninetyten started."] and "! No setting" in face.text
