"""Checks the columns and values of every event that is read: SQLite stores any value, and no command may act on one that
ninetyten cannot have written.

Bounds are found by a field's annotation as text, because resolving every annotation would cost more than a command may.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache, lru_cache
from typing import Any

from ninetyten.domain.moment import HOUR, Instant, is_zone
from ninetyten.domain.value import Value, annotations_of
from ninetyten.domain.vocabulary import words_of

CALENDAR = range(0, 7_258_118_400_000)
"""Instants from 1970 to 2199, which can be shown as dates."""
ONE_DAY = 24 * 60 * 60
"""In seconds; no zone is that far from UTC."""

Fits = Callable[[Any], bool]

_MONTH = 31 * 24 * HOUR
_MANY = 1_000_000
_SHIFT = (-CALENDAR.stop, CALENDAR.stop, "a span of time between two times from 1970 to 2199")
_RATE = (0.000_001, _MANY, "a number over 0, up to a million")
_SHARE = (0, _MANY, "a number from 0 to a million")
BOUNDS: dict[str, tuple[float, float, str]] = {
    "int": (-_MANY, _MANY, "a whole number within a million"),
    "float": (-_MANY, _MANY, "a number within a million"),
    "Instant": (CALENDAR.start, CALENDAR.stop - 1, "a time from 1970 to 2199"),
    "Span": (0, _MONTH, "a span of time from 0 to 31 days"),
    "ClockWasSet.shift": _SHIFT,
    "State.shift": _SHIFT,
    "Day.leap": (-24 * HOUR, 24 * HOUR, "a span of time within a day"),
    "ChartsLogged.per_hour": _SHARE,
    "Kind.per_hour": _RATE,
    "Kind.pay": _SHARE,
    "CeuEarned.credits": _SHARE,
    "EnergyRated.hour": (0, 23, "an hour from 0 to 23"),
    "Target.ramp": _RATE,
    "Target.productivity": _SHARE,
    "Target.accuracy": _SHARE,
    "Target.growth": _SHARE,
    "Target.study": _SHARE,
    "Target.accuracy_exit": _SHARE,
    "Audited.right": _SHARE,
    "Audited.total": _SHARE,
    "AuditRebutted.right": _SHARE,
    "Audited.clean": _SHARE,
    "Audited.charts": _SHARE,
}
"""The least and greatest value of a number, and the words for people: by annotation, or for one field."""
_WHOLE: dict[str, tuple[type, ...]] = {"float": (int, float)}
_WORDS: dict[str, tuple[type, str]] = {
    "str": (str, "a text"),
    "bool": (bool, "true or false"),
    "None": (type(None), "null"),
}


Judge = tuple[str, Fits, str]
"""The name of a field, its check, and what that allows, in words for people."""


def out_of_bounds(cls: type[Value], fields: dict[str, Any]) -> str:
    """Return which of these fields of a class first holds a value it may not, and what is allowed; empty if none. The value
    itself is not repeated: it may be anything."""
    for name, fits, allowed in judges(cls):  # type: ignore[arg-type]  # a class is hashable
        if name in fields and not fits(fields[name]):
            return f"{cls.__name__}.{name} is not {allowed}"
    return ""


def contradiction(value: Value) -> str:
    """Return how the fields of a value contradict each other; empty if they agree."""
    rule = _RULES.get(type(value).__name__)
    return rule(value) if rule is not None else ""


@cache
def judges(cls: Any) -> list[Judge]:
    """Return a judge for each field of a class."""
    annotated = annotations_of(cls)
    return [(name, *_judge(annotated[name], f"{cls.__name__}.{name}")) for name in cls.fields]


def _judge(annotation: str, field: str) -> tuple[Fits, str]:
    """Return the check of an annotation such as `tuple[tuple[str, Instant], ...] | None`, and its words."""
    options = _split(annotation, "|")
    if len(options) > 1:
        (one, words), (other, or_) = (_judge(option, field) for option in options)
        return (lambda held: one(held) or other(held)), f"{words} or {or_}"
    if annotation.startswith("tuple["):
        return _tuple_judge(_split(annotation[6:-1], ","), field)
    if vocabulary := words_of(annotation):  # a newer version may know more words
        annotation = type(vocabulary[0]).__name__
    if annotation in _WORDS:
        kind, words = _WORDS[annotation]
        return (lambda held: type(held) is kind), words
    if annotation in BOUNDS:
        low, high, words = BOUNDS.get(field, BOUNDS[annotation])
        types = _WHOLE.get(annotation, (int,))
        return (lambda held: type(held) in types and low <= held <= high), words
    return (lambda held: isinstance(held, Value) and annotation in ("Value", type(held).__name__)), f"a {annotation}"


def _tuple_judge(parts: list[str], field: str) -> tuple[Fits, str]:
    inner = [_judge(part, field) for part in parts if part != "..."]
    words = ", ".join(words for _, words in inner)
    if parts[-1] == "...":
        each = inner[0][0]
        return (lambda held: type(held) is tuple and all(map(each, held))), f"a list of {words}"
    judged = [fits for fits, _ in inner]
    return (
        lambda held: type(held) is tuple and len(held) == len(judged) and all(f(one) for f, one in zip(judged, held, strict=True))
    ), f"[{words}]"


def _split(annotation: str, sign: str) -> list[str]:
    """Split an annotation at each `sign` outside brackets."""
    parts, depth = [""], 0
    for letter in annotation:
        depth += (letter == "[") - (letter == "]")
        if letter == sign and not depth:
            parts.append("")
        else:
            parts[-1] += letter
    return [part.strip() for part in parts]


def _charts(logged: Any) -> str:
    """Check that a negative count is a total or a correction."""
    bare = logged.count < 0 and logged.total is None and not logged.less
    return "ChartsLogged.count is less than 0 without being a correction" if bare else ""


def _audit(audit: Any) -> str:
    more = audit.right > audit.total or (audit.clean is not None and audit.charts is not None and audit.clean > audit.charts)
    return "Audited says that more was right than was reviewed" if more else ""


def _day(day: Any) -> str:
    if not is_date(day.key):
        return "Day.key is not a date"
    if not is_zone(day.zone):
        return "Day.zone is not a time zone"
    length: Instant = day.closes - day.opens
    return "" if 0 < length <= 3 * 24 * HOUR else "Day.closes is not within three days after Day.opens"


_RULES: dict[str, Callable[[Any], str]] = {"ChartsLogged": _charts, "Audited": _audit, "Day": _day}
"""How the fields of a class must fit together."""


def wrong_event(day: object, at: object, kind: object) -> str:
    """Return why an event of that kind, at that time, under that work day cannot be valid; empty if it can."""
    if type(at) is not int or at not in CALENDAR:
        return "its time is not between 1970 and 2199"
    if type(kind) is not str:
        return "its kind is not text"
    return "" if is_date(day) else "its work day is not a date"


def wrong_stamp(said: object, offset: object, boot: object, silent: object, names: tuple[object, ...]) -> str:
    """Return what is wrong with the columns that say who wrote an event and by which clocks; empty if nothing is."""
    if type(said) is not int or said not in CALENDAR:
        return "the time it was written is not between 1970 and 2199"
    if type(offset) is not int or not -ONE_DAY < offset < ONE_DAY:
        return "its offset from UTC is not less than a day"
    if type(boot) is not int or abs(boot) not in CALENDAR:
        return "its boot time is not a span of time"
    if silent not in (0, 1) or not all(type(name) is str for name in names):
        return "who wrote it is not text"
    return ""


@lru_cache(maxsize=64)
def is_date(day: object) -> bool:
    """Report whether a value is a date such as `2026-10-06`."""
    try:
        return type(day) is str and date.fromisoformat(day).isoformat() == day
    except ValueError:
        return False
