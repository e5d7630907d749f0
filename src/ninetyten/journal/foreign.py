"""Turns time kept by another program into facts of a machine of its own, folded separately like any other's.

An import replaces what earlier imports recorded for the spans that its file covers; what they recorded for other time is read
back from the facts and kept. Every work day, as the settings define it now, is then compared with the result: an unchanged day
is left alone, a day that only grew gets what is new, and any other day is taken back by one more fact and recorded again (D10).
So the zone and turnover at the time and the order of imports leave no trace, and nothing is rewritten.

The facts of one import share the instant at which it was made (`said`), which no other import has. Undoing one records its days
again as they stood before it. Ids follow from the content, so two machines that imported the same data agree when they are
merged.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import sha256

from ninetyten.domain import events as e
from ninetyten.domain.history import Written, standing
from ninetyten.domain.moment import SECOND, Day, Instant
from ninetyten.domain.plan import Rules, Terms
from ninetyten.domain.state import State
from ninetyten.domain.vocabulary import ACTIVITIES
from ninetyten.journal.blocks import Span, TimeBlock
from ninetyten.ports import Calendar, Record

TIMEWARRIOR = "timewarrior"
"""The device of facts that came from Timewarrior."""
UNDO = "undo"
"""The boot id of facts that take an import back; their `said` is that of the import."""
BEFORE, IMPORT = "earlier Timewarrior entries", "import from Timewarrior"
RESTS = ("rest", "lunch")
OF_THE_SETTINGS = ("rules", "carried", "per_hour")
"""Fields filled from the settings on the day of the import."""

Held = Mapping[str, Sequence[Record]]
"""Everything ever imported, by the key of its work day, in the order of writing."""


def by_day(records: Iterable[Record]) -> dict[str, list[Record]]:
    """Group records by the key of their work day, each day's in the order of writing."""
    days: dict[str, list[Record]] = {}
    for record in records:
        days.setdefault(record.day, []).append(record)
    return days


def remembered(held: Held) -> list[TimeBlock]:
    """Return the blocks of earlier imports that still hold, oldest first, without repetitions."""
    blocks = [block for records in held.values() for block in blocks_of([record.event for record in _stands(records)])]
    apart: list[TimeBlock] = []
    for block in sorted(blocks, key=lambda block: (block.start, block.end)):
        if not apart or apart[-1].end <= block.start:
            apart.append(block)
    return apart


def meeting(spans: Iterable[Span]) -> Callable[[TimeBlock], bool]:
    """Return a test of whether a block overlaps one of these spans."""
    apart: list[Span] = []
    for start, end in sorted(spans):
        if apart and start <= apart[-1][1]:
            apart[-1] = (apart[-1][0], max(apart[-1][1], end))
        else:
            apart.append((start, end))
    starts = [start for start, _ in apart]

    def meets(block: TimeBlock) -> bool:
        before = bisect_left(starts, block.end)
        return before > 0 and block.start < apart[before - 1][1]

    return meets


def moved(before: Sequence[TimeBlock], blocks: Sequence[TimeBlock], covered: Callable[[TimeBlock], bool]) -> list[TimeBlock]:
    """Return the blocks of earlier imports, outside the time `covered`, that the file has elsewhere: for each it has a new
    block of the same length and activity, and it still has some other old block, so that it is a later edition of the same
    file."""
    known = set(before)
    outside = [block for block in before if not covered(block)]
    free = Counter(_shape(block) for block in blocks if block not in known)
    edition = len(before) == 1 or not known.isdisjoint(blocks)
    return outside if edition and Counter(map(_shape, outside)) <= free else []


def _shape(block: TimeBlock) -> TimeBlock:
    return block.replace(start=0, end=block.end - block.start)


def statement(held: Held, blocks: Iterable[TimeBlock], terms: Terms, calendar: Calendar, said: int) -> list[Record]:
    """Return the records that the journal lacks if `blocks`, oldest first, are everything that was imported. `terms`: the basis
    for figures; `said`: the time of this import, in ms UTC."""
    days = cut(blocks, calendar.day_of)
    events = {day.key: (day, parts) for day, parts in days.items()}
    records: list[Record] = []
    for key in sorted({*held, *events}):
        of_day = held.get(key, ())
        if key in events:
            day, parts = events[key]
            records += missing(day, parts, terms, of_day, calendar.offset_at(day.opens))
        else:
            records += _restated(key, [], of_day, of_day[0].offset)
    number = max([said, *(record.said + 1 for records in held.values() for record in records)])
    return [record.replace(said=number) for record in records]


def takes_back(held: Held, said: int) -> list[Record]:
    """Return the records that restore the days of an import to what they were before it."""
    whole = [record for records in held.values() for record in records if _import_of(record) == said]
    first = min(record.seq for record in whole)
    records: list[Record] = []
    for key in sorted({record.day for record in whole}):
        before = _stands([record for record in held[key] if record.seq < first])
        offset = before[0].offset if before else 0
        records += _restated(key, [record.event for record in before], held[key], offset, IMPORT)
    return [record.replace(said=said, boot_id=UNDO) for record in records]


def last_import(newest_first: Iterable[Record], device: str, since: int) -> int | None:
    """Return when the import was made that an undo takes back: the last one that still holds, made at `since` (UTC ms) or
    later, unless the person has done something on the machine `device` after it that still holds."""
    undone: set[str] = set()
    taken_back: set[int] = set()
    for record in newest_first:
        said = _import_of(record)
        if record.device == device:
            if isinstance(record.event, e.Undone):
                undone.update(record.event.ids)
            if record.said < since or (e.sort_of(record.event) == "act" and record.id not in undone):
                return None
        elif said is not None and said not in taken_back:
            return said if said >= since else None
        elif record.device == TIMEWARRIOR and record.boot_id == UNDO:
            taken_back.add(record.said)
    return None


def _import_of(record: Record) -> int | None:
    """Return the import that a record belongs to; None for a record of another origin."""
    return record.said if record.device == TIMEWARRIOR and record.boot_id != UNDO else None


def cut(blocks: Iterable[TimeBlock], day_of: Callable[[Instant], Day]) -> dict[Day, list[TimeBlock]]:
    """Return the blocks by work day; a block across a turnover is split, and its charts count for the second part (A7)."""
    days: dict[Day, list[TimeBlock]] = {}
    for whole in blocks:
        block, day = whole, day_of(whole.start * SECOND)
        while block.end * SECOND > day.closes:
            turnover = day.closes // SECOND
            days.setdefault(day, []).append(block.replace(end=turnover, charts=()))
            block, day = block.replace(start=turnover), day_of(day.closes)
        days.setdefault(day, []).append(block)
    return days


def missing(day: Day, blocks: Sequence[TimeBlock], terms: Terms, held: Sequence[Record], offset: int) -> list[Record]:
    """Return the records that the journal lacks of a day. `held`: those it has of it from the same program; `terms`: the basis
    for its figures; `offset`: seconds east of UTC."""
    events = facts(blocks, terms.rate)
    opened = [e.DayOpened(day.opens, day, _morning(day, terms))] if events else []
    return _restated(day.key, [*opened, *events], held, offset)


def _restated(key: str, events: Sequence[e.Event], held: Sequence[Record], offset: int, why: str = BEFORE) -> list[Record]:
    """Return the records that make the day consist of `events`, where `held` is everything ever recorded of it."""
    stands = _stands(held)
    fresh = list(events[len(stands) :])
    if [_content(record.event) for record in stands] != [_content(event) for event in events[: len(stands)]]:
        at = (events[0] if events else stands[0].event).at
        fresh = [e.Undone(at, tuple(record.id for record in stands), at, why), *events]
    records: list[Record] = []
    taken = {record.id for record in held}
    for event in fresh:
        name = _name(key, event, taken)
        taken.add(name)
        records.append(Record(0, name, key, event.at, offset, 0, TIMEWARRIOR, TIMEWARRIOR, True, event))
    return records


def _stands(held: Sequence[Record]) -> list[Record]:
    """Return the records of a day that still hold, without the records that take others back."""
    by_id = {record.id: record for record in held}
    found = standing([Written(record.id, record.event) for record in held])
    return [by_id[entry.id] for entry in found if not isinstance(entry.event, e.Undone)]


def facts(blocks: Sequence[TimeBlock], rate: Callable[[str], float]) -> list[e.Event]:
    """Return the events of these blocks of one day, as the engine would have recorded them. `rate`: a kind's charts per hour.
    Charts are logged at the end of their block."""
    events: list[e.Event] = []
    running: TimeBlock | None = None
    on: TimeBlock | None = None
    for block in blocks:
        at = block.start * SECOND
        if on is not None and on.end < block.start:
            events += [*_left(on, on.end * SECOND), e.Stopped(on.end * SECOND)]
            on = running = None
        elif on is not None:
            events += _left(on, at)
        events += _entered(block, running)
        if block.bucket in RESTS:
            running = None
        elif running is None or block.bucket in ACTIVITIES:
            running = block
        events += [e.ChartsLogged(block.end * SECOND, count, kind, rate(kind)) for kind, count in block.charts if count]
        on = block
    return [*events, *_left(on, on.end * SECOND), e.Stopped(on.end * SECOND)] if on is not None else events


def blocks_of(events: Iterable[e.Event]) -> list[TimeBlock]:
    """Return the blocks that such facts were made from; blocks with no fact between them are joined."""
    blocks: list[TimeBlock] = []
    running: TimeBlock | None = None
    on: TimeBlock | None = None
    for event in events:
        at = event.at // SECOND
        if on is not None and on.end < at:
            if on.charts:  # charts are logged at the end of their block
                blocks.append(on)
                on = on.replace(start=on.end, charts=())
            on = on.replace(end=at)
        if isinstance(event, e.ChartsLogged):
            on = on and on.replace(charts=(*on.charts, (event.kind, event.count)))
            continue
        blocks += [on] if on is not None else []
        running, on = _after(event, at, running)
    return [block for block in blocks if block.start < block.end]


def _after(event: e.Event, at: int, running: TimeBlock | None) -> tuple[TimeBlock | None, TimeBlock | None]:
    """Return the current focus after an event, and the current block."""
    kind = running.kind if running is not None else ""
    match event:
        case e.BlockStarted() | e.Switched():
            running = TimeBlock(at, at, event.activity, event.kind)
            return running, running
        case e.RestStarted():
            return None, TimeBlock(at, at, "lunch" if event.lunch else "rest")
        case e.Interrupted():
            return running, TimeBlock(at, at, event.what, kind)
        case e.WentAway() | e.FellAsleep():
            return running, TimeBlock(at, at, "away" if isinstance(event, e.WentAway) else "asleep", kind)
        case e.Resumed() | e.CameBack() | e.Woke():
            return running, running and running.replace(start=at, end=at)
    return None, None


def _entered(block: TimeBlock, running: TimeBlock | None) -> list[e.Event]:
    """Return the events that begin a block; `running` is the current focus, which any interruption needs."""
    at, ends = block.start * SECOND, block.end * SECOND
    started = e.BlockStarted(at, block.bucket if block.bucket in ACTIVITIES else ACTIVITIES[0], block.kind, Rules())
    if block.bucket in ACTIVITIES:
        if running is None:
            return [started]
        same = (running.bucket, running.kind) == (block.bucket, block.kind)
        return [] if same else [e.Switched(at, block.bucket, block.kind)]
    if block.bucket in RESTS:
        return [e.RestStarted(at, ends, block.bucket == "lunch")]
    match block.bucket:
        case "paused" | "meeting" | "downtime" as what:
            begin: e.Event = e.Interrupted(at, what)
        case "away":
            begin = e.WentAway(at, at)
        case _:
            begin = e.FellAsleep(at)
    return [begin] if running is not None else [started, begin]


def _left(on: TimeBlock, at: Instant) -> list[e.Event]:
    """Return the events that end the current block."""
    if on.bucket in ACTIVITIES:
        return []
    if on.bucket in RESTS:
        return [e.RestEnded(at)]
    return [{"away": e.CameBack(at), "asleep": e.Woke(at)}.get(on.bucket, e.Resumed(at))]


def _morning(day: Day, terms: Terms) -> State:
    """Return the state in which the day starts. The other program does not say where it was worked, so it saves no commute and
    is not compared by place."""
    nowhere = terms.replace(day=terms.day.replace(place="", commute=0))
    return State(clock=day.opens, day=day, day_began=day.opens, terms=nowhere)


def _content(event: e.Event) -> str:
    """Return an event's content without what the settings filled in."""
    return repr([type(event).__name__, *(getattr(event, name) for name in event.fields if name not in OF_THE_SETTINGS)])


def _name(key: str, event: e.Event, taken: set[str]) -> str:
    """Return an id that follows from the day, the event's content, and how often it occurred before."""
    again = 0
    while (name := sha256(f"{key} {_content(event)} {again}".encode()).hexdigest()[:32]) in taken:
        again += 1
    return name
