"""A day as blocks: whole seconds, each once, every chart in one of them."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from hypothesis import given, settings

from ninetyten.domain import events as e
from ninetyten.domain.moment import HOUR, MINUTE, SECOND
from ninetyten.domain.state import State
from ninetyten.domain.vocabulary import Bucket
from ninetyten.journal.blocks import ACCOUNTED, TimeBlock, time_blocks
from ninetyten.ledger.timeline import FoldedDay, Stretch, fold_day
from tests.properties.test_engine import DAYS, Lived


def chart(at: int, kind: str = "general", count: int = 1) -> e.ChartsLogged:
    """Charts logged so many minutes after the beginning of time."""
    return e.ChartsLogged(at=at * MINUTE, count=count, kind=kind, per_hour=12.0)


def day(*events: e.Event, shift: int = 0) -> FoldedDay:
    """Ten minutes each of production, a break, production, nothing, a meeting."""
    buckets: tuple[Bucket, ...] = ("production", "rest", "production", "off", "meeting")
    line = tuple(Stretch(i * 10 * MINUTE, (i + 1) * 10 * MINUTE, bucket, "general") for i, bucket in enumerate(buckets))
    return FoldedDay(line, State(shift=shift), events)


@settings(max_examples=30)
@given(DAYS)
def test_nothing_is_lost_of_any_day(lived: list[Any]) -> None:
    """Blocks follow one another without overlap; their time is the day's to the second, their charts to the last one."""
    life = Lived().live(lived)
    folded = fold_day(life.events, life.at)
    blocks, unplaced = time_blocks(folded)
    assert all(one.end <= other.start for one, other in pairwise(blocks))
    for bucket in ACCOUNTED:
        spent = sum(block.end - block.start for block in blocks if block.bucket == bucket)
        assert abs(spent - folded.total(bucket) / SECOND) <= len(folded.stretches)
    assert sum(count for block in blocks for _, count in block.charts) + unplaced == folded.state.chart_total


def test_charts_belong_to_the_production_they_were_coded_in() -> None:
    """Charts logged in the break, or as the block ends, belong to the block before; charts logged before any block, to the
    first."""
    found, _ = time_blocks(day(chart(0), chart(5), chart(10), chart(15, "complex"), chart(20), chart(21), chart(45)))
    assert [(block.bucket, block.charts) for block in found] == [
        ("production", (("complex", 1), ("general", 4))),
        ("rest", ()),
        ("production", (("general", 2),)),
        ("meeting", ()),
    ]


def test_charts_without_production_belong_to_what_there_is() -> None:
    """On a day without any time, they are counted as left over."""
    meeting = FoldedDay(day().stretches[-1:], State(), (chart(60),))
    assert time_blocks(meeting) == ([TimeBlock(2400, 3000, "meeting", "general", (("general", 1),))], 0)
    assert time_blocks(FoldedDay((), State(), (chart(60, count=3),))) == ([], 3)


def test_times_are_those_of_the_wall_clock() -> None:
    """If it was set, as it stood at the end of the day."""
    assert time_blocks(day(shift=2 * HOUR))[0][0] == TimeBlock(7200, 7800, "production", "general")
