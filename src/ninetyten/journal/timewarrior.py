"""Timewarrior's own words: the JSON of `timew export` and `timew import`, and one `timew track` a block for the versions
(before 1.9) that cannot import.

A tag is a word of ours or it is not read: annotations and other tags are free text, which the journal does not hold (E).
"""

from __future__ import annotations

import json
import re
import shlex
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any

from ninetyten.domain.moment import SECOND
from ninetyten.domain.plan import Kind
from ninetyten.domain.value import Value
from ninetyten.domain.words import BUCKET_WORDS
from ninetyten.journal.blocks import TOLD, TimeBlock
from ninetyten.journal.columns import CALENDAR
from ninetyten.journal.interchange import BadExport

STAMP = "%Y%m%dT%H%M%SZ"
NAMES = {**{BUCKET_WORDS[bucket].casefold(): bucket for bucket in TOLD}, **{bucket: bucket for bucket in TOLD}}
"""Tags, in small letters, that say what the time was for."""
CHARTS = re.compile(r"charts(?:-(?P<kind>[\w.-]+))?=(?P<count>-?\d{1,6})", re.ASCII)
RUNNING, EMPTY = "still running", "of no length"
UNNAMED, UNCLEAR = "without a tag that ninetyten knows", "with the tags of two activities"


class Read(Value):
    """What a file says: its blocks, oldest first; those of them with tags that say nothing here; and how many intervals were left
    out, by the reason."""

    blocks: tuple[TimeBlock, ...]
    tagged: frozenset[TimeBlock]
    left_out: Mapping[str, int]


def as_json(blocks: Sequence[TimeBlock]) -> str:
    """The blocks as `timew export` prints them."""
    rows = []
    for number, block in zip(range(len(blocks), 0, -1), blocks, strict=True):
        row = {"id": number, "start": _stamp(block.start), "end": _stamp(block.end), "tags": tags(block)}
        rows.append(json.dumps(row, separators=(",", ":"), ensure_ascii=False))
    return "[\n" + ",\n".join(rows) + "\n]\n"


def as_commands(blocks: Sequence[TimeBlock]) -> str:
    """The blocks as a script for the shell; it stops at the first one that Timewarrior refuses."""
    lines = [f"timew track {_stamp(block.start)} - {_stamp(block.end)} {shlex.join(tags(block))} :quiet" for block in blocks]
    return "\n".join(["#!/bin/sh", "set -e", *lines]) + "\n"


def tags(block: TimeBlock) -> list[str]:
    """`charts=14`, `kind=general`, `production`: in the order in which Timewarrior keeps them. Charts of another kind than the
    block's are `charts-complex=3`. A bare `99213` or `may` would be read as a time by `timew track`."""
    counts = [f"charts={count}" if kind == block.kind else f"charts-{kind}={count}" for kind, count in block.charts if count]
    return sorted([block.bucket, *counts, *([f"kind={block.kind}"] if block.kind else [])])


def read(path: str, kinds: Sequence[Kind]) -> Read:
    """The blocks of a file that `timew export` wrote. `kinds`: the chart types there are; without a tag of one, and for charts
    of a strange one, it is the first. Raises BadExport, saying where, if the file is something else."""
    left_out: Counter[str] = Counter()
    blocks, tagged = [], set()
    known = {name.casefold(): kind.key for kind in kinds for name in (kind.name, kind.key)}
    for number, interval in enumerate(_intervals(path), 1):
        try:
            found = _block(interval, known, kinds[0].key)
        except ValueError as wrong:
            raise BadExport(f"{path}, interval {number}: {wrong}. Nothing was imported.") from wrong
        if isinstance(found, TimeBlock):
            blocks.append(found)
            if not all(_says_something(word, known) for word in interval["tags"]):
                tagged.add(found)
        else:
            left_out[found] += 1
    blocks.sort(key=lambda block: block.start)
    for one, other in pairwise(blocks):
        if other.start < one.end:
            both = f"{_stamp(one.start)} and {_stamp(other.start)}"
            raise BadExport(f"{path}: the intervals that start {both} overlap. Nothing was imported.")
    return Read(tuple(blocks), frozenset(tagged), dict(left_out))


def _intervals(path: str) -> list[Any]:
    try:
        with open(path, encoding="utf-8") as file:
            found = json.load(file)
    except OSError as error:
        raise BadExport(f"{path}: it cannot be read: {error.strerror}") from error
    except (UnicodeDecodeError, RecursionError) as error:
        raise BadExport(f"{path}: it is no JSON of timew export") from error
    except json.JSONDecodeError as error:
        raise BadExport(f"{path}, line {error.lineno}: it is not JSON: {error.msg}. Write it with: timew export") from error
    if not isinstance(found, list):
        raise BadExport(f"{path}: it is no list of intervals. Write it with: timew export")
    return found


def _block(interval: Any, known: Mapping[str, str], usual: str) -> TimeBlock | str:
    """The block of an interval, or why there is none. `known`: the chart types by their words in small letters; `usual`: the one
    where no tag names one."""
    if not isinstance(interval, dict):
        raise ValueError("it is no JSON object in braces")
    start, end = _seconds(interval, "start"), _seconds(interval, "end") if "end" in interval else None
    words = interval.get("tags", [])
    if not (isinstance(words, list) and all(isinstance(word, str) for word in words)):
        raise ValueError("its tags are no list of texts")
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
    """Whether a tag is an activity, a chart type that there is, or charts of one."""
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
