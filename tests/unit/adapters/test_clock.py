"""The machine's clocks, on this system and, through fakes, on the others."""

from __future__ import annotations

import ctypes
import os
import sys
import time
from types import SimpleNamespace
from typing import Any

import pytest

from ninetyten.adapters import clock


def test_readings_never_run_backwards_and_share_one_boot() -> None:
    """Two readings share a boot, and no clock of the second is before the first."""
    reader = clock.SystemClock()
    first, second = reader.now(), reader.now()
    assert first.boot_id == second.boot_id != ""
    assert second.awake >= first.awake
    assert second.boot >= first.boot


def test_units_are_milliseconds() -> None:
    """Every clock is read in milliseconds."""
    moment = clock.SystemClock().now()
    assert abs(moment.utc - time.time() * 1000) < 5000
    assert abs(moment.awake - time.monotonic() * 1000) < 5000


@pytest.mark.skipif(sys.platform != "linux", reason="Linux has this clock")
def test_boot_counts_suspend_on_linux() -> None:
    """On Linux the boot clock is the one that goes on in suspend."""
    assert abs(clock.SystemClock().now().boot - time.clock_gettime_ns(time.CLOCK_BOOTTIME) / 1e6) < 5000


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no TZ")
def test_offset_follows_the_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    """A move to another zone is noticed with the next minute."""
    reader = clock.SystemClock()
    for second, zone, offset in ((0, "XST-5:30", 19800), (59, "XST+7", 19800), (60, "XST+7", -25200)):
        monkeypatch.setenv("TZ", zone)
        monkeypatch.setattr(time, "time_ns", lambda second=second: second * 1_000_000_000)
        assert reader.now().offset == offset
    monkeypatch.undo()
    time.tzset()


def fake_time(**names: Any) -> SimpleNamespace:
    """A `time` module with only these names, whose clock number n reads n seconds."""
    return SimpleNamespace(clock_gettime_ns=lambda number: number * 1_000_000_000, monotonic_ns=lambda: 99_000_000_000, **names)


@pytest.mark.parametrize(
    ("platform", "names", "awake", "boot"),
    [
        ("linux", {"CLOCK_MONOTONIC": 1, "CLOCK_BOOTTIME": 7, "CLOCK_MONOTONIC_RAW": 4}, 1, 7),
        ("darwin", {"CLOCK_UPTIME_RAW": 8, "CLOCK_MONOTONIC_RAW": 4, "CLOCK_MONOTONIC": 6}, 8, 4),
        ("freebsd14", {"CLOCK_MONOTONIC": 1}, 99, 99),
    ],
)
def test_each_system_has_its_pair(
    monkeypatch: pytest.MonkeyPatch, platform: str, names: dict[str, int], awake: int, boot: int
) -> None:
    """The pair of a system is chosen by name, and a system without one gets its monotonic clock twice."""
    monkeypatch.setattr(clock, "time", fake_time(**names))
    assert [read() // 1_000_000_000 for read in clock.clocks_of(platform)] == [awake, boot]


def test_windows_reads_the_unbiased_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows' awake clock counts in units of 100 ns; its boot clock is the monotonic one."""

    def query(pointer: Any) -> None:
        ctypes.cast(pointer, ctypes.POINTER(ctypes.c_ulonglong)).contents.value = 123

    monkeypatch.setattr(ctypes, "WinDLL", lambda name: SimpleNamespace(QueryUnbiasedInterruptTime=query), raising=False)
    monkeypatch.setattr(clock, "time", fake_time())
    assert [read() for read in clock.clocks_of("win32")] == [12_300, 99_000_000_000]


@pytest.mark.skipif(not os.path.exists(clock.BOOT_ID_FILE), reason="Linux names its boots in a file")
def test_linux_names_the_boot() -> None:
    """On Linux the boot's name is the kernel's."""
    with open(clock.BOOT_ID_FILE, encoding="ascii") as file:
        assert clock.boot_name("linux", 0, 0) == file.read().strip()


def test_macos_names_the_boot(monkeypatch: pytest.MonkeyPatch) -> None:
    """On macOS the boot's name is the kernel's session id."""

    def sysctlbyname(name: bytes, text: Any, size: Any, new: None, length: int) -> int:
        text.value = b"5B6E0F4C" if name == b"kern.bootsessionuuid" else b""
        return 0

    monkeypatch.setattr(ctypes, "CDLL", lambda name: SimpleNamespace(sysctlbyname=sysctlbyname))
    assert clock.boot_name("darwin", 0, 0) == "5B6E0F4C"


def test_windows_names_the_boot(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    """On Windows the boot's name is the registry's count."""
    registry = SimpleNamespace(
        HKEY_LOCAL_MACHINE=1,
        OpenKey=lambda root, path: open(tmp_path / "key", "w"),  # noqa: SIM115 - a context manager, as OpenKey's result is
        QueryValueEx=lambda key, name: (42, 4),
    )
    monkeypatch.setitem(sys.modules, "winreg", registry)
    assert clock.boot_name("win32", 0, 0) == "boot-42"


def test_an_unnamed_boot_is_named_by_its_time() -> None:
    """If the system has no name for it, readings a moment apart give one name and another boot another."""

    def broken() -> str:
        raise OSError

    name = clock.boot_name("win32", 1_000_000_007, 7, {"win32": broken})
    assert name == clock.boot_name("plan9", 1_000_004_000, 4_012)
    assert name != clock.boot_name("plan9", 1_003_600_000, 4_000)
