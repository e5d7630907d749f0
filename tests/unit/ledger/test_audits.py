"""A day's audits as they stand now, less what a rebuttal took back (G2)."""

from __future__ import annotations

from ninetyten.domain.events import Audited, AuditRebutted, Event
from ninetyten.domain.vocabulary import ErrorCategory
from ninetyten.ledger.audits import audits_by_day, audits_of

MODIFIER: tuple[tuple[ErrorCategory, int], ...] = (("modifier", 2), ("units", 1))


def found(*events: Event) -> list[tuple[int, int, dict[str, int]]]:
    """Right, total and errors of each audit that a day's events leave."""
    return [(audit.right, audit.total, dict(audit.errors)) for audit in audits_of(events)]


def test_a_rebuttal_corrects_the_last_audit_with_such_errors() -> None:
    """As many more were right, and the errors are gone; an audit without them is left alone, and so is a later one."""
    audits = (Audited(5, 39, 42, errors=MODIFIER), Audited(9, 40, 42, errors=(("units", 2),)))
    rebutted = AuditRebutted(20, (("modifier", 1),))
    assert found(*audits, rebutted) == [(40, 42, {"modifier": 1, "units": 1}), (40, 42, {"units": 2})]
    assert found(*audits, rebutted, rebutted, rebutted)[0] == (41, 42, {"units": 1})
    later = Audited(30, 39, 42, errors=MODIFIER)
    assert found(*audits, rebutted, later)[0] == (40, 42, {"modifier": 1, "units": 1})
    assert found(rebutted.replace(at=1), later) == [(40, 42, {"modifier": 1, "units": 1})]


def test_a_rebuttal_may_say_what_the_audit_came_to() -> None:
    """It may differ from one code an error, for two errors can be in one code. Without an error left the charts are clean."""
    audit = Audited(5, 40, 42, 8, 10, errors=MODIFIER)
    corrected = audits_of([audit, AuditRebutted(20, MODIFIER, right=41)])[0]
    assert (corrected.right, corrected.errors, corrected.clean) == (41, (), 8)
    assert audits_of([audit, AuditRebutted(20, MODIFIER)])[0].clean == 10


def test_no_more_is_right_than_was_reviewed() -> None:
    """An unsupported code is none of those reviewed."""
    assert found(Audited(5, 42, 42, errors=(("unsupported", 1),)), AuditRebutted(9, (("unsupported", 1),))) == [(42, 42, {})]


def test_each_day_has_its_own_audits_and_rebuttals() -> None:
    """By date, whatever was written first."""
    audit = Audited(5, 39, 42, errors=MODIFIER)
    entries: list[tuple[str, Event]] = [
        ("2026-10-06", audit),
        ("2026-10-05", audit),
        ("2026-10-06", AuditRebutted(9, (("units", 1),))),
    ]
    assert [(day, one.right) for day, one in audits_by_day(entries)] == [("2026-10-05", 39), ("2026-10-06", 40)]
