"""The production report of a day: what it went to, and how the quota stands (D3-D5). Contains nothing private (D11)."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from ninetyten.domain import events as e
from ninetyten.domain.moment import HOUR, MINUTE, Instant, Span
from ninetyten.ledger.accuracy import audits
from ninetyten.ledger.figures import half_up, minutes, per_hour, percent
from ninetyten.ledger.rests import rests
from ninetyten.ledger.timeline import BUCKETS, Day

Report = dict[str, Any]


def day_report(day: Day, key: str, until: Instant) -> Report:
    """The report of a folded day as CONTRACT.md spells it."""
    clock = sum(stretch.length for stretch in day.stretches if stretch.bucket != "off")
    paid, work = paid_and_work(day, clock)
    production, study, growth = day.total("production"), day.total("study"), day.total("growth")
    logged = charts_logged(day)
    charts = sum(event.count for event in logged)
    earned = sum(earned_minutes(event) for event in logged)
    taken = rests(day, until)
    return {
        "date": key,
        "span_minutes": minutes(sum(stretch.length for stretch in day.stretches)),
        "clock_minutes": minutes(clock),
        "paid_minutes": minutes(paid),
        "work_minutes": minutes(work),
        "minutes": {bucket: minutes(day.total(bucket)) for bucket in BUCKETS},
        "charts": charts,
        "holds": sum(isinstance(event, e.ChartHeld) for event in day.events),
        "kinds": kinds(day, logged),
        "kind_switches": kind_switches(day),
        "earned_minutes": half_up(earned, 2),
        "productivity": {
            "production": percent(earned, production / MINUTE),
            "work": percent(earned, work / MINUTE),
            "paid_7_8": percent(earned, (paid * 7 / 8 - day.total("meeting") - growth) / MINUTE),
        },
        "charts_per_hour": {"production": per_hour(charts, production), "paid": per_hour(charts, paid)},
        "study_share": percent(study, study + production),
        "growth_share": percent(growth, work),
        "pace": pace(day),
        "rests": {
            "taken": sum(rest.taken and not rest.lunch for rest in taken),
            "short": sum(rest.ended and not rest.taken and not rest.lunch for rest in taken),
            "lunch": sum(rest.lunch for rest in taken),
        },
        "blocks": day.state.blocks,
        "audits": audits(day.events),
    }


def paid_and_work(day: Day, clock: Span) -> tuple[Span, Span]:
    """Paid and work time in ms (D4): short pauses and absences are paid, long ones are not."""
    long = sum(s.length for s in day.stretches if s.bucket in ("paused", "away") and s.length > day.terms.day.paid_break)
    paid = clock - day.total("lunch", "asleep", "unwatched") - long
    return paid, paid - day.total("rest")


def earned_minutes(event: e.ChartsLogged) -> float:
    """Standard minutes of the charts of one entry: n x 60 / rate (D3)."""
    return event.count * 60 / event.per_hour if event.per_hour > 0 else 0.0


def kinds(day: Day, logged: list[e.ChartsLogged]) -> dict[str, dict[str, Any]]:
    """By kind: charts, production time while it was the current one, charts per hour, standard minutes earned."""
    spent: dict[str, Span] = {}
    for stretch in day.stretches:
        if stretch.bucket == "production":
            spent[stretch.kind] = spent.get(stretch.kind, 0) + stretch.length
    names = list(dict.fromkeys([*spent, *(event.kind for event in logged)]))
    table = {}
    for name in names:
        of_kind = [event for event in logged if event.kind == name]
        charts = sum(event.count for event in of_kind)
        table[name] = {
            "charts": charts,
            "minutes": minutes(spent.get(name, 0)),
            "per_hour": per_hour(charts, spent.get(name, 0)),
            "earned_minutes": half_up(sum(earned_minutes(event) for event in of_kind), 2),
        }
    return table


def kind_switches(day: Day) -> int:
    """How often production went on with another kind of chart than before."""
    order = [stretch.kind for stretch in day.stretches if stretch.bucket == "production"]
    return sum(before != after for before, after in pairwise(order))


def charts_logged(day: Day) -> list[e.ChartsLogged]:
    """The day's entries of charts."""
    return [event for event in day.events if isinstance(event, e.ChartsLogged)]


def pace(day: Day) -> dict[str, float | None]:
    """How the quota stands and where it is heading (D5); the figures in charts only while one kind is in use."""
    logged, production = charts_logged(day), day.total("production")
    earned, charts = sum(earned_minutes(event) for event in logged), sum(event.count for event in logged)
    planned, wanted = day.terms.target.production, day.terms.target.productivity / 100
    target, expected = wanted * planned / MINUTE, wanted * production / MINUTE
    projected = earned * planned / production if production > 0 else None
    rate, left = rate_in_use(day), planned - production
    return {
        "target_minutes": half_up(target, 2),
        "expected_minutes": half_up(expected, 2),
        "earned_minutes": half_up(earned, 2),
        "percent": percent(earned, expected),
        "projected_minutes": _rounded(projected, 2),
        "target_charts": _rounded(rate and target * rate / 60, 2),
        "expected_charts": _rounded(rate and expected * rate / 60, 2),
        "projected_charts": _rounded(rate and projected and projected * rate / 60, 2),
        "needed_per_hour": half_up((target * rate / 60 - charts) * HOUR / left, 2) if rate and left > 0 else None,
    }


def rate_in_use(day: Day) -> float | None:
    """The standard rate, ramp included, of the one kind in use today; None where there are several, or none yet."""
    rates = {event.kind: event.per_hour for event in charts_logged(day)}
    used = {stretch.kind for stretch in day.stretches if stretch.bucket == "production"} | set(rates)
    names = used or {kind.key for kind in day.terms.kinds}
    if len(names) != 1:
        return None
    name = names.pop()
    return rates.get(name) or day.terms.rate(name) or None


def _rounded(value: float | None, decimals: int) -> float | None:
    return None if value is None else half_up(value, decimals)
