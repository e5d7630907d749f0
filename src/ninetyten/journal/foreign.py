"""Time that another program kept becomes facts of a machine of its own, folded alone like those of any other.

The same day taken in again adds what is new to it; where the other program has changed it since, the facts of before are taken
back by one more fact and the day is told anew (D10). Ids follow from what is said, so two machines that took in the same day
are one when they are merged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256

from ninetyten.domain import events as e
from ninetyten.domain.history import Written, standing
from ninetyten.domain.moment import SECOND, Day, Instant
from ninetyten.domain.plan import ACTIVITIES, Rules, Terms
from ninetyten.domain.state import State
from ninetyten.journal.blocks import TimeBlock
from ninetyten.ports import Record

TIMEWARRIOR = "timewarrior"
"""The device of what came from Timewarrior."""
RESTS = ("rest", "lunch")
OF_THE_SETTINGS = ("rules", "carried", "per_hour", "day")
"""Fields that the settings of the day it was taken in have filled."""


def cut(blocks: Iterable[TimeBlock], day_of: Callable[[Instant], Day]) -> dict[Day, list[TimeBlock]]:
    """The blocks by work day; one across a turnover is split, its charts counted to the second part (A7)."""
    days: dict[Day, list[TimeBlock]] = {}
    for whole in blocks:
        block, day = whole, day_of(whole.start * SECOND)
        while block.end * SECOND > day.closes:
            turnover = day.closes // SECOND
            days.setdefault(day, []).append(block.but(end=turnover, charts=()))
            block, day = block.but(start=turnover), day_of(day.closes)
        days.setdefault(day, []).append(block)
    return days


def missing(day: Day, blocks: Sequence[TimeBlock], terms: Terms, held: Sequence[Record], offset: int) -> list[Record]:
    """The records that the journal lacks of a day. `held`: those it has of it from the same program; `terms`: what its figures
    are judged by; `offset`: seconds east of UTC."""
    events = facts(blocks, terms.rate)
    stands = [(entry.id, entry.event) for entry in standing([Written(record.id, record.event) for record in held])]
    stands = [(id, event) for id, event in stands if not isinstance(event, e.DayOpened | e.Undone)]
    opened: list[e.Event] = [] if held else [e.DayOpened(day.opens, day, _morning(day, terms))]
    if [_said(event) for _, event in stands] == [_said(event) for event in events[: len(stands)]]:
        fresh = events[len(stands) :]
    else:
        fresh = [e.Undone(day.opens, tuple(id for id, _ in stands), day.opens, "what Timewarrior said before"), *events]
    records: list[Record] = []
    taken = {record.id for record in held}
    for event in [*opened, *fresh] if fresh else []:
        name = _name(event, taken)
        taken.add(name)
        records.append(Record(0, name, day.key, event.at, offset, 0, TIMEWARRIOR, TIMEWARRIOR, True, event))
    return records


def facts(blocks: Sequence[TimeBlock], rate: Callable[[str], float]) -> list[e.Event]:
    """What was said and seen in these blocks of one day, as the engine would have recorded it. `rate`: a kind's, in charts per
    hour. Charts are logged at the end of their block."""
    told: list[e.Event] = []
    running: TimeBlock | None = None
    on: TimeBlock | None = None
    for block in blocks:
        at = block.start * SECOND
        if on is not None and on.end < block.start:
            told += [*_left(on, on.end * SECOND), e.Stopped(on.end * SECOND)]
            on = running = None
        elif on is not None:
            told += _left(on, at)
        told += _entered(block, running)
        if block.bucket in RESTS:
            running = None
        elif running is None or block.bucket in ACTIVITIES:
            running = block
        told += [e.ChartsLogged(block.end * SECOND, count, kind, rate(kind)) for kind, count in block.charts if count]
        on = block
    return [*told, *_left(on, on.end * SECOND), e.Stopped(on.end * SECOND)] if on is not None else told


def _entered(block: TimeBlock, running: TimeBlock | None) -> list[e.Event]:
    """How a block begins, where `running` is what the focus under way is for. Whatever interrupts needs a focus."""
    at, ends = block.start * SECOND, block.end * SECOND
    started = e.BlockStarted(at, block.bucket if block.bucket in ACTIVITIES else ACTIVITIES[0], block.kind, Rules())
    if block.bucket in ACTIVITIES:
        if running is None:
            return [started]
        same = (running.bucket, running.kind) == (block.bucket, block.kind)
        return [] if same else [e.Switched(at, block.bucket, block.kind)]
    if block.bucket in RESTS:
        return [e.RestStarted(at, ends, block.bucket == "lunch")]
    begin: e.Event = e.Interrupted(at, block.bucket)
    if block.bucket == "away":
        begin = e.WentAway(at, at)
    elif block.bucket == "asleep":
        begin = e.FellAsleep(at)
    return [begin] if running is not None else [started, begin]


def _left(on: TimeBlock, at: Instant) -> list[e.Event]:
    """How what is on ends."""
    if on.bucket in ACTIVITIES:
        return []
    if on.bucket in RESTS:
        return [e.RestEnded(at)]
    return [{"away": e.CameBack(at), "asleep": e.Woke(at)}.get(on.bucket, e.Resumed(at))]


def _morning(day: Day, terms: Terms) -> State:
    """How the day opens. Where it was worked the other program does not say: it saves no commute, and is compared with no
    place."""
    nowhere = terms.but(day=terms.day.but(place="", commute=0))
    return State(clock=day.opens, day=day, day_began=day.opens, terms=nowhere)


def _said(event: e.Event) -> str:
    """What an event says, whatever the settings."""
    return repr([type(event).__name__, *(getattr(event, name) for name in event.fields if name not in OF_THE_SETTINGS)])


def _name(event: e.Event, taken: set[str]) -> str:
    """An id that follows from what is said, and from how often it was said before."""
    again = 0
    while (name := sha256(f"{_said(event)} {again}".encode()).hexdigest()[:32]) in taken:
        again += 1
    return name
