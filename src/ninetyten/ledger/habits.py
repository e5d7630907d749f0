"""Find what recent work days show: the cost of switching chart types, home against office, whether the quota fits (D5).

Places (S30) compare production alone: audits come weeks after the charts, and nothing records where those were coded.
"""

from __future__ import annotations

from collections.abc import Sequence

from ninetyten.domain.moment import MINUTE
from ninetyten.domain.value import Value
from ninetyten.domain.vocabulary import PLACES
from ninetyten.domain.words import counted, times
from ninetyten.ledger.figures import an_hour, half_up, median, whole
from ninetyten.ledger.quota import one_rate
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
    planned: bool

    @property
    def words(self) -> str:
        """Return `12 charts (60 standard minutes) to reach the target`."""
        if not self.planned:
            return "no production planned"
        if not self.minutes:
            return "target reached"
        minutes = f"{whole(self.minutes)} standard minutes"
        if self.charts is None:
            return f"{minutes} to reach the target"
        return f"{counted(self.charts, 'chart')} ({minutes}) to reach the target"


def left_to_do(day: Summary) -> Left:
    """Return what is left to the day's target, in charts of the current kind and in minutes (D5)."""
    quota = day.quota
    return Left(half_up(quota.left, 2), quota.kind, quota.charts_left, planned=quota.target > 0)


class Fit(Value):
    """The quota against one's own days: what it asks an hour of production, and the median of the last `days` work days, in
    `unit`; None where there are too few."""

    asked: float
    own: float | None
    days: int
    unit: str

    @property
    def words(self) -> str:
        """Return `The quota needs 14.2 charts/hour in the planned minutes; your 20-day median is 12.9.`"""
        needs = f"The quota needs {self.asked:g} {self.unit}/hour in the planned minutes"
        if self.own is None:
            return f"{needs}; your own median needs {ENOUGH_DAYS} work days ({self.days} so far)."
        return f"{needs}; your {self.days}-day median is {self.own:g}."


def quota_fit(days: Sequence[Summary], today: str) -> Fit | None:
    """Return the quota, as the latest of these days has it, against the median of the work days before `today`: in charts while
    they are of one kind, else in standard minutes. None without a day."""
    if not days:
        return None
    asked = days[-1].quota
    own = [day.quota for day in days if day.worked and day.key < today][-OWN_DAYS:]
    in_charts = bool(asked.rate) and all(quota.used == asked.used for quota in own)
    need = asked.wanted * (asked.rate if in_charts else 60)
    rates = [an_hour(quota.charts if in_charts else quota.earned, quota.production) for quota in own]
    middle = half_up(median(rates), 1) if len(own) >= ENOUGH_DAYS else None
    return Fit(half_up(need, 1), middle, len(own), "charts" if in_charts else "standard minutes")


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
        """Return what is known of it, in a sentence; empty while there is not enough data: few people switch often."""
        if self.cost_minutes is None:
            return ""
        if self.cost_minutes <= 0:
            return f"Switching chart types {times(self.switches)} cost no measurable time."
        return f"The first chart after switching types takes {self.cost_minutes:g} min longer; switched {times(self.switches)}."


def switching(days: Sequence[Summary]) -> Switching:
    """Return the switches of these days and their cost."""
    usual: dict[str, list[int]] = {}
    for kind in (kind for day in days for kind in day.kinds):
        usual.setdefault(kind.kind, []).extend(kind.laps)
    known = {kind: median(laps) for kind, laps in usual.items() if len(laps) >= USUAL_CHARTS}
    beyond = [lap - known[k.kind] for day in days for k in day.kinds if k.kind in known for lap in k.first_laps]
    switches, missing = sum(day.switches for day in days), max(0, ENOUGH_SWITCHES - len(beyond))
    cost = None if missing else half_up(median(beyond) / MINUTE, 2)
    return Switching(switches, len(beyond), missing, cost)


class AtPlace(Value):
    """What an hour of production held at one place, over `days` work days."""

    place: str
    an_hour: float
    days: int


class ByPlace(Value):
    """Both places, in `unit`: charts while all are of one kind and rate, else standard minutes earned. `places` is empty where
    either has too few work days."""

    places: tuple[AtPlace, ...] = ()
    unit: str = ""

    @property
    def words(self) -> str:
        """Return `home 12.4 charts/hour (14 days), office 11.1 charts/hour (6 days)`, empty where there is nothing to compare."""
        return ", ".join(f"{one.place} {one.an_hour:g} {self.unit}/hour ({one.days} days)" for one in self.places)


def by_place(days: Sequence[Summary]) -> ByPlace:
    """Return the places of these days compared, once there are `ENOUGH_DAYS` work days at each."""
    worked = {place: [day.quota for day in days if day.worked and day.place == place] for place in PLACES}
    if min(map(len, worked.values())) < ENOUGH_DAYS:
        return ByPlace()
    in_charts = one_rate([quota for found in worked.values() for quota in found]) is not None
    places = []
    for place, found in worked.items():
        made = sum(quota.charts if in_charts else quota.earned for quota in found)
        places.append(AtPlace(place, half_up(an_hour(made, sum(quota.production for quota in found)), 1), len(found)))
    return ByPlace(tuple(places), "charts" if in_charts else "standard minutes")
