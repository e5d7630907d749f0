"""Reads work days that are over without folding every day again.

Each day is folded once, and its summary cached. Everything is read through a separate connection, so that a thread may read
while a session goes on.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache, cached_property, lru_cache

from ninetyten.config.files import Places
from ninetyten.domain import events as e
from ninetyten.domain.events import Unknown
from ninetyten.domain.history import Written, anything_left, has_marks, holding
from ninetyten.domain.moment import Instant, OffsetAt
from ninetyten.journal.bounds import wrong_event
from ninetyten.journal.codec import decode
from ninetyten.journal.store import SqliteJournal
from ninetyten.journal.summary_cache import NOTHING, Form, JournalSeen, RecordKey, SummaryCache
from ninetyten.ledger.machines import STILL, WholeDay, combine, whole_day
from ninetyten.ledger.summary import StudyDay, Summary, study_day, summarise
from ninetyten.ledger.timeline import FoldedDay
from ninetyten.ledger.turnover import Machine, machine_of
from ninetyten.runtime.newest_day import MISFIT, STRAY, stray

_NEWEST = "SELECT seq, id FROM events WHERE typeof(id) = 'text' ORDER BY seq DESC LIMIT 1"
_CHANGED = "SELECT DISTINCT day FROM events NOT INDEXED WHERE seq > ? AND typeof(day) = 'text'"
"""Reads only the newest records. The index of days would lead through all of them."""
UNSTUDIED = tuple(kind.__name__ for kind in STILL if kind not in (e.Audited, e.AuditRebutted) and kind.sort != "fact")
"""Events that accuracy study does not read, nor check: they neither move time nor are audits. Nine records of ten are of these
kinds. Facts about the machine are read: they may be all that a day has."""
FIRST, LAST = "1970-01-01", "9999-12-31"
"""Before and after every work day."""
Make = Callable[[FoldedDay, str, Instant], Form]
"""From a folded day, its key, and the instant up to which it is known."""


class Archive(SqliteJournal):
    """The journal read by the day, of all machines, with only the parts of a fact that folding needs."""

    @cached_property
    def _at_the_epoch(self) -> Callable[[str, int, str], e.Event]:
        """Decodes an event without its instant: charts and prompts repeat the same body thousands of times."""
        return lru_cache(maxsize=8192)(lambda kind, version, body: decode(kind, version, 0, body))

    def newest(self) -> RecordKey:
        """Return the newest record."""
        with self._plainly():
            return self._connection.execute(_NEWEST).fetchone() or NOTHING.newest

    def changed_since(self, newest: RecordKey) -> set[str] | None:
        """Return the work days of all records after one; None if the journal does not hold that one."""
        seq, name = newest
        if self._one("SELECT id FROM events WHERE seq = ?", (seq,)) != name:
            return None
        with self._plainly():
            return {day for (day,) in self._connection.execute(_CHANGED, (seq,))}

    def dates_of(self, kind: str, first: str, last: str) -> list[str]:
        """Return the work days between two dates, inclusive, on which an event of that kind was written, oldest first."""
        query = "SELECT DISTINCT day FROM events WHERE day BETWEEN ? AND ? AND kind = ? ORDER BY day"
        with self._plainly():
            return [day for (day,) in self._connection.execute(query, (first, last, kind))]

    def facts(self, day: str, without: Sequence[str] = ()) -> dict[str, list[Written]]:
        """Return what each machine wrote of a work day, by the machine's name, in the order of writing. `without`: kinds to leave
        out."""
        found: dict[str, list[Written]] = {}
        others = f"AND kind NOT IN ({', '.join('?' * len(without))})" if without else ""
        query = f"SELECT seq, device, id, at, kind, version, body FROM events WHERE day = ? {others} ORDER BY seq"
        with self._plainly():
            rows = self._connection.execute(query, (day, *without)).fetchall()
        for seq, device, name, at, kind, version, body in rows:
            event = self._at_the_epoch(kind, version, body)
            why = wrong_event(day, at, kind)
            if isinstance(event, Unknown) and not event.broken:
                self._is_newer(event)
            elif isinstance(event, Unknown):
                why = why or event.reason
            if why:
                raise self._broken(seq, day, kind, why)
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
        self._newest = cache(lambda device: self._archive.last_day(device) or "")
        """The newest day that a machine opened, asked once while days are read."""

    def dates(self, first: str, last: str) -> list[str]:
        """Return the days between two dates, inclusive, that hold records, over or not, oldest first."""
        return self._archive.days(first, last)

    def between(self, first: str, last: str) -> list[Summary]:
        """Return the days between two dates, inclusive, that hold records, oldest first. They must be over."""
        return self._read(Summary, self._summary, first, last)

    def studied(self, first: str, last: str) -> list[StudyDay]:
        """Return the same days for accuracy study, which needs little of them (`UNSTUDIED`)."""
        return self._read(StudyDay, _study, first, last, without=UNSTUDIED)

    def with_kind(self, kind: str, first: str, last: str) -> list[Summary]:
        """Return those of them on which an event of that kind, such as `Audited`, was written."""
        return self._read(Summary, self._summary, first, last, self._archive.dates_of(kind, first, last))

    def close(self) -> None:
        """Close the journal."""
        self._archive.close()

    def _read(
        self,
        form: type[Form],
        make: Make[Form],
        first: str,
        last: str,
        dates: Sequence[str] | None = None,
        without: Sequence[str] = (),
    ) -> list[Form]:
        """Return the days between two dates, or those of them that are among `dates`, in that form, from the cache or folded and
        made by `make`, which needs no facts of the kinds `without`."""
        self._newest.cache_clear()  # a day may have been opened since the last reading
        newest = self._archive.newest()  # first of all: what is written from here on counts as changed at the next reading
        before = self._kept.seen()
        changed = self._archive.changed_since(before.newest)
        stale = None if changed is None else before.with_dependents(changed)
        now = JournalSeen(newest, self._archive.days()) if changed is None else before.updated(newest, changed)
        asked = now.between(first, last) if dates is None else dates
        cached = {} if stale is None else self._kept.read(form, [day for day in asked if day not in stale])
        folded, fresh, around = self._fold_all([day for day in asked if day not in cached], make, without)
        behind = changed is None or len(changed) > 1  # one changed day is most likely today, which is never cached
        if fresh or (behind and now.days):
            self._kept.keep(before, now.replace(around={**now.around, **around}), stale, fresh)
        found = cached | folded
        return [found[day] for day in asked if day in found]

    def _fold_all(
        self, days: Iterable[str], make: Make[Form], without: Sequence[str]
    ) -> tuple[dict[str, Form], list[Form], dict[str, tuple[str, str]]]:
        """Fold these days. Return what is made of each of which anything is left; what of that can be cached; and, for a day that
        depends on others, the first and the last of them."""
        folded: dict[str, Form] = {}
        fresh: list[Form] = []
        around: dict[str, tuple[str, str]] = {}
        with _uncollected():
            for key in days:
                found, depends_on = self._fold(key, make, self._facts(key, without))
                if found is None:
                    continue
                folded[key] = found
                if depends_on is not None:
                    fresh.append(found)
                    around |= {key: (min(key, *depends_on), max(key, *depends_on))} if depends_on else {}
        return folded, fresh, around

    def _summary(self, day: FoldedDay, key: str, until: Instant) -> Summary:
        return summarise(day, key, until, self._offset_at)

    def _facts(self, key: str, without: Sequence[str]) -> dict[str, list[Written]]:
        """Return the facts of a day without these kinds. Return all if it is a machine's newest day, which is known up to its
        last fact, or if it holds a mark, which may name any of them."""
        found = self._archive.facts(key, without)
        newest = any(self._newest(device) == key for device in found)
        marked = any(map(has_marks, found.values()))
        return self._archive.facts(key) if without and (newest or marked) else found

    def _fold(self, key: str, make: Make[Form], facts: Mapping[str, list[Written]]) -> tuple[Form | None, tuple[str, ...] | None]:
        """Return what is made of a day, or None if all of it was taken back; and the neighboring days that it depends on, those
        that are only looked for included, or None if something other than their facts can change it."""
        days: list[FoldedDay] = []
        untils: list[Instant] = []
        looked_for: set[str] = set()
        settled = True
        for device, written in facts.items():
            if (found := stray(written)) is not None:
                raise self._archive.misfit(found.id, STRAY)
            try:
                lived = self._lived(key, device, written, looked_for)
            except Exception as problem:  # an invalid fact can raise anything in the fold
                raise self._archive.misfit(written[-1].id, f"{MISFIT}, or what was recorded before it is at fault") from problem
            if lived is not None:
                days.append(lived.day)
                untils.append(lived.account.until)
                settled &= lived.over and not self._lacks(key, lived.day.events)
        depends_on = tuple(looked_for) if settled else None
        if not days:
            return None, depends_on
        whole = combine(days)
        return make(whole, key, whole.over_at(max(untils))), depends_on

    def _lived(self, key: str, device: str, written: list[Written], looked_for: set[str]) -> WholeDay | None:
        """Fold one machine's day; return None if all of it was taken back. Add the days that are looked for beside it."""
        events = _events(written)
        return whole_day(events, key, self._machine(device, looked_for)) if anything_left(events) else None

    def _machine(self, device: str, looked_for: set[str]) -> Machine:
        def next_day(key: str, step: int) -> str | None:
            found = self._archive.next_day(key, step, device)
            looked_for.add(found or (FIRST if step < 0 else LAST))  # one that is missing may come with a merge
            return found

        return machine_of(
            next_day,
            lambda key: _events(self._archive.facts(key)[device]),
            self._newest(device),
        )

    def _lacks(self, key: str, events: Iterable[e.Event]) -> bool:
        lacks = Unknown in map(type, events)
        if lacks and key not in self.incomplete:
            self.incomplete.append(key)
        return lacks


def _events(written: list[Written]) -> list[e.Event]:
    return [entry.event for entry in holding(written)]


def _study(day: FoldedDay, key: str, until: Instant) -> StudyDay:
    return study_day(day, key)
