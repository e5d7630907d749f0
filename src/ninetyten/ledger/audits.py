"""Audits as they stand now (G2): each under its own date, less the errors that a rebuttal took back.

A late audit and a rebuttal are facts of the day on which they were logged. Everything that reads audits reads them here, so
that reports of earlier days are as if it had been so from the start.
"""

from __future__ import annotations

from collections.abc import Iterable

from ninetyten.domain import events as e
from ninetyten.domain.moment import Instant
from ninetyten.domain.value import Value
from ninetyten.domain.vocabulary import ErrorCategory


class DatedAudit(Value):
    """An audit, corrected by its rebuttals, and the date it counts for. `at`: when it was logged on that date; 0 for one that was
    logged later."""

    date: str
    at: Instant
    audit: e.Audited


def audits_of(entries: Iterable[tuple[str, e.Event]]) -> tuple[DatedAudit, ...]:
    """Return the audits among these events, by date. `entries`: each event with the work day it was logged on, in that order."""
    found: list[DatedAudit] = []
    for day, event in entries:
        if isinstance(event, e.Audited):
            found.append(DatedAudit(event.on or day, 0 if event.on else event.at, event))
        elif isinstance(event, e.AuditRebutted):
            place = next((n for n in reversed(range(len(found))) if corrects(event, found[n])), None)
            if place is not None:
                found[place] = found[place].replace(audit=_corrected(found[place].audit, event))
    return tuple(sorted(found, key=lambda dated: (dated.date, dated.at)))


def corrects(rebuttal: e.AuditRebutted, dated: DatedAudit) -> bool:
    """Return whether a rebuttal is about that audit: it is of that date and has these errors."""
    left = dict(dated.audit.errors)
    return rebuttal.on in ("", dated.date) and all(left.get(category, 0) >= count for category, count in rebuttal.errors)


def _corrected(audit: e.Audited, rebuttal: e.AuditRebutted) -> e.Audited:
    """Return the audit without these errors: as many more were right, unless the person said what it came to."""
    taken: dict[ErrorCategory, int] = dict(rebuttal.errors)
    errors = tuple((category, count - taken.get(category, 0)) for category, count in audit.errors)
    errors = tuple((category, count) for category, count in errors if count)
    right = audit.right + sum(taken.values()) if rebuttal.right is None else rebuttal.right
    right = min(right, audit.total)
    clean = audit.charts if right == audit.total and not errors else audit.clean
    return audit.replace(right=right, errors=errors, clean=clean)
