"""Programs started beside ours."""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

import pytest

from ninetyten.adapters.detached import in_background, run

pytestmark = pytest.mark.skipif(os.name != "posix", reason="uses POSIX commands")


def test_a_program_runs_apart_from_our_terminal(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """It leads a session of its own, and nothing it prints reaches us."""
    said = tmp_path / "said"
    code = f"import os; print('noise'); open({str(said)!r}, 'w').write(str(os.getsid(0) == os.getpid()) + os.environ['NAME'])"
    assert run([sys.executable, "-c", code], {**os.environ, "NAME": "x"}) == ""
    assert said.read_text() == "Truex"
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (["/nowhere/player"], "there is no such program"),
        (["/etc"], "may not be run"),
        (["sh", "-c", "exit 7"], "exit code 7"),
        (["true", "nul\0"], "true: "),
        ([], "an empty command"),
    ],
)
def test_what_goes_wrong_is_said(command: list[str], reason: str) -> None:
    """Every failure is a sentence, none an exception."""
    assert reason in run(command)


def test_background_work_does_not_hold_up() -> None:
    """The caller goes on while the work waits for it."""
    go, done = threading.Event(), threading.Event()

    def work() -> None:
        go.wait(10)
        done.set()

    in_background(work)
    assert not done.is_set()
    go.set()
    assert done.wait(10)
