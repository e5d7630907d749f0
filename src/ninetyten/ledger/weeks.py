"""Weeks as the rule of S18 sees them: minutes given away outside the planned hours, and productivity on production time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ninetyten.domain.moment import MINUTE, Span
from ninetyten.ledger.body import Week
from ninetyten.ledger.periods import week_of
from ninetyten.ledger.summary import Summary


def weeks(days: Sequence[Summary]) -> list[Week]:
    """The ISO weeks that have production, oldest first."""
    found: dict[str, list[Summary]] = {}
    for day in days:
        found.setdefault(week_of(day.key), []).append(day)
    return [_week(found[week]) for week in sorted(found) if sum(day.quota.production for day in found[week])]


def given_away(days: Iterable[Summary]) -> Span:
    """Time before the planned start and after the planned stop of these days, in ms (B7)."""
    return sum((day.private.early or 0) + (day.private.overrun or 0) for day in days)


def _week(days: Sequence[Summary]) -> Week:
    production = sum(day.quota.production for day in days)
    return Week(given_away(days) / MINUTE, 100 * sum(day.quota.earned for day in days) * MINUTE / production)
