"""The prompt as a real process, at a terminal and over a pipe (H1): lines only, and a clean end whoever ends it."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import sqlite3
import subprocess
import sys
import warnings
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

PLAIN = (sys.executable, "-m", "ninetyten", "plain")
LIMIT_S = 20.0


class Terminal:
    """Someone at a terminal that knows nothing but lines."""

    def __init__(self, home: Path, *command: str) -> None:
        environ = {**os.environ, "NINETYTEN_HOME": str(home), "TERM": "dumb"}
        with warnings.catch_warnings():  # the child is another program at once, whatever threads the tests have
            warnings.simplefilter("ignore", DeprecationWarning)
            self.process, self.master = pty.fork()
        if not self.process:
            os.execve(command[0], command, environ)
        self.heard = b""

    def hear(self, until: str) -> None:
        """Listen until these words are said."""
        while until.encode() not in self.heard:
            more = self._more()
            assert more, self.heard.decode(errors="replace")
            self.heard += more

    def _more(self) -> bytes:
        """Return what is said next; nothing once the terminal is closed, or silent for too long."""
        with suppress(OSError):
            if select.select([self.master], [], [], LIMIT_S)[0]:
                return os.read(self.master, 65_536)
        return b""

    def type(self, line: bytes, until: str) -> None:
        """Type a line and listen to the answer."""
        os.write(self.master, line + b"\n")
        self.hear(until)

    def close(self) -> int:
        """Listen to the end, and return the exit code."""
        while more := self._more():
            self.heard += more
        os.close(self.master)
        self.master = -1
        return os.waitstatus_to_exitcode(os.waitpid(self.process, 0)[1])


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    """A terminal in which ninetyten was started without a word; its two first questions are skipped."""
    made = Terminal(tmp_path, sys.executable, "-m", "ninetyten")
    made.hear("Question 1 of 2")
    made.type(b"", "Question 2 of 2")
    made.type(b"", "Ready: ")
    yield made
    with suppress(OSError):  # it is closed already
        os.close(made.master)
    for line in made.heard.replace(b"\r\n", b"\n").split(b"\n"):
        assert b"\x1b" not in line and b"\r" not in line and b"Traceback" not in line


def charts(home: Path) -> int:
    """How many chart acts are in the journal."""
    with closing(sqlite3.connect(home / "data" / "journal.db")) as journal:
        assert journal.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return int(journal.execute("SELECT count(*) FROM events WHERE kind = 'ChartsLogged'").fetchone()[0])


def test_a_dumb_terminal_gets_the_prompt(terminal: Terminal) -> None:
    """The same words as on the command line; leaving asks what becomes of the block."""
    terminal.type(b"start", "Block started: production")
    terminal.type(b"CHART 3", "Logged: 3 General charts logged; 3 today.")
    terminal.type(b"caf\xe9 \xff", "Not understood: ")
    terminal.type(b"quit", "Leaving, answer 4: stay.")
    terminal.type(b"pause", "Leaving: the block is paused")
    assert terminal.close() == 0


def test_ctrl_c_asks_once_and_then_ends(terminal: Terminal) -> None:
    """Nothing is lost either way."""
    terminal.type(b"start", "Block started: production")
    os.write(terminal.master, b"\x03")
    terminal.hear("Leaving, answer 4: stay.")
    os.write(terminal.master, b"\x03")
    assert terminal.close() == 0
    assert b"Leaving: the block is still open" in terminal.heard


def test_the_end_of_the_input_asks_too(terminal: Terminal) -> None:
    """Ctrl+D is quit; with nothing running it ends at once."""
    os.write(terminal.master, b"\x04")
    assert terminal.close() == 0
    assert b"Leaving" not in terminal.heard


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_leaves_everything_in_order(terminal: Terminal, tmp_path: Path, number: int) -> None:
    """What was typed is recorded, and the block is there at the next start."""
    terminal.type(b"start", "Block started: production")
    terminal.type(b"chart", "Logged: 1 General chart")
    os.kill(terminal.process, number)
    assert terminal.close() == 128 + number
    assert charts(tmp_path) == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_command_that_waits_can_be_broken_off(terminal: Terminal, tmp_path: Path) -> None:
    """Ctrl+C ends the command, and nothing else; a signal that ends the prompt is not kept waiting either."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    terminal.type(b"start", "Block started: production")
    terminal.type(f"import {pipe}".encode(), "import")
    writer = os.open(pipe, os.O_WRONLY)  # which waits until it is read
    os.write(terminal.master, b"\x03")
    terminal.hear("Stopped: import was stopped before its end.")
    terminal.type(b"chart", "Logged: 1 General chart")
    assert b"Leaving" not in terminal.heard
    os.close(writer)
    terminal.type(f"merge {pipe}".encode(), "merge")
    writer = os.open(pipe, os.O_WRONLY)
    os.kill(terminal.process, signal.SIGTERM)
    assert terminal.close() == 128 + signal.SIGTERM
    os.close(writer)
    assert b"Stopped: merge" in terminal.heard and charts(tmp_path) == 1


def test_a_script_over_a_pipe(tmp_path: Path) -> None:
    """Every line is answered in order, the last one without its line end too; then the input ends, and so does the prompt."""
    script = b"\n\nstart\nchart 2\nbreak\n7\nstatus\nback walk\nlog\nfoo\nchart"
    environ = {**os.environ, "NINETYTEN_HOME": str(tmp_path)}
    done = subprocess.run(PLAIN, input=script, env=environ, capture_output=True, timeout=LIMIT_S, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"\x1b" not in done.stdout and b"\r" not in done.stdout.replace(b"\r\n", b"\n")
    lines = done.stdout.decode().splitlines()
    assert all(re.fullmatch(r"[^\s:][^:]*: \S.*", line) for line in lines), lines
    answers = [line for line in lines if line.startswith(("Logged", "Block started", "Charts: how", "Not understood"))]
    begins = (
        "Block started: ",
        "Logged: 2 ",
        "Logged: Break",
        "Charts: how",
        "Logged: 7 ",
        "Block started: ",
        "Not under",
        "Logged: 1 ",
    )
    assert [line[: len(start)] for line, start in zip(answers, begins, strict=True)] == [*begins]
    assert charts(tmp_path) == 3


def test_a_dumb_terminal_may_be_a_pipe(tmp_path: Path) -> None:
    """As an editor's shell is one."""
    environ = {**os.environ, "NINETYTEN_HOME": str(tmp_path), "TERM": "dumb"}
    done = subprocess.run(PLAIN[:-1], input=b"\n\nchart\n", env=environ, capture_output=True, timeout=LIMIT_S, check=False)
    assert (done.returncode, b"Logged: 1 General chart" in done.stdout) == (0, True)


def test_what_a_command_asks_is_numbered_line_by_line(tmp_path: Path) -> None:
    """The question is no part of the command's own answer, which is put in lines of its own."""
    environ = {**os.environ, "NINETYTEN_HOME": str(tmp_path)}
    typed = b"\n\nchart 999\nno\n"
    done = subprocess.run(PLAIN, input=typed, env=environ, capture_output=True, timeout=LIMIT_S, check=False)
    assert [line for line in done.stdout.decode().splitlines() if line.startswith("Charts")] == [
        "Charts: 999 charts is more than 50 at once. Log them? Type 1 or 2, or the word.",
        "Charts, answer 1: yes: log them.",
        "Charts, answer 2: no: log nothing.",
        "Charts: not logged.",
    ]


def test_a_reader_that_leaves_ends_it(tmp_path: Path) -> None:
    """With what was typed before recorded."""
    environ = {**os.environ, "NINETYTEN_HOME": str(tmp_path)}
    with subprocess.Popen(PLAIN, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environ) as process:
        assert process.stdin is not None and process.stdout is not None
        process.stdin.write(b"\n\nchart\n")
        process.stdin.flush()
        while b"Logged" not in process.stdout.readline():
            pass
        process.stdout.close()
        process.stdin.write(b"status\n" * 3)
        process.stdin.flush()
        assert process.wait(LIMIT_S) in (0, 141)
    assert charts(tmp_path) == 1


def test_a_reader_that_takes_nothing_does_not_hold_up_the_end(tmp_path: Path) -> None:
    """SIGTERM ends it although a line cannot be said, and what was typed is recorded."""
    environ = {**os.environ, "NINETYTEN_HOME": str(tmp_path)}
    with subprocess.Popen(PLAIN, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environ) as process:
        assert process.stdin is not None and process.stdout is not None
        process.stdin.write(b"\n\nstart\nchart\n" + b"help\n" * 200)
        process.stdin.flush()
        while b"Logged" not in process.stdout.readline():
            pass
        process.terminate()
        assert process.wait(LIMIT_S) == 128 + signal.SIGTERM
    assert charts(tmp_path) == 1


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_a_script_as_windows_tools_write_it(tmp_path: Path, encoding: str) -> None:
    """With a mark at its beginning, two bytes a letter, or letters of its own; an endless line is passed over."""
    script = f"\r\n\r\nchart 2\r\ncaf\u00e9\r\n{'x' * 300_000}\r\nchart\r\n".encode(encoding)
    environ = {**os.environ, "NINETYTEN_HOME": str(tmp_path)}
    done = subprocess.run(PLAIN, input=script, env=environ, capture_output=True, timeout=LIMIT_S, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    said = [line for line in done.stdout.decode().splitlines() if line.startswith(("Logged", "Not", "Line"))]
    assert said == [
        "Logged: 2 General charts logged; 2 today.",
        'Not understood: "caf\u00e9" is not a command; type ? for what you can say now.',
        "Line: longer than 2,000 characters; nothing was done.",
        "Logged: 1 General chart logged; 3 today.",
    ]
