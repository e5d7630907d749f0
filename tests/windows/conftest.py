"""ninetyten as pip installed it on Windows, a folder of its own for each test. Elsewhere nothing here is collected."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

collect_ignore_glob = [] if sys.platform == "win32" else ["test_*.py"]

BIN = Path(sys.executable).parent
PYTHON, PYTHONW = BIN / "python.exe", BIN / "pythonw.exe"
NINETYTEN, QUIET = BIN / "Scripts" / "ninetyten.exe", BIN / "Scripts" / "ninetyten-quiet.exe"
LIMIT_S = 30.0


def eventually(happens: Callable[[], bool], limit_s: float = LIMIT_S) -> bool:
    """Ask again and again, up to a limit, whether something outside this process has happened."""
    pause = threading.Event()
    for _ in range(round(limit_s / 0.25)):
        if happens():
            return True
        pause.wait(0.25)
    return happens()


class Home:
    """One person's ninetyten."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.env = {**os.environ, "NINETYTEN_HOME": str(folder)}
        self._started: list[subprocess.Popen[bytes]] = []

    def run(self, *words: str, **env: str) -> subprocess.CompletedProcess[bytes]:
        """One command, to its end."""
        return subprocess.run([NINETYTEN, *words], env={**self.env, **env}, capture_output=True, stdin=subprocess.DEVNULL)

    def say(self, *words: str, **env: str) -> bytes:
        """A command that goes well: what it prints."""
        ran = self.run(*words, **env)
        assert (ran.returncode, ran.stderr) == (0, b"")
        return ran.stdout

    def status(self) -> dict[str, Any]:
        """Where the day stands."""
        answer: dict[str, Any] = json.loads(self.say("status", "--json"))
        return answer

    def watched(self) -> bool:
        """Whether a ninetyten rings."""
        return bool(self.status()["watched"])

    def start(self, program: Path, *words: str, flags: int = 0, **options: Any) -> subprocess.Popen[bytes]:
        """A program that is gone when the test is over."""
        started = subprocess.Popen([program, *words], env=self.env, creationflags=flags, **options)
        self._started.append(started)
        return started

    def close(self) -> None:
        """End what is left."""
        for started in self._started:
            started.kill()
            started.wait()
            for pipe in filter(None, (started.stdout, started.stderr)):
                pipe.close()


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    """A new person."""
    made = Home(tmp_path / "home")
    yield made
    made.close()
