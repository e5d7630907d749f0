"""Templates and schedules as data (B5, B6): the sample day, the usual shapes of a week, and how a person writes their own.

A slot is written as `07:00-08:30 production complex, break 15m`, a window as `mon-thu 07:00-17:30`, each with what may
follow it. Reading them raises ValueError with a sentence for people.
"""

from __future__ import annotations

import re
from contextlib import suppress

from ninetyten.config.durations import parse_duration
from ninetyten.config.forms import DAYS
from ninetyten.domain.moment import HOUR, MINUTE, Span
from ninetyten.domain.plan import ACTIVITIES, Slot, Window

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
"""Name -> its windows. They are where one begins: own windows take their place (schedule.windows). A day of ten hours plans 125
percent of target.production, a short Friday 60."""

WINDOW = "mon-fri 07:00-15:00 core 10:00-14:00 home production 4h from 06-01 to 08-31"
"""A window with all that it may have."""
MOST_PRODUCTION: Span = 16 * HOUR
MOST_SHARE = 200
"""The most a window may plan: a length, and percent of the target's."""

_TIME = r"([01]?\d|2[0-3]):([0-5]\d)"
_SLOT = re.compile(rf"{_TIME}-{_TIME}\s+([a-z]+)(?:\s+([\w-]+))?(?:\s*,\s*(break|lunch)(?:\s+(\S+))?)?", re.ASCII)
_WINDOW = re.compile(
    rf"([a-z,-]+)(?:\s+{_TIME}-{_TIME})?(?:\s+core\s+{_TIME}-{_TIME})?(?:\s+(home|office))?"
    r"(?:\s+production\s+(\S+))?(?:\s+from\s+([\d-]+)\s+to\s+([\d-]+))?",
    re.ASCII,
)
_DATE = re.compile(r"(\d{4}-)?(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", re.ASCII)


def read_slot(text: str) -> Slot:
    """A slot of a template."""
    found = _SLOT.fullmatch(text.strip())
    if found is None or found[5] not in ACTIVITIES:
        activities = ", ".join(ACTIVITIES)
        raise ValueError(f'"{text}" is no slot; write it as "{SAMPLE[0]}", with one of {activities}')
    start, end = _minute(found[1], found[2]), _minute(found[3], found[4])
    if end <= start:
        raise ValueError(f'"{text}" ends before it starts')
    lunch = found[7] == "lunch"
    rest = parse_duration(found[8]) if found[8] else 60 * MINUTE if lunch else 10 * MINUTE if found[7] else 0
    return Slot(start, (end - start) * MINUTE, found[5], found[6] or "", rest, lunch)


def read_slots(texts: tuple[str, ...]) -> tuple[Slot, ...]:
    """The slots of a template, one after the other."""
    slots = tuple(read_slot(text) for text in texts)
    for text, before, after in zip(texts[1:], slots, slots[1:], strict=False):
        if after.start < before.start + before.length // MINUTE:
            raise ValueError(f'"{text}" begins before the slot above it ends')
    return slots


def read_windows(texts: tuple[str, ...]) -> tuple[Window, ...]:
    """The windows of a schedule, in their order."""
    return tuple(read_window(text) for text in texts)


def read_window(text: str) -> Window:
    """A window of a schedule."""
    found = _WINDOW.fullmatch(text.strip())
    if found is None:
        raise ValueError(f'"{text}" is no window; write it as "{WINDOW}": the days, then what you need of the rest, in order')
    hours = (-1, -1) if found[2] is None else (_minute(found[2], found[3]), _minute(found[4], found[5]))
    core = (-1, -1) if found[6] is None else (_minute(found[6], found[7]), _minute(found[8], found[9]))
    first, last = _dates(found[12] or "", found[13] or "")
    production, share = _planned(found[11] or "", text)
    return Window(_days(found[1], text), *hours, first, last, core, found[10] or "", production, share)


def _planned(said: str, text: str) -> tuple[Span, int]:
    """Planned production of its own, and its share of the target's in percent."""
    if not said:
        return 0, 100
    if said.endswith("%"):
        share = int(said[:-1]) if said[:-1].isdecimal() and len(said) <= len("200%") else 0
        if 1 <= share <= MOST_SHARE:
            return 0, share
    else:
        with suppress(ValueError):
            span = parse_duration(said)
            if MINUTE <= span <= MOST_PRODUCTION:
                return span, 100
    allowed = f"a length from 1m to 16h, such as 4h, or 1% to {MOST_SHARE}% of target.production"
    raise ValueError(f'"{text}": production takes {allowed}')


def _dates(first: str, last: str) -> tuple[str, str]:
    for said in (first, last):
        if said and not _is_date(said):
            raise ValueError(f'"{said}" is no date; write 06-01 for every year, or 2026-06-01')
    if len(first) != len(last):
        raise ValueError(f'"from {first} to {last}": write both dates with a year, or both without')
    if len(first) > len("06-01") and last < first:
        raise ValueError(f'"from {first} to {last}" ends before it begins')
    return first, last


def _is_date(said: str) -> bool:
    """Whether there is such a date, 02-29 in some years."""
    from datetime import date  # `status` reads schedules too, most of them without dates

    if not _DATE.fullmatch(said):
        return False
    try:
        date.fromisoformat(said if len(said) > len("06-01") else f"2024-{said}")
    except ValueError:
        return False
    return True


def _days(words: str, text: str) -> tuple[int, ...]:
    days: list[int] = []
    for word in words.split(","):
        first, _, last = word.partition("-")
        if first not in DAYS or (last and last not in DAYS):
            raise ValueError(f'"{text}": the days are {", ".join(DAYS)}, such as mon-thu or mon,wed,fri')
        start, end = DAYS.index(first), DAYS.index(last or first)
        if end < start:
            raise ValueError(f'"{text}": {last} comes before {first}')
        days += range(start, end + 1)
    return tuple(dict.fromkeys(days))


def _minute(hour: str, minute: str) -> int:
    return int(hour) * 60 + int(minute)
