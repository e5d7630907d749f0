"""Split unwatched time in two: nobody acted (B2), or the program was not running (A6)."""

from __future__ import annotations

from collections.abc import Iterator

from ninetyten.domain import events as e
from ninetyten.domain.moment import Instant, Span
from ninetyten.domain.state import State
from ninetyten.ledger.machines import machines
from ninetyten.ledger.production import ProductionInterval
from ninetyten.ledger.timeline import FoldedDay, Stretch


def told_apart(day: FoldedDay) -> list[tuple[Stretch, bool]]:
    """Return the day's unwatched stretches, cut where the program stopped and restarted; true while it did not run."""
    unwatched = [stretch for stretch in day.stretches if stretch.bucket == "unwatched"]
    stopped = sorted(part for alone in machines(day) for part in _stopped(alone)) if unwatched else []
    return [piece for stretch in unwatched for piece in _cut(stretch, stopped)]


def not_running(day: FoldedDay) -> Span:
    """Return how much of the day's unwatched time the program was not running, in ms."""
    return sum(stretch.length for stretch, stopped in told_apart(day) if stopped)


def _stopped(day: FoldedDay) -> Iterator[ProductionInterval]:
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


def _cut(stretch: Stretch, stopped: list[ProductionInterval]) -> Iterator[tuple[Stretch, bool]]:
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
