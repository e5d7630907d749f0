"""What stands on the screen: at every size, in every theme, whatever people call their chart types."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from textual.filter import ANSIToTruecolor
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input

from ninetyten.config.settings import DisplaySettings, Settings
from ninetyten.config.theme_files import read_themes
from ninetyten.ui.widgets.big_clock import BigClock, Digits
from ninetyten.view.picture import Picture
from tests.ui.fakes import FOCUS, GAP, OFF, OVERTIME, PAUSED, PROMPT, REST, STILL, Face

SIZES = [(160, 50), (120, 40), (100, 30), (80, 24), (80, 16), (60, 20), (40, 10), (39, 9), (20, 5), (5, 2), (1, 1)]
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
        ((40, 10), ["production", "E/M established", "eyes and posture at 09:25", "16 to go"], ["pace", "08:45"]),
        ((20, 5), ["52:41"], ["production"]),
        ((160, 50), ["until 10:15", "08:45", "next", "production 1 h 52", "break 0 h 15", "charts 11", "? keys"], []),
        ((5, 1), ["52:41"], []),
    ],
)
async def test_what_each_size_keeps(size: tuple[int, int], seen: list[str], unseen: list[str]) -> None:
    """Less room leaves out the ledger but for the quota first, then the block, then all but the time."""
    face = Face()
    async with face.on(*size):
        for words in seen:
            assert words in face.text
        for words in unseen:
            assert words not in face.text


@pytest.mark.parametrize(
    ("shown", "seen"),
    [
        (PROMPT, ["47", "Look at something 20", "feet away.", "enter done", "x skip"]),
        (REST, ["8:12", "Charts to log?", "enter log"]),
        (GAP, ["Away 42 min", "w   work", "r   break", "l   lunch"]),
        (STILL, ["Still there?", "Any key says yes."]),
    ],
    ids=["prompt", "rest", "gap", "still"],
)
@pytest.mark.parametrize("size", [(20, 5), (20, 9), (23, 6)])
async def test_the_smallest_screen_shows_what_is_asked(shown: Picture, seen: list[str], size: tuple[int, int]) -> None:
    """The question and its keys, besides the time."""
    face = Face(shown)
    async with face.on(*size):
        assert [words for words in seen if words not in face.text] == []


async def test_a_demo_says_so_in_a_micro_break_too() -> None:
    """In full where there is room, in a word where there is little, and beside what is due."""
    face = Face(PROMPT.replace(badge="made-up days, 3 times as fast"))
    async with face.on():
        assert "demo made-up days, 3 times as fast" in face.text
        await face.pilot.resize_terminal(40, 10)
        await face.pilot.pause()
        assert "eyes and wristsdemo" in face.text.replace(" demo", "demo")
        assert "made-up" not in face.text


async def test_insights_have_two_columns_on_a_large_terminal() -> None:
    """Side by side there, below each other elsewhere, and after every change of size; the summary goes over both."""
    face = Face()
    async with face.on(160, 50):
        await face.press("i")
        await face.app.workers.wait_for_complete()
        for columns, beside in ((160, True), (139, False), (140, True)):
            await face.pilot.resize_terminal(columns, 50)
            await face.pilot.pause()
            lines, first, second, *_ = face.app.screen.query(".part")
            assert (first.region.y == second.region.y, first.region.x < second.region.x) == (beside, beside)
            assert lines.region.width > columns * 0.8
            for part in face.app.screen.query(".part"):
                assert part.children[-1].region.bottom <= part.region.bottom


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


MORNING = (
    "Today: 54 charts in 4 h 30 of production, 07:00 to 15:30",
    "Yesterday: 51 of 54 charts, 94% of the target",
    "Due: accuracy study, specificity (2 of 3 errors)",
)


@pytest.mark.parametrize(("size", "seen"), [((160, 50), 3), ((80, 24), 3), ((80, 16), 3), ((40, 10), 2), ((20, 5), 0)], ids=str)
async def test_a_morning_gives_way_from_the_end(size: tuple[int, int], seen: int) -> None:
    """How to start stays."""
    face = Face(OFF.replace(line="", morning=MORNING, on_hold="3 on hold, oldest 4 days"))
    async with face.on(*size):
        text = " ".join(face.text.split())
        assert [line in text for line in MORNING] == [True] * seen + [False] * (3 - seen)
        assert "starts a block" in text
        assert ("3 on hold, oldest 4 days" in text) is (size[1] >= 16)
        assert ("release" in text) is (size[1] >= 16)


async def test_brackets_are_text() -> None:
    """No text of the user's is read as markup, anywhere it may stand."""
    nasty = "[/] [red]x[/red] [@click=quit]"
    assert PROMPT.prompt is not None and GAP.gap is not None
    for shown in (
        FOCUS.replace(kind=nasty, line=nasty, covered=nasty, next=nasty, charts=(nasty,), ends=nasty),
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


@pytest.mark.parametrize(("picture", "keys"), [
    (FOCUS, "?"), (FOCUS, "/"), (FOCUS, "/ c h"), (FOCUS, "q"), (FOCUS, "A"), (FOCUS, "a"),
    (PROMPT, ""), (STILL, ""), (OFF, "H"), (REST, ""),
])  # fmt: skip
async def test_control_c_says_so_on_every_card(picture: Picture, keys: str) -> None:
    """There it says the key that no card takes."""
    face = Face(picture)
    async with face.on():
        await face.press(*keys.split())
        await face.press("ctrl+c")
        await face.pilot.pause()
        assert face.session.left == []
        assert f"{'ctrl+q' if face.app.screen.is_modal else 'q'} quits ninetyten." in face.text


async def test_control_c_copies_what_is_selected() -> None:
    """As in any text field; then nothing is said of quitting."""
    face = Face()
    async with face.on():
        await face.press("/", *"39", "shift+home", "ctrl+c")
        assert face.app.clipboard == "39"
        assert "quits" not in face.text


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


@pytest.mark.parametrize(("theme", "own"), [("sixteen", True), ("sixteen-light", True), ("quiet-dark", False)])
async def test_the_terminals_own_colours_are_left_alone(theme: str, own: bool) -> None:
    """From the first frame on, not only once it was chosen again: otherwise they become the library's idea of them."""
    face = Face(settings=Settings(display=DisplaySettings(theme=theme)))
    async with face.on():
        assert any(isinstance(mended, ANSIToTruecolor) for mended in face.app.get_line_filters()) == (not own)


async def test_a_field_has_the_themes_colours_among_sixteen() -> None:
    """Not the terminal's default, on which dark text may be lost."""
    face = Face(settings=Settings(display=DisplaySettings(theme="sixteen-light")))
    async with face.on():
        await face.press("m")
        field = face.app.screen.query_one(Input)
        assert [colour.ansi for colour in (field.background_colors[1], field.styles.color)] == [15, 0]


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
