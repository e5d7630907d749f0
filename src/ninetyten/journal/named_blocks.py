"""Names a day's blocks for a calendar, so that a corrected block replaces its entry instead of adding a second one.

A journal is never rewritten, so it shows the day before each correction, which is what a calendar may hold. Taking the versions
in turn, a block keeps the name of the entry that started when it did, or else of the entry it overlaps most, even if it was
relabeled, lengthened, or began earlier; a new block is named after its start. Names that no block has any longer are kept too,
so that their entries can be canceled.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime

from ninetyten.domain import events as e
from ninetyten.domain.history import Written, anything_left, holding
from ninetyten.domain.moment import SECOND
from ninetyten.journal.blocks import TimeBlock, time_blocks
from ninetyten.ledger.machines import fold_accounts, whole_account
from ninetyten.ports import Record

CORRECTIONS = (e.Undone, e.Redone, e.SaidLater, e.Relabelled, e.WasAway, e.GapExplained)
"""Events that change the past of a day."""


class NamedBlock(TimeBlock):
    """A block as a calendar knows it. `stamp`: up to when the day was known, in seconds UTC; `sequence`: how many records of it
    were written by then; `cancelled`: the block no longer exists."""

    name: str = ""
    stamp: int = 0
    sequence: int = 0
    cancelled: bool = False


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
