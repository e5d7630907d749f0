"""A backlog against its deadline: what will be done by then at one's own pace, and what can be offered if that falls short (D8).

The pace is what the last work days have shown; with too few of them it is the standard rate, and called so. Where every day may
be worked and none has hours (per-diem), how many of the dates were worked counts too: not every date to come will be.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import islice
from math import ceil

from ninetyten.domain.moment import HOUR, MINUTE, Span
from ninetyten.domain.plan import Backlog, Plan
from ninetyten.domain.value import Value
from ninetyten.domain.words import counted
from ninetyten.ledger.figures import an_hour, half_up, median, percent, whole
from ninetyten.ledger.habits import ENOUGH_DAYS, OWN_DAYS
from ninetyten.ledger.periods import long_date, work_days
from ninetyten.ledger.summary import Summary

FALLS_SHORT = 5.0
"""A projected shortfall over this, in percent of what remains, calls for a plan."""
LEAST_OF_A_KIND: Span = 15 * MINUTE
"""A day's rate of a kind counts from this much production on it."""
USUAL_DAY: Span = 8 * HOUR
"""How long a work day is that has no planned hours."""
FARTHEST = timedelta(days=3 * 366)
"""No later date is offered."""


class Pace(Value):
    """Charts of a kind, `per_day` of work and `per_hour` of production. `days`: own work days with that kind it comes from; `own`
    false: from the standard rate. `share`: the part of the days that may be worked that is; `open_days`: any may be."""

    per_day: float
    per_hour: float
    days: int
    own: bool
    share: float = 1.0
    open_days: bool = False

    @property
    def production(self) -> float:
        """The production of a work day, in ms."""
        return self.per_day / self.per_hour * HOUR if self.per_hour else 0

    @property
    def unplanned(self) -> bool:
        """Return whether there is a rate but no planned production to apply it to."""
        return not self.own and not self.per_day and self.per_hour > 0


class Projection(Value):
    """Where a backlog stands. Counts are charts; `days_left`: those that may be worked. `projected`: done by the deadline at this
    pace, of those that remain; `shortfall` the others, `share` their percentage. If it `falls_short`, what can be offered:
    `minutes_more` of production each work day (None if a day has no room for them), a `later_date` (empty if none in sight), or
    charts to `hand_off`."""

    goal: Backlog
    logged: int
    remaining: int
    days_left: int
    pace: Pace
    projected: float
    shortfall: float
    share: float | None
    minutes_more: int | None
    later_date: str
    hand_off: int

    @property
    def falls_short(self) -> bool:
        """Return whether the shortfall calls for a plan."""
        return self.share is not None and self.share > FALLS_SHORT

    @property
    def words(self) -> str:
        """Return where it stands, in a sentence or two."""
        if not self.remaining:
            return f"All {self.goal.count:,} charts are done."
        left = self._open_days if self.pace.open_days else f"{counted(self.days_left, 'work day')} left"
        due = f"{self.remaining:,} of {self.goal.count:,} charts remain, due {long_date(self.goal.deadline)}, {left}."
        if self.pace.unplanned:
            return f"{due} No production is planned, and {self._too_few}, so there is nothing to project yet."
        done = f"about {self.remaining - self.hand_off:,} of them will be done by then"
        short = f", {self.hand_off:,} short ({self.share:.0f}%)" if self.falls_short else ""
        return f"{due} At {self._pace}, {done}{short}."

    @property
    def options(self) -> tuple[str, ...]:
        """Return the offers as sentence fragments, empty unless the backlog falls short."""
        if not self.falls_short:
            return ()
        longer = f"{self.minutes_more} more minutes of production each work day" if self.minutes_more is not None else ""
        later = f"finishing by {long_date(self.later_date)} instead" if self.later_date else ""
        return tuple(offer for offer in (longer, later, f"handing {self.hand_off:,} charts to someone else") if offer)

    @property
    def draft(self) -> str:
        """The message to a supervisor: counts only, no names. It is the standing alone where nothing falls short."""
        return f"Backlog: {self.words}" + choice(self.options)

    @property
    def _open_days(self) -> str:
        """Return `14 days left, about 6 of them work days at the current rate`."""
        left = f"{counted(self.days_left, 'day')} left"
        if not self.days_left:
            return left
        if not self.pace.own:
            return f"{left}, if each is worked"
        return f"{left}, about {self.days_left * self.pace.share:.0f} of them work days at the current rate"

    @property
    def _pace(self) -> str:
        if self.pace.own:
            return f"the pace of the last {counted(self.pace.days, 'work day')} ({whole(self.pace.per_day)}/work day)"
        return f"the standard rate ({whole(self.pace.per_day)}/work day; {self._too_few})"

    @property
    def _too_few(self) -> str:
        return f"a personal pace needs {ENOUGH_DAYS} days, {self.pace.days} so far"


def choice(options: Sequence[str]) -> str:
    """Return the end of a message that offers these; empty if there is nothing to offer."""
    if not options:
        return ""
    question = "Which do you prefer?" if len(options) > 1 else "Would that work?"
    return "".join(["\nOptions:", *(f"\n- {option}" for option in options), f"\n{question}"])


def remaining(goal: Backlog, days: Sequence[Summary], today: str) -> int:
    """Return how many charts of a backlog remain at `today`. `days`: all that there are since it began."""
    return max(0, goal.count - _logged(goal, days, today))


def _logged(goal: Backlog, days: Sequence[Summary], today: str) -> int:
    return sum(day.of_kind(goal.kind).charts for day in days if goal.since <= day.key <= today)


def project(goal: Backlog, days: Sequence[Summary], today: str, plan: Plan) -> Projection:
    """Return where a backlog stands at `today`. `days`: all that there are since it began, and the work days before, oldest
    first."""
    left, pace = remaining(goal, days, today), pace_of(goal.kind, days, today, plan)
    ahead = list(work_days(plan, today, goal.deadline))
    coded_today = sum(day.of_kind(goal.kind).charts for day in days if day.key == today) if ahead[:1] == [today] else 0
    done_today = min(pace.per_day, coded_today)
    worked = len(ahead) * pace.share
    can = worked * pace.per_day - done_today
    shortfall = max(0.0, left - can)
    return Projection(
        goal=goal,
        logged=_logged(goal, days, today),
        remaining=left,
        days_left=len(ahead),
        pace=pace.replace(per_day=half_up(pace.per_day, 2), per_hour=half_up(pace.per_hour, 2), share=half_up(pace.share, 3)),
        projected=half_up(left - shortfall, 1),
        shortfall=half_up(shortfall, 1),
        share=percent(shortfall, left) if not pace.unplanned else None,
        minutes_more=minutes_more(shortfall / worked, pace.per_hour, pace.production, plan, ahead[0])
        if worked and pace.per_hour
        else None,
        later_date=_later(left, done_today, pace, _from(plan, today)),
        hand_off=ceil(half_up(shortfall, 6)),
    )


def pace_of(kind: str, days: Sequence[Summary], today: str, plan: Plan) -> Pace:
    """Return the pace at a kind: over the last work days before `today`, the median of those it was coded on, times how many of
    them they are; with too few of those, the standard rate over the production planned for the next work day."""
    worked = [day for day in days if day.worked and day.key < today][-OWN_DAYS:]
    latest = [day.of_kind(kind) for day in worked]
    coded = [found for found in latest if found.charts > 0]
    standard, open_days = plan.rate(kind), _any_day(plan, today)
    if len(coded) < ENOUGH_DAYS:
        next_day = next(_from(plan, today), today)
        planned = plan.on(next_day, date.fromisoformat(next_day).weekday()).target.production
        return Pace(standard * planned / HOUR, standard, len(coded), own=False, open_days=open_days)
    rates = [an_hour(found.charts, found.production) for found in coded if found.production >= LEAST_OF_A_KIND]
    per_day = median([found.charts for found in coded]) * len(coded) / len(latest)
    dates = (date.fromisoformat(today) - date.fromisoformat(worked[0].key)).days
    share = len(worked) / dates if open_days else 1.0
    return Pace(per_day, median(rates) if rates else standard, len(coded), own=True, share=share, open_days=open_days)


def minutes_more(lacking: float, per_hour: float, production: float, plan: Plan, key: str) -> int | None:
    """Return how many more minutes of production a day make up for what it lacks, `per_hour` of them; None if a work day such as
    `key` has no room for them beside its `production`. It has room for its paid hours less an eighth (D3)."""
    day = plan.on(key, date.fromisoformat(key).weekday()).day
    hours = (day.stop - day.start) * MINUTE - day.lunch if 0 <= day.start < day.stop else USUAL_DAY
    more = ceil(half_up(lacking / per_hour * 60, 6))
    return more if not more or production + more * MINUTE <= hours * 7 / 8 else None


def _any_day(plan: Plan, today: str) -> bool:
    """Return whether every day of the week may be worked and none has hours, as the plan stands from a date on."""
    first = date.fromisoformat(today)
    dates = [first + timedelta(days=number) for number in range(7)]
    days = [(day.weekday(), plan.on(day.isoformat(), day.weekday()).day) for day in dates]
    return all(weekday in planned.days and planned.start < 0 for weekday, planned in days)


def _from(plan: Plan, today: str) -> Iterator[str]:
    """Return the work days from today up to `FARTHEST`."""
    return work_days(plan, today, (date.fromisoformat(today) + FARTHEST).isoformat())


def _later(remaining: int, done_today: float, pace: Pace, ahead: Iterator[str]) -> str:
    """Return the work day on which the last remaining chart is done, empty if none is in sight."""
    if pace.per_day <= 0 or not remaining:
        return ""
    needed = ceil(half_up((remaining + done_today) / pace.per_day / pace.share, 6))
    return next(islice(ahead, needed - 1, None), "")
