"""What outlives a console window, and what a window that closes waits for; Windows itself is asked in tests/windows."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from ninetyten.adapters import console

CLOSED, CTRL_C = 2, 0


class Kernel:
    """Windows' list of those who hear of the window."""

    def __init__(self) -> None:
        self.handlers: list[Any] = []

    def SetConsoleCtrlHandler(self, handler: Any, add: int) -> int:
        """Add or remove one."""
        (self.handlers.append if add else self.handlers.remove)(handler)
        return 1


@pytest.fixture
def ended() -> Iterator[threading.Event]:
    """Set once SIGTERM has arrived."""
    event = threading.Event()
    before = signal.signal(signal.SIGTERM, lambda number, frame: event.set())
    yield event
    signal.signal(signal.SIGTERM, before)


def in_thread(work: Callable[[], object]) -> threading.Thread:
    """Run as Windows calls its handlers: in a thread of its own."""
    thread = threading.Thread(target=work)
    thread.start()
    return thread


@pytest.mark.parametrize("event", [2, 5, 6])
def test_a_closed_window_waits_until_all_is_written(ended: threading.Event, event: int) -> None:
    """SIGTERM comes, and Windows gets its answer, after which it ends the process, only once the work is done."""
    kernel, answers = Kernel(), []
    with console.closed_in_order(kernel):
        [handler] = kernel.handlers
        windows = in_thread(lambda: answers.append(handler(event)))
        assert any(ended.wait(0.01) for _ in range(1000))  # Python hears of it between two waits
        assert not answers
    windows.join(10)
    assert answers == [1]
    assert kernel.handlers == []


def test_a_work_that_never_ends_is_not_waited_for(ended: threading.Event, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows would end the process by force; so the answer is given before that."""
    monkeypatch.setattr(console, "CLOSE_LIMIT_S", 0.01)
    kernel = Kernel()
    with console.closed_in_order(kernel):
        answers: list[int] = []
        in_thread(lambda: answers.append(kernel.handlers[0](CLOSED))).join(10)
        assert answers == [1]


def test_ctrl_c_goes_on_to_python(ended: threading.Event) -> None:
    """It is no closed window: the next handler takes it."""
    kernel = Kernel()
    with console.closed_in_order(kernel):
        assert kernel.handlers[0](CTRL_C) == 0
    assert not ended.is_set()


def test_children_stay_apart_from_the_console() -> None:
    """On Windows a child without a window and without our Ctrl+C; elsewhere a session of its own."""
    assert console.apart("win32") == {"creationflags": 0x08000000 | 0x200}
    assert console.apart("linux") == console.apart("darwin") == {"start_new_session": True}


def test_what_starts_apart_stands_in_no_folder_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor on a stick that is to be pulled out: on Windows it is the system's own drive."""
    started: list[dict[str, Any]] = []

    class Started:
        pid = 7

        def __init__(self, command: list[str], **options: Any) -> None:
            started.append(options)

    monkeypatch.setattr(subprocess, "Popen", Started)
    assert console.start_apart(["x"], {"SystemDrive": "C:"}) == 7
    assert console.start_apart(["x"], {}) == 7
    assert [options["cwd"] for options in started] == ["C:/", "/"]
    assert all(options.items() >= console.apart().items() for options in started)


@pytest.mark.parametrize("name", ["pythonw.exe", "python.exe", "PythonW.exe"])
def test_a_window_is_opened_by_the_python_that_has_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str) -> None:
    """A Python without a console has a brother in the same folder; the exit code is the program's."""
    called: list[Any] = []

    def call(command: list[str], **options: Any) -> int:
        called.append((command, options))
        return 3

    monkeypatch.setattr(subprocess, "call", call)
    monkeypatch.setattr(sys, "executable", os.path.join(tmp_path, name))
    assert console.open_in_window(["-m", "ninetyten"]) == 3
    assert called == [([os.path.join(tmp_path, "python.exe"), "-m", "ninetyten"], {"creationflags": 0x10})]
