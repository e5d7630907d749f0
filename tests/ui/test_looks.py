"""What stands on the screen: at every size, in every theme, whatever people call their chart types."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from textual.strip import Strip
from textual.widget import Widget

from ninetyten.config.settings import DisplaySettings, Settings
from ninetyten.config.theme_files import read_themes
from ninetyten.ui.widgets.big_clock import BigClock, Digits
from ninetyten.view.picture import Picture
from tests.ui.fakes import FOCUS, GAP, OFF, OVERTIME, PAUSED, PROMPT, REST, STILL, Face

SIZES = [(120, 40), (100, 30), (80, 24), (80, 16), (60, 20), (40, 10), (39, 9), (20, 5), (5, 2), (1, 1)]
PICTURES = {
    "focus": FOCUS, "off": OFF, "prompt": PROMPT, "rest": REST, "gap": GAP, "still": STILL, "overtime": OVERTIME,
    "paused": PAUSED, "empty": Picture(),
}  # fmt: skip
THEMES = sorted(read_themes("/nowhere")[0])


@pytest.mark.parametrize("name", PICTURES)
async def test_no_size_is_refused(name: str) -> None:
    """Every screen is drawn at every size, and so is every change between them."""
    face = Face(PICTURES[name])
    async with face.on(*SIZES[0]):
        for size in SIZES[1:]:
            await face.pilot.resize_terminal(*size)
            await face.pilot.pause()
            assert face.app.size == size
            assert len(face.text.splitlines()) <= size[1] + 1


@pytest.mark.parametrize(
    ("size", "seen", "unseen"),
    [
        ((100, 30), ["until 10:15", "08:45", "next", "07:00", "CEU", "charts 11", "stretch now", "insights"], []),
        ((80, 24), ["until 10:15", "08:45", "next", "production 1 h 52", "break 0 h 15", "charts 11", "? keys"], []),
        ((80, 16), ["until 10:15", "08:45", "next", "charts 11"], ["07:00"]),
        ((40, 10), ["production", "E/M established", "eyes and posture at 09:25"], ["charts 11", "08:45"]),
        ((20, 5), ["52:41"], ["production"]),
        ((5, 1), ["52:41"], []),
    ],
)
async def test_what_each_size_keeps(size: tuple[int, int], seen: list[str], unseen: list[str]) -> None:
    """Less room leaves out the ledger first, then the block, then all but the time."""
    face = Face()
    async with face.on(*size):
        for words in seen:
            assert words in face.text
        for words in unseen:
            assert words not in face.text


async def test_the_digits_are_large_where_there_is_room() -> None:
    """Five rows; three where the width does not do; the bare text where nothing else does."""
    for size, lines in (((80, 24), 5), ((34, 24), 3), ((16, 24), 1)):
        face = Face()
        async with face.on(*size):
            assert face.app.screen.query_one(BigClock).size.height == lines


async def test_a_second_changes_one_digit(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the lines of the last digits that differ are painted again; an equal picture paints nothing."""
    face = Face()
    async with face.on():
        painted: list[tuple[Widget, int]] = []
        draw = Digits.render_line

        def render_line(digits: Digits, y: int) -> Strip:
            painted.append((digits, y))
            return draw(digits, y)

        monkeypatch.setattr(Digits, "render_line", render_line)
        last = face.app.screen.query(Digits).last()
        await face.show(FOCUS.replace(clock="52:47"))
        painted.clear()
        await face.show(FOCUS.replace(clock="52:46"))
        assert painted == [(last, 1), (last, 2), (last, 3), (last, 4)]
        painted.clear()
        await face.show(FOCUS.replace(clock="52:46"))
        assert painted == []
        assert last.size.width == 14


@pytest.mark.parametrize(
    ("picture", "words"),
    [(PROMPT, "fingertips up the palm."), (REST, "How many charts are not logged yet?  ▏"), (OFF, "enter starts a block")],
)
async def test_a_small_screen_keeps_what_it_is_about(picture: Picture, words: str) -> None:
    """What to do in a stop, what is typed in a break, and how a day begins, on 40 columns and 10 lines."""
    face = Face(picture)
    async with face.on(40, 10):
        assert words in face.text


async def test_what_is_covered_is_not_painted() -> None:
    """Under another screen the face stands still; once seen again it shows the time."""
    face = Face()
    async with face.on():
        clock = face.app.screen.query_one(BigClock)
        await face.press("question_mark")
        await face.show(FOCUS.replace(clock="52:40"))
        assert clock.text == "52:41"
        await face.press("escape")
        assert clock.text == "52:40"


async def test_nothing_is_said_by_colour_alone() -> None:
    """What was answered is filled, what was skipped hollow; overtime and pauses have their word and sign."""
    face = Face()
    async with face.on():
        assert "●━" in face.text and "△" in face.text and "░" in face.text and "▓" in face.text
        await face.show(OVERTIME)
        assert "overtime" in face.text
        await face.show(PAUSED)
        assert "paused: phone" in face.text


async def test_brackets_are_text() -> None:
    """No text of the user's is read as markup, anywhere it may stand."""
    nasty = "[/] [red]x[/red] [@click=quit]"
    assert PROMPT.prompt is not None and GAP.gap is not None
    for shown in (
        FOCUS.replace(kind=nasty, line=nasty, covered=nasty, next=nasty, charts=nasty, ends=nasty),
        FOCUS.replace(trouble=nasty),
        PROMPT.replace(prompt=PROMPT.prompt.replace(words=nasty)),
        GAP.replace(gap=GAP.gap.replace(missed=(nasty,))),
    ):
        face = Face(shown)
        async with face.on(120, 40):
            assert nasty in face.text


async def test_the_terminal_obeys_nothing_that_is_shown() -> None:
    """An escape sequence in what went wrong, on the face and in a remark, is spelled."""
    face = Face(FOCUS.replace(trouble="no x\x1b[31m\x9b2J"))
    async with face.on(120, 40):
        face.app.say("no y\x1b[31m\udcff\nz")
        await face.pilot.pause()
        assert "no x\\u001b[31m\\u009b2J" in face.text
        assert "no y\\u001b[31m\\udcff" in face.text
        assert "\x1b" not in face.text and "\x9b" not in face.text


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (80, 16), (40, 10), (20, 5)])
@pytest.mark.parametrize("name", ["focus", "prompt", "rest", "gap"])
async def test_what_is_said_covers_nothing(name: str, size: tuple[int, int]) -> None:
    """A remark has a line of its own on every screen: all that was there is still there, in its place."""
    face = Face(PICTURES[name])
    async with face.on(*size):
        before = face.text.splitlines()
        face.app.say("1 chart on hold")
        await face.pilot.pause()
        assert [line for line in face.text.splitlines() if line not in before] and "chart" in face.text
        assert all(line in face.text.splitlines() for line in before)


async def test_a_long_remark_is_said_in_parts() -> None:
    """Each stays for four seconds, on a line of any length; then the line is empty again."""
    face = Face()
    async with face.on(40, 10):
        face.app.say("first words of a remark that does not fit into one line of this screen", wrong=True)
        await face.pilot.pause()
        assert "! first words" in face.text and "screen" not in face.text
        face.clock.advance(4.0)
        await face.show(FOCUS)
        assert "first words" not in face.text and "screen" in face.text
        face.clock.advance(4.0)
        await face.show(FOCUS)
        assert "screen" not in face.text


async def test_control_c_says_how_to_quit() -> None:
    """It quits in other programs; here it must not look dead."""
    face = Face()
    async with face.on():
        await face.press("ctrl+c")
        assert face.session.left == [] and face.app.toasts == ["q quits ninetyten."]


async def test_trouble_and_news_stand_below_the_clock() -> None:
    """What is wrong comes before what a return brought, and that before the posture check."""
    face = Face(FOCUS.replace(posture="feet flat", covered="away for 14 min"))
    async with face.on():
        assert "away for 14 min" in face.text and "feet flat" not in face.text
        await face.show(FOCUS.replace(posture="feet flat", covered="away for 14 min", trouble="the disk is full"))
        assert "! the disk is full" in face.text and "away for 14 min" not in face.text
        await face.show(FOCUS.replace(posture="feet flat"))
        assert "feet flat" in face.text


async def test_without_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    """With NO_COLOR everything is still drawn, in grey."""
    monkeypatch.setenv("NO_COLOR", "1")
    face = Face()
    async with face.on():
        svg = face.app.export_screenshot()
        assert "#6fc7b1" not in svg
        assert "production" in face.text


@pytest.mark.parametrize("theme", THEMES)
async def test_every_theme_dresses_every_screen(theme: str) -> None:
    """Started in it, each screen is drawn."""
    for shown in PICTURES.values():
        face = Face(shown, settings=Settings(display=DisplaySettings(theme=theme)))
        async with face.on():
            assert face.app.theme == theme
            assert face.app.toasts == []


async def test_a_theme_is_tried_before_it_is_chosen() -> None:
    """Each is worn while it is lit; escape goes back, enter keeps it for good."""
    face = Face()
    async with face.on():
        await face.press("t", "down")
        assert face.app.theme == "quiet-light"
        light = face.app.palette.style("strong", "focus")
        await face.press("escape")
        assert face.app.theme == "quiet-dark"
        assert face.app.palette.style("strong", "focus") != light
        await face.press("t", "down", "enter")
        assert face.app.theme == "quiet-light"
        assert face.session.changed == [{"display.theme": "quiet-light"}]


async def test_a_broken_theme_is_told(tmp_path: Path) -> None:
    """A theme that is no theme, or has no such colour, costs a remark and nothing else."""
    Path(tmp_path, "mine.toml").write_text('dark = true\n[colours]\nfocus = "greenish"\n')
    Path(tmp_path, "torn.toml").write_text("dark = \n")
    for name, worn in (("mine", "mine"), ("torn", "quiet-dark"), ("nowhere", "quiet-dark")):
        face = Face(settings=Settings(display=DisplaySettings(theme=name)), themes_dir=str(tmp_path))
        async with face.on():
            assert face.app.theme == worn
            assert len(face.app.toasts) == 1 and name in face.app.toasts[0]
            await face.press("t")
            assert "mine" in face.app.toasts[-1] and "production" in face.text


async def test_problems_are_told_once() -> None:
    """The first in full, the others by where to find them."""
    face = Face()
    face.session.problems = ("config.toml, line 3, block.focus: too short\nmore", "another")
    async with face.on():
        assert face.app.toasts == ["config.toml, line 3, block.focus: too short\nninetyten check shows all"]


async def test_reduced_motion_is_respected() -> None:
    """The setting turns every animation off."""
    face = Face(settings=Settings(display=DisplaySettings(motion=False)))
    async with face.on():
        assert face.app.animation_level == "none"


async def test_the_environment_is_left_alone() -> None:
    """Starting the app sets no variable that a child process would see."""
    before = dict(os.environ)
    async with Face().on():
        assert dict(os.environ) == before
