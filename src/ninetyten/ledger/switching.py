"""What it costs to change the chart type, from own figures: the first chart after a switch against the usual one."""

from __future__ import annotations

from collections.abc import Sequence

from ninetyten.domain.moment import MINUTE
from ninetyten.domain.value import Value
from ninetyten.ledger.figures import half_up, median
from ninetyten.ledger.summary import Summary

ENOUGH_SWITCHES = 10
"""Fewer measured switches say nothing of their cost."""
USUAL_CHARTS = 5
"""A chart type's usual time is known from this many single charts on."""


class Switching(Value):
    """How often the chart type was changed and what it costs. `measured`: switches whose first chart was logged singly;
    `missing`: how many more of them it takes; `cost_minutes`: the median of what such a chart took beyond the median of its
    type, below 0 where it took less; None while there is not enough data."""

    switches: int
    measured: int
    missing: int
    cost_minutes: float | None = None

    @property
    def words(self) -> str:
        """What is known of it, in a sentence."""
        if self.cost_minutes is None:
            more = "1 more switch" if self.missing == 1 else f"{self.missing} more switches"
            return f"Cost of changing the chart type: not enough data yet, {more} with charts logged one by one to go."
        if self.cost_minutes <= 0:
            return f"Changing the chart type, {self.switches} times, cost no time that could be measured."
        return f"The first chart after changing the type takes {self.cost_minutes:g} min longer; changed {self.switches} times."


def switching(days: Sequence[Summary]) -> Switching:
    """The switches of these days and their cost."""
    usual: dict[str, list[int]] = {}
    for kind in (kind for day in days for kind in day.kinds):
        usual.setdefault(kind.kind, []).extend(kind.laps)
    known = {kind: median(laps) for kind, laps in usual.items() if len(laps) >= USUAL_CHARTS}
    beyond = [lap - known[k.kind] for day in days for k in day.kinds if k.kind in known for lap in k.first_laps]
    switches, missing = sum(day.switches for day in days), max(0, ENOUGH_SWITCHES - len(beyond))
    cost = None if missing else half_up(median(beyond) / MINUTE, 2)
    return Switching(switches, len(beyond), missing, cost)
