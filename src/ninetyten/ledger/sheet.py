"""Compute the sheet: whether quota and accuracy were met, full week by full week, and personal rates.

It supports a request, for flexible hours or for a fair quota, so it says what the figures are a part of, hides no week, and holds
nothing private (D11).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from ninetyten.domain.moment import MINUTE
from ninetyten.ledger.accuracy import audits_together
from ninetyten.ledger.backlog import LEAST_OF_A_KIND
from ninetyten.ledger.figures import an_hour, half_up, median, minutes, per_hour, percent, quantile
from ninetyten.ledger.habits import ENOUGH_DAYS
from ninetyten.ledger.periods import days_of, week_of
from ninetyten.ledger.published import PUBLISHED, Published
from ninetyten.ledger.report import productivity
from ninetyten.ledger.summary import Summary, by_week

_WEEK = timedelta(days=7)


def full_weeks(today: str, count: int, key: str = "") -> list[tuple[str, str]]:
    """Return the first and last dates of the `count` latest ISO weeks that are over at `today`, oldest first; of those that begin
    after the date `key`, none."""
    over = date.fromisoformat(days_of("week", today)[0]) - _WEEK
    latest = min(over, date.fromisoformat(days_of("week", key)[0])) if key else over
    return [days_of("week", (latest - number * _WEEK).isoformat()) for number in reversed(range(count))]


def sheet(days: Sequence[Summary], weeks: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """Return the sheet over these weeks, of which there is one at least. `days`: all that hold something, oldest first.

    Of each week and of all together: charts, production, charts an hour of it, productivity on it against the target of its days,
    codes right with the 95% interval, and accuracy study of study and production. `productivity`: of all together, by each of its
    denominators. `on_target` and `audits`: how many reached theirs, of how many. `rates`: by chart type, on days with 15 minutes
    of it at least, the median day and the middle half of them; None while there are fewer than five.
    """
    first, last = weeks[0][0], weeks[-1][1]
    within = [day for day in days if first <= day.key <= last]
    found = by_week(within)
    dated = [(week_of(begins), begins, ends) for begins, ends in weeks]
    rows = [{"week": week, "from": begins, "until": ends, **_figures(found.get(week, ()))} for week, begins, ends in dated]
    worked = [row for row in rows if row["on_target"] is not None]
    audits = [(audit, day.accuracy_target) for day in within for audit in day.audits]
    targets = sorted({target for _, target in audits})
    return {
        "from": first,
        "until": last,
        "weeks": rows,
        "together": _figures(within),
        "productivity": productivity(
            sum(day.quota.earned for day in within),
            sum(day.quota.production for day in within),
            sum(day.work for day in within),
            sum(day.paid for day in within),
            sum(day.total("meeting") + day.total("growth") for day in within),
        ),
        "on_target": {"weeks": sum(row["on_target"] for row in worked), "of": len(worked)},
        "audits": {
            "at_target": sum(100 * audit.right >= target * audit.total for audit, target in audits),
            "of": len(audits),
            "targets": targets,
        },
        "rates": [rate for rate in (_rate(kind, within) for kind in _kinds(within)) if rate],
    }


def _figures(days: Sequence[Summary]) -> dict[str, Any]:
    production, study = sum(day.quota.production for day in days), sum(day.total("study") for day in days)
    charts, earned = sum(day.quota.charts for day in days), sum(day.quota.earned for day in days)
    expected = sum(day.quota.expected for day in days)
    reached = percent(earned, expected)
    together = audits_together(days) or {"right": 0, "total": 0}
    return {
        "days": sum(day.quota.production > 0 for day in days),
        "charts": charts,
        "production_minutes": minutes(production),
        "charts_per_hour": per_hour(charts, production),
        "productivity": percent(earned, production / MINUTE),
        "target": percent(expected, production / MINUTE),
        "on_target": None if reached is None else reached >= 100,
        "audits": sum(len(day.audits) for day in days),
        **{key: together.get(key) for key in ("right", "total", "percent", "low", "high")},
        "study_share": percent(study, study + production),
    }


def published_beside(names: Iterable[str]) -> list[Published]:
    """Return what is published for the chart types of these names (`E/M established` is E/M), each once; empty where none is."""
    known = [name.strip().lower() for name in names]
    return [one for one in PUBLISHED if one.high and any(name.startswith(one.name.lower()) for name in known)]


def _kinds(days: Sequence[Summary]) -> list[str]:
    return list(dict.fromkeys(found.kind for day in days for found in day.kinds))


def _rate(kind: str, days: Sequence[Summary]) -> dict[str, Any] | None:
    """Return the personal rate for a kind beside its charts' standard rate; None if no day counts."""
    found = [day.of_kind(kind) for day in days]
    counted = [part for part in found if part.charts and part.production >= LEAST_OF_A_KIND]
    if not counted:
        return None
    charts, earned = sum(part.charts for part in counted), sum(part.earned for part in counted)
    rates = [an_hour(part.charts, part.production) for part in counted] if len(counted) >= ENOUGH_DAYS else []
    return {
        "kind": kind,
        "days": len(counted),
        "charts": charts,
        "median": half_up(median(rates), 1) if rates else None,
        "middle_half": [half_up(quantile(rates, share), 1) for share in (0.25, 0.75)] if rates else None,
        "standard": half_up(charts * 60 / earned, 1) if earned else None,
    }
