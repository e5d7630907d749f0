"""What we ask Quartz, with a fake in its place."""

from __future__ import annotations

import ctypes
from types import SimpleNamespace

from ninetyten.adapters.idle_macos import MacIdle


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
