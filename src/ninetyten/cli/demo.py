"""`demo`: the real app, notifications included, on a faster clock, in a home of its own that is thrown away."""

from __future__ import annotations

import argparse
import os
import shutil
import tempfile

from ninetyten.adapters.clock import FastClock
from ninetyten.bootstrap import Program
from ninetyten.cli.full_screen import open_face
from ninetyten.cli.main import USAGE, fail
from ninetyten.cli.output import at_terminal

FASTEST = 600.0
TICK = 0.1


def run(argv: list[str]) -> int:
    """Open the app on a clock N times as fast."""
    parser = argparse.ArgumentParser(prog="ninetyten demo", description="The real app on a faster clock; nothing of it is kept.")
    parser.add_argument("--speed", type=float, default=60.0, metavar="N", help="how many times as fast (60)")
    try:
        speed = parser.parse_args(argv[1:]).speed
    except SystemExit as done:
        return int(done.code or 0)
    if not 1 <= speed <= FASTEST:
        return fail(f"demo: --speed is a number from 1 to {FASTEST:g}", USAGE)
    if not at_terminal():
        return fail("demo: the app needs a terminal", USAGE)
    home = tempfile.mkdtemp(prefix="ninetyten-demo-")
    try:
        own = {"NINETYTEN_HOME": home, "NINETYTEN_IDLE__THIS_COMPUTER": "false", "NINETYTEN_BACKUP__ALSO": "off"}
        program = Program({**os.environ, **own})
        program.clock = FastClock(program.clock, speed)
        return open_face(program, tick=TICK, keep_ringing=lambda _: "the demo is over; nothing of it rings on")
    finally:
        shutil.rmtree(home, ignore_errors=True)
