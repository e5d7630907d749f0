"""A host that records what it is asked, a clock that stands until it is moved, and pictures of every phase."""

from __future__ import annotations

import html
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from textual.pilot import Pilot

from ninetyten.config.settings import Settings
from ninetyten.domain.commands import Command
from ninetyten.domain.value import Value
from ninetyten.ui.app import NinetytenApp
from ninetyten.view.picture import (
    DayLine,
    Exercise,
    Gap,
    Mark,
    Picture,
    PromptPicture,
    RestPicture,
    Stretch,
    Strip,
    Total,
)

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
    next_in="in 3 min, 20 s",
    day=DayLine(
        "07:00",
        "15:00",
        (
            Stretch(0.0, 0.185, "production"),
            Stretch(0.185, 0.215, "rest"),
            Stretch(0.215, 0.24, "production"),
            Stretch(0.24, 0.265, "study"),
            Stretch(0.265, 0.29, "production"),
        ),
    ),
    totals=(
        Total("production", "production", "1 h 52"),
        Total("study", "accuracy study", "0 h 15"),
        Total("growth", "CEU", "0 h 00"),
        Total("rest", "break", "0 h 15"),
    ),
    charts="charts 11 of 27, on pace for 26",
    title="52 min · production",
)
OFF = Picture(date="Tue 6 Oct", line="a day of 4 blocks, until 15:00", title="ninetyten")
LOOK = Exercise(
    "Look at something 20 feet away.",
    ("Let the arms hang. Open the hands, close them loosely,", "slide the fingertips up the palm."),
    "May ease tired eyes. Evidence: weak (small trials). Not medical advice.",
)
PROMPT = FOCUS.but(prompt=PromptPicture(7, "●▲", "eyes and wrists", "47", 0.78, LOOK, 2), title="micro-break · eyes and wrists")
STAND = Exercise("Stand and walk a little.", ("Get up.", "Walk to the window and back."), "Evidence: fair.", True)
REST = FOCUS.but(
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
GAP = FOCUS.but(gap=Gap("42 minutes", ("eyes at 09:25", "wrists at 09:35")))
STILL = FOCUS.but(still_there=True)
OVERTIME = FOCUS.but(phase="overtime", word="overtime", clock="−04:10", line="the block ended at 10:15", next="")
PAUSED = FOCUS.but(phase="paused", word="paused: phone", next="", line="52:41 left of the block")


class Answer(Value):
    """What the fake host replies."""

    ok: bool
    said: str


class FakeHost:
    """Shows `shown`, keeps everything it was asked in order."""

    def __init__(self, shown: Picture = FOCUS, settings: Settings | None = None) -> None:
        self.shown = shown
        self.settings = settings or Settings()
        self.problems: tuple[str, ...] = ()
        self.asked: list[Command] = []
        self.refuse = ""
        self.ticks = 0
        self.keys = 0
        self.voided: list[int] = []
        self.left: list[str] = []
        self.focused: list[bool] = []
        self.tells = True

    def tick(self) -> None:
        """Count it."""
        self.ticks += 1

    def dispatch(self, command: Command) -> Answer:
        """Keep it; refuse it if there is a reason."""
        self.asked.append(command)
        return Answer(not self.refuse, self.refuse or f"said: {type(command).__name__}")

    def picture(self) -> Picture:
        """What a test wants shown."""
        return self.shown

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
        self.focused.append(focused)


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
    """The app, which remembers what it said in toasts."""

    def on_mount(self) -> None:
        """Begin to listen."""
        self.toasts: list[str] = []
        self.animation_level = "none"

    def notify(self, message: str, **how: Any) -> None:
        """Say it, and remember it."""
        self.toasts.append(message)
        super().notify(message, **how)


class Face:
    """An app on a fake host, at a size, with a clock of its own."""

    def __init__(self, shown: Picture = FOCUS, *, settings: Settings | None = None, themes_dir: str = "") -> None:
        self.clock = ManualClock()
        self.host = FakeHost(shown, settings)
        self.app = ListeningApp(self.host, now=self.clock, themes_dir=themes_dir)
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
        self.host.shown = picture
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
