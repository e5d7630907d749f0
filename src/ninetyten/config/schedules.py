"""Templates and schedules as data (B5, B6): the sample day, the usual shapes of a week, and how a person writes their own.

A slot is written as `07:00-08:30 production complex, break 15m`, a window as `mon-thu 07:00-17:30`, each with what may
follow it. Reading them raises ValueError with a sentence for people.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

from ninetyten.domain.moment import HOUR, MINUTE, Span
from ninetyten.domain.plan import Slot, Window
from ninetyten.domain.typed import read_hours, read_length
from ninetyten.domain.vocabulary import ACTIVITIES, PLACES, Place, Unsaid

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
DAYS = tuple(name[:3] for name in WEEKDAYS)
SAMPLE = (
    "07:00-08:30 production complex, break 15m",
    "08:45-10:15 production medium, break 15m",
    "10:30-12:00 production routine, lunch 60m",
    "13:00-15:00 admin",
)
"""The sample day; its last slot, two hours of admin, CEUs and queries, is flagged (B5)."""
TEMPLATES = {"off": (), "sample": SAMPLE}
TEMPLATE_HOURS = {"sample": (7 * 60, 15 * 60)}
"""The planned start and stop that come with a template, where none are set."""
SCHEDULES: dict[str, tuple[str, ...]] = {
    "off": (),
    "4x10": ("mon-thu 07:00-17:30 production 125%",),
    "flex": ("mon-fri 06:00-18:00 core 10:00-14:00",),
    "early": ("mon-fri 06:00-14:00",),
    "late": ("mon-fri 10:00-18:00",),
    "part-time": ("mon,wed,fri 08:00-14:00 home", "tue,thu 08:00-14:00 office"),
    "summer": (
        "mon-thu 07:00-15:30 from 06-01 to 08-31",
        "fri 07:00-12:00 production 60% from 06-01 to 08-31",
        "mon-fri 07:00-15:30",
    ),
    "per-diem": ("mon-sun",),
}
"""Name -> its windows. The user's own windows replace them (schedule.windows). A ten-hour day plans 125 percent of
target.production, a short Friday 60."""

Read = TypeVar("Read")

WINDOW = "mon-fri 07:00-15:00 core 10:00-14:00 home production 4h from 06-01 to 08-31"
"""A window with every part it can have."""
_USUAL_REST: dict[str, Span] = {"": 0, "break": 10 * MINUTE, "lunch": 60 * MINUTE}
"""How long the rest after a slot is if no length is given."""
MOST_PRODUCTION: Span = 16 * HOUR
MOST_SHARE = 200
"""The most a window may plan: a length, and percent of the target's."""

_TIME = r"(?:(?:12 +)?(?:noon|midnight)|\d{1,4}(?::\d\d)?(?: *[ap]\.?(?:m\b\.?)?(?![a-z]))?)"
_HOURS = rf"{_TIME} *(?:-|–|—|\bto\b) *{_TIME}"
_SLOT = re.compile(
    rf"(?P<hours>{_HOURS})\s+(?P<activity>[a-z]+)(?:\s+(?P<kind>[\w-]+))?"
    r"(?:\s*,\s*(?P<after>break|lunch)(?:\s+(?P<rest>\S+))?)?",
    re.ASCII | re.IGNORECASE,
)
_WINDOW = re.compile(
    rf"(?P<days>[a-z]+(?: *(?:,|-|–|\bto\b) *[a-z]+)*)(?:\s+(?P<hours>{_HOURS}))?(?:\s+core\s+(?P<core>{_HOURS}))?"
    rf"(?:\s+(?P<place>{'|'.join(PLACES)}))?"
    r"(?:\s+production\s+(?P<production>\S+))?(?:\s+from\s+(?P<first>[\d-]+)\s+to\s+(?P<last>[\d-]+))?",
    re.ASCII,
)
_TO = re.compile(r" *(?:-|–|\bto\b) *")
_SHARE = re.compile(r"(\d{1,3})%", re.ASCII)
_DATE = re.compile(r"(\d{4}-)?(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", re.ASCII)


def read_slot(text: str) -> Slot:
    """Read a slot of a template."""
    found = _SLOT.fullmatch(text.strip())
    activity = found["activity"].lower() if found else ""
    if found is None or activity not in ACTIVITIES:
        activities = ", ".join(ACTIVITIES)
        raise ValueError(f"this is not a slot; write it like {SAMPLE[0]}, with one of {activities}")
    start, end = _minutes(found["hours"])
    if end <= start:
        raise ValueError(f'"{text}" ends before it starts')
    after = (found["after"] or "").lower()
    rest = read_length(found["rest"]) if found["rest"] else _USUAL_REST[after]
    return Slot(start, (end - start) * MINUTE, activity, found["kind"] or "", rest, after == "lunch")


def _each(what: str, read: Callable[[str], Read], texts: tuple[str, ...]) -> tuple[Read, ...]:
    """Read each text. An error gives its place in the list, since its text is not repeated."""
    found = []
    for number, text in enumerate(texts, 1):
        try:
            found.append(read(text))
        except ValueError as error:
            raise ValueError(f"{what} {number} of the list: {error}") from None
    return tuple(found)


def read_slots(texts: tuple[str, ...]) -> tuple[Slot, ...]:
    """Read the slots of a template, which must not overlap."""
    slots = _each("slot", read_slot, texts)
    for text, before, after in zip(texts[1:], slots, slots[1:], strict=False):
        if after.start < before.start + before.length // MINUTE:
            raise ValueError(f'"{text}" begins before the slot above it ends')
    return slots


def read_windows(texts: tuple[str, ...]) -> tuple[Window, ...]:
    """Read the windows of a schedule, in order."""
    return _each("window", read_window, texts)


def read_window(text: str) -> Window:
    """Read a window of a schedule."""
    found = _WINDOW.fullmatch(text.strip().lower())
    if found is None:
        raise ValueError(f"this is not a window; write it like {WINDOW}: the days, then any of the other parts, in order")
    given = found.groupdict("")
    first, last = _dates(given["first"], given["last"])
    production, share = _planned(given["production"], text)
    hours, core = _minutes(given["hours"]), _minutes(given["core"])
    place: Place | Unsaid = next((place for place in PLACES if place == given["place"]), "")
    return Window(_days(given["days"], text), *hours, first, last, core, place, production, share)


def _planned(given: str, text: str) -> tuple[Span, int]:
    """Return the window's own planned production, and its share of the target's in percent."""
    if not given:
        return 0, 100
    percent = _SHARE.fullmatch(given)
    if percent is not None and 1 <= int(percent[1]) <= MOST_SHARE:
        return 0, int(percent[1])
    if percent is None:
        with suppress(ValueError):
            span = read_length(given)
            if MINUTE <= span <= MOST_PRODUCTION:
                return span, 100
    allowed = f"a length from 1m to 16h, such as 4h, or 1% to {MOST_SHARE}% of target.production"
    raise ValueError(f'"{text}": production takes {allowed}')


def _dates(first: str, last: str) -> tuple[str, str]:
    for given in (first, last):
        if given and not _is_date(given):
            raise ValueError(f'"{given}" is not a valid date; write 06-01 for every year, or 2026-06-01')
    if len(first) != len(last):
        raise ValueError(f'"from {first} to {last}": write both dates with a year, or both without')
    if len(first) > len("06-01") and last < first:
        raise ValueError(f'"from {first} to {last}" ends before it begins')
    return first, last


def _is_date(given: str) -> bool:
    """Report whether the date exists; 02-29 does in some years."""
    from datetime import date  # `status` reads schedules too, most of them without dates

    if not _DATE.fullmatch(given):
        return False
    try:
        date.fromisoformat(given if len(given) > len("06-01") else f"2024-{given}")
    except ValueError:
        return False
    return True


def _days(words: str, text: str) -> tuple[int, ...]:
    days: list[int] = []
    for part in words.split(","):
        named = [_weekday(word) for word in _TO.split(part.strip())]
        if len(named) > 2 or -1 in named:
            raise ValueError(f'"{text}": the days are {", ".join(DAYS)}, such as mon-thu or mon,wed,fri')
        if named[-1] < named[0]:
            raise ValueError(f'"{text}": {DAYS[named[-1]]} comes before {DAYS[named[0]]}')
        days += range(named[0], named[-1] + 1)
    return tuple(dict.fromkeys(days))


def _weekday(word: str) -> int:
    """Return the number of a weekday: `mon`, `monday`, `m`, `thurs`; -1 for what is none, or two of them."""
    found = [number for number, name in enumerate(WEEKDAYS) if word and name.startswith(word)]
    return found[0] if len(found) == 1 else -1


def _minutes(hours: str) -> tuple[int, int]:
    """Return `07:00-15:30` in minutes after midnight; (-1, -1) for an empty text."""
    return read_hours(hours) if hours else (-1, -1)
