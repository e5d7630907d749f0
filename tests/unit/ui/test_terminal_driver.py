"""The reader of the keyboard sleeps while nobody types, and only the terminal's own failure ends it without a word."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from selectors import DefaultSelector, SelectorKey
from threading import Thread

import pytest
from textual.app import App
from textual.message import Message

if sys.platform == "win32":
    pytest.skip("the driver of a POSIX terminal", allow_module_level=True)

from ninetyten.ui import terminal_driver
from ninetyten.ui.terminal_driver import TtyDriver
from tests.keyboards import Keeping


class Failing(TtyDriver):
    """A driver whose app fails at the first message."""

    def process_message(self, message: Message) -> None:
        """Fail as the app's own code may."""
        raise OSError("the app's own")


class Heard(Keeping, TtyDriver):
    """A driver that keeps its keys."""


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


async def test_it_sleeps_until_something_is_typed_and_its_end_wakes_it(
    keyboard: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only within a sequence does it look again by itself, to know that an escape was all. After a suspension the next hears."""
    waits: list[float | None] = []

    class Watched(DefaultSelector):
        """Notes how long it waits."""

        def select(self, timeout: float | None = None) -> list[tuple[SelectorKey, int]]:
            waits.append(timeout)
            return super().select(timeout)

    monkeypatch.setattr(terminal_driver, "Selector", Watched)
    driver = Heard()
    driver.fileno, sends = keyboard
    for _ in range(3):
        waits.clear()
        driver.keys.clear()
        reader = driver._key_thread = Thread(target=driver.run_input_thread)  # noqa: SLF001 - as the driver itself starts it
        reader.start()
        for typed in (b"q", b"\x1b"):
            driver.heard.clear()
            os.write(sends, typed)
            assert driver.heard.wait(5.0)
        driver.disable_input()

        assert not reader.is_alive() and not driver.exit_event.is_set()
        assert driver.keys == ["q", "escape"]
        assert waits[:3] == [None, None, terminal_driver.WAIT_S]
        assert set(waits[3:]) <= {None, terminal_driver.WAIT_S}


async def test_an_end_that_comes_before_the_first_key_is_heard(keyboard: tuple[int, int]) -> None:
    """At whatever moment of the reader's start."""
    driver = Heard()
    driver.fileno, _ = keyboard
    for _ in range(50):
        reader = driver._key_thread = Thread(target=driver.run_input_thread)  # noqa: SLF001 - as the driver itself starts it
        reader.start()
        driver.disable_input()
        assert not reader.is_alive()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere only `select` knows terminals, and it counts to 1,024")
async def test_a_terminal_behind_a_thousand_open_files_is_heard(keyboard: tuple[int, int]) -> None:
    """As under a parent that leaves all of its own open."""
    from fcntl import F_DUPFD, fcntl
    from resource import RLIMIT_NOFILE, getrlimit, setrlimit

    soft, hard = getrlimit(RLIMIT_NOFILE)
    setrlimit(RLIMIT_NOFILE, (max(soft, 1200), hard))
    driver = Heard()
    driver.fileno = fcntl(keyboard[0], F_DUPFD, 1100)
    reader = driver._key_thread = Thread(target=driver.run_input_thread)  # noqa: SLF001 - as the driver itself starts it
    reader.start()
    os.write(keyboard[1], b"q")
    heard = driver.heard.wait(5.0)
    driver.disable_input()
    os.close(driver.fileno)
    setrlimit(RLIMIT_NOFILE, (soft, hard))
    assert heard and driver.keys == ["q"]
