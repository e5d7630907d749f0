"""`report` and `wellness`: the two faces of a day (D11). They share how a day is found, and never an output."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from datetime import date
from typing import Any

from ninetyten.adapters.calendar import first_instant
from ninetyten.bootstrap import Program
from ninetyten.cli.main import OK
from ninetyten.cli.query import answer, query, say, tell, words_of
from ninetyten.cli.texts import report_text, wellness_text
from ninetyten.cli.words import minute_of_day, work_date
from ninetyten.domain import events as e
from ninetyten.domain.history import Written, holding
from ninetyten.domain.moment import HOUR, MINUTE, Instant
from ninetyten.domain.value import Value
from ninetyten.ledger.report import day_report
from ninetyten.ledger.timeline import Day, fold_day
from ninetyten.ledger.wellness import day_wellness
from ninetyten.session import Session
from ninetyten.view.stamp import clock_time

Ledger = Callable[[Day, str, Instant], dict[str, Any]]
Text = Callable[[dict[str, Any], str], str]
FACES: dict[str, tuple[Ledger, Text, str]] = {
    "report": (day_report, report_text, "The production report of a day; it holds nothing private."),
    "wellness": (day_wellness, wellness_text, "The private report of a day: micro-breaks, breaks, long runs."),
}
DAY = 24 * HOUR
EPOCH = date(1970, 1, 1)


@query
def run(argv: list[str]) -> int:
    """Print one of the two reports of a day; of the present one by default."""
    ledger, text, does = FACES[argv[0]]
    parser = words_of(argv[0], does)
    parser.add_argument("period", nargs="?", type=_period, metavar="day", help="the day, which it is anyway")
    parser.add_argument("--date", type=work_date, metavar="D", help="the work day, as 2026-10-06 (default: the present one)")
    parser.add_argument("--until", type=minute_of_day, metavar="HH:MM", help="as it stood then")
    asked = parser.parse_args(argv[1:])
    program = Program()
    tell(program.loaded.problems)
    session = program.session()
    day = find_day(session, asked.date)
    if asked.until is not None:
        day = day.cut(_instant(session, day, asked.until))
    found = ledger(fold_day(day.events, day.until, session.plan.terms), day.key, day.until)
    if asked.json:
        answer(found)
    elif not day.opened:
        say(_nothing(day, session))
    else:
        sys.stdout.write(text(found, day.stands_at(session)))
    return OK


class FoundDay(Value):
    """A work day as far as it is known: its key, what holds of it, up to when, and whether it was over then."""

    key: str
    events: tuple[e.Event, ...]
    until: Instant
    over: bool = False

    @property
    def opened(self) -> bool:
        """Whether anything was said on it."""
        return any(isinstance(event, e.DayOpened) for event in self.events)

    def cut(self, until: Instant) -> FoundDay:
        """The day as it stood at an instant."""
        if until >= self.until:
            return self
        return self.but(events=tuple(event for event in self.events if event.at <= until), until=until, over=False)

    def stands_at(self, session: Session) -> str:
        """The time of day up to which it is known; empty if it was over."""
        ahead = session.state.shift
        return "" if self.over else clock_time(self.until + ahead, session.calendar.offset_at(self.until))


def find_day(session: Session, key: str | None) -> FoundDay:
    """The day of that key, the present one for None. The present day lasts until now; a past one until its last event, or
    until its turnover if it was left open."""
    seen, now = session.look()
    key = key or now.day.key
    written = [Written(record.id, record.event) for record in session.journal.records(day=key)]
    events = [entry.event for entry in holding(written)]
    belongs = session.journal.last_day()
    for event in seen.events:
        belongs = event.day.key if isinstance(event, e.DayOpened) else belongs
        if belongs == key:
            events.append(event)
    if key == now.day.key or not events:
        return FoundDay(key, tuple(events), now.at)
    closes = next((event.day.closes for event in events if isinstance(event, e.DayOpened)), events[-1].at)
    left_open = not fold_day(events, closes).state.off
    return FoundDay(key, tuple(events), closes if left_open else min(closes, events[-1].at), over=True)


def _nothing(day: FoundDay, session: Session) -> str:
    newest = session.journal.last_day()
    other = f"; the newest day is {newest} (--date {newest})" if newest not in (None, day.key) else ""
    until = f" up to {day.stands_at(session)}" if newest == day.key else ""
    return f"Nothing is recorded for {day.key}{until}{other}."


def _instant(session: Session, day: FoundDay, minute: int) -> Instant:
    """The instant of a time of day on a work day; before the turnover it is in the night that ends it."""
    days = (date.fromisoformat(day.key) - EPOCH).days + (minute < session.plan.day.turnover)
    return first_instant(session.calendar.offset_at, days * DAY + minute * MINUTE) - session.state.shift


def _period(word: str) -> str:
    if word != "day":
        raise argparse.ArgumentTypeError(f'"{word}" is unknown; allowed: day')
    return word
