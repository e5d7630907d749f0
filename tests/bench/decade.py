"""Ten years: 2,600 work days, simulated in one process, and about 500,000 events in the journal that the app opens.

The simulation lives every day anew. The journal holds one of them on every date, for it is its size that matters here.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from ninetyten.bootstrap import Program
from ninetyten.cli.simulate import player_of
from ninetyten.domain import commands as c
from ninetyten.domain.moment import HOUR, Day, Moment, Span
from ninetyten.domain.value import Value
from ninetyten.journal.store import SqliteJournal
from ninetyten.ports import Draft
from ninetyten.simulation.play import Player
from tests.bench import terminal
from tests.bench.commands import BASE, Timed, program, time_commands
from tests.bench.reports import time_year_report
from tests.bench.rows import Row
from tests.bench.screen import in_block

WORK_DAYS = 2600
FIRST_DATE = date(2016, 1, 4)
"""A Monday; five days a week from there end well before today."""
A_DATE = "2024-06-30"
"""In one of the years that are over."""
HEADER = f'date {FIRST_DATE}\nset prompts.boundary "0s"\nset kinds.em.per_hour 12\nset kinds.er.per_hour 6\n'
BLOCKS = ((7 * 60, 90), (8 * 60 + 45, 90), (10 * 60 + 30, 90), (13 * 60, 120))
"""When each block of the day begins, in minutes, and how long it lasts."""
ENDS = ("rest 15", "rest 15", "rest lunch", "stop")
GROWTH = 1.05
"""How much more anything may take with ten years in the journal."""
CHART_EVERY = 5
"""Minutes."""
ANSWERS = {20: "done", 30: "skip", 40: "done", 60: "done"}
"""Minute of the block -> what is said to the stop that comes then."""


def script() -> str:
    """A day of 74 charts logged one by one, in two chart types, with answers, breaks and accuracy study."""
    lines = []
    for number, (begins, lasts) in enumerate(BLOCKS):
        lines.append((begins, 0, "back walk" if number else "start --kind em"))
        lines += [(begins + at, 30, "chart") for at in range(CHART_EVERY, lasts, CHART_EVERY)]
        lines += [(begins + at, 15, answer) for at, answer in ANSWERS.items()]
        lines.append((begins + lasts, 0, ENDS[number]))
    lines += [
        (9 * 60 + 1, 0, "switch production --kind er"),
        (11 * 60 + 2, 0, "switch study"),
        (11 * 60 + 17, 0, "switch production"),
    ]
    return HEADER + "".join(f"{at // 60:02}:{at % 60:02}:{second:02} {words}\n" for at, second, words in sorted(lines))


def time_decade(home: Path, environment: Mapping[str, str], starts: int, rounds: int) -> Iterator[Row]:
    """Every row of ten years: of a day, and of a report, in times of what Python needs to begin."""
    base = _base(environment, rounds)
    yield Row(BASE, f"{base * 1000:.1f} ms", 1.0)
    template = player_of(script())
    template.play()
    if template.world.refusals:
        raise RuntimeError(f"the day cannot be lived: {template.world.refusals[0]}")
    day = _simulate(template) / WORK_DAYS
    yield Row(f"a day, of {WORK_DAYS} in one process", f"{day * 1000:.1f} ms", day / base, 0.2)

    full = {**environment, "NINETYTEN_HOME": str(home / "full")}
    events = _fill(full, template)
    yield Row("ten years in the journal", f"{events} events")
    opened = [in_block(program(), environment, home / "new"), in_block(program(), full, home / "full")]
    new, old = terminal.first_frames(opened, starts)
    yield Row("first frame with ten years", f"{old.frame:.3f} s", old.frame / new.frame, GROWTH)
    yield from time_commands(_grown(home), environment, rounds)
    yield from time_year_report(home / "full", A_DATE, environment, base)


def _base(environment: Mapping[str, str], rounds: int) -> float:
    """Seconds that Python itself takes with what ninetyten cannot do without."""
    taken = []
    for _ in range(rounds):
        begun = perf_counter()
        subprocess.run([sys.executable, "-c", "import sqlite3, json"], env=environment, check=True)
        taken.append(perf_counter() - begun)
    return median(taken)


def _grown(home: Path) -> list[Timed]:
    """What must not take longer with ten years behind it than in a new home."""
    timed = []
    for words in (["status"], ["chart"], ["report", "week"], ["study"]):
        name, line = " ".join(words), [*program(), *words]
        timed.append(Timed(name, line, home / "new", against=name))
        timed.append(Timed(f"{name}, with ten years", line, home / "full", GROWTH, name))
    return timed


def _simulate(template: Player) -> float:
    """Seconds that it takes to live every one of the days, reports included."""
    lived = template.script
    begun = perf_counter()
    for number in range(WORK_DAYS):
        later = _days_later(number) * 24 * HOUR
        actions = tuple(action.replace(at=action.at + later) for action in lived.actions)
        Player(lived.replace(actions=actions, begins=actions[0].at), template.calendar, template.exercises).play()
    return perf_counter() - begun


def _fill(environment: Mapping[str, str], template: Player) -> int:
    """Write the day that was lived on every date into the journal of a home; how many events there are."""
    template.world.do(c.Unwatch())
    day, lasted = template.world.events(), template.world.at
    journal = Program(environment).session().journal
    assert isinstance(journal, SqliteJournal)
    with journal.transaction():
        for number in range(WORK_DAYS):
            days = _days_later(number)
            key, by = str(FIRST_DATE + timedelta(days=days)), days * 24 * HOUR
            drafts = [Draft(dated(event, by, key)) for event in day]
            ended = Moment(utc=lasted + by, offset=0, awake=by, boot=by, boot_id="a boot of those days")
            journal.append(drafts, key, ended, ended.utc)
    journal.move_cursor(journal.last_seq())
    count = journal.record_count()
    journal.close()
    return count


def _days_later(number: int) -> int:
    weeks, day = divmod(number, 5)
    return weeks * 7 + day


def dated(value: Any, by: Span, key: str) -> Any:
    """An event, or what it holds, moved by that many ms, to the work day of that key."""
    if isinstance(value, Day):
        return value.replace(key=key, opens=value.opens + by, closes=value.closes + by)
    if isinstance(value, Value):
        moved = {name: dated(getattr(value, name), by, key) for name in value.fields}
        return value.replace(**{name: now for name, now in moved.items() if now is not getattr(value, name)})
    if isinstance(value, tuple):
        return tuple(dated(one, by, key) for one in value)
    return value + by if type(value) is int and value > 24 * HOUR * 365 else value
