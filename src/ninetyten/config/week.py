"""The one question "which days and hours?": read a week as people say it, and say the planned week back.

The file has seven settings for it (`[day]` and `[schedule]`); a simple week goes into `[day]`, any other into
`schedule.windows`, whose own spelling is taken here too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import pairwise

from ninetyten.config.schedules import DAYS, SCHEDULES, read_window
from ninetyten.config.settings import WEEK_KEYS
from ninetyten.domain.plan import Plan, Window
from ninetyten.domain.typed import DAY, read_hours, spell_length
from ninetyten.domain.vocabulary import PLACES, ClockStyle
from ninetyten.domain.words import spell_hours, spell_time

HELP = "Write it such as Mon-Fri 7am-3:30pm; Mon-Thu 7-4, Fri 7-12; 4x10 Mon-Thu 6-4:30; per diem; or off."
USUAL = range(60, 16 * 60 + 1)
"""The minutes that a day of work can have; any other length means that am and pm were left out."""
FULL_DAY = 8
"""Hours; a day of 10 of them plans 125% of the production, as in `4x10`."""

USUAL_DAYS = tuple(range(5))
"""Monday to Friday."""

_PER_DIEM = ("per diem", "per-diem", "perdiem", "prn")
_SETS = {
    **{name: range(5) for name in ("weekdays", "weekday")},
    **{name: range(5, 7) for name in ("weekends", "weekend")},
    **{name: range(7) for name in ("daily", "every day", "everyday")},
    "mwf": (0, 2, 4),
    "tth": (1, 3),
}
_LETTERS = ("m", "tu?", "w", "th|r", "f", "sa", "su")
_FULL = ("mon", "tues?", "wed(?:nes)?", "thur?s?", "fri", "sat(?:ur)?", "sun")
_DAY = "|".join((*_SETS, *(f"{name}(?:days?|s)?\\.?" for name in _FULL), *(rf"(?<!\.)(?:{letter})(?!\.)" for letter in _LETTERS)))
_TO = r"\s*(?:-|–|—|to|thru|through)\s*"
_AND = r"(?:\s*(?:,|/|&|\band\b)\s*|\s+)"
_ONE = rf"\b(?:{_DAY})(?!\w)"
_DAYS = re.compile(rf"{_ONE}(?:(?:{_TO}|{_AND}){_ONE})*", re.ASCII)
_RANGE = re.compile(rf"({_ONE})(?:{_TO}({_ONE}))?", re.ASCII)
_LONG_DAYS = re.compile(r"\b\d\s*(?:x|×|by)\s*(\d{1,2})(?:\s*h(?:ours?)?)?\b[:,]?", re.ASCII)
_PLACE = re.compile(rf"\b({'|'.join(PLACES)})\b", re.ASCII)
_HOURS_END = re.compile(r"^(?:\s|,|;|:|\.|\bfrom\b)+|(?:\s|,|;|:|&|\band\b)+$")


def read_week(text: str) -> dict[str, object]:
    """Return what an answer sets, TOML values by dotted key, None for the default. Raises ValueError with a sentence."""
    words = " ".join(text.lower().split())
    wanted: dict[str, object] = dict.fromkeys(WEEK_KEYS)
    if words in ("", "off", "none"):
        return wanted
    if words in _PER_DIEM or words in SCHEDULES:
        return {**wanted, "schedule.type": "per-diem" if words in _PER_DIEM else words}
    windows = _as_in_the_file(words) or list(_windows(words))
    return {**wanted, **_kept(windows)}


def _as_in_the_file(words: str) -> list[str]:
    """Return the windows of a text in the spelling of `schedule.windows`; none if it is not all in it, or has days and hours
    alone."""
    texts = [text.strip() for text in words.split(";")]
    try:
        windows = list(map(read_window, texts))
    except ValueError:
        return []
    return texts if any(window != Window(window.days, window.start, window.stop) for window in windows) else []


def _windows(words: str) -> Iterator[str]:
    """Yield the windows of a text such as `mon-thu 7-4, fri 7-12`."""
    long_days = _LONG_DAYS.search(words)
    rest = _LONG_DAYS.sub(" ", words, count=1)
    parts = list(_parts(rest))
    spans = [(days, *_hours(_PLACE.sub(" ", hours)), _PLACE.search(hours)) for days, hours in parts]
    usual = (spans[0][2] - spans[0][1]) % DAY
    share = int(long_days[1]) * 100 // FULL_DAY if long_days else 100
    for days, start, stop, place in spans:
        own = round(share * ((stop - start) % DAY) / usual / 5) * 5 if usual else share
        planned = f" production {own}%" if own != 100 else ""
        at = f" {place[1]}" if place else ""
        yield f"{_spell_days(days)}{_spell_hours(start, stop, '24h')}{at}{planned}"


def _parts(words: str) -> Iterator[tuple[tuple[int, ...], str]]:
    """Yield the days and the hours of each part of a text; hours may stand before the days, or alone: then for Monday to
    Friday."""
    found = list(_DAYS.finditer(words))
    if not found:
        yield USUAL_DAYS, words
        return
    before = _HOURS_END.sub("", words[: found[0].start()])
    if before and (len(found) > 1 or _HOURS_END.sub("", words[found[0].end() :])):
        raise ValueError(f"This is not a week. {HELP}")
    for number, days in enumerate(found):
        end = found[number + 1].start() if number + 1 < len(found) else len(words)
        after = _HOURS_END.sub("", words[days.end() : end])
        yield _read_days(days[0]), after or before


def _read_days(words: str) -> tuple[int, ...]:
    days: set[int] = set()
    for first, last in _RANGE.findall(words):
        start, end = _days_of(first), _days_of(last or first)
        days |= {day % 7 for day in range(start[0], start[0] + (end[-1] - start[0]) % 7 + 1)} if last else set(start)
    return tuple(sorted(days))


def _days_of(name: str) -> tuple[int, ...]:
    if name in _SETS:
        return tuple(_SETS[name])
    return tuple(
        day
        for day, (full, letter) in enumerate(zip(_FULL, _LETTERS, strict=True))
        if re.fullmatch(rf"{full}(?:days?|s)?\.?|{letter}", name)
    )[:1]


def _hours(text: str) -> tuple[int, int]:
    """Return a start and an end in minutes after midnight, -1 for no hours. Without am or pm a day begins in the morning if its
    start can: from 5 to 11."""
    if not text.strip():
        return -1, -1
    start = re.match(r"\s*(\d{1,2})(?::?\d\d)?(?=\s*\D)", text)
    half = "am" if start and 5 <= int(start[1]) <= 11 else "pm"
    marked = f"{start[0]}{half}{text[start.end() :]}" if start else text
    for way in (text, marked, f"{marked}pm"):
        with suppress(ValueError):
            first, last = read_hours(way.strip())
            if (last - first) % DAY in USUAL:
                return first, last
    raise ValueError(f"These are not the hours of a day. {HELP}")


def _kept(windows: Sequence[str]) -> dict[str, object]:
    """Return the settings that keep these windows: `[day]` is enough for a single one with nothing but days and hours."""
    window = read_window(windows[0])
    if len(windows) > 1 or window != Window(window.days, window.start, window.stop):
        return {"schedule.windows": list(windows)}
    hours = {"day.start": spell_time(window.start), "day.stop": spell_time(window.stop)} if window.start >= 0 else {}
    return {**hours, **({"day.days": [DAYS[day] for day in window.days]} if window.days != USUAL_DAYS else {})}


def typed_week(given: Mapping[str, object], plan: Plan) -> str:
    """Return the planned week as `read_week` takes it."""
    windows = given.get("schedule.windows")
    if isinstance(windows, list | tuple) and windows:
        return "; ".join(map(str, windows))
    shape = str(given.get("schedule.type", "off"))
    return shape if shape != "off" else week_words(plan)


def week_words(plan: Plan) -> str:
    """Return the planned week as people read it: `Mon-Thu 7:00 AM-4:00 PM, Fri 7:00-11:30 AM`."""
    day = Window(plan.day.days, plan.day.start, plan.day.stop)
    if not plan.windows and day == Window(USUAL_DAYS):
        return "off"
    return ", ".join(_said(window, plan.clock) for window in plan.windows or (day,))


def _said(window: Window, clock: ClockStyle) -> str:
    days = _spell_days(window.days).title() if len(window.days) < len(DAYS) else "Any day"
    hours = _spell_hours(window.start, window.stop, clock)
    place = f" {window.place}" if window.place else ""
    production = f" ({spell_length(window.production)} production)" if window.production else ""
    share = f" ({window.share}% production)" if window.share != 100 and not production else ""
    dates = f" from {window.first} to {window.last}" if window.first else ""
    return f"{days}{hours}{place}{production}{share}{dates}"


def _spell_hours(start: int, stop: int, clock: ClockStyle) -> str:
    if start >= 0 and stop >= 0:
        return f" {spell_hours(start, stop, clock, '-')}"
    return "" if start == stop else f" from {spell_time(start, clock)}" if start >= 0 else f" until {spell_time(stop, clock)}"


def _spell_days(days: Sequence[int]) -> str:
    """Return days as `mon-thu` or `mon,wed,fri`."""
    runs: list[list[int]] = [[day] for day in days[:1]]
    for before, day in pairwise(days):
        if day == before + 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    names = (f"{DAYS[run[0]]}-{DAYS[run[-1]]}" if len(run) > 2 else ",".join(DAYS[day] for day in run) for run in runs)
    return ",".join(names)
