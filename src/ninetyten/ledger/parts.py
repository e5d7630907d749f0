"""A day's production as it lay in the day, to be asked for again and again: what of it lies between two entries of charts."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from ninetyten.domain.moment import Instant, Span
from ninetyten.ledger.timeline import Day

Part = tuple[Instant, Instant]
"""From and to."""
Share = tuple[int, Span]
"""The number of a part, and how much of it, in ms."""


def production_of(day: Day) -> list[Part]:
    """The production of a folded day, in its order."""
    return [(stretch.start, stretch.end) for stretch in day.stretches if stretch.bucket == "production"]


class Parts:
    """Parts of a day that follow each other, numbered from 0."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self._parts = parts
        self._ends = [end for _, end in parts]

    def between(self, start: Instant, end: Instant) -> list[Share]:
        """What of the parts lies between two instants."""
        found: list[Share] = []
        for number in range(bisect_right(self._ends, start), len(self._parts)):
            first, last = self._parts[number]
            if first >= end:
                break
            found.append((number, min(last, end) - max(first, start)))
        return found


def length(shares: Sequence[Share]) -> Span:
    """How long shares are together, in ms."""
    return sum(span for _, span in shares)
