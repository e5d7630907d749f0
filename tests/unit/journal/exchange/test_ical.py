"""A calendar gets the blocks of a day, in the field's words, and nothing private."""

from __future__ import annotations

from datetime import UTC, datetime

from icalendar import Calendar

from ninetyten.domain.plan import Kind, Terms
from ninetyten.journal.blocks import ACCOUNTED, TimeBlock
from ninetyten.journal.exchange.ical import SHOWN, as_calendar

SEVEN = 1_791_270_000
"""Of 2026-10-06, UTC."""
TERMS = Terms(kinds=(Kind("ip", "Inpatient, complex; long", 3.0),))


def entries(*blocks: TimeBlock) -> list[tuple[datetime, datetime, str]]:
    """What a calendar reads, as (start, end, title)."""
    content, count = as_calendar(blocks, TERMS)
    events = Calendar.from_ical(content).walk("VEVENT")
    assert len(events) == count
    return [(event.decoded("dtstart"), event.decoded("dtend"), str(event["summary"])) for event in events]


def test_a_block_is_an_entry_in_utc() -> None:
    """With the activity and the chart type in the words of the screen."""
    morning = TimeBlock(SEVEN, SEVEN + 5400, "production", "ip", (("ip", 7),))
    start, end = datetime(2026, 10, 6, 7, tzinfo=UTC), datetime(2026, 10, 6, 8, 30, tzinfo=UTC)
    assert entries(morning) == [(start, end, "production · Inpatient, complex; long")]


def test_titles_are_the_words_of_the_screen() -> None:
    """A chart type is named where charts are coded; a removed one keeps its key."""
    blocks = [TimeBlock(SEVEN + i, SEVEN + i + 1, bucket, "old") for i, bucket in enumerate(SHOWN)]
    titles = [title for _, _, title in entries(*blocks)]
    assert titles[:4] == ["production · old", "accuracy study · old", "CEU / education", "queries"]
    assert titles[4:] == ["admin", "meeting", "downtime", "break", "lunch"]


def test_absences_are_private() -> None:
    """A pause, an absence, a sleep has no entry; no entry holds more than its times and its title."""
    blocks = [TimeBlock(SEVEN + i, SEVEN + i + 1, bucket, "ip", (("ip", 2),)) for i, bucket in enumerate(ACCOUNTED)]
    content, count = as_calendar(blocks, TERMS)
    assert count == len(ACCOUNTED) - 3
    for event in Calendar.from_ical(content).walk("VEVENT"):
        assert set(event) == {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "TRANSP"}


def test_the_same_block_has_the_same_name() -> None:
    """A longer file, imported again, changes nothing that is there; no two entries share a name."""
    blocks = [TimeBlock(SEVEN, SEVEN + 60, "production", "ip"), TimeBlock(SEVEN + 60, SEVEN + 120, "rest")]
    (first, _), (both, _) = as_calendar(blocks[:1], TERMS), as_calendar(blocks, TERMS)
    names = [[str(event["uid"]) for event in Calendar.from_ical(content).walk("VEVENT")] for content in (first, both)]
    assert names[1][:1] == names[0] and len(set(names[1])) == 2
    assert as_calendar(blocks, TERMS) == (both, 2)


def test_the_file_keeps_to_the_standard() -> None:
    """Lines end in CRLF and are no longer than 75 bytes; commas and semicolons are escaped."""
    content, _ = as_calendar([TimeBlock(SEVEN, SEVEN + 60, "production", "ip")], TERMS)
    assert content.endswith(b"END:VCALENDAR\r\n") and b"\n" not in content.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert "SUMMARY:production · Inpatient\\, complex\\; long" in content.decode()
