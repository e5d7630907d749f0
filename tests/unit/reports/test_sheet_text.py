"""`report sheet`: the full weeks behind one, in every form."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable

import pytest

from tests.modes import closed_to_others
from tests.unit.cli.conftest import Home
from tests.unit.cli.test_two_faces import PRIVATE, as_csv, as_html, as_json, as_text
from tests.unit.cli.weeks import work_a_week
from tests.unit.reports.test_csv import CELL


@pytest.fixture
def worked(home: Home) -> Home:
    """Week 41 with four days of work; nothing in week 42; on Tuesday of week 43 somebody looks back."""
    work_a_week(home)
    home.at("10:30", days=3).say("stop")
    home.at("09:00", days=14).say("start")
    return home


def test_the_weeks_that_are_over_stand_in_it(worked: Home) -> None:
    """Eight of them, those without work too; not the one that runs."""
    found = worked.ask("report", "sheet")
    assert [week["week"] for week in found["weeks"]] == [f"2026-W{number}" for number in range(35, 43)]
    assert [week["charts"] for week in found["weeks"]] == [0, 0, 0, 0, 0, 0, 36, 0]
    assert (found["from"], found["until"]) == ("2026-08-24", "2026-10-18")
    assert found["on_target"] == {"weeks": 0, "of": 1}


def test_it_says_the_same_to_a_person(worked: Home) -> None:
    """36 charts in four hours and a half; 210 of 270 minutes earned; one audit below 95%; two chart types on three days each."""
    assert worked.say("report", "sheet", "--weeks", "2") == (
        "Production and accuracy, 2 full weeks from Mon, Oct 5 to Sun, Oct 18, 2026\n"
        "\n"
        "On target       0 of 1 week with production\n"
        "Without work    1 week, starting Oct 12\n"
        "Productivity    77.8% of production time\n"
        "                53.8% of work time\n"
        "                62.2% of paid time less 1/8, meetings, and education\n"
        "Accuracy        at or above 95% in 0 of 1 audit\n"
        "                92.9% of codes right (39 of 42)\n"
        "                95% interval 81 to 97.5%\n"
        "Accuracy study  25% of production and accuracy study time\n"
        "\n"
        "Week by week\n"
        "\n"
        "  week of  charts  per hour  earned  target  codes  right  interval  study\n"
        "  Oct 5        36         8    77.8     100  39/42   92.9   81-97.5     25\n"
        "  Oct 12        0         –       –       –      –      –         –      –\n"
        "  total        36         8    77.8     100  39/42   92.9   81-97.5     25\n"
        "\n"
        "  per hour: charts per hour of production time;\n"
        "  earned, target: productivity, % of production time;\n"
        "  right, interval: % of audited codes, with the 95% interval;\n"
        "  study: % of production and accuracy study time\n"
        "\n"
        "Personal rates\n"
        "\n"
        "              days  charts  median day  middle half  standard rate\n"
        "  <b>General     3      30           –            –             12\n"
        "\n"
        "  charts per hour of production, on days with at least 15 minutes of it;\n"
        "  a median needs 5 such days; standard rate: what the charts were judged by\n"
        "\n"
        "Published rates\n"
        "\n"
        "                         charts an hour  source\n"
        "  Inpatient              2.1 to 3        AHIMA 2007; Precyse 2010\n"
        "  Outpatient surgery     5 to 8          AHIMA 2007; a coder's post\n"
        "  ED facility            13.3 to 15      AHIMA 2007; AAPC forum\n"
        "  ED profee              17 to 31        AAPC forum; Coding Clarified\n"
        "  E/M                    8 to 20         ICD10monitor 2017\n"
        "  Ancillary              30 to 50        AHIMA 2007; AAPC forum\n"
        "  Risk adjustment (HCC)  2.5 to 7.5      HCC Buddy, 20-60 a day\n"
        "\n"
        "  no national standard exists, and published figures differ widely\n"
        "\n"
        "Arrangements to ask about\n"
        "\n"
        "  4x10              four days of ten hours, Monday to Thursday\n"
        "  flexible          core hours around noon, the rest as it suits\n"
        "  shifted           the whole day two hours sooner, or two hours later\n"
        "  part-time remote  two or three days at home, the others at the office\n"
        "  summer            shorter days, or Fridays off, from June to August\n"
        "  per-diem          work by the project, with a deadline in place of hours\n"
    )


def test_published_rates_are_those_of_the_types_in_use(home: Home) -> None:
    """By the beginning of their names; the report says the same in a sentence, and neither is a target (S16)."""
    home.configure('[kinds.em]\nname = "E/M established"\nper_hour = 12\n')
    home.say("start")
    home.at("10:00").say("chart", "=12")
    home.say("stop")
    home.at("09:00", days=7)
    assert [one["name"] for one in home.ask("report", "sheet")["published"]] == ["E/M"]
    assert "  E/M  8 to 20         ICD10monitor 2017\n" in home.say("report", "sheet")
    text = " ".join(home.say("report", "week", "--date", "2026-10-06").split())
    assert "Published for E/M: 8-20 an hour (ICD10monitor 2017)." in text
    assert "Published" not in home.say("report", "week")


def test_the_employers_denominator_comes_first(worked: Home) -> None:
    """F5."""
    worked.configure('[kinds.general]\nname = "General"\nper_hour = 12\n[target]\ndenominator = "paid"\n')
    lines = worked.say("report", "sheet", "--weeks", "2").splitlines()
    assert next(line for line in lines if line.startswith("Productivity")).endswith(
        "% of paid time less 1/8, meetings, and education"
    )
    assert worked.ask("report", "sheet", "--weeks", "2")["denominator"] == "paid"


def test_a_full_sheet_fits_a_terminal(home: Home) -> None:
    """Four-digit counts of codes and own rates, in 80 columns."""
    home.configure('[kinds.general]\nname = "General"\nper_hour = 120\n')
    for day in range(6):
        home.at("09:00", days=day).say("start")
        home.at("10:00", days=day).say("chart", "=250")
        home.at("10:30", days=day).say("audit", "1190/1260")
        home.at("10:30", days=day).say("stop")
    home.at("09:00", days=7)
    text = home.say("report", "sheet")
    assert [line for line in text.splitlines() if len(line) > 80] == []
    assert "7140/7560" in text
    assert "General     6   1,500       166.7  166.7 to 166.7            120" in text
    assert "On target       1 of 1 week with production" in text


def test_a_spreadsheet_has_a_row_a_week(worked: Home) -> None:
    """Every cell a date, a week or a number."""
    header, *rows = csv.reader(io.StringIO(worked.say("report", "sheet", "--weeks", "3", "--csv")))
    assert [row[0] for row in rows] == ["2026-W40", "2026-W41", "2026-W42"]
    assert all(len(row) == len(header) for row in rows)
    assert all(CELL.fullmatch(cell) or re.fullmatch(r"2026-W\d\d", cell) for row in rows for cell in row)
    assert dict(zip(header, rows[1], strict=True))["charts_per_hour_of_production"] == "8.0"


def test_a_page_can_be_sent(worked: Home) -> None:
    """It is the person's own file, and what somebody named a chart type stays text."""
    page = as_html(worked, "report", "sheet")
    assert closed_to_others(worked.folder / "page.html")
    assert "<h1>Production and accuracy</h1>" in page and "&lt;b&gt;General" in page and "<b>General" not in page
    assert (page.count("<tr>"), page.count("<tr class=sum>")) == (1 + 8 + 1 + 1 + 8 + 7, 1)


@pytest.mark.parametrize("form", [as_json, as_text, as_csv, as_html])
def test_nothing_private_is_in_it(worked: Home, form: Callable[..., str]) -> None:
    """Not in a key, a figure's name or a sentence (D11)."""
    said = form(worked, "report", "sheet")
    assert len(said) > 200
    assert [found[0] for found in PRIVATE.finditer(said)] == []


def test_weeks_up_to_a_date(worked: Home) -> None:
    """The week of that date is the last, if it is over."""
    assert worked.ask("report", "sheet", "--weeks", "1", "--date", "2026-10-07")["weeks"][0]["charts"] == 36


def test_weeks_without_a_fact_are_a_sentence(home: Home) -> None:
    """And no file."""
    nothing = "Nothing recorded for the 1 full week from Mon, Sep 28 to Sun, Oct 4, 2026."
    assert home.say("report", "sheet", "--weeks", "1") == f"{nothing}\n"
    code, _, err = home.run("report", "sheet", "--weeks", "1", "--html", str(home.folder / "x.html"))
    assert (code, err) == (1, f"ninetyten: report: {nothing} No file was written.\n")
    assert home.ask("report", "sheet")["together"]["percent"] is None


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("report", "sheet", "--weeks", "0"), "a whole number from 1 to 52"),
        (("report", "sheet", "--weeks", "53"), "a whole number from 1 to 52"),
        (("report", "sheet", "--until", "12:00"), "--until goes only with a day"),
        (("report", "week", "--weeks", "3"), "--weeks goes only with sheet"),
        (("wellness", "sheet"), "is not one of day, week, month, year"),
        (("wellness", "week", "--weeks", "3"), "--weeks"),
    ],
)
def test_what_does_not_go_together_is_refused(home: Home, words: tuple[str, ...], said: str) -> None:
    """In a line that says what is allowed."""
    code, out, err = home.run(*words)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert said in err
