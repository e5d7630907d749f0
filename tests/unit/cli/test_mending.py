"""A work day that is over can be mended: an act is said of it, counts there, and can be taken back (D10)."""

from __future__ import annotations

import pytest

from tests.unit.cli.conftest import Home, home

__all__ = ["home"]


@pytest.fixture
def tuesday(home: Home) -> Home:
    """Tuesday, October 6, from 9:00 to 11:00 with 8 charts; it is Wednesday morning, and nothing has been started yet."""
    home.at("09:00").say("start")
    home.at("09:30").say("chart", "8")
    home.at("10:30").say("rest")
    home.at("10:40").say("back")
    home.at("11:00").say("stop")
    return home.at("08:00", days=1)


def minutes(home: Home, day: str = "tue") -> dict[str, float]:
    """What the day went to, without zeros."""
    found: dict[str, float] = home.ask("report", "--date", day)["minutes"]
    return {bucket: span for bucket, span in found.items() if span}


@pytest.mark.parametrize("begun", [False, True], ids=["before the first start", "in a block of today"])
def test_yesterday_is_mended(tuesday: Home, begun: bool) -> None:
    """A forgotten meeting, the count that the work queue shows, an audit, each said with its day; today stays as it is."""
    if begun:
        tuesday.say("start")
        tuesday.at("08:10", days=1).say("chart", "3")
    today = tuesday.ask("report")
    assert tuesday.say("relabel", "9:30", "10:00", "meeting", "--date", "yesterday").startswith("Tue, Oct 6: ")
    assert tuesday.say("chart", "=14", "--date", "yesterday") == "Tue, Oct 6: 6 General charts logged; 14 that day\n"
    tuesday.say("audit", "39/42", "--date", "tue")
    assert minutes(tuesday) == {"production": 80.0, "meeting": 30.0, "rest": 10.0}
    mended = tuesday.ask("report", "--date", "tue")
    assert (mended["charts"], mended["audits"][0]["right"], mended["blocks"]) == (14, 39, 2)
    assert tuesday.ask("report") == today
    assert tuesday.ask("report", "week")["charts"] == 14 + today["charts"]


@pytest.mark.parametrize("begun", [False, True], ids=["before the first start", "in a block of today"])
def test_what_was_mended_can_be_undone_and_redone(tuesday: Home, begun: bool) -> None:
    """In the order in which it was said, whichever day it was of; what was done yesterday itself stays."""
    if begun:
        tuesday.say("start")
    tuesday.say("chart", "2", "--date", "yesterday")
    if begun:
        tuesday.say("chart", "3")
    tuesday.say("relabel", "9:30", "10:00", "meeting", "--date", "yesterday")
    assert tuesday.say("undo").startswith("Tue, Oct 6: Undid: ")
    assert minutes(tuesday) == {"production": 110.0, "rest": 10.0}
    assert tuesday.say("redo").startswith("Tue, Oct 6: Redid: ")
    assert "meeting" in minutes(tuesday)
    tuesday.say("undo")
    if begun:
        assert tuesday.say("undo").startswith("Undid: 3 General charts")
    assert tuesday.say("undo").startswith("Tue, Oct 6: Undid: 2 General charts")
    assert tuesday.ask("report", "--date", "tue")["charts"] == 8
    if begun:
        tuesday.say("undo")
    code, _, wrong = tuesday.run("undo")
    assert (code, wrong) == (1, "ninetyten: undo: there is nothing left to undo today\n")
    assert tuesday.ask("report", "--date", "tue")["charts"] == 8


def test_a_later_act_ends_what_can_be_redone(tuesday: Home) -> None:
    """An act of today after an undo of yesterday, and the other way round."""
    tuesday.say("chart", "2", "--date", "yesterday")
    tuesday.say("undo")
    tuesday.say("start")
    assert tuesday.run("redo")[0] == 1
    tuesday.say("undo")
    tuesday.say("chart", "1", "--date", "yesterday")
    assert tuesday.run("redo")[0] == 1
    assert tuesday.ask("report", "--date", "tue")["charts"] == 9


def test_what_moves_a_clock_needs_its_time(tuesday: Home) -> None:
    """A meeting of half an hour at 9:40 counts there; 1:30 is not in the night. The day still ends with its stop."""
    assert tuesday.run("meeting", "30", "--date", "yesterday")[2] == (
        "ninetyten: Tue, Oct 6: meeting: say when on that day with --at, such as --at 9:30am\n"
    )
    tuesday.say("meeting", "30", "--at", "9:40", "--date", "yesterday")
    assert minutes(tuesday) == {"production": 80.0, "meeting": 30.0, "rest": 10.0}
    code, _, wrong = tuesday.run("start", "--at", "1:30", "--date", "yesterday")
    assert (code, wrong) == (
        1,
        "ninetyten: Tue, Oct 6: start: that would leave the day running; use `relabel` instead\n",
    )
    assert minutes(tuesday) == {"production": 80.0, "meeting": 30.0, "rest": 10.0}
    tuesday.say("chart", "2", "--at", "1:30", "--date", "yesterday")
    said = tuesday.say("log", "--date", "tue").splitlines()[-1]
    assert said.startswith("13:30") and "2 General charts" in said


def test_a_day_that_was_never_stopped_takes_labels_and_counts(home: Home) -> None:
    """What moves a clock would contradict the day after, which began with what was under way."""
    home.at("09:00").say("start")
    home.at("10:00", days=1)
    home.say("relabel", "9:30", "11:00", "off", "--date", "yesterday")
    home.say("chart", "12", "--date", "yesterday")
    code, _, wrong = home.run("meeting", "30", "--at", "9:10", "--date", "yesterday")
    assert code == 1
    assert wrong == ("ninetyten: Tue, Oct 6: meeting: that day was never stopped; use `relabel`, or log charts without a time\n")
    assert home.ask("report", "--date", "tue")["charts"] == 12
    assert minutes(home)["off"] == 90.0
    home.say("undo")
    assert home.ask("report", "--date", "tue")["charts"] == 0


def test_the_log_says_when_a_day_was_mended(tuesday: Home) -> None:
    """With the date."""
    tuesday.say("relabel", "9:30", "10:00", "meeting", "--date", "yesterday")
    assert tuesday.say("log", "--date", "tue").splitlines()[-1].endswith("(recorded Wed, Oct 7 at 08:00)")


def test_charts_of_a_day_without_records(tuesday: Home) -> None:
    """They count; there is no time to relabel."""
    assert tuesday.say("chart", "5", "--date", "monday") == "Mon, Oct 5: 5 General charts logged; 5 that day\n"
    assert tuesday.ask("report", "week")["charts"] == 13
    assert tuesday.run("relabel", "9", "10am", "meeting", "--date", "10/4")[0] == 1
    assert tuesday.run("relabel", "9:00", "10:00", "meeting", "--date", "10/4")[2] == (
        "ninetyten: Sun, Oct 4: relabel: no time is recorded on that day\n"
    )
    assert tuesday.ask("status")["charts"] == 0
    tuesday.say("start")
    assert tuesday.ask("report")["charts"] == 0


@pytest.mark.parametrize("words", [("chart", "5"), ("chart", "5", "--at", "9:30")], ids=["as a whole", "at a time"])
def test_a_day_without_records_goes_on_from_the_one_before(home: Home, words: tuple[str, ...]) -> None:
    """As any morning does: the chart type is the last one, and what is on hold stays there, also for the days after it."""
    home.configure("[kinds.general]\nper_hour = 12\n[kinds.em]\nper_hour = 20\n")
    home.say("start", "--kind", "em")
    home.at("09:10").say("hold", "query")
    home.at("11:00").say("stop")
    home.at("08:00", days=2).say(*words, "--date", "yesterday")
    assert home.ask("report", "--date", "wed")["kinds"]["em"]["charts"] == 5
    assert home.ask("status")["on_hold"] == {"charts": 1, "oldest_days": 2}
    home.say("undo")
    home.say("start")
    assert home.ask("status")["kind"] == "em"
    home.say("release")
    assert home.run("release")[0] == 1


def test_the_rates_and_targets_of_the_day_stay(tuesday: Home) -> None:
    """Settings changed since then do not reach it."""
    tuesday.configure('[kinds.general]\nper_hour = 6\n[target]\nproduction = "2h"\n')
    before = tuesday.ask("report", "--date", "tue")
    tuesday.say("chart", "12", "--date", "tue")
    after = tuesday.ask("report", "--date", "tue")
    assert after["earned_minutes"] - before["earned_minutes"] == 60.0
    assert after["pace"]["target_minutes"] == before["pace"]["target_minutes"]


@pytest.mark.parametrize(
    ("words", "code", "wrong"),
    [
        (("chart", "--date", "12/31/2026"), 1, "Thu, Dec 31: chart: that day is in the future; use a date that has passed"),
        (("chart", "--ago", "5", "--date", "tue"), 2, "chart: --ago counts from now, so use --at with --date"),
        (("chart", "=3", "--date", "tue"), 1, "logged 8 General charts that day; use `--less`"),
        (("hold", "unsigned", "--date", "tue"), 2, "unrecognized arguments"),
        (("release", "--at", "9:30", "--date", "tue"), 2, "release: "),
        (("relabel", "8:00", "10:00", "admin", "--date", "tue"), 1, "between 09:00 and 11:00"),
        (("chart", "999", "--date", "tue"), 2, "--yes"),
    ],
)  # fmt: skip
def test_what_cannot_be_mended_says_so(tuesday: Home, words: tuple[str, ...], code: int, wrong: str) -> None:
    """And nothing is recorded."""
    before = tuesday.ask("report", "--date", "tue")
    found, out, said = tuesday.run(*words)
    assert (found, out) == (code, "")
    assert wrong in said
    assert tuesday.ask("report", "--date", "tue") == before


def test_a_chart_on_hold_is_released_once(home: Home) -> None:
    """Today's list began with yesterday's: a release said of yesterday would leave the chart there, to be counted again."""
    home.say("start")
    home.at("09:10").say("hold", "query")
    home.at("11:00").say("stop")
    home.at("08:00", days=1).say("start")
    home.run("release", "--at", "9:30", "--date", "yesterday")
    home.say("release")
    assert home.ask("report", "week")["charts"] == 1


def test_today_needs_no_mending(tuesday: Home) -> None:
    """`--date today` is the act itself."""
    tuesday.say("start")
    tuesday.at("08:30", days=1)
    assert tuesday.say("chart", "2", "--date", "today") == "2 General charts logged; 2 today\n"
    assert tuesday.say("chart", "--at", "8:10", "--date", "10/7").endswith("3 today (backdated to 08:10)\n")


def test_a_running_app_takes_it_in(tuesday: Home) -> None:
    """A chart of yesterday from the command line does not disturb the block of today, and rings nothing."""
    session = tuesday.session()
    session.watch()
    rung: list[object] = []
    session.perform = rung.append
    session.tick()
    tuesday.say("start")
    session.tick()
    rung.clear()
    tuesday.say("chart", "2", "--date", "yesterday")
    tuesday.pass_by(1000)
    session.tick()
    assert (session.state.in_block, session.state.chart_total, rung) == (True, 0, [])
    tuesday.say("chart", "3")
    tuesday.pass_by(1000)
    session.tick()
    assert session.state.chart_total == 3
