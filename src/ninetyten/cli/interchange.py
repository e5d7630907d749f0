"""`export`, `import` and `merge`: write all records to a file the user owns, as JSON Lines, and read them back.

Days can also be exported for Timewarrior and calendars, and imported from Timewarrior; certificates of continuing education come
from a table of their dates, hours and sources (D12).
"""

from __future__ import annotations

import argparse
import csv
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from datetime import date, datetime, timedelta
from typing import Any

from ninetyten.bootstrap import Program
from ninetyten.cli.grammar import OneOf, Words, read_credits, read_date
from ninetyten.cli.main import OK, REFUSED, USAGE, fail, until_end
from ninetyten.cli.output import acted
from ninetyten.cli.query import answer, query, say, tell, words_of
from ninetyten.config.files import READERS, in_shell, open_text
from ninetyten.config.problems import unechoed
from ninetyten.domain.commands import Ceu
from ninetyten.domain.moment import SECOND
from ninetyten.domain.plan import Plan
from ninetyten.domain.typed import date_of
from ninetyten.domain.vocabulary import CEU_SOURCES, CEU_TOPICS
from ninetyten.domain.words import counted
from ninetyten.journal import foreign
from ninetyten.journal.blocks import UNACCOUNTED, Span, TimeBlock, named_blocks, time_blocks
from ninetyten.journal.days import find_day
from ninetyten.journal.errors import BrokenFact
from ninetyten.journal.exchange import jsonl, timewarrior
from ninetyten.journal.exchange.incoming import Incoming, NotHeld
from ninetyten.journal.store import SqliteJournal
from ninetyten.journal.summary_cache import forget_days
from ninetyten.ports import Calendar, Record
from ninetyten.reports.destination import no_place, write_own
from ninetyten.runtime.session import Session

JOURNAL = "journal"
"""Our own format."""
CEU = "ceu"
"""A table of certificates of continuing education."""
FORMATS = f"""\
formats:
  {JOURNAL}               all records, including private ones, as JSON Lines;
                        read it with import or merge
  timewarrior           your days, for timew import (Timewarrior 1.9 or newer)
  timewarrior-commands  your days, for sh: one timew track per block, for any
                        Timewarrior
  ical                  your days' blocks, for a calendar (.ics); nothing private
"""
TAKEN_IN = f"""\
formats:
  {JOURNAL}      a file that ninetyten export wrote
  timewarrior  the output of timew export. An interval counts if a tag names its
               activity (production, study, meeting, rest, lunch, ...). Tags such as
               kind=general and charts=14 set its chart type and charts.
               Annotations are ignored. The file replaces earlier imports between
               its first and last interval, or all of them with --whole. undo
               takes an import back.
  ceu          a table of certificates (CSV) with the columns date, hours, source
               and, if you like, for; other columns are ignored. Dates such as
               2026-10-06 or 10/6/2026; source: aapc, ahima, employer or other;
               for: as in ceu --for. What is logged already is not logged twice.
"""


@query
def run(argv: list[str]) -> int:
    """Write the journal to a file, or read one in."""
    commands: dict[str, Callable[[argparse.Namespace], int]] = {"export": _export, "import": _import, "merge": _merge}
    return commands[argv[0]](words(argv[0]).parse_args(argv[1:]))


def words(word: str) -> Words:
    """Return the parser of one of the three."""
    return {"export": _export_words, "import": _import_words, "merge": _merge_words}[word]()


def _export_words() -> Words:
    parser = words_of("export", "Write all records to a file, or your days for another program.")
    parser.add_argument("file", metavar="FILE", help=f"file to write; {READERS}")
    _add_format(
        parser, (JOURNAL, *FOREIGN_FORMATS), f"a format listed below (default: {JOURNAL}, or ical for an .ics file)", FORMATS
    )
    parser.add_argument(
        "--date", type=read_date, metavar="DATE", help=f"only this work day, such as yesterday or 10/6 (not with {JOURNAL})"
    )
    parser.add_argument("--force", action="store_true", help="replace FILE if it exists")
    return parser


def _export(asked: argparse.Namespace) -> int:
    form = asked.format or ("ical" if asked.file.lower().endswith(".ics") else JOURNAL)
    wrong = no_place(asked.file, asked.force)
    if form == JOURNAL and asked.date:
        wrong = f"--date goes only with --format {', '.join(FOREIGN_FORMATS[:-1])} or {FOREIGN_FORMATS[-1]}"
    if wrong:
        return fail(f"export: {wrong}", USAGE)
    if form != JOURNAL:
        return export_days(asked.file, form, asked.date, json=asked.json)
    with closing(_journal()) as journal:
        count = jsonl.export(journal, asked.file)
        acted()
    if asked.json:
        answer({"file": os.path.abspath(asked.file), "records": count})
    else:
        say(f"Exported {counted(count, 'event')} to {asked.file}, including private ones; {READERS}.")
    return OK


def _import_words() -> Words:
    parser = words_of("import", "Read in an export. Records that are already here are not added twice.")
    parser.add_argument("file", metavar="FILE", help="file to read")
    _add_format(parser, (JOURNAL, "timewarrior", CEU), f"a format listed below (default: {JOURNAL})", TAKEN_IN)
    parser.add_argument("--whole", action="store_true", help="the file contains everything Timewarrior has")
    return parser


def _import(asked: argparse.Namespace) -> int:
    if asked.whole and asked.format != "timewarrior":
        return fail("import: --whole goes only with --format timewarrior", USAGE)
    try:
        if asked.format == "timewarrior":
            return import_timewarrior(asked.file, whole=asked.whole, json=asked.json)
        if asked.format == CEU:
            return import_ceus(asked.file, json=asked.json)
        return _take_in(asked.file, merges=False, json=asked.json)
    except (jsonl.BadExport, BadCertificates) as wrong:
        return fail(f"import: {wrong}", USAGE)


def _merge_words() -> Words:
    parser = words_of("merge", "Add another computer's export. Each computer's records stay separate; reports show them all.")
    parser.add_argument("file", metavar="FILE", help="an export from another computer; merging it again adds nothing")
    parser.add_argument("--without", action="append", default=[], type=read_date, metavar="DATE", help="leave this work day out")
    return parser


def _merge(asked: argparse.Namespace) -> int:
    try:
        today = until_end(Program().session(Plan())).now().day.key if asked.without else ""
        without = [date_of(written, today) for written in asked.without]
        return _take_in(asked.file, without, merges=True, json=asked.json)
    except jsonl.BadExport as wrong:
        return fail(f"merge: {wrong}", USAGE)


def _take_in(file: str, without: Sequence[str] = (), *, merges: bool, json: bool) -> int:
    """Read in an export except for the days `without`. `merges`: one day may have two accounts if they are from two machines.
    Raises BadExport."""
    done: jsonl.Done = "merged" if merges else "imported"
    with closing(jsonl.read_export(file, done, without)) as incoming, closing(_journal()) as journal:
        try:
            held, machines = incoming.count(), len(incoming.machines())
            mended, days = _compared(journal, incoming, by_machine=merges)
            if days:
                raise jsonl.BadExport(_contradiction(file, days, merges=merges))
            count = jsonl.import_records(journal, incoming)
        except NotHeld as problem:
            raise jsonl.BadExport(f"{file}: {problem}. Nothing was {done}.") from problem
        acted()
    if json:
        answer({"file": os.path.abspath(file), "records": held, done: count})
    else:
        known = held - count
        if mended:
            say(f"Repaired {counted(mended, 'event')} in the journal.")
        whose = f" from {machines} computers" if merges and machines > 1 else ""
        here = f"; {known:,} {'was' if known == 1 else 'were'} already here" if known else ""
        say(f"{done.capitalize()} {counted(count, 'event')}{whose} from {file}{here}.")
    return OK


def _compared(journal: SqliteJournal, incoming: Incoming, *, by_machine: bool) -> tuple[int, list[str]]:
    """Return how many facts of the journal had to be repaired to be compared, and the days on which the two contradict each
    other."""
    try:
        return 0, jsonl.contradicted(journal, incoming, by_machine=by_machine)
    except BrokenFact:
        mended = jsonl.mend(journal, incoming)
        forget_days(Program().places)
        return mended, jsonl.contradicted(journal, incoming, by_machine=by_machine)


def _contradiction(file: str, days: list[str], *, merges: bool) -> str:
    shown = ", ".join(days[:3]) + (f" and {len(days) - 3} more days" if len(days) > 3 else "")
    if merges:
        return (
            f"{file} and the journal have different records for {shown} under the same computer's name. Leave out days that"
            f" conflict: --without {days[0]}. If you copied the journal to another computer, delete"
            f" {Program().places.device} on one of them so that it gets a new name. Nothing was merged."
        )
    return (
        f"{file} and the journal have different records for {shown}, and import can't combine two versions of a day."
        f" If {file} is from another computer, run: ninetyten merge {file}. Nothing was imported."
    )


def _add_format(parser: Words, formats: tuple[str, ...], does: str, listed: str) -> None:
    parser.add_argument("--format", choices=formats, metavar="FORMAT", help=does)
    parser.formatter_class, parser.epilog = argparse.RawDescriptionHelpFormatter, listed


def _journal() -> SqliteJournal:
    """Open the journal with every machine's records. Adopted records keep their machine's name."""
    return SqliteJournal.of_all(Program().places)


FOREIGN_FORMATS = ("timewarrior", "timewarrior-commands", "ical")
KNOWN = "of time that is already recorded here"
MOST_LISTED = 5
"""How many unreadable intervals are reported one by one."""


def export_days(file: str, form: str, date: str | None, *, json: bool) -> int:
    """Write one work day, or all of them, for another program."""
    program = Program()
    tell(program.loaded.problems)
    session = until_end(program.session())
    date = date_of(date, session.now().day.key) if date else None
    origin = "" if form == "ical" else foreign.TIMEWARRIOR  # what Timewarrior has already need not go back there
    blocks: list[TimeBlock] = []
    homeless = recorded = 0
    with closing(SqliteJournal.of_all(program.places)) as journal:
        for key in [date] if date else journal.days():
            listed, left = time_blocks(find_day(session, key, without=origin).fold(session.plan.terms))
            blocks += _named(listed, journal.records(day=key)) if form == "ical" else listed
            homeless, recorded = homeless + left, recorded + len(listed)
    if not blocks:
        shown = " that a calendar shows" if recorded else ""
        return fail(f"export: nothing recorded{f' for {date}' if date else ''}{shown}; no file was written", REFUSED)
    content, count = _written(form, blocks, session)
    write_own(file, content)
    acted()
    if json:
        answer({"file": os.path.abspath(file), "blocks": count, "charts_left_out": homeless})
    else:
        charts = f"; left out {counted(homeless, 'chart')} logged on days without any time" if homeless and form != "ical" else ""
        say(f"Exported {counted(count, 'block')} to {file}{_how_to(form, file)}{charts}.")
    return OK


def _named(blocks: Iterable[TimeBlock], written: Sequence[Record]) -> Iterable[TimeBlock]:
    from ninetyten.journal.exchange import ical

    return named_blocks(blocks, written, ical.shows)


def _written(form: str, blocks: list[TimeBlock], session: Session) -> tuple[bytes, int]:
    if form == "ical":
        from ninetyten.journal.exchange import ical

        return ical.as_calendar(blocks, session.plan.terms)
    text = timewarrior.as_json(blocks) if form == "timewarrior" else timewarrior.as_commands(blocks)
    return text.encode(), len(blocks)


def _how_to(form: str, file: str) -> str:
    if form == "ical":
        return "; it contains nothing private"
    return f"; load them with: {'timew import' if form == 'timewarrior' else 'sh'} {in_shell(file)}"


def import_timewarrior(file: str, *, whole: bool, json: bool) -> int:
    """Read in a Timewarrior export. `whole`: it is everything Timewarrior has. Raises BadExport."""
    program = Program()
    tell(program.loaded.problems)
    session = until_end(program.session())
    found = timewarrior.read(file, session.plan.kinds, whole=whole)
    tell(_odd(found.odd))
    with closing(SqliteJournal(program.places.journal, foreign.TIMEWARRIOR, program.places.backups_dir)) as journal:
        known = foreign.meeting(_recorded_here(session, found.blocks, journal.days()))
        fresh = [block for block in found.blocks if not known(block)]
        with journal.transaction():
            held = foreign.by_day(journal.records())
            before = foreign.remembered(held)
            spoken_of = foreign.meeting(found.spans)
            elsewhere = foreign.moved(before, found.blocks, spoken_of)
            kept = [block for block in before if not spoken_of(block) and block not in elsewhere]
            stands = sorted([*fresh, *kept], key=lambda block: block.start)
            records = foreign.statement(held, stands, session.plan.terms, session.calendar, session.clock.now().utc)
            added = journal.adopt(records)
            journal.move_cursor(journal.last_seq())
        acted()
    still = foreign.meeting((block.start, block.end) for block in stands)
    gone = [block for block in before if not still(block)]
    left_out = {**found.left_out, KNOWN: len(found.blocks) - len(fresh)}
    listed = {reason: number for reason, number in left_out.items() if number}
    if json:
        answer({"file": os.path.abspath(file), "intervals": len(fresh), "imported": added, "left_out": listed, "gone": len(gone)})
    else:
        news = "" if added else "; nothing new"
        others = ", ".join(f"{number} {reason}" for reason, number in listed.items())
        say(f"Imported {counted(len(fresh), 'interval')} from {file}{news}{f'; left out: {others}' if others else ''}.")
        say(*_no_longer(gone, session.calendar), *_still_there(kept, session.calendar))
    if tagged := len(found.tagged.intersection(fresh)):
        tell([f"{counted(tagged, 'interval')} had tags that ninetyten does not know; the time was imported without those tags."])
    return OK


def _odd(odd: Sequence[str]) -> Iterator[str]:
    """Yield a sentence for each of the first intervals that could not be read, and the number of the others."""
    yield from (f"{unechoed(why)}. It was left out." for why in odd[:MOST_LISTED])
    if len(odd) > MOST_LISTED:
        yield f"{len(odd) - MOST_LISTED} more intervals cannot be read; they were left out."


def _no_longer(gone: Sequence[TimeBlock], calendar: Calendar) -> Iterator[str]:
    """Yield a sentence about intervals of earlier imports that this file no longer has."""
    if gone:
        yield f"Removed {counted(len(gone), 'interval')} of {_days(gone, calendar)} that Timewarrior no longer has."


def _still_there(kept: Sequence[TimeBlock], calendar: Calendar) -> Iterator[str]:
    """Yield a sentence about intervals of earlier imports that stay."""
    if kept:
        also = f"{counted(len(kept), 'interval')} of {_days(kept, calendar)} from earlier imports"
        yield f"Kept {also}. If the file contains everything Timewarrior has, import it with --whole."


def _days(blocks: Sequence[TimeBlock], calendar: Calendar) -> str:
    days = sorted({calendar.day_of(block.start * SECOND).key for block in blocks})
    return days[0] if len(days) == 1 else f"{days[0]} to {days[-1]}"


def _recorded_here(session: Session, blocks: Iterable[TimeBlock], days: Iterable[str]) -> list[Span]:
    """Return the time around these blocks that ninetyten itself recorded, on `days` with records. The turnover may have been
    different when it was recorded, so the days beside are looked at too."""
    touched = [date.fromisoformat(day.key) for day in foreign.cut(blocks, session.calendar.day_of)]
    around = {(day + timedelta(beside)).isoformat() for day in touched for beside in (-1, 0, 1)}
    found = [find_day(session, key, without=foreign.TIMEWARRIOR) for key in sorted(around.intersection(days))]
    stretches = [
        stretch for day in found for stretch in day.fold(session.plan.terms).stretches if stretch.bucket not in UNACCOUNTED
    ]
    return [(stretch.start // SECOND, -(-stretch.end // SECOND)) for stretch in stretches]


def import_ceus(file: str, *, json: bool) -> int:
    """Log the continuing education in a table of certificates that is not logged yet. Raises BadCertificates."""
    program = Program()
    tell(program.loaded.problems)
    with closing(program.day_reader()) as reader:
        found = read_certificates(file, reader.today)
        known = Counter((ceu.on, ceu.credits, ceu.source, ceu.topic) for ceu in reader.ceus())
    fresh = []
    for command in found:
        said = (command.on, command.credits, command.source, command.topic)
        known[said] -= 1
        fresh += [command] if known[said] < 0 else []
    session = until_end(program.session())
    for command in fresh:
        if refusal := session.dispatch(command).refusal:
            return fail(f"import: {refusal}", REFUSED)
        acted()
    hours = sum(command.credits for command in fresh)
    if json:
        answer({"file": os.path.abspath(file), "certificates": len(found), "imported": len(fresh), "credits": hours})
    else:
        again = f"; {len(found) - len(fresh)} were logged already" if len(fresh) < len(found) else ""
        say(f"Imported {counted(len(fresh), 'certificate')} with {hours:g} CEUs from {file}{again}.")
    return OK


CERTIFICATE_COLUMNS = {
    "date": ("date", "completed", "date of completion"),
    "hours": ("hours", "ceu", "ceus", "credits"),
    "source": ("source", "from"),
    "for": ("for", "topic"),
}
"""What the columns may be called."""
COLUMNS_NEEDED = ("date", "hours", "source")
AMERICAN = "%m/%d/%Y"
MOST_CERTIFICATE_BYTES = 1_000_000


class BadCertificates(ValueError):
    """A file that is not such a table; the message says where, and what is allowed. It repeats nothing of a certificate."""


def read_certificates(file: str, today: str) -> list[Ceu]:
    """Return the credits in a table of certificates, in its order. Raises BadCertificates if anything in it is wrong."""
    try:
        with open_text(file) as stream:
            text = stream.read(MOST_CERTIFICATE_BYTES + 1)
    except OSError as error:
        raise BadCertificates(f"{file}: it cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise BadCertificates(f"{file}: it is not text in UTF-8 or UTF-16; save it as CSV UTF-8") from None
    if len(text) > MOST_CERTIFICATE_BYTES:
        raise BadCertificates(f"{file}: it is over a megabyte, which no list of certificates is")
    try:
        rows = [(number, row) for number, row in enumerate(csv.reader(text.splitlines()), 1) if any(map(str.strip, row))]
    except csv.Error:
        raise BadCertificates(f"{file}: it is not a table in CSV") from None
    columns = _columns(rows[0][1] if rows else [])
    if missing := [name for name in COLUMNS_NEEDED if name not in columns]:
        raise BadCertificates(
            f"{file}: its first line must name the columns date, hours and source; it lacks {', '.join(missing)}"
        )
    return [_certificate(f"{file}, line {number}", row, columns, today) for number, row in rows[1:]]


def _columns(head: Iterable[str]) -> dict[str, int]:
    """Return where each column is."""
    names = [cell.strip().lower() for cell in head]
    return {column: names.index(name) for column, words in CERTIFICATE_COLUMNS.items() for name in words if name in names}


def _certificate(where: str, row: list[str], columns: dict[str, int], today: str) -> Ceu:
    def cell(column: str) -> str:
        place = columns.get(column, len(row))
        return row[place].strip().lower() if place < len(row) else ""

    on = _read(where, _date, cell("date"), "a date such as 2026-10-06 or 10/6/2026")
    if on > today:
        raise BadCertificates(f"{where}: its date is in the future")
    credits = _read(where, read_credits, cell("hours"), "hours in quarters, such as 1 or 1.5")
    source = _read(where, OneOf(CEU_SOURCES), cell("source"), f"a source: {', '.join(CEU_SOURCES)}")
    topic = cell("for") and _read(where, OneOf(CEU_TOPICS), cell("for"), f"what it was for: {', '.join(CEU_TOPICS)}")
    return Ceu(credits, on, source, topic)


def _read(where: str, read: Callable[[str], Any], cell: str, allowed: str) -> Any:
    try:
        return read(cell)
    except (argparse.ArgumentTypeError, ValueError):
        raise BadCertificates(f"{where}: it needs {allowed}") from None


def _date(cell: str) -> str:
    """Read a date as machines or as Americans write it."""
    return (datetime.strptime(cell, AMERICAN).date() if "/" in cell else date.fromisoformat(cell)).isoformat()
