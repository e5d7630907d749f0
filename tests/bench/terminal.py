"""A full-screen program in a terminal of its own, measured from outside: what it costs a person's machine. Linux only."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import struct
from collections.abc import Mapping, Sequence
from contextlib import ExitStack, closing
from fcntl import ioctl
from itertools import zip_longest
from statistics import median
from termios import TIOCSWINSZ
from time import perf_counter
from typing import NamedTuple

COLUMNS, ROWS = 100, 30
PAINTED = 200
"""Bytes: less than this is still the terminal's set-up, not a picture."""
STARTING_SECONDS = 20.0
SETTLING_SECONDS = 2.0
SETTLED_SECONDS = 1.5
"""After the first picture; by then a start is over."""
KEYS_APART_SECONDS = 0.5
ANSWERS = {rb"\x1b\[6n": b"\x1b[1;1R", rb"\x1b\[c": b"\x1b[?62;22c", rb"\x1b\[\?(\d+)\$p": b"\x1b[?\\1;0$y"}
"""What a plain terminal says to the questions programs ask it at the start."""


BLURRED = b"\x1b[O"
"""How a terminal says that another window is in front now."""


class Shown(NamedTuple):
    """A full-screen program. `tell`: what its terminal says to it after the first picture, one after another."""

    command: list[str]
    environment: Mapping[str, str]
    tell: tuple[bytes, ...] = ()


class Start(NamedTuple):
    """`frame`: seconds until the first picture; `cpu`: seconds of the processor, and `output`: bytes, until all has settled."""

    frame: float
    cpu: float
    output: float


class Cost(NamedTuple):
    """`cpu`: seconds and `output`: bytes a minute; `memory`: kB resident."""

    cpu: float
    output: float
    memory: float

    def replace(self, cpu: float) -> Cost:
        """The same with another `cpu`."""
        return Cost(cpu, self.output, self.memory)


class Terminal:
    """A pseudo-terminal with a program running in it."""

    def __init__(self, shown: Shown) -> None:
        self.shown = shown
        self.begun = perf_counter()
        self.process, self.screen = pty.fork()
        if self.process == 0:
            os.execvpe(shown.command[0], shown.command, shown.environment)
        ioctl(self.screen, TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self.bytes = 0
        self.last = b""

    def read(self, seconds: float) -> bool:
        """Take in and answer what the program writes next, waiting `seconds` at most; false once it has ended."""
        if not select.select([self.screen], [], [], max(0.0, seconds))[0]:
            return True
        try:
            written = os.read(self.screen, 65536)
        except OSError:  # the other end is closed
            return False
        self.bytes += len(written)
        self.last = written
        for question, answer in ANSWERS.items():
            for asked in re.finditer(question, written):
                os.write(self.screen, asked.expand(answer))
        return bool(written)

    def first_frame(self) -> float:
        """Seconds from the start until the first picture was written."""
        while self.bytes < PAINTED:
            if perf_counter() - self.begun > STARTING_SECONDS or not self.read(1.0):
                raise RuntimeError(self.ended("showed nothing"))
        return perf_counter() - self.begun

    def ended(self, how: str) -> str:
        """What to say of a program that cannot be measured: the last line it wrote, too."""
        lines = re.sub(rb"\x1b\[[0-9;?]*[a-zA-Z]", b"", self.last).decode(errors="replace").split("\n")
        last = next((line.strip() for line in reversed(lines) if line.strip()), "")
        return f"{self.shown.command[-1].splitlines()[0]} {how}: {last}"

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


def first_frames(programs: Sequence[Shown], starts: int) -> list[Start]:
    """What the start of each costs: medians, in turns, so that whatever else the machine does falls on all of them. The first
    start of each also compiles, and is not counted."""
    found: list[list[Start]] = [[] for _ in programs]
    for _ in range(starts + 1):
        for shown, times in zip(programs, found, strict=True):
            with closing(Terminal(shown)) as screen:
                frame = screen.first_frame()
                read_for([screen], SETTLED_SECONDS)
                times.append(Start(frame, screen.cpu(), screen.bytes))
    return [Start(*(median(figures) for figures in zip(*times[1:], strict=True))) for times in found]


def measure(programs: Sequence[Shown], seconds: float) -> list[Cost]:
    """What each costs once it has settled, all of them watched at the same time for that long."""
    with ExitStack() as opened:
        screens = [opened.enter_context(closing(Terminal(shown))) for shown in programs]
        for screen in screens:
            screen.first_frame()
        read_for(screens, SETTLING_SECONDS)
        for told in zip_longest(*(screen.shown.tell for screen in screens)):
            for screen, keys in zip(screens, told, strict=True):
                if keys is not None:
                    os.write(screen.screen, keys)
            read_for(screens, KEYS_APART_SECONDS)
        read_for(screens, SETTLING_SECONDS)
        before = [(screen.cpu(), screen.bytes) for screen in screens]
        read_for(screens, seconds)
        a_minute = 60 / seconds
        return [
            Cost((screen.cpu() - cpu) * a_minute, (screen.bytes - written) * a_minute, screen.memory())
            for screen, (cpu, written) in zip(screens, before, strict=True)
        ]


def read_for(screens: Sequence[Terminal], seconds: float) -> None:
    """Take in what the programs write for that long."""
    end = perf_counter() + seconds
    while (left := end - perf_counter()) > 0:
        ready = select.select([screen.screen for screen in screens], [], [], left)[0]
        for screen in screens:
            if screen.screen in ready and not screen.read(0.0):
                raise RuntimeError(screen.ended("ended while it was measured"))
