"""What a day's blocks are called in a calendar, so that a block that was corrected replaces its entry and is no second one.

A journal is never rewritten, so it tells what the day was before each correction, and that is what may lie in a calendar. The
day is looked at as it was then: a block keeps the name of the entry that began with it, else of the one it took most time over
from, be it relabelled, longer, or begun earlier; a new one is called by when it began. Names that no block has any more are
known too, so that their entries can be cancelled.
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
"""What makes of a day another one than it was."""


class NamedBlock(TimeBlock):
    """A block as a calendar knows it. `stamp`: up to when the day was known then, in seconds UTC; `sequence`: how much had been
    written of it then; `cancelled`: there is no such block any more."""

    name: str = ""
    stamp: int = 0
    sequence: int = 0
    cancelled: bool = False


def named_blocks(blocks: Iterable[TimeBlock], written: Sequence[Record], shows: Callable[[TimeBlock], bool]) -> list[NamedBlock]:
    """The blocks of a day that a calendar `shows`, and those to be cancelled. `written`: all that was ever written of the day, on
    any machine, in the order of writing."""
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
    """A block with what a calendar must know of it."""
    return NamedBlock(block.start, block.end, block.bucket, block.kind, block.charts, name, stamp, sequence, cancelled)


def first_name(block: TimeBlock) -> str:
    """What a block is called that took nothing over: by when it began."""
    return f"{datetime.fromtimestamp(block.start, UTC):%Y%m%dT%H%M%SZ}"


def _before_corrections(written: Sequence[Record]) -> Iterator[list[TimeBlock]]:
    """The day's blocks as they were before each correction."""
    for number, record in enumerate(written):
        if isinstance(record.event, CORRECTIONS):
            yield _blocks(written[:number])


def _blocks(written: Sequence[Record]) -> list[TimeBlock]:
    machines: dict[str, list[Written]] = {}
    for record in written:
        machines.setdefault(record.device, []).append(Written(record.id, record.event))
    told = [[entry.event for entry in holding(one)] for one in machines.values()]
    accounts = [whole_account(events) for events in told if anything_left(events)]
    return time_blocks(fold_accounts(accounts))[0] if accounts else []


def _named(blocks: Sequence[TimeBlock], ever: Mapping[str, TimeBlock]) -> dict[str, TimeBlock]:
    """Each block by its name, where `ever` is what had each name last."""
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
