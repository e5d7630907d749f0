"""Finds work days as they stand now: what this machine wrote and sees of them, and what other machines wrote.

The days that a report needs come from the cache once they are over; the others are folded each time.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from ninetyten.config.files import Places
from ninetyten.config.settings import Settings
from ninetyten.domain import events as e
from ninetyten.domain.events import CeuEarned, Unknown
from ninetyten.domain.history import Written, anything_left, holding
from ninetyten.domain.moment import Instant, Now
from ninetyten.domain.plan import Terms
from ninetyten.domain.planned import weekday
from ninetyten.domain.value import Value
from ninetyten.domain.words import time_of_day
from ninetyten.journal.past import PastDays
from ninetyten.journal.past_notes import recall
from ninetyten.ledger.machines import MachineDay, fold_accounts, present_account, whole_account
from ninetyten.ledger.notes import Notes
from ninetyten.ledger.summary import StudyDay, Summary, summarise
from ninetyten.ledger.timeline import FoldedDay
from ninetyten.ledger.turnover import Machine, goes_over, machine_of
from ninetyten.ports import Record
from ninetyten.runtime.session import Session


class DayOnMachines(Value):
    """A work day as far as it is known."""

    key: str
    until: Instant
    """The instant up to which it is known."""
    accounts: tuple[MachineDay, ...]
    """What each machine knows of it, this one first."""
    over: bool = False
    """True if it was over by then."""

    @property
    def opened(self) -> bool:
        """True if anything was recorded on it."""
        return any(isinstance(event, e.DayOpened) for account in self.accounts for event in account.events)

    def cut(self, until: Instant) -> DayOnMachines:
        """Return the day as it stood at an instant."""
        if until >= self.until:
            return self.replace(until=until, over=False) if self.over else self
        return self.replace(until=until, accounts=tuple(account.cut(until) for account in self.accounts), over=False)

    def fold(self, terms: Terms) -> FoldedDay:
        """Fold the day across all machines. `terms`: used for a day without records."""
        return fold_accounts(self.accounts, terms)

    def stands_at(self, session: Session) -> str:
        """Return the time of day up to which it is known; empty if it was over."""
        at, offset = self.until + session.state.shift, session.calendar.offset_at(self.until)
        return "" if self.over else time_of_day(at, offset, session.plan.clock)


def find_day(session: Session, key: str | None, *, without: str = "") -> DayOnMachines:
    """Return the day of that key, or today for None, without what the machine `without` wrote. On this machine today lasts
    until now; any other day lasts until its last event, or its turnover if it was left open."""
    seen, now = session.look()
    key = key or now.day.key
    by_machine = [records for records in session.journal.others(key) if records[0].device != without]
    others = [_others(session, key, records) for records in by_machine if anything_left(_holding(records))]
    here = _Here(session, seen.events)
    events, machine = here.events(key), here.machine(now)
    if key == now.day.key or not (events or others):
        return DayOnMachines(key, now.at, (present_account(events, key, machine), *others))
    accounts = [*([whole_account(events, key, machine)] if events else []), *others]
    return DayOnMachines(key, max(account.until for account in accounts), tuple(accounts), over=True)


def past_day(session: Session, key: str) -> tuple[FoldedDay, Now]:
    """Return a day that is over, on all machines, and its end."""
    found, day = find_day(session, key), session.work_day(key)
    folded = found.fold(session.plan.on(key, weekday(day)).terms)
    day = folded.state.day or day
    at = min(found.until, day.closes)
    return folded, Now(at, session.calendar.offset_at(at), day)


class _Here:
    """The days of this machine, including `seen`: what has happened since the last record."""

    def __init__(self, session: Session, seen: Sequence[e.Event]) -> None:
        self._journal = session.journal
        self._newest = session.journal.last_day()
        self._seen: dict[str | None, list[e.Event]] = {}
        belongs = self._newest
        for event in seen:
            belongs = event.day.key if isinstance(event, e.DayOpened) else belongs
            self._seen.setdefault(belongs, []).append(event)

    def machine(self, now: Now) -> Machine:
        """Return all days, known up to now; the newest is today, even without records."""
        newest = max(now.day.key, *filter(None, [self._newest, *self._seen]))
        return machine_of(self._next_day, self.events, newest, now.at)

    def events(self, key: str) -> list[e.Event]:
        """Return the events that hold of a day, in the order they took effect."""
        return [*_holding(self._journal.records(day=key)), *self._seen.get(key, ())]

    def _next_day(self, key: str, step: int) -> str | None:
        seen = [day for day in self._seen if day and (day > key if step > 0 else day < key)]
        known = self._journal.next_day(key, step)
        found = sorted([*seen, known] if known else seen)
        return found[0 if step > 0 else -1] if found else None


def _others(session: Session, key: str, records: list[Record]) -> MachineDay:
    journal, device = session.journal, records[0].device
    machine = machine_of(
        lambda key, step: journal.next_day(key, step, device),
        lambda key: _holding([record for records in journal.others(key) for record in records if record.device == device]),
        journal.last_day(device) or "",
    )
    return whole_account(_holding(records), key, machine)


def _holding(records: list[Record]) -> list[e.Event]:
    return [entry.event for entry in holding([Written(record.id, record.event) for record in records])]


class DayReader:
    """Reads the days of a session's journal, which is the one in `places`. `today`: the current work day.

    Every method raises Unwritable if the journal cannot be read.
    """

    def __init__(self, session: Session, settings: Settings, places: Places) -> None:
        self.session, self.settings, self.plan = session, settings, settings.plan
        _, now = self.session.look()
        self.today = now.day.key
        self._places = places
        self._past = PastDays(places, now.day.zone, self.session.calendar.offset_at)
        self._open = _first_open(self.session, self.today)
        self._over = (date.fromisoformat(self._open) - timedelta(days=1)).isoformat()
        self._lacking: list[str] = []

    @property
    def incomplete(self) -> list[str]:
        """The days read so far that hold something only a newer version can read, oldest first."""
        return sorted({*self._past.incomplete, *self._lacking})

    def find(self, key: str | None = None) -> DayOnMachines:
        """Return the records of one day; of today, if `key` is None."""
        found = find_day(self.session, key)
        if any(isinstance(event, Unknown) for account in found.accounts for event in account.events):
            self._lacking.append(found.key)
        return found

    def summary(self, day: DayOnMachines) -> Summary:
        """Return a day's summary."""
        whole = day.fold(self.session.plan.on(day.key, date.fromisoformat(day.key).weekday()).terms)
        until = whole.over_at(day.until) if day.over else day.until
        return summarise(whole, day.key, until, self.session.calendar.offset_at)

    def between(self, first: str, last: str) -> list[Summary]:
        """Return the days between two dates, inclusive, that hold records, oldest first."""
        return [*self._past.between(first, min(last, self._over)), *self._open_days(first, last)]

    def study_days(self, first: str, last: str) -> list[StudyDay]:
        """Return the same days for accuracy study, which needs little of them."""
        open_days = [day.for_study for day in self._open_days(first, last)]
        return [*self._past.studied(first, min(last, self._over)), *open_days]

    def with_kind(self, kind: str, first: str, last: str) -> list[Summary]:
        """Return the days between two dates, inclusive, on which an event of that kind was written; it may return others
        too."""
        return [*self._past.with_kind(kind, first, min(last, self._over)), *self._open_days(first, last)]

    def ceus(self) -> list[CeuEarned]:
        """Return all continuing education that was ever logged up to today."""
        return [ceu for day in self.with_kind("CeuEarned", "1970-01-01", self.today) for ceu in day.ceus]

    def notes(self, first: str, last: str) -> Notes:
        """Return the notes between two dates, inclusive, for the private report."""
        return recall(self._places, first, last)

    def close(self) -> None:
        """Close the journal, including the session's."""
        self._past.close()
        self.session.journal.close()

    def _open_days(self, first: str, last: str) -> list[Summary]:
        """Return the days that may still change by themselves, including today."""
        keys = {*self._past.dates(max(first, self._open), last), *([self.today] if first <= self.today <= last else [])}
        found = [self.find(key) for key in sorted(keys)]
        return [self.summary(day) for day in found if day.opened]


def _first_open(session: Session, today: str) -> str:
    """Return the first day that time alone can still change: today if nothing is under way; the day before if something ran
    past the last turnover."""
    newest = session.journal.last_day()
    if session.state.off or newest is None:
        return today
    over = goes_over([entry.event for entry in session.written[:1]])
    before = session.journal.next_day(newest, -1) if over else None
    return min(before or newest, today)
