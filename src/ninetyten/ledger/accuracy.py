"""Audits: how accurate the work is, and how far a sample of that size can be trusted (D6)."""

from __future__ import annotations

from collections.abc import Iterable
from math import sqrt
from typing import Any

from ninetyten.domain import events as e
from ninetyten.ledger.figures import half_up, percent

Z95 = 1.959963984540054
"""The 97.5 % point of the normal distribution: 95 % of it lie within."""


def wilson(right: int, total: int) -> tuple[float, float]:
    """The 95 % interval of a proportion as two percentages, after E. B. Wilson (1927): it stays within 0 to 100 and holds for
    the small samples of an audit. `total` is not 0."""
    share, weight = right / total, Z95 * Z95 / total
    centre = (share + weight / 2) / (1 + weight)
    spread = Z95 * sqrt(share * (1 - share) / total + weight / total / 4) / (1 + weight)
    return 100 * max(0.0, centre - spread), 100 * min(1.0, centre + spread)


def audit_entry(event: e.Audited) -> dict[str, Any]:
    """An audit as the report spells it (CONTRACT): code over code with its interval, case over case where charts were counted."""
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


def audits(events: Iterable[e.Event]) -> list[dict[str, Any]]:
    """The audits among these events, in their order."""
    return [audit_entry(event) for event in events if isinstance(event, e.Audited)]
