"""The forms a setting can have: what a TOML value must look like, and what it says.

A form knows what it allows in words, reads a TOML value into what the domain wants, and reads the text of an environment
variable into that TOML value. Both raise ValueError; the sentence around it is made in one place, by `Form.value_of`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from typing import TypeVar

from ninetyten.config.durations import DAYS, parse_duration, spell_duration
from ninetyten.domain.moment import Span
from ninetyten.domain.value import Value

Number = TypeVar("Number", int, float)
OFF = "off"
LONGEST = 200
"""A value of more characters is not repeated in a message."""
CLOCK = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])")
SWITCHES = {"true": True, "false": False, "on": True, "off": False, "yes": True, "no": False, "1": True, "0": False}


def parse_value(text: str) -> object:
    """The value that one line of TOML says: `"20m"`, `12`, `true`, `["mon", "tue"]`. Raises ValueError."""
    import tomllib

    try:
        found = tomllib.loads(f"value = {text}")
    except (ValueError, RecursionError):
        found = {}
    if list(found) != ["value"]:
        raise ValueError(f'{text} is not a TOML value: write a number, true, false, or text in quotes such as "20m"')
    return found["value"]


def spell(value: object) -> str:
    """A value as TOML writes it, near enough for a message."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, list | tuple):
        return f"[{', '.join(spell(item) for item in value)}]"
    return "{...}" if isinstance(value, dict) else str(value)


class Form(Value):
    """What one setting may be. `allowed`: in words. `read`: TOML value -> domain value. `from_text`: text -> TOML value.
    `options`: the TOML values there are to choose from, where they can be counted. `own`: a person's own words, never repeated
    in a message (E). `explains`: what `read` says of a wrong value is a sentence for people."""

    allowed: str
    read: Callable[[object], object]
    from_text: Callable[[str], object] = str
    options: tuple[object, ...] = ()
    own: bool = False
    explains: bool = False

    def value_of(self, value: object) -> object:
        """What a TOML value says to the domain. Raises ValueError with a sentence that says what is allowed."""
        try:
            return self.read(value)
        except ValueError as wrong:
            if self.explains and str(wrong):
                raise
            shown = spell(value)
            shown = "this" if self.own or len(shown) > LONGEST else shown
            raise ValueError(f"{shown} is not allowed here; allowed is {self.allowed}") from None


def length(least: str, most: str, *, off: bool = False) -> Form:
    """A length of time between two others, in ms; 0 for "off" where that is allowed."""
    low, high = parse_duration(least, zero=True), parse_duration(most)

    def read(value: object) -> Span:
        if off and value == OFF:
            return 0
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            raise ValueError
        span = parse_duration(str(value), zero=low == 0)
        return _between(span, low, high)

    bounds = f"a length from {spell_duration(low)} to {spell_duration(high)}, such as 90m, 1h30m or 20s"
    return Form(f'"off" or {bounds}' if off else bounds, read)


def number(least: float, most: float, unit: str = "", *, off: bool = False) -> Form:
    """A number between two others; 0 for "off" where that is allowed."""

    def read(value: object) -> float:
        if off and value == OFF:
            return 0.0
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise ValueError
        return float(_between(value, least, most))

    bounds = f"a number from {least:g} to {most:g}{unit}"
    return Form(f'"off" or {bounds}' if off else bounds, read, lambda text: OFF if off and text == OFF else parse_value(text))


def whole(least: int, most: int) -> Form:
    """A whole number between two others."""

    def read(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int):
            raise ValueError
        return _between(value, least, most)

    return Form(f"a whole number from {least} to {most}", read, parse_value)


def either(*numbers: int) -> Form:
    """One of some whole numbers."""

    def read(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or value not in numbers:
            raise ValueError
        return value

    return Form(f"{', '.join(map(str, numbers[:-1]))} or {numbers[-1]}", read, parse_value, numbers)


def switch() -> Form:
    """True or false; an environment variable may also say on, off, yes, no, 1 or 0."""

    def read(value: object) -> bool:
        if not isinstance(value, bool):
            raise ValueError
        return value

    return Form("true or false", read, lambda text: SWITCHES.get(text.strip().lower(), text), (True, False))


def choice(*words: str, **meaning: object) -> Form:
    """One of some words; those given with a meaning stand for it, the others for themselves."""
    meanings = {word: word for word in words} | meaning

    def read(value: object) -> object:
        if not isinstance(value, str) or value not in meanings:
            raise ValueError
        return meanings[value]

    return Form(_one_of(tuple(meanings)), read, options=tuple(meanings))


def sound() -> Form:
    """The chime, the terminal's bell, none, or the user's own file."""

    def read(value: object) -> str:
        if not isinstance(value, str) or not (value in ("chime", "bell", OFF) or value.lower().endswith(".wav")):
            raise ValueError
        return value

    return Form('"chime", "bell", "off" or the path of a .wav file', read, options=("chime", "bell", OFF))


def folder() -> Form:
    """A folder of the user's own by its whole path; empty for "off"."""

    def read(value: object) -> str:
        if value == OFF:
            return ""
        found = os.path.expanduser(value) if isinstance(value, str) else ""
        if not os.path.isabs(found):
            raise ValueError
        return os.path.normpath(found)

    return Form('"off" or the whole path of a folder, such as "~/Backup/ninetyten"', read)


def clock(*, off: bool) -> Form:
    """A time of the day in minutes after midnight; -1 for "off" where that is allowed."""

    def read(value: object) -> int:
        if off and value == OFF:
            return -1
        shape = CLOCK.fullmatch(value) if isinstance(value, str) else None
        if not shape:
            raise ValueError
        return int(shape[1]) * 60 + int(shape[2])

    return Form(('"off" or ' if off else "") + 'a time from "00:00" to "23:59"', read)


def day(*, off: bool = False) -> Form:
    """A date as `2026-10-06`; empty for "off" where that is allowed."""

    def read(value: object) -> str:
        if off and value == OFF:
            return ""
        from datetime import date

        if not isinstance(value, str) or date.fromisoformat(value).isoformat() != value:
            raise ValueError
        return value

    return Form(('"off" or ' if off else "") + 'a date in quotes, such as "2027-06-30"', read)


def weekdays() -> Form:
    """Days of the week, as numbers from Monday, 0, in the order of the week."""

    def read(value: object) -> tuple[int, ...]:
        if not isinstance(value, list | tuple) or any(name not in DAYS for name in value):
            raise ValueError
        return tuple(number for number, name in enumerate(DAYS) if name in value)

    return Form(f"a list of {_one_of(DAYS)}", read, _list_of)


def several(*words: str) -> Form:
    """Some of these words, in their own order."""

    def read(value: object) -> tuple[str, ...]:
        if not isinstance(value, list | tuple) or any(name not in words for name in value):
            raise ValueError
        return tuple(word for word in words if word in value)

    return Form(f"a list of {_one_of(words)}", read, _list_of)


def text(most: int = 60) -> Form:
    """A line of text."""

    def read(value: object) -> str:
        if not isinstance(value, str) or not value.strip() or len(value) > most or not value.isprintable():
            raise ValueError
        return value.strip()

    return Form(f"a line of 1 to {most} characters in quotes", read, own=True)


def own_lines(most: int, longest: int) -> Form:
    """A few lines of a person's own words; `own_words` has them guarded."""

    def read(value: object) -> tuple[str, ...]:
        if not isinstance(value, list | tuple) or len(value) > most:
            raise ValueError
        if not all(isinstance(line, str) and line.strip() and line.isprintable() and len(line) <= longest for line in value):
            raise ValueError
        return tuple(line.strip() for line in value)

    return Form(f"a list of {most} lines at most, each of 1 to {longest} characters in quotes", read, _list_of, own=True)


def lines(name: str, reader: str, example: str) -> Form:
    """A list of texts that `config.schedules` reads; which ones it can read is only asked where there are any."""

    def read(value: object) -> object:
        if not isinstance(value, list | tuple) or not all(isinstance(line, str) for line in value):
            raise ValueError
        from ninetyten.config import schedules

        return getattr(schedules, reader)(tuple(value))

    return Form(f"a list of {name}, such as [{spell(example)}]", read, parse_value, explains=True)


def key_names() -> Form:
    """The keys of an action; which ones exist is the keymap's to judge."""

    def read(value: object) -> str:
        if not isinstance(value, str):
            raise ValueError
        return value.strip()

    return Form('keys in quotes, several with commas between them, or "off"', read)


def arguments() -> Form:
    """A command as a list of arguments, run without a shell."""

    def read(value: object) -> tuple[str, ...]:
        if not isinstance(value, list | tuple) or not all(isinstance(part, str) and "\0" not in part for part in value):
            raise ValueError
        if value and not value[0]:
            raise ValueError
        return tuple(value)

    return Form('a list of the program and its arguments, such as ["notify", "--now"]; an empty list is none', read, parse_value)


def _list_of(text: str) -> object:
    """A list as TOML writes it, or words with commas between them."""
    return parse_value(text) if text.lstrip().startswith("[") else [name.strip() for name in text.split(",") if name.strip()]


def _between(value: Number, least: float, most: float) -> Number:
    if not least <= value <= most:
        raise ValueError
    return value


def _one_of(words: tuple[str, ...]) -> str:
    quoted = [f'"{word}"' for word in words]
    return f"{', '.join(quoted[:-1])} or {quoted[-1]}"
