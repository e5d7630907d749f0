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
from ninetyten.cli.main import OK, UNWRITABLE, USAGE, fail, until_end
from ninetyten.cli.output import acted
from ninetyten.cli.query import tell

TICK = 1.0
USAGE_LINE = """usage: ninetyten watch [--background]

Ring without a screen until you press Ctrl+C (or send SIGTERM). If another ninetyten already rings, this one stands by and
takes over when that one closes.

options:
  --background  detach from the terminal
"""


def run(argv: list[str]) -> int:
    """Ring until a signal ends it."""
    words = argv[1:]
    if "-h" in words or "--help" in words:
        sys.stdout.write(USAGE_LINE)
        return OK
    unknown = [word for word in words if word != "--background"]
    if unknown:
        return fail(f'watch: unrecognized argument "{unknown[0]}" (allowed: --background)', USAGE)
    if words:
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
    standing_by = "another ninetyten already rings; standing by"
    sys.stdout.write("ninetyten rings; press Ctrl+C to end it\n" if host.session.rings else f"{standing_by}\n")
    sys.stdout.flush()
    reported = _report(host.session.trouble, "")
    while not host.session.lost and not ended.wait(TICK):
        host.tick()
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
