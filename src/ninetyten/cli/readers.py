"""How one word of a command line is read: each function gives its meaning, or says what it may be."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Sequence
from datetime import date

from ninetyten.config.durations import parse_duration
from ninetyten.domain.plan import (
    BODY_AREAS,
    DOWNTIME_REASONS,
    ENERGY,
    ERROR_CATEGORIES,
    NOTE_LENGTH,
    WORK_ITEMS,
    WORKSTATION_POINTS,
)

FIRST_YEAR, LAST_YEAR = 1971, 2199


def one_of(allowed: Sequence[str]) -> Callable[[str], str]:
    """A reader of one word out of a list."""

    def read(word: str) -> str:
        if word not in allowed:
            raise argparse.ArgumentTypeError(f'"{word}" is not one of {", ".join(allowed)}')
        return word

    return read


def length(word: str) -> int:
    """A length in ms: `90m`, `1h30m`, `20s`, or minutes."""
    try:
        return parse_duration(word)
    except ValueError as problem:
        raise argparse.ArgumentTypeError(str(problem)) from None


def rest_length(word: str) -> int | str:
    """A length, or `lunch`."""
    return word if word == "lunch" else length(word)


def count(word: str) -> tuple[int, int | None]:
    """`25` is a count, `=40` today's total."""
    digits = word.removeprefix("=")
    if not digits.isascii() or not digits.isdigit() or len(digits) > 5 or (not int(digits) and not word.startswith("=")):
        raise argparse.ArgumentTypeError(f'"{word}" is no count of charts: write 25, or =40 for today\'s total of the kind')
    return (1, int(digits)) if word.startswith("=") else (int(digits), None)


def minute_of_day(word: str) -> int:
    """A time of day as minutes after midnight."""
    shape = re.fullmatch(r"([01]?\d|2[0-3]):([0-5]\d)", word, re.ASCII)
    if shape is None:
        raise argparse.ArgumentTypeError(f'"{word}" is no time of day; write it as 09:30')
    return int(shape[1]) * 60 + int(shape[2])


def part(word: str) -> tuple[int, int]:
    """`39/42`: so many of so many."""
    shape = re.fullmatch(r"(\d{1,6})/(\d{1,6})", word, re.ASCII)
    if shape is None or not 0 <= int(shape[1]) <= int(shape[2]) or not int(shape[2]):
        raise argparse.ArgumentTypeError(f'"{word}" is no result; write right/reviewed, such as 39/42')
    return int(shape[1]), int(shape[2])


def error(word: str) -> tuple[str, int]:
    """`modifier=1`: so many errors of a category."""
    category, _, count = word.partition("=")
    if category not in ERROR_CATEGORIES:
        raise argparse.ArgumentTypeError(f'"{category}" is not one of {", ".join(ERROR_CATEGORIES)}')
    if not (count.isascii() and count.isdigit() and 0 < int(count) < 10_000):
        raise argparse.ArgumentTypeError(f'"{word}" says no number of errors; write {category}=2')
    return category, int(count)


def credits(word: str) -> float:
    """CEUs: a quarter of one is the least that is given for."""
    if not re.fullmatch(r"\d{1,3}(\.([05]|00|25|50|75))?", word, re.ASCII) or not float(word):
        raise argparse.ArgumentTypeError(f'"{word}" is no number of CEUs, which come in quarters; write 1, 1.5 or 0.25')
    return float(word)


def work_date(word: str) -> str:
    """A date as people write it here: `2026-10-06`; the week, month or year around it lies within the calendar."""
    try:
        written = date.fromisoformat(word)
    except ValueError:
        written = None
    if written is None or written.isoformat() != word:
        raise argparse.ArgumentTypeError(f'"{word}" is no date; write it as 2026-10-06')
    if not FIRST_YEAR <= written.year <= LAST_YEAR:
        raise argparse.ArgumentTypeError(f"the year of {word} is none of {FIRST_YEAR} to {LAST_YEAR}")
    return word


def felt(word: str) -> tuple[str, int]:
    """`neck=2`: how much something was felt, 0 to 3."""
    name, _, much = word.partition("=")
    if name not in (*BODY_AREAS, *WORK_ITEMS):
        raise argparse.ArgumentTypeError(f'"{name}" is not one of {", ".join((*BODY_AREAS, *WORK_ITEMS))}')
    if much not in ("0", "1", "2", "3"):
        raise argparse.ArgumentTypeError(f'"{word}" does not say how much: write {name}=0 (not at all) to {name}=3')
    return name, int(much)


def eyes(word: str) -> int:
    """How much the eyes are felt, 0 to 3."""
    if word not in ("0", "1", "2", "3"):
        raise argparse.ArgumentTypeError(f'"{word}" does not say how much: write 0 (not at all) to 3 (a lot)')
    return int(word)


def energy(word: str) -> int:
    """How much energy there is, 1 to 5."""
    if word not in [str(rating) for rating in ENERGY]:
        raise argparse.ArgumentTypeError(f'"{word}" does not say how much: write 1 (little) to 5 (a lot)')
    return int(word)


def point(word: str) -> tuple[str, bool]:
    """`glare=no`: a point of the workstation."""
    name, _, right = word.partition("=")
    if name not in WORKSTATION_POINTS or right not in ("yes", "no"):
        raise argparse.ArgumentTypeError(
            f'"{word}" is no answer: write POINT=yes or POINT=no, of {", ".join(WORKSTATION_POINTS)}'
        )
    return name, right == "yes"


def name(word: str) -> str:
    """A name of letters, digits, dots and dashes."""
    if not re.fullmatch(r"[\w.-]{1,40}", word):
        raise argparse.ArgumentTypeError("a name has 1 to 40 letters, digits, dots and dashes")
    return word


def note(word: str) -> str:
    """A few words of one's own, 80 characters at most; what may identify a patient is refused by its class (E)."""
    if len(word) > NOTE_LENGTH or not word.isprintable():
        raise argparse.ArgumentTypeError(f"a note has {NOTE_LENGTH} printable characters at most")
    return word


def reason_or_length(word: str) -> int | str:
    """Why the systems are down, or for how long."""
    return word if word in DOWNTIME_REASONS else length(word)
