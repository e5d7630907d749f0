"""`report` and `wellness`: print the two reports of a day, week, month or year (D11). They find days the same way, and never
share an output."""

from __future__ import annotations

import sys
from argparse import ArgumentTypeError, Namespace
from collections.abc import Callable, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from ninetyten.adapters.calendar import first_instant
from ninetyten.bootstrap import Program
from ninetyten.cli.grammar import BadWords, OneOf, Words, read_date, time_of_day
from ninetyten.cli.main import OK, REFUSED, fail, until_end
from ninetyten.cli.output import acted
from ninetyten.cli.query import answer, query, say, tell, words_of
from ninetyten.config.files import READERS
from ninetyten.domain.moment import HOUR, MINUTE, Instant
from ninetyten.domain.typed import date_of
from ninetyten.domain.value import Value
from ninetyten.journal.days import DayOnMachines, DayReader
from ninetyten.ledger.findings import needed_from
from ninetyten.ledger.notes import Notes
from ninetyten.ledger.peaks import peaks
from ninetyten.ledger.periods import MOST_SHEET_WEEKS, PERIODS, SHEET_WEEKS, day_and_month, days_of, long_date
from ninetyten.ledger.report import production_report
from ninetyten.ledger.summary import Summary
from ninetyten.ledger.wellbeing import looks
from ninetyten.ledger.wellness import wellness_report
from ninetyten.reports.day_text import Outlook, report_text
from ninetyten.reports.destination import no_place
from ninetyten.reports.layout import Found, period_name
from ninetyten.reports.outlook import day_outlook, outlook
from ninetyten.reports.period_text import longer_text, longer_wellness
from ninetyten.reports.wellness_text import wellness_text

Report = dict[str, Any]
DAY = 24 * HOUR
EPOCH = date(1970, 1, 1)
SHEET = "sheet"
"""The period that only `report` has."""


class ReportKind(Value):
    """One of the two reports: its help text, its figures, and its texts for a day and for longer periods."""

    does: str
    ledger: Callable[[Sequence[Summary], str, str], Report]
    text: Callable[[Report, str, Outlook], str]
    longer: Callable[[Report, str, Outlook], str]
    shared: bool


FACES = {
    "report": ReportKind(
        "Show the production report for a day, week, month or year, or a sheet of full weeks to bring to a meeting. It contains "
        "nothing private, so you can share it.",
        production_report,
        report_text,
        longer_text,
        True,
    ),
    "wellness": ReportKind(
        "Show your private report for a day, week, month or year: micro-breaks, breaks, long runs and extra hours.",
        wellness_report,
        lambda found, until, outlook: wellness_text(found, until, outlook.clock),
        longer_wellness,
        False,
    ),
}


class ReportParts(Value):
    """A report, ready for any form. `until`: the time it goes up to, empty if the period is over; `nothing`: the sentence if
    nothing is recorded, else empty."""

    report: Report
    until: str
    outlook: Outlook
    nothing: str = ""


@query
def run(argv: list[str]) -> int:
    """Print one of the two reports; by default, today's."""
    asked = words(argv[0]).parse_args(argv[1:])
    _fitting(argv[0], asked)
    program = Program()
    tell(program.loaded.problems)
    reader, face = until_end(program.day_reader()), FACES[argv[0]]
    asked.date = date_of(asked.date, reader.today) if asked.date else None
    if asked.period == SHEET:
        from ninetyten.reports.sheet_text import sheet_of

        found = sheet_of(reader, asked.weeks, asked.date)
        _report_incomplete(reader)
        return put_sheet(found, asked)
    parts = _day(reader, face, asked) if asked.period == "day" else _longer(reader, face, asked)
    _report_incomplete(reader)
    return _put(argv[0], face, parts, asked)


def _report_incomplete(reader: DayReader) -> None:
    """Report the days that could not be read completely."""
    for key in reader.incomplete:
        fail(f"{key} contains records from a newer ninetyten, which the figures leave out. Update ninetyten.", OK)


def words(word: str) -> Words:
    """Return the parser of one of the two reports."""
    parser, shared = words_of(word, FACES[word].does), FACES[word].shared
    periods, other = ((*PERIODS, SHEET), f"; {SHEET}: full weeks to bring to a meeting") if shared else (PERIODS, "")
    parser.add_argument(
        "period", nargs="?", default="day", type=OneOf(periods), help=f"day (default), week, month or year{other}"
    )
    if shared:
        parser.add_argument(
            "--weeks", type=_week_count, metavar="N", help=f"how many full weeks a sheet covers (default: {SHEET_WEEKS})"
        )
    parser.add_argument(
        "--date", type=read_date, metavar="DATE", help="a day in the period, such as yesterday, friday or 10/6 (default: today)"
    )
    parser.add_argument("--until", type=time_of_day, metavar="TIME", help="show the day as it stood at that time, such as 1:30pm")
    parser.add_argument("--csv", action="store_true", help="print a table for a spreadsheet, one row per day or week")
    parser.add_argument("--html", metavar="FILE", help=f"write a page with charts to print or send; {READERS}")
    parser.add_argument("--force", action="store_true", help="replace FILE if it exists")
    return parser


def _week_count(word: str) -> int:
    """Read how many weeks a sheet goes back."""
    if not word.isascii() or not word.isdigit() or not 1 <= int(word) <= MOST_SHEET_WEEKS:
        raise ArgumentTypeError(f'"{word}" is not a number of weeks: write a whole number from 1 to {MOST_SHEET_WEEKS}')
    return int(word)


def _fitting(word: str, asked: Namespace) -> None:
    """Raise BadWords for options that do not go together, or a file that cannot be written."""
    if asked.until is not None and asked.period != "day":
        raise BadWords(f"{word}: --until goes only with a day, not a {asked.period}")
    if asked.json + asked.csv + (asked.html is not None) > 1:
        raise BadWords(f"{word}: use only one of --json, --csv and --html")
    if asked.period != SHEET and vars(asked).get("weeks") is not None:
        raise BadWords(f"{word}: --weeks goes only with {SHEET}")
    if asked.force and asked.html is None:
        raise BadWords(f"{word}: --force goes only with --html")
    wrong = "" if asked.html is None else no_place(asked.html, asked.force)
    if wrong:
        raise BadWords(f"{word}: {wrong}")


def _day(reader: DayReader, face: ReportKind, asked: Namespace) -> ReportParts:
    found = reader.find(asked.date)
    if asked.until is not None:
        found = found.cut(_instant(reader, found, asked.until))
    day = reader.summary(found)
    nothing = "" if found.opened else _nothing(found, reader)
    beside = day_outlook(reader, day, over=found.over) if face.shared and found.opened else _nothing_more(reader)
    events = [event for account in found.accounts for event in account.events]
    notes = {} if face.shared else looks(Notes().and_on(found.key, events), peaks([day]), found.key, found.key)
    return ReportParts({**face.ledger([day], "day", found.key), **notes}, found.stands_at(reader.session), beside, nothing)


def _longer(reader: DayReader, face: ReportKind, asked: Namespace) -> ReportParts:
    key = asked.date or reader.today
    first, last = days_of(asked.period, key)
    today = min(last, reader.today)
    days = reader.between(needed_from(first, today, reader.settings.backlogs) if face.shared else first, today)
    within = [day for day in days if day.key >= first]
    report = face.ledger(within, asked.period, key)
    if not face.shared:
        report |= looks(reader.notes(first, last), peaks(within), first, last)
    if asked.period == "year":
        report["months"] = _months(face, within)
    beside = outlook(reader, days, first, today) if face.shared else _nothing_more(reader)
    until = f"{day_and_month(today)} {reader.find().stands_at(reader.session)}" if reader.today <= last else ""
    newest = reader.session.journal.last_day()
    other = f"; the newest day is {long_date(newest)} (--date {newest})" if newest is not None else ""
    nothing = "" if within else f"Nothing recorded for {period_name(asked.period, first, last)}{other}."
    return ReportParts({**report, **beside.found}, until, beside, nothing)


def _nothing_more(reader: DayReader) -> Outlook:
    return Outlook(clock=reader.plan.clock, denominator=reader.plan.denominator)


def _months(face: ReportKind, days: Sequence[Summary]) -> list[Report]:
    """Return a year's months that hold something, each as the sum of its days."""
    found = []
    for month, within in groupby(days, lambda day: day.key[:7]):
        first, last = days_of("month", f"{month}-01")
        found.append({"from": first, "until": last, **face.ledger(list(within), "day", first)})
    return found


def _put(word: str, face: ReportKind, parts: ReportParts, asked: Namespace) -> int:
    """Write the report in the chosen form."""
    if asked.html is not None and parts.nothing:
        return fail(f"{word}: {parts.nothing} No file was written.", REFUSED)
    if asked.html is not None:
        from ninetyten.reports.html import write_page

        write_page(word, parts.report, parts.until, parts.outlook, asked.html)
        acted()
        say(f"Written to {asked.html}; {READERS}.")
        return OK
    if asked.json:
        answer(parts.report)
    elif asked.csv:
        from ninetyten.reports.csv import csv_text

        sys.stdout.write(csv_text(word, parts.report))
    elif parts.nothing:
        say(parts.nothing)
    else:
        text = face.text if asked.period == "day" else face.longer
        sys.stdout.write(text(parts.report, parts.until, parts.outlook))
    return OK


def _nothing(day: DayOnMachines, reader: DayReader) -> str:
    newest = reader.session.journal.last_day()
    other = f"; the newest day is {long_date(newest)} (--date {newest})" if newest is not None and newest != day.key else ""
    until = f" up to {day.stands_at(reader.session)}" if newest == day.key else ""
    return f"Nothing recorded for {long_date(day.key)}{until}{other}."


def _instant(reader: DayReader, day: DayOnMachines, minute: int) -> Instant:
    """Return the instant of a time of day on a work day; a time before the turnover is in the night that ends the day."""
    session = reader.session
    days = (date.fromisoformat(day.key) - EPOCH).days + (minute < session.plan.day.turnover)
    return first_instant(session.calendar.offset_at, days * DAY + minute * MINUTE) - session.state.shift


def put_sheet(found: Found, asked: Namespace) -> int:
    """Print the sheet, or write its page, in the chosen form."""
    from ninetyten.reports.sheet_text import name_of, sheet_csv, sheet_text

    empty = not any(week["charts"] or week["production_minutes"] or week["audits"] for week in found["weeks"])
    nothing = f"Nothing recorded for the {name_of(found)}." if empty else ""
    if asked.html is not None:
        if nothing:
            return fail(f"report: {nothing} No file was written.", REFUSED)
        from ninetyten.reports.html import write_sheet

        write_sheet(found, asked.html)
        acted()
        say(f"Written to {asked.html}; {READERS}.")
    elif asked.json:
        answer(found)
    elif asked.csv:
        sys.stdout.write(sheet_csv(found))
    else:
        sys.stdout.write(f"{nothing}\n" if nothing else sheet_text(found))
    return OK
