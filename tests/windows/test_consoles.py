"""Windows that close, Ctrl+C, and no window at all."""

from __future__ import annotations

import os
import re
import signal
import subprocess
from pathlib import Path

import pytest

from ninetyten.adapters.console import NEW_CONSOLE, NO_WINDOW
from tests.windows.conftest import NINETYTEN, PYTHON, PYTHONW, QUIET, Home, eventually
from tests.windows.windows import close, consoles, press_ctrl_c, tell_closed

NO_CONSOLE = 0x8
SHELL = """
import subprocess, sys, time
with open(sys.argv[2], "wb") as said:
    said.write(subprocess.check_output([sys.argv[1], "watch", "--background"]))
time.sleep(60)
"""
LEFT = b"ninetyten closed: reminders off"
MODULE = ("-P", "-m", "ninetyten")


def in_window(home: Home, program: Path, *words: str) -> tuple[subprocess.Popen[bytes], int]:
    """A program in a console window of its own, and the window."""
    before = consoles()
    started = home.start(program, *words, flags=NEW_CONSOLE)
    assert eventually(lambda: bool(consoles() - before))
    [window] = consoles() - before
    return started, window


@pytest.mark.parametrize("words", [["watch"], []], ids=["watch", "app"])
def test_a_window_that_closes_leaves_all_in_order(home: Home, words: list[str]) -> None:
    """The journal says that no one rings from then on, whether a watcher or the screen was in the window."""
    home.say("start")
    home.say("stop")
    program, _ = in_window(home, PYTHON, *MODULE, *words)
    assert eventually(home.watched)
    tell_closed(program.pid)
    program.wait(30)
    assert not home.watched()
    assert home.say("log").splitlines()[-1].endswith(LEFT)


def test_ctrl_c_ends_a_watcher_well(home: Home) -> None:
    """Exit code 0, nothing on stderr, and it left in order."""
    home.say("start")
    home.say("stop")
    watch = home.start(NINETYTEN, "watch", flags=NO_WINDOW, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert watch.stdout is not None
    assert watch.stdout.readline().startswith(b"ninetyten rings")
    press_ctrl_c(watch.pid)
    assert (watch.wait(30), watch.communicate()[1]) == (0, b"")
    assert home.say("log").splitlines()[-1].endswith(LEFT)


def test_a_background_watcher_outlives_its_window(home: Home) -> None:
    """It rings on when the console that it was started from closes, and Ctrl+C there does not reach it."""
    shell, window = in_window(home, PYTHON, "-c", SHELL, str(NINETYTEN), str(home.folder.parent / "said"))
    assert eventually(home.watched)
    press_ctrl_c(shell.pid)
    close(window)
    shell.wait(30)
    assert not eventually(lambda: not home.watched(), 5)
    os.kill(int(re.findall(rb"process (\d+)", (home.folder.parent / "said").read_bytes())[0]), signal.SIGTERM)


@pytest.mark.parametrize("program", [(QUIET,), (PYTHONW, *MODULE)], ids=["ninetyten-quiet", "pythonw -m ninetyten"])
def test_acts_need_no_console(home: Home, program: tuple[Path, str]) -> None:
    """They are recorded, and the exit code says so; a refusal and a wrong word have theirs."""
    before = consoles()
    home.say("start")
    asked = ("chart 3", "start", "chrat", "status")
    codes = [home.start(*program, *words.split(), flags=NO_CONSOLE).wait(60) for words in asked]
    assert codes == [0, 1, 2, 0]
    assert home.status()["charts"] == 3
    assert consoles() == before


@pytest.mark.parametrize("program", [(QUIET,), (PYTHONW, *MODULE)], ids=["ninetyten-quiet", "pythonw -m ninetyten"])
def test_the_app_gets_a_window_where_there_is_no_console(home: Home, program: tuple[Path, str]) -> None:
    """Without words a window opens with it."""
    app, window = in_window_of_its_own(home, *program)
    assert eventually(home.watched)
    close(window)
    app.wait(30)
    assert not home.watched()


def in_window_of_its_own(home: Home, program: Path, *words: str) -> tuple[subprocess.Popen[bytes], int]:
    """A program without a console that opens one."""
    before = consoles()
    started = home.start(program, *words, flags=NO_CONSOLE)
    assert eventually(lambda: bool(consoles() - before))
    [window] = consoles() - before
    return started, window
