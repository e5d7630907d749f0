"""Exercises led by sound: in a break, and whenever one is wanted."""

from __future__ import annotations

from ninetyten.config.exercise_library import read_exercises
from ninetyten.domain import commands as c
from ninetyten.view.exercise_choice import for_stop
from ninetyten.view.offer import drawn
from tests.ui.fakes import FOCUS, PROMPT, REST, Face


async def seconds(face: Face, count: int) -> None:
    """Let so many seconds pass."""
    for _ in range(count):
        face.clock.advance(1)
        face.app.beat()
    await face.pilot.pause()


async def test_nothing_is_heard_until_the_count_is_answered() -> None:
    """Whoever walked off at once is not called after."""
    face = Face(REST)
    async with face.on():
        await seconds(face, 30)
        assert face.session.sounds == []
        await face.press("enter")
        await seconds(face, 3)
        assert face.session.sounds == ["chime"]
        assert "get ready: 2 s" in face.text


async def test_the_routine_leads_on_by_itself() -> None:
    """Getting ready, two steps, the next exercise, and the end; each is heard."""
    face = Face(REST)
    async with face.on():
        await face.press("enter")
        await seconds(face, 6)
        assert "Get up." in face.text
        await seconds(face, 120)
        assert "Look at something 20 feet away.   2 of 2" in face.text
        await seconds(face, 30)
        assert face.session.sounds == ["chime", "tap", "tap", "chime", "tap", "tap", "chime"]
        assert "All done." in face.text


async def test_the_lock_is_said_when_one_stands_and_the_care_beside_the_rest() -> None:
    """Both stand under the step."""
    face = Face(REST)
    async with face.on():
        await face.press("enter")
        assert "Lock your screen before you get up." in face.text
        await face.press("n", "n", "n")
        assert "Never force a hand with the other one." in face.text
        assert "Lock your screen" not in face.text


async def test_space_holds_it_and_lets_it_go_on() -> None:
    """Held, no second passes and nothing is heard."""
    face = Face(REST)
    async with face.on():
        await face.press("enter")
        await seconds(face, 2)
        await face.press("space")
        await seconds(face, 60)
        assert "held" in face.text
        assert face.session.sounds == ["chime"]
        await face.press("space")
        await seconds(face, 6)
        assert face.session.sounds == ["chime", "tap"]


async def test_what_is_known_holds_it() -> None:
    """Reading takes its time; the same key goes on."""
    face = Face(REST)
    async with face.on():
        await face.press("enter", "question_mark")
        assert "Evidence: fair." in face.text
        await seconds(face, 60)
        await face.press("question_mark")
        assert "Evidence: fair." not in face.text
        await seconds(face, 1)
        assert "get ready" in face.text


async def test_past_the_breaks_end_nothing_is_led() -> None:
    """The end of a break has its own sound."""
    face = Face(REST)
    async with face.on():
        await face.press("enter")
        over = REST.replace(rest=REST.rest.replace(over=True) if REST.rest else None)
        await face.show(over)
        await seconds(face, 60)
        assert face.session.sounds == []


async def test_the_question_at_the_end_holds_it() -> None:
    """How did you spend the break? is asked in silence."""
    face = Face(REST)
    async with face.on():
        await face.press("enter", "enter")
        await seconds(face, 60)
        assert "How did you spend the break?" in face.text
        assert face.session.sounds == []


async def test_a_stretch_at_any_moment() -> None:
    """One key leads through it with large seconds; nothing is recorded, and another key goes back."""
    face = Face(FOCUS)
    async with face.on():
        await face.press("e")
        await seconds(face, 6)
        assert "Let the arms hang." in face.text
        assert face.session.sounds == ["chime", "tap"]
        await face.press("escape")
        assert "E/M established" in face.text
        assert face.session.asked == []


async def test_a_stop_comes_over_a_stretch() -> None:
    """The stretch lies below it and is there again afterwards."""
    face = Face(FOCUS)
    async with face.on():
        await face.press("e")
        await face.show(PROMPT)
        assert "eyes and wrists" in face.text
        await face.show(FOCUS)
        assert "Look at something 20 feet away." in face.text


async def test_a_stop_says_when_to_be_careful() -> None:
    """Its safety stands under what to do."""
    face = Face(PROMPT)
    async with face.on():
        assert "Never force a hand with the other one." in face.text


async def test_what_is_known_about_a_stop_fits_eighty_by_twenty_four() -> None:
    """The whole text, down to its last word."""
    known = " ".join(["word"] * 140 + ["last."])
    assert PROMPT.prompt is not None
    exercise = PROMPT.prompt.exercise.replace(evidence=known)
    face = Face(PROMPT.replace(prompt=PROMPT.prompt.replace(exercise=exercise)))
    async with face.on(80, 24):
        await face.press("question_mark")
        assert "last." in face.text


async def test_the_longest_that_the_library_knows_fits_eighty_by_twenty_four() -> None:
    """With grade, sources, caution and disclaimer of a move done while looking far, down to the last word."""
    library = read_exercises("/nowhere/exercises.toml")[0]
    far = next(exercise for exercise in library if exercise.id == "far-look")
    moves = [for_stop((far, one), ("eyes", *one.tracks), one.span) for one in library if one.look_away]
    longest = max(map(drawn, moves), key=lambda exercise: len(exercise.evidence))
    assert PROMPT.prompt is not None
    face = Face(PROMPT.replace(prompt=PROMPT.prompt.replace(exercise=longest)))
    async with face.on(80, 24):
        await face.press("question_mark")
        assert "assess your workstation." in face.text


async def test_digits_in_a_stretch_belong_to_their_key() -> None:
    """`25 c` is 25 charts there, too, and is seen while it waits."""
    face = Face(FOCUS)
    async with face.on():
        await face.press("e", "2", "5")
        assert "25 " in face.text
        await face.press("c")
        assert face.session.asked == [c.Chart(25)]


async def test_the_end_of_a_break_asks_what_it_was() -> None:
    """In the middle of an exercise, and for whoever answers the first question late; another break begins anew."""
    over = REST.replace(rest=REST.rest.replace(over=True, key=1) if REST.rest else None)
    face = Face(REST.replace(rest=REST.rest.replace(key=1) if REST.rest else None))
    async with face.on():
        await face.press("enter")
        await face.show(over)
        assert "How did you spend the break?" in face.text
        await face.show(REST.replace(rest=REST.rest.replace(key=2) if REST.rest else None))
        assert "How many charts are not logged yet?" in face.text
        await face.show(over.replace(rest=over.rest.replace(key=2) if over.rest else None))
        await face.press("enter")
        assert "How did you spend the break?" in face.text


async def test_escape_hides_what_is_known_first() -> None:
    """In a stretch and in a break; only then it does what it does."""
    for picture, key in ((FOCUS, "e"), (REST, "enter")):
        face = Face(picture)
        async with face.on():
            await face.press(key, "question_mark")
            assert "what to do" in face.text
            await face.press("escape")
            assert "evidence" in face.text


async def test_each_step_is_spoken_in_the_words_of_the_screen() -> None:
    """The title while one gets ready, then the steps, with the reminder to lock the screen; silence while it is held."""
    face = Face(REST)
    async with face.on():
        await face.press("enter")
        face.session.spoken.clear()
        await seconds(face, 6)
        assert face.session.spoken == ["Stand and walk a little. Lock your screen before you get up.", "Get up."]
        await face.press("n")
        assert face.session.spoken[-1] == "Walk to the window and back."
        await face.press("space")
        assert face.session.spoken[-1] == ""
        await face.press("space")
        assert face.session.spoken[-1] == "Walk to the window and back."
        await seconds(face, 160)
        assert face.session.spoken[-1] == "All done."


async def test_a_stretch_is_spoken_and_falls_silent_when_it_closes() -> None:
    """What is still spoken ends with it."""
    face = Face(FOCUS)
    async with face.on():
        await face.press("e")
        await seconds(face, 1)
        assert face.session.spoken[-1] == "Look at something 20 feet away."
        await face.press("escape")
        assert face.session.spoken[-1] == ""
