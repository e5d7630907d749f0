"""`export`, `import` and `merge`: everything as JSON Lines, in a file that is the person's own; days also in the words of other
programs (`timekeeping`)."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Sequence
from contextlib import closing

from ninetyten.bootstrap import Program
from ninetyten.cli import timekeeping
from ninetyten.cli.destination import no_place
from ninetyten.cli.main import OK, USAGE, fail
from ninetyten.cli.output import acted
from ninetyten.cli.query import answer, query, say, words_of
from ninetyten.cli.readers import work_date
from ninetyten.cli.words import Words
from ninetyten.journal import interchange
from ninetyten.journal.errors import BrokenFact
from ninetyten.journal.store import SqliteJournal

JOURNAL = "journal"
"""The format of our own."""
FORMATS = f"""\
formats:
  {JOURNAL}               everything that is recorded, the private part too, as JSON
                        Lines; import and merge take it in
  timewarrior           the days, for timew import (Timewarrior 1.9 or newer)
  timewarrior-commands  the days, for sh: one timew track a block, for any
                        Timewarrior
  ical                  the days' blocks, for a calendar (.ics); nothing private is
                        in it
"""
TAKEN_IN = f"""\
formats:
  {JOURNAL}      an export of ninetyten
  timewarrior  what timew export prints. An interval counts if a tag names what it
               was for (production, study, meeting, rest, lunch, ...); kind=general
               is its chart type, charts=14 are its charts; annotations are not
               read. Between its first and last interval the file replaces what
               earlier imports said; with --whole, everything they said. undo
               takes an import back.
"""


@query
def run(argv: list[str]) -> int:
    """Write the journal into a file, or take one in."""
    commands: dict[str, Callable[[list[str]], int]] = {"export": _export, "import": _import, "merge": _merge}
    return commands[argv[0]](argv[1:])


def _export(argv: list[str]) -> int:
    parser = words_of("export", "Everything that is recorded, or the days in the words of another program.")
    parser.add_argument("file", metavar="FILE", help="where to write it; only you can read it")
    _add_format(parser, (JOURNAL, *timekeeping.FORMATS), f"one of those below ({JOURNAL}; ical for a file named .ics)", FORMATS)
    parser.add_argument("--date", type=work_date, metavar="D", help="one work day only, as 2026-10-06; not for the journal")
    parser.add_argument("--force", action="store_true", help="replace a file that is there")
    asked = parser.parse_args(argv)
    form = asked.format or ("ical" if asked.file.lower().endswith(".ics") else JOURNAL)
    wrong = no_place(asked.file, asked.force)
    if form == JOURNAL and asked.date:
        wrong = f"--date goes with {' or '.join(timekeeping.FORMATS)}: the journal is exported whole"
    if wrong:
        return fail(f"export: {wrong}", USAGE)
    if form != JOURNAL:
        return timekeeping.export(asked.file, form, asked.date, json=asked.json)
    with closing(_journal()) as journal:
        count = interchange.export(journal, asked.file)
        acted()
    if asked.json:
        answer({"file": os.path.abspath(asked.file), "records": count})
    else:
        say(f"{_facts(count)} exported to {asked.file}, the private part too; only you can read it.")
    return OK


def _import(argv: list[str]) -> int:
    parser = words_of("import", "Take in what was exported; what is there already stays once.")
    parser.add_argument("file", metavar="FILE", help="the file to take in")
    _add_format(parser, (JOURNAL, "timewarrior"), f"one of those below ({JOURNAL})", TAKEN_IN)
    parser.add_argument("--whole", action="store_true", help="the file is everything that Timewarrior has")
    asked = parser.parse_args(argv)
    if asked.whole and asked.format != "timewarrior":
        return fail("import: --whole goes with --format timewarrior", USAGE)
    try:
        if asked.format == "timewarrior":
            return timekeeping.take_in(asked.file, whole=asked.whole, json=asked.json)
        return _take_in(asked.file, merges=False, json=asked.json)
    except interchange.BadExport as wrong:
        return fail(f"import: {wrong}", USAGE)


def _merge(argv: list[str]) -> int:
    parser = words_of("merge", "Take in what another machine exported: each machine's facts stay its own, reports show them all.")
    parser.add_argument("file", metavar="FILE", help="an export of ninetyten, of another machine; merging it again adds nothing")
    parser.add_argument("--without", action="append", default=[], type=work_date, metavar="D", help="leave that work day out")
    asked = parser.parse_args(argv)
    try:
        return _take_in(asked.file, asked.without, merges=True, json=asked.json)
    except interchange.BadExport as wrong:
        return fail(f"merge: {wrong}", USAGE)


def _take_in(file: str, without: Sequence[str] = (), *, merges: bool, json: bool) -> int:
    """Take in an export but for the days `without`. `merges`: two accounts of one day may stand beside each other, if they are
    two machines'. Raises BadExport."""
    done = "merged" if merges else "imported"
    records = [record for record in interchange.read_export(file) if record.day not in without]
    mended = 0
    with closing(_journal()) as journal:
        try:
            days = interchange.contradicted(journal, records, by_machine=merges)
        except BrokenFact:
            mended = interchange.mend(journal, records)
            days = interchange.contradicted(journal, records, by_machine=merges)
        if days:
            raise interchange.BadExport(_contradiction(file, days, merges=merges))
        count = interchange.import_records(journal, records)
        acted()
    if json:
        answer({"file": os.path.abspath(file), "records": len(records), done: count})
    else:
        known = len(records) - count
        machines = len({record.device for record in records})
        if mended:
            say(f"{_facts(mended)} of the journal that no ninetyten wrote put right.")
        whose = f" of {machines} machines" if merges and machines > 1 else ""
        say(f"{_facts(count)}{whose} {done} from {file}{f'; {known} were here already' if known else ''}.")
    return OK


def _contradiction(file: str, days: list[str], *, merges: bool) -> str:
    shown = ", ".join(days[:3]) + (f" and {len(days) - 3} more days" if len(days) > 3 else "")
    if merges:
        return (
            f"{file} and the journal each hold facts of {shown} that the other has not, under one machine's name. Leave out what"
            f" cannot be put together: --without {days[0]}. If the journal was copied to another machine, delete"
            f" {Program().places.device} on one of them, so that it gets a name of its own. Nothing was merged."
        )
    return (
        f"{file} and the journal each hold facts of {shown} that the other has not; two accounts of one day are not put together."
        f" If {file} is another machine's: ninetyten merge {file}. Nothing was imported."
    )


def _add_format(parser: Words, formats: tuple[str, ...], does: str, listed: str) -> None:
    parser.add_argument("--format", choices=formats, metavar="FORMAT", help=does)
    parser.formatter_class, parser.epilog = argparse.RawDescriptionHelpFormatter, listed


def _journal() -> SqliteJournal:
    """The journal itself, of every machine. What is adopted keeps the name of its own."""
    return SqliteJournal.of_all(Program().places)


def _facts(count: int) -> str:
    """How many, as a sentence begins."""
    return {0: "no fact", 1: "1 fact"}.get(count, f"{count} facts").capitalize()
