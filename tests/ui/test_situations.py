"""Every key of the main screen while something else is asked: it works or says why not, and answers nothing else."""

from __future__ import annotations

import pytest

from ninetyten.domain import commands as c
from ninetyten.ui.screens.prompt import PromptScreen
from ninetyten.ui.screens.rest import CHARTS, HOW, ROUTINE, RestScreen
from ninetyten.ui.screens.settings_screen import SettingsScreen
from ninetyten.view.actions import ACTIONS, of_scope
from ninetyten.view.picture import Picture
from tests.ui.fakes import FOCUS, GAP, PROMPT, REST, Face

ON_THE_FACE = [(action.id, key) for action in ACTIONS if action.scope in ("app", "focus") for key in action.keys]
LEAVES = {"leave"}
ANSWERS = (c.Done, c.Snooze, c.Skip, c.Back, c.Account)


def own_keys(scope: str) -> set[str]:
    """The keys that answer what is asked."""
    return {key for action in of_scope(scope) for key in action.keys}


async def back_to(face: Face, kind: str) -> None:
    """Close what a key opened."""
    for _ in range(4):
        if getattr(face.app.screen, "kind", "") != kind:
            await face.press("escape")
    assert getattr(face.app.screen, "kind", "") == kind


@pytest.mark.parametrize(
    ("shown", "stage", "scope"),
    [(PROMPT, "", "prompt"), (REST, CHARTS, "rest"), (REST, ROUTINE, "rest"), (REST, HOW, "rest"), (GAP, "", "return")],
)
async def test_no_key_of_the_face_is_lost(shown: Picture, stage: str, scope: str) -> None:
    """It does something, opens something, or says why not; only what is asked's own keys answer it."""
    face = Face(shown)
    async with face.on():
        await face.press(*(["enter"] if stage in (ROUTINE, HOW) else []))
        for name, key in ON_THE_FACE:
            if name in LEAVES and scope != "return":
                continue
            if isinstance(face.app.screen, RestScreen):
                face.app.screen.stage = stage
            face.clock.advance(5.0)
            face.session.asked.clear()
            face.app.toasts.clear()
            before, screen = face.text, face.app.screen
            await face.press(key)
            heard = face.session.asked or face.app.toasts or face.app.screen is not screen or face.text != before
            assert heard, f"{key} ({name}) is lost"
            if key not in own_keys(scope) | {"enter"}:
                assert not any(isinstance(asked, ANSWERS) for asked in face.session.asked), f"{key} ({name}) answers"
            await back_to(face, scope)


async def test_the_settings_are_not_lost_in_a_micro_break() -> None:
    """They open, their keys are theirs, and the micro-break is back once they close, as new as any: it was not answered."""
    face = Face(PROMPT)
    async with face.on():
        await face.press("comma", "down", apart=3.0)
        assert isinstance(face.app.screen, SettingsScreen) and "micro-break: eyes and wrists, 47 s" in face.text
        await face.press("enter", "escape", apart=3.0)
        assert isinstance(face.app.screen, PromptScreen) and face.session.asked == []
        await face.press("enter", apart=1.0)
        assert face.session.asked == []
        await face.press("enter", apart=1.5)
        assert face.session.asked == [c.Done()]


async def test_what_was_opened_over_a_micro_break_stays_when_it_ends() -> None:
    """Nothing typed is lost; the next micro-break comes to the front again."""
    face = Face(PROMPT)
    async with face.on():
        await face.press("v", "3", "9")
        await face.show(FOCUS)
        assert "39" in face.text and "micro-break" not in face.text
        assert PROMPT.prompt is not None
        await face.show(PROMPT.replace(prompt=PROMPT.prompt.replace(key=8)))
        assert isinstance(face.app.screen, PromptScreen)


@pytest.mark.parametrize(
    ("key", "command"), [("a", c.Switch("study")), ("b", c.Rest()), ("space", c.Pause()), ("u", c.Undo()), ("c", c.Chart())]
)
async def test_what_one_key_does_it_does_in_a_micro_break_too(key: str, command: c.Command) -> None:
    """At once, under the guard too: it was meant for the day, not for the micro-break."""
    face = Face(PROMPT)
    async with face.on():
        await face.press(key, apart=0.5)
        assert face.session.asked == [command]


async def test_digits_in_a_micro_break_are_seen_and_wait_for_their_key() -> None:
    """As on the main screen."""
    face = Face(PROMPT)
    async with face.on():
        await face.press("1", "2")
        assert "12   c charts" in face.text
        await face.press("c")
        assert face.session.asked == [c.Chart(12)]


@pytest.mark.parametrize(
    ("key", "command"), [("c", c.Chart(5)), ("l", c.Rest(5 * 60_000, lunch=True)), ("b", c.Rest(5 * 60_000))]
)
async def test_a_number_in_the_first_question_of_a_break_belongs_to_its_key(key: str, command: c.Command) -> None:
    """Whatever the key: `5 c` are five charts there too, and `enter` then logs no more."""
    face = Face(REST)
    async with face.on():
        await face.press("5", key, "enter")
        assert face.session.asked == [command]


async def test_a_key_on_its_way_does_not_answer_what_the_time_away_was() -> None:
    """Within the time of a burst after the question came."""
    face = Face()
    async with face.on():
        await face.show(GAP)
        await face.press("l", apart=0.1)
        assert face.session.asked == []
        await face.press("l", apart=0.6)
        assert face.session.asked == [c.Account("lunch")]


async def test_the_end_of_a_break_says_what_its_keys_start() -> None:
    """The next block, whatever is answered; and the key that ends the day instead."""
    assert REST.rest is not None
    face = Face(REST.replace(rest=REST.rest.replace(starts="block 3: production, E/M established")))
    async with face.on():
        await face.press("enter", "enter")
        assert "Each answer starts block 3: production, E/M established." in face.text
        assert "Q ends the day" in face.text


async def test_a_key_meant_for_a_question_does_nothing_in_a_micro_break_that_came_over_it() -> None:
    """Not in the first two seconds; the question is still there, and afterwards a key is a key."""
    face = Face()
    async with face.on():
        await face.press("v", "3")
        await face.show(PROMPT)
        await face.press("b", "c", apart=0.9)
        assert face.session.asked == []
        await face.press("c")
        assert face.session.asked == [c.Chart()]
        await face.show(FOCUS)
        assert "What did the audit find?" in face.text
