"""What the main screen gets besides its picture: the day, insights, the last audit."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ninetyten.config.settings import Settings
from ninetyten.domain import commands as c
from ninetyten.domain.moment import HOUR, MINUTE, SECOND
from ninetyten.domain.plan import Plan, Target
from ninetyten.journal.places import PARTS
from ninetyten.ledger.notes import Notes
from ninetyten.ledger.summary import Summary, summarise
from ninetyten.ledger.timeline import fold_day
from ninetyten.ports import Unwritable
from ninetyten.runtime.app_host import AppSession
from ninetyten.runtime.recent_notes import RecentNotes
from ninetyten.runtime.ringer import Ringer
from tests.unit.runtime.test_session import House

FIRST = Plan(target=Target(accuracy_first=True))


class Nothing:
    """Neither notices, sounds nor commands."""

    def send(self, notice: object) -> None:
        """Nobody is told."""

    def play(self) -> None:
        """Nothing sounds."""

    def tap(self) -> None:
        """Nor does this."""

    def run(self, name: str, facts: object) -> None:
        """Nothing runs."""

    def close(self) -> None:
        """There is nothing to close."""


def host_of(house: House, settings: Settings | None = None) -> AppSession:
    """Return an app session on a process of that machine."""
    quiet = Ringer(Nothing(), Nothing(), Nothing())
    return AppSession(house.process(), settings or Settings(), (), quiet, lambda at: None, lambda: "", lambda key: "")


def wait(house: House, host: AppSession, span: int) -> None:
    """Let time pass in two ticks: the first one only looks."""
    for _ in range(2):
        house.clock.pass_by(span // 2)
        host.tick()


def test_the_day_is_the_present_one(tmp_path: Path) -> None:
    """As it stands at the last tick."""
    house = House(tmp_path)
    host = host_of(house)
    host.dispatch(c.Start())
    host.dispatch(c.Chart(3))
    wait(house, host, 20 * MINUTE)
    page = host.day_page()
    assert [(slot.at, slot.word, slot.length, slot.logged) for slot in page.slots] == [
        ("09:00", "production", "0 h 20", ("3 charts", "so far"))
    ]


def test_an_audit_stays_on_the_screen_for_a_day(tmp_path: Path) -> None:
    """Into the next day too, and no longer."""
    house = House(tmp_path)
    first = host_of(house)
    first.dispatch(c.Start())
    first.dispatch(c.Audit(39, 42))
    assert first.picture().accuracy.startswith("accuracy 92.9%")
    first.dispatch(c.StopWork())
    notes = Notes().and_on(first.now.day.key, [written.event for written in first.session.written])
    house.clock.pass_by(23 * HOUR)
    second = host_of(house)
    second.recent_notes = RecentNotes(lambda first, last: notes)
    second.dispatch(c.Start())
    wait(house, second, MINUTE)
    assert second.session.written[0].event.at > house.clock.moment.utc - HOUR
    assert second.picture().accuracy.startswith("accuracy 92.9%")
    wait(house, second, HOUR)
    assert second.picture().accuracy == ""


def test_insights_are_made_of_the_days_that_are_read(tmp_path: Path) -> None:
    """From the first date that is needed on."""
    house = House(tmp_path)
    host = host_of(house)
    host.dispatch(c.Start())
    host.dispatch(c.Chart(6))
    wait(house, host, 30 * MINUTE)
    asked: list[str] = []

    def read(first: str) -> list[Summary]:
        asked.append(first)
        events = [written.event for written in host.session.written]
        return [summarise(fold_day(events, host.now.at), host.now.day.key, host.now.at, lambda at: 0)]

    host.summaries = read
    page = host.insights("day")
    assert (page.period, asked) == ("day", ["2026-06-23"])
    assert page.lines[1] == "6 charts, 12/hour of production, 12/hour of paid time"


def test_a_journal_that_cannot_be_read_is_reported(tmp_path: Path) -> None:
    """The page says why; nothing is raised."""
    host = host_of(House(tmp_path))

    def broken(first: str) -> list[Summary]:
        raise Unwritable("the disk is gone")

    host.summaries = broken
    assert host.insights("week").lines == ("the disk is gone",)


def test_seconds_are_for_a_window_in_front(tmp_path: Path) -> None:
    """In the background the clock shows minutes, and there is news once a minute, or when something happens."""
    house = House(tmp_path)
    host = host_of(house)
    host.dispatch(c.Start())
    wait(house, host, 30 * SECOND)
    assert (host.picture().clock, host.picture().moves) == ("1:29:30", True)
    host.set_focused(False)
    assert host.news()
    assert (host.picture().clock, host.picture().moves) == ("90 min", False)
    wait(house, host, 20 * SECOND)
    assert not host.news()
    wait(house, host, 10 * SECOND)
    assert host.news()
    assert host.picture().clock == "89 min"
    host.dispatch(c.Chart())
    assert host.news()


@pytest.mark.parametrize("plan", [Plan(), FIRST])
def test_accuracy_first_is_a_setting(tmp_path: Path, plan: Plan) -> None:
    """The main screen gets it from the plan."""
    house = House(tmp_path)
    host = host_of(house)
    host.session.plan = plan
    house.clock.pass_by(SECOND)
    host.tick()
    assert host.picture().accuracy_first is plan.target.accuracy_first


def test_yesterday_is_not_today(tmp_path: Path) -> None:
    """On the next morning the main screen and the day's page are empty until something is recorded, though the app stayed
    open."""
    house = House(tmp_path)
    host = host_of(house)
    host.dispatch(c.Start())
    host.dispatch(c.Chart(6))
    wait(house, host, 20 * MINUTE)
    host.dispatch(c.StopWork())
    assert (host.picture().charts.startswith("charts 6"), len(host.day_page().slots)) == (True, 1)

    wait(house, host, 22 * HOUR)
    picture = host.picture()
    assert (picture.charts, picture.day, picture.totals, picture.line) == ("", None, (), "")
    assert host.day_page().slots == ()


def test_what_was_put_back_is_copied_again(tmp_path: Path) -> None:
    """Deleting the journal's folder also deleted the day's copy in it."""
    made: list[str] = []

    def note(key: str) -> str:
        made.append(key)
        return ""

    house, quiet = House(tmp_path), Ringer(Nothing(), Nothing(), Nothing())
    host = AppSession(house.process(), Settings(), (), quiet, lambda at: None, lambda: "", note)
    host.session.watch()
    for _ in range(3):
        host.tick()
    assert len(made) == 1
    for part in PARTS:
        os.unlink(f"{house.path}{part}")
    host.tick()
    host.tick()
    assert len(made) == 2
    host.leave("stop")


def tick(house: House, host: AppSession, minutes: int) -> None:
    """Let minutes pass, tick by tick."""
    for _ in range(minutes):
        wait(house, host, MINUTE)


def test_a_reason_names_the_whole_pause(tmp_path: Path) -> None:
    """Said minutes later, it is the same pause, from its beginning to its planned end; undo takes only the reason back."""
    house = House(tmp_path)
    host = host_of(house)
    host.dispatch(c.Start())
    tick(house, host, 10)
    host.dispatch(c.Pause(length=30 * MINUTE))
    paused = host.session.state.interruption
    tick(house, host, 6)
    assert host.dispatch(host.pause_because("phone", 0)).ok
    named = host.session.state.interruption
    assert paused is not None and named == paused.replace(reason="phone")
    assert host.dispatch(host.pause_because("errand", HOUR)).ok
    longer = host.session.state.interruption
    assert longer is not None and (longer.since, longer.ends) == (paused.since, paused.since + HOUR)
    host.dispatch(c.Undo())
    host.dispatch(c.Undo())
    assert host.session.state.interruption == paused


def test_a_reason_without_a_pause_is_a_pause(tmp_path: Path) -> None:
    """As in place of a meeting: it begins now."""
    house = House(tmp_path)
    host = host_of(house)
    host.dispatch(c.Start())
    assert host.pause_because("unwell", 5 * MINUTE) == c.Pause("unwell", 5 * MINUTE)
    host.dispatch(c.Meeting(30 * MINUTE))
    assert host.pause_because("unwell", 0) == c.Pause("unwell")
