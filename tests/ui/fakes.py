"""A host that records what it is asked, a clock that stands until it is moved, and pictures of every phase."""

from __future__ import annotations

import html
import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

from textual.pilot import Pilot

from ninetyten.config.build import build
from ninetyten.config.catalog import SettingEntry, wrong
from ninetyten.config.settings import Settings
from ninetyten.domain.commands import Chart, Command, Later, Pause
from ninetyten.domain.events import Audited
from ninetyten.domain.exercises import ExerciseStep
from ninetyten.domain.moment import MINUTE, SECOND, Instant, Span
from ninetyten.domain.vocabulary import Bucket, PauseReason
from ninetyten.ledger.periods import ago, beside
from ninetyten.ledger.study import TopicStudy
from ninetyten.runtime.app_host import AppSession, Reply
from ninetyten.ui.app import NinetytenApp
from ninetyten.view.body_page import BodyPage
from ninetyten.view.bookends import Evening
from ninetyten.view.day_page import Count, DayPage, LogLine, PlanLine
from ninetyten.view.on_hold import OnHold
from ninetyten.view.picture import (
    DayLine,
    Mark,
    Picture,
    PromptPicture,
    RestPicture,
    ReturnQuestion,
    ShownExercise,
    Strip,
    StripStretch,
    Total,
)
from ninetyten.view.plots import Bar, Bars, Boxes, InsightsPage, Interval, Intervals, Key, Part
from ninetyten.view.study_page import study_page
from ninetyten.view.studying import TopicList

FOCUS = Picture(
    phase="focus",
    clock="52:41",
    activity="production",
    kind="E/M established",
    line="until 10:15, then a break of 15 minutes",
    date="Tue 6 Oct",
    block="block 2 of 4",
    ends="ends 15:00",
    strip=Strip(
        "08:45",
        "10:15",
        0.415,
        (
            Mark(20 / 90, "●", "answered", "20"),
            Mark(30 / 90, "△", "skipped", "30"),
            Mark(40 / 90, "●■", "coming", "40"),
            Mark(60 / 90, "●▲", "coming", "60"),
            Mark(80 / 90, "●■", "coming", "80"),
        ),
    ),
    next="eyes and posture at 09:25",
    next_glyphs="●■",
    next_in="in 3 min: 20 s",
    day=DayLine(
        "07:00",
        "15:00",
        (
            StripStretch(0.0, 0.185, "production"),
            StripStretch(0.185, 0.215, "rest"),
            StripStretch(0.215, 0.24, "production"),
            StripStretch(0.24, 0.265, "study"),
            StripStretch(0.265, 0.29, "production"),
        ),
    ),
    totals=(
        Total("production", "production", "1 h 52"),
        Total("study", "accuracy study", "0 h 15"),
        Total("growth", "CEU", "0 h 00"),
        Total("rest", "break", "0 h 15"),
    ),
    charts=("charts 11 of 27, 16 to go, on pace for 26", "charts 11 of 27, 16 to go"),
    title="52 min · production",
)
OFF = Picture(date="Tue 6 Oct", line="a day of 4 blocks, until 15:00", title="ninetyten")
LOOK = ShownExercise(
    "Look at something 20 feet away.",
    (
        ExerciseStep("Let the arms hang. Open the hands, close them loosely,", 4 * SECOND),
        ExerciseStep("slide the fingertips up the palm.", 16 * SECOND),
    ),
    "May ease tired eyes. Evidence: weak (small trials). Not medical advice.",
    "Never force a hand with the other one.",
)
PROMPT = FOCUS.replace(
    prompt=PromptPicture(7, "●▲", "eyes and wrists", "47", 0.78, LOOK, 2), title="micro-break · eyes and wrists"
)
STAND = ShownExercise(
    "Stand and walk a little.",
    (ExerciseStep("Get up.", 5 * SECOND), ExerciseStep("Walk to the window and back.", 115 * SECOND)),
    "Evidence: fair.",
    lock_screen=True,
)
REST = FOCUS.replace(
    phase="rest",
    word="break",
    clock="8:12",
    activity="",
    kind="",
    line="until 10:30",
    rest=RestPicture("break", 0.8, (STAND, LOOK), False),
    strip=None,
    next="",
    title="break · 8 min",
)
GAP = FOCUS.replace(gap=ReturnQuestion("You were away from 13:22 to 14:04", "42 minutes", ("eyes at 09:25", "wrists at 09:35")))
STILL = FOCUS.replace(still_there=True)
OVERTIME = FOCUS.replace(phase="overtime", word="overtime", clock="−04:10", line="the block ended at 10:15", next="")
PAUSED = FOCUS.replace(phase="paused", word="paused: phone", next="", line="52:41 left of the block")

SEVEN = 1_791_270_000_000
"""Seven in the morning of that day, on the wall and on the engine's timeline: its offset is nought here."""


def at(clock: str) -> int:
    """An instant of that day."""
    hour, minute = clock.split(":")
    return SEVEN + ((int(hour) - 7) * 60 + int(minute)) * MINUTE


def slot(start: str, end: str, bucket: Bucket, word: str, detail: str = "", *logged: str, lasts: bool = False) -> LogLine:
    """A stretch of that day."""
    first, last = (at(clock) // MINUTE - at("07:00") // MINUTE + 420 for clock in (start, end))
    length = f"{(last - first) // 60} h {(last - first) % 60:02}"
    return LogLine(at(start), at(end), start, bucket, word, detail, length, logged, first, last, lasts)


DAY = DayPage(
    key="2026-10-06",
    date="Tue 6 Oct",
    facts=("11 charts", "1 on hold", "production 1 h 52"),
    planned=(
        PlanLine(at("07:00"), at("08:30"), "block 1"),
        PlanLine(at("08:30"), at("08:45"), "break"),
        PlanLine(at("08:45"), at("10:15"), "block 2"),
        PlanLine(at("10:15"), at("10:15"), "end"),
    ),
    slots=(
        slot("07:03", "08:30", "production", "production", "E/M established", "8 charts"),
        slot("08:30", "08:45", "rest", "break", "a walk"),
        slot("08:45", "09:10", "production", "production", "E/M established", "3 charts", "1 on hold"),
        slot("09:10", "09:22", "study", "accuracy study", "", "so far", lasts=True),
    ),
    counts=(Count("em", "E/M established", 11), Count("ed", "ED facility", 0)),
    now=at("09:22"),
    copy="2026-10-06: charts 11, on hold 1; minutes: production 112, accuracy study 12",
)
STACK = (("growth", 0.5), ("production", 4.0), ("study", 0.5), ("other", 0.5))
INSIGHTS = InsightsPage(
    "week",
    "week 41, 5 to 11 October",
    ("productivity 101.2 % of production time", "27 charts, 6 an hour of production"),
    (
        Part(
            "The days of the week",
            Bars((Bar("Mon  5 h 30", STACK, 0.55), Bar("Tue  5 h 30", STACK, 0.55)), "hours of work"),
            (Key("█", "production", "production 8 h 00"), Key("┃", "strong", "10 % of the work time")),
            ("CEU / education is 9.1 % of the work time.",),
            (("", "production", "CEU"), ("Mon", "4 h 00", "0 h 30"), ("Tue", "4 h 00", "0 h 30")),
        ),
        Part(
            "Accuracy",
            Intervals((Interval("Tue 6 Oct", 81.0, 92.9, 97.5, "92.9 %"),), 95.0, "% of codes right"),
            (Key("●", "strong", "codes right"),),
            ("Target 95 %.",),
            (("", "codes right"), ("Tue 6 Oct", "39 of 42")),
        ),
        Part(
            "Best hours",
            Boxes((Interval("07", 4.0, 5.0, 6.0, "best"), Interval("08", 3.0, 4.0, 5.0)), "charts", "hour of the day"),
            (Key("▓", "production", "your best hours"),),
            ("Your best hours: 07–08.",),
            (("hour", "middle"), ("07", "5.0"), ("08", "4.0")),
        ),
        Part("Pace and backlog", lines=("Not enough data yet.",)),
    ),
)


YES_NO = {"options": (True, False), "choices": ("yes", "no")}


def entry(key: str, group: str, label: str, doc: str, allowed: str, text: str, **more: Any) -> SettingEntry:
    """A setting at its default, which reads as it is typed."""
    words = {"true": "yes", "false": "no", "wait": "wait for you"}.get(text, text)
    given = {"usual": words, "source": "default", **more}
    return SettingEntry(key=key, group=group, label=label, doc=doc, allowed=allowed, text=text, words=words, **given)


ENTRIES = (
    entry("day.start", "Days and hours", "Start work at", "When you plan to start.", "a time", "off"),
    entry("day.stop", "Days and hours", "Stop work at", "When you plan to stop.", "a time", "off"),
    entry("schedule", "Days and hours", "Which days and hours?", "The days and hours you plan to work.", "Days.", "off"),
    entry("kinds.general.name", "Chart types", "General: name", "A chart type's name.", "a line", "General"),
    entry("kinds.general.per_hour", "Chart types", "General: charts per hour", "Its rate.", "a number", "12"),
    entry("kinds.general.pay", "Chart types", "General: pay per chart", "What you are paid.", "a number", "off", waits=True),
    entry("target.productivity", "Quota and accuracy", "Productivity target", "What is asked.", "a number", "100"),
    entry("target.ramp", "Quota and accuracy", "Ramp", "How much is asked yet.", "a number", "100"),
    entry("target.denominator", "Quota and accuracy", "Productivity is the share of", "What it is of.", "a word", "production"),
    entry("target.accuracy_first", "Quota and accuracy", "First year", "First year.", "true or false", "false", **YES_NO),
    entry(
        "block.focus", "Blocks and breaks", "A block lasts", "How long a block is.", "a length in quotes", "90m",
        when="with the next block",
    ),
    entry(
        "block.end", "Blocks and breaks", "When a block ends", "Wait or not.", "wait or auto", "wait",
        options=("wait", "auto"), choices=("wait for you", "go on by itself"),
    ),
    entry(
        "notify.sound", "Sound and notifications", "Sound", "The sound.", "a sound", "chime",
        options=("chime", "bell", "off"), choices=("chime", "bell", "off"),
    ),
    entry("display.theme", "Screen", "Theme", "A theme.", "a line", "quiet-dark", source="config.toml, line 3", given=True),
    entry(
        "display.seconds", "Screen", "Show seconds", "Seconds.", "true or false", "true",
        source="environment", fixed="set by the environment (SECONDS)", **YES_NO,
    ),
    entry("body.progressive", "Private checks", "You wear progressive lenses", "Lenses.", "true or false", "false", **YES_NO),
    entry("notes.on", "End of the day", "Note unfinished work", "What stays open.", "true or false", "false", **YES_NO),
    entry("idle.this_computer", "This computer", "You code here", "You code here.", "true or false", "true", **YES_NO),
    entry("keys.undo", "Keys", "undo", "Undo the last thing you did. The key works everywhere.", "keys", "u"),
)  # fmt: skip


EVENING = Evening(
    "End of day, Tue, Oct 6",
    (("quota", "28 of 54 charts, 52% of the target"), ("work", "production 4 h 30"), ("on hold", "3, oldest 4 days")),
    "Tue, Oct 6, 2026: 28 of 54 charts, 52% of the target; minutes: production 270",
)


class FakeHost(AppSession):
    """A session without one behind it: shows `shown`, keeps everything it was asked in order."""

    def __init__(self, shown: Picture = FOCUS, settings: Settings | None = None) -> None:
        self.shown = shown
        self.settings = settings or Settings()
        self.problems = ()
        self.asked: list[Command] = []
        self.refuse = ""
        self.ticks = 0
        self.keys = 0
        self.voided: list[int] = []
        self.left: list[str] = []
        self.fronts: list[bool] = []
        self.tells = True
        self.day = DAY
        self.seen = INSIGHTS
        self.read: list[str] = []
        self.fresh = False
        self.audited: list[tuple[str, Audited]] = []
        self.topics: tuple[TopicStudy, ...] = ()
        self.page = BodyPage()
        self.gave_away = ""
        self.on_hold: tuple[OnHold, ...] = ()
        self.warned = self.topic_due = ""
        self.changed: list[dict[str, object]] = []
        self.reversed: list[bool] = []
        self.tried: list[str] = []
        self.try_sound = self.tried.append
        self.sounds: list[str] = []
        self.spoken: list[str] = []
        self.listed: tuple[SettingEntry, ...] = ENTRIES

    def tick(self) -> None:
        """Count it."""
        self.ticks += 1

    def stretch(self) -> tuple[ShownExercise, ...]:
        """One exercise."""
        return (LOOK,)

    def sound(self, sound: str) -> None:
        """Keep it."""
        self.sounds.append(sound)

    def speak(self, words: str) -> None:
        """Keep it."""
        self.spoken.append(words)

    def pause_because(self, reason: PauseReason, length: Span) -> Command:
        """A pause."""
        return Pause(reason, length)

    def dispatch(self, command: Command) -> Reply:
        """Keep it; refuse it if there is a reason."""
        self.asked.append(command)
        return Reply(not self.refuse, self.refuse or f"said: {type(command).__name__}")

    def picture(self) -> Picture:
        """What a test wants shown."""
        return self.shown

    def audits(self) -> list[tuple[str, Audited]]:
        """The audits a test wants known."""
        return self.audited

    rebuttable = audits

    def study(self) -> InsightsPage:
        """The topics a test wants shown."""
        self.read.append("study")
        return study_page(self.topics, self.today, {"em": "E/M established"})

    @property
    def mended(self) -> str:
        """The day that the last act was of, if it named one."""
        last = self.asked[-1] if self.asked else None
        return last.day if isinstance(last, Later) else ""

    @property
    def today(self) -> str:
        """The day of the pictures."""
        return "2026-10-06"

    def day_page(self, key: str = "") -> DayPage:
        """The day a test wants shown; an earlier one says so."""
        return self.day.replace(date=key, where=ago("day", key, self.today), over=True) if key else self.day

    def insights(self, period: str, key: str = "") -> InsightsPage:
        """The insights a test wants shown, of whatever period."""
        self.read.append(f"{period} {key}".strip())
        where = ago(period, key, self.today) if key else ""
        return self.seen.replace(period=period, where=where, key=key or self.seen.key, over=bool(key) and key < self.today)

    def body(self, key: str = "") -> BodyPage:
        """The page of the body a test wants shown."""
        return self.page.replace(key=key, where=ago("week", key or self.today, self.today))

    def walk(self, period: str, key: str, step: int) -> str:
        """Back to September, every day of it."""
        found = min(beside(period, key, step), self.today)
        return found if found >= "2026-09-01" else key

    def held(self) -> tuple[OnHold, ...]:
        """What a test wants on hold."""
        return self.on_hold

    def doubt(self, command: Chart, key: str = "") -> str:
        """What a test wants doubted: a count over 50."""
        return "that is more than 50 at once" if max(command.count, command.total or 0) > 50 else ""

    def evening(self) -> Evening:
        """What a test wants the day to have come to."""
        return EVENING

    def misplaced(self) -> str:
        """What a test wants warned of."""
        return self.warned

    def backup_to_make(self) -> None:
        """Make no copies."""

    def study_to_read(self) -> None:
        """Nothing."""

    def study_due(self) -> str:
        """What is due for accuracy study."""
        return ""

    def first_due(self) -> str:
        """The topic of study that is due first."""
        return self.topic_due

    @property
    def topic_named(self) -> Instant:
        """When the fake study began."""
        return SEVEN

    def topic_list(self, since: Instant | None = None) -> TopicList:
        """Three topics."""
        return TopicList(("modifier", "units", "poa"), ("modifier", "units", "present on admission"), 0, since)

    def given_away(self) -> str:
        """What a test wants told."""
        return self.gave_away

    def entries(self) -> tuple[SettingEntry, ...]:
        """A few settings."""
        return self.listed

    def wrong(self, key: str, text: str) -> str:
        """As the table of settings has it."""
        return wrong(self.settings, key, text)

    def change(self, changes: Mapping[str, object]) -> Reply:
        """Keep it, and go by it; refuse it if there is a reason."""
        if self.refuse:
            return Reply(False, self.refuse)
        self.changed.append(dict(changes))
        given = {**dict(self.settings.given), **changes}
        self.settings = build({key: value for key, value in given.items() if value is not None})
        return Reply(True, f"kept: {', '.join(changes)}")

    def reverse_change(self, *, redo: bool) -> Reply:
        """Keep it; refuse it if there is a reason."""
        self.reversed.append(redo)
        return Reply(not self.refuse, self.refuse or f"{'redid' if redo else 'undid'} a setting")

    def news(self) -> bool:
        """Whether there is something to show before its time."""
        return self.tells

    def key_pressed(self) -> None:
        """Count it."""
        self.keys += 1

    def undo_burst(self, count: int) -> None:
        """Keep it."""
        self.voided.append(count)

    def leave(self, how: str) -> str:
        """Keep it."""
        self.left.append(how)
        return f"left: {how}"

    def set_focused(self, focused: bool) -> None:
        """Keep it."""
        self.fronts.append(focused)


class ManualClock:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        """The time."""
        return self.seconds

    def advance(self, seconds: float) -> None:
        """Let it pass."""
        self.seconds += seconds


class ListeningApp(NinetytenApp):
    """The app, which remembers what it said."""

    def on_mount(self) -> None:
        """Begin to listen."""
        self.toasts: list[str] = []
        self.animation_level = "none"

    def say(self, text: str, *, wrong: bool = False) -> None:
        """Say it, and remember it."""
        self.toasts += [text] if text else []
        super().say(text, wrong=wrong)


class Face:
    """An app on a fake host, at a size, with a clock of its own."""

    def __init__(
        self, shown: Picture = FOCUS, *, settings: Settings | None = None, themes_dir: str = "", tick: float = 1.0
    ) -> None:
        self.clock = ManualClock()
        self.session = FakeHost(shown, settings)
        self.app = ListeningApp(self.session, now=self.clock, themes_dir=themes_dir, tick=tick)
        self.pilot: Pilot[int]

    @asynccontextmanager
    async def on(self, columns: int = 80, lines: int = 24) -> AsyncIterator[Face]:
        """Run it."""
        async with self.app.run_test(size=(columns, lines), notifications=True) as self.pilot:
            await self.pilot.pause()
            yield self

    async def press(self, *keys: str, apart: float = 1.0) -> None:
        """Press keys, so many seconds apart."""
        for key in keys:
            self.clock.advance(apart)
            await self.pilot.press(key)
        await self.pilot.pause()

    async def show(self, picture: Picture) -> None:
        """Let the next tick bring another picture."""
        self.session.shown = picture
        self.app.beat()
        await self.pilot.pause()

    @property
    def text(self) -> str:
        """What stands on the screen, line by line."""
        svg = self.app.export_screenshot()
        lines: dict[str, str] = {}
        for row, words in re.findall(r"<text[^>]* y=\"([\d.]+)\"[^>]*>(.*?)</text>", svg):
            lines[row] = lines.get(row, "") + html.unescape(words)
        return "\n".join(lines.values()).replace("\xa0", " ")
