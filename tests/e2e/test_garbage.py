"""Python looks for garbage in what runs for hours, and in no command that ends at once."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

TELLING = """
import gc, sys
from ninetyten import __main__
turn_on = gc.enable
gc.enable = lambda: (turn_on(), sys.stderr.write("on\\n"), sys.stderr.flush())
sys.exit(__main__.main())
"""
LIMIT_S = 30


@pytest.mark.parametrize(("words", "said"), [("plain", "on"), ("watch", "on"), ("status", ""), ("start", "")])
def test_only_what_stays_is_searched(tmp_path: Path, words: str, said: str) -> None:
    """As the process itself says."""
    command = [sys.executable, "-c", TELLING, words]
    environ = {**os.environ, "NINETYTEN_HOME": str(tmp_path)}
    with subprocess.Popen(command, env=environ, stdin=-1, stdout=-1, stderr=-1, text=True) as run:
        assert run.stdout is not None
        run.stdout.readline()  # by then it has turned it on, or it never will
        if words == "watch":
            run.terminate()
        _, heard = run.communicate("", timeout=LIMIT_S)
    assert set(heard.split()) == {said} - {""}


@pytest.mark.posix("a terminal of its own")
def test_the_app_is_searched_too(tmp_path: Path) -> None:
    """It says so before it draws anything."""
    environ = {**os.environ, "NINETYTEN_HOME": str(tmp_path), "TERM": "xterm-256color"}
    near, far = os.openpty()
    command = [sys.executable, "-c", TELLING]
    with subprocess.Popen(command, env=environ, stdin=far, stdout=far, stderr=subprocess.PIPE, text=True) as run:
        os.close(far)
        assert run.stderr is not None
        assert run.stderr.readline() == "on\n"
        run.kill()
    os.close(near)
