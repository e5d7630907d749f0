"""Python looks for rubbish in what goes on for hours, and in no command that is over at once."""

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
gc.enable = lambda: (turn_on(), sys.stderr.write("looks\\n"), sys.stderr.flush())
sys.exit(__main__.main())
"""


@pytest.mark.parametrize(("words", "looks"), [("plain", True), ("watch", True), ("status", False), ("start", False)])
def test_only_what_stays_looks_for_rubbish(tmp_path: Path, words: str, looks: bool) -> None:
    """As the process itself says."""
    run = subprocess.Popen(
        [sys.executable, "-c", TELLING, words],
        env={**os.environ, "NINETYTEN_HOME": str(tmp_path)},
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert run.stdin is not None and run.stderr is not None
    with run:
        said = run.stderr.readline()
        run.stdin.close()
        if looks:
            run.terminate()
    assert said == ("looks\n" if looks else "")
