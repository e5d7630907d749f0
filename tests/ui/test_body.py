"""The body's page and its two checks, and people in a break: one key each, nothing pressed for."""

from __future__ import annotations

import pytest

from ninetyten.config.settings import BodySettings, Settings, SocialSettings
from ninetyten.domain import commands as c
from ninetyten.domain.vocabulary import WORKSTATION_POINTS
from ninetyten.ui.screens.body import BodyScreen
from ninetyten.ui.screens.point_check import CheckScreen
from ninetyten.view.body_page import BodyPage, TrendLine
from ninetyten.view.questions import PRIVATE
from tests.ui.fakes import OFF, REST, Face

PAGE = BodyPage("Checked 2 times, last today.", (TrendLine("eyes", "▁▃", "a little [/]"),), ("A line.",), ("Looked at today.",))


def body(**settings: bool) -> Face:
    """An app on a page of the body."""
    face = Face(OFF, settings=Settings(body=BodySettings(**settings)))
    face.session.page = PAGE
    return face


async def test_it_shows_what_the_host_knows() -> None:
    """Bars, words, sentences, the workstation; that it is private; and back."""
    face = body()
    async with face.on():
        await face.press("B")
        await face.app.workers.wait_for_complete()
        await face.pilot.pause()
        for words in ("Checked 2 times", "eyes  ▁▃  a little [/]", "A line.", "Workstation", "Looked at today.", PRIVATE):
            assert words in face.text
        await face.press("escape")
        assert not isinstance(face.app.screen, BodyScreen)


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 10)])
async def test_every_private_note_is_offered(size: tuple[int, int]) -> None:
    """With its key, at every size that has room for words."""
    face = body()
    async with face.on(*size):
        await face.press("B")
        for words in ("enter weekly check", "w workstation", "p posture", "e energy", "y eyes", "o contact", "esc back"):
            assert words in face.text


async def test_contacts_stand_on_the_page() -> None:
    """One a line."""
    face = body()
    face.session.page = PAGE.replace(contacts=("Virtual coffee: 9 days ago.", "Chapter meeting: not yet."))
    async with face.on():
        await face.press("B")
        await face.app.workers.wait_for_complete()
        await face.pilot.pause()
        assert "Virtual coffee: 9 days ago.\n" in "\n".join(line.strip() for line in face.text.splitlines()) + "\n"
        assert "Chapter meeting: not yet." in face.text


async def test_the_weekly_check_takes_a_key_a_point() -> None:
    """Enter leaves one out; after the last it is kept."""
    face = body()
    async with face.on():
        await face.press("B", "enter", "1", "enter", "0", "3", "enter", "enter", "enter", "2", "enter", "1")
        assert face.session.asked == [c.CheckBody((("eyes", 1), ("neck", 0), ("shoulders", 3)), (("queue", 2), ("temper", 1)))]
        assert isinstance(face.app.screen, BodyScreen)


async def test_a_point_can_be_gone_back_to() -> None:
    """Until the last one is answered."""
    face = body()
    async with face.on():
        await face.press("B", "enter", "1", "up", "2", *["enter"] * 9)
        assert face.session.asked == [c.CheckBody((("eyes", 2),))]


async def test_a_check_left_out_is_not_asked_for_again_this_week() -> None:
    """Nothing is scored; escape is not now, and records nothing."""
    face = body()
    async with face.on():
        await face.press("B", "enter", "escape")
        assert face.session.asked == []
        await face.press("enter", *["enter"] * 10)
        assert face.session.asked == [c.Suggest("body-check")]


@pytest.mark.parametrize(("lenses", "words"), [(False, "eye level"), (True, "lower part of the lenses")])
async def test_the_workstation_has_a_branch_for_lenses(lenses: bool, words: str) -> None:
    """Each point says what is right while it is lit; the answers are dated by the journal."""
    face = body(progressive=lenses)
    async with face.on():
        await face.press("B", "w")
        assert isinstance(face.app.screen, CheckScreen)
        assert words in " ".join(face.text.split()) and "Cochrane 2023" in face.text
        await face.press("y", "n", *["enter"] * (len(WORKSTATION_POINTS) - 2))
        assert face.session.asked == [c.CheckWorkstation((("screen-height", True), ("screen-distance", False)), lenses)]


async def test_the_quiet_line_tells_its_key() -> None:
    """When nothing runs; in a break below the routine."""
    face = Face(OFF.replace(quiet="The weekly check is due", quiet_act="body.open"))
    async with face.on():
        assert "The weekly check is dueB" in face.text
        await face.show(REST.replace(quiet="A virtual coffee is due", quiet_act="body.open contact.make"))
        assert "A virtual coffee" not in face.text
        await face.press("enter")
        assert "A virtual coffee is dueB o" in face.text


async def test_a_contact_is_one_of_those_one_named() -> None:
    """Or any, where none is."""
    face = Face(REST, settings=Settings(social=SocialSettings(("hobby", "chapter"))))
    async with face.on():
        await face.press("enter", "B", "o", "2")
        assert face.session.asked == [c.MakeContact("chapter")]


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 10), (20, 5), (1, 1)])
async def test_no_size_is_refused(size: tuple[int, int]) -> None:
    """However small, the check can be answered."""
    face = body()
    async with face.on(*size):
        await face.press("B", "enter", "1", *["enter"] * 9)
        assert face.session.asked == [c.CheckBody((("eyes", 1),))]
