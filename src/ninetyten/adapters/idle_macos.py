"""Finds out how long a Mac has not been touched: Quartz counts for the whole machine and answers any process."""

from __future__ import annotations

import ctypes
from collections.abc import Mapping
from typing import Any

from ninetyten.adapters.idle import SourceGone

QUARTZ = "/System/Library/Frameworks/ApplicationServices.framework/ApplicationServices"
HID_SYSTEM_STATE = 1
ANY_INPUT = 0xFFFFFFFF
MS = 1000


class MacIdle:
    """Quartz's count (idle.Source). `quartz`: the framework, as ctypes loads it."""

    name = "macos"
    proves_absence = True

    def __init__(self, quartz: Any) -> None:
        self._seconds = quartz.CGEventSourceSecondsSinceLastEventType
        self._seconds.restype, self._seconds.argtypes = ctypes.c_double, (ctypes.c_int32, ctypes.c_uint32)

    def idle_ms(self) -> int:
        """Return the milliseconds since the last touch of keyboard, mouse or trackpad."""
        return int(self._seconds(HID_SYSTEM_STATE, ANY_INPUT) * MS)

    def close(self) -> None:
        """Do nothing: nothing is held."""


def open_source(env: Mapping[str, str]) -> MacIdle:
    """Open Quartz's count. Raises SourceGone without Quartz."""
    try:
        return MacIdle(ctypes.CDLL(QUARTZ))
    except (OSError, AttributeError) as problem:
        raise SourceGone(f"macos: {problem}") from problem
