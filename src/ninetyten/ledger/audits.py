"""A day's audits as they stand now: less the errors that a rebuttal took back (G2).

A late audit and a rebuttal are recorded under the day that they are about, so every report that reads audits here is as if it had
been so from the start.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ninetyten.domain import events as e
from ninetyten.domain.vocabulary import ErrorCategory

REBUTTED_WITHIN = 366
"""Days in which an audit can be rebutted: a year (G2)."""
Errors = tuple[tuple[ErrorCategory, int], ...]


def audits_of(events: Sequence[e.Event]) -> tuple[e.Audited, ...]:
    """Return the audits among a day's events, in the order they took effect. A rebuttal corrects the last one before it that has
    its errors; where there is none, as on a day of two machines, the last one of all."""
    found = [event for event in events if isinstance(event, e.Audited)]
    for rebuttal in (event for event in events if isinstance(event, e.AuditRebutted)):
        fitting = [number for number, audit in enumerate(found) if has_errors(audit, rebuttal.errors)]
        before = [number for number in fitting if found[number].at <= rebuttal.at] or fitting
        if before:
            found[before[-1]] = corrected(found[before[-1]], rebuttal)
    return tuple(found)


def audits_by_day(entries: Iterable[tuple[str, e.Event]]) -> list[tuple[str, e.Audited]]:
    """Return the audits among the events of several days, each with its day, by date."""
    days: dict[str, list[e.Event]] = {}
    for day, event in entries:
        days.setdefault(day, []).append(event)
    return [(day, audit) for day, events in sorted(days.items()) for audit in audits_of(events)]


def has_errors(audit: e.Audited, errors: Errors) -> bool:
    """Return whether an audit found these errors, which can be taken back then."""
    left = dict(audit.errors)
    return all(left.get(category, 0) >= count for category, count in errors)


def corrected(audit: e.Audited, rebuttal: e.AuditRebutted) -> e.Audited:
    """Return the audit without these errors: as many more were right, unless the person said what it came to."""
    taken: dict[ErrorCategory, int] = dict(rebuttal.errors)
    errors = tuple((category, count - taken.get(category, 0)) for category, count in audit.errors)
    errors = tuple((category, count) for category, count in errors if count)
    right = audit.right + sum(taken.values()) if rebuttal.right is None else rebuttal.right
    right = min(right, audit.total)
    clean = audit.charts if right == audit.total and not errors else audit.clean
    return audit.replace(right=right, errors=errors, clean=clean)
