"""The private report of a day, week, month or year: prompts and their fates, rests, long runs, minutes given away (D11)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from ninetyten.domain.moment import Span
from ninetyten.domain.vocabulary import ANYWAY_REASONS, PAUSE_REASONS
from ninetyten.domain.words import spell_time
from ninetyten.ledger.figures import minutes
from ninetyten.ledger.periods import days_of
from ninetyten.ledger.private import HOW, Private
from ninetyten.ledger.stops import REASONS, counts
from ninetyten.ledger.summary import Summary

Wellness = dict[str, Any]


def wellness_report(days: Sequence[Summary], period: str = "day", key: str = "") -> Wellness:
    """Return the report over the sum of these days, as CONTRACT.md spells it; of anything longer than a day with its dates and
    each day. `key`: any date of the period, needed only where there are no days.

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
    return {**folded, "period": period, "from": first, "until": last, "days": own, "commute": _commute(days)}


def _commute(days: Sequence[Summary]) -> dict[str, Any] | None:
    """Return the commute saved by days at home against the time given away on them; None if no commute is set."""
    home = [day.private for day in days if day.private.commute]
    if not home:
        return None
    return {
        "days": len(home),
        "saved_minutes": minutes(sum(day.commute for day in home)),
        "given_away_minutes": _where_planned(span for day in home for span in (day.early, day.overrun)),
    }


def _folded(days: Sequence[Private], date: str) -> Wellness:
    returns = {how: sum(dict(day.returns)[how] for day in days) for how in HOW}
    return {
        "date": date,
        "prompts": counts(day.prompts for day in days),
        "rests": {**returns, "early": sum(day.cut_short for day in days)},
        "longest_run_minutes": minutes(max((day.longest_run for day in days), default=0)),
        "early_start_minutes": _where_planned(day.early for day in days),
        "overrun_minutes": _where_planned(day.overrun for day in days),
        "given_away_minutes": _where_planned(span for day in days for span in (day.early, day.overrun)),
        "overrides": sum(day.overrides for day in days),
        "override_reasons": _counted((day.override_reasons for day in days), ANYWAY_REASONS),
        "short_lunches": sum(day.short_lunches for day in days),
        "held": _counted((day.held for day in days), REASONS),
        "core_hours": _core_hours(days),
        "core_missed_minutes": _where_planned(day.core_missed for day in days),
        "day_off_minutes": _where_planned(day.day_off for day in days),
        "paused_reasons": {why: minutes(spent) for why, spent in _counted((day.paused for day in days), PAUSE_REASONS).items()},
    }


def _where_planned(spans: Iterable[Span | None]) -> float | None:
    """Return their sum in minutes, None if nothing was planned on any of the days."""
    planned = [span for span in spans if span is not None]
    return minutes(sum(planned)) if planned else None


def _counted(counts: Iterable[tuple[tuple[str, int], ...]], names: Sequence[str]) -> dict[str, int]:
    """Return the total of each over all days."""
    days = [dict(day) for day in counts]
    return {name: sum(day.get(name, 0) for day in days) for name in names}


def _core_hours(days: Sequence[Private]) -> str | None:
    """Return `10:00-14:00`; None where no day that was worked has core hours, or not all of them the same."""
    found = {day.core for day in days if day.core_missed is not None}
    if len(found) != 1:
        return None
    return "-".join(map(spell_time, found.pop()))
