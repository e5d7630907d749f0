"""Programs that we start."""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

import pytest

from ninetyten.adapters import hooks
from ninetyten.adapters.hooks import in_background, run

pytestmark = pytest.mark.posix("uses POSIX commands")


def test_a_program_runs_apart_from_our_terminal(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """It leads a session of its own, and nothing it prints reaches us."""
    said = tmp_path / "said"
    code = f"import os; print('noise'); open({str(said)!r}, 'w').write(str(os.getsid(0) == os.getpid()) + os.environ['NAME'])"
    assert run([sys.executable, "-c", code], {**os.environ, "NAME": "x"})
    assert said.read_text() == "Truex"
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("command", [["/nowhere/player"], ["/etc"], ["sh", "-c", "exit 7"], ["true", "nul\0"], []])
def test_a_failure_is_reported(command: list[str]) -> None:
    """No failure is an exception."""
    assert run(command) is False


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


HANGING = """
trap '' TERM
sh -c 'trap "" TERM; echo $$ > "$1"; echo > "$2"; while :; do sleep 60; done' sh "$1" "$2" &
wait
"""
"""A shell and its child, neither of which ends when asked; the child tells its number, then that it did."""


def test_a_program_that_hangs_is_ended_with_what_it_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Even if it ignores the request; no process of its group is left."""
    monkeypatch.setattr(hooks, "GRACE_S", 0.1)
    number, told = tmp_path / "number", tmp_path / "told"
    os.mkfifo(told)
    said: list[bool] = []
    hanging = threading.Thread(target=lambda: said.append(run(["sh", "-c", HANGING, "sh", str(number), str(told)], limit_s=1)))
    hanging.start()
    told.read_text()
    hanging.join(30)
    assert said == [False]
    assert gone(int(number.read_text()))


def gone(number: int) -> bool:
    """Report whether a process has ended; its new parent may take a moment to notice."""
    stat = Path(f"/proc/{number}/stat")
    for _ in range(500):
        if sys.platform == "linux" and (not stat.exists() or stat.read_text().rsplit(")", 1)[1].split()[0] in "ZX"):
            return True
        try:
            os.kill(number, 0)
        except ProcessLookupError:
            return True
        threading.Event().wait(0.01)
    return False


def test_a_program_in_time_is_left_alone() -> None:
    """Its exit code counts as usual."""
    assert run(["true"], limit_s=60)
    assert not run(["sh", "-c", "exit 7"], limit_s=60)
