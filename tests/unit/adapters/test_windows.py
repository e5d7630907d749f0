"""What we ask Windows of touches and of the lock, with a fake in its place."""

from __future__ import annotations

import ctypes
import struct
from types import SimpleNamespace
from typing import Any

import pytest

from ninetyten.adapters.windows import WindowsIdle, WindowsLock


def windows(last_input: int | None, ticks: int) -> WindowsIdle:
    """Return a source on libraries that answer so; ticks are what C calls an int."""

    def get_last_input_info(pointer: Any) -> int:
        assert pointer.contents.size == 8
        pointer.contents.tick = last_input or 0
        return int(last_input is not None)

    return WindowsIdle(SimpleNamespace(GetLastInputInfo=get_last_input_info), SimpleNamespace(GetTickCount=lambda: ticks))


@pytest.mark.parametrize(
    ("last_input", "ticks", "idle"),
    [
        (10_000, 12_500, 2500),
        (0xFFFF_FF00, 0x0000_0100, 0x200),
        (0xFFFF_0000, -0x8000, 0x8000),
        (None, 5, None),
    ],
)
def test_ticks_are_subtracted_round_the_clock(last_input: int | None, ticks: int, idle: int | None) -> None:
    """They restart after 49 days, and are signed if ctypes takes them for an int."""
    source = windows(last_input, ticks)
    assert source.idle_ms() == idle
    source.close()


class Function:
    """A function of a library, as ctypes gives it."""

    argtypes: object = None

    def __init__(self, work: Any) -> None:
        self._work = work

    def __call__(self, *words: Any) -> Any:
        """Call it."""
        return self._work(*words)


class Services:
    """wtsapi32 that hands out one record, and takes it back."""

    def __init__(self, record: bytes | None) -> None:
        self.record, self.freed = record, 0
        self.WTSQuerySessionInformationW, self.WTSFreeMemory = Function(self._query), Function(self._free)

    def _query(self, server: Any, session: int, kind: int, found: Any, size: Any) -> int:
        assert (server, session, kind) == (None, 0xFFFFFFFF, 25)
        if self.record is None:
            return 0
        self._memory = ctypes.create_string_buffer(self.record, len(self.record))
        found.contents.value, size.contents.value = ctypes.addressof(self._memory), len(self.record)
        return 1

    def _free(self, found: Any) -> None:
        assert found.value == ctypes.addressof(self._memory)
        self.freed += 1


def record(flags: int, level: int = 1) -> bytes:
    """WTSINFOEX as it lies in memory: level, a gap, session, state, flags, and the names that follow."""
    return struct.pack("=IIIii", level, 0, 2, 0, flags) + bytes(200)


@pytest.mark.parametrize(
    ("kept", "locked"),
    [(record(0), True), (record(1), False), (record(-1), False), (record(0, level=0), False), (record(0)[:16], False)],
)
def test_a_session_says_whether_it_is_locked(kept: bytes, locked: bool) -> None:
    """Zero is locked, one is not, and an unreadable answer is not; the record is freed."""
    services = Services(kept)
    assert (WindowsLock(services).locked_ms() is not None) == locked
    assert services.freed == 1


def test_the_time_counts_from_when_it_was_first_seen_locked() -> None:
    """It starts again with the next lock; a service that fails locks nothing."""
    now, services = [10.0], Services(record(0))
    lock = WindowsLock(services, lambda: now[0])
    assert lock.locked_ms() == 0
    now[0] += 3
    assert lock.locked_ms() == 3000
    services.record = None
    assert lock.locked_ms() is None
    services.record = record(0)
    assert lock.locked_ms() == 0
