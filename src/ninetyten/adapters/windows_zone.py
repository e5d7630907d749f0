"""Read the time zone of a Windows machine without a zone library: its offsets from the rules the system keeps for each year, its
IANA name from the table in tzlocal, which is read without the rest of that package.

`status` and `chart` pass through here; tzlocal, zoneinfo and tzdata would cost them more than all their own work.
"""

from __future__ import annotations

import ctypes
from functools import cache
from typing import Any, ClassVar

from ninetyten.domain.moment import SECOND, OffsetAt

ZONE_KEY = r"SYSTEM\CurrentControlSet\Control\TimeZoneInformation"
SINCE_1601_MS = 11_644_473_600_000
TICKS_PER_MS = 10_000
PARTS = ("year", "month", "weekday", "day", "hour", "minute", "second", "ms")


class SystemTime(ctypes.Structure):
    """SYSTEMTIME: a date and a time of day, in parts."""

    _fields_: ClassVar = [(part, ctypes.c_uint16) for part in PARTS]


class ZoneRules(ctypes.Structure):
    """TIME_ZONE_INFORMATION: one year's rules of a zone."""

    _fields_: ClassVar = [
        ("bias", ctypes.c_int32),
        ("standard_name", ctypes.c_uint16 * 32),
        ("standard_date", SystemTime),
        ("standard_bias", ctypes.c_int32),
        ("daylight_name", ctypes.c_uint16 * 32),
        ("daylight_date", SystemTime),
        ("daylight_bias", ctypes.c_int32),
    ]


def open_offsets(kernel32: Any = None) -> OffsetAt:
    """Return the offsets of the machine's zone. `kernel32`: the library, as ctypes loads it."""
    system = kernel32 or ctypes.WinDLL("kernel32")  # type: ignore[attr-defined,unused-ignore]

    @cache
    def rules(year: int) -> ZoneRules:
        found = ZoneRules()
        if not system.GetTimeZoneInformationForYear(ctypes.c_uint16(year), None, ctypes.pointer(found)):
            raise OSError(f"Windows has no rules of the time zone for {year}")
        return found

    def offset_at(utc_ms: int) -> int:
        ticks, there, here = ctypes.c_int64((utc_ms + SINCE_1601_MS) * TICKS_PER_MS), SystemTime(), SystemTime()
        system.FileTimeToSystemTime(ctypes.pointer(ticks), ctypes.pointer(there))
        system.SystemTimeToTzSpecificLocalTime(ctypes.pointer(rules(there.year)), ctypes.pointer(there), ctypes.pointer(here))
        shown = ctypes.c_int64()
        system.SystemTimeToFileTime(ctypes.pointer(here), ctypes.pointer(shown))
        return round((shown.value - ticks.value) / TICKS_PER_MS / SECOND)

    return offset_at


def zone_name() -> str:
    """Return the IANA name of the machine's zone. Raises OSError, ImportError or KeyError if that takes the whole of tzlocal."""
    return _names()[_windows_name()]


def _windows_name() -> str:
    """Return the name that Windows has for the zone. Raises OSError; KeyError if daylight saving time is turned off by hand, so
    that the name alone says too little."""
    from winreg import HKEY_LOCAL_MACHINE, OpenKey, QueryValueEx  # type: ignore[attr-defined,unused-ignore]

    with OpenKey(HKEY_LOCAL_MACHINE, ZONE_KEY) as key:
        name = str(QueryValueEx(key, "TimeZoneKeyName")[0]).partition("\0")[0]
        try:
            turned_off = bool(QueryValueEx(key, "DynamicDaylightTimeDisabled")[0])
        except FileNotFoundError:
            turned_off = False
    if turned_off:
        raise KeyError(name)
    return name


def _names() -> dict[str, str]:
    """Return the IANA name for each name of Windows, from the module of tzlocal that holds nothing else."""
    from importlib.machinery import PathFinder, SourceFileLoader

    package = PathFinder.find_spec("tzlocal")
    if package is None or not package.submodule_search_locations:
        raise ImportError("tzlocal")
    file = f"{package.submodule_search_locations[0]}/windows_tz.py"
    found: dict[str, Any] = {}
    code = SourceFileLoader("windows_tz", file).get_code("windows_tz")
    if code is None:
        raise ImportError(file)
    exec(code, found)
    names: dict[str, str] = found["win_tz"]
    return names
