"""How lengths of time, and times of the day, are written by people: the same in settings, on the command line and in scripts."""

from __future__ import annotations

import re

from ninetyten.domain.moment import HOUR, MINUTE, SECOND, Span

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
LONGEST: Span = 366 * 24 * HOUR
"""No length anywhere is longer."""
SHAPE = re.compile(r"(?:(\d+) *h)? *(?:(\d+) *m)? *(?:(\d+) *s)?", re.ASCII | re.IGNORECASE)
TIME_OF_DAY = r"(?:[01]?[0-9]|2[0-3]):[0-5][0-9]"
"""A time of the day, for patterns that have one in them."""
MINUTES_A_DAY = 24 * 60
MINUTES = re.compile(r"\d+(?:\.\d+)?", re.ASCII)
ALLOWED = "write a length such as 90m, 1h30m, 20s, 2h, or a number of minutes"


def parse_duration(text: str, *, zero: bool = False) -> Span:
    """The length in ms that `text` says: `90m`, `1h30m20s`, `20s`, or a bare number of minutes.

    `zero` allows a length of nothing. Raises ValueError, with a sentence for people, for anything else.
    """
    words = text.strip()
    shape = SHAPE.fullmatch(words)
    if MINUTES.fullmatch(words):
        span = round(min(float(words) * MINUTE, LONGEST + 1))
    elif words and shape:
        hours, minutes, seconds = (int(part or 0) for part in shape.groups())
        span = hours * HOUR + minutes * MINUTE + seconds * SECOND
    else:
        raise ValueError(f'"{text}" is not a length of time: {ALLOWED}')
    if span == 0 and not zero:
        raise ValueError(f'"{text}" is not a length of time: {ALLOWED}, more than 0')
    if span > LONGEST:
        raise ValueError(f'"{text}" is longer than a year: {ALLOWED}')
    return span


def spell_duration(span: Span) -> str:
    """The shortest spelling of a length in whole seconds that `parse_duration` reads back: `1h30m`, `20s`, `0s`."""
    minutes, seconds = divmod(span // SECOND, 60)
    hours, minutes = divmod(minutes, 60)
    parts = ((hours, "h"), (minutes, "m"), (seconds, "s"))
    return "".join(f"{count}{unit}" for count, unit in parts if count) or "0s"


def read_time_of_day(text: str) -> int:
    """Return the minutes after midnight of `07:00` or `7:00`. Raises ValueError."""
    if not re.fullmatch(TIME_OF_DAY, text):
        raise ValueError(f'"{text}" is not a time of the day: write it as 07:00')
    hours, _, minutes = text.partition(":")
    return int(hours) * 60 + int(minutes)


def spell_time_of_day(minutes: int) -> str:
    """Return minutes after midnight as `07:00`."""
    return f"{minutes // 60:02}:{minutes % 60:02}"
