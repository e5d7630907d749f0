"""Days in the words of other programs: out to Timewarrior and calendars, in from Timewarrior."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import closing
from shlex import quote

from ninetyten.bootstrap import Program
from ninetyten.cli.destination import write_own
from ninetyten.cli.main import OK, REFUSED, fail
from ninetyten.cli.output import acted
from ninetyten.cli.query import answer, say, tell
from ninetyten.domain.moment import SECOND
from ninetyten.domain.words import counted
from ninetyten.journal import foreign, timewarrior
from ninetyten.journal.blocks import UNTOLD, TimeBlock, time_blocks
from ninetyten.journal.days import find_day
from ninetyten.journal.interchange import import_records
from ninetyten.journal.store import SqliteJournal
from ninetyten.ledger.timeline import Stretch
from ninetyten.ports import Record
from ninetyten.session import Session

FORMATS = ("timewarrior", "timewarrior-commands", "ical")
KNOWN = "of time that is recorded here already"


def export(file: str, form: str, date: str | None, *, json: bool) -> int:
    """Write one work day, or all of them, for another program."""
    program = Program()
    tell(program.loaded.problems)
    session = program.session()
    with closing(SqliteJournal.of_all(program.places)) as journal:
        days = [date] if date else journal.days()
    origin = "" if form == "ical" else foreign.TIMEWARRIOR  # what Timewarrior has already need not go back there
    blocks: list[TimeBlock] = []
    homeless = 0
    for key in days:
        told, left = time_blocks(find_day(session, key, but=origin).fold(session.plan.terms))
        blocks, homeless = [*blocks, *told], homeless + left
    if not blocks:
        return fail(f"export: nothing is recorded{f' for {date}' if date else ''}; no file was written", REFUSED)
    content, count = _written(form, blocks, session)
    write_own(file, content)
    acted()
    if json:
        answer({"file": os.path.abspath(file), "blocks": count, "charts_left_out": homeless})
    else:
        charts = f"; {homeless} charts of days without any time are left out" if homeless and form != "ical" else ""
        say(f"{counted(count, 'block')} exported to {file}{_how_to(form, file)}{charts}.")
    return OK


def _written(form: str, blocks: list[TimeBlock], session: Session) -> tuple[bytes, int]:
    if form == "ical":
        from ninetyten.journal import ical

        return ical.as_calendar(blocks, session.plan.terms)
    text = timewarrior.as_json(blocks) if form == "timewarrior" else timewarrior.as_commands(blocks)
    return text.encode(), len(blocks)


def _how_to(form: str, file: str) -> str:
    if form == "ical":
        return "; nothing private is in it"
    return f"; load them with: {'timew import' if form == 'timewarrior' else 'sh'} {quote(file)}"


def take_in(file: str, *, json: bool) -> int:
    """Take in what Timewarrior exported. Raises BadExport."""
    program = Program()
    tell(program.loaded.problems)
    session = program.session()
    found = timewarrior.read(file, session.plan.kinds)
    day_of = session.calendar.day_of
    touched = foreign.cut(found.blocks, day_of)
    here = {day: find_day(session, day.key, but=foreign.TIMEWARRIOR).fold(session.plan.terms).stretches for day in touched}
    around = {block: {day_of(block.start * SECOND), day_of(block.end * SECOND - 1)} for block in found.blocks}
    fresh = [block for block, lived in around.items() if not any(_known(block, here[day]) for day in lived)]
    days = foreign.cut(fresh, day_of)
    records: list[Record] = []
    for day in touched:
        held = _held(session, day.key)
        records += foreign.missing(day, days.get(day, []), session.plan.terms, held, session.calendar.offset_at(day.opens))
    with closing(SqliteJournal.of_all(program.places)) as journal:
        added = import_records(journal, records) if records else 0
        acted()
    left_out = {**found.left_out, KNOWN: len(found.blocks) - len(fresh)}
    told = {reason: number for reason, number in left_out.items() if number}
    if json:
        answer({"file": os.path.abspath(file), "intervals": len(fresh), "imported": added, "left_out": told})
    else:
        news = "" if added else "; nothing new is in them"
        others = ", ".join(f"{number} {reason}" for reason, number in told.items())
        say(f"{counted(len(fresh), 'interval')} taken in from {file}{news}{f'; left out: {others}' if others else ''}.")
    if tagged := len(found.tagged.intersection(fresh)):
        tell([f"{counted(tagged, 'interval')} had tags that ninetyten does not know; the time was taken in without those tags."])
    return OK


def _held(session: Session, day: str) -> list[Record]:
    """What was taken in of a work day before."""
    return next((told for told in session.journal.others(day) if told[0].device == foreign.TIMEWARRIOR), [])


def _known(block: TimeBlock, stretches: Iterable[Stretch]) -> bool:
    """Whether ninetyten recorded something itself while the block lasted."""
    start, end = block.start * SECOND, block.end * SECOND
    return any(stretch.bucket not in UNTOLD and stretch.start < end and start < stretch.end for stretch in stretches)
