"""`watch`: run the same clock and prompts without a screen, for people who close the terminal."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Mapping
from contextlib import suppress

from ninetyten.adapters.console import closed_in_order, start_apart
from ninetyten.bootstrap import Program, TerminalWriter, build_session
from ninetyten.cli.grammar import Words
from ninetyten.cli.main import OK, UNWRITABLE, collect_garbage, fail, until_end
from ninetyten.cli.output import acted
from ninetyten.cli.query import query, tell

TICK = 1.0
DOES = (
    "Ring without a screen until you press Ctrl+C (or send SIGTERM). If another ninetyten is already running, this one stands by "
    "and takes over when that one closes."
)


def words(word: str) -> Words:
    """Return the parser of `watch`."""
    parser = Words(prog=f"ninetyten {word}", description=DOES, allow_abbrev=False)
    parser.add_argument("--background", action="store_true", help="detach from the terminal")
    return parser


@query
def run(argv: list[str]) -> int:
    """Ring until a signal ends it."""
    if words(argv[0]).parse_args(argv[1:]).background:
        started = detach(os.environ)
        acted()
        sys.stdout.write(f"{started}\n")
        return OK
    with closed_in_order():
        return _ring()


def detach(environ: Mapping[str, str]) -> str:
    """Start a watcher that outlives this terminal, in the same home, and return the line that reports it."""
    command = [sys.executable, "-P", "-m", "ninetyten", "watch"]
    number = start_apart(command, environ)
    return f"ninetyten now rings in the background (process {number}); run `ninetyten` to open the screen again"


def _ring() -> int:
    ended = threading.Event()
    received: list[int] = []

    def end(number: int, frame: object) -> None:
        received.append(number)
        ended.set()

    for name in ("SIGTERM", "SIGINT", "SIGHUP", "SIGBREAK"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), end)
    writer = TerminalWriter()
    if sys.stdout.isatty():
        writer.lend = _to_terminal
    program = Program()
    tell(program.loaded.problems)
    host = build_session(program, writer, lambda: "")
    until_end(host.session)
    host.session.watch()
    collect_garbage()
    standing_by = "another ninetyten is already running; standing by"
    sys.stdout.write("ninetyten rings; press Ctrl+C to end it\n" if host.session.rings else f"{standing_by}\n")
    sys.stdout.flush()
    reported = _report(host.session.trouble, "")
    while not host.session.lost and not ended.wait(TICK):
        host.tick()
        if make := host.backup_to_make():
            make()
        reported = _report(host.session.trouble, reported)
    host.leave("quiet")
    acted()
    if host.session.lost and not received:
        return UNWRITABLE
    return OK if received == [signal.SIGINT] else 128 + received[0]


def _report(trouble: str, reported: str) -> str:
    """Write what is wrong to stderr, once, and return it. `reported`: what was written last."""
    if trouble and trouble != reported:
        fail(trouble, OK)
    return trouble


def _to_terminal(text: str) -> None:
    with suppress(OSError):  # the terminal is gone; the ringing goes on
        os.write(1, text.encode())
