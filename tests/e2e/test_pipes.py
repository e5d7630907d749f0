"""A pipe in the place of one of our files: reading it would wait forever."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

LIMIT_S = 20
NO_FILE = "not a regular file"

pytestmark = pytest.mark.posix("named pipes")


def said(folder: Path, *words: str) -> tuple[int, str]:
    """Run a command and return its exit code and what it says. It fails if the command does not end."""
    command = [sys.executable, "-m", "ninetyten", *words]
    environ = {**os.environ, "NINETYTEN_HOME": str(folder)}
    done = subprocess.run(
        command, env=environ, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=LIMIT_S, check=False
    )
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("place", "words", "code", "told"),
    [
        ("config/config.toml", "check", 2, NO_FILE),
        ("config/exercises.toml", "check", 2, NO_FILE),
        ("config/themes/mine.toml", "check", 2, NO_FILE),
        ("state/plan.json", "check", 0, "in order"),
        ("state/alive", "chart", 0, "1 General chart"),
        ("state", "doctor", 0, NO_FILE),
        ("state/ringer.lock", "doctor", 0, f"ringer.lock cannot be locked ({NO_FILE}"),
        ("data/device", "start", 0, "Block started"),
        ("data/journal.db", "chart", 3, NO_FILE),
        ("data/journal.db", "check", 3, NO_FILE),
        ("data/journal.db", "doctor", 3, NO_FILE),
        ("data/journal.db", "restore", 3, "no good backup"),
    ],
)
def test_no_command_waits_for_a_pipe(tmp_path: Path, place: str, words: str, code: int, told: str) -> None:
    """What is the person's own is named; what follows from the rest is made again or left out."""
    config = tmp_path / "config" / "config.toml"
    config.parent.mkdir()
    config.write_text('[block]\nfocus = "80m"\n', encoding="utf-8")
    if place != "data/device":
        said(tmp_path, "start")
    file = tmp_path / place
    if file.is_dir():
        file.rename(tmp_path / "aside")
    file.unlink(missing_ok=True)
    file.parent.mkdir(exist_ok=True)
    os.mkfifo(file)
    found, text = said(tmp_path, words)
    assert told in text
    assert found == code


def test_a_pipe_that_a_person_names_is_read(tmp_path: Path) -> None:
    """As the shell makes one of `<(...)`."""
    pipe = tmp_path / "script"
    os.mkfifo(pipe)
    with subprocess.Popen([sys.executable, "-m", "ninetyten", "simulate", str(pipe)], stdout=subprocess.PIPE, text=True) as run:
        pipe.write_text("07:00 start\n08:00 stop\n", encoding="utf-8")
        assert "Micro-breaks" in run.communicate(timeout=LIMIT_S)[0]
