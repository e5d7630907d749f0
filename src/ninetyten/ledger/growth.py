"""The 90/10 rule of the profession, week by week: 90 % core work, 10 % growth (D4)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ninetyten.domain.moment import MINUTE
from ninetyten.ledger.figures import half_up, minutes, percent
from ninetyten.ledger.periods import week_of
from ninetyten.ledger.summary import Summary


def growth_by_week(days: Sequence[Summary]) -> list[dict[str, Any]]:
    """Of each ISO week that has one of these days: growth and work in minutes, the share and the target share of work in
    percent, and the minutes that are missing to it."""
    weeks: dict[str, list[Summary]] = {}
    for day in days:
        weeks.setdefault(week_of(day.key), []).append(day)
    return [_week(week, weeks[week]) for week in sorted(weeks)]


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
