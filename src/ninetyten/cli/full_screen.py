"""`ninetyten` alone: open the full-screen app.

The days behind its insights are read in a thread beside the screen, so with a journal connection of their own.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import closing

from ninetyten.bootstrap import Program, TerminalWriter, build_host
from ninetyten.cli.main import USAGE, fail
from ninetyten.cli.output import acted, at_terminal
from ninetyten.ledger.notes import Notes
from ninetyten.ledger.summary import Summary
from ninetyten.runtime.recent_notes import RecentNotes


def run(argv: list[str]) -> int:
    """Open the app; its exit code."""
    if not at_terminal():
        return fail("the full-screen app needs a terminal; ninetyten --help lists what works without one", USAGE)
    return open_face(Program(), greets=True)


def _recall(program: Program, first: str, last: str) -> Notes:
    from ninetyten.journal.past import recall

    return recall(program.places, first, last)


def _keep_ringing(program: Program) -> str:
    from ninetyten.cli.watch import detach

    return detach(program.environ)


def open_face(
    program: Program, *, tick: float = 1.0, keep_ringing: Callable[[Program], str] = _keep_ringing, greets: bool = False
) -> int:
    """The face on a program's session. `tick`: seconds of real time between two looks at the clock. `greets`: the very first run
    begins with the welcome."""
    from ninetyten.ui.run import run as run_face

    writer = TerminalWriter()

    def lend(write: object) -> None:
        writer.lend = write  # type: ignore[assignment]

    host = build_host(program, writer, lambda: keep_ringing(program))
    host.summaries = recent_days(program)
    host.recent_notes = RecentNotes(lambda first, last: _recall(program, first, last))
    host.fresh = greets and host.session.today.last is None and not os.path.exists(program.places.config_file)
    code = run_face(host, lend, tick)
    acted()
    return code


def recent_days(program: Program) -> Callable[[str], Sequence[Summary]]:
    """Reads the summaries of all days from a date on that hold anything, oldest first, the present one as it stands now.

    What it gives raises Unwritable where the journal cannot be read.
    """

    def read(first: str) -> Sequence[Summary]:
        with closing(program.day_reader()) as reader:
            return reader.between(first, reader.today)

    return read
