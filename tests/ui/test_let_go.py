"""What was closed is let go: neither the app nor a worker nor a signal keeps a screen alive; and days that are over, too."""

from __future__ import annotations

import asyncio
import gc
import weakref
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import StylesCache, Widget  # type: ignore[attr-defined]  # where a widget looks for it

from ninetyten.bootstrap import Program, TerminalWriter, build_session
from ninetyten.cli.full_screen import recent_days
from ninetyten.domain import commands as c
from ninetyten.domain.moment import HOUR, MINUTE
from ninetyten.ports import Unwritable
from ninetyten.ui import navigation
from ninetyten.ui.app import NinetytenApp
from tests.ends import until_test_ends
from tests.ui.fakes import FOCUS, GAP, PROMPT, REST, STILL, Face, ListeningApp
from tests.unit.runtime.test_session import ManualClock

TIMES = 6
LAST = 1
"""Screens that may outlive their closing: the thread that read for one keeps it until it reads for another."""
PAGES = ("day", "insights", "body", "settings")


def visit(name: str) -> Callable[[NinetytenApp], None]:
    """Opens a page."""
    return lambda app: navigation.visit(app, name)


OPENED: dict[str, Callable[[NinetytenApp], object]] = {
    **{name: visit(name) for name in PAGES},
    "stretch": lambda app: app.stretch(),
    "help": lambda app: app.help(),
    "palette": lambda app: app.action_command_palette(),
    "question": lambda app: app.action_act("downtime"),
    "themes": lambda app: app.action_act("theme.choose"),
    "field": lambda app: app.action_act("meeting"),
    "ticks": lambda app: app.action_act("posture.check"),
}
BROUGHT = {"prompt": PROMPT, "return": GAP, "still": STILL, "rest": REST}


async def closed(face: Face, name: str) -> weakref.ref[Screen[object]]:
    """A screen that was opened, seen, and closed."""
    if name in OPENED:
        OPENED[name](face.app)
    else:
        await face.show(BROUGHT[name])
    await face.app.workers.wait_for_complete()
    await face.pilot.pause()
    screen = weakref.ref(face.app.screen)
    assert len(face.app.screen_stack) == 2
    if name in OPENED:
        face.app.pop_screen()
    else:
        face.session.shown = FOCUS
        face.app.beat()
    await face.pilot.pause()
    return screen


@pytest.mark.parametrize("name", [*OPENED, *BROUGHT])
async def test_a_screen_that_was_closed_is_let_go(name: str) -> None:
    """However often it is opened, and while the picture stands still."""
    face = Face()
    async with face.on():
        screens = [await closed(face, name) for _ in range(TIMES)]
        gc.collect()
        assert sum(screen() is not None for screen in screens) <= LAST
        assert live()[StylesCache] == live()[Widget]


SETTINGS = {"NOTIFY__DESKTOP": "false", "NOTIFY__TERMINAL": "false", "NOTIFY__SOUND": "off", "IDLE__SOURCE": "none"}


def live() -> Counter[type]:
    """How many of each class of ours are alive, and of what Textual draws with."""
    gc.collect()
    kinds = [type(found) for found in gc.get_objects()]
    counted = Counter(kind for kind in kinds if kind.__module__.startswith("ninetyten"))
    for base in (Screen, Widget, Timer, StylesCache):
        counted[base] = sum(issubclass(kind, base) for kind in kinds)
    return counted


class Desk:
    """The app on its real session and journal, and somebody who works."""

    def __init__(self, home: Path) -> None:
        program = Program({"NINETYTEN_HOME": str(home), **{f"NINETYTEN_{name}": value for name, value in SETTINGS.items()}})
        self.clock = program.clock = ManualClock()
        self.session = build_session(program, TerminalWriter(), lambda: "")
        self.session.summaries = recent_days(program)
        self.app = ListeningApp(self.session, tick=3600, themes_dir="")

    async def work(self, pilot: Pilot[int]) -> None:
        """A day: a block with its stops, a break, every page, and the end; then the night."""
        morning = self.clock.now().utc
        for command, minutes in ((c.Start(), 22), (c.Chart(), 5), (c.Rest(), 10), (c.Back("walk"), 5), (c.StopWork(), 5)):
            assert self.app.command(command)
            for _ in range(minutes):
                self.clock.pass_by(MINUTE)
                self.app.beat()
            await pilot.pause()
        for page in PAGES:
            navigation.visit(self.app, page)
            await self.app.workers.wait_for_complete()
            await pilot.pause()
            navigation.leave(self.app)
            await pilot.pause()
        self.clock.pass_by(morning + 24 * HOUR - self.clock.now().utc, awake=False)
        self.app.beat()


async def test_a_day_that_is_over_is_let_go(tmp_path: Path) -> None:
    """After three days no more of anything is alive than after two."""
    desk = Desk(tmp_path)
    asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(1))  # each thread keeps the last screen it read for
    async with desk.app.run_test(size=(80, 24)) as pilot:
        counted = []
        for _ in range(3):
            await desk.work(pilot)
            counted.append(live())
        assert not counted[-1] - counted[1]
    desk.session.leave("quiet")


def test_the_journal_that_insights_read_is_closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """At once, not when the collector comes: until then each reading keeps files open."""
    program = Program({"NINETYTEN_HOME": str(tmp_path)})
    until_test_ends(program.session()).dispatch(c.Start())
    reader = program.day_reader()
    monkeypatch.setattr(program, "day_reader", lambda: reader)
    assert len(recent_days(program)("2020-01-01")) == 1
    for read in (reader.session.journal.last_day, lambda: reader.between("2020-01-01", reader.today)):
        with pytest.raises(Unwritable):
            read()
