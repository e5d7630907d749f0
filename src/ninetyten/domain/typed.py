"""Read what people type: lengths, times of day, spans of hours, results and rates, the same everywhere.

Each reader returns a value, or raises ValueError with a sentence that says what to type instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ninetyten.domain.moment import HOUR, MINUTE, SECOND, Span

DAY = 24 * 60
"""Minutes in a day by the clock."""
LONGEST: Span = 366 * 24 * HOUR
"""The longest length allowed anywhere."""
NAMED = {"noon": DAY // 2, "midnight": 0}
LENGTH = "write a length such as 90m, 1h30m, 20s, 2h, or a number of minutes"
TIME = "write a time such as 7:30am or 19:30"
PART = "write minutes such as 20 or last 20, or times such as 9:20-9:40"
HOURS = "write a start and an end such as 7am-3:30pm or 07:00-15:30"
RATE = "write charts per hour such as 12, 12/h, 100/7.5h or 96/day, or minutes per chart such as 5m"

_LENGTH = re.compile(r"(?:(\d+) *h)? *(?:(\d+) *m)? *(?:(\d+) *s)?", re.ASCII | re.IGNORECASE)
_NUMBER = r"\d{1,5}(?:\.\d{1,4})?"
_MINUTES = re.compile(r"\d+(?:\.\d+)?", re.ASCII)
_TIME = re.compile(r"(\d{1,2})(?:(?::|(?<=\d)(?=\d\d))(\d\d))? *(?:([ap])\.?(?:m\.?)?)?", re.ASCII | re.IGNORECASE)
_TO = re.compile(r" *(?:-|–|—|\bto\b) *", re.IGNORECASE)
_PART = re.compile(r"(?:(first|last) *)?(\d.*)", re.ASCII | re.IGNORECASE)
_RESULT = re.compile(r"(\d{1,6}) *(?:/|\bof\b| ) *(\d{1,6})", re.ASCII | re.IGNORECASE)
_AN_HOUR = re.compile(rf"({_NUMBER})(?: *(?:/|per|an?|a) *(?:h|hr|hour))?", re.ASCII | re.IGNORECASE)
_IN_HOURS = re.compile(rf"({_NUMBER}) *(?:/|per|in) *({_NUMBER}) *(?:h|hrs?|hours?)", re.ASCII | re.IGNORECASE)
_A_DAY = re.compile(rf"({_NUMBER}) *(?:/|per|a) *day", re.ASCII | re.IGNORECASE)
_A_CHART = re.compile(rf"({_NUMBER}) *(?:m|mins?|minutes?)(?: *(?:/|per|a) *chart)?", re.ASCII | re.IGNORECASE)


def read_length(text: str, *, zero: bool = False) -> Span:
    """Return a length in ms: `90m`, `1h30m20s`, `20s`, or a bare number of minutes. `zero` allows a length of 0."""
    words = text.strip()
    shape = _LENGTH.fullmatch(words)
    if _MINUTES.fullmatch(words):
        span = round(min(float(words) * MINUTE, LONGEST + 1))
    elif words and shape:
        hours, minutes, seconds = (int(part or 0) for part in shape.groups())
        span = hours * HOUR + minutes * MINUTE + seconds * SECOND
    else:
        raise ValueError(f'"{text}" is not a length of time: {LENGTH}')
    if span == 0 and not zero:
        raise ValueError(f'"{text}" is not a length of time: {LENGTH}, more than 0')
    if span > LONGEST:
        raise ValueError(f'"{text}" is longer than a year: {LENGTH}')
    return span


def spell_length(span: Span) -> str:
    """Return the shortest spelling of a length in whole seconds that `read_length` reads back: `1h30m`, `20s`, `0s`."""
    minutes, seconds = divmod(span // SECOND, 60)
    hours, minutes = divmod(minutes, 60)
    parts = ((hours, "h"), (minutes, "m"), (seconds, "s"))
    return "".join(f"{count}{unit}" for count, unit in parts if count) or "0s"


def read_time(text: str) -> int:
    """Return a time of day in minutes after midnight: `7:30am`, `7 PM`, `19:30`, `0730`, `noon`. Without am or pm it is on a
    24-hour clock; a bare hour that could be either is refused."""
    found = _times(text.strip(), _is_hour(text.strip()))
    if len(found) == 1:
        return found[0]
    if found:
        raise ValueError(f'"{text}" could be {" or ".join(map(_spell, found))}: add am or pm')
    raise ValueError(f'"{text}" is not a time of day: {TIME}')


def spell_time(minute: int) -> str:
    """Return a time of day as `07:30`; `minute` counts from midnight."""
    return f"{minute // 60:02}:{minute % 60:02}"


def spell_span(start: int, end: int) -> str:
    """Return `13:22 to 14:04`; both count from midnight."""
    return f"{spell_time(start)} to {spell_time(end)}"


def read_moment(text: str) -> tuple[int, int | None]:
    """Return a time of day in minutes after midnight, and the one 12 hours later that it can also mean: `1:30` is written for
    13:30 too."""
    minute, words = read_time(text), text.strip()
    either = ":" in words and not _marked(words) and not _is_of_24(words) and minute < DAY // 2
    return minute, minute + DAY // 2 if either else None


def read_hours(text: str) -> tuple[int, int]:
    """Return a start and an end in minutes after midnight: `7am-3pm`, `7-3:30pm`, `700-1500`, `07:00-15:00`. If only one has am
    or pm, the shorter span is meant."""
    ends = _TO.split(text.strip())
    marked = [_marked(end) for end in ends]
    if len(ends) == 2 and not any(marked) and any(map(_is_hour, ends)) and not any(map(_is_of_24, ends)):
        raise ValueError(f'"{text}" could be morning or evening: {HOURS}')
    either = [any(marked) and not own and not _is_of_24(end) for end, own in zip(ends, marked, strict=True)]
    times = [_times(end, both) for end, both in zip(ends, either, strict=True)]
    if len(times) != 2 or not all(times):
        raise ValueError(f'"{text}" is not a span of hours: {HOURS}')
    _, start, stop = min(((stop - start) % DAY or DAY, start, stop) for start in times[0] for stop in times[1])
    return start, stop


def read_part(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the part of a stretch of the day that is meant; all in minutes after midnight, past midnight beyond `DAY`. `20` and
    `first 20` are its first minutes, `last 20` its last, `9:20-9:40` these; 12 hours later if only that lies in it."""
    for first, last in _parts(text.strip(), start, end):
        if start <= first < last <= end:
            return first, last
    raise ValueError(f'"{text}" is not a part of {spell_span(start % DAY, end % DAY)}: {PART}')


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    if len(_TO.split(text)) == 2:
        begins, ends = read_hours(text)
        for later in (0, DAY // 2):
            first = start + (begins + later - start) % DAY
            yield first, first + (ends - begins) % DAY
    elif shape := _PART.fullmatch(text):
        minutes = read_length(shape[2]) // MINUTE
        yield (end - minutes, end) if (shape[1] or "").lower() == "last" else (start, start + minutes)


def _times(text: str, either: bool) -> list[int]:
    """Return every time of day that a text can mean, the earliest first. `either`: an am or pm may be missing."""
    if text.lower() in NAMED:
        return [NAMED[text.lower()]]
    shape = _TIME.fullmatch(text)
    if shape is None:
        return []
    hour, minute, mark = int(shape[1]), int(shape[2] or 0), (shape[3] or "").lower()
    if minute > 59 or hour > 23 or (mark and not 1 <= hour <= 12):
        return []
    if mark or (either and 1 <= hour <= 12):
        return [hour % 12 * 60 + minute + half for half in (0, DAY // 2) if not mark or mark == "ap"[half > 0]]
    return [hour * 60 + minute]


def _marked(text: str) -> bool:
    shape = _TIME.fullmatch(text)
    return text.lower() in NAMED or bool(shape and shape[3])


def _is_hour(text: str) -> bool:
    """Report whether a text is a bare hour that can be am or pm."""
    return text.isdecimal() and len(text) <= 2 and not _is_of_24(text)


def _is_of_24(text: str) -> bool:
    """Report whether the hour of a text can only be on a 24-hour clock."""
    shape = _TIME.fullmatch(text)
    return shape is not None and (shape[1].startswith("0") or int(shape[1]) > 12)


def _spell(minute: int) -> str:
    hour = minute // 60
    return f"{hour % 12 or 12}:{minute % 60:02} {'PM' if hour >= 12 else 'AM'}"


def read_result(text: str) -> tuple[int, int]:
    """Return (right, reviewed): `39/42`, `39 of 42`, `39 42`."""
    shape = _RESULT.fullmatch(text.strip())
    if shape is None or not 0 <= int(shape[1]) <= int(shape[2]) or not int(shape[2]):
        raise ValueError(f'"{text}" is not a result: write right/reviewed, such as 39/42')
    return int(shape[1]), int(shape[2])


def read_rate(text: str, a_day: Span) -> float:
    """Return charts per hour: `12`, `12/h`, `100/7.5h`, `96/day`, `5m`, `5m/chart`. `a_day`: a day's planned production in ms."""
    for rate in _rates(text.strip(), a_day):
        if rate > 0:
            return rate
    raise ValueError(f'"{text}" is not a rate: {RATE}')


def _rates(text: str, a_day: Span) -> Iterator[float]:
    if shape := _AN_HOUR.fullmatch(text):
        yield float(shape[1])
    if (shape := _IN_HOURS.fullmatch(text)) and float(shape[2]):
        yield float(shape[1]) / float(shape[2])
    if (shape := _A_DAY.fullmatch(text)) and a_day:
        yield float(shape[1]) * HOUR / a_day
    if (shape := _A_CHART.fullmatch(text)) and float(shape[1]):
        yield 60 / float(shape[1])
