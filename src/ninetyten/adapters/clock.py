"""The only module that reads a clock, so that everything else can run on a virtual one.

Each system names its clocks differently: on Linux and macOS `time.monotonic` stops in suspend, on Windows it runs on.
`clocks_of` picks the pair that `Moment` needs. A boot needs a name that the wall clock cannot change, because two processes of
one boot measure by the boot clock (A4).
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from ninetyten.adapters.calendar import system_offsets
from ninetyten.domain.moment import MINUTE, Moment
from ninetyten.ports import Clock

Nanoseconds = Callable[[], int]

NS_PER_MS = 1_000_000
NS_PER_MINUTE = 60_000 * NS_PER_MS
BOOT_ID_FILE = "/proc/sys/kernel/random/boot_id"
ESTIMATE_STEP_MS = 10 * 60 * 1000
WINDOWS_BOOT_KEY = r"SYSTEM\CurrentControlSet\Control\Session Manager\Memory Management\PrefetchParameters"


def monotonic_s() -> float:
    """Return seconds on a clock that is never set, for the adapters' own waiting."""
    return time.monotonic()


def clocks_of(platform: str) -> tuple[Nanoseconds, Nanoseconds]:
    """Return the clock that stops in suspend and the one that does not, in nanoseconds, for a `sys.platform`.

    On a system without such a pair, both are its monotonic clock, and suspend is not noticed.
    """
    if platform == "win32":
        return unbiased_interrupt_clock(), time.monotonic_ns
    names = ("CLOCK_UPTIME_RAW", "CLOCK_MONOTONIC_RAW") if platform == "darwin" else ("CLOCK_MONOTONIC", "CLOCK_BOOTTIME")
    awake, boot = (getattr(time, name, None) for name in names)
    if awake is None or boot is None:
        return time.monotonic_ns, time.monotonic_ns
    return lambda: time.clock_gettime_ns(awake), lambda: time.clock_gettime_ns(boot)  # type: ignore[attr-defined,unused-ignore]


def unbiased_interrupt_clock() -> Nanoseconds:
    """Return Windows' clock that stops in suspend. It counts in units of 100 ns."""
    import ctypes

    kernel32 = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined,unused-ignore]

    def read() -> int:
        units = ctypes.c_ulonglong()
        kernel32.QueryUnbiasedInterruptTime(ctypes.byref(units))
        return units.value * 100

    return read


def linux_boot() -> str:
    """Return the kernel's name for this boot."""
    with open(BOOT_ID_FILE, encoding="utf-8") as file:  # ASCII would be one more codec to import
        return file.read().strip()


def macos_boot() -> str:
    """Return the kernel's name for this boot."""
    import ctypes

    libc = ctypes.CDLL(None)
    text = ctypes.create_string_buffer(64)
    size = ctypes.c_size_t(len(text))
    libc.sysctlbyname(b"kern.bootsessionuuid", text, ctypes.byref(size), None, 0)
    return text.value.decode("ascii")


def windows_boot() -> str:
    """Return the registry's count of boots."""
    from winreg import HKEY_LOCAL_MACHINE, OpenKey, QueryValueEx  # type: ignore[attr-defined,unused-ignore]

    with OpenKey(HKEY_LOCAL_MACHINE, WINDOWS_BOOT_KEY) as key:
        return f"boot-{QueryValueEx(key, 'BootId')[0]}"


def boot_name(platform: str, utc_ms: int, boot_ms: int, readers: dict[str, Callable[[], str]] | None = None) -> str:
    """Return a name for this boot: the system's own, else the boot time to the nearest ten minutes."""
    known = {"linux": linux_boot, "darwin": macos_boot, "win32": windows_boot} if readers is None else readers
    name = ""
    if platform in known:
        try:
            name = known[platform]()
        except (OSError, ImportError, AttributeError, ValueError):
            name = ""
    return name or f"booted-{round((utc_ms - boot_ms) / ESTIMATE_STEP_MS)}"


class SystemClock:
    """Reads the machine's clocks (ports.Clock)."""

    def __init__(self) -> None:
        self._awake, self._boot = clocks_of(sys.platform)
        self._notice_travel: Callable[[], None] = getattr(time, "tzset", lambda: None)
        self._offset_at = system_offsets()
        self._offset = (-1, 0)
        self._boot_id = boot_name(sys.platform, time.time_ns() // NS_PER_MS, self._boot() // NS_PER_MS)

    def now(self) -> Moment:
        """Read every clock once, in milliseconds; the local offset is the system's in this minute."""
        utc, awake, boot = time.time_ns(), self._awake(), self._boot()
        return Moment(
            utc=utc // NS_PER_MS,
            offset=self._offset_in(utc // NS_PER_MINUTE),
            awake=awake // NS_PER_MS,
            boot=boot // NS_PER_MS,
            boot_id=self._boot_id,
        )

    def _offset_in(self, minute: int) -> int:
        """Return the seconds east of UTC in a minute since 1970. Zones change on whole minutes, and no one travels faster."""
        if minute != self._offset[0]:
            self._notice_travel()
            self._offset = (minute, self._offset_at(minute * MINUTE))
        return self._offset[1]


class FastClock:
    """Another clock, running `speed` times as fast from now on (`demo`). `begins`: the time it shows at first, if it is not to be
    the other's."""

    def __init__(self, clock: Clock, speed: float, begins: int | None = None) -> None:
        self._clock, self._speed, self._began = clock, speed, clock.now()
        self._shown = self._began if begins is None else self._began.replace(utc=begins)

    def pace(self, speed: float) -> None:
        """Run at another speed from now on."""
        began = self._clock.now()
        self._shown, self._began, self._speed = self._at(began), began, speed

    def now(self) -> Moment:
        """Return one reading: the time passed since the start, times the speed."""
        return self._at(self._clock.now())

    def _at(self, now: Moment) -> Moment:
        shown, passed = self._shown, now.since(self._began)
        return now.replace(
            utc=shown.utc + round(passed.utc * self._speed),
            awake=shown.awake + round(passed.awake * self._speed),
            boot=shown.boot + round(passed.boot * self._speed),
        )
