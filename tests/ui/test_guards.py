"""Keys that were meant for something else: the first seconds of a stop, bursts of typing, pastes."""

from __future__ import annotations

import pytest
from textual import events

from ninetyten.config.settings import Settings
from ninetyten.domain import commands as c
from ninetyten.domain.moment import MINUTE
from tests.ui.fakes import FOCUS, OFF, PROMPT, Face


async def test_a_new_stop_ignores_the_first_two_seconds() -> None:
    """A key within the guard does nothing to the stop; later it does."""
    face = Face()
    async with face.on():
        await face.show(PROMPT)
        await face.press("enter", "x", apart=0.9)
        assert face.session.asked == []
        await face.press("enter", apart=0.2)
        assert face.session.asked == [c.Done()]


async def test_a_chart_is_logged_under_the_guard() -> None:
    """What is not the stop's own key was meant: it acts."""
    face = Face(PROMPT)
    async with face.on():
        await face.press("c", apart=0.1)
        assert face.session.asked == [c.Chart()]


async def test_the_guard_begins_anew_with_another_stop() -> None:
    """A stop that takes the place of one on the screen is as new as any."""
    face = Face(PROMPT)
    async with face.on():
        face.clock.advance(10.0)
        assert PROMPT.prompt is not None
        await face.show(PROMPT.replace(prompt=PROMPT.prompt.replace(key=8)))
        await face.press("enter", apart=1.9)
        assert face.session.asked == []


async def test_the_guard_is_a_setting() -> None:
    """Its length comes from the settings, in milliseconds."""
    face = Face(PROMPT, settings=Settings(guard=0))
    async with face.on():
        await face.press("enter", apart=0.0)
        assert face.session.asked == [c.Done()]


async def test_a_click_is_guarded_too() -> None:
    """A mouse that was on its way dismisses nothing."""
    face = Face(PROMPT)
    async with face.on():
        await face.pilot.click("#hints", offset=(30, 0))
        assert face.session.asked == []


async def test_typing_for_another_window_is_voided() -> None:
    """The fourth different key within 600 ms gives it away: what the first did is undone, the rest does nothing."""
    face = Face()
    async with face.on():
        await face.press("c", "a", "c", "p", apart=0.15)
        assert face.session.voided == []
        await face.press("b", "l", "c", apart=0.1)
        assert face.session.asked == [c.Chart(), c.Switch("study"), c.Chart(), c.Switch("production")]
        assert face.session.voided == [4]
        assert face.app.toasts == ["That looked like typing for another window: its changes were undone."]


async def test_keys_act_again_after_a_pause() -> None:
    """Once the keyboard has been quiet for the time of a burst, a key is a key."""
    face = Face()
    async with face.on():
        await face.press("y", "x", "v", "j", "j", apart=0.1)
        assert face.session.voided == [1]
        await face.press("c", apart=0.7)
        assert face.session.asked[-1] == c.Chart()


async def test_one_key_often_is_no_burst() -> None:
    """Charts may be logged as fast as a finger can."""
    face = Face()
    async with face.on():
        await face.press(*"cccccc", apart=0.05)
        assert (len(face.session.asked), face.session.voided) == (6, [])


async def test_a_burst_closes_what_it_opened() -> None:
    """Neither a question nor digits of a burst remain."""
    face = Face()
    async with face.on():
        await face.press("k", "3", "q", "t", apart=0.1)
        assert face.app.screen.query("#ledger")
        assert (face.app.typed, face.session.left, face.session.voided) == ("", [], [])
        assert face.app.toasts == ["That looked like typing for another window: it was ignored."]


async def test_leaving_is_not_answered_by_a_burst() -> None:
    """What could not be voided waits until a burst would have shown itself."""
    face = Face()
    async with face.on():
        await face.press("q", "p", apart=0.1)
        assert face.session.left == []
        await face.press("p", apart=0.6)
        assert face.session.left == ["pause"]


async def test_a_paste_acts_on_nothing() -> None:
    """Pasted text is no key."""
    face = Face()
    async with face.on():
        face.app.post_message(events.Paste("ccc 12 q"))
        await face.pilot.pause()
        assert (face.session.asked, len(face.app.toasts)) == ([], 1)


async def test_a_paste_is_part_of_an_answer_where_one_is_written() -> None:
    """What does not fit there is told."""
    face = Face()
    async with face.on():
        await face.press("m")
        face.app.post_message(events.Paste("30%"))
        await face.pilot.pause()
        await face.press("enter")
        assert '"30%" is not a length' in " ".join(face.text.split())
        await face.press(*["backspace"] * 3)
        face.app.post_message(events.Paste("30"))
        await face.press("enter")
        assert face.session.asked == [c.Meeting(30 * MINUTE)]


async def test_a_paste_answers_no_question() -> None:
    """Not where one answers with a key."""
    face = Face()
    async with face.on():
        await face.press("h")
        face.app.post_message(events.Paste("2"))
        await face.pilot.pause()
        assert (face.session.asked, len(face.app.toasts)) == ([], 1)


async def test_moving_in_an_answer_is_no_burst() -> None:
    """However fast."""
    face = Face()
    async with face.on():
        await face.press("m", apart=1.0)
        await face.press("3", "left", "home", "right", "end", "delete", "ctrl+u", *"15", "enter", apart=0.05)
        assert (face.session.voided, face.session.asked) == ([], [c.Meeting(15 * MINUTE)])
        await face.press("v", apart=1.0)
        await face.press("3", "left", "home", "tab", "up", "down", *"9/42", "backspace", "2", "enter", apart=0.05)
        assert face.session.voided == []


async def test_a_stop_goes_with_the_picture() -> None:
    """Answered anywhere, it closes; what a person had opened below it is still there."""
    face = Face()
    async with face.on():
        await face.press("question_mark")
        await face.show(PROMPT)
        assert "eyes and wrists" in face.text
        await face.show(FOCUS)
        assert "everywhere" in face.text


async def test_what_is_known_is_shown_on_request() -> None:
    """The evidence is under its key, not in the face; no snooze is offered when there is none left."""
    face = Face(PROMPT)
    async with face.on():
        assert "Evidence" not in face.text and "in 5 minutes" in face.text
        await face.press("question_mark")
        assert "Evidence: weak" in face.text
        assert PROMPT.prompt is not None
        await face.show(PROMPT.replace(prompt=PROMPT.prompt.replace(snoozes_left=0, seconds="")))
        assert "in 5 minutes" not in face.text


async def test_leaving_asks_only_while_a_block_runs() -> None:
    """With nothing running one key leaves."""
    face = Face(OFF)
    async with face.on():
        await face.press("q")
        assert face.session.left == ["quiet"]


async def test_each_way_to_leave() -> None:
    """Pause, ring on without the screen, or end the day and close its card; escape stays."""
    for keys, how in ((("p",), "pause"), (("k",), "watch"), (("e", "enter"), "quiet"), (("escape",), None)):
        face = Face()
        async with face.on():
            await face.press("q", *keys)
            assert face.session.left == ([how] if how else [])
            assert face.app.parting == (f"left: {how}" if how else "")


async def test_control_q_leaves_from_anywhere() -> None:
    """Under a question too it asks what becomes of the block."""
    face = Face()
    async with face.on():
        await face.press("k", "ctrl+q")
        assert "A block is running." in face.text


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ("m1:15", '"1:15" could be 1h15m or 1m15s'),
        ("m1,5h", '"1,5h" is not a length of time'),
        ("<1/2 day ago", '"1/2 day" is not a length of time'),
        ("v39-42", "codes right 39-42"),
    ],
)
async def test_no_character_is_left_out_of_an_answer(keys: str, told: str) -> None:
    """Without it `1:15` would be 115 minutes; the answer is judged as it was typed, and nothing is recorded."""
    face = Face()
    async with face.on():
        await face.press(*keys, "enter")
        assert told in " ".join(face.text.split())
        assert face.session.asked == []


async def test_a_count_with_a_point_is_none() -> None:
    """`1.5` is not 15 charts."""
    face = Face()
    async with face.on():
        await face.press("d", "e", "1", *"1.5", "enter")
        assert '"1.5" is not a whole number' in " ".join(face.text.split())
        await face.press(*["backspace"] * 3, *"40", "enter")
        assert face.session.asked == [c.Chart(total=40, kind="em")]
