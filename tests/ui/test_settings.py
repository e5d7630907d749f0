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


def settings(face: Face) -> SettingsScreen:
    """The page in front."""
    assert isinstance(face.app.screen, SettingsScreen)
    return face.app.screen


def selected(face: Face) -> str:
    """The key of the selected setting; the name of a heading's group."""
    page = settings(face)
    return page.rows[page.selected].key


async def at(face: Face, key: str) -> None:
    """Open the settings and select one."""
    await face.press("comma")
    settings(face).go_to(key)
    await face.pilot.pause()
    assert selected(face) == key


def written(face: Face) -> str:
    """What stands in the field."""
    return face.app.screen.query_one(Typed).value


async def test_groups_are_folded_and_what_people_change_first_is_on_top() -> None:
    """A group says what is in it and how much was changed; `enter` opens and folds it."""
    face = Face()
    async with face.on(100, 40):
        await face.press("comma")
        assert "+ Days and hours" in face.text and "which days and hours, lunch" in face.text
        assert face.text.index("Chart types") < face.text.index("Blocks and breaks") < face.text.index("Keys")
        assert "A block lasts" not in face.text and "1 changed" in face.text
        assert "enter open" in face.text
        await face.press("enter")
        assert "enter fold" in face.text
        await face.press("down", "down")
        assert "− Days and hours" in face.text and selected(face) == "day.stop"
        await face.press("up", "up", "enter")
        assert "Start work at" not in face.text


async def test_a_setting_reads_as_a_sentence_with_default_and_bounds() -> None:
    """Its label, its value in words, and below what it means, what it was and what it may be."""
    face = Face()
    async with face.on(100, 40):
        await at(face, "block.focus")
        for words in ("A block lasts", "90m", "How long a block is.", "Default 90m. Allowed: a length.", "with the next block"):
            assert words in face.text
        assert "wait for you" in face.text and "block.focus" not in face.text
        settings(face).go_to("display.theme")
        await face.pilot.pause()
        assert "From config.toml, line 3." in face.text and "Default quiet-dark." in face.text
        await face.press("escape")
        assert not isinstance(face.app.screen, SettingsScreen)


async def test_choices_are_asked_in_words_and_kept_in_the_file_s_own() -> None:
    """`wait for you` is `wait` there."""
    face = Face()
    async with face.on():
        await at(face, "block.end")
        await face.press("enter")
        assert "go on by itself" in face.text
        await face.press("2")
        assert face.session.changed == [{"block.end": "auto"}]


async def test_a_search_finds_by_words_and_keys() -> None:
    """In any group, the rare ones too; the old names find as well; `enter` changes what is selected."""
    face = Face()
    async with face.on(100, 30):
        await face.press("comma", "slash", *"pay")
        assert "General: pay per chart" in face.text and "Blocks and breaks" not in face.text
        await face.press(*["backspace"] * 3, *"block.f")
        assert selected(face) == "block.focus"
        await face.press("enter")
        assert isinstance(face.app.screen, WriteScreen) and face.session.asked == []
        await face.press("escape", "escape")
        assert "+ Days and hours" in face.text
        await face.press("slash", *"zzz", "enter")
        assert "Nothing matches." in face.text
        await face.press("escape", "escape")
        assert not isinstance(face.app.screen, SettingsScreen)


async def test_a_search_finds_a_group_by_its_name() -> None:
    """Whoever looks for the quota finds what is under "Quota and accuracy"."""
    face = Face()
    async with face.on(100, 30):
        await face.press("comma", "slash", *"quota")
        assert "Productivity target" in face.text


async def test_a_search_goes_through_with_arrows_and_keys_come_last() -> None:
    """The letters that are keys elsewhere are written; a fast hand is no burst."""
    face = Face()
    async with face.on(100, 30):
        await face.press("comma", "slash")
        await face.press(*"undo", apart=0.05)
        assert selected(face) == "keys.undo" and face.session.asked == []
        assert "key: undo" in face.text
        await face.press(*["backspace"] * 4, *"work at", "down", "tab")
        assert selected(face) == "day.stop"
        await face.press("up", "up")
        assert selected(face) == "day.start"


async def test_what_few_need_waits_until_it_is_set() -> None:
    """It is in no group; going to it searches for it."""
    face = Face()
    async with face.on(100, 30):
        await at(face, "kinds.general.per_hour")
        assert "pay per chart" not in face.text
        settings(face).go_to("kinds.general.pay")
        await face.pilot.pause()
        assert selected(face) == "kinds.general.pay"


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
    long = "mon-thu 07:00-15:30 from 06-01 to 08-31, fri 07:00-12:00, sat 07:00-11:00"
    face.session.listed = (ENTRIES[0].replace(text=long),)
    async with face.on(*size):
        await at(face, ENTRIES[0].key)
        await face.press("enter")
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
        assert face.session.changed == [] and "A block lasts is not in your settings file" in face.app.toasts[-1]


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
    """Both in one change, with the usual types where the file names none; a name that may identify somebody is forgotten."""
    number = "88" + "7766554"
    face = Face()
    async with face.on():
        await at(face, "block.focus")
        await face.press("n", *number, "enter")
        assert "long number" in face.text and number not in face.text
        await face.press(*"Op notes", "enter", "7", "enter")
        added = {"kinds.op-notes.per_hour": 7, "kinds.op-notes.name": "Op notes"}
        assert face.session.changed == [{"kinds.general.per_hour": 12, "kinds.general.name": "General", **added}]
        assert "Chart type added: Op notes, 7" in face.text
        await face.press("n", *"Op notes", "enter", "7", "enter")
        assert face.session.changed[1:] == [added]


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


async def test_groups_and_the_mouse() -> None:
    """Tab goes to the next heading, and round; a click opens a heading, selects a setting, and changes a selected one."""
    face = Face()
    async with face.on(100, 40):
        await at(face, "day.stop")
        await face.press("tab")
        assert selected(face) == "Chart types"
        await face.press(*["tab"] * 8)
        assert selected(face) == "Keys"
        await face.press("tab")
        assert selected(face) == "Days and hours"
        await face.pilot.click("#list", offset=(4, 4))
        assert selected(face) == "Chart types" and "General: name" in face.text
        await face.pilot.click("#list", offset=(8, 1))
        assert selected(face) == "day.start" and isinstance(face.app.screen, SettingsScreen)
        await face.pilot.click("#list", offset=(8, 1))
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
