"""Turns the blocks of a day into calendar entries, to be shown beside appointments. They contain nothing private."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from icalendar import Calendar, Event

from ninetyten.domain.plan import Terms
from ninetyten.domain.vocabulary import Bucket
from ninetyten.domain.words import BUCKET_WORDS
from ninetyten.journal.blocks import NamedBlock, TimeBlock, first_name, named

SHOWN: tuple[Bucket, ...] = ("production", "study", "growth", "query", "admin", "meeting", "downtime", "rest", "lunch")
"""Buckets that get an entry. A pause, an absence or a sleep leaves an empty space."""
WITH_KIND = ("production", "study")


def shows(block: TimeBlock) -> bool:
    """Report whether a calendar has an entry for a block."""
    return block.bucket in SHOWN


def as_calendar(blocks: Iterable[TimeBlock], terms: Terms) -> tuple[bytes, int]:
    """Return a calendar file and its number of valid entries. A block has the same name each time, and a later version of it
    has a later stamp and a higher sequence, so a calendar that imports the file again shows the block once, as it is now."""
    calendar = Calendar()
    calendar.add("prodid", "-//ninetyten//ninetyten//EN")
    calendar.add("version", "2.0")
    shown = [
        block if isinstance(block, NamedBlock) else named(block, first_name(block), block.end) for block in blocks if shows(block)
    ]
    for block in shown:
        start, end, stamp = (datetime.fromtimestamp(seconds, UTC) for seconds in (block.start, block.end, block.stamp))
        entry = Event()
        entry.add("uid", f"{block.name}@ninetyten")
        entry.add("dtstamp", stamp)
        entry.add("dtstart", start)
        entry.add("dtend", end)
        entry.add("summary", summary(block, terms))
        entry.add("transp", "TRANSPARENT")
        if block.sequence:
            entry.add("sequence", block.sequence)
        if block.cancelled:
            entry.add("status", "CANCELLED")
        calendar.add_component(entry)
    return calendar.to_ical(), sum(not block.cancelled for block in shown)


def summary(block: TimeBlock, terms: Terms) -> str:
    """Return `production · General`; where no charts are coded, the activity alone."""
    word = BUCKET_WORDS[block.bucket]
    if block.bucket not in WITH_KIND or not block.kind:
        return word
    kind = terms.kind(block.kind)
    return f"{word} · {kind.name if kind is not None else block.kind}"
