"""`ninetyten` alone: open the full-screen app.

The days behind its insights are read in a second thread, with their own journal connection.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import closing
from typing import TYPE_CHECKING

from ninetyten.adapters.console import closed_in_order
from ninetyten.bootstrap import Program, TerminalWriter, build_session
from ninetyten.cli.main import USAGE, collect_garbage, fail, until_end
from ninetyten.cli.output import acted, at_terminal
from ninetyten.runtime.recent_notes import RecentNotes

if TYPE_CHECKING:
    from ninetyten.domain.moment import Now
    from ninetyten.ledger.notes import Notes
    from ninetyten.ledger.summary import StudyDay, Summary
    from ninetyten.ledger.timeline import FoldedDay
    from ninetyten.runtime.app_host import AppSession


def run(argv: list[str]) -> int:
    """Open the app and return the exit code."""
    if not at_terminal():
        return fail("the full-screen app needs a terminal; `ninetyten --help` lists commands that work without one", USAGE)
    return open_face(Program(), greets=True)


def _recall(program: Program, first: str, last: str) -> Notes:
    from ninetyten.journal.past_notes import recall

    return recall(program.places, first, last)


def _keep_ringing(program: Program) -> str:
    from ninetyten.cli.watch import detach

    return detach(program.environ)


def open_face(
    program: Program, *, tick: float = 1.0, greets: bool = False, host_of: Callable[..., AppSession] | None = None
) -> int:
    """Open the app on a program's session. `tick`: real seconds between two looks at the clock. `greets`: show the welcome on the
    very first run. `host_of`: as in `build_session`."""
    from ninetyten.ui.app import run as run_face

    writer = TerminalWriter()

    def lend(write: object) -> None:
        writer.lend = write  # type: ignore[assignment]

    host = open_host(program, writer, greets=greets, host_of=host_of)
    with closed_in_order():
        code = run_face(host, lend, tick, collect_garbage)
    acted()
    return code


def open_host(
    program: Program, writer: TerminalWriter, *, greets: bool, host_of: Callable[..., AppSession] | None = None
) -> AppSession:
    """Return a session that reads earlier days, for the app or the prompt. Raises Unwritable."""
    host = build_session(program, writer, lambda: _keep_ringing(program), host_of)
    until_end(host.session)
    host.summaries = recent_days(program)
    host.study_days = study_days(program)
    host.past_day = lambda key: _past_day(host, key)
    host.recent_notes = RecentNotes(lambda first, last: _recall(program, first, last))
    host.fresh = greets and host.session.today.last is None and not os.path.exists(program.places.config_file)
    return host


def _past_day(host: AppSession, key: str) -> tuple[FoldedDay, Now]:
    from ninetyten.journal.days import past_day

    return past_day(host.session, key)


def recent_days(program: Program) -> Callable[[str], Sequence[Summary]]:
    """Return a reader of the summaries of all recorded days from a date on, oldest first, including today so far.

    The reader raises Unwritable if the journal cannot be read.
    """

    def read(first: str) -> Sequence[Summary]:
        with closing(program.day_reader()) as reader:
            return reader.between(first, reader.today)

    return read


def study_days(program: Program) -> Callable[[str, str], Sequence[StudyDay]]:
    """Return a reader of the days between two dates for accuracy study, oldest first. It raises Unwritable likewise."""

    def read(first: str, last: str) -> Sequence[StudyDay]:
        with closing(program.day_reader()) as reader:
            return reader.study_days(first, last)

    return read
