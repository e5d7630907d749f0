"""From a key to a command, on every screen."""

from __future__ import annotations

from typing import get_args

import pytest
from textual import events

from ninetyten.config.settings import Settings
from ninetyten.domain import commands as c
from ninetyten.domain.moment import MINUTE
from ninetyten.domain.plan import DayPlan, Kind, Plan
from ninetyten.domain.vocabulary import GapAnswer, Return, Unsaid
from ninetyten.ui.acts import ACTS
from ninetyten.ui.screens.choice import ChoiceScreen
from ninetyten.ui.screens.entry import EntryScreen
from ninetyten.ui.screens.help import HelpScreen
from ninetyten.ui.screens.rest import RestScreen
from ninetyten.ui.screens.settings_screen import SettingsScreen
from ninetyten.ui.widgets.drawn import Pickable
from ninetyten.ui.widgets.hints import Hints
from ninetyten.view.actions import ACTIONS, of_scope
from ninetyten.view.on_hold import OnHold
from ninetyten.view.picture import Picture
from tests.ui.fakes import FOCUS, GAP, OFF, PAUSED, PROMPT, REST, STILL, Face

TWO_KINDS = Settings(plan=Plan(kinds=(Kind("em", "E/M [/]", 12.0), Kind("ed", "ED facility", 8.0))))
COMMANDS: dict[str, c.Command] = {
    "start": c.Start(),
    "chart.add": c.Chart(),
    "study": c.Switch("study"),
    "production": c.Switch("production"),
    "growth": c.Switch("growth"),
    "query": c.Switch("query"),
    "admin": c.Switch("admin"),
    "rest.start": c.Rest(),
    "rest.lunch": c.Rest(lunch=True),
    "pause": c.Pause(),
    "undo": c.Undo(),
    "redo": c.Redo(),
    "hold.release": c.Release(),
    "stop": c.StopWork(),
}
QUESTIONS = {
    "kind.choose", "hold.add", "pause.reason", "meeting", "downtime", "away", "theme.choose", "leave",
}  # fmt: skip
ELSEWHERE = {
    "help", "palette", "find", "charts.batch", "audit", "say.later", "day.open", "insights.open", "study.open", "body.open",
    "settings.open", "stretch.now", "hold.choose", "target.open", "topic.choose",
}  # fmt: skip
"""Tested here, in test_pages.py, test_study.py or test_guided.py."""


def test_every_action_is_tested_here() -> None:
    """The face's actions are each a command, a question, or have a test of their own; all have an act but the batch."""
    assert {action.id for scope in ("app", "focus") for action in of_scope(scope)} == COMMANDS.keys() | QUESTIONS | ELSEWHERE
    assert {action.id for action in ACTIONS} - ACTS.keys() == {"charts.batch"}


@pytest.mark.parametrize("action", [action for action in ACTIONS if action.id in COMMANDS], ids=lambda action: action.id)
async def test_a_key_of_the_face_is_its_command(action: object) -> None:
    """Each default key dispatches what the table promises."""
    for key in action.keys:  # type: ignore[attr-defined]
        face = Face()
        async with face.on():
            await face.press(key)
            assert face.session.asked == [COMMANDS[action.id]]  # type: ignore[attr-defined]
            assert face.session.keys == 1


@pytest.mark.parametrize("action", [action for action in ACTIONS if action.id in QUESTIONS], ids=lambda action: action.id)
async def test_a_key_that_needs_more_asks_for_it(action: object) -> None:
    """Nothing is recorded before the question is answered, and nothing if it is not."""
    face = Face()
    async with face.on():
        await face.press(action.keys[0])  # type: ignore[attr-defined]
        assert isinstance(face.app.screen, ChoiceScreen | EntryScreen)
        await face.press("escape")
        assert not isinstance(face.app.screen, ChoiceScreen | EntryScreen)
        assert face.session.asked == []


@pytest.mark.parametrize(
    ("keys", "command"),
    [
        (("h", "2"), c.Hold("missing-note")),
        (("m", "3", "0", "enter"), c.Meeting(30 * MINUTE)),
        (("m", "1", "h", "1", "5", "m", "enter"), c.Meeting(75 * MINUTE)),
        (("o", "e"), c.Downtime("ehr")),
        (("o", "3", "0", "v"), c.Downtime("vpn", 30 * MINUTE)),
        (("o", "2", "backspace", "4", "5", "enter"), c.Downtime("ehr", 45 * MINUTE)),
        (("1", "5", "o", "c"), c.Downtime("encoder", 15 * MINUTE)),
        (("1", "o", "5", "n"), c.Downtime("no-work", 15 * MINUTE)),
        (("m", *"1 hour 15 minutes", "enter"), c.Meeting(75 * MINUTE)),
        (("n", "h"), c.Pause("household")),
        (("2", "0", "n", "p"), c.Pause("phone", 20 * MINUTE)),
        (("n", "1", "5", "p"), c.Pause("phone", 15 * MINUTE)),
        (("w", "2", "enter"), c.Away(2 * MINUTE)),
        (("4", "0", "m"), c.Meeting(40 * MINUTE)),
        (("1", "5", "b"), c.Rest(15 * MINUTE)),
        (("2", "5", "c"), c.Chart(25)),
        (("5", "1", "c", "y"), c.Chart(51)),
        (("B", "e", "4"), c.RateEnergy(4)),
        (("B", "4", "e"), c.RateEnergy(4)),
        (("B", "y", "0", "enter"), c.ScoreEyes(0)),
        (("B", "y", "1", "3"), c.ScoreEyes(1, 3)),
        (("B", "y", "enter", "2"), c.ScoreEyes(None, 2)),
        (("B", "o", "2"), c.MakeContact("chat")),
        (("B", "p", "2", "enter"), c.CheckPosture(("back",))),
        (("1", "0", "space"), c.Pause(length=10 * MINUTE)),
        (("2", "5", "escape", "c"), c.Chart()),
    ],
)
async def test_a_question_and_digits_make_a_command(keys: tuple[str, ...], command: c.Command) -> None:
    """An answer or a number completes the act."""
    face = Face()
    async with face.on():
        await face.press(*keys)
        assert face.session.asked == [command]


async def test_the_length_of_a_downtime_is_shown_while_it_is_typed() -> None:
    """A number is the length, never the place of a reason (F3)."""
    face = Face()
    async with face.on():
        await face.press("o", "3", "0")
        assert "Downtime: what is the reason? 30 min" in " ".join(face.text.split()) and face.session.asked == []
        await face.press("escape")
        assert face.session.asked == []


@pytest.mark.parametrize("answer", ["n", "escape", "enter"])
async def test_an_unlikely_count_is_asked_about(answer: str) -> None:
    """F4: what is selected is no; one chart is never asked about."""
    face = Face()
    async with face.on():
        await face.press("9", "9", "9", "c")
        assert "more than 50 at once. Log them?" in face.text
        await face.press(answer)
        assert (face.session.asked, face.app.toasts) == ([], [])


async def test_digits_release_that_many() -> None:
    """One act each, up to the first that is refused."""
    face = Face()
    async with face.on():
        await face.press("2", "r")
        assert face.session.asked == [c.Release(), c.Release()]
        face.session.refuse = "release: no chart is on hold"
        await face.press("3", "r")
        assert face.session.asked[2:] == [c.Release()]


@pytest.mark.parametrize(
    ("answer", "command"),
    [("1", c.Release("query", "em")), ("2", c.Release("edit", "ip")), ("4", c.Release("edit", "ip", drop=True))],
)
async def test_a_chart_on_hold_is_chosen(answer: str, command: c.Command) -> None:
    """To be released, or dropped without being counted."""
    face = Face()
    face.session.on_hold = (
        OnHold("E/M, query: 1 on hold", "query", "em"),
        OnHold("Inpatient: 1 on hold", "edit", "ip"),
    )
    async with face.on():
        face.app.action_act("hold.choose")
        await face.pilot.pause()
        assert "drop, not counted" in face.text
        await face.press(answer)
        assert face.session.asked == [command]


@pytest.mark.parametrize("key", ["E", "Y", "C", "P"])
async def test_private_notes_have_no_key_of_their_own(key: str) -> None:
    """One key leads to all of them; those they had are free."""
    face = Face()
    async with face.on():
        await face.press(key)
        assert len(face.app.screen_stack) == 1 and face.session.asked == []
        await face.press("B")
        assert all(words in face.text for words in ("weekly check", "workstation", "posture", "energy", "eyes", "contact"))


async def test_digits_are_shown_and_vanish() -> None:
    """Typed digits are seen at once and forgotten after five seconds."""
    face = Face()
    async with face.on():
        await face.press("2", "5")
        assert "25" in face.text and "esc clear" in face.text
        face.clock.advance(5.0)
        face.app.beat()
        await face.press("c")
        assert face.session.asked == [c.Chart()]


@pytest.mark.parametrize(
    ("shown", "key", "command"),
    [
        (PAUSED, "space", c.Resume()),
        (PAUSED, "enter", c.Resume()),
        (FOCUS.replace(phase="meeting"), "space", c.Resume()),
        (FOCUS.replace(phase="away"), "space", c.Back()),
        (OFF, "enter", c.Start()),
        (OFF, "s", c.Start()),
        (PROMPT, "enter", c.Done()),
        (PROMPT, "z", c.Snooze()),
        (PROMPT, "x", c.Skip()),
        (PROMPT, "c", c.Chart()),
        (GAP, "w", c.Account("work")),
        (GAP, "r", c.Account("rest")),
        (GAP, "l", c.Account("lunch")),
        (GAP, "m", c.Account("meeting")),
        (GAP, "s", c.Account("downtime")),
        (GAP, "o", c.Account("off")),
        (REST, "c", c.Chart()),
    ],
)
async def test_a_key_means_what_the_moment_asks(shown: Picture, key: str, command: c.Command) -> None:
    """Phases and questions give keys their own meaning."""
    face = Face(shown)
    async with face.on():
        face.clock.advance(5.0)
        await face.press(key)
        assert face.session.asked == [command]


async def test_the_first_block_takes_two_keys() -> None:
    """With more than one chart type, starting asks for it; that is all it asks."""
    face = Face(OFF, settings=TWO_KINDS)
    async with face.on():
        await face.press("enter")
        assert "E/M [/]" in face.text
        await face.press("2")
        assert face.session.asked == [c.Start(kind="ed")]


async def test_choosing_a_type_in_a_block_switches_to_it() -> None:
    """The type chosen is the one the time is for from now on."""
    face = Face(settings=TWO_KINDS)
    async with face.on():
        await face.press("k", "1")
        assert face.session.asked == [c.Switch("production", "em")]


async def test_a_start_outside_the_hours_asks_for_the_reason() -> None:
    """Where the planned hours refuse, the reason starts the block after all."""
    face = Face(OFF, settings=Settings(plan=Plan(day=DayPlan(enforce=True))))
    async with face.on():
        face.session.refuse = "the planned day starts at 07:00"
        await face.press("enter")
        face.session.refuse = ""
        await face.press("1")
        assert face.session.asked == [c.Start(), c.Start(anyway="backlog")]


@pytest.mark.parametrize("key", ["c", "comma"])
async def test_a_refusal_goes_with_the_next_key_that_acts(key: str) -> None:
    """It no longer holds, and another page has nothing to do with it."""
    face = Face()
    async with face.on():
        face.session.refuse = "a block is running"
        await face.press("space")
        assert "a block is running" in face.text.lower()
        face.session.refuse = ""
        await face.press(key)
        assert "a block is running" not in face.text.lower()


async def test_a_refusal_is_told_as_it_is() -> None:
    """The reason comes as a toast; brackets in it are text."""
    face = Face()
    async with face.on():
        face.session.refuse = "no block runs [/] here"
        await face.press("a")
        assert face.app.toasts == ["No block runs [/] here"]
        assert "No block runs [/] here" in face.text


async def test_undo_says_what_it_undid() -> None:
    """What cannot be seen otherwise is told."""
    face = Face()
    async with face.on():
        await face.press("c", "u")
        assert face.app.toasts == ["said: Undo"]


async def test_a_moved_key_moves_everywhere() -> None:
    """The user's own key works, is shown, and the default one does nothing any more; `off` takes a key away."""
    face = Face(settings=Settings(keys=(("chart.add", "j"), ("study", "off"))))
    async with face.on():
        await face.press("c", "a", "j")
        assert face.session.asked == [c.Chart()]
        assert "j chart" in face.text and "accuracy study" not in face.text.splitlines()[-1]


async def test_still_there_takes_any_key() -> None:
    """The key answers, does nothing else, and the question goes with the picture."""
    face = Face(STILL)
    async with face.on():
        assert "Still there?" in face.text
        face.session.shown = FOCUS
        await face.press("c")
        assert (face.session.asked, face.session.keys) == ([], 1)
        assert "Still there?" not in face.text


async def test_the_return_question_says_what_was_missed() -> None:
    """It stays until it has been answered; escape is no answer."""
    face = Face(GAP)
    async with face.on():
        await face.press("escape")
        assert "You were away from 13:22 to 14:04 (42 minutes). What was it?" in " ".join(face.text.split())
        assert "wrists at 09:35" in face.text
        await face.show(FOCUS)
        assert "You were away" not in face.text


async def test_an_answer_without_a_key_can_still_be_given() -> None:
    """With the arrows, where the person took all keys of the return question away."""
    face = Face(GAP, settings=Settings(keys=tuple((f"gap.{name}", "off") for name in get_args(GapAnswer))))
    async with face.on():
        await face.press("down", "enter")
        assert face.session.asked == [c.Account("rest")]


async def test_help_shows_every_key() -> None:
    """The help is the action table."""
    face = Face()
    async with face.on(120, 120):
        await face.press("question_mark")
        assert isinstance(face.app.screen, HelpScreen)
        for action in ACTIONS:
            assert action.label in face.text
        await face.press("escape")
        assert not isinstance(face.app.screen, HelpScreen)


async def test_the_help_is_searched() -> None:
    """The lines that hold every word stay, below where they work; `escape` shows all again, then closes."""
    face = Face()
    async with face.on(120, 40):
        await face.press("question_mark", "slash", *"lunch")
        assert "Start lunch; it ends the block." in face.text and "on the main screen" in face.text
        assert "Undo the last thing you did;" not in face.text
        await face.press("down", "up", "enter", "slash", *"xx")
        assert "Nothing matches." in face.text and face.session.asked == []
        await face.press("escape")
        assert "Undo the last thing you did;" in face.text
        await face.press("escape")
        assert not isinstance(face.app.screen, HelpScreen)


async def test_the_palette_has_the_actions() -> None:
    """Any action can be found by its name."""
    face = Face()
    async with face.on():
        await face.press("ctrl+p", *"accuracy")
        await face.press("enter")
        await face.pilot.pause()
        assert face.session.asked == [c.Switch("study")]
        assert face.session.voided == []


@pytest.mark.parametrize(
    ("words", "command"), [("c chart", c.Chart()), ("space pause", c.Pause()), ("a accuracy study", c.Switch("study"))]
)
async def test_hints_can_be_clicked(words: str, command: c.Command) -> None:
    """A click on the foot line does what its key does."""
    face = Face()
    async with face.on(80, 20):
        foot = face.app.screen.query_one("#hints", Hints)
        line = "".join(text for text, _ in foot.looks(FOCUS, foot.content_size.width))
        for column in (line.index(words), line.index(words) + len(words) - 1):
            await face.pilot.click(foot, offset=(column, 0))
        await face.pilot.click(foot, offset=(0, 0))
        assert face.session.asked == [command, command]


@pytest.mark.parametrize(
    ("words", "opened"),
    [
        ("08:45", "day"), ("40", "day"), ("07:00", "day"), ("accuracy study 0 h 15", "day"), ("charts 11", "settings"),
        ("eyes and posture", ""), ("until 10:15", ""),
    ],
)  # fmt: skip
@pytest.mark.parametrize("size", [(80, 24), (100, 30), (160, 50)])
async def test_a_click_opens_what_belongs_to_the_line(words: str, opened: str, size: tuple[int, int]) -> None:
    """The strip and the ledger open the day, the target its setting; a click between them, or on another line, nothing."""
    face = Face(settings=TWO_KINDS)
    async with face.on(*size):
        await click(face, words)
        assert getattr(face.app.screen, "kind", "") == opened
        if opened == "settings":
            await face.pilot.pause()
            screen = face.app.screen
            assert isinstance(screen, SettingsScreen) and screen.rows[screen.selected].key == "target.productivity"


async def test_a_click_on_the_chart_type_asks_for_another() -> None:
    """As its key does; outside production there is none to change, and a blank line is nothing."""
    face = Face(settings=TWO_KINDS)
    async with face.on():
        await click(face, "E/M established")
        assert "Which chart type?" in face.text
        await face.press("escape")
        await face.show(FOCUS.replace(activity="accuracy study", kind=""))
        await click(face, "accuracy study")
        await face.pilot.click("#words", offset=(40, 3))
        await face.pilot.pause()
        assert len(face.app.screen_stack) == 1


async def click(face: Face, words: str) -> None:
    """Click the first line of the face that has these words."""
    for part in face.app.screen.query(Pickable):
        lines = "".join(text for text, _ in part.looks(part.picture, *part.content_size)).split("\n")
        if found := [row for row, line in enumerate(lines) if words in line]:
            await face.pilot.click(part, offset=(20, found[0]))
            await face.pilot.pause()
            return
    raise AssertionError(f"{words} is not on the face")


async def test_a_mouse_proves_presence() -> None:
    """A click of ours says as much as a key."""
    face = Face()
    async with face.on():
        face.app.post_message(events.MouseDown(None, 1, 1, 0, 0, 1, shift=False, meta=False, ctrl=False))
        await face.pilot.pause()
        assert face.session.keys == 1


async def test_a_break_in_its_order() -> None:
    """Charts first, then the routine step by step, then what it was."""
    face = Face(REST)
    async with face.on():
        assert isinstance(face.app.screen, RestScreen)
        await face.press("1", "2", "enter")
        assert face.session.asked == [c.Chart(12)]
        assert "Get up." in face.text and "Lock your screen" in face.text
        await face.press("n", "n", "n")
        assert "Let the arms hang." in face.text and "Lock your screen" not in face.text
        await face.press("enter", "w")
        assert face.session.asked == [c.Chart(12), c.Back("walk")]


@pytest.mark.parametrize(("key", "how"), [("a", "away"), ("s", "screen"), ("escape", ""), ("enter", "")])
async def test_what_a_break_was(key: str, how: Return | Unsaid) -> None:
    """One key each; escape and enter leave it unsaid. The charts question may be skipped."""
    face = Face(REST)
    async with face.on():
        await face.press("enter", "enter", key)
        assert face.session.asked == [c.Back(how)]


async def test_a_break_comes_and_goes_with_the_picture() -> None:
    """Its screen lies over home while the phase is rest, and begins anew each time."""
    face = Face()
    async with face.on():
        await face.press("k")
        await face.show(REST)
        assert isinstance(face.app.screen, RestScreen)
        await face.press("7")
        await face.show(FOCUS)
        assert "production" in face.text
        await face.show(REST)
        await face.press("enter")
        assert face.session.asked == []


async def test_one_toast_at_a_time() -> None:
    """What is said last takes the place of what was said before: nothing piles up over the clock."""
    face = Face()
    async with face.on():
        await face.press("u", "u", "u")
        assert face.text.count("said: Undo") == 1


async def test_enter_on_a_gap_of_hours_is_off() -> None:
    """Of a short one it is work."""
    cases: tuple[tuple[bool, GapAnswer], ...] = ((True, "off"), (False, "work"))
    for long, meant in cases:
        face = Face(GAP.replace(gap=GAP.gap.replace(long=long) if GAP.gap else None))
        async with face.on():
            await face.press("enter")
            assert face.session.asked == [c.Account(meant)]


async def test_a_return_outside_the_hours_asks_for_the_reason() -> None:
    """A break that ends after the planned day asks why the next block starts."""
    face = Face(
        REST.replace(rest=REST.rest and REST.rest.replace(over=True)), settings=Settings(plan=Plan(day=DayPlan(enforce=True)))
    )
    async with face.on():
        await face.press("enter")
        face.session.refuse = "back: the planned end of day was 5 min ago; use `stop` to end the day"
        await face.press("w")
        face.session.refuse = ""
        assert "Why start anyway?" in face.text
        await face.press("1")
        assert face.session.asked == [c.Back("walk"), c.Start(anyway="backlog")] and face.app.toasts == []


@pytest.mark.parametrize(("keys", "earned"), [(("1", ".", "5", "enter"), [c.Ceu(1.5)]), (("enter",), []), (("escape",), [])])
async def test_a_chapter_meeting_offers_its_ceus(keys: tuple[str, ...], earned: list[c.Command]) -> None:
    """Logged at once, or not at all (S39)."""
    face = Face()
    async with face.on():
        await face.press("B", "o", "5")
        assert "How many CEUs did it earn?" in face.text
        await face.press(*keys)
        assert face.session.asked == [c.MakeContact("chapter"), *earned]
