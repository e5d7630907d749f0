"""Combine the user's keys with the defaults, and report what is wrong with them.

Textual silently drops unknown keys and ids, and lets one binding take another's key; so everything is checked here, once, at
load. A wrong choice is a problem, and the default applies.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping

from ninetyten.config.problems import Problem, did_you_mean
from ninetyten.view.actions import ACTIONS, BY_ID, PAGES, Action

EVERYWHERE = "app"
"""The scope whose keys work on every screen, so that no other scope may use them."""
OFF = "off"
NAMED = {
    *("enter", "escape", "tab", "space", "backspace", "delete", "insert", "home", "end", "pageup", "pagedown"),
    *("up", "down", "left", "right"),
    *(f"f{number}" for number in range(1, 25)),
}
ALIASES = {"esc": "escape", "return": "enter", "del": "delete", "ins": "insert", "pgup": "pageup", "pgdn": "pagedown"}
SAME_TO_A_TERMINAL = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+left_square_bracket": "escape"}
MODIFIERS = ("alt", "ctrl", "hyper", "meta", "shift", "super")
SHORT_NAMES = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
LONG_NAMES = {short: long for long, short in SHORT_NAMES.items()} | {"hyphen-minus": "hyphen_minus"}

Bindings = dict[str, tuple[str, ...]]
"""The keys of each action by its id, as Textual names them; an empty tuple for none."""


def unplaced(key: str, message: str) -> Problem:
    """Return a problem with a setting whose place is unknown."""
    return Problem("", key, 0, message)


def resolve(overrides: Mapping[str, str], blame: Callable[[str, str], Problem] = unplaced) -> tuple[Bindings, list[Problem]]:
    """Return the keys of every action, the user's choice (id -> keys as written) over the defaults, and the problems.

    `blame` makes a problem from a setting's dotted key and a message (`Loaded.blame`). A wrong choice keeps its default.
    """
    chosen: Bindings = {}
    problems: list[Problem] = []
    for name, written in overrides.items():
        try:
            if name not in BY_ID:
                raise ValueError(f"unknown action{did_you_mean(name, tuple(BY_ID)) or '; docs/keys.md lists them all'}")
            chosen[name] = read_keys(written)
        except ValueError as error:
            problems.append(blame(f"keys.{name}", str(error)))
    while clash := _clash(chosen):
        loser, winner, key = clash
        del chosen[loser.id]
        both = f'"{loser.label}" ({loser.id}) and "{winner.label}" ({winner.id})'
        problems.append(blame(f"keys.{loser.id}", f"{spell_key(key)} is assigned to both {both}; give one of them another key"))
    return {action.id: chosen.get(action.id, action.keys) for action in ACTIONS}, problems


def read_keys(written: str) -> tuple[str, ...]:
    """Return Textual's names of the keys in a comma-separated list; empty for "" and "off". Raises ValueError."""
    if written.strip().lower() in ("", OFF):
        return ()
    return tuple(dict.fromkeys(normal_key(part) for part in written.split(",")))


def normal_key(written: str) -> str:
    """Return the one name under which Textual reports a key: `?` is `question_mark`, `ctrl+R` `ctrl+shift+r`. Raises
    ValueError."""
    written = written.strip()
    before, plus, last = written.rpartition("+")
    if written == plus or (not last and before.endswith("+")):
        before, last = before[:-1], plus
    modifiers = {modifier.strip().lower() for modifier in before.split("+")} - {""}
    name = _name(last.strip())
    if not name or not modifiers <= set(MODIFIERS):
        raise ValueError(
            f'"{written}" is not a key; write a character, a name such as enter, space, f5 or comma, '
            "or one of them after ctrl+, alt+ or shift+"
        )
    if name.isdigit() and not modifiers:
        raise ValueError(f"{name} can't be used: digits enter a number of charts")
    if len(name) == 1 and "shift" in modifiers | ({"shift"} if name.isupper() else set()):
        others = modifiers - {"shift"}
        modifiers, name = ({*others, "shift"}, name.lower()) if others else (set(), name.upper())
    key = "+".join((*sorted(modifiers), name))
    return SAME_TO_A_TERMINAL.get(key, key)


def spell_key(key: str) -> str:
    """Return a key as people see it: `?`, `space`, `ctrl+shift+r`."""
    *modifiers, name = key.split("+")
    return "+".join((*modifiers, _character(name) or name))


def _name(last: str) -> str:
    """Return Textual's name of a key without modifiers; empty if the key does not exist."""
    lower = ALIASES.get(last.lower(), last.lower())
    if len(last) == 1:
        if last.isalnum():
            return last
        name = unicodedata.name(last, "").lower().replace("-", "_").replace(" ", "_")
        return SHORT_NAMES.get(name, name)
    if lower in NAMED:
        return lower
    character = _character(lower)
    return _name(character) if character else ""


def _character(name: str) -> str:
    """Return the character for a name such as `question_mark`; empty if there is none."""
    full = LONG_NAMES.get(name, name)
    for spelled in (full.replace("_", " "), full.replace("_", "-"), full.replace("_", "-", 1).replace("_", " ")):
        try:
            character = unicodedata.lookup(spelled.upper())
        except KeyError:
            continue
        if character.isprintable() and not character.isspace():
            return character
    return ""


def _clash(chosen: Bindings) -> tuple[Action, Action, str] | None:
    """Return the first two actions that share a key, the one the user moved first, and the key; None if no two do."""
    heard: dict[str, list[Action]] = {}
    for action in ACTIONS:
        for key in chosen.get(action.id, action.keys):
            for other in heard.setdefault(key, []):
                if _heard_together(action.scope, other.scope):
                    loser, winner = (action, other) if action.id in chosen else (other, action)
                    if loser.id in chosen:
                        return loser, winner, key
            heard[key].append(action)
    return None


def _heard_together(one: str, other: str) -> bool:
    """Report whether keys of both scopes work on one screen."""
    both = {one, other}
    return one == other or EVERYWHERE in both or ("pages" in both and bool(both.intersection(PAGES)))
