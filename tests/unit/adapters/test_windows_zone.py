"""The zone of a Windows machine: through a fake of its library here, and for real on Windows."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import tzlocal

import ninetyten
from ninetyten.adapters import calendar, windows_zone
from ninetyten.adapters.calendar import LocalCalendar, zone_offsets
from ninetyten.adapters.clock import SystemClock
from ninetyten.domain.moment import HOUR

ON_WINDOWS = pytest.mark.skipif(sys.platform != "win32", reason="asks Windows itself")
PARTS = ("year", "month", "day", "hour", "minute", "second")


class Kernel32:
    """Windows' library on a machine five hours west of UTC, four in its years after 2006 that are even."""

    asked: list[int]

    def __init__(self) -> None:
        self.asked = []

    def GetTimeZoneInformationForYear(self, year: Any, zone: None, found: Any) -> bool:
        """Leave the year's rules there."""
        self.asked.append(year.value)
        found.contents.bias = 240 if year.value > 2006 and year.value % 2 == 0 else 300
        return True

    def FileTimeToSystemTime(self, ticks: Any, found: Any) -> bool:
        """Take a time apart."""
        at = datetime(1601, 1, 1) + timedelta(microseconds=ticks.contents.value / 10)
        for part in PARTS:
            setattr(found.contents, part, getattr(at, part))
        return True

    def SystemTimeToTzSpecificLocalTime(self, rules: Any, there: Any, here: Any) -> bool:
        """Shift it."""
        at = datetime(*(getattr(there.contents, part) for part in PARTS)) - timedelta(minutes=rules.contents.bias)
        for part in PARTS:
            setattr(here.contents, part, getattr(at, part))
        return True

    def SystemTimeToFileTime(self, here: Any, found: Any) -> bool:
        """Put it together."""
        at = datetime(*(getattr(here.contents, part) for part in PARTS))
        found.contents.value = round((at - datetime(1601, 1, 1)).total_seconds()) * 10_000_000
        return True


def ms(*parts: int) -> int:
    """UTC milliseconds."""
    return round(datetime(*parts, tzinfo=UTC).timestamp() * 1000)  # type: ignore[misc, arg-type]


def test_each_year_has_its_own_rules() -> None:
    """Which are asked for once; also before 1970, which the C library does not know."""
    kernel32 = Kernel32()
    offset_at = windows_zone.open_offsets(kernel32)
    for at, offset in ((ms(2026, 7, 1), -14400), (ms(2025, 7, 1), -18000), (ms(2026, 1, 1), -14400), (-1000, -18000)):
        assert offset_at(at) == offset
    assert kernel32.asked == [2026, 2025, 1969]


@pytest.fixture
def as_windows(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """The calendar of a Windows machine whose zone is New York, and where importing a zone library fails."""
    offsets = windows_zone.open_offsets(Kernel32())
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(calendar, "_linked_zone", lambda: "")
    monkeypatch.setattr(windows_zone, "open_offsets", lambda: offsets)
    monkeypatch.setattr(windows_zone, "_windows_name", lambda: "Eastern Standard Time")
    monkeypatch.delenv("TZ", raising=False)
    return monkeypatch


def test_a_day_needs_no_zone_library(as_windows: pytest.MonkeyPatch) -> None:
    """`status` and `chart` ask for one; the name comes from the table alone."""
    for name in ("tzlocal", "zoneinfo", "tzdata"):
        as_windows.setitem(sys.modules, name, None)
    day = LocalCalendar(240).day_of(ms(2026, 10, 6, 12))
    assert (day.key, day.zone, day.opens) == ("2026-10-06", "America/New_York", ms(2026, 10, 6, 8))
    assert LocalCalendar(240).day_of(-HOUR).key == "1969-12-31"


def test_a_zone_that_is_not_in_the_table_is_asked_of_tzlocal(as_windows: pytest.MonkeyPatch) -> None:
    """Or one whose daylight saving time somebody turned off."""
    as_windows.setattr(windows_zone, "_windows_name", lambda: "Mars Standard Time")
    as_windows.setattr(tzlocal, "get_localzone_name", lambda: "Etc/GMT+5")
    assert calendar.system_zone_name() == "Etc/GMT+5"


def test_with_tz_clock_and_calendar_say_the_same(as_windows: pytest.MonkeyPatch) -> None:
    """As under winpty: the C library would misread such a name."""
    as_windows.setenv("TZ", "Asia/Tokyo")
    as_windows.setattr("ninetyten.adapters.clock.clocks_of", lambda platform: (lambda: 0, lambda: 0))
    now = SystemClock().now()
    assert now.offset == 9 * 3600 == LocalCalendar(240).offset_at(now.utc)
    assert LocalCalendar(240).day_of(ms(2026, 10, 6, 20)).key == "2026-10-07"


@ON_WINDOWS
def test_windows_and_the_zone_library_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hour by hour around the clock changes, and between."""
    monkeypatch.delenv("TZ", raising=False)
    here, named = windows_zone.open_offsets(), zone_offsets(windows_zone.zone_name())
    assert [at for at in range(ms(2008, 1, 1), ms(2032, 1, 1), 5 * HOUR) if here(at) != named(at)] == []


@ON_WINDOWS
def test_status_pays_for_no_zone_library_on_windows(tmp_path: Any) -> None:
    """The whole command."""
    code = (
        "import sys; from ninetyten.cli.main import run; run(['status']);"
        "print(*({'zoneinfo', 'tzlocal', 'tzdata'} & set(sys.modules)))"
    )
    env = {**os.environ, "NINETYTEN_HOME": str(tmp_path), "PYTHONPATH": os.path.dirname(os.path.dirname(ninetyten.__file__))}
    env.pop("TZ", None)
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=env)
    assert loaded.stdout.splitlines()[-1].split() == []


@pytest.mark.parametrize("number", [-719_162, -1, 0, 11_016, 20_732, 1_000_000])
def test_dates_before_1970_are_dates(number: int) -> None:
    """The same as the library's, which the fast path does without."""
    date = datetime(1970, 1, 1) + timedelta(days=number)
    assert calendar.date_key(number) == date.date().isoformat()
