"""Audits: intervals, errors, what to study, and the end of accuracy-first."""

from __future__ import annotations

import pytest

from ninetyten.domain.events import Audited
from ninetyten.domain.plan import Target
from ninetyten.ledger.accuracy import (
    Study,
    audit_findings,
    audit_run,
    audits_together,
    by_basis,
    by_kind,
    errors_found,
    first_year,
    study_next,
    wilson,
)
from tests.unit.ledger.days import audited, made


@pytest.mark.parametrize(
    ("right", "total", "low", "high"),
    [(39, 42, 81.0, 97.5), (28, 30, 78.7, 98.2), (285, 300, 91.9, 96.9), (0, 10, 0.0, 27.8), (10, 10, 72.2, 100.0)],
)
def test_a_small_sample_has_a_wide_interval(right: int, total: int, low: float, high: float) -> None:
    """As published tables have them; never below 0 or above 100."""
    found = wilson(right, total)
    assert [round(bound, 1) for bound in found] == [low, high]
    assert 0 <= found[0] <= found[1] <= 100


def test_the_run_has_every_audit_with_its_date() -> None:
    """Oldest first, two of one day in their order."""
    two = (audited(39, 42), Audited(0, 9, 10, 4, 5))
    run = audit_run([made("2026-10-05", audits=two), made("2026-10-06"), made("2026-10-07", audits=(audited(10, 10),))])
    assert [(audit["date"], audit["percent"], audit["charts_percent"]) for audit in run] == [
        ("2026-10-05", 92.9, None),
        ("2026-10-05", 90.0, 80.0),
        ("2026-10-07", 100.0, None),
    ]


def test_errors_are_summed_and_the_most_frequent_is_studied() -> None:
    """Modifier 1 + 3, specificity 2; without errors there is nothing to study."""
    days = [made(audits=(audited(39, 42, modifier=1, specificity=2),)), made(audits=(audited(39, 42, modifier=3),))]
    assert list(errors_found(days).items()) == [("modifier", 4), ("specificity", 2)]
    found = study_next(days)
    assert found == Study("modifier", 4, 6)
    assert study_next([made(audits=(audited(40, 40),))]) is None


@pytest.mark.parametrize(
    ("audits", "reached", "words"),
    [
        ((), 0, "none so far, 2 to go."),
        (((39, 42),), 0, "none so far, 2 to go."),
        (((90, 100), (95, 100), (19, 20)), 1, "1 so far, 1 to go (likely 88 to 95.4%)."),
        (((95, 100), (94, 100)), 0, "none so far, 2 to go (likely 90.4 to 96.9%)."),
        (((48, 50), (1, 49)), 1, "1 so far, 1 to go (likely 86.5 to 98.9%)."),
    ],
)
def test_accuracy_first_goes_on_until_two_audits_reach_the_target(
    audits: tuple[tuple[int, int], ...], reached: int, words: str
) -> None:
    """Running, the last included; smaller audits neither help nor harm, and a good average does not make up for one below."""
    found = first_year([made(audits=tuple(audited(right, total) for right, total in audits))], 95)
    assert (found.over, found.reached) == (False, reached)
    assert found.words == f"Accuracy-first ends when 2 audits running of 50 codes or more reach 95%: {words}"


def test_accuracy_first_ends_on_accuracy() -> None:
    """Two audits at exactly the target, on days far apart; their interval is shown and decides nothing. How many is a setting."""
    days = [made(key, audits=(audited(95, 100),)) for key in ("2026-01-05", "2026-10-06")]
    found = first_year([made(audits=(audited(1, 60),)), *days], 95)
    assert found.over
    assert found.words == (
        "Accuracy-first has done its job: 2 audits running of 50 codes or more reached 95% (likely 91 to 97.3%)."
    )
    assert not first_year(days, 95, needed=3).over
    assert first_year(days[:1], 95, needed=1).words.startswith("Accuracy-first has done its job: 1 audit of 50 codes or more")
    later = first_year([*days, made(audits=(audited(50, 100),))], 95)
    assert (later.over, later.reached) == (True, 0)


def test_what_has_ended_leads_no_more() -> None:
    """The mode ends for the reports too; the sentence stays."""
    days = [made(audits=(audited(95, 100),)) for _ in range(2)]
    first = Target(accuracy_first=True)
    assert (audit_findings(days[:1], (), first).first, audit_findings(days, (), first).first) == (True, False)
    assert audit_findings(days, (), first).words[-1].startswith("Accuracy-first has done its job")


def test_audits_of_charts_and_records_do_not_end_it() -> None:
    """The bases are told apart (G2)."""
    days = [made(audits=(audited(100, 100).replace(basis=basis),)) for basis in ("charts", "records")]
    assert first_year(days, 95).reached == 0


def test_the_bases_are_never_averaged_together() -> None:
    """Each of them is one figure with its interval; so is each chart type's. Chart types are told apart, too."""
    audits = (
        audited(39, 42, modifier=3).replace(kind="em"),
        audited(28, 30, units=2).replace(kind="em"),
        Audited(0, 8, 10, kind="em", basis="charts"),
        Audited(0, 18, 20, kind="ip", basis="records"),
        audited(50, 50),
    )
    days = [made(audits=audits[:2]), made(audits=audits[2:])]
    found = {basis: (entry["right"], entry["total"], entry["low"], entry["high"]) for basis, entry in by_basis(days).items()}
    # (117 + z^2/2) / (122 + z^2) -+ z / (122 + z^2) * sqrt(117 * 5 / 122 + z^2/4), with z^2 = 3.8415
    assert found == {"codes": (117, 122, 90.8, 98.2), "charts": (8, 10, 49.0, 94.3), "records": (18, 20, 69.9, 97.2)}
    together = audits_together(days)
    assert together is not None
    assert (together["right"], together["total"], together["errors"]) == (117, 122, {"modifier": 3, "units": 2})
    kinds = {kind: {basis: (entry["right"], entry["total"]) for basis, entry in of.items()} for kind, of in by_kind(days).items()}
    assert kinds == {"em": {"codes": (67, 72), "charts": (8, 10)}, "ip": {"records": (18, 20)}}
