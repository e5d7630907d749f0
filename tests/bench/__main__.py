"""The budgets of the program, measured in one run: `python -m tests.bench`. Ratios, so that any machine can judge.

Commands are compared with `python -c "import sqlite3, json"`, the screen with a bare Textual app. Ends with 1 if a budget is
exceeded. A command that does not work is listed with what it said.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import NamedTuple

from tests.bench import terminal

BASE = "python -c 'import sqlite3, json'"
DAY = 'set block.end "auto"\n09:00 start\n09:40 chart 5\n10:30 rest\n10:40 back away\n11:30 chart 9\n12:10 stop\n'
SCREEN = (("first frame", 1.25), ("CPU a minute", 1.25), ("bytes a minute", 1.5), ("memory", 1.35))


class Timed(NamedTuple):
    """A command, what it is compared with, and how many times that it may take; None: it is only shown. `before`: what is
    run, and not timed, each time before it."""

    name: str
    arguments: list[str]
    against: str = BASE
    budget: float | None = None
    before: tuple[str, ...] = ()


class Row(NamedTuple):
    """A line of the table. `ratio` None: it could not be measured, `note` says why."""

    name: str
    value: str
    ratio: float | None
    budget: float | None
    note: str = ""

    def __str__(self) -> str:
        ratio = "-" if self.ratio is None else f"{self.ratio:.2f}"
        budget = "-" if self.budget is None else f"{self.budget:.2f}"
        verdict = "OVER" if self.over else self.note
        return f"{self.name:<34}{self.value:>12}{ratio:>8}{budget:>8}  {verdict}".rstrip()

    @property
    def over(self) -> bool:
        """Whether the budget is exceeded."""
        return None not in (self.ratio, self.budget) and float(self.ratio or 0) > float(self.budget or 0)


def commands(home: str) -> list[Timed]:
    """What is timed, in order: a block runs when `chart` and `status` are reached."""
    script = Path(home, "day.txt")
    script.write_text(DAY)
    ninetyten = program()
    return [
        Timed(BASE, [sys.executable, "-c", "import sqlite3, json"]),
        Timed("ninetyten --version", [*ninetyten, "--version"]),
        Timed("ninetyten start", [*ninetyten, "start"], budget=3.0, before=(*ninetyten, "stop")),
        Timed("ninetyten chart", [*ninetyten, "chart"], budget=3.0),
        Timed("ninetyten status", [*ninetyten, "status"], budget=2.0),
        Timed("ninetyten simulate, one day", [*ninetyten, "simulate", str(script)], "ninetyten --version", 3.0),
    ]


def program() -> list[str]:
    """How a person starts ninetyten: by its script where it is installed."""
    script = os.path.join(sysconfig.get_path("scripts"), "ninetyten")
    return [script] if os.path.exists(script) else [sys.executable, "-m", "ninetyten"]


def time_commands(home: str, environment: dict[str, str], rounds: int) -> Iterator[Row]:
    """The commands, in turns, `rounds` times each; medians."""
    all_commands = commands(home)
    took: dict[str, list[float]] = {command.name: [] for command in all_commands}
    said: dict[str, str] = {}
    for number in range(rounds + 1):
        for command in all_commands:
            if command.name in said:
                continue
            if command.before:
                subprocess.run(command.before, env=environment, capture_output=True, check=False)
            begun = perf_counter()
            ran = subprocess.run(command.arguments, env=environment, capture_output=True, text=True, check=False)
            if number:  # the first time also compiles
                took[command.name].append(perf_counter() - begun)
            if ran.returncode != 0:
                said[command.name] = (ran.stderr.strip().splitlines() or [f"exit {ran.returncode}"])[-1]
    for command in all_commands:
        if command.name in said or command.against in said:
            yield Row(command.name, "-", None, command.budget, said.get(command.name, f"no {command.against}"))
        else:
            taken = median(took[command.name])
            ratio = taken / median(took[command.against])
            yield Row(command.name, f"{taken * 1000:.1f} ms", ratio, command.budget)


def time_screen(environment: dict[str, str], starts: int, seconds: float) -> Iterator[Row]:
    """The app while a block runs, against the bare one."""
    bare = [sys.executable, os.path.join(os.path.dirname(__file__), "bare.py")]
    subprocess.run([*program(), "start"], env=environment, capture_output=True, check=False)
    try:
        base, app = terminal.compare([bare, program()], environment, starts=starts, seconds=seconds)
    except RuntimeError as error:
        yield Row("the app", "-", None, None, str(error))
        return
    units = ("{:.3f} s", "{:.3f} s", "{:.0f}", "{:.0f} kB")
    for (name, budget), unit, ours, theirs in zip(SCREEN, units, app, base, strict=True):
        yield Row(f"the app: {name}", unit.format(ours), ours / theirs, budget)


def main() -> int:
    """Measure, print the table, judge."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="Measures the budgets, as ratios in one run.")
    parser.add_argument("--rounds", type=int, default=21, help="how often each command is run")
    parser.add_argument("--starts", type=int, default=7, help="how often the app is started")
    parser.add_argument("--seconds", type=float, default=60.0, help="how long the running app is watched")
    chosen = parser.parse_args()
    with TemporaryDirectory() as home:
        environment = {
            name: value
            for name, value in os.environ.items()
            if name != "PYTHONDONTWRITEBYTECODE" and not name.startswith("NINETYTEN")
        }
        environment |= {"NINETYTEN_HOME": home, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        print(f"{'':<34}{'median':>12}{'ratio':>8}{'budget':>8}")
        over = False
        for row in (
            *time_commands(home, environment, chosen.rounds),
            *time_screen(environment, chosen.starts, chosen.seconds),
        ):
            print(row)
            over |= row.over
    return int(over)


if __name__ == "__main__":
    sys.exit(main())
