"""A work day that was lived on several machines, as one.

Each machine's facts are folded alone, for together they contradict each other: a block runs here while a break is on there.
The days that come of it are laid over each other. What was logged is added up; a second that several machines account for
counts once, in the bucket that comes first in A3's order. Time that none of them watched is either time in which nobody acted
(B2), or time in which the program was not running (A6).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ninetyten.domain import events as e
from ninetyten.domain.moment import Instant, Span
from ninetyten.domain.plan import Terms
from ninetyten.domain.state import State
from ninetyten.domain.value import Value
from ninetyten.domain.vocabulary import BUCKETS
from ninetyten.ledger.timeline import ALONE, Beside, FoldedDay, Stretch, fold_day
from ninetyten.ledger.turnover import SILENT, Machine, beside, goes_over


class MachineDay(Value):
    """What one machine knows of a work day: its events that hold, in the order they took effect, and up to when; and what it
    knows of the days `beside` it."""

    events: tuple[e.Event, ...]
    until: Instant
    beside: Beside = ALONE

    def cut(self, until: Instant) -> MachineDay:
        """Return the account as it stood at an instant."""
        if until >= self.until:
            return self
        return MachineDay(tuple(event for event in self.events if event.at <= until), until, Beside(self.beside.before))


class CombinedDay(FoldedDay):
    """A day of several machines. `alone`: each one's own. `events` and `state` are of them all: to be counted, not folded."""

    alone: tuple[FoldedDay, ...] = ()


STILL: frozenset[type[e.Event]] = frozenset((
    e.Audited, e.AuditRebutted, e.CeuEarned, e.ChartHeld, e.ChartsLogged, e.DueAbsorbed, e.EndNeared, e.EndReached,
    e.HoldDropped, e.HushBegan, e.HushEnded, e.Lulled, e.OvertimeReminded, e.PauseReminded, e.PromptAnswered, e.PromptFellDue,
    e.PromptSettled, e.PromptShown, e.RanLong, e.Refused, e.RestReminded, e.StopNeared, e.StopReached, e.WatchBegan, e.WatchEnded,
))  # fmt: skip
"""The events that move none of the stretches a day is measured by: nine of ten. They are counted, not folded."""


def fold_whole(events: Sequence[e.Event], *, went_on: bool, beside: Beside = ALONE) -> tuple[FoldedDay, Instant]:
    """Fold one machine's finished day once and return it with the time up to which it is known: its last event; where it was left
    open and the machine `went_on` to later days, its turnover. There is one event at least. Of the state, what `STILL` events
    change is not to be read."""
    last = events[-1].at
    closes = next((event.day.closes for event in events if isinstance(event, e.DayOpened)), last)
    moves = beside.replace(before=_moving(beside.before), after=_moving(beside.after)) if beside.keys else beside
    moved = fold_day(_moving(events), closes if went_on else min(closes, last), beside=moves)
    clock = max(moved.state.clock, last)
    day = moved.replace(events=tuple(events), state=moved.state.replace(clock=clock), after=beside.after)
    return day, closes if went_on and not day.state.off else min(closes, last)


def _moving(events: Sequence[e.Event]) -> tuple[e.Event, ...]:
    return tuple([event for event in events if type(event) not in STILL])


class WholeDay(Value):
    """A machine's day that is over: its account, what that folds to (see `fold_whole`), and whether time alone changes nothing in
    it any more."""

    account: MachineDay
    day: FoldedDay
    over: bool


def whole_day(events: Sequence[e.Event], key: str, machine: Machine) -> WholeDay:
    """Fold the day `key` that is over, or of another machine, with what the machine knows of the days beside it."""
    went_on = key < machine.newest
    day, until = fold_whole(events, went_on=went_on)
    around = beside(day, key, machine)
    if around.keys:
        day, until = fold_whole(events, went_on=went_on, beside=around)
    return WholeDay(MachineDay(tuple(events), until, around), day, around.over and (went_on or day.state.off))


def whole_account(events: Sequence[e.Event], key: str = "", machine: Machine = SILENT) -> MachineDay:
    """Return the account of such a day, up to when it is known."""
    return whole_day(events, key, machine).account


def present_account(events: Sequence[e.Event], key: str, machine: Machine) -> MachineDay:
    """Return the account of the day `key` that still lasts, up to now, with what the machine knows of the day before."""
    around = beside(fold_day(events, machine.now), key, machine) if goes_over(events) else ALONE
    return MachineDay(tuple(events), machine.now, around)


def fold_accounts(accounts: Sequence[MachineDay], terms: Terms | None = None) -> FoldedDay:
    """Fold these accounts, at least one, into a day. `terms`: those of a day without events."""
    return combine([fold_day(account.events, account.until, terms, account.beside) for account in accounts])


def machines(day: FoldedDay) -> tuple[FoldedDay, ...]:
    """Return each machine's own day; read there whatever depends on the order of events."""
    return day.alone if isinstance(day, CombinedDay) else (day,)


def combine(days: Sequence[FoldedDay]) -> FoldedDay:
    """Combine days of at least one machine into one, regardless of their order. Days may already be combined."""
    known = [alone for day in days for alone in machines(day) if alone.events]
    if len(known) < 2:
        return (known or days)[0]
    known.sort(key=repr)  # any order will do that is always the same
    events = sorted((event for day in known for event in day.events), key=lambda event: event.at)
    uncut = tuple(_laid_over([day.uncut for day in known])) if any(day.line for day in known) else ()
    cut = tuple(_laid_over([day.stretches for day in known]))
    return CombinedDay(cut, _state(known), tuple(events), line=uncut, alone=tuple(known))


def _state(days: Sequence[FoldedDay]) -> State:
    """Return the state of the machine that was used last, with what was counted on all of them."""
    states = [day.state for day in days]
    charts: Counter[str] = Counter()
    for state in states:
        charts.update(dict(state.charts))
    last = max(states, key=lambda state: state.clock)
    return last.replace(
        blocks=sum(state.blocks for state in states),
        holds=sum(state.holds for state in states),
        charts=tuple(sorted(charts.items())),
    )


def _laid_over(known: Sequence[tuple[Stretch, ...]]) -> list[Stretch]:
    lines = [(stretches, [stretch.start for stretch in stretches]) for stretches in known]
    edges = sorted({edge for stretches in known for stretch in stretches for edge in (stretch.start, stretch.end)})
    line: list[Stretch] = []
    for start, end in pairwise(edges):
        here = [stretches[bisect_right(starts, start) - 1] for stretches, starts in lines if starts and starts[0] <= start]
        bucket, kind = min(
            ((stretch.bucket, stretch.kind) for stretch in here if start < stretch.end),
            key=lambda found: (BUCKETS.index(found[0]), found[1]),
            default=("off", ""),
        )
        if line and (line[-1].bucket, line[-1].kind) == (bucket, kind):
            line[-1] = line[-1].replace(end=end)
        else:
            line.append(Stretch(start, end, bucket, kind))
    return line


def unwatched_parts(day: FoldedDay) -> list[tuple[Stretch, bool]]:
    """Return the day's unwatched stretches, cut where the program stopped and restarted; true while it did not run."""
    unwatched = [stretch for stretch in day.stretches if stretch.bucket == "unwatched"]
    stopped = sorted(part for alone in machines(day) for part in _stopped(alone)) if unwatched else []
    return [piece for stretch in unwatched for piece in _cut(stretch, stopped)]


def not_running(day: FoldedDay) -> Span:
    """Return how much of the day's unwatched time the program was not running, in ms."""
    return sum(stretch.length for stretch, stopped in unwatched_parts(day) if stopped)


def _stopped(day: FoldedDay) -> Iterator[tuple[Instant, Instant]]:
    """Yield the intervals in which one machine's program should have run but did not."""
    since: Instant | None = None
    for event in day.events:
        match event:
            case e.DayOpened(carried=State(dark=True)) | e.GapBegan():
                since = event.at
            case e.GapEnded() if since is not None:
                yield since, event.at
                since = None
    if since is not None and day.stretches:
        yield since, day.stretches[-1].end


def _cut(stretch: Stretch, stopped: list[tuple[Instant, Instant]]) -> Iterator[tuple[Stretch, bool]]:
    at = stretch.start
    for since, until in stopped:
        start, end = max(since, at), min(until, stretch.end)
        if start < end:
            if at < start:
                yield stretch.replace(start=at, end=start), False
            yield stretch.replace(start=start, end=end), True
            at = end
    if at < stretch.end:
        yield stretch.replace(start=at), False
