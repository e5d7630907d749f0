"""The blocks of a day as calendar entries: what a calendar shows beside the appointments. Nothing private is in them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from icalendar import Calendar, Event

from ninetyten.domain.plan import Terms
from ninetyten.domain.words import BUCKET_WORDS
from ninetyten.journal.blocks import TimeBlock

SHOWN = ("production", "study", "growth", "query", "admin", "meeting", "downtime", "rest", "lunch")
"""What has an entry. A pause, an absence, a sleep is a space between two."""
WITH_KIND = ("production", "study")


def as_calendar(blocks: Iterable[TimeBlock], terms: Terms) -> tuple[bytes, int]:
    """A calendar file, and how many entries it has. The same block has the same name each time, so a calendar that takes the
    file in again has it once."""
    calendar = Calendar()
    calendar.add("prodid", "-//ninetyten//ninetyten//EN")
    calendar.add("version", "2.0")
    shown = [block for block in blocks if block.bucket in SHOWN]
    for block in shown:
        start, end = (datetime.fromtimestamp(seconds, UTC) for seconds in (block.start, block.end))
        entry = Event()
        entry.add("uid", f"{start:%Y%m%dT%H%M%SZ}-{block.bucket}@ninetyten")
        entry.add("dtstamp", end)
        entry.add("dtstart", start)
        entry.add("dtend", end)
        entry.add("summary", summary(block, terms))
        entry.add("transp", "TRANSPARENT")
        calendar.add_component(entry)
    return calendar.to_ical(), len(shown)


def summary(block: TimeBlock, terms: Terms) -> str:
    """`production · General`; where no charts are coded, the activity alone."""
    word = BUCKET_WORDS[block.bucket]
    if block.bucket not in WITH_KIND or not block.kind:
        return word
    kind = terms.kind(block.kind)
    return f"{word} · {kind.name if kind is not None else block.kind}"
