"""What a real terminal may do to the app: send what is no key, flood it, stop it. It lives, or says that it does not."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from ninetyten.ui.frame import DEAF_S
from tests.e2e.conftest import eventually
from tests.e2e.test_app_in_tmux import Terminal, status
from tests.e2e.test_app_in_tmux import env as env
from tests.e2e.test_app_in_tmux import terminal as terminal

ODD = [
    b"\x1b[99;1:3u",
    b"\x1b[1;1:3A",
    b"\x1b[1114112u",
    b"\x1b[99;1;1114112u",
    b"\x1b[5c",
    b"\x1b[?64;1;2c",
    b"\x1b[" + b"9" * 60 + b"u",
    b"\x1b[48;0;0;0;0t\x1b[<0;5;5M",
    b"\x1b[48;99999999;99999999;1;1t",
    b"\xff\xfe\x80",
    b"\xc3",
    b"\x1b[200~\x1b[5c\x1b[201~",
]
FLOOD = 20_000
"""Bytes."""
DEAF = """
import os, sys
from types import SimpleNamespace
from ninetyten.__main__ import main
from ninetyten.ui import terminal_driver

read = terminal_driver.os.read

def broken(file, most):
    data = read(file, most)
    if data == b"\\x07":
        raise {error}
    return data

terminal_driver.os = SimpleNamespace(**{{**vars(os), "read": broken}})
sys.argv = ["ninetyten"]
sys.exit(main())
"""
"""The app, whose reader of the keyboard breaks with a certain byte."""
EARLY = """
import os, signal, sys
from ninetyten.__main__ import main
from ninetyten.ui.terminal_driver import TtyDriver

make = TtyDriver.__init__

def made(self, *given, **named):
    make(self, *given, **named)
    os.kill(os.getpid(), signal.SIGTSTP)

TtyDriver.__init__ = made
sys.argv = ["ninetyten"]
sys.exit(main())
"""
"""The app, stopped before it takes the terminal."""
MODES = "#{alternate_on} #{mouse_any_flag} #{cursor_flag} #{wrap_flag}"


def raw(terminal: Terminal, data: bytes, tmp_path: Path) -> None:
    """Send bytes as they are; a newer tmux has to be asked not to spell out what is no text."""
    file = tmp_path / "raw"
    file.write_bytes(data)
    terminal.tmux("load-buffer", str(file))
    unchanged = ["-S"] if "S" in terminal.tmux("list-commands", "paste-buffer").partition("]")[0] else []
    terminal.tmux("paste-buffer", "-r", "-d", *unchanged)


def modes(terminal: Terminal) -> tuple[str, str]:
    """How the terminal stands: what tmux knows of it, and its line discipline."""
    terminal.type("clear; stty -a; echo told")
    assert terminal.shows("\ntold")
    return terminal.tmux("display", "-p", MODES), terminal.screen()[terminal.screen().index("speed") :]


def stopped(process: int) -> bool:
    """Whether it is stopped, as `ps` says."""
    return subprocess.run(["ps", "-o", "state=", "-p", str(process)], capture_output=True, text=True).stdout.startswith("T")


def start(terminal: Terminal, env: dict[str, str]) -> None:
    """A block runs, and its start is no part of what is typed next."""
    terminal.open()
    terminal.press("Enter")
    assert terminal.shows("production")
    assert eventually(lambda: status(env)["watched"] is True)


def test_what_cannot_be_parsed_is_dropped(terminal: Terminal, env: dict[str, str], tmp_path: Path) -> None:
    """After each of them the next key is heard, and none of them is a key."""
    start(terminal, env)
    for number, odd in enumerate(ODD, 1):
        raw(terminal, odd + b"c", tmp_path)
        assert terminal.shows(f"charts {number}"), (odd, terminal.screen())

    assert status(env)["charts"] == len(ODD)


@pytest.mark.parametrize("unit", [b"cabxz", b"\x1b[A", b"\x1b[<35;10;10M", b"\x1b"], ids=repr)
def test_a_flood_of_keys_swallows_no_sigterm(terminal: Terminal, env: dict[str, str], tmp_path: Path, unit: bytes) -> None:
    """It ends with 143, the terminal as it was, and the block goes on."""
    before = modes(terminal)
    start(terminal, env)
    raw(terminal, unit * (FLOOD // len(unit)), tmp_path)
    os.kill(terminal.app(), signal.SIGTERM)

    assert terminal.shows("left with 143"), terminal.screen()
    terminal.press("C-u")
    assert modes(terminal) == before
    assert status(env)["phase"] == "focus"


@pytest.mark.parametrize("stops", [signal.SIGSTOP, signal.SIGTSTP])
def test_stopped_and_continued_it_leaves_the_terminal_as_it_was(
    terminal: Terminal, env: dict[str, str], stops: signal.Signals
) -> None:
    """More than once; the face is drawn anew, keys are heard."""
    before = modes(terminal)
    start(terminal, env)
    app = terminal.app()
    for charts in (1, 2):
        os.kill(app, stops)
        assert terminal.shows("topped")
        terminal.burst("clear; fg; echo left with $?")
        terminal.press("C-j")  # enter is no end of a line where the app had no time to give the terminal back
        assert eventually(lambda: "production" in (screen := terminal.screen()) and "-m ninetyten" not in screen)
        terminal.press("c")
        assert terminal.shows(f"charts {charts}")
    os.kill(app, signal.SIGTERM)

    assert terminal.shows("left with 143"), terminal.screen()
    assert modes(terminal) == before


def test_in_the_background_it_stays_stopped(terminal: Terminal, env: dict[str, str]) -> None:
    """It stops again as soon as it touches the terminal; in front it is back."""
    start(terminal, env)
    app = terminal.app()
    os.kill(app, signal.SIGTSTP)
    assert terminal.shows("topped")
    terminal.type("clear; bg; echo told")
    assert terminal.shows("\ntold")
    assert not eventually(lambda: not stopped(app), limit_s=DEAF_S)  # as long as a silent keyboard would be missed
    terminal.type("clear; fg; echo left with $?")
    assert terminal.shows("production"), terminal.screen()
    terminal.press("c")
    assert terminal.shows("charts 1"), terminal.screen()


def test_a_stop_at_the_start_waits_in_front_of_it(terminal: Terminal, tmp_path: Path) -> None:
    """As by ctrl+z in the first moment: nothing has to be given back yet, and it starts once it is continued."""
    script = tmp_path / "early.py"
    script.write_text(EARLY)
    terminal.type(f"clear; {sys.executable} {script}; echo left with $?")
    assert terminal.shows("topped"), terminal.screen()
    terminal.type("clear; fg")
    assert terminal.shows("? keys"), terminal.screen()


@pytest.mark.parametrize("error", ["OSError(5, 'gone')", "ValueError('a fault of its own')"], ids=["gone", "fault"])
def test_a_reader_that_dies_is_told_and_somebody_rings_on(
    terminal: Terminal, env: dict[str, str], tmp_path: Path, error: str
) -> None:
    """Not a silent end: a sentence, exit code 1, and the block rings without the screen."""
    script = tmp_path / "deaf.py"
    script.write_text(DEAF.format(error=error))
    before = modes(terminal)
    terminal.type(f"clear; {sys.executable} {script}; echo left with $?")
    assert terminal.shows("? keys"), terminal.screen()
    terminal.press("Enter")
    assert terminal.shows("production")
    assert eventually(lambda: status(env)["watched"] is True)
    raw(terminal, b"\x07", tmp_path)

    assert terminal.shows("left with 1"), terminal.screen()
    shown = terminal.screen()
    watcher = re.search(r"in the background \(process (\d+)\)", shown)
    assert watcher is not None, shown
    try:
        assert "ninetyten: " in shown and "What was recorded is kept" in shown and "Traceback" not in shown
        assert eventually(lambda: status(env)["watched"] is True)
        assert status(env)["phase"] == "focus"
    finally:
        os.kill(int(watcher[1]), signal.SIGTERM)
    assert modes(terminal) == before
