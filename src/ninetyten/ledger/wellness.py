"""The private report of a day: prompts and their fates, rests, long runs, minutes given away (D11)."""

from __future__ import annotations

from typing import Any

from ninetyten.domain import events as e
from ninetyten.domain.moment import Instant
from ninetyten.domain.plan import ACTIVITIES, RETURNS, planned_instant
from ninetyten.ledger.figures import minutes
from ninetyten.ledger.prompts import counts, entries
from ninetyten.ledger.rests import rests
from ninetyten.ledger.timeline import Day

Wellness = dict[str, Any]


def day_wellness(day: Day, key: str, until: Instant) -> Wellness:
    """The wellness report of a folded day as CONTRACT.md spells it."""
    taken = [rest for rest in rests(day, until) if rest.ended]
    return {
        "date": key,
        "prompts": counts(entries(day.events)),
        "rests": {
            **{how: sum(rest.how == how for rest in taken) for how in ("away", "walk", "screen")},
            "unsaid": sum(rest.how not in RETURNS for rest in taken),
            "early": sum(rest.lasted < rest.planned for rest in taken),
        },
        "longest_run_minutes": minutes(longest_run(day)),
        **_given_away(day),
        "overrides": sum(isinstance(event, e.BlockStarted) and bool(event.anyway) for event in day.events),
    }


def longest_run(day: Day) -> int:
    """The longest unbroken focus, in ms; changing the activity does not break it."""
    best = run = 0
    last_end: Instant | None = None
    for stretch in day.stretches:
        if stretch.bucket not in ACTIVITIES:
            continue
        run = run + stretch.length if stretch.start == last_end else stretch.length
        last_end, best = stretch.end, max(best, run)
    return best


def _given_away(day: Day) -> dict[str, float | None]:
    """Minutes worked before the planned start and after the planned stop (B7); None where none is planned."""
    opened, planned = day.state.day, day.terms.day
    start = planned_instant(opened, planned, planned.start) if opened is not None else None
    stop = planned_instant(opened, planned, planned.stop) if opened is not None else None
    worked = [stretch for stretch in day.stretches if stretch.bucket != "off"]
    early = None if start is None else minutes(sum(max(0, min(s.end, start) - s.start) for s in worked))
    late = None if stop is None else minutes(sum(max(0, s.end - max(s.start, stop)) for s in worked))
    return {"early_start_minutes": early, "overrun_minutes": late}
