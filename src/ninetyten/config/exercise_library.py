"""Read the exercises: the shipped library, and the user's own `exercises.toml` beside `config.toml`, in the same form.

    [lean-and-look]                 # its id: small letters, digits and -
    name = "Lean back and look up"
    tracks = ["eyes", "posture"]
    steps = [{ do = "Lean back.", seconds = 5 }, { do = "Look at the ceiling.", seconds = 15 }]

    [blink-squeeze]                 # these keys replace those of the shipped exercise
    use = false                     # `true` brings in one that does not come by itself (C13)

content/exercises.toml explains every key. An entry with a mistake is left out until it is fixed, as is the shipped one
with its id: the user had a reason to change it. Nothing here raises for what the user wrote, and no text of theirs is
repeated in a problem. Reading costs as much as a tenth of the app's start, so it waits for the first stop or rest.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from typing import Any

import ninetyten
from ninetyten.config.files import open_regular
from ninetyten.config.problems import Problem, did_you_mean
from ninetyten.config.toml_text import Malformed, key_lines, parse_kept
from ninetyten.domain.exercises import AREAS, GRADES, Exercise, ExerciseStep
from ninetyten.domain.moment import MINUTE, SECOND
from ninetyten.domain.plan import TRACK_NAMES

ID = re.compile(r"[a-z][a-z0-9-]{0,31}")
MOST_STEPS = 10
LONGEST = 10 * MINUTE
REQUIRED = ("name", "tracks", "steps")

Library = dict[str, Exercise]
CheckText = Callable[[str], str]
"""Returns what is wrong with the user's text, in a sentence that does not repeat it; empty if nothing is."""


def shipped_file() -> str:
    """Return the path of the shipped library."""
    return os.path.join(os.path.dirname(ninetyten.__file__), "content", "exercises.toml")


def anything(text: str) -> str:
    """Accept every text."""
    return ""


def read_exercises(own: str, check_text: CheckText = anything, cache: str = "") -> tuple[tuple[Exercise, ...], list[Problem]]:
    """Return every exercise, the shipped ones first, and the problems in the user's file `own`.

    `check_text` checks each text in that file. `cache`: where the shipped ones are kept. The tuple is empty without a library.
    """
    read, problems = _read(shipped_file(), {}, anything, cache)
    library = {name: exercise.replace(own=False) for name, exercise in read.items()}
    if not library:
        problems = [Problem(shipped_file(), "", 0, "the shipped exercises cannot be read; reinstall ninetyten")]
    if os.path.exists(own):
        library, wrong = _read(own, library, check_text, "")
        problems += wrong
    return tuple(library.values()), problems


def _read(file: str, base: Library, check_text: CheckText, cache: str) -> tuple[Library, list[Problem]]:
    """Return the library `base` with the file's changes, and the problems in the file."""
    try:
        with open(file, "rb", opener=open_regular) as source:
            content = source.read()
        tables = parse_kept(content, file, cache)
    except OSError as error:
        return base, [Problem(file, "", 0, f"this file cannot be read ({error.strerror}), so it is ignored")]
    except Malformed as error:
        return base, [error.problem]
    library, wrong = dict(base), []
    for name, table in tables.items():
        entry = _Entry(name, table, base.get(name), check_text)
        exercise = entry.read()
        wrong += entry.wrong
        if exercise is not None:
            library[name] = exercise
        else:
            library.pop(name, None)
    lines = key_lines(content) if wrong else {}
    return library, [Problem(file, key, _line_of(at, lines), message) for at, key, message in wrong]


def _line_of(key: str, lines: Mapping[str, int]) -> int:
    return lines.get(key) or lines.get(key.partition(".")[0], 0)


class _Entry:
    """One section of the file on its way to an exercise. `wrong`: where in it, the key to show, and the message."""

    def __init__(self, name: str, table: object, base: Exercise | None, check_text: CheckText) -> None:
        self.name, self.table, self.base, self.check_text = name, table, base, check_text
        self.wrong: list[tuple[str, str, str]] = []

    def read(self) -> Exercise | None:
        """Return the exercise; None if it is turned off, or anything is wrong with it."""
        if not ID.fullmatch(self.name) or self.check_text(self.name):
            self.wrong.append(
                (self.name, "", "an exercise's section must be a short name of lowercase letters, digits and -, such as [walk]")
            )
            return None
        if not isinstance(self.table, dict):
            self._blame("", f"an exercise is a section; write [{self.name}] with its keys below it")
            return None
        given = self._given(self.table)
        wanted = given.pop("use", None)
        missing = [key for key in REQUIRED if key not in self.table and self.base is None]
        if wanted is not False and missing:
            self._blame("", f"an exercise of your own needs {', '.join(REQUIRED)}; missing: {', '.join(missing)}")
        if self.wrong or wanted is False:
            return None
        if self.base is None:
            return Exercise(id=self.name, **given)
        return self.base.replace(**given, own=self.base.own or wanted is True)

    def _given(self, table: Mapping[str, object]) -> dict[str, Any]:
        """Return the values of the keys that are right."""
        found = {}
        for key, value in table.items():
            if key not in KEYS:
                shown, hint = key if key.isidentifier() else "", did_you_mean(key, tuple(KEYS))
                self._blame(shown, f"unknown key{hint}; an exercise can have {', '.join(KEYS)}")
                continue
            try:
                found[key] = KEYS[key](value)
            except ValueError as error:
                self._blame(key, str(error))
            for refusal in filter(None, map(self.check_text, _texts(value))):
                self._blame(key, refusal)
                break
        return found

    def _blame(self, key: str, message: str) -> None:
        at = f"{self.name}.{key}" if key else self.name
        self.wrong.append((at, at, f"{message}; this exercise is left out until you fix it"))


def _texts(value: object) -> list[str]:
    """Return every text anywhere in a TOML value."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for pair in value.items() for part in pair for text in _texts(part)]
    return [text for part in value for text in _texts(part)] if isinstance(value, list) else []


def _line(longest: int, *, empty: bool = False) -> Callable[[object], str]:
    def read(value: object) -> str:
        if isinstance(value, str) and len(value) <= longest and value.isprintable() and (empty or value.strip()):
            return value.strip()
        raise ValueError(f"this must be a line of text in quotes, up to {longest} characters")

    return read


def _some(allowed: tuple[str, ...]) -> Callable[[object], tuple[str, ...]]:
    def read(value: object) -> tuple[str, ...]:
        if isinstance(value, list) and value and all(part in allowed for part in value):
            return tuple(part for part in allowed if part in value)
        raise ValueError(f'this must be a list of some of {", ".join(allowed)}, such as ["{allowed[0]}"]')

    return read


def _flag(value: object) -> bool:
    if isinstance(value, bool):
        return value
    raise ValueError("this must be true or false")


def _grade(value: object) -> str:
    if isinstance(value, str) and value in GRADES:
        return value
    raise ValueError(f"this must be one of {', '.join(f'{grade} ({words})' for grade, words in GRADES.items())}")


def _steps(value: object) -> tuple[ExerciseStep, ...]:
    steps = [_step(part) for part in value] if isinstance(value, list) and 1 <= len(value) <= MOST_STEPS else []
    if steps and sum(step.span for step in steps) <= LONGEST:
        return tuple(steps)
    raise ValueError(f"this must be a list of 1 to {MOST_STEPS} steps, at most {LONGEST // MINUTE} minutes in total")


def _step(value: object) -> ExerciseStep:
    if isinstance(value, dict) and value.keys() == {"do", "seconds"}:
        seconds = value["seconds"]
        if isinstance(seconds, int) and not isinstance(seconds, bool) and 2 <= seconds <= LONGEST // SECOND:
            return ExerciseStep(_line(120)(value["do"]), seconds * SECOND)
    raise ValueError(f'a step must be {{ do = "a short sentence", seconds = a whole number from 2 to {LONGEST // SECOND} }}')


KEYS: dict[str, Callable[[object], Any]] = {
    "name": _line(40),
    "tracks": _some(TRACK_NAMES),
    "areas": _some(AREAS),
    "steps": _steps,
    "safety": _line(160, empty=True),
    "stands": _flag,
    "desk": _flag,
    "look_away": _flag,
    "needs": _line(60, empty=True),
    "grade": _grade,
    "evidence": _line(160),
    "source": _line(240),
    "use": _flag,
}
"""The keys of an entry and their readers: each returns the value of the field, or raises ValueError with what is allowed."""
