"""What we ask Quartz, with a fake in its place; what a Mac's device registry says of the lock."""

from __future__ import annotations

import ctypes
import plistlib
import subprocess
from types import SimpleNamespace
from typing import Any

import pytest

from ninetyten.adapters.macos import EVERY_S, MacIdle, MacLock, locked_in


class Function:
    """A function of a library, as ctypes gives it."""

    restype: object = None
    argtypes: object = None
    asked: tuple[int, ...] = ()

    def __call__(self, *words: int) -> float:
        """A minute and a half, and a bit."""
        self.asked = words
        return 90.0125


def test_the_whole_machine_is_asked_for_any_input() -> None:
    """Its seconds become milliseconds; a double must be declared, or ctypes returns nonsense."""
    function = Function()
    idle = MacIdle(SimpleNamespace(CGEventSourceSecondsSinceLastEventType=function))
    assert idle.idle_ms() == 90_012
    assert function.asked == (1, 0xFFFFFFFF)
    assert function.restype is ctypes.c_double
    idle.close()


def registry(*users: dict[str, Any], nested: bool = False) -> bytes:
    """The property list of its root."""
    root: Any = {"IOKitBuildVersion": "1", "IOConsoleUsers": list(users)}
    return plistlib.dumps([root] if nested else root)


@pytest.mark.parametrize("nested", [False, True])
def test_the_key_is_there_while_the_screen_is_locked(nested: bool) -> None:
    """And is missing, or false, while it is not."""
    user = {"kCGSSessionOnConsoleKey": True}
    assert locked_in(registry(user, {**user, "CGSSessionScreenIsLocked": True}, nested=nested))
    assert not locked_in(registry(user, {**user, "CGSSessionScreenIsLocked": False}, nested=nested))
    assert not locked_in(registry(nested=nested))
    assert not locked_in(plistlib.dumps([] if nested else {}))


def test_it_is_asked_every_ten_seconds_and_counted_in_between() -> None:
    """A program every second would be too much; an unlocked screen is seen at the next question."""
    now, asked, locked = [0.0], [0], [False]

    def read() -> bytes:
        asked[0] += 1
        return registry({"CGSSessionScreenIsLocked": locked[0]})

    lock = MacLock(read, lambda: now[0])
    assert lock.locked_ms() is None
    locked[0] = True
    now[0] = EVERY_S
    assert lock.locked_ms() == 0
    now[0] += 4
    assert lock.locked_ms() == 4000
    now[0] += EVERY_S
    assert lock.locked_ms() == 4000 + EVERY_S * 1000
    locked[0] = False
    now[0] += EVERY_S
    assert lock.locked_ms() is None
    assert asked[0] == 4


@pytest.mark.parametrize("problem", [FileNotFoundError("ioreg"), subprocess.TimeoutExpired("ioreg", 2), b"", b"<plist>", b"\xff"])
def test_a_registry_that_cannot_be_read_locks_nothing(problem: Exception | bytes) -> None:
    """No program, no answer, or nonsense."""

    def read() -> bytes:
        if isinstance(problem, Exception):
            raise problem
        return problem

    assert MacLock(read).locked_ms() is None
