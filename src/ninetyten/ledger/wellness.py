"""The private report of a day, week, month or year: prompts and their fates, rests, long runs, minutes given away (D11)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from ninetyten.domain.moment import Span
from ninetyten.ledger.figures import minutes
from ninetyten.ledger.periods import days_of
from ninetyten.ledger.private import HOW, Private
from ninetyten.ledger.prompts import counts
from ninetyten.ledger.summary import Summary

Wellness = dict[str, Any]


def wellness_report(days: Sequence[Summary], period: str = "day", key: str = "") -> Wellness:
    """The report over the sum of these days, as CONTRACT.md spells it; of anything longer than a day with its dates and each
    day. `key`: any date of the period, needed only where there are no days.

    Raises ValueError for an unknown period, and without days or key.
    """
    key = key or next((day.key for day in days), "")
    if not key:
        raise ValueError("a report of no days needs a date")
    first, last = days_of(period, key)
    folded = _folded([day.private for day in days], first)
    if period == "day":
        return folded
    own = [_folded([day.private], day.key) for day in days if day.span or day.private.prompts.dues]
    return {**folded, "period": period, "from": first, "until": last, "days": own}


def _folded(days: Sequence[Private], date: str) -> Wellness:
    returns = {how: sum(dict(day.returns)[how] for day in days) for how in HOW}
    return {
        "date": date,
        "prompts": counts(day.prompts for day in days),
        "rests": {**returns, "early": sum(day.cut_short for day in days)},
        "longest_run_minutes": minutes(max((day.longest_run for day in days), default=0)),
        "early_start_minutes": _given_away(day.early for day in days),
        "overrun_minutes": _given_away(day.overrun for day in days),
        "overrides": sum(day.overrides for day in days),
        "short_lunches": sum(day.short_lunches for day in days),
    }


def _given_away(spans: Iterable[Span | None]) -> float | None:
    """Minutes given away; None if no hours were planned on any of the days."""
    planned = [span for span in spans if span is not None]
    return minutes(sum(planned)) if planned else None
