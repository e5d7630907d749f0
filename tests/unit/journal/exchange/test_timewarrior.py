"""Timewarrior's formats, written and read; foreign intervals are left out and reported, and errors say where."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ninetyten.domain.plan import Kind
from ninetyten.domain.vocabulary import Bucket
from ninetyten.journal.blocks import TimeBlock
from ninetyten.journal.exchange.jsonl import BadExport
from ninetyten.journal.exchange.timewarrior import as_commands, as_json, read, tags

SEVEN = 1_791_270_000
"""Of 2026-10-06, UTC."""
KINDS = (Kind("general", "General", 12.0), Kind("complex", "Inpatient complex", 3.0))
MORNING = [
    TimeBlock(SEVEN, SEVEN + 5400, "production", "general", (("complex", 1), ("general", 14))),
    TimeBlock(SEVEN + 5400, SEVEN + 6300, "rest"),
    TimeBlock(SEVEN + 6300, SEVEN + 9000, "study", "complex"),
]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the test's file is."""
    return tmp_path / "timew.json"


def interval(start: str = "20261006T070000Z", end: str | None = "20261006T083000Z", *words: str, **more: Any) -> dict[str, Any]:
    """An interval as `timew export` prints it."""
    return {"id": 1, "start": start, **({"end": end} if end else {}), "tags": list(words), **more}


def test_blocks_are_written_as_timew_export_prints_them() -> None:
    """Newest last with the id 1, times in UTC, tags in order."""
    assert as_json(MORNING) == (
        "[\n"
        '{"id":3,"start":"20261006T070000Z","end":"20261006T083000Z","tags":["charts-complex=1","charts=14","kind=general","production"]},\n'
        '{"id":2,"start":"20261006T083000Z","end":"20261006T084500Z","tags":["rest"]},\n'
        '{"id":1,"start":"20261006T084500Z","end":"20261006T093000Z","tags":["kind=complex","study"]}\n'
        "]\n"
    )


def test_blocks_are_written_as_commands() -> None:
    """One `timew track` a block; it stops at the first that is refused."""
    assert as_commands(MORNING[1:]) == (
        "#!/bin/sh\nset -e\n"
        "timew track 20261006T083000Z - 20261006T084500Z rest :quiet\n"
        "timew track 20261006T084500Z - 20261006T093000Z kind=complex study :quiet\n"
    )


def test_what_was_written_is_read_the_same(file: Path) -> None:
    """Blocks come back unchanged; one without a chart type gets the first."""
    file.write_text(as_json(MORNING), encoding="utf-8")
    found = read(str(file), KINDS)
    assert (list(found.blocks), found.left_out) == ([MORNING[0], MORNING[1].replace(kind="general"), MORNING[2]], {})


def test_a_kind_may_be_called_like_an_activity(file: Path) -> None:
    """Its tag does not mean the activity, and is read back."""
    kinds = (*KINDS, Kind("query", "Query", 6.0))
    blocks = [TimeBlock(SEVEN, SEVEN + 60, "production", "query")]
    assert tags(blocks[0]) == ["kind=query", "production"]
    file.write_text(as_json(blocks), encoding="utf-8")
    assert list(read(str(file), kinds).blocks) == blocks


@pytest.mark.parametrize(
    ("words", "bucket", "kind"),
    [
        (["Production"], "production", "general"),
        (["accuracy study", "Inpatient Complex"], "study", "complex"),
        (["break"], "rest", "general"),
        (["queries", "SMITH"], "query", "general"),
    ],
)
def test_words_of_the_screen_and_of_the_command_line_are_read(file: Path, words: list[str], bucket: Bucket, kind: str) -> None:
    """In any case; other tags and annotations are ignored."""
    file.write_text(json.dumps([interval("20261006T070000Z", "20261006T083000Z", *words, annotation="seen: SMITH")]))
    assert read(str(file), KINDS).blocks == (TimeBlock(SEVEN, SEVEN + 5400, bucket, kind),)


def test_charts_are_read_from_their_tags(file: Path) -> None:
    """An unknown kind counts as the interval's; a malformed count is not a tag of ours."""
    words = ["production", "charts=3", "charts-complex=2", "charts-SMITH=1", "charts=many", "charts=-1"]
    file.write_text(json.dumps([interval("20261006T070000Z", "20261006T083000Z", *words)]))
    assert read(str(file), KINDS).blocks[0].charts == (("complex", 2), ("general", 3))


def test_what_is_not_ours_is_left_out_and_reported(file: Path) -> None:
    """By the reason; the rest is in order of time."""
    rows = [
        interval("20261006T100000Z", "20261006T110000Z", "study"),
        interval("20261006T070000Z", "20261006T083000Z", "production"),
        interval("20261006T110000Z", "20261006T110000Z", "study"),
        interval("20261006T120000Z", "20261006T130000Z", "garden"),
        interval("20261006T130000Z", "20261006T140000Z"),
        interval("20261006T140000Z", "20261006T150000Z", "study", "meeting"),
        interval("20261006T150000Z", None, "production"),
    ]
    file.write_text(json.dumps(rows))
    found = read(str(file), KINDS)
    assert [block.bucket for block in found.blocks] == ["production", "study"]
    assert found.left_out == {
        "of no length": 1,
        "without a tag that ninetyten knows": 2,
        "with the tags of two activities": 1,
        "still running": 1,
    }


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[\n{", "line 2: it is not valid JSON .column 2.. Write it"),
        ("{}", "it is not a list of intervals"),
        ("[7]", "interval 1: it is not a JSON object"),
        (json.dumps([interval(), interval("noon")]), "interval 2: its start is 'noon'; allowed is UTC such as 20261006T070000Z"),
        (json.dumps([interval("20261006T070000Z", "2026-10-06")]), "interval 1: its end is '2026-10-06'"),
        (json.dumps([interval("20261006T080000Z", "20261006T070000Z", "study")]), "interval 1: it ends before it starts"),
        (
            json.dumps([interval("99991231T070000Z", "99991231T080000Z")]),
            "its start is '99991231T070000Z'; allowed are the years",
        ),
        (json.dumps([interval("00010101T070000Z")]), "allowed are the years 1970 to 2199"),
        (json.dumps([interval() | {"tags": "study"}]), "interval 1: its tags are not a list"),
        (
            json.dumps([interval(), interval("20261006T082959Z", "20261006T090000Z", "rest"), interval()]),
            "the intervals that start",
        ),
        ("[" * 100_000, "it is nested too deeply. Write it with: timew export"),
        (f"[{'9' * 5000}]", "a number has more than 4,300 digits. Write it with: timew export"),
    ],
)
def test_a_wrong_file_says_where(file: Path, text: str, sentence: str) -> None:
    """The file, the place in it, and what is allowed."""
    file.write_text(text.replace('"tags": []', '"tags": ["production"]'))
    with pytest.raises(BadExport, match=rf"timew\.json.*{sentence}"):
        read(str(file), KINDS)


def test_a_file_that_cannot_be_read_is_named(file: Path) -> None:
    """So is one that is not text."""
    with pytest.raises(BadExport, match="cannot be read: No such file"):
        read(str(file), KINDS)
    file.write_bytes(b"\xff\xfe")
    with pytest.raises(BadExport, match="not the JSON of timew export"):
        read(str(file), KINDS)


@pytest.mark.parametrize(
    ("tag", "says"),
    [
        ("kind=complex", True),
        ("Inpatient Complex", True),
        ("charts=3", True),
        ("charts-complex=3", True),
        ("SMITH", False),
        ("kind=gone", False),
        ("charts-gone=3", False),
        ("charts=many", False),
    ],
)
def test_a_tag_that_says_nothing_here_is_noticed(file: Path, tag: str, says: bool) -> None:
    """The block still counts, and is one of those reported."""
    rows = [interval("20261006T070000Z", "20261006T080000Z", "study", tag), interval("20261006T080000Z", None, "garden")]
    file.write_text(json.dumps(rows), encoding="utf-8")
    found = read(str(file), KINDS)
    assert len(found.blocks) == 1
    assert found.tagged == (frozenset() if says else {*found.blocks})
