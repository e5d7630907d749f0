"""What the commands cost, as whole processes, against Python itself with the two modules they cannot do without."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

from tests.bench.prepared import stop_showing
from tests.bench.rows import Row

Environment = Mapping[str, str]

BASE = "python -c 'import sqlite3, json'"
DAY = "09:00 start\n09:40 chart 5\n10:30 rest\n10:40 back away\n11:30 chart 9\n12:10 stop\n"


class Timed(NamedTuple):
    """A command, what it is compared with, and how many times that it may take; None: it is only shown. `home`: where it
    acts. `around`: what must be so while it runs; making it so is not timed."""

    name: str
    arguments: list[str]
    home: Path
    budget: float | None = None
    against: str = BASE
    around: Callable[[Environment], AbstractContextManager[object]] = lambda environment: nullcontext()


def program() -> list[str]:
    """How a person starts ninetyten: by its script where it is installed."""
    script = os.path.join(sysconfig.get_path("scripts"), "ninetyten")
    return [script] if os.path.exists(script) else [sys.executable, "-m", "ninetyten"]


def commands(home: Path) -> list[Timed]:
    """What is timed, in order: a block runs when `chart` and `status` are reached."""
    script = home / "day.txt"
    script.write_text(DAY)
    (home / "state").mkdir()  # as on a machine where the app has run; a command alone makes no folder for what it keeps
    ours = program()
    return [
        Timed(BASE, [sys.executable, "-c", "import sqlite3, json"], home),
        Timed("ninetyten --version", [*ours, "--version"], home),
        Timed("ninetyten start", [*ours, "start"], home, 2.4, around=_stopped),
        Timed("ninetyten chart", [*ours, "chart"], home, 2.4),
        Timed("ninetyten done", [*ours, "done"], home / "done", 2.4, around=stop_showing),
        Timed("ninetyten status", [*ours, "status"], home, 1.75),
        Timed("ninetyten simulate, one day", [*ours, "simulate", str(script)], home, 1.8, "ninetyten --version"),
    ]


@contextmanager
def _stopped(environment: Environment) -> Iterator[None]:
    """The day is over."""
    subprocess.run([*program(), "stop"], env=environment, capture_output=True, check=False)
    yield


def time_commands(timed: list[Timed], environment: Environment, rounds: int) -> Iterator[Row]:
    """The commands, in turns, `rounds` times each; medians. One that does not work is listed with what it said."""
    took: dict[str, list[float]] = {command.name: [] for command in timed}
    said: dict[str, str] = {}
    for number in range(rounds + 1):
        for command in timed:
            if command.name in said:
                continue
            seconds, wrong = _run(command, {**environment, "NINETYTEN_HOME": str(command.home)})
            if wrong:
                said[command.name] = wrong
            elif number:  # the first time also compiles
                took[command.name].append(seconds)
    for command in timed:
        if command.name in said or command.against in said:
            yield Row(command.name, "-", None, command.budget, said.get(command.name, f"no {command.against}"))
        else:
            taken = median(took[command.name])
            yield Row(command.name, f"{taken * 1000:.1f} ms", taken / median(took[command.against]), command.budget)


def _run(command: Timed, environment: Environment) -> tuple[float, str]:
    """How long it took, and what it said if it failed."""
    with command.around(environment):
        begun = perf_counter()
        ran = subprocess.run(command.arguments, env=environment, capture_output=True, text=True, check=False)
        took = perf_counter() - begun
    return took, (ran.stderr.strip().splitlines() or [f"exit {ran.returncode}"])[-1] if ran.returncode else ""
