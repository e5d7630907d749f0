"""Read a simulate script into settings and timed actions."""

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

DEFAULTS: dict[str, str] = {
    "block.focus": "90m",
    "block.rest": "10m",
    "block.warn": "2m",
    "block.end": "wait",
    "block.next": "wait",
    "prompts.profile": "ninety-ten",
    "prompts.boundary": "3m",
    "day.start": "off",
    "day.stop": "off",
    "day.paid_break": "20m",
    "day.lunch": "60m",
    "day.turnover": "04:00",
    "day.enforce": "false",
    "idle.source": "auto",
    "idle.this_computer": "true",
    "idle.ask_after": "10m",
    "kinds.general.per_hour": "12",
}

PROFILES: dict[str, dict[str, str]] = {
    "ninety-ten": {
        "prompts.eyes.every": "20m",
        "prompts.eyes.for": "20s",
        "prompts.wrists.every": "30m",
        "prompts.wrists.for": "60s",
        "prompts.posture.every": "40m",
        "prompts.posture.for": "20s",
    },
    "one-stop": {
        "prompts.eyes.for": "40s",
        "prompts.wrists.every": "40m",
    },
    "hourly": {
        "block.focus": "55m",
        "block.rest": "5m",
        "prompts.eyes.every": "30m",
        "prompts.wrists.every": "off",
        "prompts.posture.every": "off",
    },
    "quiet": {
        "prompts.eyes.every": "60m",
        "prompts.wrists.every": "60m",
        "prompts.posture.every": "60m",
        "prompts.eyes.for": "3m",
        "prompts.wrists.for": "3m",
        "prompts.posture.for": "3m",
    },
}


@dataclass
class Action:
    """One line of a script."""

    at: int
    words: list[str]


@dataclass
class Script:
    """Settings and actions, in the order of their lines."""

    zone: ZoneInfo
    settings: dict[str, str] = field(default_factory=dict)
    actions: list[Action] = field(default_factory=list)


def length(text: str) -> int:
    """Return the seconds of a duration such as 90m, 1h30m, 20s, or a bare number of minutes."""
    if text.isdigit():
        return int(text) * 60
    total = 0
    for number, unit in re.findall(r"(\d+)([hms])", text):
        total += int(number) * {"h": 3600, "m": 60, "s": 1}[unit]
    return total


def clock_time(text: str) -> time:
    """Return the time of day of H:MM or H:MM:SS."""
    hour, minute, second = (int(part) for part in f"{text}:00".split(":")[:3])
    return time(hour, minute, second)


def instant(day: date, at: time, zone: ZoneInfo) -> int:
    """Return the second of a local time."""
    return int(datetime.combine(day, at, zone).timestamp())


def read(text: str) -> Script:
    """Return the script in a text."""
    day, zone_name = date(2026, 1, 5), "UTC"
    given: dict[str, str] = {}
    lines = []
    for raw in text.splitlines():
        line = raw.split("#")[0].strip()
        if not line:
            continue
        words = line.split()
        if words[0] == "date":
            day = date.fromisoformat(words[1])
        elif words[0] == "zone":
            zone_name = words[1]
        elif words[0] == "set":
            given[words[1]] = line.split(None, 2)[2].strip('"')
        else:
            lines.append(words)
    zone = ZoneInfo(zone_name)
    profile = given.get("prompts.profile", "ninety-ten")
    settings = {**DEFAULTS, **PROFILES["ninety-ten"], **PROFILES[profile], **given}
    script = Script(zone, settings)
    before: int | None = None
    for words in lines:
        if words[0].startswith("+"):
            base = before if before is not None else instant(day, time(0), zone)
            at = base + length(words[0][1:])
        else:
            at = instant(day, clock_time(words[0]), zone)
            while before is not None and at < before:
                local = datetime.fromtimestamp(before, zone).date()
                if local > day:
                    day = local
                else:
                    day += timedelta(days=1)
                at = instant(day, clock_time(words[0]), zone)
        day = max(day, datetime.fromtimestamp(at, zone).date())
        before = at
        script.actions.append(Action(at, words[1:]))
    return script


def iso(at: int | None, zone: ZoneInfo) -> str | None:
    """Return a second as ISO 8601 with the local offset."""
    return None if at is None else datetime.fromtimestamp(at, UTC).astimezone(zone).isoformat()
