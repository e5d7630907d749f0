"""`demo`: the real app in a temporary home, on a clock that runs fast and slows down for what a person should see.

Four made-up weeks (content/demo.day) and this morning are played by the engine and written to that home first, so that every
page has something to show. The home is deleted at the end; a person's own records and settings are never opened.
"""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from itertools import count, islice
from typing import Any

import ninetyten
from ninetyten.adapters.calendar import LocalCalendar, system_zone_name
from ninetyten.adapters.clock import FastClock
from ninetyten.bootstrap import Program
from ninetyten.cli.full_screen import open_face
from ninetyten.cli.grammar import Words
from ninetyten.cli.main import USAGE, fail
from ninetyten.cli.output import at_terminal
from ninetyten.cli.query import query
from ninetyten.cli.simulate import player_of
from ninetyten.config.files import write_private
from ninetyten.domain import commands as c
from ninetyten.domain.events import DayOpened
from ninetyten.domain.moment import MINUTE, Moment
from ninetyten.ports import Draft
from ninetyten.runtime.app_host import AppSession
from ninetyten.simulation.play import Player
from ninetyten.view.picture import Picture

USUAL, FASTEST = 60.0, 600.0
TICK = 0.1
"""Seconds between two looks at the clock."""
STOP, AFTER_STOP, BREAK = 3.0, 30.0, 15.0
"""How many times as fast time passes in a micro-break, once it is over, and in a break."""
DAYS = 20
"""Work days before today."""
MORNING, LAST_BREAK = "10:29", 15 * MINUTE
"""Today's lines are played up to this time; the last is a break so long, at whose end the demo begins."""
FAREWELL = "That was the demo, and nothing of it was kept. To begin for real, type: ninetyten"


def words(word: str) -> Words:
    """Return the parser of `demo`."""
    parser = Words(
        prog=f"ninetyten {word}", description="Try the real app on a faster clock, with made-up days. Nothing is kept."
    )
    parser.add_argument("--speed", type=_speed, default=USUAL, metavar="N", help=f"how many times as fast (default: {USUAL:g})")
    return parser


@query
def run(argv: list[str]) -> int:
    """Open the app in a home of its own."""
    import shutil
    import tempfile

    speed = words(argv[0]).parse_args(argv[1:]).speed
    if not at_terminal():
        return fail("demo: the app needs a terminal", USAGE)
    home = tempfile.mkdtemp(prefix="ninetyten-demo-")
    clear = partial(shutil.rmtree, home, ignore_errors=True)
    try:
        return open_demo(Program(environment(os.environ, home)), speed, clear)
    finally:
        clear()


def _speed(text: str) -> float:
    try:
        speed = float(text)
    except ValueError:
        speed = 0
    if not 1 <= speed <= FASTEST:
        raise argparse.ArgumentTypeError(f"this must be a number from 1 to {FASTEST:g}")
    return speed


def environment(environ: Mapping[str, str], home: str) -> dict[str, str]:
    """Return the environment of the demo: of the person's own settings only how things look."""
    kept = {name: text for name, text in environ.items() if not name.startswith("NINETYTEN_") or "_DISPLAY__" in name}
    return {**kept, "NINETYTEN_HOME": home}


def open_demo(program: Program, speed: float, clear: Callable[[], object]) -> int:
    """Furnish the home and open the app on it. `clear`: removes the home."""
    settings, days = content()
    today = LocalCalendar(0).day_of(program.clock.now().utc).key
    played = play(date.fromisoformat(today), settings, days)
    furnish(program, settings, played)
    fast = program.clock = FastClock(program.clock, 1, played.world.at)
    return open_face(program, tick=TICK, host_of=partial(DemoSession, fast.pace, clear, speed))


class DemoSession(AppSession):
    """A session that starts a block by itself, slows down for what a person should see, and says that it is a demo. `pace`: sets
    how many times as fast time passes. `clear`: removes its home."""

    def __init__(self, pace: Callable[[float], None], clear: Callable[[], object], speed: float, *rest: Any) -> None:
        super().__init__(*rest)
        self._clear, self._pace, self._usual, self._speed, self._begun = clear, pace, speed, 0.0, False

    def backup_to_make(self) -> None:
        """Make no copies: nothing is kept."""

    def tick(self) -> None:
        """Let time pass, and set how fast it goes on; start the first block once this process rings."""
        super().tick()
        if not self.session.rings:
            return
        if not self._begun:
            self._begun = True
            self.dispatch(c.Start())
        wanted = min(self._usual, _slowed(super().picture()))
        if wanted != self._speed:
            self._speed, self._drawn = wanted, None
            self._pace(wanted)

    def picture(self) -> Picture:
        """Return what the screen should show, with the badge."""
        drawn = super().picture()
        return drawn.replace(badge=f"made-up days, {self._speed:g} times as fast", title=f"demo · {drawn.title}")

    def leave(self, how: str) -> str:
        """Close, leaving nothing that rings, and say how to begin for real. The home goes now: of a terminal that was closed
        the process may not get any further."""
        super().leave("quiet" if how == "watch" else how)
        self._clear()
        return FAREWELL


def _slowed(picture: Picture) -> float:
    """Return how many times as fast time may pass while this is shown."""
    if picture.prompt is not None:
        return STOP if picture.prompt.seconds else AFTER_STOP
    return BREAK if picture.rest is not None else FASTEST


def content() -> tuple[list[str], list[list[str]]]:
    """Return the settings of the made-up weeks, a line each, and the lines of each weekday from Monday on."""
    path = os.path.join(os.path.dirname(ninetyten.__file__), "content", "demo.day")
    with open(path, encoding="utf-8") as file:
        settings, *days = [part.strip().splitlines() for part in file.read().strip().split("\n\n")]
    return [line for line in settings if not line.startswith("#")], [day[1:] for day in days]


def play(today: date, settings: Sequence[str], days: Sequence[Sequence[str]]) -> Player:
    """Return the made-up weeks, lived by the engine up to the end of this morning's second break. On a weekend, today is last
    Friday."""
    dates = list(islice(_work_days(today, len(days)), DAYS + 1))[::-1]
    lines = [days[day.weekday()] for day in dates]
    lines[-1] = [line for line in lines[-1] if line < MORNING]
    scripts = [player_of(_script(number, dates[number], settings, lines[number])) for number in range(len(dates))]
    actions = tuple(act for player in scripts for act in player.script.actions)
    player = Player(scripts[-1].script.replace(actions=actions), scripts[-1].calendar, scripts[-1].exercises)
    player.play()
    player.world.run_until(player.world.at + LAST_BREAK)
    return player


def _work_days(today: date, week: int) -> Iterator[date]:
    """Yield the work days up to today, newest first."""
    return (day for day in (today - timedelta(days=ago) for ago in count()) if day.weekday() < week)


def _script(number: int, day: date, settings: Sequence[str], lines: Sequence[str]) -> str:
    """Return a work day as a script; `number` varies what was counted."""

    def varied(found: re.Match[str]) -> str:
        return f"{found[1]}{max(1, int(found[2]) + (number * 5 + found.start()) % 3 - 1)}"

    head = [f"date {day}", f"zone {system_zone_name()}", *(f"set {line}" for line in settings), 'set prompts.boundary "0s"']
    return "\n".join([*head, *(re.sub(r"(chart |audit )(\d+)", varied, line) for line in lines)])


def furnish(program: Program, settings: Sequence[str], played: Player) -> None:
    """Write the settings into the demo's home, and the days into its journal, each under its own date and as written at the time:
    an undo looks for what was said today."""
    file = "".join(f"{line.replace(' ', ' = ', 1)}\n" for line in settings)
    write_private(program.places.config_file, file.encode())
    world, seq = played.world, 0
    world.do(c.Unwatch())
    events = world.events()
    key = next(event.day.key for event in events if isinstance(event, DayOpened))
    session = program.session()
    with session.journal.transaction():
        for event in events:
            key = event.day.key if isinstance(event, DayOpened) else key
            at = Moment(event.at, played.calendar.offset_at(event.at), event.at, event.at, "a computer that never was")
            seq = session.journal.append([Draft(event)], key, at, event.at)[-1].seq
    session.journal.move_cursor(seq)
    session.close()
