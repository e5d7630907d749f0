"""Turns a day into what other programs keep: blocks in whole UTC seconds, each for one activity, without overlap.

Calendars and time trackers know no more than that. What they have no place for (micro-breaks, reasons, audits) stays here.
"""

from __future__ import annotations

from ninetyten.domain import events as e
from ninetyten.domain.moment import SECOND
from ninetyten.domain.value import Value
from ninetyten.domain.vocabulary import BUCKETS, Bucket
from ninetyten.ledger.timeline import FoldedDay, Stretch

UNACCOUNTED = ("off", "unwatched")
"""Buckets to keep private: the person did nothing, or what they did is unknown."""
ACCOUNTED = tuple(bucket for bucket in BUCKETS if bucket not in UNACCOUNTED)

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
