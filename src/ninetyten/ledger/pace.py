"""What is left to do today, and whether the quota fits what this coder's days have shown (D5)."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from ninetyten.domain.moment import HOUR
from ninetyten.domain.value import Value
from ninetyten.domain.words import counted
from ninetyten.ledger.figures import half_up, median
from ninetyten.ledger.quota import Quota
from ninetyten.ledger.summary import Summary

OWN_DAYS = 20
"""How many work days, the latest, make up one's own figure."""
ENOUGH_DAYS = 5
"""Fewer work days make no figure of one's own."""


class Left(Value):
    """What is left to today's target: standard `minutes`, and `charts` of the `kind` in use; None where it has no rate.
    `planned`: there is a target at all."""

    minutes: float
    kind: str
    charts: int | None
    planned: bool = True

    @property
    def words(self) -> str:
        """`12 charts (60 standard minutes) to the target`."""
        if not self.planned:
            return "no production is planned"
        if not self.minutes:
            return "the target is reached"
        minutes = f"{self.minutes:g} standard minutes"
        if self.charts is None:
            return f"{minutes} to the target"
        return f"{counted(self.charts, 'chart')} ({minutes}) to the target"


def left_to_do(day: Summary) -> Left:
    """What is left to the day's target, in charts of the current kind and in minutes (D5)."""
    quota = day.quota
    left = max(0.0, quota.target - quota.earned)
    charts = ceil(half_up(left * quota.kind_rate / 60, 6)) if quota.kind_rate else None
    return Left(half_up(left, 2), quota.kind, charts, planned=quota.target > 0)


class Fit(Value):
    """The quota against one's own days: what it asks an hour of production, and the median of the last `days` work days, in
    `unit`; None where there are too few."""

    asked: float
    own: float | None
    days: int
    unit: str

    @property
    def words(self) -> str:
        """`The quota needs 14.2 charts an hour in the minutes planned; your 20-day median is 12.9.`"""
        needs = f"The quota needs {self.asked:g} {self.unit} an hour in the minutes planned"
        if self.own is None:
            return f"{needs}; your own figure needs {ENOUGH_DAYS} work days, there are {self.days}."
        return f"{needs}; your {self.days}-day median is {self.own:g}."


def quota_fit(days: Sequence[Summary], today: str) -> Fit | None:
    """The quota, as the latest of these days has it, against the median of the work days before `today`: in charts while they
    are of one kind, else in standard minutes. None without a day."""
    if not days:
        return None
    asked = days[-1].quota
    own = [day.quota for day in days if day.worked and day.key < today][-OWN_DAYS:]
    in_charts = bool(asked.rate) and all(quota.used == asked.used for quota in own)
    need = asked.wanted * (asked.rate if in_charts else 60)
    rates = [_an_hour(quota, in_charts=in_charts) for quota in own]
    middle = half_up(median(rates), 1) if len(own) >= ENOUGH_DAYS else None
    return Fit(half_up(need, 1), middle, len(own), "charts" if in_charts else "standard minutes")


def _an_hour(quota: Quota, *, in_charts: bool) -> float:
    return (quota.charts if in_charts else quota.earned) * HOUR / quota.production
