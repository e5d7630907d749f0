"""What the main screen gets besides its picture: the day, insights, the last audit."""

from __future__ import annotations

import os
from datetime import date, timedelta
from pathlib import Path

import pytest

from ninetyten.config.settings import Settings
from ninetyten.domain import commands as c
from ninetyten.domain.events import Audited, Suggested
from ninetyten.domain.moment import HOUR, MINUTE, SECOND
from ninetyten.domain.plan import DayPlan, Plan, Target, Window
from ninetyten.journal.places import PARTS
from ninetyten.ledger.notes import DatedNote, Notes
from ninetyten.ledger.periods import days_before
from ninetyten.ledger.summary import StudyDay, Summary, summarise
from ninetyten.ledger.timeline import fold_day
from ninetyten.ports import Unwritable
from ninetyten.runtime.app_host import AppSession
from ninetyten.runtime.recent_notes import RecentNotes
from ninetyten.runtime.ringer import Ringer
from ninetyten.view.audit_sheets import audit_sheet, rebuttal_sheet
from ninetyten.view.quiet import BEHIND
from tests.unit.ledger.days import audited, hour, made
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


def test_a_rebuttal_from_the_sheet_corrects_the_audit(tmp_path: Path) -> None:
    """Today's and that of a day that is over; the newest audit's chart type is the one that the next is offered."""
    house = House(tmp_path)
    host = host_of(house)
    first = host.today
    host.dispatch(c.Start())
    host.dispatch(c.Audit(39, 42, errors=(("units", 2), ("modifier", 1))))
    host.dispatch(c.StopWork())
    wait(house, host, 24 * HOUR)
    yesterday = Notes().and_on(first, [written.event for written in host.session.written])
    host.recent_notes = RecentNotes(lambda first, last: yesterday)
    host.dispatch(c.Start())
    host.dispatch(c.Audit(95, 100, errors=(("poa", 5),), kind="general"))
    sheet = rebuttal_sheet(host.audits(), ())
    for row in sheet.rows:
        sheet = sheet.typed(row.name, "1")
    today, other = sheet.commands(host.today)
    assert host.dispatch(today).ok and host.audits()[-1][1].right == 96
    assert host.dispatch(other).message == "Tue, Sep 22: Rebuttal won: units 1, modifier 1"
    assert host.mended == first
    assert audit_sheet((("general", "General"), ("em", "E/M")), 95.0, host.audits()).kind == "general"


def test_an_audit_can_be_rebutted_for_a_year(tmp_path: Path) -> None:
    """As on the command line; what cannot be read leaves those of the last weeks."""
    house = House(tmp_path)
    host = host_of(house)
    asked: list[str] = []

    def recall(first: str, last: str) -> Notes:
        asked.append(first)
        return Notes().and_on("2025-10-01", [Audited(0, 39, 42, errors=(("units", 3),))])

    host.recent_notes = RecentNotes(recall)
    assert [day for day, _ in host.rebuttable()] == ["2025-10-01"]
    assert asked == [days_before(host.today, 366)]

    def unread(first: str, last: str) -> Notes:
        raise Unwritable("the disk is gone")

    host.recent_notes = RecentNotes(unread)
    assert host.rebuttable() == []


def test_the_study_page_is_made_of_two_years(tmp_path: Path) -> None:
    """Up to today; why the journal cannot be read, if it cannot."""
    host = host_of(House(tmp_path))
    asked: list[tuple[str, str]] = []

    def read(first: str, last: str) -> list[StudyDay]:
        asked.append((first, last))
        return [made(host.today, audits=(Audited(0, 39, 42, errors=(("units", 2),), kind="general"),)).for_study]

    host.study_days = read
    page = host.study()
    assert asked == [((date.fromisoformat(host.today) - timedelta(731)).isoformat(), host.today)]
    assert page.parts[0].lines[0].startswith("units: not studied yet; next on")

    def broken(first: str, last: str) -> list[StudyDay]:
        raise Unwritable("the disk is gone")

    host.study_days = broken
    assert host.study().lines == ("the disk is gone",)


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
    assert (host.picture().charts[-1], len(host.day_page().slots)) == ("charts 6", 1)

    wait(house, host, 22 * HOUR)
    picture = host.picture()
    assert (picture.charts, picture.day, picture.totals, picture.line) == ((), None, (), "")
    assert host.day_page().slots == ()


@pytest.mark.posix("a file that is open can be deleted")
def test_what_was_put_back_is_copied_again(tmp_path: Path) -> None:
    """Deleting the journal's folder also deleted the day's copy in it."""
    made: list[str] = []

    def note(key: str) -> str:
        made.append(key)
        return ""

    house, quiet = House(tmp_path), Ringer(Nothing(), Nothing(), Nothing())
    host = AppSession(house.process(), Settings(), (), quiet, lambda at: None, lambda: "", note)
    host.session.watch()

    def tick() -> None:
        host.tick()
        if make := host.backup_to_make():
            make()

    tick()
    assert made == []  # the first tick only looks, and puts nothing back that was taken away
    tick()
    tick()
    assert len(made) == 1
    for part in PARTS:
        os.unlink(f"{house.path}{part}")
    tick()
    tick()
    assert len(made) == 2
    host.leave("quiet")


def test_a_backup_that_failed_is_tried_again(tmp_path: Path) -> None:
    """Ten minutes later, and when it is made the screen no longer speaks of it."""
    said = ["No backup could be made.", ""]
    house, quiet = House(tmp_path), Ringer(Nothing(), Nothing(), Nothing())
    host = AppSession(house.process(), Settings(), (), quiet, lambda at: None, lambda: "", lambda key: said.pop(0))
    host.session.watch()
    wait(house, host, MINUTE)
    make = host.backup_to_make()
    assert make is not None and host.backup_to_make() is None
    make()
    assert host.picture().trouble == "No backup could be made."
    wait(house, host, 9 * MINUTE)
    assert host.backup_to_make() is None
    wait(house, host, MINUTE)
    again = host.backup_to_make()
    assert again is not None
    again()
    wait(house, host, 20 * MINUTE)
    assert (host.picture().trouble, host.backup_to_make(), said) == ("", None, [])
    host.leave("quiet")


def test_two_days_behind_are_mentioned_while_nothing_runs(tmp_path: Path) -> None:
    """The main screen offers the early word once the days are read (S13)."""
    house = House(tmp_path)
    host = host_of(house)
    today = date.fromisoformat(host.now.day.key)
    host.summaries = lambda first: [made((today - timedelta(days)).isoformat(), charts=30) for days in (2, 1)]
    assert host.picture().quiet == ""
    wait(house, host, 2 * MINUTE)
    assert (host.picture().quiet, host.picture().quiet_act) == (BEHIND, "insights.open insights.copy")


@pytest.mark.parametrize(
    ("settings", "before", "said"),
    [
        (Settings(), (), True),
        (Settings(given=(("social.items", []),)), (), False),
        (Settings(), (Suggested(0, "social"),), False),
    ],
)
def test_contacts_are_mentioned_in_a_break_once(
    tmp_path: Path, settings: Settings, before: tuple[Suggested, ...], said: bool
) -> None:
    """It is recorded when it is shown; a setting of their own keeps them quiet (S35)."""
    house = House(tmp_path)
    host = host_of(house, settings)
    first = (date.fromisoformat(host.now.day.key) - timedelta(8)).isoformat()
    kept = Notes(tuple(DatedNote(first, event) for event in before), first=first)
    host.recent_notes = RecentNotes(lambda begin, end: kept)
    wait(house, host, 2 * MINUTE)
    host.dispatch(c.Start())
    wait(house, host, 20 * MINUTE)
    host.dispatch(c.Rest())
    wait(house, host, 2 * MINUTE)
    assert ("Working alone?" in host.picture().quiet) == said
    wait(house, host, 2 * MINUTE)
    assert [event.what for event in host.session.lived if isinstance(event, Suggested)] == (["social"] if said else [])


def test_a_morning_is_told_before_the_first_block(tmp_path: Path) -> None:
    """Today's target and what yesterday came to, once the days are read; gone with the first block, and in the evening."""
    house = House(tmp_path)
    host = host_of(house)
    yesterday = made("2026-09-21", charts=27)
    host.summaries = lambda first: [yesterday]
    assert host.picture().morning == ()
    wait(house, host, SECOND)
    assert host.picture().morning == (
        "Today: 54 charts in 4 h 30 of production",
        "Yesterday: 27 of 54 charts, 50% of the target",
    )
    host.dispatch(c.Start())
    assert host.picture().morning == ()
    host.dispatch(c.StopWork())
    assert host.picture().morning == ()
    wait(house, host, 24 * HOUR)
    assert host.picture().morning[1] == "Mon, Sep 21: 27 of 54 charts, 50% of the target"


def test_a_morning_without_a_journal_to_read_has_its_target(tmp_path: Path) -> None:
    """What earlier days came to is left out."""
    house = House(tmp_path)
    host = host_of(house)

    def unreadable(first: str) -> list[Summary]:
        raise Unwritable("the journal cannot be read")

    host.summaries = unreadable
    wait(house, host, SECOND)
    assert host.picture().morning == ("Today: 54 charts in 4 h 30 of production",)


@pytest.mark.parametrize("how", ["pause", "quiet", "watch"])
def test_leaving_leaves_the_day_in_one_line(tmp_path: Path, how: str) -> None:
    """However the app is left; nothing on a day without work."""
    house = House(tmp_path)
    assert host_of(house).leave("quiet") == ""
    host = host_of(house)
    host.dispatch(c.Start())
    host.dispatch(c.Chart(6))
    wait(house, host, 30 * MINUTE)
    assert host.leave(how) == "Tue, Sep 22, 2026: 6 of 54 charts, 11% of the target; minutes: production 30"


@pytest.mark.parametrize("rings", [True, False])
def test_reminders_go_on_after_an_end_before_the_first_tick(tmp_path: Path, rings: bool) -> None:
    """Another process rings on only if there is one; else one is started."""
    house, quiet = House(tmp_path), Ringer(Nothing(), Nothing(), Nothing())
    if rings:
        host_of(house).session.watch()
    host = AppSession(house.process(), Settings(), (), quiet, lambda at: None, lambda: "Started one.", lambda key: "")
    host.dispatch(c.Start())
    assert host.leave("watch").splitlines()[-1] == (
        "Another ninetyten is already running and keeps ringing." if rings else "Started one."
    )


def test_what_is_on_hold_comes_back_the_next_day(tmp_path: Path) -> None:
    """Another process sees it too, and releases it; so does the evening's card."""
    house = House(tmp_path)
    host = host_of(house)
    host.dispatch(c.Start())
    host.dispatch(c.Hold("query"))
    host.dispatch(c.StopWork())
    wait(house, host, 24 * HOUR)
    assert host.picture().on_hold == "1 on hold for 1 day"
    other = host_of(house)
    assert [(one.words, one.reason) for one in other.held()] == [("General, query to the provider: 1 on hold for 1 day", "query")]
    assert other.dispatch(c.Release()).ok
    wait(house, host, SECOND)
    assert (host.picture().on_hold, host.held(), host.picture().charts[-1]) == ("", (), "charts 1")


def test_an_unlikely_count_is_doubted_by_todays_plan(tmp_path: Path) -> None:
    """F4: at the rate of the type in use, by the target of the day."""
    host = host_of(House(tmp_path))
    assert host.doubt(c.Chart(37)) == "37 charts is more than 3 hours' worth at 12/hour"
    assert (host.doubt(c.Chart(36)), host.doubt(c.Chart(total=107))) == ("", "")
    assert host.doubt(c.Chart(total=108)) == "108 charts is twice the day's target or more"


def test_an_unlikely_count_of_a_day_that_is_over_is_doubted_by_its_own_plan(tmp_path: Path) -> None:
    """F4: its schedule had another target."""
    host = host_of(House(tmp_path))
    halved = Window(days=tuple(range(7)), last="2026-09-21", production=135 * MINUTE)
    host.session.plan = host.session.plan.replace(windows=(halved,))
    assert (host.doubt(c.Chart(total=54)), host.doubt(c.Chart(total=54), "2026-09-21") != "") == ("", True)


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


def test_study_is_read_late_while_a_block_runs_and_at_once_if_a_person_asks(tmp_path: Path) -> None:
    """Nothing shows it meanwhile; who switches to study does not wait, and gets what is due."""
    house = House(tmp_path)
    host = host_of(house)
    host.dispatch(c.Start())
    asked: list[str] = []

    def read(first: str, last: str) -> list[StudyDay]:
        asked.append(last)
        return [made("2026-09-21", audits=(audited(48, 50, modifier=2),)).for_study]

    host.study_days = read
    host.tick()
    host.tick()
    assert host.study_to_read() is None
    house.clock.pass_by(11_000)
    host.tick()
    assert host.study_to_read() is not None
    host.study_topics.forget()
    assert asked == [] and host.first_due() == "modifier" and len(asked) == 1


def test_the_slowest_hour_is_found_for_the_slot_of_study(tmp_path: Path) -> None:
    """From past weeks, once the day page asks; an unreadable journal leaves the slot after lunch."""
    house = House(tmp_path)
    host = host_of(house, Settings(plan=Plan(day=DayPlan(start=9 * 60, stop=17 * 60 + 30))))
    host.session.plan = host.settings.plan
    rates = (hour(9, 10.0), hour(10, 12.0), hour(11, 4.0))
    host.summaries = lambda first: [made(f"2026-09-{n:02}", hours=rates) for n in (1, 2, 3, 4, 7, 8, 9, 10, 11, 14, 15)]
    found = made("2026-09-21", audits=(audited(48, 50, modifier=2),)).for_study
    host.study_days = lambda first, last: [found]
    assert host.study_to_read() is None  # the first tick only looks
    host.tick()
    read = host.study_to_read()
    assert read is not None and host.study_to_read() is None
    read()

    def slot() -> list[str]:
        page = host.day_page()
        return [page.time(line.start) for line in page.planned if line.word == "study"]

    assert slot() == ["14:50"]
    host.find_slowest()
    assert slot() == ["11:00"]
