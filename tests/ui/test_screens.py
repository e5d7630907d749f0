"""The stack of screens is a function of the picture, whatever is on its way."""

from __future__ import annotations

import os
import random
from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual.app import App

from ninetyten.ui.navigation import BROUGHT, QUESTIONS, REST, Lying, due, kind_of, wanted
from ninetyten.view.picture import Picture
from tests.ui.fakes import FOCUS, GAP, OFF, PROMPT, STILL, Face
from tests.ui.fakes import REST as RESTING

PICTURES = [
    FOCUS, OFF, PROMPT, GAP, STILL, RESTING,
    RESTING.replace(prompt=PROMPT.prompt), RESTING.replace(gap=GAP.gap), RESTING.replace(still_there=True),
    GAP.replace(prompt=PROMPT.prompt),
]  # fmt: skip
KEYS = [*"cpbdisyzuxnhatmlkgerwqISBA1250", "enter", "escape", "up", "down", "tab", "backspace", "question_mark", "f1", "ctrl+p"]
STEPS = int(os.environ.get("STEPS", "120"))


def belongs(picture: Picture) -> list[str]:
    """What a picture brings, from below."""
    return [kind for kind in (REST if picture.phase == "rest" else "", wanted(picture)) if kind]


def brought(kinds: Iterable[str]) -> list[str]:
    """What lies on a stack because a picture brought it."""
    return [kind for kind in kinds if kind in BROUGHT]


LYING = [Lying(""), Lying("", card=True), Lying("day"), Lying(REST), *(Lying(question, card=True) for question in QUESTIONS)]


@given(st.lists(st.sampled_from(LYING)), st.sampled_from(PICTURES))
def test_whatever_lies_there_one_step_puts_it_right(above: list[Lying], picture: Picture) -> None:
    """Home stays, what belongs to the picture lies there in its order, and nothing is left to do."""
    stack = [Lying(""), *above]
    kept, missing = due(stack, picture)
    after = [*stack[:kept], *(Lying(kind, card=kind != REST) for kind in missing)]

    assert kept >= 1
    assert brought(screen.kind for screen in after) == belongs(picture)
    assert due(after, picture) == (len(after), ())


def on_stack(face: Face) -> list[str]:
    """What lies on the app's stack because a picture brought it."""
    return brought(kind_of(screen) for screen in face.app.screen_stack)


@pytest.mark.parametrize("question", [PROMPT, GAP, STILL], ids=["prompt", "return", "still"])
async def test_a_question_that_goes_and_comes_back_at_once(question: Picture) -> None:
    """It is there, once, and so is what lies below it."""
    face = Face(question)
    async with face.on():
        for _ in range(20):
            for picture in (FOCUS, question, FOCUS, question):
                face.session.shown = picture
                face.app.refresh_picture()
        await face.pilot.pause()
        assert on_stack(face) == belongs(question)
        assert len(face.app.screen_stack) == 2


@pytest.mark.parametrize("question", [PROMPT, GAP, STILL], ids=["prompt", "return", "still"])
async def test_a_question_lies_over_the_break(question: Picture) -> None:
    """Whichever of the two comes first, and whichever ends first."""
    asked = RESTING.replace(prompt=question.prompt, gap=question.gap, still_there=question.still_there)
    face = Face(question)
    async with face.on():
        for picture in (asked, question, asked, RESTING, asked, FOCUS, question, FOCUS):
            await face.show(picture)
            assert on_stack(face) == belongs(picture)
            assert len(face.app.screen_stack) == 1 + len(belongs(picture))


async def test_a_key_on_its_way_closes_no_other_screen() -> None:
    """The card it was meant for is covered, or gone."""
    face = Face()
    async with face.on():
        face.app.help()
        await face.pilot.pause()
        card = face.app.screen
        await face.show(PROMPT)
        card.dismiss(None)
        assert on_stack(face) == ["prompt"]
        await face.show(RESTING)
        card.dismiss(None)
        await face.pilot.pause()
        assert on_stack(face) == [REST]


def test_thousands_of_pictures_and_cards_in_a_row() -> None:
    """After each picture the stack is its own, whatever a person opened and closed between them."""
    chance, stack = random.Random(9), [Lying("")]
    for _ in range(5000):
        if chance.random() < 0.3:
            stack.append(chance.choice([Lying("", card=True), Lying("day")]))
        elif chance.random() < 0.3 and len(stack) > 1:
            stack.pop()
        picture = chance.choice(PICTURES)
        kept, missing = due(stack, picture)
        stack = [*stack[:kept], *(Lying(kind, card=kind != REST) for kind in missing)]
        assert brought(screen.kind for screen in stack) == belongs(picture)


@pytest.mark.parametrize("seed", range(2))
async def test_random_pictures_and_keys(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Most come without a moment between them: the stack is that of the last picture, and the app lives."""
    chance = random.Random(seed)
    face = Face(chance.choice(PICTURES))
    monkeypatch.setattr(face.app, "end", lambda how, code=0: None)
    async with face.on():
        for _ in range(STEPS):
            face.session.shown = chance.choice(PICTURES)
            face.app.beat()
            assert on_stack(face) == belongs(face.session.shown)
            face.clock.advance(chance.choice([0.0, 0.2, 1.0, 5.0]))
            key = chance.choice(KEYS)
            face.app.post_message(events.Key(key, key if len(key) == 1 else None))
            if chance.random() < 0.1:
                await face.pilot.pause()
        await face.pilot.pause()
        assert face.app.is_running
        await face.show(FOCUS)
        assert on_stack(face) == []


async def test_a_screen_that_is_being_opened_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """From Python 3.12 on Textual sets a screen up before it is on the stack; what it is told then must not be dropped."""
    face, there = Face(), []
    get = vars(App)["_get_screen"]

    def watched(app: Any, screen: Any) -> Any:
        there.append((screen in app.screen_stack, screen.is_there))
        return get(app, screen)

    monkeypatch.setattr(App, "_get_screen", watched)
    async with face.on():
        await face.press("d")
        assert (there, face.app.opening) == ([(False, True)], None)
