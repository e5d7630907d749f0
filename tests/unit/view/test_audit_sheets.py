"""The worksheet of an audit, and a rebuttal that was won, as they are filled in."""

from __future__ import annotations

from typing import TypeVar

import pytest

from ninetyten.domain import commands as c
from ninetyten.domain.events import Audited
from ninetyten.view.audit_sheets import (
    HELP,
    HELP_CHARTS,
    HELP_REBUTTAL,
    AuditSheet,
    RebuttalSheet,
    audit_sheet,
    rebuttal_sheet,
)

KINDS = (("em", "E/M established"), ("ed", "ED facility"))
Filled = TypeVar("Filled", AuditSheet, RebuttalSheet)


def filled(sheet: Filled, **fields: str) -> Filled:
    """The sheet after typing into its fields, character by character."""
    for name, text in fields.items():
        for character in text:
            sheet = sheet.typed(name.replace("_", "-"), character)
    return sheet


def test_an_audit_in_one_glance() -> None:
    """The share with its interval against the target, and how many of the errors were named."""
    sheet = filled(AuditSheet(target=97.0), result="39/42", charts="8/10", modifier="2", em_level="1")
    assert sheet.comes_to == (
        "92.9% of codes right, likely 81 to 97.5%; target 97%",
        "3 codes not right; 3 errors by category",
    )
    assert sheet.wrong == ""
    assert sheet.command == c.Audit(39, 42, 8, 10, (("em-level", 1), ("modifier", 2)))


@pytest.mark.parametrize(
    ("result", "charts", "wrong", "words"),
    [
        ("", "", "result", HELP),
        ("39", "", "result", HELP),
        ("39/", "", "result", HELP),
        ("43/42", "", "result", HELP),
        ("0/0", "", "result", HELP),
        ("39/42", "8", "charts", HELP_CHARTS),
        ("39/42", "11/10", "charts", HELP_CHARTS),
        ("0/5", "0/1", "", ""),
    ],
)
def test_what_is_no_result(result: str, charts: str, wrong: str, words: str) -> None:
    """The field and what to type there; none of five codes right is a result."""
    sheet = filled(AuditSheet(), result=result, charts=charts)
    assert sheet.wrong == wrong
    assert words == "" or sheet.comes_to == (words,)


def test_a_result_keeps_what_is_typed() -> None:
    """A character that was left out could make another result of it; nothing longer than twelve characters."""
    assert [filled(AuditSheet(), result=text).wrong for text in ("39 of 42", "39 42", "39-42", "/39 4/2")] == [
        "",
        "",
        *["result"] * 2,
    ]
    assert filled(AuditSheet(), result="1234567/1234567").text("result") == "1234567/1234"


def test_errors_are_counted_with_digits() -> None:
    """Without zeros in front, three digits at most; erased from the end; nought is none."""
    sheet = filled(AuditSheet(), result="1/2", units="0123456", modifier="1/")
    assert (sheet.text("units"), sheet.text("modifier")) == ("456", "1")
    sheet = sheet.erased("units").erased("modifier").erased("modifier").erased("basis")
    assert sheet.command == c.Audit(1, 2, errors=(("units", 45),))


def test_charts_are_of_codes_alone() -> None:
    """Where charts or records are the basis the field is gone, and what stood in it is not logged."""
    sheet = filled(AuditSheet(), result="8/10", charts="3/4")
    assert [row.name for row in sheet.rows][:3] == ["result", "charts", "basis"]
    sheet = sheet.turned("basis", 1)
    assert [row.label for row in sheet.rows][:3] == ["charts right", "basis", "errors"]
    assert sheet.command == c.Audit(8, 10, basis="charts")
    assert sheet.turned("basis", 1).comes_to[0].startswith("80% of records right")
    assert sheet.turned("basis", -1).command == c.Audit(8, 10, 3, 4)
    assert sheet.turned("result", 1) == sheet


def test_the_chart_type_of_the_last_audit_is_offered() -> None:
    """If it still is one; it turns both ways, more than one type among the choices; a single type is not asked for."""
    audits = [("2026-10-01", Audited(0, 1, 2, kind="em")), ("2026-10-02", Audited(0, 1, 2, kind="ed"))]
    sheet = audit_sheet(KINDS, 95.0, audits)
    assert (sheet.kind, sheet.text("kind")) == ("ed", "ED facility")
    assert [sheet.turned("kind", by).kind for by in (1, -1)] == ["", "em"]
    assert sheet.turned("kind", 1).text("kind") == "more than one"
    assert sheet.typed("kind", "1") == sheet
    assert audit_sheet(KINDS[:1], 95.0, audits).kind == ""
    assert "kind" not in [row.name for row in audit_sheet(KINDS[:1], 95.0, []).rows]


LATER = Audited(9, 39, 42, errors=(("modifier", 1), ("units", 2)), kind="em")
FIRST = Audited(5, 46, 50, errors=(("modifier", 2), ("poa", 2)))
AUDITS = [("2026-10-01", FIRST), ("2026-10-01", LATER), ("2026-10-02", Audited(0, 42, 42))]


def test_a_rebuttal_is_of_the_errors_that_were_found() -> None:
    """The newest audit in front; of two on a day the later has the row of an error of both, for it is the one corrected."""
    sheet = rebuttal_sheet(AUDITS, KINDS)
    assert [(row.label, row.words) for row in sheet.rows] == [
        ("Oct 1", "of 1 modifier, E/M established"),
        ("Oct 1", "of 2 units, E/M established"),
        ("Oct 1", "of 2 present on admission"),
    ]
    assert (sheet.wrong, sheet.comes_to) == (sheet.rows[0].name, (HELP_REBUTTAL,))


def test_a_rebuttal_takes_back_what_was_found_at_most() -> None:
    """Each audit comes to what it then is, and gets a command of its own on its day."""
    modifier, units, poa = (row.name for row in rebuttal_sheet(AUDITS, KINDS).rows)
    sheet = filled(rebuttal_sheet(AUDITS, KINDS), **{modifier: "1", units: "5", poa: "12/"}).typed(units, "1")
    assert [sheet.text(name) for name in (modifier, units, poa)] == ["1", "1", "2"]
    assert sheet.comes_to == (
        "Oct 1: 39 of 42 codes right becomes 41 of 42, 97.6%",
        "Oct 1: 46 of 50 codes right becomes 48 of 50, 96%",
    )
    first = c.Audit(0, 0, rebutted=(("modifier", 1), ("units", 1)))
    second = c.Audit(0, 0, rebutted=(("poa", 2),))
    assert sheet.commands("2026-10-01") == (first, second)
    assert sheet.commands("2026-10-02") == (c.Later(first, day="2026-10-01"), c.Later(second, day="2026-10-01"))


def test_audits_without_errors_leave_nothing_to_take_back() -> None:
    """The sheet has no rows."""
    assert rebuttal_sheet(AUDITS[2:], KINDS).rows == ()
