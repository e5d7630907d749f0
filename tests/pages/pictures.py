"""Draw the README's pictures: the real app on a real journal, at five moments of a week that never was.

The week is a script as `simulate` takes it, played on a clock that is moved by hand, so that the pictures come out the same on
every machine and every day. Each is Textual's own SVG, without the ids that change.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from ninetyten.cli.simulate import player_of
from ninetyten.config.exercise_library import read_exercises
from ninetyten.config.files import places
from ninetyten.config.settings import Settings
from ninetyten.domain.moment import MINUTE, SECOND, Instant
from ninetyten.domain.value import Value
from ninetyten.journal.days import DayReader
from ninetyten.journal.past_notes import recall
from ninetyten.ledger.summary import Summary
from ninetyten.runtime.recent_notes import RecentNotes
from ninetyten.simulation.script import ScriptedAct
from ninetyten.ui.app import NinetytenApp
from ninetyten.view.offer import Offer
from tests.ui.fakes import ManualClock
from tests.unit.runtime.test_app_host import host_of
from tests.unit.runtime.test_session import House

FOLDER = Path(__file__).parents[2] / "docs" / "pictures"
WEEK = Path(__file__).with_name("week.day")
TODAY = "2026-11-12"


class Shot(Value):
    """One picture: its `name`, the local time of TODAY, the keys pressed before it, and the cells of the terminal."""

    name: str
    at: str
    keys: tuple[str, ...] = ()
    size: tuple[int, int] = (80, 24)

    @property
    def instant(self) -> Instant:
        """When it is taken."""
        local = datetime.fromisoformat(f"{TODAY}T{self.at}").replace(tzinfo=UTC)
        return int(local.timestamp()) * SECOND


SHOTS = (
    Shot("focus", "08:05:30", size=(100, 30)),
    Shot("prompt", "09:25:07"),
    Shot("rest", "10:17:12", ("escape",)),
    Shot("day", "13:52", ("d",)),
    Shot("week", "13:52", ("i", "2")),
)


async def pictures(home: Path) -> dict[str, str]:
    """Play the week in the folder `home`; return the SVG of every shot by its name."""
    script = player_of(WEEK.read_text(encoding="utf-8")).script
    machine = Machine(home, script.settings)
    drawn = {}
    acts = list(script.actions)
    for shot in SHOTS:
        while acts[0].at <= shot.instant:
            machine.act(acts.pop(0))
        drawn[shot.name] = await machine.shoot(shot)
    return drawn


class Machine:
    """One machine with the app's session on it, in the folder `home`."""

    def __init__(self, home: Path, settings: Settings) -> None:
        self.house, self.places = House(home), places({"NINETYTEN_HOME": str(home)})
        self.session = host_of(self.house, settings)
        self.session.session.plan = settings.plan
        self.session.summaries = self._summaries
        self.session.recent_notes = RecentNotes(lambda first, last: recall(self.places, first, last))
        library = read_exercises(self.places.exercises_file)[0]
        self.session.offer = Offer(lambda: library, self.session.symptoms)

    def _summaries(self, first: str) -> Sequence[Summary]:
        with closing(DayReader(self.house.process("reader"), self.session.settings, self.places)) as reader:
            return reader.between(first, reader.today)

    def wait_until(self, at: Instant) -> None:
        """Let the clock run; with nothing under way it leaps."""
        clock, state = self.house.clock, self.session.session.state
        if state.off:
            clock.pass_by(at - clock.moment.utc)
        while clock.moment.utc < at:
            clock.pass_by(min(MINUTE, at - clock.moment.utc))
            self.session.tick()
        self.session.tick()

    def act(self, act: ScriptedAct) -> None:
        """Do what a line of the script says, at its time."""
        self.wait_until(act.at)
        if act.command is not None and not self.session.dispatch(act.command).ok:
            raise ValueError(f"{WEEK.name}, line {act.line} is refused")

    async def shoot(self, shot: Shot) -> str:
        """Open the app at that moment, press the keys, and take the picture."""
        self.wait_until(shot.instant)
        app = NinetytenApp(self.session, tick=3600, now=ManualClock(), themes_dir=self.places.themes_dir)
        async with app.run_test(size=shot.size) as pilot:
            await pilot.pause()
            for key in shot.keys:
                await pilot.press(key)
                await app.workers.wait_for_complete()
                await pilot.pause()
            return plain(app.export_screenshot(title="ninetyten"))


def plain(svg: str) -> str:
    """Take out of an SVG what differs from one run to the next, and the fonts it would fetch from the network."""
    named = re.sub(r"terminal-\d+", "screen", svg)
    local = re.sub(r"@font-face \{.*?\}\s*", "", named, flags=re.DOTALL)
    return "\n".join(line.rstrip() for line in local.splitlines()) + "\n"
