"""Finds the work day of an instant (A7), in the local zone or a named one.

A work day starts at the first instant at which local clocks show the turnover, or later if a clock change skips that time; so
days always follow one another without a break or overlap. `status` runs this code, so the system's own conversion is used where
it knows the zone's whole history, and zone libraries (8 ms and more) only where it does not.
"""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress

from ninetyten.domain.moment import HOUR, MINUTE, SECOND, Day, OffsetAt, is_zone

DAY = 24 * HOUR
DAYS_IN_400_YEARS = 146_097
WIDEST_BEFORE = 15 * HOUR
WIDEST_AFTER = 13 * HOUR
LOCALTIME_LINK = "/etc/localtime"
ZONES = ("UTC", "Etc/UTC", "Z")


class LocalCalendar:
    """Work days that turn over `turnover_minutes` after local midnight (ports.Calendar).

    `zone_name`: an IANA name, or None for the machine's own zone. Raises ValueError if the name is unknown.
    """

    def __init__(self, turnover_minutes: int, zone_name: str | None = None) -> None:
        self._turnover = turnover_minutes * MINUTE
        self._name = zone_name
        self._offset_at = system_offsets() if zone_name is None else zone_offsets(zone_name)

    def offset_at(self, utc_ms: int) -> int:
        """Return the seconds east of UTC at a UTC instant in milliseconds."""
        return self._offset_at(utc_ms)

    def day_of(self, utc_ms: int) -> Day:
        """Return the work day around a UTC instant; its key is the local date on which it started."""
        number = (utc_ms + self.offset_at(utc_ms) * SECOND - self._turnover) // DAY
        opens, closes = self._opening(number), self._opening(number + 1)
        while utc_ms < opens:
            number, opens, closes = number - 1, self._opening(number - 1), opens
        while closes <= utc_ms:
            number, opens, closes = number + 1, closes, self._opening(number + 2)
        leaps = turn(self._offset_at, opens, closes) if closes - opens != DAY else 0
        leap = DAY - (closes - opens) if leaps else 0
        return Day(date_key(number), self._name or system_zone_name(), opens, closes, leaps, leap)

    def _opening(self, number: int) -> int:
        return first_instant(self._offset_at, number * DAY + self._turnover)


def date_key(number: int) -> str:
    """Return the date so many days after 1970-01-01, or before. Windows knows no time before 1970, so dates are looked up within
    one round of the calendar, which is 400 years."""
    round_, number = divmod(number, DAYS_IN_400_YEARS)
    date = time.gmtime(number * DAY // SECOND)
    return f"{date.tm_year + 400 * round_:04}-{date.tm_mon:02}-{date.tm_mday:02}"


def first_instant(offset_at: OffsetAt, wall: int) -> int:
    """Return the first UTC instant (ms) at which local clocks show `wall` (local ms since 1970) or later."""
    before, after = offset_at(wall - WIDEST_BEFORE), offset_at(wall + WIDEST_AFTER)
    by_old, by_new = wall - before * SECOND, wall - after * SECOND
    if offset_at(by_old) == before:
        return by_old
    if offset_at(by_new) == after:
        return by_new
    return turn(offset_at, by_new, by_old)


def turn(offset_at: OffsetAt, since: int, until: int) -> int:
    """Return the first UTC instant (ms, whole seconds) up to `until` at which the offset differs from that at `since`; 0 if it
    is still the same at `until`."""
    before = offset_at(since)
    if offset_at(until) == before:
        return 0
    still_old, changed = since // SECOND, until // SECOND
    while changed - still_old > 1:
        middle = (still_old + changed) // 2
        if offset_at(middle * SECOND) == before:
            still_old = middle
        else:
            changed = middle
    return changed * SECOND


def system_offsets() -> OffsetAt:
    """Return the offsets of the machine's zone. On Windows the C library knows only this year's rules and misreads the names that
    TZ may hold (winpty passes it on), so there the system itself is asked, and with TZ the zone library."""
    if sys.platform == "win32":
        if os.environ.get("TZ"):
            return zone_offsets(system_zone_name())
        from ninetyten.adapters import windows_zone

        return windows_zone.open_offsets()
    return lambda utc_ms: time.localtime(utc_ms // SECOND).tm_gmtoff


def zone_offsets(name: str) -> OffsetAt:
    """Return the offsets of a named zone. Raises ValueError, with a text for people, if the name is unknown."""
    if name in ZONES:
        return lambda utc_ms: 0
    from datetime import UTC, datetime, timedelta
    from zoneinfo import ZoneInfo

    try:
        zone = ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise ValueError(
            f'time zone "{name}" is not known: use a name such as America/New_York, Europe/Berlin or UTC'
            " (the part after zoneinfo/ in the system's time zone folder)"
        ) from None

    epoch = datetime(1970, 1, 1, tzinfo=UTC)

    def offset_at(utc_ms: int) -> int:
        offset = (epoch + timedelta(seconds=utc_ms // SECOND)).astimezone(zone).utcoffset()
        return 0 if offset is None else round(offset.total_seconds())

    return offset_at


def system_zone_name() -> str:
    """Return the IANA name of the machine's zone, from TZ or the system's link; ask tzlocal only if they give none."""
    named = os.environ.get("TZ", "").lstrip(":") or _linked_zone()
    if named and is_zone(named) and not named.startswith(("/", "<")) and not any(char in named for char in ",0123456789"):
        return named
    if sys.platform == "win32" and not os.environ.get("TZ"):
        from ninetyten.adapters import windows_zone

        with suppress(OSError, ImportError, KeyError):
            return windows_zone.zone_name()
    from tzlocal import get_localzone_name

    try:
        return get_localzone_name() or "UTC"
    except (KeyError, ValueError, OSError):
        return "UTC"


def _linked_zone() -> str:
    try:
        return os.readlink(LOCALTIME_LINK).partition("zoneinfo/")[2]
    except (OSError, AttributeError):
        return ""
