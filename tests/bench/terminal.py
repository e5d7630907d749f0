"""A full-screen program in a terminal of its own, measured from outside: what it costs a person's machine. Linux only."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import struct
from fcntl import ioctl
from statistics import median
from termios import TIOCSWINSZ
from time import perf_counter
from typing import NamedTuple

COLUMNS, ROWS = 100, 30
PAINTED = 200
"""Bytes: less than this is still the terminal's set-up, not a picture."""
STARTING_SECONDS = 20.0
SETTLING_SECONDS = 2.0
ANSWERS = {rb"\x1b\[6n": b"\x1b[1;1R", rb"\x1b\[c": b"\x1b[?62;22c", rb"\x1b\[\?(\d+)\$p": b"\x1b[?\\1;0$y"}
"""What a plain terminal says to the questions programs ask it at the start."""


class Measured(NamedTuple):
    """`first_frame`: seconds until the first picture; `cpu`: seconds and `output`: bytes per minute; `memory`: kB resident."""

    first_frame: float
    cpu: float
    output: float
    memory: float


class Terminal:
    """A pseudo-terminal with `command` running in it."""

    def __init__(self, command: list[str], environment: dict[str, str]) -> None:
        self.begun = perf_counter()
        self.process, self.screen = pty.fork()
        if self.process == 0:
            os.execvpe(command[0], command, environment)
        ioctl(self.screen, TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self.bytes = 0

    def read(self, seconds: float) -> bool:
        """Take in and answer what the program writes next, waiting `seconds` at most; false once it has ended."""
        if not select.select([self.screen], [], [], max(0.0, seconds))[0]:
            return True
        try:
            written = os.read(self.screen, 65536)
        except OSError:  # the other end is closed
            return False
        self.bytes += len(written)
        for question, answer in ANSWERS.items():
            for asked in re.finditer(question, written):
                os.write(self.screen, asked.expand(answer))
        return bool(written)

    def read_for(self, seconds: float) -> None:
        """Take in what the program writes for that long."""
        end = perf_counter() + seconds
        while (left := end - perf_counter()) > 0:
            if not self.read(left):
                raise RuntimeError("the program ended while it was measured")

    def first_frame(self) -> float:
        """Seconds from the start until the first picture was written."""
        while self.bytes < PAINTED:
            if perf_counter() - self.begun > STARTING_SECONDS or not self.read(1.0):
                raise RuntimeError("the program showed nothing")
        return perf_counter() - self.begun

    def cpu(self) -> float:
        """Seconds of processor time that the program's threads have used; to the nanosecond where the kernel says so."""
        nanoseconds = 0
        for thread in os.listdir(f"/proc/{self.process}/task"):
            with open(f"/proc/{self.process}/task/{thread}/schedstat") as file:
                nanoseconds += int(file.read().split()[0])
        return nanoseconds / 1e9

    def memory(self) -> float:
        """kB that the program holds now."""
        with open(f"/proc/{self.process}/status") as file:
            return float(next(line.split()[1] for line in file if line.startswith("VmRSS:")))

    def close(self) -> None:
        """End the program and wait until it is gone."""
        os.kill(self.process, signal.SIGTERM)
        end = perf_counter() + 3.0
        while perf_counter() < end and self.read(0.1):
            pass
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        os.close(self.screen)


def start_up(command: list[str], environment: dict[str, str]) -> float:
    """Seconds until the first picture."""
    terminal = Terminal(command, environment)
    try:
        return terminal.first_frame()
    finally:
        terminal.close()


def measure(command: list[str], environment: dict[str, str], seconds: float) -> tuple[float, float, float]:
    """(CPU seconds a minute, bytes a minute, kB) of the program, once it has settled, over that many seconds."""
    terminal = Terminal(command, environment)
    try:
        terminal.first_frame()
        terminal.read_for(SETTLING_SECONDS)
        cpu, written = terminal.cpu(), terminal.bytes
        terminal.read_for(seconds)
        a_minute = 60 / seconds
        return (terminal.cpu() - cpu) * a_minute, (terminal.bytes - written) * a_minute, terminal.memory()
    finally:
        terminal.close()


def compare(programs: list[list[str]], environment: dict[str, str], *, starts: int, seconds: float) -> list[Measured]:
    """Each program measured, in turns, so that whatever else the machine does falls on all of them."""
    frames: list[list[float]] = [[] for _ in programs]
    for _ in range(starts):
        for program, found in zip(programs, frames, strict=True):
            found.append(start_up(program, environment))
    return [
        Measured(median(found), *measure(program, environment, seconds)) for program, found in zip(programs, frames, strict=True)
    ]
