"""The app in a real terminal, keys sent as a coder would press them: it counts, survives, and leaves the terminal whole."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.conftest import eventually, need
from tests.e2e.test_two_processes import run


class Terminal:
    """A tmux session of its own, with a shell that can start the app again and again."""

    def __init__(self, socket: Path, env: dict[str, str], width: int = 100, height: int = 30) -> None:
        self.socket, self.env = str(socket), env
        self.tmux("-f", "/dev/null", "new-session", "-d", "-x", str(width), "-y", str(height), "sh")

    def tmux(self, *words: str) -> str:
        """Tell tmux something."""
        command = ["tmux", "-S", self.socket, *words]
        return subprocess.run(command, env=self.env, capture_output=True, text=True, check=True, timeout=20).stdout

    def press(self, *keys: str) -> None:
        """Send keys, one after the other."""
        for key in keys:
            self.tmux("send-keys", key)

    def burst(self, keys: str) -> None:
        """Many keys at once."""
        self.tmux("send-keys", "-l", keys)

    def type(self, line: str) -> None:
        """A line for the shell."""
        self.tmux("send-keys", "-l", line)
        self.press("Enter")

    def open(self, seen: str = "? keys") -> None:
        """Start the app from the shell, and wait until it is seen."""
        self.type(f"clear; {sys.executable} -m ninetyten; echo left with $?")
        assert self.shows(seen), self.screen()

    def screen(self) -> str:
        """What is on the screen."""
        return self.tmux("capture-pane", "-p")

    def shows(self, text: str) -> bool:
        """Whether a text comes to be seen."""
        return eventually(lambda: text in self.screen())

    def app(self) -> int:
        """The app's process."""
        pane = self.tmux("display", "-p", "#{pane_pid}").strip()
        return int(subprocess.run(["pgrep", "-P", pane], capture_output=True, text=True, check=True).stdout.split()[0])

    def close(self) -> None:
        """Gone, as when the window is closed."""
        subprocess.run(["tmux", "-S", self.socket, "kill-server"], env=self.env, capture_output=True, check=False)


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    """A home of its own that was lived in before, quiet, with a terminal of 256 colours."""
    settings = tmp_path / "home" / "config" / "config.toml"
    settings.parent.mkdir(parents=True)
    settings.touch(0o600)
    quiet = {"NINETYTEN_NOTIFY__DESKTOP": "false", "NINETYTEN_NOTIFY__SOUND": "off", "NINETYTEN_IDLE__SOURCE": "none"}
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("NINETYTEN", "TMUX"))}
    return {**kept, **quiet, "NINETYTEN_HOME": str(tmp_path / "home"), "TERM": "xterm-256color", "LANG": "C.UTF-8"}


@pytest.fixture
def terminal(env: dict[str, str], tmp_path: Path) -> Iterator[Terminal]:
    """A terminal with nothing running in it yet."""
    need("tmux", "pgrep")
    terminal = Terminal(tmp_path / "tmux", env)
    yield terminal
    terminal.close()


def answered(terminal: Terminal) -> bool:
    """Press p until the app has left: it takes no answer within the time of a burst."""
    terminal.press("p")
    return "left with 0" in terminal.screen()


def status(env: dict[str, str]) -> dict[str, object]:
    """What a bar would show."""
    found: dict[str, object] = json.loads(run(env, "status", "--json").stdout)
    return found


def test_a_block_runs_two_keys_after_the_first_start(terminal: Terminal, env: dict[str, str]) -> None:
    """The command, enter; then a chart is one key, and another process knows."""
    terminal.open()
    terminal.press("Enter")
    assert terminal.shows("production")
    terminal.press("c")

    assert terminal.shows("charts 1")
    assert eventually(lambda: status(env)["charts"] == 1)
    assert eventually(lambda: status(env)["watched"] is True)


def test_the_very_first_block_takes_two_keys(terminal: Terminal, env: dict[str, str], tmp_path: Path) -> None:
    """The welcome is the first picture; enter takes its defaults and writes nothing, enter starts."""
    (tmp_path / "home" / "config" / "config.toml").unlink()
    terminal.open("Everything stays on this computer")
    terminal.press("Enter")
    assert terminal.shows("enter starts a block")
    terminal.press("Enter")

    assert terminal.shows("production")
    assert status(env)["phase"] == "focus"
    assert not (tmp_path / "home" / "config" / "config.toml").exists()


def test_what_another_process_says_is_shown_within_a_second(terminal: Terminal, env: dict[str, str]) -> None:
    """The app and the command line share one journal."""
    terminal.open()
    terminal.press("Enter")
    assert terminal.shows("production")
    run(env, "chart", "30")

    assert eventually(lambda: "charts 30" in terminal.screen(), limit_s=2.5)


def test_killed_and_opened_again_the_block_is_there(terminal: Terminal, env: dict[str, str]) -> None:
    """SIGKILL loses nothing that was acknowledged."""
    terminal.open()
    terminal.press("Enter", "c")
    assert terminal.shows("charts 1")
    os.kill(terminal.app(), 9)
    assert terminal.shows("left with 137")
    terminal.type("reset")

    terminal.open()

    assert terminal.shows("charts 1")
    assert status(env)["phase"] == "focus"


def test_sigterm_leaves_the_terminal_whole(terminal: Terminal, env: dict[str, str]) -> None:
    """Exit code 143, the shell's line is seen again, and the block is not ended."""
    terminal.open()
    terminal.press("Enter")
    assert terminal.shows("production")
    os.kill(terminal.app(), 15)

    assert terminal.shows("left with 143")
    assert status(env)["phase"] == "focus"


def test_a_closed_window_ends_the_app(terminal: Terminal, env: dict[str, str]) -> None:
    """No process stays behind holding the ringer's lock."""
    terminal.open()
    terminal.press("Enter")
    assert terminal.shows("production")
    app = terminal.app()
    terminal.close()

    assert eventually(lambda: not os.path.exists(f"/proc/{app}"))
    assert status(env)["watched"] is False


def test_leaving_asks_and_pausing_leaves_no_gap(terminal: Terminal, env: dict[str, str]) -> None:
    """q in a running block asks; p pauses it and closes the app."""
    terminal.open()
    terminal.press("Enter")
    assert terminal.shows("production")
    terminal.press("q")
    assert terminal.shows("A block is running")
    assert eventually(lambda: answered(terminal))
    assert status(env)["phase"] == "paused"


def test_keys_meant_for_another_window_do_nothing(terminal: Terminal, env: dict[str, str]) -> None:
    """A burst of typing is voided."""
    terminal.open()
    terminal.press("Enter")
    assert terminal.shows("production")
    assert eventually(lambda: status(env)["watched"] is True)
    terminal.burst("cabcpg")

    assert terminal.shows("That looked like typing")
    found = status(env)
    assert (found["phase"], found["activity"], found["charts"]) == ("focus", "production", 0)


def cursor(terminal: Terminal) -> tuple[int, str]:
    """The column of the terminal's cursor, and the line it stands on."""
    x, y = map(int, terminal.tmux("display", "-p", "#{cursor_x},#{cursor_y}").strip().split(","))
    return x, terminal.screen().splitlines()[y]


def on_row(terminal: Terminal) -> bool:
    """Whether the cursor comes to stand on the words of the selected row."""

    def stands() -> bool:
        x, line = cursor(terminal)
        return line[:x].endswith("▸ ")

    return eventually(stands)


def at_words(terminal: Terminal, words: str) -> bool:
    """Whether the cursor comes to stand at these words."""

    def stands() -> bool:
        x, line = cursor(terminal)
        return line[x:].startswith(words)

    return eventually(stands)


def test_the_terminals_cursor_stands_on_what_is_selected_or_typed(terminal: Terminal) -> None:
    """A magnifier follows it; also behind digits that wait, in a search, and after the seconds were written (H2)."""
    terminal.open()
    assert at_words(terminal, "enter starts a block")
    terminal.press("Enter")
    assert terminal.shows("production")
    assert at_words(terminal, "production")
    clock = terminal.screen()
    assert eventually(lambda: terminal.screen() != clock)
    assert at_words(terminal, "production")
    terminal.press("2")
    assert at_words(terminal, "   c charts")


def test_the_terminals_cursor_follows_the_arrows_and_a_search(terminal: Terminal) -> None:
    """On each row as it is selected, in the field while a search is written, on the row again. Few different keys at a time: more
    would be taken for typing meant for another window."""
    terminal.open()
    terminal.press(",")
    assert terminal.shows("search the settings")
    for words in ("+ Chart types", "+ Quota and accuracy", "+ Blocks and breaks"):
        terminal.press("Down")
        assert at_words(terminal, words)
    terminal.press("/")
    assert at_words(terminal, "/  search the settings")
    terminal.press("b")
    assert eventually(lambda: cursor(terminal)[1][: cursor(terminal)[0]].strip() == "b")
    terminal.press("Down")
    assert on_row(terminal)


def test_the_terminals_cursor_stands_on_the_answer_of_a_question(terminal: Terminal) -> None:
    """Over a running block, whose seconds go on behind it."""
    terminal.open()
    terminal.press("Enter")
    assert terminal.shows("production")
    terminal.press("n")
    assert on_row(terminal)
    rows = [cursor(terminal)[1]]
    for _ in range(2):
        terminal.press("Down")  # `up` would be a fourth key at a time
        assert eventually(lambda: cursor(terminal)[1] not in rows)
        assert on_row(terminal)
        rows.append(cursor(terminal)[1])
