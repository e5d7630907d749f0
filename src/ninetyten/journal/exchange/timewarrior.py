"""Reads and writes Timewarrior's formats: the JSON of `timew export` and `timew import`, and one `timew track` a block for
versions before 1.9, which cannot import.

Only tags that are words of ours are read: annotations and other tags are free text, which the journal does not hold (E).

A file covers the time from its first interval to its last. Timewarrior numbers its intervals consecutively, so where a file
leaves numbers out (`timew export study`) it says nothing about the time between.
"""

from __future__ import annotations

import json
import re
import shlex
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any

from ninetyten.config.files import open_text
from ninetyten.domain.moment import SECOND
from ninetyten.domain.plan import Kind
from ninetyten.domain.value import Value
from ninetyten.domain.vocabulary import Bucket
from ninetyten.domain.words import BUCKET_WORDS
from ninetyten.journal.blocks import ACCOUNTED, Span, TimeBlock
from ninetyten.journal.bounds import CALENDAR
from ninetyten.journal.errors import why_not_json
from ninetyten.journal.exchange.jsonl import BadExport

STAMP = "%Y%m%dT%H%M%SZ"
NAMES: dict[str, Bucket] = {name: bucket for bucket in ACCOUNTED for name in (BUCKET_WORDS[bucket].casefold(), bucket)}
"""Tags, in lower case, that say what the time was for."""
CHARTS = re.compile(r"charts(?:-(?P<kind>[\w.-]+))?=(?P<count>-?\d{1,6})", re.ASCII)
RUNNING, EMPTY, ODD = "still running", "of no length", "that cannot be read"
ALWAYS: Span = (0, 2**63)
"""The span of a file that is said to be complete."""
UNNAMED, UNCLEAR = "without a tag that ninetyten knows", "with the tags of two activities"


class Read(Value):
    """What a file says."""

    blocks: tuple[TimeBlock, ...]
    """Its blocks, oldest first."""
    tagged: frozenset[TimeBlock]
    """Those blocks that have a tag without meaning here."""
    left_out: Mapping[str, int]
    """How many intervals were left out, by the reason."""
    odd: tuple[str, ...] = ()
    """What is wrong with each interval that cannot be read, as a sentence."""
    spans: tuple[Span, ...] = (ALWAYS,)
    """The spans of time that the file covers, in seconds, oldest first."""


def as_json(blocks: Sequence[TimeBlock]) -> str:
    """Return the blocks as `timew export` prints them."""
    rows = []
    for number, block in zip(range(len(blocks), 0, -1), blocks, strict=True):
        row = {"id": number, "start": _stamp(block.start), "end": _stamp(block.end), "tags": tags(block)}
        rows.append(json.dumps(row, separators=(",", ":"), ensure_ascii=False))
    return "[\n" + ",\n".join(rows) + "\n]\n"


def as_commands(blocks: Sequence[TimeBlock]) -> str:
    """Return the blocks as a shell script, which stops at the first one that Timewarrior refuses."""
    lines = [f"timew track {_stamp(block.start)} - {_stamp(block.end)} {shlex.join(tags(block))} :quiet" for block in blocks]
    return "\n".join(["#!/bin/sh", "set -e", *lines]) + "\n"


def tags(block: TimeBlock) -> list[str]:
    """Return `charts=14`, `kind=general`, `production`, in Timewarrior's order. Charts of another kind than the block's are
    `charts-complex=3`. `timew track` would read a bare `99213` or `may` as a time."""
    counts = [f"charts={count}" if kind == block.kind else f"charts-{kind}={count}" for kind, count in block.charts if count]
    return sorted([block.bucket, *counts, *([f"kind={block.kind}"] if block.kind else [])])


def read(path: str, kinds: Sequence[Kind], *, whole: bool = False) -> Read:
    """Read the blocks of a file that `timew export` wrote. `kinds`: the chart types; the first is used if no tag names one, and
    for charts of an unknown one. `whole`: the file is everything Timewarrior has. An unreadable interval that is not ours is
    left out. Raises BadExport, saying where, if one of ours is unreadable, or the file is something else."""
    left_out: Counter[str] = Counter()
    blocks, tagged, odd = [], set(), list[str]()
    known = {name.casefold(): kind.key for kind in kinds for name in (kind.name, kind.key)}
    intervals = _intervals(path)
    for number, interval in enumerate(intervals, 1):
        try:
            found = _block(interval, known, kinds[0].key)
        except ValueError as wrong:
            odd.append(f"{path}, interval {number}: {wrong}")
            if _is_ours(interval):
                raise BadExport(f"{odd[-1]}. Nothing was imported.") from wrong
            found = ODD
        if isinstance(found, TimeBlock):
            blocks.append(found)
            if not all(_says_something(word, known) for word in interval["tags"]):
                tagged.add(found)
        else:
            left_out[found] += 1
    if odd and len(odd) == len(intervals):
        raise BadExport(f"{odd[0]}. Nothing was imported.")
    blocks.sort(key=lambda block: block.start)
    for one, other in pairwise(blocks):
        if other.start < one.end:
            both = f"{_stamp(one.start)} and {_stamp(other.start)}"
            raise BadExport(f"{path}: the intervals that start {both} overlap. Nothing was imported.")
    return Read(tuple(blocks), frozenset(tagged), dict(left_out), tuple(odd), (ALWAYS,) if whole else _spans(intervals))


def _is_ours(interval: Any) -> bool:
    words = interval.get("tags") if isinstance(interval, dict) else None
    return isinstance(words, list) and any(isinstance(word, str) and word.casefold() in NAMES for word in words)


def _spans(intervals: Iterable[Any]) -> tuple[Span, ...]:
    """Return the spans of time that a file covers, oldest first. Numbers that are not Timewarrior's are ignored."""
    rows = sorted((row for row in intervals if isinstance(row, dict)), key=lambda row: str(row.get("start")))
    numbers = [number for row in rows if type(number := row.get("id")) is int]
    by_number = len(numbers) == len(rows) and all(one > other for one, other in pairwise([*numbers, 0]))
    spans: list[Span] = []
    last = 0
    for row in rows:
        with suppress(ValueError):
            start, number = _seconds(row, "start"), row["id"] if by_number else 0
            end = _seconds(row, "end") if "end" in row else ALWAYS[1]
            if spans and (not by_number or number == last - 1 or start <= spans[-1][1]):
                spans[-1] = (spans[-1][0], max(spans[-1][1], end))
            else:
                spans.append((start, max(start, end)))
            last = number
    return tuple(spans)


def _intervals(path: str) -> list[Any]:
    try:
        with open_text(path) as file:
            text = file.read()
    except OSError as error:
        raise BadExport(f"{path}: it cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise BadExport(f"{path}: it is not UTF-8 or UTF-16 text, so it is not the JSON of timew export") from error
    if not text.strip():
        raise BadExport(f"{path}: it is empty, so it is not the JSON of timew export")
    try:
        found = json.loads(text)
    except (RecursionError, ValueError) as error:
        where = f"{path}, line {error.lineno}" if isinstance(error, json.JSONDecodeError) else path
        raise BadExport(f"{where}: it is {why_not_json(error, text)}. Write it with: timew export") from error
    if not isinstance(found, list):
        raise BadExport(f"{path}: it is not a list of intervals. Write it with: timew export")
    return found


def _block(interval: Any, known: Mapping[str, str], usual: str) -> TimeBlock | str:
    """Return the block of an interval, or why there is none. `known`: the chart types by their words in lower case; `usual`:
    the one to use if no tag names one."""
    if not isinstance(interval, dict):
        raise ValueError("it is not a JSON object in braces")
    start, end = _seconds(interval, "start"), _seconds(interval, "end") if "end" in interval else None
    words = interval.get("tags", [])
    if not (isinstance(words, list) and all(isinstance(word, str) for word in words)):
        raise ValueError("its tags are not a list of texts")
    buckets = {NAMES[word.casefold()] for word in words if word.casefold() in NAMES}
    if end is None or end == start:
        return RUNNING if end is None else EMPTY
    if end < start:
        raise ValueError("it ends before it starts")
    if len(buckets) != 1:
        return UNCLEAR if buckets else UNNAMED
    named = (word.casefold().removeprefix("kind=") for word in words)
    kind = next((known[name] for name in named if name in known), usual)
    return TimeBlock(start, end, buckets.pop(), kind, _charts(words, kind, known))


def _says_something(word: str, known: Mapping[str, str]) -> bool:
    """Report whether a tag is an activity, an existing chart type, or charts of one."""
    charts, name = CHARTS.fullmatch(word), word.casefold()
    if charts:
        return charts["kind"] is None or charts["kind"].casefold() in known
    return name in NAMES or name.removeprefix("kind=") in known


def _charts(words: Iterable[str], kind: str, known: Mapping[str, str]) -> tuple[tuple[str, int], ...]:
    counts: Counter[str] = Counter()
    for found in filter(None, map(CHARTS.fullmatch, words)):
        counts[known.get((found["kind"] or "").casefold(), kind)] += int(found["count"])
    return tuple(sorted(counts.items()))


def _stamp(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime(STAMP)


def _seconds(interval: Mapping[str, Any], name: str) -> int:
    stamp = str(interval.get(name))
    try:
        seconds = int(datetime.strptime(stamp, STAMP).replace(tzinfo=UTC).timestamp())
    except ValueError:
        raise ValueError(f"its {name} is {stamp!r}; allowed is UTC such as 20261006T070000Z") from None
    if seconds * SECOND not in CALENDAR:
        raise ValueError(f"its {name} is {stamp!r}; allowed are the years 1970 to 2199")
    return seconds
