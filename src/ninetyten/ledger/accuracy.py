"""Audits: how accurate the work is, how far a sample of that size can be trusted, and what to study next (D6).

Accuracy-first (the first year) ends on accuracy, not on a date: when the last audits have all reached the target.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from math import sqrt
from typing import Any

from ninetyten.domain import events as e
from ninetyten.domain.plan import Target
from ninetyten.domain.value import Value
from ninetyten.domain.vocabulary import ErrorCategory
from ninetyten.domain.words import ERROR_WORDS
from ninetyten.ledger.figures import half_up, percent, tenths
from ninetyten.ledger.summary import Summary

Z95 = 1.959963984540054
"""The 97.5% point of the normal distribution: 95% of it lie within."""
AUDITS_TO_PASS = 3
"""So many audits in a row at the target end accuracy-first."""


def wilson(right: int, total: int) -> tuple[float, float]:
    """Return the 95% interval of a proportion as two percentages, after E. B. Wilson (1927): it stays within 0 to 100 and holds
    for the small samples of an audit. `total` is not 0."""
    share, weight = right / total, Z95 * Z95 / total
    centre = (share + weight / 2) / (1 + weight)
    spread = Z95 * sqrt(share * (1 - share) / total + weight / total / 4) / (1 + weight)
    return 100 * max(0.0, centre - spread), 100 * min(1.0, centre + spread)


def audit_words(right: int, total: int, target: float) -> str:
    """Return an audit of `total` codes in a line; `target` in percent."""
    low, high = (tenths(bound) for bound in wilson(right, total))
    return f"accuracy {tenths(100 * right / total)}% ({right} of {total} codes, likely {low} to {high}%), target {target:g}%"


def audit_entry(event: e.Audited) -> dict[str, Any]:
    """Return an audit as the report spells it (CONTRACT): code over code with its interval, case over case where charts were
    counted."""
    low, high = wilson(event.right, event.total)
    clean = None if event.charts is None or event.clean is None else percent(event.clean, event.charts)
    return {
        "right": event.right,
        "total": event.total,
        "percent": percent(event.right, event.total),
        "low": half_up(low, 1),
        "high": half_up(high, 1),
        "charts_clean": event.clean,
        "charts_total": event.charts,
        "charts_percent": clean,
        "errors": dict(event.errors),
    }


def audit_run(days: Sequence[Summary]) -> list[dict[str, Any]]:
    """Return the audits of these days over time: each with its `date`, oldest first."""
    return [{"date": day.key, **audit_entry(audit)} for day in days for audit in day.audits]


def errors_found(days: Sequence[Summary]) -> dict[ErrorCategory, int]:
    """Return the errors by category over these days' audits, the most frequent first."""
    found: dict[ErrorCategory, int] = {}
    for category, count in (error for audit in _audits(days) for error in audit.errors):
        found[category] = found.get(category, 0) + count
    return dict(sorted(found.items(), key=lambda error: -error[1]))


class Study(Value):
    """What to study next: the error category found most often, `count` of `total` errors."""

    category: ErrorCategory
    count: int
    total: int

    @property
    def words(self) -> str:
        """Return `Accuracy study next: specificity (2 of 3 errors found).`"""
        return f"Accuracy study next: {ERROR_WORDS[self.category]} ({self.count} of {self.total} errors found)."


def study_next(days: Sequence[Summary]) -> Study | None:
    """Return the study these days' audits suggest, None if they name no errors."""
    found = errors_found(days)
    return next((Study(category, count, sum(found.values())) for category, count in found.items()), None)


class FirstYear(Value):
    """How far accuracy-first is from its end. `target` in percent; `reached`: audits in a row, up to the last, that reach
    it."""

    target: float
    reached: int

    @property
    def over(self) -> bool:
        """Return whether accuracy-first has ended."""
        return self.reached >= AUDITS_TO_PASS

    @property
    def words(self) -> str:
        """Return `Accuracy-first ends when 3 audits in a row reach 95%: 1 so far, 2 to go.`"""
        if self.over:
            return f"The last {AUDITS_TO_PASS} audits reached {self.target:g}%: accuracy-first has done its job."
        so_far = f"{self.reached or 'none'} so far, {AUDITS_TO_PASS - self.reached} to go"
        return f"Accuracy-first ends when {AUDITS_TO_PASS} audits in a row reach {self.target:g}%: {so_far}."


def first_year(days: Sequence[Summary], target: float) -> FirstYear:
    """Return how far accuracy-first is from its end after the audits of these days, oldest first. `target` in percent. Where each
    of them reaches the target, they reach it together too."""
    latest = takewhile(lambda audit: 100 * audit.right >= target * audit.total, reversed(_audits(days)))
    return FirstYear(target, sum(1 for _ in latest))


class AuditFindings(Value):
    """What the audits of some days say, by the keys it has in JSON. `target` in percent; `first`: accuracy comes before speed;
    `in_period`: the audits are of the days asked for, not the latest before them; `together`: all of them as one;
    `first_year`: None unless accuracy comes first."""

    target: float
    first: bool
    in_period: bool
    audits: tuple[dict[str, Any], ...]
    together: dict[str, Any] | None
    errors: dict[ErrorCategory, int]
    study: Study | None
    first_year: FirstYear | None

    @property
    def words(self) -> tuple[str, ...]:
        """Return a sentence on what to study next and one on how far accuracy-first is from its end."""
        return tuple(found.words for found in (self.study, self.first_year) if found is not None)


def audit_findings(days: Sequence[Summary], earlier: Sequence[Summary], target: Target) -> AuditFindings:
    """Return what the audits of these days say; where they hold none, the latest of the days before them."""
    before, within = ([day for day in found if day.audits] for found in (earlier, days))
    latest = within or before[-AUDITS_TO_PASS:]
    return AuditFindings(
        target=target.accuracy,
        first=target.accuracy_first,
        in_period=bool(within),
        audits=tuple(audit_run(latest)),
        together=audits_together(latest),
        errors=errors_found(latest),
        study=study_next(latest),
        first_year=first_year([*before, *within], target.accuracy) if target.accuracy_first else None,
    )


def audits_together(days: Sequence[Summary]) -> dict[str, Any] | None:
    """Return all audits of these days as one: the interval of more codes is narrower."""
    audits = _audits(days)
    if not audits:
        return None
    counted = [audit for audit in audits if audit.charts is not None and audit.clean is not None]
    return audit_entry(
        e.Audited(
            at=0,
            right=sum(audit.right for audit in audits),
            total=sum(audit.total for audit in audits),
            clean=sum(audit.clean or 0 for audit in counted) if counted else None,
            charts=sum(audit.charts or 0 for audit in counted) if counted else None,
            errors=tuple(errors_found(days).items()),
        )
    )


def _audits(days: Sequence[Summary]) -> list[e.Audited]:
    return [audit for day in days for audit in day.audits]
