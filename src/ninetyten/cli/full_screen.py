"""`ninetyten` alone and `ninetyten demo`: open the full-screen app; the demo uses a temporary home that is then deleted.

The days behind its insights are read in a second thread, with their own journal connection.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Sequence
from contextlib import closing

from ninetyten.adapters.clock import FastClock
from ninetyten.bootstrap import Program, TerminalWriter, build_session
from ninetyten.cli.main import USAGE, fail
from ninetyten.cli.output import acted, at_terminal
from ninetyten.ledger.notes import Notes
from ninetyten.ledger.summary import Summary
from ninetyten.runtime.recent_notes import RecentNotes

FASTEST = 600.0
TICK = 0.1


def run(argv: list[str]) -> int:
    """Open the app, or its demo, and return the exit code."""
    if argv:
        return _run_demo(argv)
    if not at_terminal():
        return fail("the full-screen app needs a terminal; `ninetyten --help` lists commands that work without one", USAGE)
    return open_face(Program(), greets=True)


def _run_demo(argv: list[str]) -> int:
    """Open the app on a clock N times as fast."""
    import shutil
    import tempfile

    parser = argparse.ArgumentParser(prog="ninetyten demo", description="Try the real app on a faster clock. Nothing is kept.")
    parser.add_argument("--speed", type=float, default=60.0, metavar="N", help="how many times as fast (default: 60)")
    try:
        speed = parser.parse_args(argv[1:]).speed
    except SystemExit as done:
        return int(done.code or 0)
    if not 1 <= speed <= FASTEST:
        return fail(f"demo: --speed must be a number from 1 to {FASTEST:g}", USAGE)
    if not at_terminal():
        return fail("demo: the app needs a terminal", USAGE)
    home = tempfile.mkdtemp(prefix="ninetyten-demo-")
    try:
        own = {"NINETYTEN_HOME": home, "NINETYTEN_IDLE__THIS_COMPUTER": "false", "NINETYTEN_BACKUP__ALSO": "off"}
        program = Program({**os.environ, **own})
        program.clock = FastClock(program.clock, speed)
        return open_face(program, tick=TICK, keep_ringing=lambda _: "the demo is over; nothing keeps running")
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _recall(program: Program, first: str, last: str) -> Notes:
    from ninetyten.journal.past import recall

    return recall(program.places, first, last)


def _keep_ringing(program: Program) -> str:
    from ninetyten.cli.watch import detach

    return detach(program.environ)


def open_face(
    program: Program, *, tick: float = 1.0, keep_ringing: Callable[[Program], str] = _keep_ringing, greets: bool = False
) -> int:
    """Open the app on a program's session. `tick`: real seconds between two looks at the clock. `greets`: show the welcome on the
    very first run."""
    from ninetyten.ui.app import run as run_face

    writer = TerminalWriter()

    def lend(write: object) -> None:
        writer.lend = write  # type: ignore[assignment]

    host = build_session(program, writer, lambda: keep_ringing(program))
    host.summaries = recent_days(program)
    host.recent_notes = RecentNotes(lambda first, last: _recall(program, first, last))
    host.fresh = greets and host.session.today.last is None and not os.path.exists(program.places.config_file)
    code = run_face(host, lend, tick)
    acted()
    return code


def recent_days(program: Program) -> Callable[[str], Sequence[Summary]]:
    """Return a reader of the summaries of all recorded days from a date on, oldest first, including today so far.

    The reader raises Unwritable if the journal cannot be read.
    """

    def read(first: str) -> Sequence[Summary]:
        with closing(program.day_reader()) as reader:
            return reader.between(first, reader.today)

    return read
