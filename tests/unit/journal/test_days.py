"""The days of a report: those that are over, and those that time alone still changes."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from ninetyten.adapters.calendar import LocalCalendar
from ninetyten.config.files import Places, places
from ninetyten.config.settings import Settings
from ninetyten.domain.moment import HOUR, MINUTE, Moment
from ninetyten.domain.plan import Plan
from ninetyten.journal.days import DayReader
from ninetyten.journal.store import SqliteJournal
from ninetyten.ledger.summary import Summary
from ninetyten.runtime.session import Session
from tests.ends import until_test_ends
from tests.unit.journal.lived import live

MONDAY = 1_791_158_400_000
"""Midnight of 2026-10-05, UTC."""
OPEN = "22:00 start\n22:30 chart 2\n"


class StoodStill:
    """A clock that shows one time; nobody rings."""

    problem = ""

    def __init__(self, at: int) -> None:
        self._moment = Moment(at, 0, at, at, "another boot")

    def now(self) -> Moment:
        """That time."""
        return self._moment

    def acquire(self) -> bool:
        """Not here."""
        return False

    def release(self) -> None:
        """Nothing is held."""

    def taken(self) -> bool:
        """Nobody does."""
        return False

    def mark(self, moment: Moment, instant: int) -> None:
        """Nothing is kept."""

    def last(self) -> None:
        """Nothing was kept."""


@pytest.fixture
def home(tmp_path: Path) -> Places:
    """A home with two days of this machine."""
    found = places({"NINETYTEN_HOME": str(tmp_path)})
    with closing(SqliteJournal(found.journal, "here")) as journal:
        live(journal, "2026-10-05")
        live(journal, "2026-10-06", OPEN)
    return found


def reader_at(home: Places, at: int) -> DayReader:
    """Return a reader opened at that instant."""
    still = StoodStill(at)
    journal = SqliteJournal(home.journal, "here")
    session = Session(journal, still, LocalCalendar(4 * 60, "UTC"), Plan(), still, still)
    return until_test_ends(DayReader(session, Settings(), home))


def spans(days: list[Summary]) -> dict[str, int]:
    """Return minutes from the first start on, by day."""
    return {day.key: day.span // MINUTE for day in days}


def test_the_present_day_lasts_until_now(home: Places) -> None:
    """It grows from look to look, and days that are over stay the same."""
    for minutes in (40, 70):
        days = reader_at(home, MONDAY + 46 * HOUR + minutes * MINUTE).between("2026-10-05", "2026-10-11")
        assert spans(days) == {"2026-10-05": 120, "2026-10-06": minutes}


def test_a_day_left_open_is_no_past_day_yet(home: Places) -> None:
    """Past its turnover, with nothing written since, it is found as the present shows it, and so is the day after."""
    reader = reader_at(home, MONDAY + 52 * HOUR + 30 * MINUTE)
    assert reader.today == "2026-10-07"
    days = reader.between("2026-10-05", "2026-10-11")
    assert [day.key for day in days] == ["2026-10-05", "2026-10-06", "2026-10-07"]
    assert sum(days[1].total(bucket) for bucket in ("production", "unwatched")) == 6 * HOUR


def test_a_period_before_the_present_day_leaves_it_out(home: Places) -> None:
    """Nothing of today is in last week."""
    reader = reader_at(home, MONDAY + 46 * HOUR + 40 * MINUTE)
    assert spans(reader.between("2026-10-01", "2026-10-05")) == {"2026-10-05": 120}
    assert reader.between("2026-10-07", "2026-10-11") == []


def test_a_present_day_without_records_is_left_out(tmp_path: Path) -> None:
    """Today has no records here."""
    assert reader_at(places({"NINETYTEN_HOME": str(tmp_path)}), MONDAY + 9 * HOUR).between("2026-10-05", "2026-10-11") == []


def test_days_are_found_by_what_was_recorded_on_them(home: Places) -> None:
    """Days that are not over are included, whatever was recorded on them."""
    reader = reader_at(home, MONDAY + 46 * HOUR + 40 * MINUTE)
    assert [day.key for day in reader.with_kind("Audited", "2026-10-01", "2026-10-31")] == ["2026-10-05", "2026-10-06"]
    assert [day.key for day in reader.with_kind("Audited", "2026-10-01", "2026-10-05")] == ["2026-10-05"]
