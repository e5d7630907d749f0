"""A working day at the prompt (H1): typed on the virtual clock, heard line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from ninetyten.bootstrap import Program, TerminalWriter
from ninetyten.cli.full_screen import open_host
from ninetyten.cli.plain import Talk
from ninetyten.domain.moment import MINUTE, SECOND
from tests.unit.cli.conftest import Home

LABELLED = re.compile(r"[^\s:][^:]*: \S.*[.!?:]")
"""Label before value, and an end to the sentence."""


class Prompt:
    """Someone at the prompt: what is typed, and every line that is said."""

    def __init__(self, home: Home, *, greets: bool = False) -> None:
        self.home, self.program, self.lines = home, Program(), list[str]()
        self.host = open_host(self.program, TerminalWriter(), greets=greets)
        self.host.set_focused(False)
        self.talk = Talk(self.program, self.host, self.lines.append)
        self.talk.begin()

    def type(self, *typed: str) -> list[str]:
        """Type lines; return what is said to them."""
        before = len(self.lines)
        for line in typed:
            self.talk.hear(line)
        return self.lines[before:]

    def wait(self, span: int) -> list[str]:
        """Let time pass second by second; return what is said."""
        before = len(self.lines)
        for _ in range(span // SECOND):
            self.home.pass_by(SECOND)
            self.talk.beat()
        return self.lines[before:]

    def sleep(self, span: int) -> list[str]:
        """Let the computer sleep; return what is said when it wakes."""
        before = len(self.lines)
        self.home.pass_by(span, asleep=True)
        self.talk.beat()
        return self.lines[before:]


@pytest.fixture
def prompt(home: Home) -> Iterator[Prompt]:
    """A person at the prompt at nine in the morning."""
    made = Prompt(home)
    yield made
    made.talk.end("quiet")
    for line in made.lines:
        assert line.isprintable(), line
        assert LABELLED.fullmatch(line), line


def test_a_working_day(prompt: Prompt) -> None:
    prompt.type("start", "chart", "chart 3")
    print(*prompt.wait(100 * MINUTE), sep="\n")
    print(*prompt.type("1"), sep="\n")
    print(*prompt.type("2"), sep="\n")
    print(*prompt.wait(17 * MINUTE), sep="\n")
    print(*prompt.type("walk"), sep="\n")
    print(*prompt.wait(20 * MINUTE), sep="\n")
    print(*prompt.type("done", "study modifier", "undo", "audit 39/42 --error modifier=2 --at 10", "report week", "wellness", "meeting 30m"), sep="\n")
    print(*prompt.sleep(600 * MINUTE), sep="\n")
    print(*prompt.type("", "?", "3", "stop", "log"), sep="\n")
    assert 0
