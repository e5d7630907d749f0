"""Reads the days that a report needs: days that are over come from the cache, the others are folded as they stand now."""

from __future__ import annotations

from datetime import date, timedelta

from ninetyten.config.files import Places
from ninetyten.config.settings import Settings
from ninetyten.domain.events import Unknown
from ninetyten.journal.days import DayOnMachines, find_day
from ninetyten.journal.past import PastDays, recall
from ninetyten.ledger.notes import Notes
from ninetyten.ledger.summary import Summary, summarise
from ninetyten.ledger.turnover import goes_over
from ninetyten.runtime.session import Session


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

    def with_kind(self, kind: str, first: str, last: str) -> list[Summary]:
        """Return the days between two dates, inclusive, on which an event of that kind was written; it may return others
        too."""
        return [*self._past.with_kind(kind, first, min(last, self._over)), *self._open_days(first, last)]

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
