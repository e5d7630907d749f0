"""The privacy guard on 300 kB of what costs a pattern most, beside a plain pass over its words: only shown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from random import Random
from time import process_time

from ninetyten.privacy.guard import find
from tests.bench.rows import Row

LENGTH = 300_000
WORD = re.compile(r"\w+")
BLOCKS = (
    "lorem ipsum dolor sit",
    "a",
    "St. ",
    "O'",
    "@",
    "a.",
    "Aa, ",
    "pt ",
    "pt name visit St. DOS ",
    "12 charts and ",
    "99213; ",
)
MIXED = ("lorem ipsum dolor sit ", "St. ", "12 charts and ", "99213; ", "two charts, ")
"""Harmless in any order, so that nothing is found early."""


def time_guard(rounds: int) -> Iterator[Row]:
    """A row a text, said over and over, and one for harmless ones in any order."""
    texts = {repr(block): block * LENGTH for block in BLOCKS}
    texts["words and numbers"] = "".join(Random(1).choices(MIXED, k=LENGTH))
    for name, endless in texts.items():
        text = endless[:LENGTH]
        took = _least(rounds, find, text)
        yield Row(f"guard, 300 kB of {name}", f"{took * 1000:.0f} ms", took / _least(rounds, WORD.findall, text))


def _least(rounds: int, read: Callable[[str], object], text: str) -> float:
    """The least time of the processor that a few rounds took."""
    return min(_took(read, text) for _ in range(rounds))


def _took(read: Callable[[str], object], text: str) -> float:
    start = process_time()
    read(text)
    return process_time() - start
