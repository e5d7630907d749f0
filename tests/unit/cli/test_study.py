"""`study`: what was studied, what is due and what audits found, over a month as it is lived."""

from __future__ import annotations

from pathlib import Path

from tests.unit.cli.conftest import Home


def worked(home: Home, day: int, topic: str = "", length: int = 20) -> None:
    """A day with production and, if a topic is named, study of it from 09:30 on. Days count from Tue, Oct 6."""
    home.at("09:00", days=day).say("start")
    if topic:
        home.at("09:30", days=day).say("study", topic)
        home.at(f"09:{30 + length}", days=day).say("switch", "production")
    home.at("10:30", days=day).say("stop")


def a_month(home: Home) -> None:
    """Modifiers are found on the 6th, studied on the 7th and 12th, and found less on the 30th."""
    worked(home, 0)
    home.say("audit", "185/200", "--error", "modifier=15")
    worked(home, 1, "modifier")
    worked(home, 6, "modifier", 10)
    worked(home, 7, "new-codes", 5)
    worked(home, 24)
    home.say("audit", "297/300", "--error", "modifier=3")


def test_a_month_of_study_has_its_figures(home: Home) -> None:
    """Worked on Tue 6, Wed 7, Mon 12, Tue 13 and Fri 30. New errors on the 30th start the topic over; the next work day is a
    Monday."""
    a_month(home)
    found = home.ask("study")
    assert (found["date"], found["due"]) == ("2026-10-30", [])
    modifier, codes = found["topics"]
    assert modifier == {
        "topic": "modifier",
        "minutes": 30.0,
        "stretches": 2,
        "opened": "2026-10-30",
        "closed": None,
        "step": 0,
        "next": "2026-11-02",
        "before": {"errors": 15, "codes": 200, "per_100": 7.5, "low": 4.6, "high": 12.0},
        "since": {"errors": 3, "codes": 300, "per_100": 1.0, "low": 0.3, "high": 2.9},
        "verdict": "fewer",
    }
    assert (codes["topic"], codes["minutes"], codes["closed"], codes["next"]) == ("new-codes", 5.0, "2026-10-15", None)


def test_study_reads_well(home: Home) -> None:
    """What is due, each topic with its figures, and that no cause is claimed."""
    assert home.say("study").splitlines()[-1] == "Due for accuracy study: new codes."
    a_month(home)
    assert home.say("study").splitlines() == [
        "Accuracy study: Fri, Oct 30, 2026",
        "",
        "modifier   30 min (2 stretches of 10 min or more); next on Mon, Nov 2",
        "           before: 7.5 errors per 100 codes (15 in 200; likely 4.6 to 12)",
        "           since: 1 error per 100 codes (3 in 300; likely 0.3 to 2.9)",
        "           fewer since",
        "new codes  5 min; closed on Thu, Oct 15",
        "",
        "Nothing is due today.",
        "Errors are those found per 100 codes, with their 95% interval, before the first",
        "10 minutes of study and since.",
        "The figures show what changed, not why.",
    ]


def test_without_anything_it_says_how_to_begin(home: Home) -> None:
    """Outside the weeks of a new code set there is nothing to study yet."""
    said = home.at("09:00", days=30).say("study")
    assert said.startswith("Nothing to study yet") and "audit" in said
    assert home.ask("study") == {"date": "2026-11-05", "due": [], "topics": []}


def test_study_that_is_switched_to_is_of_what_is_due_first(home: Home) -> None:
    """Else of the last topic; a topic that is named wins."""
    home.at("09:00", days=29).say("start")
    home.say("audit", "39/42", "--error", "poa=1")
    home.at("09:30", days=29).say("study", "units")
    home.at("09:45", days=29).say("stop")
    home.at("09:00", days=30).say("start")
    assert home.at("09:10", days=30).say("switch", "study") == "Switched to accuracy study (present on admission), General\n"
    home.at("09:25", days=30).say("switch", "production")
    assert home.say("switch", "study") == "Switched to accuracy study, General\n"
    home.at("09:35", days=30).say("stop")
    assert home.ask("report")["study_topics"] == {"poa": 25.0}


def test_the_reports_have_it(home: Home, tmp_path: Path) -> None:
    """The month in text, in JSON and on the page; a report of an earlier week as it was then."""
    a_month(home)
    assert home.ask("report", "month")["study"] == home.ask("study")
    text = home.say("report", "month")
    assert (
        "Accuracy study by topic" in text and "15 in 200; likely 4.6 to 12" in text and "modifier 30 min, new codes 5 min" in text
    )
    page = tmp_path / "month.html"
    home.say("report", "month", "--html", str(page))
    written = page.read_text(encoding="utf-8")
    assert "Accuracy study by topic" in written and "The figures show what changed, not why." in written
    then = home.ask("report", "week", "--date", "2026-10-12")["study"]
    assert then["date"] == "2026-10-18"
    modifier = then["topics"][0]
    assert (modifier["topic"], modifier["since"], modifier["step"], modifier["next"]) == ("modifier", None, 1, "2026-10-19")


def test_a_rebuttal_takes_back_that_a_topic_was_opened(home: Home) -> None:
    """And its undo brings it back."""
    home.at("09:00", days=30).say("audit", "39/42", "--error", "poa=1")
    before = home.ask("study")
    home.say("audit", "--rebut", "poa=1")
    assert home.ask("study")["topics"] == []
    home.say("undo")
    assert home.ask("study") == before


def test_a_switch_before_the_day_began_says_what_comes_first(home: Home) -> None:
    """`study` begins a block, `switch` needs one."""
    assert home.run("switch", "study") == (1, "", "ninetyten: switch: no block is running; use `start` first\n")
    assert home.say("study", "units").startswith("Block started: accuracy study (units)")


def test_a_chart_type_is_told_by_its_name(home: Home) -> None:
    """As a topic and as what an audit was of."""
    home.configure('[kinds.em]\nname = "E/M"\nper_hour = 12\n')
    home.say("start")
    assert home.say("study", "em") == "Switched to accuracy study (E/M), E/M\n"
    assert home.say("audit", "39/42", "--kind", "em").startswith("Audit (E/M): 39 of 42 codes right")
