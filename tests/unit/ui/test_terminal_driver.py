"""Only the terminal's own failure ends the reader of the keyboard without a word."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.app import App
from textual.message import Message

if sys.platform == "win32":
    pytest.skip("the driver of a POSIX terminal", allow_module_level=True)

from ninetyten.ui.terminal_driver import TtyDriver


class Failing(TtyDriver):
    """A driver whose app fails at the first message."""

    def process_message(self, message: Message) -> None:
        """Fail as the app's own code may."""
        raise OSError("the app's own")


@pytest.fixture
def keyboard() -> Iterator[tuple[int, int]]:
    """Both ends of a pipe that stands for the terminal."""
    ends = os.pipe()
    yield ends
    for end in ends:
        os.close(end)


async def test_a_failure_of_the_app_is_no_failure_of_the_terminal(keyboard: tuple[int, int]) -> None:
    """It is raised, so that the app can say it, and no keyboard goes dead without a word."""
    driver = Failing(App())
    driver.fileno, sends = keyboard
    os.write(sends, b"q")
    with pytest.raises(OSError, match="the app's own"):
        driver.run_input_thread()


async def test_a_terminal_that_cannot_be_read_ends_the_reader(tmp_path: Path) -> None:
    """Whether it cannot be waited for, or not be read."""
    driver = Failing(App())
    for cannot in (os.open(os.devnull, os.O_WRONLY), os.open(tmp_path, os.O_RDONLY)):
        driver.fileno = cannot
        driver.run_input_thread()
        os.close(cannot)
