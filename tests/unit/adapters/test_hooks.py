"""The user's own commands."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from ninetyten.adapters import hooks as hooks_module
from ninetyten.adapters.hooks import SystemHooks

pytestmark = pytest.mark.posix("waits through a named pipe")

DUMP = """
import json, os, sys
facts = {name: value for name, value in os.environ.items() if name.startswith("NINETYTEN_")}
with open(sys.argv[1], "w") as pipe:
    json.dump([sys.argv[2:], facts], pipe)
"""


def test_facts_are_environment_and_arguments_are_never_a_shells(tmp_path: Path) -> None:
    """The command gets its arguments unchanged and each fact under its name; running it delays no one."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    hooks = SystemHooks({"prompt": [sys.executable, "-c", DUMP, str(pipe), "$HOME; rm"]}, {"PATH": os.environ["PATH"]})
    hooks.run("prompt", (("tracks", "eyes wrists"), ("block-index", "3")))
    arguments, facts = json.loads(pipe.read_text())
    assert arguments == ["$HOME; rm"]
    assert facts == {"NINETYTEN_TRACKS": "eyes wrists", "NINETYTEN_BLOCK_INDEX": "3"}


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, float | None]]:
    """Return what was run, at once and without running it, and how long each may take."""
    ran: list[tuple[str, float | None]] = []

    def run(command: Sequence[str], env: Mapping[str, str] | None = None, limit_s: float | None = None) -> bool:
        ran.append((command[0], limit_s))
        return True

    monkeypatch.setattr(hooks_module, "run", run)
    monkeypatch.setattr(hooks_module, "in_background", lambda work: work())
    return ran


def test_nothing_configured_is_nothing_done(ran: list[tuple[str, float | None]]) -> None:
    """A hook without a command, or with an empty one, does nothing."""
    hooks = SystemHooks({"prompt": []}, {})
    hooks.run("prompt", ())
    hooks.run("block_end", ())
    assert ran == []


def test_a_command_has_half_a_minute(ran: list[tuple[str, float | None]]) -> None:
    """A command that hangs is then ended."""
    SystemHooks({"prompt": ["sleep", "99"]}, {}).run("prompt", ())
    assert ran == [("sleep", 30.0)]
