"""Python looks for garbage in what runs for hours, and in no command that ends at once."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from select import select

import pytest

TELLING = """
import gc, os, sys
from ninetyten import __main__
turn_on = gc.enable
gc.enable = lambda: (turn_on(), os.write(2, b"on\\n"))
sys.exit(__main__.main())
"""
LIMIT_S = 30
ENOUGH = 20_000
"""Bytes: more than a start draws."""


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
    """It says so once the first picture is drawn, which goes the same way."""
    environ = {**os.environ, "NINETYTEN_HOME": str(tmp_path), "TERM": "xterm-256color"}
    near, far = os.openpty()
    command = [sys.executable, "-c", TELLING]
    with subprocess.Popen(command, env=environ, stdin=far, stdout=far, stderr=subprocess.PIPE) as run:
        os.close(far)
        assert run.stderr is not None
        drawn = b""
        while b"on\n" not in drawn and len(drawn) < ENOUGH and select([run.stderr], [], [], LIMIT_S)[0]:
            drawn += os.read(run.stderr.fileno(), 65536)
        run.kill()
    os.close(near)
    assert b"\x1b[?1049h" in drawn.partition(b"on\n")[0]
    assert b"on\n" in drawn
