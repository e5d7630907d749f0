"""Build the day page: the plan by the clock, and beside it what happened, a slot for each stretch.

Each stretch carries its chart type, charts and holds, and its times as `relabel` takes them: a stretch is the unit of
relabeling (D10).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ninetyten.domain import events as e
from ninetyten.domain.moment import MINUTE, Instant, Now, Span
from ninetyten.domain.plan import Plan, Terms, clock_instant, planned_instant
from ninetyten.domain.plan import Slot as PlanSlot
from ninetyten.domain.planned import LONG_SLOT, flowing, laid_out, weekday
from ninetyten.domain.state import State
from ninetyten.domain.value import Value
from ninetyten.domain.vocabulary import ACTIVITIES, Bucket, ClockStyle
from ninetyten.domain.words import (
    ACTIVITY_WORDS,
    BUCKET_WORDS,
    COLUMNS,
    NOT_RUNNING,
    RETURN_WORDS,
    counted,
    hours,
    hours_of_day,
    local,
    time_of_day,
)
from ninetyten.ledger.machines import machines, unwatched_parts
from ninetyten.ledger.periods import ago, short_date
from ninetyten.ledger.quota import quota_of
from ninetyten.ledger.report import leading_share
from ninetyten.ledger.summary import NO_TOPIC, Studied, studied
from ninetyten.ledger.timeline import FoldedDay, Stretch
from ninetyten.view.bookends import day_line
from ninetyten.view.on_hold import on_hold
from ninetyten.view.studying import split_to_go, study_slot, topic_name

SLIVER = MINUTE
"""A stretch shorter than this is what rounding to minutes left over; it belongs to the one beside it."""
SO_FAR = "so far"
A_DAY, HALF_A_DAY = 24 * 60, 12 * 60
"""In minutes."""


class PlanLine(Value):
    """A slot of the plan: from when to when, and `block 1`, `break`, or `end` of the day."""

    start: Instant
    end: Instant
    word: str


class LogLine(Value):
    """A stretch as it happened."""

    start: Instant
    end: Instant
    at: str
    bucket: Bucket
    word: str
    """Its bucket in words."""
    detail: str
    """Its chart type, or what a break was."""
    length: str
    logged: tuple[str, ...]
    """`8 charts`, `1 put on hold`, `so far`."""
    first: int
    last: int
    """Its times in minutes after local midnight."""
    lasts: bool = False
    """Whether it is still going on."""


class Count(Value):
    """Today's charts of a type."""

    kind: str
    name: str
    charts: int


class DayPage(Value):
    """Everything on the day screen. `key`: the work day's; `where`: which day it is, in words; `over`: it is an earlier one.
    `planned` is empty where no hours are planned. `shift`: ms to add to an instant, `offset`: seconds east of UTC, for the time
    on the wall. `copy`: the day in one line, in counts and minutes."""

    key: str = ""
    date: str = ""
    where: str = "today"
    over: bool = False
    facts: tuple[str, ...] = ()
    planned: tuple[PlanLine, ...] = ()
    slots: tuple[LogLine, ...] = ()
    counts: tuple[Count, ...] = ()
    now: Instant = 0
    shift: Span = 0
    offset: int = 0
    clock: ClockStyle = "24h"
    copy: str = ""

    @property
    def columns(self) -> int:
        """How wide its times are at most."""
        return COLUMNS[self.clock]

    def time(self, at: Instant) -> str:
        """Return `09:25` or `9:25 AM`."""
        return time_of_day(at + self.shift, self.offset, self.clock)

    def hours(self, slot: LogLine) -> str:
        """Return `09:25 to 10:40` or `9:25 to 10:40 AM`."""
        return self.hours_between(slot.start, slot.end)

    def hours_between(self, start: Instant, end: Instant) -> str:
        """Return two instants likewise."""
        return hours_of_day(start + self.shift, end + self.shift, self.offset, self.clock)

    def minute(self, at: Instant) -> int:
        """Return an instant in minutes after local midnight."""
        wall = local(at + self.shift, self.offset)
        return wall.hour * 60 + wall.minute

    def within(self, first: int, last: int) -> tuple[Instant, Instant] | None:
        """Return two times of day, in minutes after local midnight, as instants of what is recorded; each 12 hours later if only
        that lies within it. None where they do not."""
        begins, ends = (self.slots[0].start, self.slots[-1].end) if self.slots else (0, 0)
        minute, opens = self.minute(begins), begins - (begins + self.shift) % MINUTE
        for later in (0, HALF_A_DAY):
            start, end = (opens + (time + later - minute) % A_DAY * MINUTE for time in (first, last))
            if max(start, begins) < end < ends + MINUTE and start >= opens:
                return max(start, begins), min(end, ends)
        return None


def day_page(day: FoldedDay, now: Now, plan: Plan, *, study: bool = False, slowest: int | None = None) -> DayPage:
    """Return the page of a folded day as it stands at `now`. `study`: something is due for accuracy study, so a plan that is laid
    out by itself has a slot for it (G3), in the `slowest` hour of the clock if that is known."""
    return DayPage(
        key=now.day.key,
        date=short_date(now.day.key),
        facts=_facts(day, on_hold(day.state, now.at, now.offset), now, plan),
        planned=tuple(_planned(day.state, now, plan.on(now.day.key, weekday(now.day)), study=study, slowest=slowest)),
        slots=tuple(_slots(day, now, plan)),
        counts=_counts(day),
        now=now.at,
        shift=day.state.shift,
        offset=now.offset,
        clock=plan.clock,
        copy=day_line(day, now),
    )


def past_page(day: FoldedDay, now: Now, plan: Plan, today: str) -> DayPage:
    """Return the page of a day that is over, by the hours and chart types that held then. `now`: its end."""
    if day.state.day is not None:
        plan = plan.replace(day=day.terms.day, windows=())
    page = day_page(day, now, plan)
    slots = tuple(slot.replace(lasts=False, logged=tuple(word for word in slot.logged if word != SO_FAR)) for slot in page.slots)
    planned = tuple(_planned(State(), now.replace(at=now.day.opens), plan.on(now.day.key, weekday(now.day))))
    where = ago("day", now.day.key, today)
    return page.replace(date=short_date(now.day.key), where=where, over=True, slots=slots, planned=planned, now=now.day.opens)


def _facts(day: FoldedDay, held: str, now: Now, plan: Plan) -> tuple[str, ...]:
    charts = _words(day.state.chart_total, 0)
    if not day.stretches:
        return tuple(fact for fact in (*charts, held) if fact)
    share = leading_share(day, quota_of(day, now.day.key).earned, plan.denominator)
    production = f"production {hours(day.total('production'))}"
    facts = (*charts, held, production, share, split_to_go(day))
    return tuple(fact for fact in facts if fact)


def _planned(state: State, now: Now, plan: Plan, *, study: bool = False, slowest: int | None = None) -> Iterator[PlanLine]:
    """Yield the blocks of the template; without one, those between the planned start and stop, nothing where either is open."""
    if plan.day.slots:
        yield from _template(state, now, plan)
        return
    blocks = laid_out(now.day, plan)
    at = None if slowest is None else clock_instant(slowest * 60, now.day, plan.day)
    slot = study_slot(blocks, at) if study else None
    for number, block in enumerate(blocks, 1):
        *parts, last = _around(PlanLine(block.start, block.end, f"block {number}"), slot)
        yield from parts
        yield from _with_rest(last, block.slot)
    if blocks:
        yield PlanLine(blocks[-1].end, blocks[-1].end, "end")


def _around(block: PlanLine, slot: tuple[Instant, Instant] | None) -> Iterator[PlanLine]:
    """Yield a block, with the slot of study in it if that lies there."""
    if slot is None or not block.start <= slot[0] < slot[1] <= block.end:
        yield block
        return
    parts = ((block.start, slot[0], block.word), (*slot, "study"), (slot[1], block.end, block.word))
    yield from (PlanLine(*part) for part in parts if part[0] < part[1])


def _template(state: State, now: Now, plan: Plan) -> Iterator[PlanLine]:
    """Yield each block where it was planned, those still to come where they have flowed to (B5)."""
    coming = flowing(state, now, plan)
    behind = plan.day.slots[: len(plan.day.slots) - len(coming)]
    for slot in behind:
        start = planned_instant(now.day, plan.day, slot.start) or now.at
        yield from _with_rest(PlanLine(start, start + slot.length, _block_word(slot, plan)), slot)
    for planned in coming:
        yield from _with_rest(PlanLine(planned.start, planned.end, _block_word(planned.slot, plan)), planned.slot)
    stop = planned_instant(now.day, plan.day, plan.day.stop)
    if stop is not None:
        yield PlanLine(stop, stop, "end")


def _with_rest(block: PlanLine, slot: PlanSlot) -> Iterator[PlanLine]:
    yield block
    if slot.rest:
        yield PlanLine(block.end, block.end + slot.rest, "lunch" if slot.lunch else "break")


def _block_word(slot: PlanSlot, plan: Plan) -> str:
    kind = plan.kind(slot.kind)
    name = f" · {kind.name if kind is not None else slot.kind}" if slot.kind else ""
    long = ", over 90 min" if slot.length > LONG_SLOT else ""
    return f"{ACTIVITY_WORDS[slot.activity]}{name}{long}"


def _slots(day: FoldedDay, now: Now, plan: Plan) -> Iterator[LogLine]:
    joined = _joined(day.stretches)
    taken = {rest.began: rest.how for alone in machines(day) for rest in alone.rests if rest.how}
    logged, apart, topics = _logged(day, joined), unwatched_parts(day), studied(day)

    def minute(at: Instant, *, up: bool = False) -> int:
        wall = local(at + day.state.shift + (MINUTE - 1 if up else 0), now.offset)
        return wall.hour * 60 + wall.minute

    for number, stretch in enumerate(joined):
        lasts = number == len(joined) - 1 and not day.state.off
        how = next((RETURN_WORDS[how] for began, how in taken.items() if stretch.start <= began < stretch.end), "")
        yield LogLine(
            start=stretch.start,
            end=stretch.end,
            at=time_of_day(stretch.start + day.state.shift, now.offset, plan.clock),
            bucket=stretch.bucket,
            word=_word(stretch, apart),
            detail=_kind_name(day.terms, stretch.kind)
            if stretch.bucket == "production"
            else how or _about(stretch, topics, plan),
            length=hours(stretch.length),
            logged=(*logged.get(number, ()), *((SO_FAR,) if lasts else ())),
            first=minute(stretch.start, up=number == 0),
            last=minute(stretch.end),
            lasts=lasts,
        )


def _about(stretch: Stretch, topics: Sequence[Studied], plan: Plan) -> str:
    """Return what a stretch of accuracy study was about, as far as that was said."""
    within = [one.topic for one in topics if one.at < stretch.end and stretch.start < one.at + one.span]
    return ", ".join(topic_name(topic, plan.kind_names) for topic in dict.fromkeys(within) if topic != NO_TOPIC)


def _word(stretch: Stretch, apart: Sequence[tuple[Stretch, bool]]) -> str:
    """Return its bucket in words; `apart`: the day's unwatched time, by whether the program did not run."""
    if stretch.bucket != "unwatched":
        return BUCKET_WORDS[stretch.bucket]
    within = [stopped for part, stopped in apart if part.start < stretch.end and stretch.start < part.end]
    return ", ".join(dict.fromkeys(NOT_RUNNING if stopped else BUCKET_WORDS["unwatched"] for stopped in within))


def _joined(stretches: tuple[Stretch, ...]) -> list[Stretch]:
    """Join neighbors of one bucket and chart type; slivers go to the stretch before, the first one to the next."""
    joined: list[Stretch] = []
    for stretch in stretches:
        before = joined[-1] if joined else None
        if before is None or before.end != stretch.start:
            joined.append(stretch)
        elif len(joined) == 1 and before.length < SLIVER:
            joined[-1] = stretch.replace(start=before.start)
        elif _belongs(stretch, before) or (stretch.length < SLIVER and stretch is not stretches[-1]):
            joined[-1] = before.replace(end=stretch.end)
        else:
            joined.append(stretch)
    return joined


def _belongs(stretch: Stretch, before: Stretch) -> bool:
    return (stretch.bucket, stretch.kind) == (before.bucket, before.kind)


def _kind_name(terms: Terms, key: str) -> str:
    kind = terms.kind(key)
    return kind.name if kind is not None else key


def _logged(day: FoldedDay, stretches: list[Stretch]) -> dict[int, tuple[str, ...]]:
    """Return charts and holds by the number of their stretch. What is logged in a break was coded in the work before it."""
    counted: dict[int, list[int]] = {}
    for event in day.events:
        if not isinstance(event, e.ChartsLogged | e.ChartHeld):
            continue
        at = max((number for number, stretch in enumerate(stretches) if stretch.start <= event.at), default=0)
        worked = [number for number in range(at + 1) if stretches[number].bucket in ACTIVITIES] if stretches else []
        found = counted.setdefault(worked[-1] if worked else at, [0, 0])
        found[isinstance(event, e.ChartHeld)] += event.count if isinstance(event, e.ChartsLogged) else 1
    return {number: _words(count, holds) for number, (count, holds) in counted.items()}


def _words(count: int, holds: int) -> tuple[str, ...]:
    return tuple(word for word in (counted(count, "chart") if count else "", f"{holds} put on hold" if holds else "") if word)


def _counts(day: FoldedDay) -> tuple[Count, ...]:
    keys = dict.fromkeys([*(kind.key for kind in day.terms.kinds), *(key for key, _ in day.state.charts)])
    return tuple(Count(key, _kind_name(day.terms, key), day.state.charts_of(key)) for key in keys)
