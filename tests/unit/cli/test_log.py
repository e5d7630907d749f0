"""The facts of a day: those that hold, newest last, by the wall clock."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from ninetyten.config.files import places
from ninetyten.domain import commands as c
from ninetyten.domain.moment import HOUR
from tests.unit.cli.conftest import Home


def test_the_newest_day_is_told_in_order(home: Home) -> None:
    """Each fact is a line with its time of day, below the date."""
    home.say("start")
    home.at("09:10").say("chart", "3")
    home.at("09:15").say("rest")
    assert home.say("log").splitlines() == [
        "Tue, Oct 6, 2026",
        "09:00  work day started",
        "09:00  block started: production, General, until 10:30",
        "09:10  3 General charts logged",
        "09:15  break started, until 09:25",
    ]


def test_what_was_undone_does_not_hold(home: Home) -> None:
    """An act that was taken back is gone; that it was is told."""
    home.say("start")
    home.at("09:10").say("chart", "3")
    home.at("09:11").say("undo")
    lines = home.say("log").splitlines()
    assert lines[-1] == "09:11  undid: 3 General charts"
    assert not any("logged" in line for line in lines)


def test_a_due_that_is_shown_at_once_is_told_once(home: Home) -> None:
    """A due has a line of its own only if its showing came later; the fate names the tracks."""
    session = home.session()
    session.watch()
    session.dispatch(c.Start())
    home.live("09:26", session)
    home.say("chart")
    home.live("09:40", session)
    session.leave(in_order=True)
    assert [line for line in home.say("log").splitlines() if "micro-break" in line] == [
        "09:20  micro-break (eyes): shown",
        "09:21  micro-break (eyes): unknown",
        "09:30  micro-break (wrists): due",
        "09:33  micro-break (wrists): shown",
        "09:35  micro-break (wrists): unknown",
        "09:40  micro-break (eyes): due",
        "09:40  micro-break (posture): due",
    ]


def test_an_event_of_a_newer_program_is_told_as_unknown(home: Home) -> None:
    """It has a line of its own; the others keep theirs."""
    home.say("start")
    home.at("09:08").say("chart")
    with closing(sqlite3.connect(places().journal)) as journal, journal:
        journal.execute("UPDATE events SET kind = 'ChartPraised' WHERE kind = 'ChartsLogged'")
    assert home.say("log").splitlines()[2:] == [
        "09:00  block started: production, General, until 10:30",
        "09:08  unknown event (written by a newer version?)",
    ]


def test_what_was_said_later_names_when_it_was_logged(home: Home) -> None:
    """The answer and the log give both times."""
    home.say("start")
    assert home.at("10:00").say("chart", "2", "--at", "09:40") == "2 General charts logged; 2 today (backdated to 09:40)\n"
    assert "09:40  2 General charts logged (recorded at 10:00)" in home.say("log").splitlines()


def test_programs_get_every_fact_with_its_fields(home: Home) -> None:
    """Times are ISO 8601 with offset, `kind` is the fact's and `chart_kind` the chart's, lengths name their unit."""
    home.say("start")
    home.at("09:10").say("chart")
    home.at("09:15").say("meeting", "10m")
    home.at("09:50").run("done")
    facts = home.ask("log")
    assert [fact["kind"] for fact in facts] == [
        "day-opened", "block-started", "charts-logged", "interrupted", "interruption-ended", "prompt-fell-due", "prompt-shown",
        "prompt-settled", "refused",
    ]  # fmt: skip
    assert facts[0] == {"at": "2026-10-06T09:00:00+00:00", "kind": "day-opened", "date": "2026-10-06", "zone": "UTC"}
    assert facts[1]["chart_kind"] == "general"
    assert facts[1]["focus_minutes"] == 90.0
    assert facts[3] == {
        "at": "2026-10-06T09:15:00+00:00",
        "kind": "interrupted",
        "what": "meeting",
        "reason": "",
        "ends": "2026-10-06T09:25:00+00:00",
    }
    assert facts[5]["seconds"] == 20
    assert facts[5]["due"] == facts[5]["at"]


def test_times_are_those_of_the_wall_clock(home: Home) -> None:
    """After somebody set the clock, facts are told by what it showed."""
    home.say("start")
    session = home.session()
    home.moment = home.moment.replace(utc=home.moment.utc + 3 * HOUR)
    session.dispatch(c.SetClock(3 * HOUR))
    home.say("chart")
    assert [line[:5] for line in home.say("log").splitlines()[1:]] == ["09:00", "09:00", *["12:00"] * 3]
    assert [fact["at"][11:16] for fact in home.ask("log")] == ["09:00", "09:00", *["12:00"] * 3]


def test_an_empty_day_is_said_to_be_empty(home: Home) -> None:
    """Nothing recorded is a plain sentence, and an empty list for programs."""
    assert home.say("log") == "Nothing recorded yet.\n"
    assert home.ask("log") == []
    home.say("start")
    assert home.say("log", "--date", "2026-10-05") == "Nothing recorded for Mon, Oct 5, 2026.\n"


def test_a_past_day_is_named_by_its_date(home: Home) -> None:
    """`--date` tells of that work day alone."""
    home.say("start")
    home.at("10:00").say("stop")
    home.at("09:00", days=1).say("start")
    assert [fact["at"][:10] for fact in home.ask("log", "--date", "2026-10-06")] == ["2026-10-06"] * len(
        home.ask("log", "--date", "2026-10-06")
    )
    assert home.say("log").splitlines()[0] == "Wed, Oct 7, 2026"


@pytest.mark.parametrize(
    ("at", "meant"),
    [("1:30", "13:30"), ("9:15", "09:15"), ("1:30pm", "13:30"), ("13:30", "13:30"), ("930", "09:30"), ("1", "13:00")],
)
def test_a_time_without_am_or_pm_is_the_one_that_can_be(home: Home, at: str, meant: str) -> None:
    """F1: 12 hours later if only that is possible."""
    home.say("start")
    assert f"(backdated to {meant})" in home.at("14:00").say("chart", "--at", at)


@pytest.mark.parametrize("at", ["01:30", "1:30am", "4"])
def test_a_time_that_cannot_be_is_refused(home: Home, at: str) -> None:
    """A clock of 24 hours, or am, says which one is meant; an hour alone is neither."""
    home.say("start")
    assert home.at("14:00").run("chart", "--at", at)[0] != 0


def test_what_is_undone_is_called_by_its_name(home: Home) -> None:
    """A chart type's name as the person gave it, not its key."""
    home.configure('[kinds.ip]\nname = "Inpatient facility"\nper_hour = 3\n')
    home.say("start", "--kind", "ip")
    assert home.say("chart").startswith("1 Inpatient facility chart logged")
    assert home.say("undo") == "Undid: 1 Inpatient facility chart\n"
    assert "undid: 1 Inpatient facility chart" in home.say("log") and "production, Inpatient facility" in home.say("log")


@pytest.mark.parametrize("word", ["rest", "break"])
def test_a_refusal_begins_with_the_word_that_was_typed(home: Home, word: str) -> None:
    """`rest` and `break` are one act; the screen calls it a break."""
    assert home.run(word)[2] == f"ninetyten: {word}: no block is running; use `start` to begin one\n"
    home.say("start")
    home.say("stop")
    assert home.run(word, "--ago", "1m")[2].startswith(f"ninetyten: {word}: ")
    assert "refused: break: no block is running" in home.say("log")
