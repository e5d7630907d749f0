"""Compute where the quota stands and where it is heading (D5): of one day, or of the days of a week, month or year together."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from math import ceil

from ninetyten.domain import events as e
from ninetyten.domain.commands import Chart
from ninetyten.domain.moment import HOUR, MINUTE, Span
from ninetyten.domain.plan import Plan
from ninetyten.domain.state import State
from ninetyten.domain.value import Value
from ninetyten.domain.words import counted
from ninetyten.ledger.figures import half_up, per_hour, percent
from ninetyten.ledger.timeline import FoldedDay

PACE_FROM: Span = HOUR
"""People are told a pace from this much production on; before that one quick chart would swing it (F5)."""
MANY = 50
"""More charts than this at once are asked about (F4)."""
MANY_HOURS = 3
"""So are more than this many hours' worth at the standard rate."""


class Quota(Value):
    """What a day's pace is judged by. `earned`: standard minutes; `production`: ms worked on it, `planned` ms for it; `wanted`:
    standard minutes asked for a minute of production, 1.0 for 100%. `used`: the one kind in use and `rate` its standard rate,
    ramp included; empty and 0 where there are several, or none yet. `kind`, `kind_rate`: the same of the latest kind."""

    charts: int
    earned: float
    production: Span
    planned: Span
    wanted: float
    used: str = ""
    rate: float = 0.0
    kind: str = ""
    kind_rate: float = 0.0

    @property
    def target(self) -> float:
        """Standard minutes to be earned in the planned production time."""
        return self.wanted * self.planned / MINUTE

    @property
    def expected(self) -> float:
        """Standard minutes to be earned in the production time so far."""
        return self.wanted * self.production / MINUTE

    @property
    def left(self) -> float:
        """Standard minutes still to be earned."""
        return max(0.0, self.target - self.earned)

    @property
    def charts_left(self) -> int | None:
        """The same in whole charts of the latest kind; None if that has no rate."""
        return ceil(half_up(self.left * self.kind_rate / 60, 6)) if self.kind_rate else None


def quota_of(day: FoldedDay, key: str) -> Quota:
    """Return the quota of a folded day; nothing is planned on a day off, whatever is done on it."""
    logged, target = charts_logged(day), day.terms.target
    rates = {event.kind: event.per_hour for event in logged}
    spent = [stretch.kind for stretch in day.stretches if stretch.bucket == "production"]
    used = {*spent, *rates} or {kind.key for kind in day.terms.kinds}
    latest = [*rates, *spent][-1:]
    one = used.pop() if len(used) == 1 else ""

    def rate(kind: str) -> float:
        return rates.get(kind) or day.terms.rate(kind)

    return Quota(
        charts=sum(event.count for event in logged),
        earned=sum(earned_minutes(event) for event in logged),
        production=day.total("production"),
        planned=target.production if date.fromisoformat(key).weekday() in day.terms.day.days else 0,
        wanted=target.productivity / 100,
        used=one,
        rate=rate(one),
        kind=latest[0] if latest else one,
        kind_rate=rate(latest[0] if latest else one),
    )


def charts_logged(day: FoldedDay) -> list[e.ChartsLogged]:
    """Return the day's entries of charts."""
    return [event for event in day.events if isinstance(event, e.ChartsLogged)]


def earned_minutes(event: e.ChartsLogged) -> float:
    """Return the standard minutes of one entry's charts: n x 60 / rate (D3)."""
    return event.count * 60 / event.per_hour if event.per_hour > 0 else 0.0


def pace(quotas: Sequence[Quota]) -> dict[str, float | None]:
    """Return the `pace` of a report (CONTRACT) over the sum of these days; the figures in charts only while one kind is in use,
    at one rate."""
    charts, earned = sum(quota.charts for quota in quotas), sum(quota.earned for quota in quotas)
    production, planned = sum(quota.production for quota in quotas), sum(quota.planned for quota in quotas)
    target, expected = sum(quota.target for quota in quotas), sum(quota.expected for quota in quotas)
    projected = earned * planned / production if production > 0 and planned > 0 else None
    rate, left = one_rate(quotas), planned - production
    return {
        "target_minutes": half_up(target, 2),
        "expected_minutes": half_up(expected, 2),
        "earned_minutes": half_up(earned, 2),
        "percent": percent(earned, expected),
        "projected_minutes": _rounded(projected),
        "target_charts": _rounded(rate and target * rate / 60),
        "expected_charts": _rounded(rate and expected * rate / 60),
        "projected_charts": _rounded(rate and projected and projected * rate / 60),
        "needed_per_hour": per_hour(target * rate / 60 - charts, left) if rate else None,
    }


def one_rate(quotas: Sequence[Quota]) -> float | None:
    """Return the standard rate of the one kind that is in use on all these days; None where there are several kinds or rates."""
    found = {(quota.used, quota.rate) for quota in quotas}
    return (found.pop()[1] or None) if len(found) == 1 else None


def _rounded(value: float | None) -> float | None:
    return None if value is None else half_up(value, 2)


def doubt(command: Chart, state: State, plan: Plan) -> str:
    """Return what makes a count of charts unlikely, to be asked about before it is logged; empty for a likely one (F4).
    `plan`: that of the date."""
    rate = plan.rate(command.kind or state.kind or plan.kinds[0].key)
    if command.total is not None:
        target = rate * plan.target.production / HOUR * plan.target.productivity / 100
        doubtful = 0 < 2 * target <= command.total
        return f"{counted(command.total, 'chart')} is twice the day's target or more" if doubtful else ""
    if command.count > MANY:
        return f"{counted(command.count, 'chart')} is more than {MANY} at once"
    if 0 < rate * MANY_HOURS < command.count:
        return f"{counted(command.count, 'chart')} is more than {MANY_HOURS} hours' worth at {rate:g}/hour"
    return ""
