"""Falling behind the daily quota: what the last work days lack, and the early word to a supervisor about it (S13).

Counts and minutes only, of production and of what may be shared (D11); nothing is said while new codes make days slower (S22).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from math import ceil

from ninetyten.domain.moment import MINUTE, Span
from ninetyten.domain.plan import Plan
from ninetyten.domain.value import Value
from ninetyten.domain.vocabulary import Bucket
from ninetyten.domain.words import counted, listed, spell
from ninetyten.ledger import codesets
from ninetyten.ledger.backlog import FALLS_SHORT, choice, minutes_more
from ninetyten.ledger.figures import an_hour, half_up, percent, whole
from ninetyten.ledger.quota import one_rate
from ninetyten.ledger.summary import Summary

LATEST = 5
"""The work days that are looked at."""
RUNNING = 2
"""So many of them, the last ones, must each have missed the target."""
TAKES_TIME: tuple[tuple[Bucket, str], ...] = (("meeting", "in meetings"), ("downtime", "in downtime"), ("query", "on queries"))
"""What keeps from production and may be told to a lead, and how it is written after its length."""
TOLD: Span = 10 * MINUTE
"""It is told from this much a day on."""


class Behind(Value):
    """The last `days` work days against their target, in charts or standard minutes (`unit`): what was `made` and what was
    `asked`; `share`: what is lacking, in percent. What can be offered: `minutes_more` of production each work day (None if a day
    has no room for them). A day's `production` of what is `planned`, and what took time `besides`, in ms."""

    days: int
    made: float
    asked: float
    share: float
    unit: str
    minutes_more: int | None
    production: Span
    planned: Span
    besides: tuple[tuple[Bucket, Span], ...] = ()

    @property
    def words(self) -> str:
        """Return where the days stand, in a sentence or two."""
        reached = f"{percent(self.made, self.asked):.0f}%"
        made = f"{whole(self.made)} of {whole(self.asked)} {self.unit} in the last {counted(self.days, 'work day')}"
        less = f"{spell(self.production)} of {spell(self.planned)} production" if _short(self.production, self.planned) else ""
        spent = (less, *(f"{spell(span)} {dict(TAKES_TIME)[bucket]}" for bucket, span in self.besides))
        each = listed(tuple(part for part in spent if part))
        return f"{made} ({reached} of the target)." + (f" A day had {each}." if each else "")

    @property
    def options(self) -> tuple[str, ...]:
        """Return what can be offered, as sentence fragments."""
        lacking = f"{ceil(half_up((self.asked - self.made) / self.days, 6)):,}"
        longer = f"{self.minutes_more} more minutes of production each work day" if self.minutes_more is not None else ""
        target = f"a target of {whole(self.made / self.days)} {self.unit} a day for now"
        other = f"handing {lacking} {self.unit} a day to someone else" if self.unit == "charts" else ""
        return tuple(offer for offer in (longer, target, other) if offer)

    @property
    def draft(self) -> str:
        """The message to a supervisor."""
        return f"Production: {self.words}{choice(self.options)}"


def behind(days: Sequence[Summary], today: str, plan: Plan) -> Behind | None:
    """Return how far the last work days before `today` fall short; None if they do not, by more than `FALLS_SHORT` percent both
    together and each of the last `RUNNING`."""
    asked = [day for day in days if day.worked and day.quota.target > 0 and day.key < today][-LATEST:]
    quotas = [day.quota for day in asked]
    lacking = [quota.target - quota.earned for quota in quotas]
    late = all(_short(quota.earned, quota.target) for quota in quotas[-RUNNING:])
    if len(quotas) < RUNNING or not late or codesets.gentle(date.fromisoformat(today)) is not None:
        return None
    earned, target = sum(quota.earned for quota in quotas), sum(quota.target for quota in quotas)
    if not _short(earned, target):
        return None
    rate, count = one_rate(quotas), len(quotas)
    production = sum(quota.production for quota in quotas)
    return Behind(
        days=count,
        made=sum(quota.charts for quota in quotas) if rate else earned,
        asked=target * rate / 60 if rate else target,
        share=percent(sum(lacking), target) or 0.0,
        unit="charts" if rate else "standard minutes",
        minutes_more=minutes_more(sum(lacking) / count, an_hour(earned, production), production / count, plan, today)
        if earned > 0
        else None,
        production=production // count,
        planned=sum(quota.planned for quota in quotas) // count,
        besides=_besides(asked),
    )


def _short(earned: float, target: float) -> bool:
    return 100 * (target - earned) > FALLS_SHORT * target


def _besides(days: Sequence[Summary]) -> tuple[tuple[Bucket, Span], ...]:
    each = ((bucket, sum(day.total(bucket) for day in days) // len(days)) for bucket, _ in TAKES_TIME)
    return tuple((bucket, span) for bucket, span in each if span >= TOLD)
