"""Days in the words of other programs: out to Timewarrior and calendars, in from Timewarrior."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from datetime import date, timedelta
from shlex import quote

from ninetyten.bootstrap import Program
from ninetyten.cli.destination import write_own
from ninetyten.cli.main import OK, REFUSED, fail
from ninetyten.cli.output import acted
from ninetyten.cli.query import answer, say, tell
from ninetyten.config.problems import unechoed
from ninetyten.domain.moment import SECOND
from ninetyten.domain.words import counted
from ninetyten.journal import foreign, timewarrior
from ninetyten.journal.blocks import UNTOLD, Span, TimeBlock, time_blocks
from ninetyten.journal.days import find_day
from ninetyten.journal.store import SqliteJournal
from ninetyten.ports import Calendar, Record
from ninetyten.session import Session

FORMATS = ("timewarrior", "timewarrior-commands", "ical")
KNOWN = "of time that is recorded here already"
MOST_TOLD = 5
"""So many odd intervals are told one by one."""


def export(file: str, form: str, date: str | None, *, json: bool) -> int:
    """Write one work day, or all of them, for another program."""
    program = Program()
    tell(program.loaded.problems)
    session = program.session()
    origin = "" if form == "ical" else foreign.TIMEWARRIOR  # what Timewarrior has already need not go back there
    blocks: list[TimeBlock] = []
    homeless = recorded = 0
    with closing(SqliteJournal.of_all(program.places)) as journal:
        for key in [date] if date else journal.days():
            told, left = time_blocks(find_day(session, key, but=origin).fold(session.plan.terms))
            blocks += _named(told, journal.records(day=key)) if form == "ical" else told
            homeless, recorded = homeless + left, recorded + len(told)
    if not blocks:
        shown = " that a calendar shows" if recorded else ""
        return fail(f"export: nothing is recorded{f' for {date}' if date else ''}{shown}; no file was written", REFUSED)
    content, count = _written(form, blocks, session)
    write_own(file, content)
    acted()
    if json:
        answer({"file": os.path.abspath(file), "blocks": count, "charts_left_out": homeless})
    else:
        charts = f"; {homeless} charts of days without any time are left out" if homeless and form != "ical" else ""
        say(f"{counted(count, 'block')} exported to {file}{_how_to(form, file)}{charts}.")
    return OK


def _named(blocks: Iterable[TimeBlock], written: Sequence[Record]) -> Iterable[TimeBlock]:
    from ninetyten.journal import ical, named_blocks

    return named_blocks.named_blocks(blocks, written, ical.shows)


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


def take_in(file: str, *, whole: bool, json: bool) -> int:
    """Take in what Timewarrior exported. `whole`: it is all that there is. Raises BadExport."""
    program = Program()
    tell(program.loaded.problems)
    session = program.session()
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
    told = {reason: number for reason, number in left_out.items() if number}
    if json:
        answer({"file": os.path.abspath(file), "intervals": len(fresh), "imported": added, "left_out": told, "gone": len(gone)})
    else:
        news = "" if added else "; nothing new is in them"
        others = ", ".join(f"{number} {reason}" for reason, number in told.items())
        say(f"{counted(len(fresh), 'interval')} taken in from {file}{news}{f'; left out: {others}' if others else ''}.")
        say(*_no_longer(gone, session.calendar), *_still_there(kept, session.calendar))
    if tagged := len(found.tagged.intersection(fresh)):
        tell([f"{counted(tagged, 'interval')} had tags that ninetyten does not know; the time was taken in without those tags."])
    return OK


def _odd(odd: Sequence[str]) -> Iterator[str]:
    """What could not be read, and why; of many the first ones."""
    yield from (f"{unechoed(why)}. It was left out." for why in odd[:MOST_TOLD])
    if len(odd) > MOST_TOLD:
        yield f"{len(odd) - MOST_TOLD} more intervals cannot be read; they were left out."


def _no_longer(gone: Sequence[TimeBlock], calendar: Calendar) -> Iterator[str]:
    """What earlier imports said and this file no longer says."""
    if gone:
        yield f"{counted(len(gone), 'interval')} of {_days(gone, calendar)} that Timewarrior no longer has: taken out."


def _still_there(kept: Sequence[TimeBlock], calendar: Calendar) -> Iterator[str]:
    """What earlier imports said of other time."""
    if kept:
        also = f"{counted(len(kept), 'interval')} of {_days(kept, calendar)} from earlier imports"
        yield f"{also} kept. If the file is everything that Timewarrior has, import it with --whole."


def _days(blocks: Sequence[TimeBlock], calendar: Calendar) -> str:
    days = sorted({calendar.day_of(block.start * SECOND).key for block in blocks})
    return days[0] if len(days) == 1 else f"{days[0]} to {days[-1]}"


def _recorded_here(session: Session, blocks: Iterable[TimeBlock], days: Iterable[str]) -> list[Span]:
    """The time around these blocks of which ninetyten recorded something itself, where `days` hold something. A day may have
    been laid otherwise when it was lived, so those beside are looked at too."""
    touched = [date.fromisoformat(day.key) for day in foreign.cut(blocks, session.calendar.day_of)]
    around = {(day + timedelta(beside)).isoformat() for day in touched for beside in (-1, 0, 1)}
    found = [find_day(session, key, but=foreign.TIMEWARRIOR) for key in sorted(around.intersection(days))]
    stretches = [stretch for day in found for stretch in day.fold(session.plan.terms).stretches if stretch.bucket not in UNTOLD]
    return [(stretch.start // SECOND, -(-stretch.end // SECOND)) for stretch in stretches]
