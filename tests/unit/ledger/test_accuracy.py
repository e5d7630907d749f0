"""Audits: intervals, errors, what to study, and the end of accuracy-first."""

from __future__ import annotations

import pytest

from ninetyten.domain.events import Audited
from ninetyten.ledger.accuracy import audit_run, errors_found, first_year, study_next, wilson
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
    assert found is not None
    assert found.words == "Accuracy study next: modifier (4 of 6 errors found)."
    assert study_next([made(audits=(audited(40, 40),))]) is None


@pytest.mark.parametrize(
    ("audits", "reached", "words"),
    [
        ((), 0, "none so far, 3 to go."),
        (((39, 42),), 0, "none so far, 3 to go."),
        (((90, 100), (95, 100), (19, 20)), 2, "2 so far, 1 to go."),
        (((95, 100), (100, 100), (94, 100)), 0, "none so far, 3 to go."),
    ],
)
def test_accuracy_first_goes_on_until_three_audits_reach_the_target(
    audits: tuple[tuple[int, int], ...], reached: int, words: str
) -> None:
    """In a row, the last included; a good average does not make up for one below."""
    found = first_year([made(audits=tuple(audited(right, total) for right, total in audits))], 95)
    assert (found.over, found.reached) == (False, reached)
    assert found.words == f"Accuracy-first ends when 3 audits in a row reach 95%: {words}"


def test_accuracy_first_ends_on_accuracy() -> None:
    """Three audits at exactly the target, on days far apart."""
    days = [made(key, audits=(audited(19, 20),)) for key in ("2026-01-05", "2026-04-06", "2026-10-06")]
    found = first_year([made(audits=(audited(1, 20),)), *days], 95)
    assert found.over
    assert found.words == "The last 3 audits reached 95%: accuracy-first has done its job."
