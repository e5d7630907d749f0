"""Audits as they stand now: late ones under their own date, less what a rebuttal took back (G2)."""

from __future__ import annotations

from ninetyten.domain.events import Audited, AuditRebutted, Event
from ninetyten.domain.vocabulary import ErrorCategory
from ninetyten.ledger.audits import audits_of

MODIFIER: tuple[tuple[ErrorCategory, int], ...] = (("modifier", 2), ("units", 1))


def found(*entries: tuple[str, Event]) -> list[tuple[str, int, int, dict[str, int]]]:
    """Date, right, total and errors of each audit that these events leave."""
    return [(one.date, one.audit.right, one.audit.total, dict(one.audit.errors)) for one in audits_of(entries)]


def test_a_rebuttal_corrects_the_newest_audit_with_such_errors() -> None:
    """As many more were right, and the errors are gone; an audit without them is left alone."""
    audits = (("2026-10-05", Audited(5, 39, 42, errors=MODIFIER)), ("2026-10-06", Audited(9, 40, 42, errors=(("units", 2),))))
    rebutted = ("2026-10-20", AuditRebutted(20, (("modifier", 1),)))
    assert found(*audits, rebutted) == [
        ("2026-10-05", 40, 42, {"modifier": 1, "units": 1}),
        ("2026-10-06", 40, 42, {"units": 2}),
    ]
    twice = found(*audits, rebutted, rebutted, rebutted)
    assert twice[0] == ("2026-10-05", 41, 42, {"units": 1})


def test_a_rebuttal_may_name_the_audit_and_its_result() -> None:
    """By its date; what it came to may differ from one code an error, for two errors can be in one code."""
    audits = [(day, Audited(5, 40, 42, 8, 10, errors=MODIFIER)) for day in ("2026-10-05", "2026-10-06")]
    named = AuditRebutted(20, MODIFIER, "2026-10-05", right=42)
    assert found(*audits, ("2026-10-20", named)) == [("2026-10-05", 42, 42, {}), ("2026-10-06", 40, 42, dict(MODIFIER))]
    clean = audits_of([*audits, ("2026-10-20", named)])[0].audit
    assert (clean.clean, clean.charts) == (10, 10)
    assert found(*audits, ("2026-10-20", named.replace(on="2026-10-07"))) == found(*audits)


def test_no_more_is_right_than_was_reviewed() -> None:
    """An unsupported code is none of those reviewed."""
    over = ("2026-10-05", Audited(5, 42, 42, errors=(("unsupported", 1),)))
    assert found(over, ("2026-10-06", AuditRebutted(9, (("unsupported", 1),)))) == [("2026-10-05", 42, 42, {})]


def test_a_late_audit_counts_for_its_own_date() -> None:
    """And comes before those of that day that were logged in time, in the order of dates."""
    late = Audited(90, 30, 30, on="2026-10-05")
    assert found(("2026-10-05", Audited(5, 39, 42)), ("2026-10-09", Audited(80, 1, 2)), ("2026-10-20", late)) == [
        ("2026-10-05", 30, 30, {}),
        ("2026-10-05", 39, 42, {}),
        ("2026-10-09", 1, 2, {}),
    ]
