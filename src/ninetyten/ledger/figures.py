"""Round figures as the contract wants them (CONTRACT): minutes to two decimals, percentages to one, half up; no basis, no
figure."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor

from ninetyten.domain.moment import HOUR, MINUTE, Span

ENOUGH = 10.0
"""Minutes of a thing from which on a rate, a share or a projection of it says anything to a person (D5)."""
_NUDGE = 1e-9
"""Keeps a half that binary fractions made a hair smaller from being rounded down."""


def half_up(value: float, decimals: int) -> float:
    """Round half up."""
    scale = 10**decimals
    return float(floor(value * scale + 0.5 + _NUDGE) / scale)


def minutes(span: Span) -> float:
    """Return a length in minutes, two decimals."""
    return half_up(span / MINUTE, 2)


def tenths(figure: float) -> str:
    """Return a figure as people write it: `314`, `11.5`, `1,040.6`."""
    return f"{half_up(figure, 1):,.10g}"


def whole(count: float) -> str:
    """Return a number of charts or minutes as people write it: `314`; below ten with its tenth, such as `2.5`."""
    return tenths(half_up(count, 0) if count >= 10 else count)


def percent(part: float, whole: float) -> float | None:
    """Return `part` of `whole` as a percentage, one decimal; None where `whole` is nothing."""
    return half_up(100 * part / whole, 1) if whole > 0 else None


def an_hour(count: float, span: Span) -> float:
    """Return the number per hour, not rounded. `span` is not 0."""
    return count * HOUR / span


def per_hour(count: float, span: Span) -> float | None:
    """Return the number per hour, two decimals; None if no time was spent."""
    return half_up(an_hour(count, span), 2) if span > 0 else None


def median(values: Sequence[float]) -> float:
    """Return the value in the middle. `values`: one at least."""
    return quantile(values, 0.5)


def quantile(values: Sequence[float], share: float) -> float:
    """Return the value below which that share (0 to 1) of the values lies, between two of them in proportion. `values`: one at
    least."""
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    below = floor(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)
