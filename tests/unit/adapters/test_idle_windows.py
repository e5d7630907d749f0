"""What we ask Windows, with a fake in its place."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from ninetyten.adapters.idle_windows import WindowsIdle


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
