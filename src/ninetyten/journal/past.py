"""Reads work days that are over, and notes over weeks, without folding every day again.

Each day is folded once: its summary is cached in the state folder, a file a year, and is valid only while the journal has as
many facts of that day and no newer one, for the same version and zone. Deleting or damaging the cache costs only time.
Everything is read through a separate connection, so that a thread may read while a session goes on.
"""

from __future__ import annotations

import gc
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cached_property, lru_cache
from typing import Any, NamedTuple, TypeVar
from zlib import crc32

from ninetyten import __version__
from ninetyten.config.files import Places, write_private
from ninetyten.domain import events as e
from ninetyten.domain.events import Unknown
from ninetyten.domain.history import Written, anything_left, holding, standing
from ninetyten.domain.moment import Instant, OffsetAt
from ninetyten.journal.bounds import wrong_event
from ninetyten.journal.codec import decode
from ninetyten.journal.store import SqliteJournal
from ninetyten.ledger.machines import WholeDay, combine, whole_day
from ninetyten.ledger.notes import NOTE_KINDS, DatedNote, Notes
from ninetyten.ledger.summary import StudyDay, Summary, from_plain, study_day, summarise, to_plain
from ninetyten.ledger.timeline import FoldedDay
from ninetyten.ledger.turnover import Machine, machine_of
from ninetyten.runtime.newest_day import MISFIT, STRAY, stray


class Archive(SqliteJournal):
    """The journal read by the day, of all machines, with only the parts of a fact that folding needs."""

    @cached_property
    def _at_the_epoch(self) -> Callable[[str, int, str], e.Event]:
        """Decodes an event without its instant: charts and prompts repeat the same body thousands of times."""
        return lru_cache(maxsize=8192)(lambda kind, version, body: decode(kind, version, 0, body))

    def extents(self, first: str, last: str) -> dict[str, Extent]:
        """Return each work day between two dates, inclusive, that holds records, and its extent."""
        query = "SELECT day, count(*), max(seq) FROM events WHERE day BETWEEN ? AND ? GROUP BY day ORDER BY day"
        with self._plainly():
            return {day: (count, seq) for day, count, seq in self._connection.execute(query, (first, last))}

    def dates_of(self, kind: str, first: str, last: str) -> list[str]:
        """Return the work days between two dates, inclusive, on which an event of that kind was written, oldest first."""
        query = "SELECT DISTINCT day FROM events WHERE day BETWEEN ? AND ? AND kind = ? ORDER BY day"
        with self._plainly():
            return [day for (day,) in self._connection.execute(query, (first, last, kind))]

    def facts(self, day: str) -> dict[str, list[Written]]:
        """Return what each machine wrote of a work day, by the machine's name, in the order of writing."""
        found: dict[str, list[Written]] = {}
        query = "SELECT seq, device, id, at, kind, version, body FROM events WHERE day = ? ORDER BY seq"
        with self._plainly():
            for seq, device, name, at, kind, version, body in self._connection.execute(query, (day,)):
                event = self._at_the_epoch(kind, version, body)
                if why := wrong_event(day, at, kind) or (isinstance(event, Unknown) and event.broken and event.reason):
                    raise self._broken(seq, day, kind, why)
                if isinstance(event, Unknown):
                    self._is_newer(event)
                found.setdefault(device, []).append(Written(name, event.replace(at=at)))
        return found


@contextmanager
def _uncollected() -> Iterator[None]:
    """Turn the garbage collector off: records hold no cycles, and looking for some takes a fifth of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


class PastDays:
    """The work days that are over, from the journal and the cache in `places`.

    `zone`, `offset_at`: the local zone's name and its offset in seconds at an instant, for hours of the day. `incomplete`: the
    days read so far that this version cannot read completely.

    Every method raises JournalError, with a message for people, when the journal cannot be read.
    """

    def __init__(self, places: Places, zone: str, offset_at: OffsetAt) -> None:
        self.incomplete: list[str] = []
        self._archive = Archive.of_all(places)
        self._kept = SummaryCache(places.summaries_dir, zone)
        self._offset_at = offset_at

    def dates(self, first: str, last: str) -> list[str]:
        """Return the days between two dates, inclusive, that hold records, over or not, oldest first."""
        return list(self._archive.extents(first, last))

    def between(self, first: str, last: str) -> list[Summary]:
        """Return the days between two dates, inclusive, that hold records, oldest first. They must be over."""
        return self._read(self._archive.extents(first, last))

    def studied(self, first: str, last: str) -> list[Summary | StudyDay]:
        """Return the same days for accuracy study, which needs little of what is cached."""
        extents = self._archive.extents(first, last)
        known = self._kept.read(extents, self._extent_in(extents), study_day)
        others = {day.key: day for day in self._read({key: extents[key] for key in extents.keys() - known.keys()})}
        return [day for key in extents if (day := known.get(key) or others.get(key)) is not None]

    def with_kind(self, kind: str, first: str, last: str) -> list[Summary]:
        """Return those of them on which an event of that kind, such as `Audited`, was written."""
        dates = self._archive.dates_of(kind, first, last)
        return self._read({date: extent for date in dates for extent in self._archive.extents(date, date).values()})

    def close(self) -> None:
        """Close the journal."""
        self._archive.close()

    def _read(self, extents: dict[str, Extent]) -> list[Summary]:
        extent = self._extent_in(extents)
        known = self._kept.read(extents, extent, from_plain)
        fresh: dict[str, Fresh] = {}
        with _uncollected():
            for key in extents.keys() - known.keys():
                found, hangs_on = self._fold(key)
                if found is not None:
                    known[key] = found
                    around = {beside: extent(beside) for beside in hangs_on or ()}
                    fresh |= {key: Fresh(extents[key], found, around)} if hangs_on is not None else {}
        self._kept.keep(fresh)
        return [known[key] for key in extents if key in known]

    def _extent_in(self, extents: Mapping[str, Extent]) -> Callable[[str], Extent]:
        """Return a function that returns the extent of any day, most often one of these."""
        return lambda key: extents.get(key) or self._archive.extents(key, key).get(key, NOTHING)

    def _fold(self, key: str) -> tuple[Summary | None, tuple[str, ...] | None]:
        """Return a day's summary, or None if all of it was taken back; and the neighboring days that it depends on, or None if
        something other than their facts can change it."""
        days: list[FoldedDay] = []
        untils: list[Instant] = []
        read: set[str] = set()
        settled = True
        for device, written in self._archive.facts(key).items():
            if (found := stray(written)) is not None:
                raise self._archive.misfit(found.id, STRAY)
            try:
                lived = self._lived(key, device, written)
            except Exception as problem:  # an invalid fact can raise anything in the fold
                raise self._archive.misfit(written[-1].id, f"{MISFIT}, or what was recorded before it is at fault") from problem
            if lived is not None:
                days.append(lived.day)
                untils.append(lived.account.until)
                read.update(lived.account.beside.keys)
                settled &= lived.over and not self._lacks(key, lived.day.events)
        hangs_on = tuple(sorted(read)) if settled else None
        if not days:
            return None, hangs_on
        whole = combine(days)
        return summarise(whole, key, whole.over_at(max(untils)), self._offset_at), hangs_on

    def _lived(self, key: str, device: str, written: list[Written]) -> WholeDay | None:
        """Fold one machine's day; return None if all of it was taken back."""
        events = _events(written)
        return whole_day(events, key, self._machine(device)) if anything_left(events) else None

    def _machine(self, device: str) -> Machine:
        return machine_of(
            lambda key, step: self._archive.next_day(key, step, device),
            lambda key: _events(self._archive.facts(key)[device]),
            self._archive.last_day(device) or "",
        )

    def _lacks(self, key: str, events: Iterable[e.Event]) -> bool:
        lacks = any(isinstance(event, Unknown) for event in events)
        if lacks and key not in self.incomplete:
            self.incomplete.append(key)
        return lacks


def _events(written: list[Written]) -> list[e.Event]:
    return [entry.event for entry in holding(written)]


KINDS = tuple(event.__name__ for event in (*NOTE_KINDS, e.Undone, e.Redone))
_FOUND = (
    "SELECT seq, day, device, id, at, kind, version, body FROM events WHERE day BETWEEN ? AND ? "
    f"AND kind IN ({', '.join('?' * len(KINDS))}) ORDER BY day, seq"
)
_WORKED = "SELECT max(day) FROM events WHERE day BETWEEN ? AND ? AND kind = 'BlockStarted'"


class NoteReader(SqliteJournal):
    """Reads the notes in the journal."""

    def notes(self, first: str, last: str) -> Notes:
        """Return the notes between two dates, inclusive, that still hold. Raises JournalError."""
        found: dict[tuple[str, str], list[Written]] = {}
        with self._plainly():
            for seq, day, device, name, *rest in self._connection.execute(_FOUND, (first, last, *KINDS)):
                found.setdefault((day, device), []).append(Written(name, self._event(seq, day, *rest)))
        entries = [
            DatedNote(day, entry.event)
            for (day, _), written in found.items()
            for entry in standing(written)
            if isinstance(entry.event, NOTE_KINDS)
        ]
        return Notes(tuple(entries), self._one("SELECT min(day) FROM events") or "", self._one(_WORKED, (first, last)) or "")


def recall(places: Places, first: str, last: str) -> Notes:
    """Return the notes between two dates, from the journal in `places`. Raises JournalError."""
    reader = NoteReader.of_all(places)
    try:
        return reader.notes(first, last)
    finally:
        reader.close()


SHAPE = 4
"""The version of the cache files; raise it too when the same facts come to give other figures."""

Form = TypeVar("Form")
"""What is read of a summary."""
Extent = tuple[int, int]
"""How many facts the journal has of a day, and the `seq` of the newest."""
NOTHING: Extent = (0, 0)
"""The extent of a day without records."""
Days = dict[str, list[Any]]
"""Key -> count, newest `seq`, the summary as plain values, and each neighboring day it depends on: its key and extent."""


class Fresh(NamedTuple):
    """A summary to cache: the extent of its day, and of each neighboring day it depends on."""

    extent: Extent
    summary: Summary
    beside: Mapping[str, Extent]


class SummaryCache:
    """The summaries cached in `folder`. `zone`: the name of the local zone, which hours of the day depend on."""

    def __init__(self, folder: str, zone: str) -> None:
        self._folder = folder
        self._mark = [SHAPE, __version__, zone, *Summary.fields]
        self._years: dict[str, Days] = {}

    def read(
        self, extents: Mapping[str, Extent], extent_of: Callable[[str], Extent], form: Callable[[Any], Form]
    ) -> dict[str, Form]:
        """Return the cached summaries of these days that are still valid. `extent_of`: returns the extent of any day; `form`:
        reads as much of one as is needed."""
        found = {}
        for key, extent in extents.items():
            kept = self._year(key[:4]).get(key)
            with suppress(ValueError, TypeError, LookupError, AttributeError):
                if kept is not None and (kept[0], kept[1]) == extent and _still(kept[3], extent_of):
                    found[key] = form(kept[2])
        return found

    def keep(self, fresh: Mapping[str, Fresh]) -> None:
        """Cache these too; if that fails, they are folded again next time."""
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
    """Report whether the neighboring days that a summary depends on still have the same extent."""
    return all(extent_of(key) == (count, newest) for key, count, newest in beside)
