"""Days for the ledger's tests: lived by a script, or made up figure by figure."""

from __future__ import annotations

from typing import Any

from ninetyten.cli.simulate import player_of
from ninetyten.domain.events import Audited, CeuEarned
from ninetyten.domain.moment import MINUTE, Instant
from ninetyten.domain.vocabulary import BUCKETS, ERROR_CATEGORIES
from ninetyten.ledger.private import HOW, Private
from ninetyten.ledger.production import OfHour
from ninetyten.ledger.quota import Quota
from ninetyten.ledger.report import production_report
from ninetyten.ledger.stops import Tally
from ninetyten.ledger.summary import OfKind, Rests, Summary, summarise
from ninetyten.ledger.timeline import FoldedDay, fold_day
from ninetyten.ledger.wellness import wellness_report

KINDS = "date 2026-10-06\nset kinds.em.per_hour 12\nset kinds.ip.per_hour 6\n"


def lived(script: str) -> tuple[FoldedDay, Summary]:
    """The day of a script in UTC, with the chart types em (12 an hour) and ip (6), and its summary."""
    player = player_of(KINDS + script)
    player.play()
    world = player.world
    day = fold_day(world.events_today(), world.at, world.plan.terms)
    return day, summarise(day, world.now().day.key, world.at, player.calendar.offset_at)


def made(
    key: str = "2026-10-06", *, charts: int = 54, minutes: int = 270, kind: str = "em", rate: float = 12.0, **more: Any
) -> Summary:
    """A day of so many charts of one kind in so many minutes of production and nothing else. `growth`: minutes of it besides;
    everything else as in a summary."""
    growth = more.pop("growth", 0) * MINUTE
    production, earned = minutes * MINUTE, charts * 60 / rate
    clock = production + growth
    spent = {"production": production, "growth": growth}
    worked_on = (OfKind(kind, charts, production, earned),) if production or charts else ()
    summary = Summary(
        key=key,
        span=clock,
        clock=clock,
        paid=clock,
        work=clock,
        buckets=tuple((bucket, spent.get(bucket, 0)) for bucket in BUCKETS),
        quota=Quota(charts, earned, production, 270 * MINUTE, 1.0, kind, rate, kind, rate),
        kinds=worked_on,
        holds=0,
        switches=0,
        blocks=3,
        rests=Rests(2, 0, 1),
        growth_target=10.0,
        accuracy_target=95.0,
        accuracy_first=False,
        audits=(),
        ceus=(),
        hours=(),
        private=private(),
    )
    return summary.replace(**more)


def report_of(day: FoldedDay, until: Instant, key: str = "2026-10-06") -> dict[str, Any]:
    """The production report of a folded day."""
    return production_report([summarise(day, key, until, lambda at: 0)])


def wellness_of(day: FoldedDay, until: Instant, key: str = "2026-10-06") -> dict[str, Any]:
    """The private report of a folded day."""
    return wellness_report([summarise(day, key, until, lambda at: 0)])


def private(**more: Any) -> Private:
    """A private side with nothing in it, but for what is said."""
    nothing = Private(Tally(), tuple((how, 0) for how in HOW), 0, 0, 0, None, None, 0)
    return nothing.replace(**more)


def audited(right: int, total: int, **errors: int) -> Audited:
    """An audit without charts."""
    found = tuple((category, errors[category]) for category in ERROR_CATEGORIES if category in errors)
    return Audited(0, right, total, errors=found)


def ceu(credits: float, on: str) -> CeuEarned:
    """Credits earned on a date."""
    return CeuEarned(0, credits, on)


def hour(of: int, earned: float, minutes: int = 60) -> OfHour:
    """An hour of the clock with so many minutes of production, all of it covered."""
    return OfHour(of, minutes * MINUTE, minutes * MINUTE, earned)


def weekdays(count: int, first: int = 1) -> list[str]:
    """So many dates of October 2026 from the `first` on, as keys."""
    return [f"2026-10-{first + number:02}" for number in range(count)]
