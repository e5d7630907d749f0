"""`watch`: the same clock and prompts with no screen, for people who close the terminal."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping
from contextlib import suppress

from ninetyten.bootstrap import Program, TerminalWriter, build_session
from ninetyten.cli.main import OK, UNWRITABLE, USAGE, fail
from ninetyten.cli.output import acted
from ninetyten.cli.query import tell

TICK = 1.0
USAGE_LINE = """usage: ninetyten watch [--background]

Rings without a screen until it is ended (ctrl+c, SIGTERM). If another ninetyten rings already, this one stands by and takes
over when that one leaves. --background detaches from the terminal.
"""


def run(argv: list[str]) -> int:
    """Ring until told to end."""
    words = argv[1:]
    if "-h" in words or "--help" in words:
        sys.stdout.write(USAGE_LINE)
        return OK
    unknown = [word for word in words if word != "--background"]
    if unknown:
        return fail(f'watch: "{unknown[0]}" is not --background', USAGE)
    if words:
        told = detach(os.environ)
        acted()
        sys.stdout.write(f"{told}\n")
        return OK
    return _ring()


def detach(environ: Mapping[str, str]) -> str:
    """Start a watcher that outlives this terminal, in the same home; the line that says so."""
    command = [sys.executable, "-P", "-m", "ninetyten", "watch"]
    nowhere = subprocess.DEVNULL
    child = subprocess.Popen(command, stdin=nowhere, stdout=nowhere, stderr=nowhere, start_new_session=True, cwd="/", env=environ)
    return f"ninetyten rings in the background (process {child.pid}); ninetyten opens the screen again"


def _ring() -> int:
    ended = threading.Event()
    received: list[int] = []

    def end(number: int, frame: object) -> None:
        received.append(number)
        ended.set()

    for name in ("SIGTERM", "SIGINT", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), end)
    writer = TerminalWriter()
    if sys.stdout.isatty():
        writer.lend = _to_terminal
    program = Program()
    tell(program.loaded.problems)
    host = build_session(program, writer, lambda: "")
    host.session.watch()
    standing_by = "another ninetyten rings; standing by"
    sys.stdout.write("ninetyten rings; ctrl+c ends it\n" if host.session.rings else f"{standing_by}\n")
    sys.stdout.flush()
    told = _tell(host.session.trouble, "")
    while not host.session.lost and not ended.wait(TICK):
        host.tick()
        told = _tell(host.session.trouble, told)
    host.leave("quiet")
    acted()
    if host.session.lost and not received:
        return UNWRITABLE
    return OK if received == [signal.SIGINT] else 128 + received[0]


def _tell(trouble: str, told: str) -> str:
    """Say on stderr what is wrong, once; what was said last."""
    if trouble and trouble != told:
        fail(trouble, OK)
    return trouble


def _to_terminal(text: str) -> None:
    with suppress(OSError):  # the terminal is gone; whoever is to ring rings on
        os.write(1, text.encode())
