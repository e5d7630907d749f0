"""Turns a day into what other programs keep: blocks in whole UTC seconds, each for one activity, without overlap.

Calendars and time trackers know no more than that. What they have no place for (micro-breaks, reasons, audits) stays here.

For a calendar each block has a name, so that a corrected block replaces its entry instead of adding a second one. A journal is
never rewritten, so it shows the day before each correction, which is what a calendar may hold. Taking the versions in turn, a
block keeps the name of the entry that started when it did, or else of the entry it overlaps most, even if it was relabeled,
lengthened, or began earlier; a new block is named after its start. Names that no block has any longer are kept too, so that
their entries can be canceled.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime

from ninetyten.domain import events as e
from ninetyten.domain.history import Written, anything_left, holding
from ninetyten.domain.moment import SECOND
from ninetyten.domain.value import Value
from ninetyten.domain.vocabulary import BUCKETS, Bucket
from ninetyten.ledger.machines import fold_accounts, whole_account
from ninetyten.ledger.timeline import FoldedDay, Stretch
from ninetyten.ports import Record

UNACCOUNTED = ("off", "unwatched")
"""Buckets to keep private: the person did nothing, or what they did is unknown."""
ACCOUNTED = tuple(bucket for bucket in BUCKETS if bucket not in UNACCOUNTED)
CORRECTIONS = (e.Undone, e.Redone, e.SaidLater, e.Relabelled, e.WasAway, e.GapExplained)
"""Events that change the past of a day."""

Span = tuple[int, int]
"""Start and end, in seconds since 1970 UTC."""


class TimeBlock(Value):
    """A block from `start` to `end` (seconds since 1970 UTC) in a bucket of A3. `kind`: the chart type in use; may be empty.
    `charts`: the charts logged in it, as (kind, count)."""

    start: int
    end: int
    bucket: Bucket
    kind: str = ""
    charts: tuple[tuple[str, int], ...] = ()


class NamedBlock(TimeBlock):
    """A block as a calendar knows it. `stamp`: up to when the day was known, in seconds UTC; `sequence`: how many records of it
    were written by then; `cancelled`: the block no longer exists."""

    name: str = ""
    stamp: int = 0
    sequence: int = 0
    cancelled: bool = False


def time_blocks(day: FoldedDay) -> tuple[list[TimeBlock], int]:
    """Return the blocks of a day, oldest first, and the number of charts that belong to none because the day has no time at
    all. Times are those of the wall clock at the end of the day."""
    shift = day.state.shift
    stretches = [stretch for stretch in day.stretches if stretch.bucket in ACCOUNTED and _seconds(stretch, shift)]
    charts: list[dict[str, int]] = [{} for _ in stretches]
    unplaced = 0
    for event in day.events:
        if isinstance(event, e.ChartsLogged):
            place = _place(stretches, event.at)
            if place is None:
                unplaced += event.count
            else:
                charts[place][event.kind] = charts[place].get(event.kind, 0) + event.count
    return [
        TimeBlock(*_bounds(stretch, shift), stretch.bucket, stretch.kind, tuple(sorted(logged.items())))
        for stretch, logged in zip(stretches, charts, strict=True)
    ], unplaced


def _place(stretches: list[Stretch], at: int) -> int | None:
    """Return the stretch that charts logged at `at` belong to: the last production begun before, else the next one; without any
    production, any stretch by the same rule."""
    everywhere = range(len(stretches))
    for among in ([place for place in everywhere if stretches[place].bucket == "production"], everywhere):
        before = [place for place in among if stretches[place].start < at]
        if before or among:
            return before[-1] if before else among[0]
    return None


def _bounds(stretch: Stretch, shift: int) -> tuple[int, int]:
    return (stretch.start + shift) // SECOND, (stretch.end + shift) // SECOND


def _seconds(stretch: Stretch, shift: int) -> int:
    start, end = _bounds(stretch, shift)
    return end - start


def named_blocks(blocks: Iterable[TimeBlock], written: Sequence[Record], shows: Callable[[TimeBlock], bool]) -> list[NamedBlock]:
    """Return the blocks of a day that a calendar `shows`, and those to cancel. `written`: everything ever written of the day,
    on any machine, in the order of writing."""
    ever: dict[str, TimeBlock] = {}
    now: dict[str, TimeBlock] = {}
    for version in (*_before_corrections(written), list(blocks)):
        now = _named([block for block in version if shows(block)], ever)
        ever |= now
    stamps = [max(record.said, record.event.at) // SECOND for record in written]
    stamp = max([*stamps, *(block.end for block in now.values())], default=0)

    found = [named(block, name, stamp, len(written), cancelled=name not in now) for name, block in ever.items()]
    return sorted(found, key=lambda block: (block.start, block.cancelled))


def named(block: TimeBlock, name: str, stamp: int, sequence: int = 0, *, cancelled: bool = False) -> NamedBlock:
    """Return a block with what a calendar must know of it."""
    return NamedBlock(block.start, block.end, block.bucket, block.kind, block.charts, name, stamp, sequence, cancelled)


def first_name(block: TimeBlock) -> str:
    """Return the name of a new block: its start."""
    return f"{datetime.fromtimestamp(block.start, UTC):%Y%m%dT%H%M%SZ}"


def _before_corrections(written: Sequence[Record]) -> Iterator[list[TimeBlock]]:
    """Yield the day's blocks as they were before each correction."""
    for number, record in enumerate(written):
        if isinstance(record.event, CORRECTIONS):
            yield _blocks(written[:number])


def _blocks(written: Sequence[Record]) -> list[TimeBlock]:
    machines: dict[str, list[Written]] = {}
    for record in written:
        machines.setdefault(record.device, []).append(Written(record.id, record.event))
    by_machine = [[entry.event for entry in holding(one)] for one in machines.values()]
    accounts = [whole_account(events) for events in by_machine if anything_left(events)]
    return time_blocks(fold_accounts(accounts))[0] if accounts else []


def _named(blocks: Sequence[TimeBlock], ever: Mapping[str, TimeBlock]) -> dict[str, TimeBlock]:
    """Return each block by its name; `ever` holds the last block of each name."""
    alike = sorted(
        (old.start != block.start, max(old.start, block.start) - min(old.end, block.end), block.start, name)
        for block in blocks
        for name, old in ever.items()
        if old.start < block.end and block.start < old.end
    )
    by_start = {block.start: block for block in blocks}
    found: dict[str, TimeBlock] = {}
    for *_, start, name in alike:
        if name not in found and start in by_start:
            found[name] = by_start.pop(start)
    for block in by_start.values():
        name = first_name(block)
        while name in ever or name in found:
            name += "+"
        found[name] = block
    return found
