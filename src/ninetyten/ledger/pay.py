"""What charts brought where one is paid by the chart, and what that is an hour (contract and per-diem work).

It only ever adds up: the hours are named beside it and take nothing away. Somebody paid by the hour is paid for short breaks,
and a figure of pay by the chart must never become one of pay that is lost in a break.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ninetyten.ledger.figures import half_up, minutes, per_hour, percent
from ninetyten.ledger.summary import Summary


def pay_by_chart(days: Sequence[Summary]) -> dict[str, Any] | None:
    """The pay of these days, for the report of a week, month or year; None where no day had a chart type that is paid so.

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
