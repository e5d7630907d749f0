"""What a few seconds' looks at oneself say over weeks (D9): the posture check, the eyes at midday, energy by hour of the clock.

Counts and means, no verdict; private (D11).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from ninetyten.domain import events as e
from ninetyten.domain.plan import POSTURE_POINTS
from ninetyten.domain.value import Value
from ninetyten.ledger.figures import half_up
from ninetyten.ledger.noted import Noted
from ninetyten.ledger.peaks import DAYS_OF_AN_HOUR, Peaks

POSTURE_WEEKS = 4
"""How far back the posture checks are counted."""
LAST_CHECKS = 5
OFTEN = 3
"""A point that failed at this many of the last `LAST_CHECKS` checks is worth a look at the workstation."""
AGAIN = 7
"""Days between two such offers."""
FORTNIGHT = 14
"""Days."""


class Posture(Value):
    """Posture checks of some weeks: how many, and (point, at how many it was not right), the most frequent first."""

    checks: int
    failing: tuple[tuple[str, int], ...]


class Midday(Value):
    """Means of the scores of the eyes, 0 to 3: the last fortnight's and the one's before; None where nothing was scored."""

    now: float | None
    before: float | None


class EnergyHour(Value):
    """An hour of the clock: the mean rating, of how many ratings, and what the hour earns: standard minutes an hour of
    production, the median; None where that is not known."""

    hour: int
    ratings: int
    mean: float
    earned: float | None


def posture(noted: Noted, first: str, last: str) -> Posture:
    """The posture checks between two dates, both included."""
    checks = [check for day, check in noted.days_of(e.PostureChecked) if first <= day <= last]
    counts = [(point, sum(point in check.failing for check in checks)) for point in POSTURE_POINTS]
    return Posture(len(checks), tuple(sorted(((p, n) for p, n in counts if n), key=lambda found: -found[1])))


def recent_posture(noted: Noted, today: str) -> Posture:
    """The posture checks of the last `POSTURE_WEEKS` weeks, today's included."""
    return posture(noted, _back(today, 7 * POSTURE_WEEKS - 1), today)


def to_look_at(noted: Noted, today: str) -> tuple[str, ...]:
    """The points for which a look at the workstation is offered today: those that failed at `OFTEN` of the last checks, on the
    day of a check that finds so; not within a week of the offer before, nor of a look at the workstation."""
    offered = ""
    points: tuple[str, ...] = ()
    checks = noted.days_of(e.PostureChecked)
    for number in range(LAST_CHECKS, len(checks) + 1):
        day, _ = checks[number - 1]
        often = _often([check for _, check in checks[number - LAST_CHECKS : number]])
        if day == offered or (often and (not offered or _back(day, AGAIN) >= offered)):
            offered, points = day, often
    looked = noted.last_day(e.WorkstationChecked)
    return points if offered == today and (not looked or _back(today, AGAIN) >= looked) else ()


def _often(checks: Sequence[e.PostureChecked]) -> tuple[str, ...]:
    return tuple(point for point in POSTURE_POINTS if sum(point in check.failing for check in checks) >= OFTEN)


def midday(noted: Noted, today: str) -> Midday:
    """How the eyes were at midday, this fortnight and the one before."""
    scores = noted.days_of(e.EyesScored)
    start = _back(today, FORTNIGHT - 1)
    earlier = _back(today, 2 * FORTNIGHT - 1)
    return Midday(
        _mean([score.much for day, score in scores if start <= day <= today]),
        _mean([score.much for day, score in scores if earlier <= day < start]),
    )


def energy_by_hour(noted: Noted, found: Peaks) -> tuple[EnergyHour, ...]:
    """The hours with ratings on enough days, earliest first; none while peak hours cannot be told either (D7)."""
    if found.missing:
        return ()
    days: dict[int, set[str]] = {}
    ratings: dict[int, list[int]] = {}
    for day, rated in noted.days_of(e.EnergyRated):
        days.setdefault(rated.hour, set()).add(day)
        ratings.setdefault(rated.hour, []).append(rated.rating)
    earned = {hour.hour: hour.median for hour in found.hours}
    return tuple(
        EnergyHour(hour, len(ratings[hour]), _mean(ratings[hour]) or 0.0, earned.get(hour))
        for hour in sorted(ratings)
        if len(days[hour]) >= DAYS_OF_AN_HOUR
    )


def rated(noted: Noted) -> bool:
    """Whether energy was ever rated."""
    return bool(noted.of(e.EnergyRated))


def looks(noted: Noted, found: Peaks, first: str, last: str) -> dict[str, Any]:
    """What the private report adds of a period between two dates, both included (JSON keys `posture`, `eyes_midday`, `energy`).
    `found`: the peak hours of its days."""
    checked = posture(noted, first, last)
    eyes = [score.much for day, score in noted.days_of(e.EyesScored) if first <= day <= last]
    energy = [rating.rating for day, rating in noted.days_of(e.EnergyRated) if first <= day <= last]
    return {
        "posture": {"checks": checked.checks, "failing": dict(checked.failing)},
        "eyes_midday": {"scores": len(eyes), "mean": _mean(eyes)},
        "energy": {
            "ratings": len(energy),
            "mean": _mean(energy),
            "by_hour": [
                {"hour": hour.hour, "ratings": hour.ratings, "mean": hour.mean, "earned_minutes_per_hour": hour.earned}
                for hour in energy_by_hour(noted, found)
            ],
        },
    }


def _mean(scores: Sequence[int]) -> float | None:
    return half_up(sum(scores) / len(scores), 1) if scores else None


def _back(day: str, days: int) -> str:
    return (date.fromisoformat(day) - timedelta(days=days)).isoformat()
