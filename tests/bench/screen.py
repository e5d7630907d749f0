"""What the app costs a machine while a block runs, against a bare Textual app.

All are watched at the same time, so that whatever else the machine does falls on all of them. An empty Textual app is among them:
most of what an app without seconds costs is Textual's own thread, which looks for keys ten times a second.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.bench import terminal
from tests.bench.commands import program
from tests.bench.rows import Row
from tests.bench.terminal import Cost, Shown

BARE = [sys.executable, os.path.join(os.path.dirname(__file__), "bare.py")]
EMPTY = [sys.executable, "-c", "from textual.app import App\nApp().run()"]
QUIET = 0.20
"""Of the bare app, for what shows no seconds; of its CPU, what comes on top of the empty app's."""


def time_screen(home: Path, environment: Mapping[str, str], starts: int, seconds: float) -> Iterator[Row]:
    """Every row of the screen."""
    app = in_block(program(), environment, home / "front")
    blurred = in_block(program(), environment, home / "blurred", tell=(terminal.BLURRED,))
    hidden = in_block(program(), {**environment, "NINETYTEN_DISPLAY__SECONDS": "false"}, home / "hidden")
    bare = Shown(BARE, environment)
    plain, ours = terminal.first_frames([bare, app], starts)
    base, front, empty, *quiet = terminal.measure([bare, app, Shown(EMPTY, environment), blurred, hidden], seconds)

    yield Row("the app: first frame", f"{ours.frame:.3f} s", ours.frame / plain.frame, 1.2)
    yield Row("the app: CPU of a start", f"{ours.cpu:.3f} s", ours.cpu / plain.cpu, 1.2)
    yield Row("the app: bytes of a start", f"{ours.output:.0f}", ours.output / plain.output, 1.6)
    yield _cpu("the app: CPU a minute", front, base, 1.0)
    yield _bytes("the app: bytes a minute", front, base, 1.0)
    yield Row("the app: memory", f"{front.memory:.0f} kB", front.memory / base.memory, 1.35)
    yield _cpu("an empty Textual app: CPU a minute", empty, base)
    for name, cost in zip(("in the background", "seconds hidden"), quiet, strict=True):
        yield _cpu(f"{name}: CPU a minute", cost, base)
        yield _cpu(f"{name}: CPU above the empty app's", cost.replace(cpu=cost.cpu - empty.cpu), base, QUIET)
        yield _bytes(f"{name}: bytes a minute", cost, base, QUIET)


def in_block(command: list[str], environment: Mapping[str, str], home: Path, tell: tuple[bytes, ...] = ()) -> Shown:
    """The app in a home of its own, in which a block has just begun."""
    at_home = {**environment, "NINETYTEN_HOME": str(home)}
    subprocess.run([*program(), "start"], env=at_home, capture_output=True, check=True)
    return Shown(command, at_home, tell)


def _cpu(name: str, cost: Cost, base: Cost, budget: float | None = None) -> Row:
    return Row(name, f"{cost.cpu:.3f} s", cost.cpu / base.cpu, budget)


def _bytes(name: str, cost: Cost, base: Cost, budget: float) -> Row:
    return Row(name, f"{cost.output:.0f}", cost.output / base.output, budget)
