"""Work days that are over, as the longer reports read them: a year is not folded anew to be looked at.

What a fold costs is paid once: its summary is kept (`summaries`) and holds as long as nothing more is written of that day. It
reads through a connection of its own, so that a thread may use it while a session goes on.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache

from ninetyten.config.files import Places
from ninetyten.domain import events as e
from ninetyten.domain.history import Written, anything_left, holding
from ninetyten.domain.moment import Instant
from ninetyten.journal.codec import Unknown, decode
from ninetyten.journal.columns import wrong_event
from ninetyten.journal.store import SqliteJournal
from ninetyten.journal.summaries import NOTHING, Extent, Fresh, Kept
from ninetyten.ledger.hours import OffsetAt
from ninetyten.ledger.machines import combine, fold_whole
from ninetyten.ledger.summary import Summary, summarise
from ninetyten.ledger.timeline import Beside, Day
from ninetyten.ledger.turnover import Found, Machine, beside
from ninetyten.today import MISFIT, STRAY, stray


class Archive(SqliteJournal):
    """The journal read by the day, of all machines, with nothing of a fact but what folding it takes."""

    def extents(self, first: str, last: str) -> dict[str, Extent]:
        """Each work day between two dates, both included, that holds something, and how far it goes."""
        query = "SELECT day, count(*), max(seq) FROM events WHERE day BETWEEN ? AND ? GROUP BY day ORDER BY day"
        with self._plainly():
            return {day: (count, seq) for day, count, seq in self._connection.execute(query, (first, last))}

    def dates_of(self, kind: str, first: str, last: str) -> list[str]:
        """The work days between two dates, both included, on which an event of that kind was written, oldest first."""
        query = "SELECT DISTINCT day FROM events WHERE day BETWEEN ? AND ? AND kind = ? ORDER BY day"
        with self._plainly():
            return [day for (day,) in self._connection.execute(query, (first, last, kind))]

    def facts(self, day: str) -> dict[str, list[Written]]:
        """What each machine wrote of a work day, by its name, in the order of writing."""
        found: dict[str, list[Written]] = {}
        query = "SELECT seq, device, id, at, kind, version, body FROM events WHERE day = ? ORDER BY seq"
        with self._plainly():
            for seq, device, name, at, kind, version, body in self._connection.execute(query, (day,)):
                event = _at_the_epoch(kind, version, body)
                if why := wrong_event(day, at, kind) or (isinstance(event, Unknown) and event.broken and event.reason):
                    raise self._broken(seq, day, kind, why)
                found.setdefault(device, []).append(Written(name, event.but(at=at)))
        return found


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the garbage collector: records hold no cycles, and looking for some takes a fifth of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@lru_cache(maxsize=8192)
def _at_the_epoch(kind: str, version: int, body: str) -> e.Event:
    """An event but for its instant: charts and prompts are written thousands of times with one and the same body."""
    return decode(kind, version, 0, body)


class PastDays:
    """The work days that are over, of the journal and the cache in `places`. `zone`, `offset_at`: the local zone's name and its
    offset in seconds at an instant, for the hours of the clock. `incomplete`: the days read so far of which this version
    cannot read everything.

    Every method raises JournalError, with a sentence for people, when the journal cannot be read.
    """

    def __init__(self, places: Places, zone: str, offset_at: OffsetAt) -> None:
        self.incomplete: list[str] = []
        self._archive = Archive.of_all(places)
        self._kept = Kept(places.summaries_dir, zone)
        self._offset_at = offset_at

    def dates(self, first: str, last: str) -> list[str]:
        """The days between two dates, both included, that hold something, over or not, oldest first."""
        return list(self._archive.extents(first, last))

    def between(self, first: str, last: str) -> list[Summary]:
        """The days between two dates, both included, that hold something, oldest first. They must be over."""
        return self._read(self._archive.extents(first, last))

    def with_kind(self, kind: str, first: str, last: str) -> list[Summary]:
        """Those of them on which an event of that kind was written, such as `Audited`."""
        dates = self._archive.dates_of(kind, first, last)
        return self._read({date: extent for date in dates for extent in self._archive.extents(date, date).values()})

    def close(self) -> None:
        """Let go of the journal."""
        self._archive.close()

    def _read(self, extents: dict[str, Extent]) -> list[Summary]:
        def extent(key: str) -> Extent:
            return extents.get(key) or self._archive.extents(key, key).get(key, NOTHING)

        known = self._kept.read(extents, extent)
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

    def _fold(self, key: str) -> tuple[Summary | None, tuple[str, ...] | None]:
        """A day's summary, None where all of it was taken back; and the days beside it that it hangs on too, None where something
        else than a fact of those can change it."""
        days: list[Day] = []
        untils: list[Instant] = []
        read: set[str] = set()
        settled = True
        for device, written in self._archive.facts(key).items():
            if (found := stray(written)) is not None:
                raise self._archive.misfit(found.id, STRAY)
            try:
                lived = self._lived(key, device, written)
            except Exception as problem:  # whatever a fact that nobody wrote makes the fold stumble over
                raise self._archive.misfit(written[-1].id, f"{MISFIT}, or what was recorded before it is at fault") from problem
            if lived is not None:
                day, until, around, over = lived
                days.append(day)
                untils.append(until)
                read.update(around.keys)
                settled &= over and around.over and not self._lacks(key, day.events)
        hangs_on = tuple(sorted(read)) if settled else None
        if not days:
            return None, hangs_on
        whole = combine(days)
        return summarise(whole, key, whole.over_at(max(untils)), self._offset_at), hangs_on

    def _lived(self, key: str, device: str, written: list[Written]) -> tuple[Day, Instant, Beside, bool] | None:
        """One machine's day, up to when it is known, what lies beside it, and whether it is over; None if all was taken back."""
        events = [entry.event for entry in holding(written)]
        if not anything_left(events):
            return None
        machine = self._machine(device)
        went_on = key < machine.newest
        day, until = fold_whole(events, went_on=went_on)
        around = beside(day, key, machine)
        if around.keys:
            day, until = fold_whole(events, went_on=went_on, beside=around)
        return day, until, around, went_on or day.state.off

    def _machine(self, device: str) -> Machine:
        def neighbour(key: str, step: int) -> Found | None:
            found = self._archive.next_day(key, step, device)
            return (found, [entry.event for entry in holding(self._archive.facts(found)[device])]) if found else None

        return Machine(neighbour, self._archive.last_day(device) or "")

    def _lacks(self, key: str, events: Iterable[e.Event]) -> bool:
        lacks = any(isinstance(event, Unknown) for event in events)
        if lacks and key not in self.incomplete:
            self.incomplete.append(key)
        return lacks
