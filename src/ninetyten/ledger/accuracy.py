"""Audits: how accurate the work is, how far a sample of that size can be trusted, and which errors they found (D6).

Accuracy-first (the first year) ends on accuracy, not on a date: when the last audits have all reached the target.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import sqrt
from typing import Any

from ninetyten.domain import events as e
from ninetyten.domain.plan import Target
from ninetyten.domain.value import Value
from ninetyten.domain.vocabulary import BASES, Basis, ErrorCategory
from ninetyten.domain.words import ERROR_WORDS, counted
from ninetyten.ledger.figures import half_up, percent, tenths
from ninetyten.ledger.summary import StudyDay, Summary

AuditedDay = Summary | StudyDay
"""A day with its audits."""

Z95 = 1.959963984540054
"""The 97.5% point of the normal distribution: 95% of it lie within."""
CODES_TO_PASS = 50
"""An audit of fewer codes neither ends accuracy-first nor delays its end (G6)."""
LATEST_AUDITS = 3
"""So many of the latest audits stand for a period without one."""


def wilson(right: int, total: int) -> tuple[float, float]:
    """Return the 95% interval of a proportion as two percentages, after E. B. Wilson (1927): it stays within 0 to 100 and holds
    for the small samples of an audit. `total` is not 0."""
    share, weight = right / total, Z95 * Z95 / total
    centre = (share + weight / 2) / (1 + weight)
    spread = Z95 * sqrt(share * (1 - share) / total + weight / total / 4) / (1 + weight)
    return 100 * max(0.0, centre - spread), 100 * min(1.0, centre + spread)


def audit_words(right: int, total: int, target: float, basis: Basis = "codes") -> str:
    """Return an audit in a line; `target` in percent."""
    low, high = (tenths(bound) for bound in wilson(right, total))
    found = f"{right} of {total} {basis}, likely {low} to {high}%"
    return f"accuracy {tenths(100 * right / total)}% ({found}), target {target:g}%"


def audit_entry(event: e.Audited) -> dict[str, Any]:
    """Return an audit as the report spells it (CONTRACT): code over code with its interval, case over case where charts were
    counted."""
    low, high = wilson(event.right, event.total)
    clean = None if event.charts is None or event.clean is None else percent(event.clean, event.charts)
    return {
        "basis": event.basis,
        "kind": event.kind or None,
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


def audit_run(days: Sequence[AuditedDay]) -> list[dict[str, Any]]:
    """Return the audits of these days over time: each with its `date`, oldest first."""
    return [{"date": day.key, **audit_entry(audit)} for day in days for audit in day.audits]


def errors_found(days: Sequence[AuditedDay]) -> dict[ErrorCategory, int]:
    """Return the errors by category over these days' audits, the most frequent first."""
    return _errors_of(_audits(days))


def _errors_of(audits: Sequence[e.Audited]) -> dict[ErrorCategory, int]:
    found: dict[ErrorCategory, int] = {}
    for category, count in (error for audit in audits for error in audit.errors):
        found[category] = found.get(category, 0) + count
    return dict(sorted(found.items(), key=lambda error: -error[1]))


def errors_in_words(errors: Mapping[ErrorCategory, int]) -> str:
    """Return `specificity 2, modifier 1`; empty without errors."""
    return ", ".join(f"{ERROR_WORDS[category]} {count}" for category, count in errors.items())


class Study(Value):
    """The error category found most often, `count` of `total` errors. Programs read it; people are told what is due (G3), which
    may be another."""

    category: ErrorCategory
    count: int
    total: int


def study_next(days: Sequence[AuditedDay]) -> Study | None:
    """Return the study these days' audits suggest, None if they name no errors."""
    found = errors_found(days)
    return next((Study(category, count, sum(found.values())) for category, count in found.items()), None)


class FirstYear(Value):
    """How far accuracy-first is from its end. `target` in percent; `needed`: so many audits running of `CODES_TO_PASS` codes or
    more end it; `reached`: so many have, up to the last; `over`: so many have at some time; `low`, `high`: the 95% interval of
    the latest `needed` ones together, None without any. It is shown and decides nothing."""

    target: float
    needed: int
    reached: int
    over: bool = False
    low: float | None = None
    high: float | None = None

    @property
    def words(self) -> str:
        """Return `Accuracy-first ends when 2 audits running of 50 codes or more reach 95%: 1 so far, 1 to go.`"""
        what = f"{counted(self.needed, 'audit')} {'running ' if self.needed > 1 else ''}of {CODES_TO_PASS} codes or more"
        if self.over:
            return f"Accuracy-first has done its job: {what} reached {self.target:g}%{self._likely}."
        so_far = f"{self.reached or 'none'} so far, {self.needed - self.reached} to go"
        reach = "reach" if self.needed > 1 else "reaches"
        return f"Accuracy-first ends when {what} {reach} {self.target:g}%: {so_far}{self._likely}."

    @property
    def _likely(self) -> str:
        return f" (likely {self.low:g} to {self.high:g}%)" if self.low is not None else ""


def first_year(days: Sequence[AuditedDay], target: float, needed: int = 2) -> FirstYear:
    """Return how far accuracy-first is from its end after the audits of these days, oldest first. `target` in percent."""
    large = [audit for audit in _audits(days) if audit.basis == "codes" and audit.total >= CODES_TO_PASS]
    if not large:
        return FirstYear(target, needed, 0)
    runs = [0]
    for audit in large:
        runs.append(runs[-1] + 1 if 100 * audit.right >= target * audit.total else 0)
    right, total = (sum(getattr(audit, part) for audit in large[-needed:]) for part in ("right", "total"))
    low, high = (half_up(bound, 1) for bound in wilson(right, total))
    return FirstYear(target, needed, runs[-1], max(runs) >= needed, low, high)


class AuditFindings(Value):
    """What the audits of some days say, by the keys it has in JSON. `target` in percent; `first`: accuracy comes before speed,
    until that mode ends; `in_period`: the audits are of the days asked for, not the latest before them; `together`: all that
    count codes as one; `bases`: the same for each basis, never averaged together (G2); `kinds`: the same by chart type and
    basis; `first_year`: None unless accuracy comes first."""

    target: float
    first: bool
    in_period: bool
    audits: tuple[dict[str, Any], ...]
    together: dict[str, Any] | None
    bases: dict[Basis, dict[str, Any]]
    kinds: dict[str, dict[Basis, dict[str, Any]]]
    errors: dict[ErrorCategory, int]
    study: Study | None
    first_year: FirstYear | None

    @property
    def words(self) -> tuple[str, ...]:
        """Return a sentence on how far accuracy-first is from its end, if it is on."""
        return (self.first_year.words,) if self.first_year is not None else ()


def audit_findings(days: Sequence[AuditedDay], earlier: Sequence[AuditedDay], target: Target) -> AuditFindings:
    """Return what the audits of these days say; where they hold none, the latest of the days before them."""
    before, within = ([day for day in found if day.audits] for found in (earlier, days))
    latest = within or before[-LATEST_AUDITS:]
    ending = first_year([*before, *within], target.accuracy, target.accuracy_exit) if target.accuracy_first else None
    return AuditFindings(
        target=target.accuracy,
        first=ending is not None and not ending.over,
        in_period=bool(within),
        audits=tuple(audit_run(latest)),
        together=audits_together(latest),
        bases=by_basis(latest),
        kinds=by_kind(latest),
        errors=errors_found(latest),
        study=study_next(latest),
        first_year=ending,
    )


def audits_together(days: Sequence[AuditedDay]) -> dict[str, Any] | None:
    """Return all audits of codes of these days as one: the interval of more codes is narrower. None where there is none."""
    return by_basis(days).get("codes")


def by_basis(days: Sequence[AuditedDay]) -> dict[Basis, dict[str, Any]]:
    """Return the audits of these days as one for each basis that they have."""
    return _by_basis(_audits(days))


def by_kind(days: Sequence[AuditedDay]) -> dict[str, dict[Basis, dict[str, Any]]]:
    """Return the same for each chart type that audits of these days name."""
    audits = _audits(days)
    kinds = dict.fromkeys(audit.kind for audit in audits if audit.kind)
    return {kind: _by_basis([audit for audit in audits if audit.kind == kind]) for kind in kinds}


def _by_basis(audits: Sequence[e.Audited]) -> dict[Basis, dict[str, Any]]:
    found = {basis: [audit for audit in audits if audit.basis == basis] for basis in BASES}
    return {basis: _together(basis, of_it) for basis, of_it in found.items() if of_it}


def _together(basis: Basis, audits: Sequence[e.Audited]) -> dict[str, Any]:
    whole = [audit for audit in audits if audit.charts is not None and audit.clean is not None]
    return audit_entry(
        e.Audited(
            at=0,
            right=sum(audit.right for audit in audits),
            total=sum(audit.total for audit in audits),
            clean=sum(audit.clean or 0 for audit in whole) if whole else None,
            charts=sum(audit.charts or 0 for audit in whole) if whole else None,
            errors=tuple(_errors_of(audits).items()),
            kind=audits[0].kind if len({audit.kind for audit in audits}) == 1 else "",
            basis=basis,
        )
    )


def _audits(days: Sequence[AuditedDay]) -> list[e.Audited]:
    return [audit for day in days for audit in day.audits]
