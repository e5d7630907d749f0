"""The user's own keys over the defaults, and every way they can be wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ninetyten.config.keymap import Bindings, normal_key, read_keys, resolve, spell_key
from ninetyten.config.problems import Problem
from ninetyten.view.actions import ACTIONS, BY_ID


def said(overrides: dict[str, str]) -> tuple[Bindings, list[tuple[str, str]]]:
    """The bindings, and key and message of each problem."""
    bindings, problems = resolve(overrides)
    return bindings, [(problem.key, problem.message) for problem in problems]


def test_without_a_choice_the_defaults_hold() -> None:
    """Every action has its default keys and nothing is wrong."""
    assert said({}) == ({action.id: action.keys for action in ACTIONS}, [])


def test_keys_can_be_moved_added_and_taken_away() -> None:
    """Another key, several, and none."""
    bindings, problems = said({"chart.add": "j", "undo": "u, ctrl+z", "study": "off", "rest.lunch": ""})
    assert problems == []
    assert [bindings[name] for name in ("chart.add", "undo", "study", "rest.lunch")] == [("j",), ("u", "ctrl+z"), (), ()]


def test_two_actions_can_trade_keys() -> None:
    """A trade is judged as a whole, so it is no clash."""
    bindings, problems = said({"chart.add": "h", "hold.add": "c"})
    assert (bindings["chart.add"], bindings["hold.add"], problems) == (("h",), ("c",), [])


@pytest.mark.parametrize(
    ("name", "key", "other"),
    [
        ("chart.add", "h", "hold.add"),
        ("study", "b", "rest.start"),
        ("prompt.skip", "u", "undo"),
        ("undo", "a", "study"),
        ("undo", "z", "prompt.snooze"),
        ("day.copy", ".", "page.now"),
        ("page.before", "tab", "insights.turn"),
    ],
)
def test_a_clash_names_both_actions_and_keeps_the_default(name: str, key: str, other: str) -> None:
    """One key for two actions of a screen, or one that works everywhere, is refused by naming both."""
    bindings, problems = said({name: key})
    assert bindings[name] == BY_ID[name].keys
    assert [key for key, _ in problems] == [f"keys.{name}"]
    assert all(word in problems[0][1] for word in (name, other, BY_ID[name].label, BY_ID[other].label))


def test_one_key_on_two_screens_is_no_clash() -> None:
    """Screens that are never there together may share a key."""
    assert said({"prompt.skip": "s", "page.now": "z"})[1] == []


def test_unknown_names_are_said() -> None:
    """An action or key that does not exist is a problem with a hint, and the rest counts."""
    bindings, problems = said({"char.add": "x", "study": "zork", "growth": "j"})
    assert [key for key, _ in problems] == ["keys.char.add", "keys.study"]
    assert 'did you mean "chart.add"?' in problems[0][1]
    assert (bindings["study"], bindings["growth"]) == (("a",), ("j",))


def test_problems_point_to_where_the_choice_was_made() -> None:
    """The caller says where a setting came from."""
    _, problems = resolve({"zork": "x"}, lambda key, message: Problem("file", key, 7, message))
    assert [(problem.file, problem.line) for problem in problems] == [("file", 7)]


@given(st.dictionaries(st.sampled_from(list(BY_ID)), st.sampled_from(["a", "c", "u", "enter", "v", "off", "zork", "c,h", "?"])))
def test_no_choice_makes_two_actions_hear_one_key(overrides: dict[str, str]) -> None:
    """Whatever is chosen, the outcome is free of clashes and every action is in it."""
    bindings, _ = said(overrides)
    heard = [(scope, key) for name, keys in bindings.items() for key in keys for scope in (BY_ID[name].scope,)]
    everywhere = {key for scope, key in heard if scope == "app"}
    assert bindings.keys() == BY_ID.keys()
    assert len(heard) == len(set(heard))
    assert not everywhere & {key for scope, key in heard if scope != "app"}


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("?", "question_mark"),
        ("question_mark", "question_mark"),
        ("ctrl+R", "ctrl+shift+r"),
        ("Shift+Ctrl+r", "ctrl+shift+r"),
        ("shift+a", "A"),
        ("A", "A"),
        ("+", "plus"),
        ("ctrl++", "ctrl+plus"),
        ("-", "minus"),
        ("/", "slash"),
        ("_", "underscore"),
        ("comma", "comma"),
        (".", "full_stop"),
        ("esc", "escape"),
        ("F5", "f5"),
        ("PgUp", "pageup"),
        ("ctrl+m", "enter"),
        ("ctrl+i", "tab"),
        ("alt+x", "alt+x"),
        ("é", "é"),
        ("ctrl+3", "ctrl+3"),
    ],
)
def test_a_key_has_the_name_that_the_terminal_reports(written: str, key: str) -> None:
    """However it is written, it is what arrives when it is pressed."""
    assert normal_key(written) == key


@pytest.mark.parametrize("written", ["zork", "", " ", "ctrl+", "hyperspace+x", "ctrl", "f25", "7", "no_break_space", "a b"])
def test_what_is_no_key_is_refused(written: str) -> None:
    """Names that no terminal reports, and the digits that count charts."""
    with pytest.raises(ValueError, match=r"is not a key|digits enter a number"):
        normal_key(written)


def test_keys_are_listed_once() -> None:
    """A list with commas, in its order, without repeats."""
    assert read_keys("a, ?, a") == ("a", "question_mark")


@given(st.sampled_from([key for action in ACTIONS for key in action.keys] + ["ctrl+shift+r", "alt+slash", "f12", "plus"]))
def test_what_is_shown_can_be_written(key: str) -> None:
    """The spelling that people see is understood when they write it."""
    assert normal_key(spell_key(key)) == key
