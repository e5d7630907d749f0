"""A block that has only just begun: the moment for a question that was switched on, before anything else is asked (C4)."""

from __future__ import annotations

from datetime import datetime

from ninetyten.domain.events import BlockStarted
from ninetyten.domain.moment import MINUTE, Instant, Now, Span
from ninetyten.domain.value import Value
from ninetyten.ledger.timeline import Day
from ninetyten.view.stamp import local

BEGINNING: Span = 5 * MINUTE
"""How long a block has only just begun."""
NOON, EVENING = 12, 17
"""Between these hours the day is at its middle; who begins later has none."""


class BlockStart(Value):
    """`hour`: of the wall clock, 0 to 23; `first_of_hour`, `first_past_noon`: whether it is the first block of the day to begin
    then; past noon, but before the evening."""

    hour: int
    first_of_hour: bool
    first_past_noon: bool


def block_start(day: Day, now: Now) -> BlockStart | None:
    """The start of the block that runs, while it has only just begun; else None. `day`: the present one."""
    block = day.state.block
    if day.state.phase != "focus" or block is None or now.at - block.started >= BEGINNING:
        return None
    starts = [event.at for event in day.events if isinstance(event, BlockStarted)]
    *before, last = [_wall(at, day, now) for at in starts or [block.started]]
    midnight = datetime.fromisoformat(now.day.key)
    noon, evening = midnight.replace(hour=NOON), midnight.replace(hour=EVENING)
    return BlockStart(
        hour=last.hour,
        first_of_hour=all((start.date(), start.hour) != (last.date(), last.hour) for start in before),
        first_past_noon=noon <= last < evening and all(start < noon for start in before),
    )


def _wall(at: Instant, day: Day, now: Now) -> datetime:
    """What the wall clock showed then, without a zone."""
    return local(at + day.state.shift, now.offset).replace(tzinfo=None)
