"""The budgets of the program, measured in one run: `python -m tests.bench`. Ratios, so that any machine can judge.

Ends with 1 if a budget is exceeded, or could not be judged. docs/budgets.md says what stands behind the figures.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.commands import commands, time_commands
from tests.bench.decade import time_decade
from tests.bench.guard import time_guard
from tests.bench.peers import time_peers
from tests.bench.rows import HEAD, Row
from tests.bench.screen import time_screen

GROUPS = ("commands", "screen", "decade", "guard")


def measured(chosen: argparse.Namespace, home: Path, environment: Mapping[str, str]) -> Iterator[Row]:
    """The rows of the chosen groups, as they come."""
    only = chosen.only or GROUPS
    if "commands" in only:
        yield from time_commands(commands(home), environment, chosen.rounds)
    if "screen" in only:
        yield from time_screen(home, environment, chosen.starts, chosen.seconds)
    if "decade" in only:
        yield from time_decade(home, environment, chosen.starts, chosen.rounds)
    if "guard" in only:
        yield from time_guard(chosen.starts)
    if chosen.peers:
        yield from time_peers(chosen.peers, home, environment, chosen.starts, chosen.seconds)


def main() -> int:
    """Measure, print the table, judge."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="Measures the budgets, as ratios in one run.")
    parser.add_argument("--only", action="append", choices=GROUPS, help="a group of rows; can be given again (all)")
    parser.add_argument("--rounds", type=int, default=21, help="how often each command is run")
    parser.add_argument("--starts", type=int, default=7, help="how often the app is started")
    parser.add_argument("--seconds", type=float, default=60.0, help="how long the running app is watched")
    parser.add_argument("--peers", type=Path, metavar="FOLDER", help="compare with other timers: a venv for each, FOLDER/NAME")
    chosen = parser.parse_args()
    with TemporaryDirectory() as home:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("NINETYTEN")}
        kept.pop("PYTHONDONTWRITEBYTECODE", None)
        environment = {**kept, "NINETYTEN_HOME": home, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        print(HEAD)
        over = False
        try:
            for row in measured(chosen, Path(home), environment):
                print(row, flush=True)
                over |= row.over
        except RuntimeError as problem:
            print(f"not measured: {problem}")
            return 1
    return int(over)


if __name__ == "__main__":
    sys.exit(main())
