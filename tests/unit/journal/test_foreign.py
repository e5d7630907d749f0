"""Data from another program is a machine of its own: the same time comes out as went in, once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from ninetyten.adapters.calendar import LocalCalendar
from ninetyten.domain import events as e
from ninetyten.domain.history import Written, holding
from ninetyten.domain.moment import MINUTE, Day, Instant
from ninetyten.domain.plan import Plan, Target
from ninetyten.domain.vocabulary import Bucket
from ninetyten.journal.blocks import ACCOUNTED, TimeBlock, time_blocks
from ninetyten.journal.foreign import TIMEWARRIOR, blocks_of, cut, facts, missing
from ninetyten.ledger.summary import summarise
from ninetyten.ledger.timeline import fold_day
from ninetyten.ports import Record

MIDNIGHT = 1_791_244_800
"""Of 2026-10-06, UTC, in seconds."""
TODAY: Day = LocalCalendar(240, "UTC").day_of((MIDNIGHT + 5 * 3600) * 1000)
TERMS = Plan().terms


def block(start: int, end: int, bucket: Bucket = "production", kind: str = "general", charts: int = 0) -> TimeBlock:
    """A block of today, in minutes after five."""
    logged = (("general", charts),) if charts else ()
    return TimeBlock(MIDNIGHT + (300 + start) * 60, MIDNIGHT + (300 + end) * 60, bucket, kind, logged)


@st.composite
def some_blocks(draw: st.DrawFn) -> list[TimeBlock]:
    """A day's blocks, with or without time between them, never two alike in a row without a break."""
    at, made = 0, list[TimeBlock]()
    part = st.tuples(
        st.sampled_from([0, 0, 7]), st.integers(1, 40), st.sampled_from(ACCOUNTED), st.sampled_from(["general", "complex"])
    )
    for gap, length, bucket, kind in draw(st.lists(part, min_size=1, max_size=10)):
        if made and not gap and made[-1].bucket == bucket:
            continue
        charts = draw(st.integers(0, 3)) if bucket == "production" else 0
        made.append(block(at + gap, at + gap + length, bucket, kind, charts))
        at += gap + length
    return made


def day_of(records: Sequence[Record]) -> list[e.Event]:
    """Return the events that hold of a day."""
    return [entry.event for entry in holding([Written(record.id, record.event) for record in records])]


def lived(records: Sequence[Record]) -> list[tuple[int, int, str]]:
    """Return the blocks that a day's records add up to."""
    events = day_of(records)
    return [(found.start, found.end, found.bucket) for found in time_blocks(fold_day(events, events[-1].at))[0]]


def said(blocks: Sequence[TimeBlock]) -> list[tuple[int, int, str]]:
    """Return blocks in a form to compare."""
    return [(block.start, block.end, block.bucket) for block in blocks]


@given(some_blocks())
def test_blocks_come_back_as_they_went_in(blocks: list[TimeBlock]) -> None:
    """Every second in its bucket, every chart in its block, in any order."""
    records = missing(TODAY, blocks, TERMS, (), 0)
    assert lived(records) == said(blocks)
    events = day_of(records)
    found, unplaced = time_blocks(fold_day(events, events[-1].at))
    assert [block.charts for block in found] == [block.charts for block in blocks] and not unplaced
    kinds = [(block.kind, was.kind) for block, was in zip(found, blocks, strict=True) if was.bucket == "production"]
    assert all(kind == was for kind, was in kinds)
    assert {(record.device, record.day, record.silent) for record in records} == {(TIMEWARRIOR, TODAY.key, True)}


@settings(max_examples=50)
@given(some_blocks())
def test_blocks_are_read_back_from_their_facts(blocks: list[TimeBlock]) -> None:
    """Recorded again they give the same facts, so what is kept of a file is not recorded twice."""
    told = facts(blocks, TERMS.rate)
    assert facts(blocks_of(told), TERMS.rate) == told
    assert said(blocks_of(told)) == said(blocks)


@settings(max_examples=50)
@given(some_blocks(), some_blocks(), st.integers(0, 10))
def test_the_last_import_of_a_day_counts(before: list[TimeBlock], after: list[TimeBlock], kept: int) -> None:
    """The same import adds nothing; a longer one adds what is new; a changed one records the day again. No id occurs twice."""
    held = missing(TODAY, before, TERMS, (), 0)
    assert missing(TODAY, before, TERMS, held, 0) == []
    for blocks in (after, before[:kept], before, after):
        held = [*held, *missing(TODAY, blocks, TERMS, held, 0)]
        assert lived(held) == said(blocks)
    assert len({record.id for record in held}) == len(held)


def test_a_longer_day_takes_nothing_back() -> None:
    """The known facts stay, and the new ones follow."""
    held = missing(TODAY, [block(0, 90)], TERMS, (), 0)
    added = missing(TODAY, [block(0, 90), block(120, 150, "study")], TERMS, held, 0)
    assert [type(record.event) for record in added] == [e.BlockStarted, e.Stopped]


def test_settings_change_no_imported_day() -> None:
    """A different rate or target today does not change it; ids do not depend on them."""
    blocks = [block(0, 90, charts=4)]
    held = missing(TODAY, blocks, TERMS, (), 0)
    ramped = TERMS.replace(target=Target(ramp=50.0))
    assert missing(TODAY, blocks, ramped, held, 0) == []
    assert [record.id for record in missing(TODAY, blocks, ramped, (), 0)] == [record.id for record in held]


def test_a_break_in_between_ends_the_block_and_a_meeting_does_not() -> None:
    """Blocks are counted as the engine counts them."""
    day = [block(0, 30), block(30, 40, "meeting"), block(40, 90), block(90, 100, "rest"), block(100, 160, "study")]
    events = day_of(missing(TODAY, day, TERMS, (), 0))
    assert fold_day(events, events[-1].at).state.blocks == 2


def test_a_block_across_the_turnover_is_two() -> None:
    """Its charts are counted to the second part (A7)."""
    calendar = LocalCalendar(240, "UTC")
    night = TimeBlock(MIDNIGHT + 3 * 3600, MIDNIGHT + 29 * 3600, "production", "general", (("general", 5),))
    found = cut([night], calendar.day_of)
    keys = [(date(2026, 10, 5) + timedelta(n)).isoformat() for n in range(3)]
    assert [day.key for day in found] == keys
    parts: list[TimeBlock] = [part for (part,) in found.values()]
    assert [part.charts for part in parts] == [(), (), (("general", 5),)]
    assert [part.start for part in parts] == [night.start, MIDNIGHT + 4 * 3600, MIDNIGHT + 28 * 3600]
    assert parts[-1].end == night.end


def test_a_block_that_ends_at_the_turnover_is_one() -> None:
    """The next day has nothing of it."""

    def day_at(at: Instant) -> Day:
        return LocalCalendar(240, "UTC").day_of(at)

    late = TimeBlock(MIDNIGHT + 27 * 3600, MIDNIGHT + 28 * 3600, "production")
    assert [day.key for day in cut([late], day_at)] == ["2026-10-06"]


def test_where_it_was_worked_is_not_known() -> None:
    """An imported day counts as no place, whatever the settings say, and saves no commute."""
    at_home = TERMS.replace(day=TERMS.day.replace(place="home", commute=50 * MINUTE, start=8 * 60))
    day = fold_day(day_of(missing(TODAY, [block(0, 90)], at_home, (), 0)), TODAY.closes)
    found = summarise(day, TODAY.key, TODAY.closes, lambda at: 0)
    assert (found.place, found.private.commute, day.terms.day.start) == ("", 0, 8 * 60)
