"""The action table: complete, free of clashes, and true to the command line."""

from __future__ import annotations

from itertools import combinations

from ninetyten.config.keymap import normal_key
from ninetyten.domain.commands import WORDS
from ninetyten.domain.vocabulary import ACTIVITIES
from ninetyten.view.actions import ACTIONS, BY_ID, PALETTE, SCOPE_WORDS, SCOPES, of_scope

FIXED = {
    "chart.add": "c", "study": "a", "rest.start": "b", "pause": "space", "undo": "u", "help": "question_mark", "leave": "q",
    "palette": "ctrl+p", "theme.choose": "t", "prompt.done": "enter", "prompt.snooze": "z", "prompt.skip": "x", "gap.work": "w",
    "gap.rest": "r", "gap.lunch": "l", "gap.off": "o", "back.away": "a", "back.walk": "w", "back.screen": "s", "find": "slash",
}  # fmt: skip


def test_ids_are_unique() -> None:
    """An id names one action."""
    assert len(BY_ID) == len(ACTIONS)


def test_the_keys_of_the_face_are_kept() -> None:
    """The first key of these actions is fixed by what people have learnt."""
    assert {name: BY_ID[name].keys[0] for name in FIXED} == FIXED


def test_the_palette_has_every_action_that_makes_sense_anywhere() -> None:
    """All that work on the main screen, the private notes, a new chart type, and a rebuttal, once each."""
    offered = [name for names in PALETTE.values() for name in names]
    private = {"posture.check", "energy.rate", "eyes.score", "contact.make", "settings.kind", "audit.rebut"}
    anywhere = {action.id for action in ACTIONS if action.scope in ("app", "focus")} | private
    assert sorted(offered) == sorted(anywhere - {"palette", "find", "charts.batch"})


def test_no_action_needs_shift_or_ctrl() -> None:
    """Each has a key without them, or is found in the palette, which has two (H3)."""

    def plain(key: str) -> bool:
        return "+" not in key and not key.isupper() and key not in ("question_mark", "less_than_sign")

    offered = {name for names in PALETTE.values() for name in names}
    without = [action.id for action in ACTIONS if not any(map(plain, action.keys)) and action.id not in offered]
    assert without == ["charts.batch"], "its digits come before the key for one chart"
    assert [key for name in ("find", "palette") for key in BY_ID[name].keys if plain(key)] == ["slash", "f2"]


def test_keys_are_named_as_they_arrive() -> None:
    """Every default key is written the way the terminal reports it."""
    keys = [key for action in ACTIONS for key in action.keys]
    assert [normal_key(key) for key in keys] == keys


def test_no_two_actions_hear_one_key() -> None:
    """Within a screen, and between a screen and what works everywhere, keys are apart."""
    clashes = [
        (one.id, other.id)
        for one, other in combinations(ACTIONS, 2)
        if set(one.keys) & set(other.keys) and (one.scope == other.scope or "app" in (one.scope, other.scope))
    ]
    assert clashes == []


def test_every_action_has_words_and_a_scope() -> None:
    """Label and help are there, help is a sentence, and the scope is one of those with words."""
    assert all(action.label and action.help.endswith(".") and action.scope in SCOPES for action in ACTIONS)
    assert tuple(SCOPE_WORDS) == SCOPES


def test_commands_are_those_of_the_command_line() -> None:
    """What stands beside an action can be typed."""
    words = {action.command.split()[0] for action in ACTIONS if action.command}
    assert words <= {*WORDS, "break", "log", "report", "backlog", "--help"}


def test_every_activity_can_be_switched_to() -> None:
    """One key changes what the time is for, for each activity."""
    assert {action.command for action in ACTIONS} >= {f"switch {activity}" for activity in ACTIVITIES}


def test_a_scope_has_its_own_actions_only() -> None:
    """The scopes part the table."""
    assert sorted(action.id for scope in SCOPES for action in of_scope(scope)) == sorted(BY_ID)


VERBS = frozenset(
    [
        "Add",
        "Change",
        "Check",
        "Choose",
        "Copy",
        "Count",
        "Do",
        "End",
        "Find",
        "Go",
        "Hold",
        "Release",
        "Log",
        "Mark",
        "Note",
        "Open",
        "Pause",
        "Put",
        "Quit",
        "Rate",
        "Record",
        "Relabel",
        "Restore",
        "Return",
        "Scroll",
        "Search",
        "Select",
        "Set",
        "Show",
        "Skip",
        "Start",
        "Switch",
        "Undo",
    ]
)


def test_help_is_an_imperative_sentence() -> None:
    """It begins with what the key does and is one sentence."""
    assert {action.help.split()[0].strip(",;") for action in ACTIONS} <= VERBS
    assert [action.id for action in ACTIONS if not action.help.endswith(".") or ". " in action.help] == []
