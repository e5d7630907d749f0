"""A day as other programs keep time: blocks in whole seconds of UTC, each for one thing, none over another.

Calendars and time trackers know no more than that. What has no place there (micro-breaks, reasons, audits) stays here.
"""

from __future__ import annotations

from ninetyten.domain import events as e
from ninetyten.domain.moment import SECOND
from ninetyten.domain.value import Value
from ninetyten.domain.vocabulary import BUCKETS, Bucket
from ninetyten.ledger.timeline import FoldedDay, Stretch

UNACCOUNTED = ("off", "unwatched")
"""Buckets that are nobody else's business: nothing was done, or nobody knows what."""
ACCOUNTED = tuple(bucket for bucket in BUCKETS if bucket not in UNACCOUNTED)

Span = tuple[int, int]
"""From and until, in seconds since 1970 UTC."""


class TimeBlock(Value):
    """From `start` to `end`, in seconds since 1970 UTC, in a bucket of A3. `kind`: the chart type in use, empty where there is
    none. `charts`: (kind, how many), of charts logged in it."""

    start: int
    end: int
    bucket: Bucket
    kind: str = ""
    charts: tuple[tuple[str, int], ...] = ()


def time_blocks(day: FoldedDay) -> tuple[list[TimeBlock], int]:
    """The blocks of a day, oldest first, and how many charts have none to be counted to: they were logged on a day without any
    time. Times are those of the wall clock as the day left it."""
    shift = day.state.shift
    stretches = [stretch for stretch in day.stretches if stretch.bucket in ACCOUNTED and _seconds(stretch, shift)]
    charts: list[dict[str, int]] = [{} for _ in stretches]
    homeless = 0
    for event in day.events:
        if isinstance(event, e.ChartsLogged):
            place = _place(stretches, event.at)
            if place is None:
                homeless += event.count
            else:
                charts[place][event.kind] = charts[place].get(event.kind, 0) + event.count
    return [
        TimeBlock(*_bounds(stretch, shift), stretch.bucket, stretch.kind, tuple(sorted(logged.items())))
        for stretch, logged in zip(stretches, charts, strict=True)
    ], homeless


def _place(stretches: list[Stretch], at: int) -> int | None:
    """Charts belong to the production they were coded in: the last one begun before they were logged, else the next one; and
    where there is no production, to what there is."""
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
