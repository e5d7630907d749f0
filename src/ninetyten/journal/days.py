"""How a work day is found as it stands now: what this machine wrote and sees of it, and what the others wrote."""

from __future__ import annotations

from ninetyten.domain import events as e
from ninetyten.domain.history import Written, anything_left, holding
from ninetyten.domain.moment import Instant
from ninetyten.domain.plan import Terms
from ninetyten.domain.value import Value
from ninetyten.ledger.machines import Account, fold_accounts, whole_account
from ninetyten.ledger.timeline import Day
from ninetyten.ports import Record
from ninetyten.session import Session
from ninetyten.view.stamp import clock_time


class FoundDay(Value):
    """A work day as far as it is known: its key, up to when, what each machine knows of it, this one first, and whether it
    was over then."""

    key: str
    until: Instant
    accounts: tuple[Account, ...]
    over: bool = False

    @property
    def opened(self) -> bool:
        """Whether anything was said on it."""
        return any(isinstance(event, e.DayOpened) for account in self.accounts for event in account.events)

    def cut(self, until: Instant) -> FoundDay:
        """The day as it stood at an instant."""
        if until >= self.until:
            return self.but(until=until, over=False) if self.over else self
        return self.but(until=until, accounts=tuple(account.cut(until) for account in self.accounts), over=False)

    def fold(self, terms: Terms) -> Day:
        """The day of all machines. `terms`: those of a day on which nothing was said yet."""
        return fold_accounts(self.accounts, terms)

    def stands_at(self, session: Session) -> str:
        """The time of day up to which it is known; empty if it was over."""
        ahead = session.state.shift
        return "" if self.over else clock_time(self.until + ahead, session.calendar.offset_at(self.until))


def find_day(session: Session, key: str | None, *, but: str = "") -> FoundDay:
    """The day of that key, the present one for None; what the machine `but` wrote is left out. On this machine the present
    day lasts until now; a past one, as one of other machines, until its last event, or its turnover if it was left open."""
    seen, now = session.look()
    key = key or now.day.key
    told = [records for records in session.journal.others(key) if records[0].device != but]
    others = [_others(session, key, records) for records in told if anything_left(_holding(records))]
    events = _holding(session.journal.records(day=key))
    belongs = session.journal.last_day()
    for event in seen.events:
        belongs = event.day.key if isinstance(event, e.DayOpened) else belongs
        if belongs == key:
            events.append(event)
    if key == now.day.key or not (events or others):
        return FoundDay(key, now.at, (Account(tuple(events), now.at), *others))
    accounts = [*([whole_account(events, went_on=True)] if events else []), *others]
    return FoundDay(key, max(account.until for account in accounts), tuple(accounts), over=True)


def _others(session: Session, key: str, records: list[Record]) -> Account:
    newest = session.journal.last_day(records[0].device)
    return whole_account(_holding(records), went_on=newest is not None and newest > key)


def _holding(records: list[Record]) -> list[e.Event]:
    return [entry.event for entry in holding([Written(record.id, record.event) for record in records])]
