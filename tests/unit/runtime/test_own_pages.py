"""What the app session does besides the clock: the person's own words, the quiet line, the body page, and settings changed
while it runs."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from ninetyten.config.build import build
from ninetyten.config.configuration import Configuration
from ninetyten.config.files import places
from ninetyten.config.settings import BodySettings, Loaded, NotesSettings, Settings, ShutdownSettings, SocialSettings
from ninetyten.domain import commands as c
from ninetyten.domain import events as e
from ninetyten.domain.moment import HOUR, MINUTE, SECOND
from ninetyten.domain.plan import DayPlan, Kind, Plan, Slot
from ninetyten.ledger.notes import DatedNote, Notes
from ninetyten.ledger.summary import Summary
from ninetyten.ports import Unwritable
from ninetyten.runtime.app_host import AppSession
from ninetyten.runtime.recent_notes import RecentNotes
from ninetyten.view.quiet import CHECK_DUE, ENERGY_NOW, EYES_NOW
from tests.unit.ledger.days import hour, made, private, weekdays
from tests.unit.runtime.test_app_host import host_of, wait
from tests.unit.runtime.test_session import House

NOTES = Settings(notes=NotesSettings(on=True), shutdown=ShutdownSettings(("close the door",)))
NUMBER = "88" + "7766554"


class Desk(Configuration):
    """The settings of a test, changed in memory."""

    def __init__(self) -> None:
        super().__init__(places({"NINETYTEN_HOME": os.devnull}), {})
        self.refuse = ""

    def change(self, changes: Mapping[str, object]) -> str:
        """Go by them, unless there is a reason not to."""
        if not self.refuse:
            self.loaded = Loaded(build({**dict(self.settings.given), **changes}))
        return self.refuse


def in_autumn(root: Path) -> House:
    """A machine on Thursday, 22 October 2026, when no code set is near."""
    house = House(root)
    house.clock.pass_by(30 * 24 * HOUR)
    return house


def seen(host: AppSession) -> AppSession:
    """Return an app session whose first frame was shown."""
    host.tick()
    return host


def test_own_words_are_guarded_before_they_are_written(tmp_path: Path) -> None:
    """The refusal repeats nothing, and the journal holds nothing."""
    host = host_of(in_autumn(tmp_path), NOTES)
    reply = host.dispatch(c.LeaveOpen("Monday", f"call {NUMBER}"))
    assert not reply.ok and NUMBER not in reply.message
    assert not host_of(in_autumn(tmp_path)).dispatch(c.LeaveOpen("Monday")).ok
    assert host.dispatch(c.DoRitual(("close-the-door",))).ok
    assert [type(written.event) for written in host.session.written if isinstance(written.event, e.LeftOpen)] == []


def test_nothing_is_recalled_before_something_is_seen(tmp_path: Path) -> None:
    """Then once a day, and again on the next."""
    house = in_autumn(tmp_path)
    asked: list[tuple[str, str]] = []

    def recall(first: str, last: str) -> Notes:
        asked.append((first, last))
        return Notes(first="2026-01-01")

    host = host_of(house)
    host.recent_notes = RecentNotes(recall)
    assert (host.picture().quiet, asked) == ("", [])
    seen(host)
    assert (host.picture().quiet, host.picture().quiet_act) == (CHECK_DUE, "body.open")
    host.dispatch(c.Start())
    assert host.picture().quiet == ""
    wait(house, host, MINUTE)
    host.picture()
    assert asked == [("2026-07-14", "2026-10-21")]
    house.clock.pass_by(20 * HOUR)
    host.tick()
    host.picture()
    assert len(asked) == 2


def test_a_check_of_today_counts_at_once(tmp_path: Path) -> None:
    """A note just taken is not asked for again."""
    host = host_of(in_autumn(tmp_path))
    host.recent_notes = RecentNotes(lambda first, last: Notes(first="2026-01-01"))
    seen(host)
    assert host.picture().quiet == CHECK_DUE
    host.dispatch(c.CheckBody((("neck", 2),)))
    assert host.picture().quiet == ""
    assert host.body().checked == "Last checked today (1 check)."
    assert host.body().contacts == ()


def test_the_page_of_the_body_knows_which_contacts_are_on(tmp_path: Path) -> None:
    """Only those that are on, and one made just now counts as today."""
    host = host_of(in_autumn(tmp_path), Settings(social=SocialSettings(("coffee", "hobby"))))
    host.dispatch(c.MakeContact("coffee"))
    host.dispatch(c.MakeContact("chat"))
    assert host.body().contacts == ("Virtual coffee: today.", "Hobby with other people: not yet.")


def test_what_stayed_open_comes_back_the_next_morning(tmp_path: Path) -> None:
    """Before the first block, on the day after; not once that one has begun."""
    house = in_autumn(tmp_path)
    host = seen(host_of(house, NOTES.replace(body=BodySettings(weekly=False))))
    host.dispatch(c.Start())
    host.dispatch(c.LeaveOpen("Wednesday", "queue 3"))
    host.dispatch(c.StopWork())
    host.tick()
    assert host.picture().quiet == ""
    house.clock.pass_by(22 * HOUR)
    host.tick()
    assert host.picture().quiet == "Left open: Wednesday · queue 3"
    host.dispatch(c.Start())
    host.dispatch(c.StopWork())
    assert host.picture().quiet == ""


def test_a_new_process_remembers_what_stayed_open(tmp_path: Path) -> None:
    """From the journal's earlier days."""
    house = in_autumn(tmp_path)
    host = seen(host_of(house, NOTES.replace(body=BodySettings(weekly=False))))
    left = DatedNote("2026-10-20", e.LeftOpen(0, "Monday", "", ""))
    host.recent_notes = RecentNotes(lambda first, last: Notes((left,), "2026-09-01", "2026-10-20"))
    assert host.picture().quiet == "Left open: Monday"


def test_a_journal_that_cannot_be_read_says_so_on_the_page_alone(tmp_path: Path) -> None:
    """The main screen stays quiet."""

    def broken(first: str, last: str) -> Notes:
        raise Unwritable("the disk is gone")

    host = host_of(in_autumn(tmp_path))
    host.recent_notes = RecentNotes(broken)
    seen(host)
    assert host.picture().quiet == ""
    assert host.body().checked == "the disk is gone"


@pytest.mark.parametrize(("minutes", "words"), [(0, ""), (65, "1 h 05 this week, outside your planned hours")])
def test_minutes_given_away_are_those_of_the_week(tmp_path: Path, minutes: int, words: str) -> None:
    """From Monday on; no minutes, no sentence."""
    host = host_of(in_autumn(tmp_path))
    asked: list[str] = []

    def read(first: str) -> list[Summary]:
        asked.append(first)
        return [made().replace(private=private(early=minutes * MINUTE, overrun=None))]

    host.summaries = read
    assert host.given_away() == words
    assert asked == ["2026-10-19"]


def test_settings_change_while_it_runs(tmp_path: Path) -> None:
    """The screen changes at once, the rules with the next block; sounds and desktop hear of both."""
    house = in_autumn(tmp_path)
    told: list[tuple[Settings, Settings]] = []
    host, desk = host_of(house), Desk()
    host.configured, host.refit = desk, lambda before, after: told.append((before, after))
    host.dispatch(c.Start())
    wait(house, host, 10 * SECOND)
    assert host.picture().clock == "1:29:50"
    assert host.change({"block.focus": "55m", "display.seconds": False}).ok
    assert host.picture().clock == "90 min"
    host.dispatch(c.StopWork())
    host.dispatch(c.Start())
    assert host.picture().clock == "55 min"
    assert told == [(Settings(), desk.settings)]


def test_a_setting_that_cannot_be_changed_changes_nothing(tmp_path: Path) -> None:
    """The reason is the reply; a session without settings has none to change."""
    host, desk = host_of(in_autumn(tmp_path)), Desk()
    assert not host.change({"block.focus": "55m"}).ok
    host.configured, desk.refuse = desk, "set by the environment"
    reply = host.change({"block.focus": "55m"})
    assert (reply.ok, reply.message, host.settings) == (False, "set by the environment", Settings())


ASKING = Settings(body=BodySettings(weekly=False, midday=True, energy=True))


def test_a_block_s_start_asks_how_the_eyes_and_the_energy_are(tmp_path: Path) -> None:
    """For five minutes, each until it is answered; the next block of the same hour asks neither."""
    house = in_autumn(tmp_path)
    host = seen(host_of(house, ASKING))
    assert host.picture().quiet == ""
    before_noon = 12 * HOUR - (house.clock.now().utc + host.now.offset * SECOND) % (24 * HOUR)
    house.clock.pass_by(before_noon % (24 * HOUR) + MINUTE)
    host.tick()
    host.dispatch(c.Start())
    assert (host.picture().quiet, host.picture().quiet_act) == (EYES_NOW, "body.open eyes.score")
    host.dispatch(c.ScoreEyes(1))
    assert (host.picture().quiet, host.picture().quiet_act) == (ENERGY_NOW, "body.open energy.rate")
    wait(house, host, 5 * MINUTE)
    assert host.picture().quiet == ""
    host.dispatch(c.StopWork())
    wait(house, host, 5 * MINUTE)
    host.dispatch(c.Start())
    assert host.picture().quiet == ""
    host.dispatch(c.StopWork())
    wait(house, host, HOUR)
    host.dispatch(c.Start())
    assert host.picture().quiet == ENERGY_NOW
    host.dispatch(c.RateEnergy(5))
    assert host.picture().quiet == ""
    rated = [entry.event for entry in host.session.written if isinstance(entry.event, e.EnergyRated)]
    assert [(event.rating, event.hour) for event in rated] == [(5, 13)]


def test_with_the_body_off_nothing_asks_about_it(tmp_path: Path) -> None:
    """With the switch off, the main screen never mentions the body, however long ago the last check was."""
    house = in_autumn(tmp_path)
    host = host_of(house, Settings(body=BodySettings(weekly=False)))
    failing = tuple(DatedNote(f"2026-10-{day}", e.PostureChecked(0, ("feet",))) for day in range(16, 22))
    host.recent_notes = RecentNotes(lambda first, last: Notes(failing, "2026-01-01"))
    seen(host)
    found = [host.picture().quiet]
    for command in (c.CheckPosture(("feet",)), c.Start(), c.Rest(), c.Back(), c.StopWork()):
        host.dispatch(command)
        wait(house, host, 6 * MINUTE)
        found.append(host.picture().quiet)
    assert set(found) == {""}
    host.settings = Settings()
    wait(house, host, MINUTE)
    assert host.picture().quiet == CHECK_DUE


def test_the_slowest_type_in_the_slowest_hour_is_reported(tmp_path: Path) -> None:
    """From the days of a quarter; empty if they cannot be read."""
    earned = tuple(hour(at, worth) for at, worth in ((8, 66.0), (9, 60.0), (13, 45.0)))
    kinds = (Kind("em", "E/M", 12.0), Kind("ip", "Inpatient", 2.0))
    plan = Plan(kinds=kinds, day=DayPlan(slots=(Slot(13 * 60, HOUR, kind="ip"),)))
    host = host_of(in_autumn(tmp_path))
    host.session.plan = plan
    asked: list[str] = []

    def read(first: str) -> list[Summary]:
        asked.append(first)
        return [made(key, hours=earned) for key in weekdays(10)]

    host.summaries = read
    assert host.misplaced() == "Inpatient at 13:00 is in your slowest hour; 08:00 is your best."
    assert asked == ["2026-07-23"]

    def broken(first: str) -> list[Summary]:
        raise Unwritable("the disk is gone")

    host.summaries = broken
    assert host.misplaced() == ""
