"""Checks that an event from a file holds what its class allows. Only an import asks, because only there did another program or
person write it."""

from __future__ import annotations

import re
import types
from collections.abc import Callable
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from ninetyten.config.problems import telling
from ninetyten.domain.events import DayOpened, Event
from ninetyten.domain.plan import NOTE_LENGTH
from ninetyten.domain.state import State
from ninetyten.domain.value import Value

NAMES = ("name", "kind", "topic", "track", "what", "on", "tracks", "dues", "charts", "unsaid", "key", "ids", "command")
"""Fields whose texts are names from the user's own settings, or from ours."""
OWN_SENTENCES = {"Undone.what": "the last action", "Redone.what": "the last action", "Refused.reason": "refused by a rule"}
"""Fields with the program's own sentences, and what replaces one that another program or person may have written."""
OWN = {"LeftOpen": ("when", "where", "how"), "RitualDone": ("items",), "Kind": ("name",)}
"""Fields that hold a person's own words: they pass the guard, wherever they come from (E)."""
NAME = re.compile(r"[\w.-]{0,40}")
SHAPES = {"Day.zone": re.compile(r"(?:[A-Za-z][\w+-]{0,30}(?:/[\w+-]{1,30}){0,2})?")}
"""Fields whose text has the shape of something the computer reports."""
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_MADE = {"ids": re.compile(r"[0-9a-f]{8,64}"), "key": _DATE, "on": _DATE}
"""The shape of what the program makes up in fields of these names; such a text is not checked further."""
_WHEN = re.compile(r"20\d\d-\d\d-\d\d|\d{1,2}:\d\d")
SENTENCE_LENGTH = 200


def check(value: Value) -> None:
    """Raise ValueError, naming the field and what is allowed, if a field of `value` or within it has the wrong type or holds a
    text that it may not hold."""
    cls, allowed = type(value).__name__, hints(type(value))
    for name in value.fields:
        field, held = f"{cls}.{name}", getattr(value, name)
        if not fits(held, allowed[name], check):
            what = "holds a word that is not allowed" if closed(allowed[name]) else f"is {held!r}"  # a word may be private
            raise ValueError(f"{field} {what}; allowed is {spell(allowed[name])}")
        if name in OWN.get(cls, ()):
            _guarded(field, held if isinstance(held, tuple) else (held,))
        elif name in NAMES and field not in OWN_SENTENCES:
            _named(field, held)
        shape = SHAPES.get(field)
        if shape and not shape.fullmatch(held):
            raise ValueError(f"{field} does not have the expected form")
    if isinstance(value, DayOpened) and not isinstance(value.carried, State):
        raise ValueError("DayOpened.carried is not a state of a day")


def _named(name: str, held: Any) -> None:
    """Raise ValueError, without repeating the text, for a text that is not a name, or a name that may identify a patient."""
    made = _MADE.get(name.partition(".")[2])
    for one in held if isinstance(held, tuple) else (held,):
        word = one[0] if isinstance(one, tuple) else one
        if not isinstance(word, str) or (made and made.fullmatch(word)):
            continue
        if not NAME.fullmatch(word):
            raise ValueError(f"{name} is not the name of a setting")
        if tells(word):
            raise ValueError(f"{name} holds a name that may identify a patient; it is not imported")


tells = cache(telling)
"""Reports whether a name may identify a patient; most names come thousands of times."""


def own_words_only(event: Event) -> Event:
    """Return the event with its sentence replaced if the program cannot have written it: the sentence will be shown, so it must
    not be trusted."""
    for name in event.fields:
        usual = OWN_SENTENCES.get(f"{type(event).__name__}.{name}")
        if usual and not _trusted(getattr(event, name)):
            changes: dict[str, Any] = {name: usual}
            event = event.replace(**changes)
    return event


def _trusted(text: str) -> bool:
    from ninetyten.privacy import guard

    return len(text) <= SENTENCE_LENGTH and text.isprintable() and not guard.find(_WHEN.sub("~", text))


def _guarded(name: str, texts: tuple[str, ...]) -> None:
    from ninetyten.privacy import guard

    for text in texts:
        found = guard.find(text)
        if found or len(text) > NOTE_LENGTH:
            raise ValueError(f"{name} holds {found or 'more than a note'}; what may identify a patient is not imported")


_WORDS = {int: "a whole number", float: "a number", str: "a text", bool: "true or false", type(None): "null"}

hints: Callable[[Any], dict[str, Any]] = cache(get_type_hints)
"""The types that each field of a class may hold."""


def fits(held: object, hint: Any, each: Callable[[Value], None]) -> bool:
    """Report whether `held` is of the type `hint`. `each` is called with every value within."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return any(fits(held, one, each) for one in inner)
    if origin is Literal:
        return any(type(held) is type(word) and held == word for word in inner)
    if origin is tuple:
        return isinstance(held, tuple) and _tuple_fits(held, inner, each)
    if isinstance(hint, type) and issubclass(hint, Value):
        if isinstance(held, hint):
            each(held)
            return True
        return False
    return type(held) is hint or (hint is float and type(held) is int)


def spell(hint: Any) -> str:
    """Return a type in words for people."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return " or ".join(spell(one) for one in inner)
    if origin is Literal:
        return f"one of {', '.join(str(word) for word in inner if word != '')}" if inner != ("",) else "nothing"
    if origin is tuple:
        return f"a list of {spell(inner[0])}" if inner[-1:] == (...,) else f"[{', '.join(spell(one) for one in inner)}]"
    return _WORDS.get(hint) or f"a {hint.__name__}"


def closed(hint: Any) -> bool:
    """Report whether a type is, or contains, one of the closed vocabularies."""
    return get_origin(hint) is Literal or any(map(closed, get_args(hint)))


def _tuple_fits(held: tuple[object, ...], inner: tuple[Any, ...], each: Callable[[Value], None]) -> bool:
    if inner[-1:] == (...,):
        return all(fits(item, inner[0], each) for item in held)
    return len(held) == len(inner) and all(fits(item, hint, each) for item, hint in zip(held, inner, strict=True))
