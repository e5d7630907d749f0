"""A home of its own for every test, with a clock that stands until it is moved."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ninetyten.adapters import clock as clock_adapter
from ninetyten.bootstrap import Program
from ninetyten.cli.main import run
from ninetyten.domain.moment import HOUR, MINUTE, Moment
from ninetyten.runtime.session import Session
from tests.ends import until_test_ends

MIDNIGHT = 1_791_244_800_000
"""Of 2026-10-06, a Tuesday, UTC."""


class Home:
    """A machine with one person: what is said there, and what is answered."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self._capsys = folder, capsys
        self.moment = Moment(MIDNIGHT + 9 * HOUR, 0, 5 * HOUR, 6 * HOUR, "boot-1")

    def now(self) -> Moment:
        """One reading of every clock."""
        return self.moment

    def pass_by(self, span: int, *, asleep: bool = False) -> None:
        """Time passes."""
        moment = self.moment
        awake = moment.awake if asleep else moment.awake + span
        self.moment = moment.replace(utc=moment.utc + span, boot=moment.boot + span, awake=awake)

    def at(self, time_of_day: str, *, days: int = 0) -> Home:
        """The clock goes on to that time of day; with `days`, so many days after 2026-10-06."""
        hours, minutes = map(int, time_of_day.split(":"))
        self.pass_by(MIDNIGHT + days * 24 * HOUR + hours * HOUR + minutes * MINUTE - self.moment.utc)
        return self

    def live(self, until: str, session: Session) -> None:
        """The clock goes on minute by minute to that time of day, and so does a process that ticks."""
        begun, end = self.moment, self.at(until).moment
        self.moment = begun
        while self.moment.utc < end.utc:
            self.pass_by(MINUTE)
            session.tick()

    def session(self) -> Session:
        """A process of this machine."""
        return until_test_ends(Program().session())

    def run(self, *words: str) -> tuple[int, str, str]:
        """One command: its exit code, what it prints, and what it prints on stderr."""
        self._capsys.readouterr()
        code = run(list(words))
        said = self._capsys.readouterr()
        return code, said.out, said.err

    def say(self, *words: str) -> str:
        """A command that goes well: what it prints."""
        code, out, err = self.run(*words)
        assert (code, err) == (0, "")
        return out

    def ask(self, *words: str) -> Any:
        """A question that goes well, for programs."""
        return json.loads(self.say(*words, "--json"))

    def configure(self, text: str) -> Path:
        """Write the configuration file."""
        file = self.folder / "config" / "config.toml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Home]:
    """A machine at nine in the morning of 2026-10-06, UTC, on which nothing was ever said."""
    made = Home(tmp_path / "home", capsys)
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "SSH_CONNECTION", "SSH_TTY", "TMUX", "TERM_PROGRAM", "KITTY_WINDOW_ID"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NINETYTEN_HOME", str(made.folder))
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setattr(clock_adapter, "SystemClock", lambda: made)
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield made
    monkeypatch.undo()
    time.tzset()
