"""The two reports: of which days, up to when, and that neither holds the other."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from ninetyten.domain import commands as c
from tests.unit.cli.conftest import Home
from tests.unit.cli.weeks import KINDS, work_a_week


def spent(report: dict[str, Any]) -> dict[str, float]:
    """The buckets that hold something."""
    return {bucket: minutes for bucket, minutes in report["minutes"].items() if minutes}


def test_the_present_day_lasts_until_now(home: Home) -> None:
    """Time since the last fact counts, though nobody has written it."""
    home.say("start")
    home.at("09:40")
    assert spent(home.ask("report")) == {"production": 40.0}
    assert home.ask("wellness")["prompts"]["dues"] == 4
    assert home.say("report").startswith("Production report: Tue, Oct 6, 2026, as of 09:40\n")
    assert len(home.ask("log")) == 2


def test_a_day_of_commands_alone_is_not_unwatched(home: Home) -> None:
    """Nothing rings, and what was said counts (A2)."""
    home.say("start")
    home.at("10:15")
    assert spent(home.ask("report")) == {"production": 75.0}


def test_what_nobody_attended_to_does_not_count(home: Home) -> None:
    """Half an hour past the block's end without an act, what follows the end is not production (B2), whether anything rings or
    not: a forgotten stop is not a night's work."""
    home.say("start")
    home.at("12:00")
    assert spent(home.ask("report")) == {"production": 90.0, "unwatched": 90.0}


def test_time_after_the_ringer_died_does_not_count(home: Home) -> None:
    """A ringer that was killed leaves a gap from its last sign of life on (A6)."""
    session = home.session()
    session.watch()
    session.dispatch(c.Start())
    home.live("09:10", session)
    session.lock.release()
    home.at("09:40")
    assert spent(home.ask("report")) == {"production": 10.0, "unwatched": 30.0}


def test_a_suspend_the_ringer_has_not_told_yet_is_no_work(home: Home) -> None:
    """Just after waking, whoever asks first sees the sleep (A5)."""
    session = home.session()
    session.watch()
    session.dispatch(c.Start())
    home.live("09:10", session)
    home.pass_by(20 * 60_000, asleep=True)
    found = home.ask("report")
    session.lock.release()
    assert spent(found) == {"production": 10.0, "asleep": 20.0}


def test_a_past_day_ends_with_its_last_fact(home: Home) -> None:
    """A day that was stopped is whole, whenever it is asked for."""
    home.say("start")
    home.at("10:00").say("stop")
    home.at("11:00", days=3)
    assert spent(home.ask("report", "--date", "2026-10-06")) == {"production": 60.0}
    assert home.say("report", "--date", "2026-10-06").startswith("Production report: Tue, Oct 6, 2026\n")


def test_a_block_across_the_turnover_is_split(home: Home) -> None:
    """Each of the two days has its part, before anybody has written the new day down (A7)."""
    home.at("03:30", days=1).say("start")
    home.at("04:30", days=1)
    assert spent(home.ask("report", "--date", "2026-10-06")) == {"production": 30.0}
    assert spent(home.ask("report")) == {"production": 30.0}
    home.say("chart")
    assert spent(home.ask("report", "--date", "2026-10-06")) == {"production": 30.0}
    assert home.ask("report")["date"] == "2026-10-07"


def test_a_day_can_be_seen_as_it_stood(home: Home) -> None:
    """`--until` leaves out what came later; a time before the turnover is in the night that ends the day."""
    home.say("start")
    home.at("09:30").say("chart", "4")
    home.at("10:00").say("stop")
    found = home.ask("report", "--until", "09:15")
    assert (spent(found), found["charts"]) == ({"production": 15.0}, 0)
    assert home.ask("report", "--until", "09:30")["charts"] == 4
    assert spent(home.ask("report", "--until", "01:00")) == {"production": 60.0}
    assert home.say("wellness", "--until", "09:15").startswith("Wellness report: Tue, Oct 6, 2026, as of 09:15 (private)\n")


def test_no_time_lies_ahead(home: Home) -> None:
    """A time that is still to come means now."""
    home.say("start")
    home.at("09:10")
    assert spent(home.ask("report", "--until", "17:00")) == {"production": 10.0}


def test_a_day_without_facts_has_figures_without_a_basis(home: Home) -> None:
    """Zeros and nulls for programs, a sentence for people, and exit code 0."""
    found = home.ask("report")
    assert (found["date"], found["charts"], found["productivity"]["production"]) == ("2026-10-06", 0, None)
    assert home.ask("wellness")["prompts"]["answered_percent"] is None
    assert home.say("report") == "Nothing recorded for Tue, Oct 6, 2026.\n"
    home.say("start")
    assert home.say("report", "--until", "08:00") == "Nothing recorded for Tue, Oct 6, 2026 up to 08:00.\n"
    home.say("stop")
    home.at("09:00", days=1)
    assert (
        home.say("wellness") == "Nothing recorded for Wed, Oct 7, 2026; the newest day is Tue, Oct 6, 2026 (--date 2026-10-06).\n"
    )


@pytest.mark.parametrize(
    "words",
    [
        ("decade",), ("--until", "24:00"), ("--until", "9"), ("week", "--until", "12:00"), ("--csv", "--json"),
        ("--json", "--html", "x"), ("--force",), ("--html", "/nowhere/x.html"), ("--date", "2026-02-30"),
    ],
)  # fmt: skip
def test_what_is_not_there_is_refused(home: Home, words: tuple[str, ...]) -> None:
    """Unknown periods, and words that do not go together."""
    code, out, err = home.run("report", *words)
    assert (code, out, err.count("\n")) == (2, "", 1)


def test_the_two_faces_share_nothing(home: Home) -> None:
    """Nothing private is in the production report, and no figure of production in the private one (D11)."""
    home.say("start")
    home.at("10:00").say("chart", "9")
    production, private = home.say("report", "day"), home.say("wellness", "day")
    assert "icro-break" not in production
    assert "harts" not in private


def test_a_week_is_the_sum_of_its_days(home: Home) -> None:
    """Each day that holds something stands in it, the present one as far as it has come."""
    work_a_week(home)
    week = home.ask("report", "week")
    assert (week["period"], week["from"], week["until"]) == ("week", "2026-10-05", "2026-10-11")
    assert [day["date"] for day in week["days"]] == ["2026-10-06", "2026-10-07", "2026-10-08", "2026-10-09"]
    assert [day["charts"] for day in week["days"]] == [12, 12, 12, 0]
    assert week["charts"] == 36
    assert spent(week) == {"production": 240.0, "study": 90.0, "growth": 30.0, "rest": 30.0}
    assert [day["date"] for day in home.ask("wellness", "week")["days"]] == [day["date"] for day in week["days"]]
    assert home.ask("report", "week") == week
    single = [home.ask("report", "--date", day["date"]) for day in week["days"]]
    assert single == week["days"]


def test_a_week_says_what_the_days_alone_cannot(home: Home) -> None:
    """Accuracy over time, best hours or what is missing for them, growth by week, each as text too."""
    work_a_week(home)
    week = home.ask("report", "week")
    accuracy = week["accuracy"]
    assert (accuracy["together"]["percent"], accuracy["audits"][0]["date"]) == (92.9, "2026-10-08")
    assert accuracy["study"] == {"category": "modifier", "count": 3, "total": 3}
    assert (week["peaks"]["missing"], week["switching"]["missing"]) == (6, 10)
    assert week["growth"][0]["week"] == "2026-W41"
    text = home.say("report", "week")
    assert text.startswith("Production report: week 41 (Oct 5 to Oct 11, 2026), as of Oct 9 10:00\n")
    for said in (
        "errors: modifier 3",
        "6 more work days",
        "Day by day",
        "  Thu, Oct 8",
        "  total",
        "goal 10%",
    ):
        assert said in text
    assert max(map(len, text.splitlines())) <= 80


def test_a_report_says_once_what_to_study(home: Home) -> None:
    """What is due first (G3), which need not be the error that was found most often."""
    home.say("audit", "40/42", "--error", "units=1")
    home.at("09:00", days=1).say("audit", "45/52", "--error", "modifier=5")
    text = home.at("10:00", days=1).say("report", "week")
    assert "errors: modifier 5, units 1\n" in text
    assert "next" not in text.partition("Accuracy study by topic")[0]
    assert "not studied yet; due " in text


def test_a_month_and_a_year_hold_the_same_days(home: Home) -> None:
    """Of a year, the months stand in the table."""
    work_a_week(home)
    month, year = home.ask("report", "month"), home.ask("report", "year")
    assert month["days"] == year["days"] == home.ask("report", "week")["days"]
    assert [(part["from"], part["charts"]) for part in year["months"]] == [("2026-10-01", 36)]
    text = home.say("report", "year")
    assert "Month by month" in text and "\n  October " in text
    assert "0 of 1 week reached the goal; it fell " in text
    for longer in ("month", "year"):
        assert max(map(len, home.say("report", longer).splitlines())) <= 80
        assert max(map(len, home.say("wellness", longer).splitlines())) <= 80


def test_a_week_that_is_over_has_no_hour(home: Home) -> None:
    """It is whole; a week in which nothing was said is a sentence."""
    work_a_week(home)
    home.say("stop")
    home.at("12:00", days=10)
    assert home.say("report", "week", "--date", "2026-10-06").startswith("Production report: week 41 (Oct 5 to Oct 11, 2026)\n\n")
    assert home.say("wellness", "week") == (
        "Nothing recorded for week 42 (Oct 12 to Oct 18, 2026); the newest day is Fri, Oct 9, 2026 (--date 2026-10-09).\n"
    )
    assert home.ask("report", "week")["days"] == []


def test_the_goals_of_the_settings_stand_in_it(home: Home) -> None:
    """Continuing education and backlogs, as figures and as sentences."""
    work_a_week(home)
    home.say("ceu", "1.5")
    home.configure(
        f'{KINDS}[ceu]\nbody = "aapc"\nends = "2027-06-30"\n'
        '[backlog.hcc]\nkind = "general"\ncount = 100\nsince = "2026-10-07"\ndeadline = "2026-10-30"\n'
    )
    week = home.ask("report", "week")
    assert (week["ceu"]["earned"], week["ceu"]["required"]) == (1.5, 36)
    assert [(goal["name"], goal["logged"], goal["remaining"]) for goal in week["backlogs"]] == [("hcc", 20, 80)]
    text = home.say("report", "week")
    assert "CEUs              1.5 of 36 CEUs earned for AAPC" in text
    assert "Backlog           hcc: 80 of 100 charts remain" in text


def test_accuracy_leads_in_the_first_year(home: Home) -> None:
    """Above the charts; on a day without an audit the latest one, and how far the end of that mode is."""
    work_a_week(home)
    home.configure(f"{KINDS}[target]\naccuracy_first = true\n")
    text = home.say("report")
    assert text.index("92.9% of codes right (39 of 42), in the audit on Thu, Oct 8") < text.index("Charts ")
    assert "2 audits running" in text
    early = home.say("report", "--date", "2026-10-06")
    assert "no audit" not in early
    over = home.ask("report", "--date", "2026-10-08")["audits"]
    home.configure(f"{KINDS}[target]\naccuracy = 80\n")
    assert "target 95%" in home.say("report", "--date", "2026-10-08")
    assert home.ask("report", "--date", "2026-10-08")["audits"] == over


def test_what_is_left_is_told_while_the_day_lasts(home: Home) -> None:
    """In charts of the chart type in use, and in minutes; not of a day that is over."""
    home.say("start")
    home.at("10:00").say("chart", "10")
    assert "Left              44 charts (220 standard minutes) to reach the target\n" in home.say("report")
    home.say("stop")
    home.at("10:00", days=1)
    assert "Left  " not in home.say("report", "--date", "2026-10-06")


def test_what_is_over_is_not_told_what_to_do(home: Home) -> None:
    """A pace to come is told of today and of the week that lasts, not of yesterday or last week."""
    home.say("start")
    home.at("10:15").say("chart", "5")
    for period in ("day", "week"):
        told = home.say("report", period)
        assert "on pace for" in told and "/hour from now on reaches the target" in told
    home.at("09:00", days=7)
    for period in ("day", "week"):
        told = home.say("report", period, "--date", "2026-10-06")
        assert "target 54\n" in told and "on pace" not in told and "from now on" not in told


def test_facts_of_a_newer_version_are_told_on_stderr(home: Home) -> None:
    """The figures leave them out, and say so."""
    work_a_week(home)
    with closing(sqlite3.connect(home.folder / "data" / "journal.db")) as opened, opened:
        opened.execute("UPDATE events SET kind = 'Levitated' WHERE kind = 'Audited'")
    for words in (("report", "--date", "2026-10-08"), ("wellness", "week"), ("report", "week", "--csv")):
        code, out, err = home.run(*words)
        assert (code, bool(out), err.count("\n")) == (0, True, 1)
        assert "2026-10-08" in err and "newer" in err


def test_a_broken_setting_is_told_and_the_rest_counts(home: Home) -> None:
    """The report comes all the same, by the good settings."""
    home.configure('[target]\nproductivity = 80\nproduction = "no"\n')
    code, out, err = home.run("report", "--json")
    assert code == 0
    assert '"target_minutes": 216.0' in out
    assert "target.production" in err


def test_a_damaged_journal_is_told_in_a_line(home: Home) -> None:
    """Exit code 3, and what to do."""
    data = home.folder / "data"
    data.mkdir(parents=True)
    (data / "journal.db").write_bytes(b"no journal at all" * 300)
    code, out, err = home.run("report")
    assert (code, out, err.count("\n")) == (3, "", 1)


def test_a_page_that_cannot_be_written_is_told_in_a_sentence(home: Home, tmp_path: Path) -> None:
    """A name that is too long passes every check before."""
    home.say("start")
    place = str(tmp_path / ("a" * 300))
    why = "File name too long. Name a file in a folder that you can write to."
    assert home.run("report", "--html", place) == (3, "", f"ninetyten: The file was not written to {place}: {why}\n")
