"""Walking back through days, weeks and months, and mending what is found there."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from ninetyten.config.files import places
from ninetyten.domain import commands as c
from ninetyten.domain.moment import HOUR, MINUTE
from ninetyten.journal.days import DayReader, past_day
from ninetyten.journal.past_notes import recall
from ninetyten.runtime.app_host import AppSession
from ninetyten.runtime.recent_notes import RecentNotes
from tests.unit.runtime.test_app_host import host_of
from tests.unit.runtime.test_session import House

DAY = 24 * HOUR
WEDNESDAY = "2026-09-23"
"""The day after the first one, which is a Tuesday."""


def app_of(house: House, home: Path) -> AppSession:
    """The app on a machine's journal, with all that it looks back at."""
    host, files = host_of(house), places({"NINETYTEN_HOME": str(home)})

    def summaries(first: str) -> object:
        with closing(DayReader(house.process("reader"), host.settings, files)) as reader:  # in the thread that opened it
            return reader.between(first, reader.today)

    host.summaries = summaries  # type: ignore[assignment]
    host.past_day = lambda key: past_day(host.session, key)
    host.recent_notes = RecentNotes(lambda first, last: recall(files, first, last))
    return host


def work(house: House, host: AppSession, charts: int) -> None:
    """Two hours from now with so many charts in the first."""
    house.clock.pass_by(MINUTE)
    assert host.dispatch(c.Start()).ok
    house.clock.pass_by(HOUR)
    host.dispatch(c.Chart(charts))
    house.clock.pass_by(HOUR)
    host.dispatch(c.StopWork())


@pytest.fixture
def house(tmp_path: Path) -> House:
    """Nine in the morning of Tuesday, September 22."""
    return House(tmp_path)


@pytest.fixture
def host(house: House, tmp_path: Path) -> AppSession:
    """Worked on Tuesday with 10 charts, on Thursday with 12; it is Friday at 1 PM."""
    host = app_of(house, tmp_path)
    for charts in (10, 12):
        work(house, host, charts)
        house.clock.pass_by(2 * DAY - 2 * HOUR - MINUTE)
    house.clock.pass_by(4 * HOUR - DAY)
    host.now = host.session.now()
    return host


def test_days_are_walked_to_the_first_and_to_today(host: AppSession) -> None:
    """A work day on which nothing was recorded is among them; there is nothing before the first day or after today."""
    seen = ["2026-09-25"]
    for _ in range(5):
        seen.append(host.walk("day", seen[-1], -1))
    assert seen == ["2026-09-25", "2026-09-24", WEDNESDAY, "2026-09-22", "2026-09-22", "2026-09-22"]
    assert host.walk("day", WEDNESDAY, 1) == "2026-09-24"
    assert host.walk("day", "2026-09-25", 1) == "2026-09-25"


def test_days_off_without_records_are_passed_over(house: House, host: AppSession) -> None:
    """On Monday the day before is Friday, and Saturday only if it was worked."""
    house.clock.pass_by(3 * DAY)
    host.now = host.session.now()
    assert host.walk("day", host.today, -1) == "2026-09-25"
    host.dispatch(c.Later(c.Chart(2), day="saturday"))
    assert host.walk("day", host.today, -1) == "2026-09-26"


@pytest.mark.parametrize(
    ("period", "back", "words"),
    [("week", ["2026-10-11", "2026-10-04", "2026-09-27"], "3 weeks ago"), ("month", ["2026-09-30", "2026-09-30"], "last month")],
)
def test_weeks_and_months_end_where_records_begin(
    house: House, host: AppSession, period: str, back: list[str], words: str
) -> None:
    """Each stands at its last day, the present one at today."""
    house.clock.pass_by(18 * DAY)  # Tuesday, October 13
    host.now = host.session.now()
    seen = [host.today]
    for _ in back:
        seen.append(host.walk(period, seen[-1], -1))
    assert seen == ["2026-10-13", *back]
    assert host.walk(period, back[-1], -1) == back[-1]
    assert host.walk(period, "2026-10-11", 1) == "2026-10-13"
    page = host.insights(period, back[-1])
    assert (page.where, page.over, page.key) == (words, True, back[-1])


def test_a_past_day_stands_with_its_plan_and_counts(host: AppSession) -> None:
    """Nothing in it goes on, and it says which day it is."""
    page = host.day_page("2026-09-24")
    assert (page.date, page.where, page.over) == ("Thu, Sep 24", "yesterday", True)
    assert [(slot.at, slot.word, slot.logged) for slot in page.slots] == [("09:01", "production", ("12 charts",))]
    empty = host.day_page(WEDNESDAY)
    assert (empty.date, empty.where, empty.slots, empty.facts) == ("Wed, Sep 23", "2 days ago", (), ())
    today = host.day_page()
    assert (today.where, today.over) == ("today", False)
    assert host.day_page(host.today) == today


def test_yesterday_is_mended_in_the_app(host: AppSession) -> None:
    """Its page and its week show it at once; undo takes it back."""
    before = host.insights("week")
    slot = host.day_page("2026-09-24").slots[0]
    exact = (slot.start, slot.start + 30 * MINUTE)
    reply = host.dispatch(c.Later(c.Relabel(541, 571, "meeting", exact), day="2026-09-24"))
    assert (reply.ok, reply.message[:12]) == (True, "Thu, Sep 24:")
    assert [slot.word for slot in host.day_page("2026-09-24").slots] == ["meeting", "production"]
    host.dispatch(c.Later(c.Chart(total=20, kind="general"), day="2026-09-24"))
    assert "30 charts" in host.insights("week").lines[-1]
    host.dispatch(c.Undo())
    host.dispatch(c.Undo())
    assert host.insights("week") == before


def test_a_burst_takes_back_what_it_mended(host: AppSession) -> None:
    """Typing meant for another window, on the page of another day too."""
    host.dispatch(c.Later(c.Chart(3), day="2026-09-24"))
    assert "15 charts" in host.day_page("2026-09-24").facts
    host.undo_burst(1)
    assert "12 charts" in host.day_page("2026-09-24").facts


def test_on_a_monday_morning_the_week_is_the_last_one(house: House, host: AppSession) -> None:
    """Until this one holds something; the present week can be reached, and a day or month is always the present one."""
    house.clock.pass_by(3 * DAY)
    host.now = host.session.now()
    last = host.insights("week")
    assert (last.where, last.key, last.over) == ("last week", "2026-09-27", True)
    assert "22 charts" in last.lines[-1]
    assert host.insights("week", host.today).where == "this week"
    assert (host.insights("day").where, host.insights("month").where) == ("today", "this month")
    host.dispatch(c.Start())
    house.clock.pass_by(MINUTE)
    host.now = host.session.now()
    assert host.insights("week").where == "this week"


def test_after_an_empty_week_the_present_one_is_shown(house: House, host: AppSession) -> None:
    """Last week has nothing to show either."""
    house.clock.pass_by(10 * DAY)
    host.now = host.session.now()
    assert host.insights("week").where == "this week"


def test_the_body_page_stands_as_it_stood(house: House, host: AppSession) -> None:
    """A check made later is not on it, and nothing is so many days ago."""
    host.dispatch(c.CheckBody((("neck", 2),)))
    house.clock.pass_by(7 * DAY)
    host.dispatch(c.CheckBody((("neck", 1),)))
    host.now = host.session.now()
    assert host.body().checked == "Last checked today (2 checks)."
    page = host.body(host.walk("week", host.today, -1))
    assert (page.checked, page.where, page.key) == ("Last checked on Sep 25 (1 check).", "last week", "2026-09-27")


def test_walking_reads_the_days_once(host: AppSession) -> None:
    """Page by page, until something happens."""
    asked: list[str] = []
    read = host.summaries
    host.summaries = lambda first: asked.append(first) or read(first)  # type: ignore[func-returns-value]
    for key in ("2026-09-25", "2026-09-24", WEDNESDAY, "2026-09-22"):
        host.insights("day", key)
    assert len(asked) == 2
    host.insights("week", "2026-09-25")
    before = len(asked)
    host.dispatch(c.Later(c.Chart(1), day="yesterday"))
    host.insights("week", "2026-09-25")
    assert len(asked) == before + 1


def test_a_gap_of_yesterday_can_still_be_explained(house: House, tmp_path: Path) -> None:
    """The next morning, before the first start: the answer counts for the day of the gap."""
    host = app_of(house, tmp_path)
    host.dispatch(c.Start())
    house.clock.pass_by(3 * HOUR)
    host.dispatch(c.StopWork())
    assert host.session.state.gap is not None
    house.clock.pass_by(20 * HOUR)
    host.now = host.session.now()
    assert host.dispatch(c.Account("off")).ok
    assert host.session.state.gap is None
    assert [slot.word for slot in host.day_page("2026-09-22").slots] == ["production"]
    assert host.dispatch(c.Undo()).ok
    assert [slot.word for slot in host.day_page("2026-09-22").slots] == ["production", "unattended"]
