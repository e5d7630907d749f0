"""`plain`: the same day at a prompt, line by line, for screen readers and braille displays (H1). It rings like the app.

Lines are read in a thread of their own, so that the clock goes on while one is typed.
"""

from __future__ import annotations

import io
import os
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from queue import Empty, SimpleQueue
from typing import TextIO

from ninetyten.adapters.clock import monotonic_s
from ninetyten.adapters.console import closed_in_order
from ninetyten.bootstrap import Program, TerminalWriter
from ninetyten.cli.full_screen import open_host
from ninetyten.cli.grammar import Words
from ninetyten.cli.main import OK, UNWRITABLE, collect_garbage
from ninetyten.cli.output import acted, heard
from ninetyten.cli.query import query
from ninetyten.cli.talk import LONGEST, Breakable, Talk
from ninetyten.view.spoken import line

DOES = (
    "Work at a prompt instead of the full screen, for a screen reader or a braille display: type the commands without ninetyten "
    "in front, such as chart 3. Each thing that happens is one line. Type ? for what you can say now, and quit to leave."
)
Say = Callable[[str], object]
TICK = 1.0
PATIENCE = 3.0
"""Seconds for which a reader may leave a line waiting after a signal that ends the prompt."""
WAITING = 1_000
"""Lines that are read ahead of what is done; a pipe that writes faster waits."""


class Inbox(Breakable):
    """What comes in: lines, None at the end of the input, and the numbers of signals. A thread reads, for on Windows nothing else
    can wait for both a line and the clock. It reads without a buffer of Python's, whose lock would be missed at the end."""

    def __init__(self) -> None:
        self.terminal = sys.stdin is not None and sys.stdin.isatty()
        self._waiting: SimpleQueue[str | int | None] = SimpleQueue()
        self._room = threading.Semaphore(WAITING)
        self._ends = False

    def start(self) -> None:
        """Begin to read, and to listen to signals."""
        threading.Thread(target=self._read, name="lines", daemon=True).start()
        for name in ("SIGTERM", "SIGINT", "SIGHUP", "SIGBREAK"):
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), self._note)

    def take(self, seconds: float) -> str | int | None:
        """Return what comes next; raises Empty after so many seconds."""
        taken = self._waiting.get(timeout=max(0.0, seconds))
        if self._ends:
            _limit_saying()  # what was said before has been taken
        if not isinstance(taken, int):
            self._room.release()
        return taken

    @property
    def idle(self) -> bool:
        """Whether nothing waits to be taken: a paste of many lines is answered line by line, and then heard out."""
        return self._waiting.empty()

    def _note(self, number: int, frame: object) -> None:
        """Take a signal. It breaks off a command that may wait forever, such as one that reads a pipe; at a terminal Ctrl+C does
        no more then."""
        breaks_off, self.breaks_off = self.breaks_off, False
        if not (breaks_off and self.terminal and number == signal.SIGINT):
            self._waiting.put(number)
        if number != signal.SIGINT:
            self._ends = True
            _limit_saying()
        if breaks_off:
            raise KeyboardInterrupt

    def _put(self, taken: str | None) -> None:
        self._room.acquire()
        self._waiting.put(taken)

    def _read(self) -> None:
        try:
            with open(0, "rb", buffering=0, closefd=False) as source:
                self._read_lines(source)
        except (OSError, ValueError):  # the terminal is gone: nobody can answer what would be asked
            self._put(None)
            self._put(None)

    def _read_lines(self, source: io.FileIO) -> None:
        """Read to the end; at a terminal the end may be said more than once."""
        kept = b""
        while True:
            more = source.read(65_536)
            if more:
                *whole, kept = (kept + more).split(b"\n")
                for one in whole:
                    self._put(_decoded(one))
                kept = kept[: 8 * LONGEST]
                continue
            if kept:
                self._put(_decoded(kept))
            kept = b""
            self._put(None)
            if not self.terminal:
                return


def _limit_saying() -> None:
    """Wait for the reader only so long from now."""
    if sys.platform != "win32":
        signal.signal(signal.SIGALRM, _stop_saying)
        signal.setitimer(signal.ITIMER_REAL, PATIENCE)


def _stop_saying(number: int, frame: object) -> None:
    """Discard what is still to be said: a reader that takes nothing would hold the end up forever."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)


def _decoded(line: bytes) -> str:
    """Return a line as text, whatever program wrote it."""
    if line.startswith(b"\xff\xfe") or line.count(b"\0") > len(line) // 3:
        line = line.removeprefix(b"\xff\xfe").replace(b"\0", b"")
    try:
        return line.decode("utf-8-sig")
    except UnicodeDecodeError:
        return line.decode("latin-1")


def words(word: str) -> Words:
    """Return the parser of `plain`."""
    return Words(prog=f"ninetyten {word}", description=DOES, allow_abbrev=False)


@query
def run(argv: list[str]) -> int:
    """Talk until the person leaves, the input ends, or a signal comes."""
    words(argv[0]).parse_args(argv[1:])
    writer, program, inbox = TerminalWriter(), Program(), Inbox()
    if sys.stdout.isatty():
        writer.lend = _bell
    host = open_host(program, writer, greets=True)
    host.set_focused(False)  # what it says has no seconds, and the desktop's notices come as well
    say = partial(_say, sys.stdout)  # not what stands for it while a command's own answer is collected
    collect_garbage()
    talk = Talk(program, host, say, inbox)
    with closed_in_order():
        try:
            inbox.start()
            talk.begin()
            code = _converse(talk, inbox, say)
        finally:
            talk.end("quiet")
    acted()
    return code


def _converse(talk: Talk, inbox: Inbox, say: Say) -> int:
    """Take lines and let time pass until it is over; return the exit code."""
    ticked = monotonic_s()
    while not talk.left:
        with suppress(Empty):
            taken = inbox.take(ticked + TICK - monotonic_s())
            if isinstance(taken, str):
                _heard_safely(talk, taken, say)
                if inbox.idle and not talk.left:
                    talk.tell()
            elif (code := _ended(talk, taken, at_terminal=inbox.terminal)) is not None:
                return code
        if monotonic_s() - ticked >= TICK:
            ticked = monotonic_s()
            talk.beat()
        if talk.host.session.lost:
            return UNWRITABLE
        if not heard():
            talk.end("quiet")
    return OK


def _heard_safely(talk: Talk, typed: str, say: Say) -> None:
    """Take a line; a fault of ours says so, repeats nothing of it (E), and does not end the day."""
    try:
        talk.hear(typed)
    except Exception as fault:
        say(line("Problem", f"internal error ({type(fault).__name__}); please report it. What was recorded before is kept"))


def _ended(talk: Talk, number: int | None, *, at_terminal: bool) -> int | None:
    """Leave at a signal or at the end of the input; return the exit code, or None while it is asked what happens to the block. At
    a terminal Ctrl+C and the end of the input ask, like quit; said again, they do not."""
    if at_terminal and number in (None, signal.SIGINT) and not talk.leaves:
        talk.leave()
        return OK if talk.left else None
    if at_terminal and number is None and sys.platform == "win32":
        return None  # Ctrl+C ends the read there as well
    talk.end("quiet")
    return OK if number in (None, signal.SIGINT) else 128 + (number or 0)


def _say(out: TextIO, said: str) -> None:
    out.write(f"{said}\n")
    out.flush()


def _bell(text: str) -> None:
    """Ring the terminal's bell, and write nothing else to it: no sequence that a screen reader would spell."""
    if text == "\a":
        with suppress(OSError):
            os.write(1, b"\a")
