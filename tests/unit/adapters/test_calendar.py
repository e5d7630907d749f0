"""Work days across turnovers, zones and changes of the clocks."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import ninetyten
from ninetyten.adapters import calendar
from ninetyten.adapters.calendar import LocalCalendar
from ninetyten.domain.moment import HOUR, MINUTE

ZONES = ("UTC", "America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "Africa/Cairo", "America/Sao_Paulo")


def ms(text: str) -> int:
    """UTC milliseconds of an ISO 8601 text with offset."""
    return round(datetime.fromisoformat(text).timestamp() * 1000)


@pytest.fixture
def berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Set the machine's zone to Berlin."""
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    ("zone", "turnover", "at", "key", "opens", "closes"),
    [
        ("America/New_York", 240, "2026-10-06T09:00-04:00", "2026-10-06", "2026-10-06T04:00-04:00", "2026-10-07T04:00-04:00"),
        ("America/New_York", 240, "2026-10-07T03:59-04:00", "2026-10-06", "2026-10-06T04:00-04:00", "2026-10-07T04:00-04:00"),
        ("America/New_York", 240, "2026-10-07T04:00-04:00", "2026-10-07", "2026-10-07T04:00-04:00", "2026-10-08T04:00-04:00"),
        # The night the clocks go forward is in the day before: that one has 23 hours; going back, 25.
        ("America/New_York", 240, "2026-03-07T12:00-05:00", "2026-03-07", "2026-03-07T04:00-05:00", "2026-03-08T04:00-04:00"),
        ("America/New_York", 240, "2026-10-31T12:00-04:00", "2026-10-31", "2026-10-31T04:00-04:00", "2026-11-01T04:00-05:00"),
        # 02:30 does not exist that night: the day opens as the clocks leap over it.
        ("America/New_York", 150, "2026-03-08T12:00-04:00", "2026-03-08", "2026-03-08T03:00-04:00", "2026-03-09T02:30-04:00"),
        ("America/New_York", 120, "2026-03-08T12:00-04:00", "2026-03-08", "2026-03-08T03:00-04:00", "2026-03-09T02:00-04:00"),
        # 01:30 comes twice: the day opens the first time and stays open the second.
        ("America/New_York", 90, "2026-11-01T01:15-05:00", "2026-11-01", "2026-11-01T01:30-04:00", "2026-11-02T01:30-05:00"),
        # 02:00 is where the clocks go back: they show it only an hour later.
        ("America/New_York", 120, "2026-11-01T01:30-05:00", "2026-10-31", "2026-10-31T02:00-04:00", "2026-11-01T02:00-05:00"),
        # Half an hour of summer time; midnight leapt over; midnight that comes twice.
        ("Australia/Lord_Howe", 135, "2026-10-04T12:00+11:00", "2026-10-04", "2026-10-04T02:30+11:00", "2026-10-05T02:15+11:00"),
        ("America/Sao_Paulo", 0, "2018-11-04T12:00-02:00", "2018-11-04", "2018-11-04T01:00-02:00", "2018-11-05T00:00-02:00"),
        ("America/Sao_Paulo", 0, "2018-02-17T23:30-03:00", "2018-02-17", "2018-02-17T00:00-02:00", "2018-02-18T00:00-03:00"),
        ("UTC", 240, "1970-01-01T00:00+00:00", "1969-12-31", "1969-12-31T04:00+00:00", "1970-01-01T04:00+00:00"),
    ],
)
def test_days_of_named_zones(zone: str, turnover: int, at: str, key: str, opens: str, closes: str) -> None:
    """An instant is in the day whose turnover local clocks showed last."""
    day = LocalCalendar(turnover, zone).day_of(ms(at))
    assert (day.key, day.zone, day.opens, day.closes) == (key, zone, ms(opens), ms(closes))


@settings(max_examples=300)
@given(
    zone=st.sampled_from(ZONES),
    turnover=st.integers(0, 24 * 60 - 1),
    at=st.integers(ms("2015-01-01T00:00+00:00"), ms("2030-01-01T00:00+00:00")),
)
def test_days_follow_one_another(zone: str, turnover: int, at: int) -> None:
    """Every instant is in exactly one day, days touch, and each starts at the first instant that shows its turnover."""
    book = LocalCalendar(turnover, zone)
    day = book.day_of(at)
    assert day.opens <= at < day.closes
    assert book.day_of(day.opens) == day == book.day_of(day.closes - 1)
    assert book.day_of(day.closes).opens == day.closes
    target = datetime.fromisoformat(day.key) + timedelta(minutes=turnover)

    def shown(utc_ms: int) -> datetime:
        return datetime.fromtimestamp(utc_ms / 1000, UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None)

    assert shown(day.opens) >= target
    assert all(shown(day.opens - back) < target for back in (1, MINUTE, 30 * MINUTE, 90 * MINUTE, 3 * HOUR))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no TZ")
@pytest.mark.usefixtures("berlin")
def test_the_machines_own_zone() -> None:
    """Without a name the machine's zone applies, DST included, and is named."""
    own, named = LocalCalendar(240), LocalCalendar(240, "Europe/Berlin")
    for at in ("2026-03-28T12:00+01:00", "2026-03-29T12:00+02:00", "2026-10-25T02:30+01:00", "2026-07-01T03:00+02:00"):
        assert own.day_of(ms(at)) == named.day_of(ms(at))
        assert own.offset_at(ms(at)) == named.offset_at(ms(at))


@pytest.mark.parametrize("name", ["Mars/Base", "../../etc/passwd", "America", ""])
def test_an_unknown_zone_is_refused_in_words(name: str) -> None:
    """The refusal names the zone and says what to write instead."""
    with pytest.raises(ValueError, match="America/New_York") as refusal:
        LocalCalendar(240, name)
    assert f'"{name}"' in str(refusal.value)


def test_the_zone_is_named_by_the_systems_link(monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's link names the zone if TZ does not."""
    monkeypatch.delenv("TZ", raising=False)
    monkeypatch.setattr(os, "readlink", lambda path: "/var/db/timezone/zoneinfo/America/Argentina/Ushuaia")
    assert calendar.system_zone_name() == "America/Argentina/Ushuaia"


def test_tzlocal_names_what_the_link_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule in TZ does not name a zone: tzlocal is asked."""
    import tzlocal

    monkeypatch.setenv("TZ", "EST5EDT,M3.2.0,M11.1.0")
    monkeypatch.setattr(tzlocal, "get_localzone_name", lambda: "America/Toronto")
    assert calendar.system_zone_name() == "America/Toronto"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows takes the zone library")
def test_status_pays_for_no_zone_library() -> None:
    """A day of the machine's own zone, or of UTC, needs none of the slow imports."""
    code = (
        "import sys; before = set(sys.modules);"
        "from ninetyten.adapters.calendar import LocalCalendar as C; C(240).day_of(0); C(240, 'UTC').day_of(0);"
        "print(*({'datetime', 'zoneinfo', 'tzlocal', 'pathlib', 'dataclasses'} & (set(sys.modules) - before)))"
    )
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=child_env())
    assert loaded.stdout.split() == []


def child_env() -> dict[str, str]:
    """An environment in which a fresh Python finds the package and knows its zone."""
    return {**os.environ, "TZ": "Europe/Berlin", "PYTHONPATH": os.path.dirname(os.path.dirname(ninetyten.__file__))}
