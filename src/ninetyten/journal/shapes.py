"""Whether the fields of a value hold what its class says."""

from __future__ import annotations

import types
from collections.abc import Callable
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from ninetyten.domain.value import Value

_WORDS = {int: "a whole number", float: "a number", str: "a text", bool: "true or false", type(None): "null"}

hints: Callable[[Any], dict[str, Any]] = cache(get_type_hints)
"""What each field of a class may hold."""


def fits(held: object, hint: Any, each: Callable[[Value], None]) -> bool:
    """Whether `held` is what a type asks for. `each` is given every value within."""
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
    """A type as a person reads it."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return " or ".join(spell(one) for one in inner)
    if origin is Literal:
        return f"one of {', '.join(str(word) for word in inner if word != '')}" if inner != ("",) else "nothing"
    if origin is tuple:
        return f"a list of {spell(inner[0])}" if inner[-1:] == (...,) else f"[{', '.join(spell(one) for one in inner)}]"
    return _WORDS.get(hint) or f"a {hint.__name__}"


def closed(hint: Any) -> bool:
    """Whether a type is, or holds, one of the closed vocabularies."""
    return get_origin(hint) is Literal or any(map(closed, get_args(hint)))


def _tuple_fits(held: tuple[object, ...], inner: tuple[Any, ...], each: Callable[[Value], None]) -> bool:
    if inner[-1:] == (...,):
        return all(fits(item, inner[0], each) for item in held)
    return len(held) == len(inner) and all(fits(item, hint, each) for item, hint in zip(held, inner, strict=True))
