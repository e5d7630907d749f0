"""`audit`: what contradicts itself is refused, what only looks so is told."""

from __future__ import annotations

import shutil

import pytest

from ninetyten.domain.moment import HOUR, Moment
from tests.unit.cli.conftest import MIDNIGHT, Home


@pytest.mark.parametrize(
    ("words", "what"), [(("42/40",), "RIGHT/TOTAL"), (("39/42", "--charts", "9/8"), "--charts"), (("0/0",), "")]
)
def test_more_right_than_reviewed_is_refused(home: Home, words: tuple[str, ...], what: str) -> None:
    """In codes as in charts; an audit of nothing is none."""
    code, out, err = home.run("audit", *words)
    assert (code, out) == (2, "")
    assert err.startswith(f"ninetyten: audit: {what}")
    assert f'"{words[-1]}" is not a result: write right/reviewed, such as 39/42' in err
    assert home.ask("report")["audits"] == []


@pytest.mark.parametrize(
    ("result", "errors", "told"),
    [
        ("39/42", ("modifier=3",), ""),
        ("39/42", ("modifier=2", "sequencing=2"), "; 4 errors for 3 codes not right"),
        ("41/42", ("specificity=2",), "; 2 errors for 1 code not right"),
        ("42/42", ("unsupported=1",), "; 1 error for 0 codes not right"),
    ],
)
def test_more_errors_than_wrong_codes_are_told_and_kept(home: Home, result: str, errors: tuple[str, ...], told: str) -> None:
    """A code can be wrong twice, and an unsupported code is none of those reviewed: it may be a slip, and need not be one."""
    said = home.say("audit", result, *(part for error in errors for part in ("--error", error)))
    assert said.removesuffix("\n").partition("%")[2] == told
    kept = home.ask("report")["audits"][0]["errors"]
    assert kept == {error.split("=")[0]: int(error.split("=")[1]) for error in errors}


def figures(home: Home) -> list[object]:
    """Every report that audits appear in, as of Oct 20, for programs and for people."""
    asked = [("report", "--date", day) for day in ("2026-10-06", "2026-10-14")]
    weeks = [("report", "week", "--date", "2026-10-06"), ("report", "month"), ("report", "sheet", "--weeks", "2"), ("study",)]
    return [told for words in [*asked, *weeks] for told in (home.ask(*words), home.say(*words))]


def afresh(home: Home) -> Home:
    """The same machine on the first morning, on which nothing was ever said."""
    shutil.rmtree(home.folder)
    home.moment = Moment(MIDNIGHT + 9 * HOUR, 0, 5 * HOUR, 6 * HOUR, "boot-1")
    return home


def lived(home: Home, *, late: bool) -> list[object]:
    """Two days with a start each and an audit on the first of them and on a day off; `late`: both are logged on Oct 20."""
    audits = [("2026-10-06", "39/42", "modifier=3"), ("2026-10-14", "57/60", "units=3")]
    for day, (_, result, errors) in zip((0, 8), audits, strict=True):
        home.at("09:00", days=day)
        if day == 0:
            home.say("start")
            home.at("09:30", days=day).say("stop")
        if not late:
            home.say("audit", result, "--kind", "general", "--error", errors)
            home.at("10:00", days=day)
    home.at("09:00", days=14).say("chart")
    if late:
        for date, result, errors in audits:
            home.say("audit", result, "--kind", "general", "--error", errors, "--date", date)
    return figures(home.at("11:00", days=14))


def test_a_late_audit_leaves_every_report_as_if_it_had_been_so_from_the_start(home: Home) -> None:
    """Also on a day without any record, and in every sum."""
    late = lived(home, late=True)
    assert late == lived(afresh(home), late=False)


def test_a_rebuttal_and_its_undo_change_every_report(home: Home) -> None:
    """A week later; the undo leaves no trace in them."""
    before = lived(home, late=False)
    assert home.say("audit", "--rebut", "modifier=2") == "Tue, Oct 6: Rebuttal won: modifier 2\n"
    rebutted = figures(home)
    assert home.ask("report", "--date", "2026-10-06")["audits"][0]["right"] == 41
    assert home.ask("report", "month")["accuracy"]["together"]["errors"] == {"units": 3, "modifier": 1}
    home.say("undo")
    assert figures(home) == before != rebutted
    other = afresh(home).at("09:00")
    other.say("start")
    other.at("09:30").say("stop")
    other.say("audit", "41/42", "--kind", "general", "--error", "modifier=1")
    other.at("09:00", days=8).say("audit", "57/60", "--kind", "general", "--error", "units=3")
    other.at("09:00", days=14).say("chart")
    assert figures(other.at("11:00", days=14)) == rebutted


def test_a_rebuttal_without_such_an_audit_is_refused(home: Home) -> None:
    """Nothing is recorded."""
    assert home.run("audit", "--rebut", "modifier=1")[:2] == (1, "")
    home.say("audit", "39/42", "--error", "modifier=1")
    code, _, err = home.run("audit", "--rebut", "modifier=2")
    assert (code, err) == (
        1,
        "ninetyten: audit: no audit within a year has 2 modifier errors to take back; use `audit --error` to log them first\n",
    )
    code, _, err = home.run("audit", "--rebut", "modifier=1", "--date", "2026-10-05")
    assert (code, err) == (
        1,
        "ninetyten: audit: no audit on Mon, Oct 5, 2026 has 1 modifier error to take back; "
        "use `audit --error` to log them first\n",
    )
    code, _, err = home.run("audit", "40/41", "--rebut", "modifier=1")
    assert (code, err) == (1, "ninetyten: audit: that audit reviewed 42 codes, not 41\n")
    assert home.run("audit", "40/42", "--rebut", "modifier=1")[0] == 0


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ((), "missing RIGHT/TOTAL"),
        (("8/10", "--basis", "charts", "--charts", "8/10"), "--charts goes only with --basis codes"),
        (("--rebut", "units=1", "--error", "units=1"), "--rebut goes only with RIGHT/TOTAL and the day"),
        (("--rebut", "units=1", "--rebut", "units=2"), "--rebut units is given twice"),
        (("39/42", "--basis", "cases"), '"cases" is not one of codes, charts, records'),
        (("39/42", "--kind", "none"), '"none" is not one of general'),
    ],
)
def test_words_that_do_not_fit_are_refused(home: Home, words: tuple[str, ...], why: str) -> None:
    """With what is allowed."""
    code, out, err = home.run("audit", *words)
    assert (code, out) == (2, "")
    assert why in err


def test_an_audit_that_is_still_to_come_is_none(home: Home) -> None:
    """Its date is today at the latest."""
    assert home.run("audit", "39/42", "--date", "2026-10-07")[0] == 1


def test_accuracy_stands_beside_the_rate_of_its_chart_type(home: Home) -> None:
    """And the bases stand apart, with what they count."""
    home.configure("[kinds.em]\nper_hour = 12\n[kinds.ip]\nper_hour = 3\n")
    home.say("start", "--kind", "em")
    home.at("09:30").say("chart", "6")
    home.say("switch", "production", "--kind", "ip")
    home.at("10:00").say("chart", "2")
    home.say("audit", "41/42", "--kind", "em")
    home.say("audit", "9/10", "--kind", "ip", "--basis", "records")
    found = home.ask("report")["kinds"]
    assert (found["em"]["per_hour"], found["em"]["accuracy"]["codes"]["percent"]) == (12, 97.6)
    assert found["ip"]["accuracy"].keys() == {"records"}
    shown = home.say("report")
    assert "97.6% of codes right (41 of 42)" in shown and "90% of records right (9 of 10)" in shown
    table = [
        line.split()
        for line in shown.splitlines()
        if "charts/hour" in line or line.startswith(("             em", " " * 18 + "em"))
    ]
    assert table[0][-2:] == ["codes", "right"]


def test_a_table_of_audits_names_the_chart_type(home: Home) -> None:
    """By its name, not by the key of the settings."""
    home.configure('[kinds.em]\nname = "E/M"\nper_hour = 12\n')
    home.at("09:00").say("start")
    home.at("09:10").say("audit", "39/42", "--kind", "em")
    assert "Tue, Oct 6, E/M  39 of 42 codes" in home.say("report", "week")
