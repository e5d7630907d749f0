"""What all questions of the command line have in common."""

from __future__ import annotations

import pytest

from tests.unit.cli.conftest import Home

QUESTIONS = ("log", "report", "wellness", "export", "import", "check", "doctor", "locate")


@pytest.mark.parametrize("word", QUESTIONS)
def test_every_question_explains_itself(home: Home, word: str) -> None:
    """`--help` ends well and names the command."""
    code, out, err = home.run(word, "--help")
    assert (code, err) == (0, "")
    assert out.startswith(f"usage: ninetyten {word} ")


@pytest.mark.parametrize("word", QUESTIONS)
def test_unknown_words_are_refused_in_one_line(home: Home, word: str) -> None:
    """An option that is not known is bad usage, and nothing is made on the disk."""
    code, out, err = home.run(word, "file", "--csv")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith(f"ninetyten: {word}: ")
    assert not home.folder.exists()


@pytest.mark.parametrize(
    ("word", "shown"), [("6.10.2026", "…"), ("20261006", "…"), ("2026-13-01", "2026-13-01"), ("fryday", "fryday")]
)
def test_what_is_no_date_is_refused(home: Home, word: str, shown: str) -> None:
    """With examples; a date that may be a patient's is not repeated."""
    wrong = "is not a valid date: write a date such as 2026-10-06 or 10/6, yesterday, or a weekday such as friday"
    assert home.run("log", "--date", word) == (2, "", f'ninetyten: log: --date: "{shown}" {wrong}\n')


def test_a_date_can_be_said_as_people_say_it(home: Home) -> None:
    """On every command that takes one; a work day lasts until its turnover."""
    home.at("09:00").say("start")
    home.at("09:10").say("stop")
    home.at("01:00", days=2)  # Wednesday, October 7, is not over yet
    for word in ("yesterday", "tuesday", "tue", "10/6", "Oct 6", "october 6, 2026", "10/6/2026"):
        assert home.ask("report", "--date", word)["date"] == "2026-10-06"
        assert home.say("log", "--date", word).startswith("Tue, Oct 6, 2026\n")
        assert home.ask("wellness", "--date", word)["date"] == "2026-10-06"
    assert home.ask("report", "--date", "today")["date"] == "2026-10-07"
    assert home.ask("report", "week", "--date", "wednesday")["from"] == "2026-09-28"
    assert "2026-10-06" in home.say("ceu", "1", "--on", "yesterday") + home.say("log", "--json")
    assert home.run("export", str(home.folder / "day.ics"), "--date", "monday")[0] == 1
    assert home.run("export", str(home.folder / "day.ics"), "--date", "tue")[0] == 0


@pytest.mark.parametrize("period", ["day", "week", "month", "year"])
@pytest.mark.parametrize("day", ["0001-01-01", "1970-12-31", "2200-01-01", "9999-12-31"])
def test_a_date_beyond_all_work_is_refused(home: Home, day: str, period: str) -> None:
    """The weeks around it would lie outside the calendar."""
    wrong = f"ninetyten: report: --date: {day} is out of range: use a year from 1971 to 2199\n"
    assert home.run("report", period, "--date", day) == (2, "", wrong)


@pytest.mark.parametrize("words", [("export", ""), ("report", "--html", "")])
def test_a_file_without_a_name_is_refused(home: Home, words: tuple[str, ...]) -> None:
    """Nothing is written into the present folder."""
    assert home.run(*words) == (2, "", f"ninetyten: {words[0]}: the file name is empty\n")


def test_what_an_act_does_not_take_is_refused_by_its_name(home: Home) -> None:
    """The sentence begins with the act, as all others do."""
    assert home.run("ceu", "1", "--at", "09:00") == (2, "", "ninetyten: ceu: unrecognized arguments: --at 09:00\n")
