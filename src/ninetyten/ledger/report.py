"""The production report of a day, week, month or year: what the time went to, and how the quota stands (D3-D5).

A day is the fold of one, a week that of its days; core work and growth are shown by week, 90 to 10 (D4). Pay by the chart
only adds up: the hours are named beside it, and it never becomes pay that is lost in a break. Nothing private (D11) is read
here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ninetyten.domain.moment import HOUR, MINUTE, Span
from ninetyten.domain.vocabulary import BUCKETS, Bucket, Denominator
from ninetyten.domain.words import NOT_RUNNING
from ninetyten.ledger.accuracy import audit_entry, by_kind
from ninetyten.ledger.figures import half_up, minutes, per_hour, percent
from ninetyten.ledger.periods import days_of
from ninetyten.ledger.quota import Quota, pace
from ninetyten.ledger.summary import Summary, by_week, paid_and_work
from ninetyten.ledger.timeline import FoldedDay

Report = dict[str, Any]
BASES = {
    "production": "production time",
    "work": "work time",
    "paid_7_8": "paid time less 1/8, meetings, and education",
}
"""What productivity is told of, by the keys of the report (D3)."""
LEADING: dict[Denominator, str] = {"production": "production", "work": "work", "paid": "paid_7_8"}
"""The key of the report for what an employer divides by."""


def production_report(days: Sequence[Summary], period: str = "day", key: str = "") -> Report:
    """Return the report over the sum of these days, as CONTRACT.md spells it; of anything longer than a day with its dates, each
    day that has facts, growth week by week, and pay by the chart. `key`: any date of the period, needed only where there are
    no days.

    Raises ValueError for an unknown period, and without days or key.
    """
    key = key or next((day.key for day in days), "")
    if not key:
        raise ValueError("a report of no days needs a date")
    first, last = days_of(period, key)
    if period == "day":
        return _folded(days, key)
    return {
        **_folded(days, first),
        "period": period,
        "from": first,
        "until": last,
        "days": [_folded([day], day.key) for day in days if has_facts(day)],
        "growth": growth_by_week(days),
        "pay": pay_by_chart(days),
    }


def spent_on(report: Report, words: Mapping[Bucket, str]) -> list[tuple[Bucket, str, float]]:
    """Return how a report's time was spent: each bucket, its name in `words`, and its minutes. Unwatched time is split in two."""
    apart = report["unwatched"]
    stopped = [("unwatched", NOT_RUNNING, apart["not_running_minutes"])]
    told = {**report["minutes"], "unwatched": apart["unattended_minutes"]}
    return [
        part
        for bucket, spent in told.items()
        for part in [(bucket, words[bucket], spent), *(stopped if bucket == "unwatched" else [])]
    ]


def has_facts(day: Summary) -> bool:
    """Return whether a day holds anything to report."""
    return bool(day.span or day.kinds or day.holds or day.audits)


def _folded(days: Sequence[Summary], date: str) -> Report:
    spent: dict[str, Span] = dict.fromkeys(BUCKETS, 0)
    for bucket, span in (part for day in days for part in day.buckets):
        spent[bucket] += span
    clock, paid, work = sum(day.clock for day in days), sum(day.paid for day in days), sum(day.work for day in days)
    charts, earned = sum(day.quota.charts for day in days), sum(day.quota.earned for day in days)
    production, study, growth = spent["production"], spent["study"], spent["growth"]
    return {
        "date": date,
        "span_minutes": minutes(sum(day.span for day in days)),
        "clock_minutes": minutes(clock),
        "paid_minutes": minutes(paid),
        "work_minutes": minutes(work),
        "minutes": {bucket: minutes(span) for bucket, span in spent.items()},
        "unwatched": _unwatched(days),
        "charts": charts,
        "holds": sum(day.holds for day in days),
        "kinds": _kinds(days),
        "kind_switches": sum(day.switches for day in days),
        "earned_minutes": half_up(earned, 2),
        "productivity": productivity(earned, production, work, paid, spent["meeting"] + growth),
        "charts_per_hour": {"production": per_hour(charts, production), "paid": per_hour(charts, paid)},
        "study_share": percent(study, study + production),
        "study_topics": study_topics(days),
        "study_goal": study_goal(days),
        "growth_share": percent(growth, work),
        "pace": pace(_quotas(days)),
        "rests": {
            "taken": sum(day.rests.taken for day in days),
            "short": sum(day.rests.short for day in days),
            "lunch": sum(day.rests.lunch for day in days),
        },
        "blocks": sum(day.blocks for day in days),
        "audits": [audit_entry(audit) for day in days for audit in day.audits],
    }


def study_goal(days: Sequence[Summary]) -> dict[str, float | None] | None:
    """Return the goal for accuracy study as a share of it and production, in percent, and the minutes short of it; None where no
    day had one (G5)."""
    if not any(day.study_target for day in days):
        return None
    split = [(day.study_target / 100, day.total("study") + day.quota.production) for day in days]
    wanted, base, study = sum(goal * spent for goal, spent in split), sum(spent for _, spent in split), _study(days)
    goal = percent(wanted, base) if base else days[-1].study_target
    return {"percent": goal, "short_minutes": half_up(max(0.0, wanted - study) / MINUTE, 2)}


def _study(days: Sequence[Summary]) -> Span:
    return sum(day.total("study") for day in days)


def study_topics(days: Sequence[Summary]) -> dict[str, float]:
    """Return the minutes of accuracy study by topic, the most studied first (G1)."""
    spent: dict[str, Span] = {}
    for part in (part for day in days for part in day.studied):
        spent[part.topic] = spent.get(part.topic, 0) + part.span
    return {topic: minutes(span) for topic, span in sorted(spent.items(), key=lambda found: -found[1])}


def productivity(earned: float, production: Span, work: Span, paid: Span, besides: Span) -> dict[str, float | None]:
    """Return productivity by the keys of `BASES`. `besides`: time in meetings and education."""
    bases = (production, work, paid * 7 / 8 - besides)
    return {key: percent(earned, base / MINUTE) for key, base in zip(BASES, bases, strict=True)}


def leading_first(denominator: Denominator) -> list[str]:
    """Return the keys of `BASES`, the one that the employer goes by first."""
    return sorted(BASES, key=lambda key: key != LEADING[denominator])


def leading_share(day: FoldedDay, earned: float, denominator: Denominator) -> str:
    """Return `productivity 93% of work time` of a day as it stands, by what the employer goes by; empty before an hour of
    production (F5)."""
    production, clock = day.total("production"), sum(stretch.length for stretch in day.stretches if stretch.bucket != "off")
    paid, work = paid_and_work(day, clock)
    key = LEADING[denominator]
    share = productivity(earned, production, work, paid, day.total("meeting", "growth"))[key]
    return f"productivity {share:.0f}% of {BASES[key]}" if share is not None and production >= HOUR else ""


def _unwatched(days: Sequence[Summary]) -> dict[str, float]:
    """Return the unwatched time in two parts: unattended, and program not running."""
    unwatched, stopped = sum(day.total("unwatched") for day in days), sum(day.not_running for day in days)
    return {"unattended_minutes": minutes(unwatched - stopped), "not_running_minutes": minutes(stopped)}


def _quotas(days: Sequence[Summary]) -> list[Quota]:
    """Return the quotas that judge these days together: a day without time has no quota, but what it earned counts."""
    worked = [day.quota for day in days if day.clock]
    earned = [day.quota.replace(planned=0) for day in days if not day.clock and day.kinds]
    return [*worked, *earned] if worked else [day.quota for day in days]


def _kinds(days: Sequence[Summary]) -> dict[str, dict[str, Any]]:
    """Return by kind: charts, production time while it was current, charts per hour, standard minutes earned, and its audits as
    one for each basis (G2)."""
    table, accuracy = {}, by_kind(days)
    for name in dict.fromkeys([*(kind.kind for day in days for kind in day.kinds), *accuracy]):
        found = [kind for day in days for kind in day.kinds if kind.kind == name]
        charts, spent = sum(kind.charts for kind in found), sum(kind.production for kind in found)
        table[name] = {
            "charts": charts,
            "minutes": minutes(spent),
            "per_hour": per_hour(charts, spent),
            "earned_minutes": half_up(sum(kind.earned for kind in found), 2),
            "accuracy": accuracy.get(name, {}),
        }
    return table


def growth_by_week(days: Sequence[Summary]) -> list[dict[str, Any]]:
    """Return for each ISO week of these days: growth and work in minutes, the share and target share of work in percent, and the
    minutes short of the target."""
    return [_week(week, within) for week, within in by_week(days).items()]


def _week(week: str, days: Sequence[Summary]) -> dict[str, Any]:
    growth, work = sum(day.total("growth") for day in days), sum(day.work for day in days)
    wanted = sum(day.growth_target / 100 * day.work for day in days)
    return {
        "week": week,
        "growth_minutes": minutes(growth),
        "work_minutes": minutes(work),
        "share": percent(growth, work),
        "target_share": percent(wanted, work),
        "short_minutes": half_up(max(0.0, wanted - growth) / MINUTE, 2),
    }


def pay_by_chart(days: Sequence[Summary]) -> dict[str, Any] | None:
    """Return the pay of these days, for the report of a week, month or year; None where no day had a chart type that is paid so.

    Of the days that had one: `amount` of `charts`, `unpaid_charts` besides; `production_minutes` and `clock_minutes` (what was
    off between two parts of a day left out), both with the amount for an hour of them; and each day's amount.
    """
    paid = [day for day in days if day.by_chart and (day.clock or day.quota.charts)]
    if not paid:
        return None
    production, clock = sum(day.quota.production for day in paid), sum(day.clock for day in paid)
    amount = sum(map(_amount, paid))
    charts = sum(kind.charts for day in paid for kind in day.kinds if kind.pay)
    return {
        "amount": half_up(amount, 2),
        "charts": charts,
        "unpaid_charts": sum(day.quota.charts for day in paid) - charts,
        "production_minutes": minutes(production),
        "clock_minutes": minutes(clock),
        "production_share": percent(production, clock),
        "per_hour": {"production": per_hour(amount, production), "clock": per_hour(amount, clock)},
        "days": [{"date": day.key, "amount": half_up(_amount(day), 2)} for day in paid],
    }


def _amount(day: Summary) -> float:
    return sum(kind.charts * kind.pay for kind in day.kinds)
