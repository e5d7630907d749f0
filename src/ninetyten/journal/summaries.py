"""The summaries of days that are over, kept in the state folder so that they need not be folded again.

A file holds a year. A day in it counts only while the journal has as many facts of that day and none newer, and of the days
beside it on which it hangs, and only for the version of the program and the zone it was made by. It is a cache: deleting it, or
spoiling it, changes nothing but time.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any, NamedTuple
from zlib import crc32

from ninetyten import __version__
from ninetyten.config.files import write_private
from ninetyten.ledger.summary import Summary, from_plain, to_plain

SHAPE = 4
"""The version of the files' own form; it grows too when the same facts come to give other figures."""

Extent = tuple[int, int]
"""How far a day goes: how many facts the journal has of it, and the place of the newest."""
NOTHING: Extent = (0, 0)
"""Of a day of which the journal has nothing."""
Days = dict[str, list[Any]]
"""Key -> count, newest place, the summary as plain values, and of each day it hangs on beside: its key and how far it goes."""


class Fresh(NamedTuple):
    """A summary to be kept: how far its day goes, and each day it hangs on beside."""

    extent: Extent
    summary: Summary
    beside: Mapping[str, Extent]


class Kept:
    """What is kept in `folder`. `zone`: the name of the local zone, which the hours of the clock hang on."""

    def __init__(self, folder: str, zone: str) -> None:
        self._folder = folder
        self._mark = [SHAPE, __version__, zone, *Summary.fields]
        self._years: dict[str, Days] = {}

    def read(self, extents: Mapping[str, Extent], extent_of: Callable[[str], Extent]) -> dict[str, Summary]:
        """The summaries that are kept of these days and still hold. `extent_of`: how far any day goes."""
        found = {}
        for key, extent in extents.items():
            kept = self._year(key[:4]).get(key)
            with suppress(ValueError, TypeError, LookupError, AttributeError):
                if kept is not None and (kept[0], kept[1]) == extent and _still(kept[3], extent_of):
                    found[key] = from_plain(kept[2])
        return found

    def keep(self, fresh: Mapping[str, Fresh]) -> None:
        """Keep these too; where that cannot be done they are folded again next time."""
        for key, (extent, summary, around) in fresh.items():
            self._year(key[:4])[key] = [*extent, to_plain(summary), [[day, *other] for day, other in around.items()]]
        for year in sorted({key[:4] for key in fresh}):
            days = json.dumps(self._years[year], separators=(",", ":")).encode()
            head = json.dumps([*self._mark, crc32(days)]).encode()
            with suppress(OSError, ValueError):
                write_private(self._path(year), head + b"\n" + days)

    def _year(self, year: str) -> Days:
        if year not in self._years:
            self._years[year] = self._load(self._path(year))
        return self._years[year]

    def _load(self, path: str) -> Days:
        try:
            with open(path, "rb") as file:
                head, _, days = file.read().partition(b"\n")
            if json.loads(head) == [*self._mark, crc32(days)]:
                loaded: Days = json.loads(days)
                return loaded
        except (OSError, ValueError, RecursionError):
            pass
        return {}

    def _path(self, year: str) -> str:
        return os.path.join(self._folder, f"{year}.json")


def _still(beside: list[list[Any]], extent_of: Callable[[str], Extent]) -> bool:
    """Whether the days that a summary hangs on beside go as far as they did."""
    return all(extent_of(key) == (count, newest) for key, count, newest in beside)
