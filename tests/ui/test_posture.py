"""The looks at oneself on the screen: posture, energy, the eyes; the page of the body; what the day warns of."""

from __future__ import annotations

import pytest

from ninetyten.config.settings import BodySettings, Settings
from ninetyten.domain import commands as c
from ninetyten.domain.moment import HOUR
from ninetyten.domain.plan import DayPlan, Plan, Slot
from ninetyten.domain.vocabulary import PosturePoint
from ninetyten.ui.screens.body import BodyScreen
from ninetyten.ui.screens.ticks import PostureScreen
from ninetyten.ui.widgets.hints import Hints
from ninetyten.view.body_page import BodyPage
from ninetyten.view.questions import posture_points
from tests.ui.fakes import FOCUS, OFF, REST, Face

CHECKING = FOCUS.replace(posture=" · ".join(posture_points(progressive=False).values()))
WARNING = "Inpatient at 13:00 is in your slowest hour; 08:00 is your best."


@pytest.mark.parametrize(
    ("keys", "failing"),
    [
        (("enter",), ()),
        (("1", "5", "enter"), ("feet", "screen")),
        (("5", "2", "5", "9", "enter"), ("back",)),
    ],
)
@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 10), (20, 5)])
async def test_a_digit_ticks_what_is_not_right(
    keys: tuple[str, ...], failing: tuple[PosturePoint, ...], size: tuple[int, int]
) -> None:
    """Again takes it back; all is right unless it is ticked, at any size."""
    face = Face(CHECKING)
    async with face.on(*size):
        await face.press("B", "p", *keys)
        assert face.session.asked == [c.CheckPosture(failing)]
        assert isinstance(face.app.screen, BodyScreen)


async def test_escape_leaves_the_check() -> None:
    """Nothing is noted."""
    face = Face(CHECKING)
    async with face.on():
        await face.press("B", "p", "1", "escape")
        assert face.session.asked == [] and isinstance(face.app.screen, BodyScreen)


@pytest.mark.parametrize("size", [(80, 24), (40, 10)])
@pytest.mark.parametrize(("lenses", "screen"), [(False, "at eye level"), (True, "below eye level")])
async def test_the_points_are_shown(lenses: bool, screen: str, size: tuple[int, int]) -> None:
    """Each with its digit, ticked or not."""
    face = Face(CHECKING, settings=Settings(body=BodySettings(progressive=lenses)))
    async with face.on(*size):
        await face.press("B", "p", "4")
        for words in (
            "1 ✓ feet flat",
            "2 ✓ back supported",
            "3 ✓ elbows 90°",
            "4 ✗ wrists straight",
            f"5 ✓ top of the screen {screen}",
            "6 ✓ screen at arm's length",
        ):
            assert words in face.text
        assert "enter 1 not right" in face.text


@pytest.mark.parametrize("keys", [("down", "down", "space"), ("3", "1", "home", "space"), ("end", "up", "up", "up", "space")])
async def test_space_ticks_the_point_that_is_lit(keys: tuple[str, ...]) -> None:
    """As its digit does."""
    face = Face(CHECKING)
    async with face.on():
        await face.press("B", "p", *keys, "enter")
        assert face.session.asked == [c.CheckPosture(("elbows",))]


async def test_a_click_ticks_a_point() -> None:
    """As its digit does."""
    face = Face(CHECKING)
    async with face.on():
        await face.press("B", "p")
        assert isinstance(face.app.screen, PostureScreen)
        await face.pilot.click("#answers", offset=(5, 2))
        await face.press("enter")
        assert face.session.asked == [c.CheckPosture(("elbows",))]


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (80, 16)])
async def test_the_points_and_the_questions_have_room(size: tuple[int, int]) -> None:
    """The points in place of when the block ends; the question in the quiet line, or where there is none below the clock."""
    face = Face(CHECKING)
    async with face.on(*size):
        assert "feet flat · back supported" in face.text and "until 10:15" not in face.text
        await face.show(FOCUS.replace(quiet="Energy now? 1 to 5", quiet_act="body.open energy.rate"))
        assert face.text.count("Energy now? 1 to 5") == 1 and "until 10:15" in face.text


async def test_the_face_offers_the_check_only_while_it_is_shown() -> None:
    """First among the keys for twenty seconds, then not at all; its key works on."""
    face = Face(CHECKING)
    async with face.on():
        assert "B p not right?" in face.text
        await face.show(FOCUS)
        assert "not right?" not in face.text
        await face.press("B", "p", "enter")
        assert face.session.asked == [c.CheckPosture(())]


async def test_a_click_on_the_offer_opens_the_check() -> None:
    """Without the page it lies on."""
    face = Face(CHECKING)
    async with face.on(80, 20):
        foot = face.app.screen.query_one("#hints", Hints)
        line = "".join(text for text, _ in foot.looks(CHECKING, foot.content_size.width))
        await face.pilot.click(foot, offset=(line.index("not right?"), 0))
        await face.press("2", "enter")
        assert face.session.asked == [c.CheckPosture(("back",))] and len(face.app.screen_stack) == 1


async def test_what_was_noted_is_read_again() -> None:
    """The page says it at once."""
    face = Face(CHECKING)
    async with face.on():
        await face.press("B", "p")
        face.session.page = BodyPage("Checked.", looks=("Posture: 1 check.",))
        await face.press("enter")
        await face.app.workers.wait_for_complete()
        await face.pilot.pause()
        assert "Posture: 1 check." in face.text


async def test_a_question_in_the_quiet_line_names_its_key() -> None:
    """One key, or those that lead there."""
    face = Face(FOCUS.replace(quiet="Energy now? 1 to 5", quiet_act="body.open energy.rate"))
    async with face.on():
        assert "Energy now? 1 to 5  B e" in face.text
        await face.show(OFF.replace(quiet="Check your workstation: feet", quiet_act="body.open body.workstation"))
        assert "Check your workstation: feetB w" in face.text
        await face.press("B", "w")
        assert "Your workstation: is this right?" in face.text


async def test_a_break_names_the_keys_too() -> None:
    """Below its routine."""
    face = Face(REST.replace(quiet="Check your workstation: feet", quiet_act="body.open body.workstation"))
    async with face.on():
        await face.press("enter")
        assert "Check your workstation: feetB w" in face.text


@pytest.mark.parametrize("size", [(80, 24), (40, 10)])
async def test_the_looks_are_on_the_page_of_the_body(size: tuple[int, int]) -> None:
    """Line by line, below what is worth saying."""
    face = Face(OFF)
    face.session.page = BodyPage("Checked.", (), (), ("Looked at today.",), ("Posture: 2 checks.", "08   4.3   61 earned"))
    async with face.on(*size):
        await face.press("B")
        await face.app.workers.wait_for_complete()
        await face.pilot.pause()
        assert "Posture: 2 checks." in face.text and "08   4.3   61 earned" in face.text


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_the_day_warns_of_a_type_in_the_wrong_hour(size: tuple[int, int]) -> None:
    """In one line below the column; what waits for its key has a line of its own."""
    face = Face(settings=Settings(plan=Plan(day=DayPlan(slots=(Slot(13 * 60, HOUR),)))))
    face.session.warned = WARNING
    async with face.on(*size):
        await face.press("d")
        await face.app.workers.wait_for_complete()
        await face.pilot.pause()
        assert WARNING in " ".join(face.text.split())
        await face.press("2")
        assert WARNING in " ".join(face.text.split()) and "2   c charts" in face.text


async def test_a_day_without_planned_blocks_reads_nothing() -> None:
    """There is nothing to warn of."""
    face = Face()
    face.session.warned = WARNING
    async with face.on():
        await face.press("d")
        await face.app.workers.wait_for_complete()
        await face.pilot.pause()
        assert WARNING not in " ".join(face.text.split())
