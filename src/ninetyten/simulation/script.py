"""Reads a script: headers, then one action a line, each at its instant (docs/contract.md, "Scripts for simulate")."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta

from ninetyten.config.load import load_lines
from ninetyten.config.settings import DEFAULTS, Loaded, Settings
from ninetyten.config.toml_text import canonical, parse_value
from ninetyten.domain.commands import Command
from ninetyten.domain.moment import Instant, Span
from ninetyten.domain.plan import Plan
from ninetyten.domain.typed import Ambiguous, read_length, read_time
from ninetyten.domain.value import Value
from ninetyten.ports import Calendar

DEFAULT_DATE = date(2026, 1, 5)
"""A Monday, for scripts without a date."""
FIRST_YEAR, LAST_YEAR = 1971, 2199
WORLD = ("idle", "asleep", "clock", "crash", "report", "status")
STRETCHES = ("idle", "asleep", "crash")
"""World actions that last; only `report` and `status` may fall inside them."""
LOOKS = ("report", "status")


class BadScript(ValueError):
    """A line is wrong; the message names it."""


class ScriptedAct(Value):
    """An action at an instant: a command, or a world action by its name with a length in ms."""

    line: int
    at: Instant
    word: str
    command: Command | None = None
    length: Span = 0


class Script(Value):
    """A script ready to play: its settings, its zone, its actions in order of time. `begins`: the first one's, or some instant of
    a day without any."""

    settings: Settings
    zone: str
    actions: tuple[ScriptedAct, ...]
    begins: Instant


MakeCalendar = Callable[[str, int], Calendar]
"""From a zone's name and the turnover in minutes after midnight."""
Judge = Callable[[Mapping[str, tuple[int, object]]], Loaded]
"""From the `set` lines (line number and TOML value by dotted key) to the settings."""
ReadCommand = Callable[[Plan], Callable[[list[str]], Command]]
"""From the plan (for its kinds) to a reader of a line's words."""


def read_script(text: str, make_calendar: MakeCalendar, read_command: ReadCommand, judge: Judge = load_lines) -> Script:
    """Parse a script. Raises BadScript, with the line's number, for the first line that is wrong."""
    reader = _Reader(make_calendar, read_command, judge)
    for number, line in enumerate(text.splitlines(), 1):
        try:
            reader.read(number, line)
        except BadScript:
            raise
        except (ValueError, OverflowError) as problem:
            reader.judge_settings()
            raise BadScript(f"line {number}: {problem}") from None
    try:
        reader.begin()
    except BadScript:
        raise
    except ValueError as problem:
        raise BadScript(f"line {reader.zone_line}: {problem}") from None
    noon = datetime.combine(reader.date, time(12))
    begins = reader.actions[0].at if reader.actions else instants_of(noon, reader.begin())[0]
    return Script(reader.settings, reader.zone, tuple(reader.actions), begins)


def _words(line: str) -> list[str]:
    try:
        return shlex.split(line, comments=True)
    except ValueError:
        raise ValueError("a quotation mark is missing, or the line ends with a backslash") from None


class _Reader:
    def __init__(self, make_calendar: MakeCalendar, read_command: ReadCommand, judge: Judge) -> None:
        self.judge = judge
        self.make_calendar = make_calendar
        self.read_command = read_command
        self.settings, self.zone, self.date = DEFAULTS, "UTC", DEFAULT_DATE
        self.zone_line = 1
        self.given: dict[str, tuple[int, object]] = {}
        self.actions: list[ScriptedAct] = []
        self.calendar: Calendar | None = None
        self.now: Instant | None = None
        self.busy_until: Instant = 0

    def read(self, number: int, line: str) -> None:
        sets = line.split(maxsplit=1)[:1] == ["set"]  # what follows it is TOML
        words = ["set"] if sets else _words(line)
        if not words:
            return
        if words[0] in ("date", "zone", "set"):
            if self.actions:
                raise ValueError(f"{words[0]} is a header: it comes before the first action")
            self._header(number, words, line)
        else:
            self._action(number, words)

    def _header(self, number: int, words: list[str], line: str) -> None:
        if words[0] == "set":
            parts = line.split(maxsplit=2)
            if len(parts) < 3:
                raise ValueError('write set KEY VALUE, such as set block.focus "50m"')
            self.given[canonical(parts[1])] = (number, parse_value(parts[2]))
        elif len(words) != 2:
            example = "2026-10-06" if words[0] == "date" else "America/New_York"
            raise ValueError(f"write {words[0]} and one word, such as {words[0]} {example}")
        elif words[0] == "date":
            if not re.fullmatch(r"\d{4}-\d\d-\d\d", words[1]):
                raise ValueError(f'"{words[1]}" is not a date: write it as 2026-10-06')
            try:
                self.date = date.fromisoformat(words[1])
            except ValueError:
                raise ValueError(f'"{words[1]}" is not in the calendar') from None
            if not FIRST_YEAR <= self.date.year <= LAST_YEAR:
                raise ValueError(f"the year is not between {FIRST_YEAR} and {LAST_YEAR}")
        else:
            self.zone, self.zone_line = words[1], number
            self.make_calendar(self.zone, self.settings.plan.day.turnover)

    def begin(self) -> Calendar:
        """Return the calendar, once the headers are known."""
        if self.calendar is None:
            self.judge_settings()
            self.calendar = self.make_calendar(self.zone, self.settings.plan.day.turnover)
            self.parse = self.read_command(self.settings.plan)
        return self.calendar

    def judge_settings(self) -> None:
        """Take the settings from the headers. Raises BadScript with the line of the first one that is wrong, by itself or
        together with others."""
        loaded = self.judge(self.given)
        for problem in loaded.problems:
            raise BadScript(f"line {problem.line}: {problem.message}")
        self.settings = loaded.settings

    def _action(self, number: int, words: list[str]) -> None:
        calendar = self.begin()
        at = self._time(words[0], calendar)
        if len(words) < 2:
            raise ValueError("write a command after the time")
        word = words[1]
        if word not in LOOKS and at < self.busy_until:
            raise ValueError(f"{word} falls inside an idle, asleep or crash stretch; only report and status may")
        action = self._world(number, at, words[1:]) if word in WORLD else ScriptedAct(number, at, word, self.parse(words[1:]))
        self.actions.append(action)
        self.now = at
        if word in STRETCHES:
            self.busy_until = at + action.length

    def _time(self, word: str, calendar: Calendar) -> Instant:
        if word.startswith("+"):
            if self.now is None:
                raise ValueError("the first action needs a time of day, not +LENGTH")
            return self.now + read_length(word[1:], zero=True)
        minute, second = _time_of_day(word)
        today = datetime(self.date.year, self.date.month, self.date.day, minute // 60, minute % 60, second)
        for wall in (today, today + timedelta(days=1)):
            for at in instants_of(wall, calendar):
                if self.now is None or at >= self.now:
                    self.date = wall.date()
                    return at
        raise ValueError(f'"{word}" cannot come after the line before it')

    def _world(self, number: int, at: Instant, words: list[str]) -> ScriptedAct:
        word, rest = words[0], words[1:]
        if word in LOOKS:
            if rest:
                raise ValueError(f"{word} takes nothing after it")
            return ScriptedAct(number, at, word)
        if len(rest) != 1:
            raise ValueError(f"{word} needs one length, such as {word} {'-3h' if word == 'clock' else '10m'}")
        if word != "clock":
            return ScriptedAct(number, at, word, None, read_length(rest[0]))
        if rest[0][:1] not in "+-":
            raise ValueError("clock needs a sign: clock +1h or clock -3h")
        return ScriptedAct(number, at, word, None, read_length(rest[0][1:]) * (-1 if rest[0][0] == "-" else 1))


def _time_of_day(word: str) -> tuple[int, int]:
    """Return the minute after midnight, and the second, of `07:30`, `07:30:05` or `7:30am`."""
    shape = re.fullmatch(r"(\d{1,2}:\d\d):([0-5]\d)", word, re.ASCII)
    time, second = shape.groups() if shape else (word, "0")
    try:
        return read_time(time), int(second)
    except Ambiguous:
        raise
    except ValueError:
        raise ValueError(f'"{word}" is not a time: write HH:MM, HH:MM:SS, 7:30am or +LENGTH') from None


def instants_of(wall: datetime, calendar: Calendar) -> list[Instant]:
    """Return the instants at which clocks show a local time: usually one, two when clocks went back, one moved forward where
    they skipped it."""
    naive = int((wall - datetime(1970, 1, 1)).total_seconds() * 1000)
    offsets = {calendar.offset_at(naive + shift * 3_600_000) for shift in (-26, 26)}
    found = sorted({naive - offset * 1000 for offset in offsets if calendar.offset_at(naive - offset * 1000) == offset})
    return found or [naive - min(offsets) * 1000]
