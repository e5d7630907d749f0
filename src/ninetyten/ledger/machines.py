"""A work day that was lived on several machines, as one.

Each machine's facts are folded alone, for together they contradict each other: a block runs here while a break is on there.
The days that come of it are laid over each other. What was logged is added up; a second that several machines account for
counts once, in the bucket that comes first in A3's order.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from ninetyten.domain import events as e
from ninetyten.domain.moment import Instant
from ninetyten.domain.plan import Terms
from ninetyten.domain.state import State
from ninetyten.domain.value import Value
from ninetyten.ledger.timeline import BUCKETS, Day, Stretch, fold_day


class Account(Value):
    """What one machine knows of a work day: its events that hold, in the order they took effect, and up to when."""

    events: tuple[e.Event, ...]
    until: Instant

    def cut(self, until: Instant) -> Account:
        """The account as it stood at an instant."""
        if until >= self.until:
            return self
        return Account(tuple(event for event in self.events if event.at <= until), until)


class Combined(Day):
    """A day of several machines. `alone`: each one's own. `events` and `state` are of them all: to be counted, not folded."""

    alone: tuple[Day, ...] = ()


STILL = (
    e.Audited, e.CeuEarned, e.ChartHeld, e.ChartsLogged, e.DueAbsorbed, e.PromptAnswered, e.PromptFellDue, e.PromptSettled,
    e.PromptShown, e.Refused,
)  # fmt: skip
"""The events that move none of the stretches a day is measured by: nine of ten. They are counted, not folded."""


def fold_whole(events: Sequence[e.Event], *, went_on: bool) -> tuple[Day, Instant]:
    """One machine's day that is over, folded once, and up to when it is known: its last event; where it was left open and the
    machine `went_on` to later days, its turnover. There is one event at least. Of the state, what `STILL` events change is not
    to be read."""
    last = events[-1].at
    closes = next((event.day.closes for event in events if isinstance(event, e.DayOpened)), last)
    moving = [event for event in events if not isinstance(event, STILL)]
    moved = fold_day(moving, closes if went_on else min(closes, last))
    day = moved.but(events=tuple(events), state=moved.state.but(clock=max(moved.state.clock, last)))
    return day, closes if went_on and not day.state.off else min(closes, last)


def whole_account(events: Sequence[e.Event], *, went_on: bool) -> Account:
    """The account of a day that is over, or of another machine, up to when it is known (see `fold_whole`)."""
    return Account(tuple(events), fold_whole(events, went_on=went_on)[1])


def fold_accounts(accounts: Sequence[Account], terms: Terms | None = None) -> Day:
    """The day that these accounts, at least one, tell of. `terms`: those of a day on which nothing was said yet."""
    return combine([fold_day(account.events, account.until, terms) for account in accounts])


def machines(day: Day) -> tuple[Day, ...]:
    """Each machine's own day: what hangs on the order of events is to be read there."""
    return day.alone if isinstance(day, Combined) else (day,)


def end_of(day: Day, until: Instant) -> Instant:
    """Up to when one machine's day is known, where `until` is up to when the whole one is."""
    return min(until, day.stretches[-1].end) if day.stretches else until


def combine(days: Sequence[Day]) -> Day:
    """One day of at least one machine's, the same in whatever order they come. Days may be combined themselves."""
    told = [alone for day in days for alone in machines(day) if alone.events]
    if len(told) < 2:
        return (told or days)[0]
    told.sort(key=repr)  # any order will do that is always the same
    events = sorted((event for day in told for event in day.events), key=lambda event: event.at)
    return Combined(tuple(_laid_over(told)), _state(told), tuple(events), tuple(told))


def _state(days: Sequence[Day]) -> State:
    """The state of the machine that was used last, with what was counted on all of them."""
    states = [day.state for day in days]
    charts: Counter[str] = Counter()
    for state in states:
        charts.update(dict(state.charts))
    last = max(states, key=lambda state: state.clock)
    return last.but(
        blocks=sum(state.blocks for state in states),
        holds=sum(state.holds for state in states),
        charts=tuple(sorted(charts.items())),
    )


def _laid_over(days: Sequence[Day]) -> list[Stretch]:
    lines = [(day.stretches, [stretch.start for stretch in day.stretches]) for day in days]
    edges = sorted({edge for day in days for stretch in day.stretches for edge in (stretch.start, stretch.end)})
    line: list[Stretch] = []
    for start, end in pairwise(edges):
        told = [stretches[bisect_right(starts, start) - 1] for stretches, starts in lines if starts and starts[0] <= start]
        bucket, kind = min(
            ((stretch.bucket, stretch.kind) for stretch in told if start < stretch.end),
            key=lambda found: (BUCKETS.index(found[0]), found[1]),
            default=("off", ""),
        )
        if line and (line[-1].bucket, line[-1].kind) == (bucket, kind):
            line[-1] = line[-1].but(end=end)
        else:
            line.append(Stretch(start, end, bucket, kind))
    return line
