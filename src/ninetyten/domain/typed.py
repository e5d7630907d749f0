"""Read what people type: lengths, times of day, dates, spans of hours, results and rates, the same everywhere.

Each reader returns a value, or raises ValueError with a sentence that says what to type instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product

from ninetyten.domain.moment import HOUR, MINUTE, SECOND, Span
from ninetyten.domain.words import hours, spell_hours, spell_time

DAY = 24 * 60
"""Minutes in a day by the clock."""
LONGEST: Span = 366 * 24 * HOUR
"""The longest length allowed anywhere."""
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SHORT = {name: (name[:3],) for name in WEEKDAYS} | {
    "tuesday": ("tue", "tues"), "wednesday": ("wed", "weds"), "thursday": ("thu", "thur", "thurs"),
}  # fmt: skip
MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
FIRST_YEAR, LAST_YEAR = 1971, 2199
"""Within these years a date's whole week, month and year are in the calendar."""
NAMED = {"noon": DAY // 2, "12 noon": DAY // 2, "midnight": 0, "12 midnight": 0}
LENGTH = "write a length such as 90m, 1h30m, 20s, 2h, or a number of minutes"
TIME = "write a time such as 7:30am or 19:30"
PART = "write minutes such as 20 or last 20, or times such as 9:20-9:40"
HOURS = "write a start and an end such as 7am-3:30pm or 07:00-15:30"
DATE = "write a date such as 2026-10-06 or 10/6, yesterday, or a weekday such as friday"
RATE = "write charts per hour such as 12, 12/h, 100/7.5h or 96/day, or minutes per chart such as 5m"

_UNITS: dict[str, Span] = {"h": HOUR, "m": MINUTE, "s": SECOND}
_UNIT = r"(h(?:(?:ou)?rs?)?|m(?:in(?:ute)?s?)?|s(?:ec(?:ond)?s?)?)"
# Patterns are compiled when first used: most commands need none, and none is made twice.
_PART = rf"(?a)(\d+(?:\.\d+)?|\.\d+) *{_UNIT}(?![a-z])(?:\.(?!\d))?(?: *,? *(?:and +)?)"
_MINUTES = r"(?a)\d+(?:\.\d+)?"
_COLON = r"(?a)(\d{1,2}):([0-5]\d)"
_HALF = r" ?½|(?<=\d) 1/2(?!\d)"
_TIME = r"(?ai)(\d{1,2})(?:(?::|(?<=\d)(?=\d\d))(\d\d))? *(?:([ap])\.?(?:m\.?)?)?"
_TO = r"(?i) *(?:-|–|—|\b(?:to|til|till|until|thru|through)\b) *"
_DATE = r"(?a)(\d{4})-(\d\d)-(\d\d)"
_US_DATE = r"(?a)(\d{1,2})/(\d{1,2})(?:/(\d{4}))?"
_NAMED_DATE = r"(?ai)([a-z]{3,9})\.? +(\d{1,2})(?:st|nd|rd|th)?(?: *,? +(\d{4}))?"
_SOME = r"(?ai)(?:(first|last) *)?(\d.*)"
_RESULT = r"(?ai)(\d{1,6}) *(?:/|\b(?:out +)?of\b| ) *(\d{1,6})"

_NUMBER = r"(\d{1,5}(?:\.\d{1,4})?|\.\d{1,4})"
_CHARTS = r"(?:charts?|records?|reports?|encounters?|accounts?|cases?|visits?|notes?)"
_PER = r" *(?:/|\b(?:per|each|every|in|for|an?)\b) *(?:(?:an?|each|every) +)?"
_HOUR = r"h(?:(?:ou)?rs?)?"
_MADE = rf"{_NUMBER}(?: *{_CHARTS})?"
_AN_HOUR = rf"(?a){_NUMBER}|{_MADE}(?:{_PER}{_HOUR}| *hourly| *cph)"
_IN_LENGTH = rf"(?a){_MADE}{_PER}{_NUMBER}[ -]*{_UNIT}(?: *(?:work *)?(?:day|shift))?"
_A_DAY = rf"(?a){_MADE}(?:{_PER}(?:work *)?(?:day|shift)| *daily)"
_EACH = rf"( *each|{_PER}{_CHARTS})?"
_A_CHART = rf"(?a){_NUMBER} *{_UNIT}{_EACH}"
_IN_SECONDS = rf"(?a)(\d{{1,3}}) *m(?:in(?:ute)?s?)? *(?:and +)?(\d{{1,2}}) *s(?:ec(?:ond)?s?)?{_EACH}"


def read_length(text: str, *, zero: bool = False) -> Span:
    """Return a length in ms: `90m`, `1h30m20s`, `1 hour 15 minutes`, `1.5h`, or a bare number of minutes. `zero` allows a length
    of 0."""
    words = re.sub(r"^(?:½|1/2)(?= *h)", ".5", _plain(text))
    if shape := re.fullmatch(_COLON, words):
        first, second = map(int, shape.groups())
        raise Ambiguous(f'"{text}" could be {first}h{second}m or {first}m{second}s: write one of them')
    parts = re.findall(_PART, words)
    units = [unit[0] for _, unit in parts]
    if re.fullmatch(_MINUTES, words):
        span = _span(words, MINUTE)
    elif parts and not re.sub(_PART, "", words) and units == [unit for unit in _UNITS if unit in units]:
        span = sum(_span(number, _UNITS[unit[0]]) for number, unit in parts)
    else:
        raise ValueError(f'"{text}" is not a length of time: {LENGTH}')
    if span == 0 and not zero:
        raise ValueError(f'"{text}" is not a length of time: {LENGTH}, more than 0')
    if span > LONGEST:
        raise ValueError(f'"{text}" is longer than a year: {LENGTH}')
    return span


def _plain(text: str) -> str:
    """Return a text in small letters, halves and thousands as plain digits: `7.5` for `7 1/2`."""
    return re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", re.sub(_HALF, ".5", text.strip().lower()))


def _span(number: str, unit: Span) -> Span:
    return round(min(float(number) * unit, LONGEST + 1))


def spell_length(span: Span) -> str:
    """Return the shortest spelling of a length in whole seconds that `read_length` reads back: `1h30m`, `20s`, `0s`."""
    minutes, seconds = divmod(span // SECOND, 60)
    hours, minutes = divmod(minutes, 60)
    parts = ((hours, "h"), (minutes, "m"), (seconds, "s"))
    return "".join(f"{count}{unit}" for count, unit in parts if count) or "0s"


class Ambiguous(ValueError):
    """What was typed has two meanings; the sentence shows both."""


def read_time(text: str) -> int:
    """Return a time of day in minutes after midnight: `7:30am`, `7 PM`, `19:30`, `0730`, `noon`. Without am or pm it is on a
    24-hour clock; a bare hour that could be either is refused."""
    found = _times(text, either=is_hour(text))
    if len(found) == 1:
        return found[0]
    if found:
        raise Ambiguous(f'"{text}" could be {" or ".join(spell_time(each, "12h") for each in found)}: add am or pm')
    raise ValueError(f'"{text}" is not a time of day: {TIME}')


def read_moment(text: str) -> tuple[int, int | None]:
    """Return a time of day in minutes after midnight, and the one 12 hours later that it can also mean: `1:30` is written for
    13:30 too. Of a bare hour, both."""
    if is_hour(text):
        first, second = _times(text, either=True)
        return first, second
    minute = read_time(text)
    either = not is_marked(text) and not _is_of_24(text) and minute < DAY // 2
    return minute, minute + DAY // 2 if either else None


def read_date(text: str) -> str:
    """Return a date as `date_of` takes it: `2026-10-06`, `10-06` for the latest one of any year, `today`, `yesterday`, a weekday.
    It reads `2026-10-06`, `10/6`, `10/6/2026`, `Oct 6`, `October 6, 2026`, and those words."""
    words = text.strip().lower()
    if words in ("today", "yesterday"):
        return words
    if named := [name for name in WEEKDAYS if words in (name, *SHORT[name])]:
        return named[0]
    year, month, day = _parts_of_date(words)
    try:
        date(int(year or "2024"), month, day)  # 02-29 exists in some years
    except ValueError:
        raise ValueError(f'"{text}" is not a valid date: {DATE}') from None
    if year and not FIRST_YEAR <= int(year) <= LAST_YEAR:
        raise ValueError(f"{text} is out of range: use a year from {FIRST_YEAR} to {LAST_YEAR}")
    return f"{year}-{month:02}-{day:02}" if year else f"{month:02}-{day:02}"


def _parts_of_date(words: str) -> tuple[str, int, int]:
    """Return the year (empty if none was typed), the month and the day; zeros if the words are not a date."""
    if shape := re.fullmatch(_DATE, words):
        return shape[1], int(shape[2]), int(shape[3])
    if shape := re.fullmatch(_US_DATE, words):
        return shape[3] or "", int(shape[1]), int(shape[2])
    if shape := re.fullmatch(_NAMED_DATE, words):
        months = [number for number, name in enumerate(MONTHS, 1) if name.startswith(shape[1])]
        return shape[3] or "", months[0] if len(months) == 1 else 0, int(shape[2])
    return "", 0, 0


def date_of(written: str, today: str) -> str:
    """Return the date that `read_date` read, on the date `today`: a weekday is the latest one before it, a date without a year
    the latest one up to it."""
    day = date.fromisoformat(today)
    if written in WEEKDAYS:
        back = (day.weekday() - WEEKDAYS.index(written)) % 7 or 7
        return (day - timedelta(days=back)).isoformat()
    if written in ("today", "yesterday"):
        return (day - timedelta(days=written == "yesterday")).isoformat()
    if len(written) > len("10-06"):
        return written
    year = day.year if written <= today[5:] else day.year - 1
    while written == "02-29" and not _is_leap(year):
        year -= 1
    return f"{year}-{written}"


def next_of(written: str, today: str) -> str:
    """Return the next date, from `today` on, of one that `read_date` read without a year, such as `10-06`."""
    year = date.fromisoformat(today).year + (written < today[5:])
    while written == "02-29" and not _is_leap(year):
        year += 1
    return f"{year}-{written}"


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def read_hours(text: str, *, either: bool = False) -> tuple[int, int]:
    """Return a start and an end in minutes after midnight: `7am-3pm`, `7-3:30pm`, `700-1500`, `07:00-15:00`.

    If one has am or pm, the shortest span is meant. If none has, they are on a 24-hour clock, but refused where a bare hour or a
    shorter span says that am and pm may be missing. `either`: those are read as on a 24-hour clock.
    """
    ends = re.split(_TO, text.strip().lower().removeprefix("from "))
    times = [_times(end, either=not is_marked(end) and not _is_fixed(end)) for end in ends]
    if len(ends) != 2 or not all(times):
        raise ValueError(f'"{text}" is not a span of hours: {HOURS}')
    meant, *others = sorted(product(times[0], times[1]), key=lambda hours: (_between(*hours), hours))
    if any(map(is_marked, ends)):
        return meant
    start, stop = (_times(end, either=False)[0] for end in ends)
    bare = any(map(is_hour, ends)) and not any(map(_is_fixed, ends))
    if not either and (bare or _between(start, stop) > _between(*meant)):
        both = " or ".join(spell_hours(first, last, "12h") for first, last in (meant, others[0]))
        raise Ambiguous(f'"{text}" could be {both}: {HOURS}')
    return start, stop


def read_part(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the part of a stretch of the day that is meant; all in minutes after midnight, past midnight beyond `DAY`. `20` and
    `first 20` are its first minutes, `last 20` its last, `9:20-9:40` these; 12 hours later if only that lies in it."""
    for first, last in _parts(text.strip(), start, end):
        if start <= first < last <= end:
            return first, last
    raise ValueError(f'"{text}" is not within this part of the day: {PART}')


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    if len(re.split(_TO, text)) == 2:
        begins, ends = read_hours(text, either=True)
        for later in (0, DAY // 2):
            first = start + (begins + later - start) % DAY
            yield first, first + (ends - begins) % DAY
    elif shape := re.fullmatch(_SOME, text):
        minutes = read_length(shape[2]) // MINUTE
        yield (end - minutes, end) if (shape[1] or "").lower() == "last" else (start, start + minutes)


def _between(start: int, stop: int) -> int:
    return (stop - start) % DAY or DAY


def _times(text: str, *, either: bool) -> list[int]:
    """Return every time of day that a text can mean, the earliest first. `either`: an am or pm may be missing."""
    words = " ".join(text.lower().split())
    if words in NAMED:
        return [NAMED[words]]
    shape = re.fullmatch(_TIME, words)
    if shape is None:
        return []
    hour, minute, mark = int(shape[1]), int(shape[2] or 0), shape[3]
    if minute > 59 or hour > 23 or (mark and not 1 <= hour <= 12):
        return []
    if mark or (either and 1 <= hour <= 12):
        return [hour % 12 * 60 + minute + half for half in (0, DAY // 2) if not mark or mark == "ap"[half > 0]]
    return [hour * 60 + minute]


def is_hour(text: str) -> bool:
    """Report whether a text is a bare hour that can be am or pm."""
    words = text.strip()
    return words.isascii() and words.isdigit() and len(words) <= 2 and not _is_of_24(words)


def is_marked(text: str) -> bool:
    """Report whether a text says itself which half of the day it is in: `7am`, `noon`."""
    shape = re.fullmatch(_TIME, text.strip())
    return " ".join(text.lower().split()) in NAMED or bool(shape and shape[3])


def _is_of_24(text: str) -> bool:
    """Report whether the hour of a text can only be on a 24-hour clock."""
    shape = re.fullmatch(_TIME, text.strip())
    return shape is not None and (shape[1].startswith("0") or int(shape[1]) > 12)


def _is_fixed(text: str) -> bool:
    """Report whether a text is written as times on a 24-hour clock are: with two digits for the hour, and minutes."""
    shape = re.fullmatch(_TIME, text.strip())
    return _is_of_24(text) or bool(shape and shape[2] and len(shape[1]) == 2)


def read_result(text: str) -> tuple[int, int]:
    """Return (right, reviewed): `39/42`, `39 of 42`, `39 42`."""
    shape = re.fullmatch(_RESULT, text.strip())
    if shape is None or not 0 <= int(shape[1]) <= int(shape[2]) or not int(shape[2]):
        raise ValueError(f'"{text}" is not a result: write right/reviewed, such as 39/42')
    return int(shape[1]), int(shape[2])


def read_rate(text: str, a_day: Span) -> float:
    """Return charts per hour: `12`, `18/h`, `100 in a 7.5 hour day`, `96/day`, `5m`, `4 min each`. `a_day`: a day's planned
    production in ms, by which a number a day is meant."""
    for rate in _rates(re.sub(r"^(?:an?|one) ", "1 ", _plain(text)), a_day):
        if rate > 0:
            return rate
    raise ValueError(f'"{text}" is not a rate: {RATE}')


def _rates(words: str, a_day: Span) -> Iterator[float]:
    if shape := re.fullmatch(_AN_HOUR, words):
        yield float(shape[1] or shape[2])
    if (shape := re.fullmatch(_IN_LENGTH, words)) and float(shape[2]):
        yield float(shape[1]) * HOUR / (float(shape[2]) * _UNITS[shape[3][0]])
    if (shape := re.fullmatch(_A_DAY, words)) and a_day:
        yield float(shape[1]) * HOUR / a_day
    if (shape := re.fullmatch(_A_CHART, words)) and float(shape[1]) and (shape[3] or shape[2][0] != "h"):
        yield HOUR / (float(shape[1]) * _UNITS[shape[2][0]])
    if (shape := re.fullmatch(_IN_SECONDS, words)) and (int(shape[1]) or int(shape[2])):
        yield HOUR / (int(shape[1]) * MINUTE + int(shape[2]) * SECOND)


def spell_rate(rate: float, a_day: Span) -> str:
    """Return a rate in each of the ways it can be stated: `12/hour, 5 min a chart, 54 a day of 4 h 30 production`."""
    each = f"{round(3600 / rate, 1):,g} s" if rate > 60 else f"{round(60 / rate, 2):,g} min"
    daily = f", {rate * a_day / HOUR:,.0f} a day of {hours(a_day)} production" if a_day else ""
    return f"{round(rate, 2):,g}/hour, {each} a chart{daily}"


def read_credits(text: str) -> float:
    """Return a number of CEUs, in quarters. Raises ValueError with a sentence for people."""
    digits = _plain(text)
    if not re.fullmatch(r"(?=.)\d{0,3}(\.([05]|00|25|50|75))?", digits, re.ASCII) or not float(digits):
        raise ValueError(f'"{text}" is not a number of CEUs: write quarters, such as 1, 1.5 or 0.25')
    return float(digits)


def read_whole(text: str) -> int:
    """Return a whole number: `40`, `1,200`."""
    digits = _plain(text)
    if not (digits.isascii() and digits.isdigit()):
        raise ValueError(f'"{text}" is not a whole number: write one such as 40 or 1,200')
    return int(digits)
