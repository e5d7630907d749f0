"""Run the acting commands: record what was typed at once and answer in one line."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from contextlib import closing

from ninetyten.bootstrap import Program
from ninetyten.cli.grammar import BadWords, act_words, to_command
from ninetyten.cli.main import OK, REFUSED, USAGE, fail, until_end
from ninetyten.cli.output import acted
from ninetyten.cli.query import tell
from ninetyten.config import own_words
from ninetyten.domain.commands import (
    Audit,
    Chart,
    Command,
    Later,
    LeaveOpen,
    MakeContact,
    Start,
    Switch,
    in_own_word,
)
from ninetyten.domain.planned import weekday
from ninetyten.domain.sentences import answer
from ninetyten.domain.typed import date_of
from ninetyten.domain.vocabulary import HOLD_REASONS, POSTURE_POINTS
from ninetyten.domain.words import ERROR_WORDS, counted
from ninetyten.ledger.audits import REBUTTED_WITHIN, has_errors
from ninetyten.ledger.periods import days_before, long_date, told_of
from ninetyten.runtime.session import Session

QUOTES = 'open: put each text in quotes, such as: ninetyten open "Monday 8am" --where "the E/M queue"'
"""Replaces argparse's own sentence, which would repeat what was typed (E)."""

CHAPTER = "If the meeting earned CEUs, log them: ninetyten ceu 1"
LISTS = {"reasons": HOLD_REASONS, "listed": POSTURE_POINTS}
"""What a flag lists instead of recording anything."""


def run(argv: list[str]) -> int:
    """Record one act. A broken setting does not stop it: the others apply, and the problem is reported."""
    program = Program()
    return record(argv, program, lambda: until_end(program.session()), _say_doubt, lambda: tell(program.loaded.problems))


def _say_doubt(why: str) -> int:
    return fail(f"chart: {why}; add --yes if that is right", USAGE)


def record(
    argv: list[str],
    program: Program,
    session_of: Callable[[], Session],
    doubted: Callable[[str], int],
    warn: Callable[[], object],
) -> int:
    """Record one act and return the exit code. `session_of`: opens the session, which a wrong word does not need. `doubted`: told
    why a count is unlikely (F4). `warn`: reports broken settings."""
    try:
        words = act_words(argv[0], [kind.key for kind in program.settings.plan.kinds]).parse_args(argv[1:])
        for flag, listed in LISTS.items():
            if getattr(words, flag, False):
                sys.stdout.write("\n".join(listed) + "\n")
                return OK
        command = to_command(words)
    except BadWords as wrong:
        return fail(QUOTES if argv[0] == LeaveOpen.word and "unrecognized" in str(wrong) else str(wrong), USAGE)
    except SystemExit:
        return OK
    warn()
    command, why = meant(command, program)
    if why := why or own_words.why_not(command, program.settings):
        return fail(why, REFUSED)
    session = session_of()
    if why := unlikely(command, session, words):
        return doubted(why)
    done = session.dispatch(command)
    tell([session.journal.warning] if session.journal.warning else [])
    today = session.now().day.key
    key = session.mended or today
    if done.refusal:
        return fail(told_of(in_own_word(done.refusal, command, argv[0]), key, today), REFUSED)
    acted()
    said = answer(done.events, done.state, session.calendar.offset_at, session.plan.clock)
    sys.stdout.write(told_of(said, key, today) + "\n")
    if command == MakeContact("chapter"):
        sys.stdout.write(CHAPTER + "\n")
    return OK


def meant(command: Command, program: Program) -> tuple[Command, str]:
    """Return a command with what the journal of earlier days says about it, and why it is refused; empty if it is not: study gets
    the topic that is due first (G1), a rebuttal the date of the audit that it corrects (G2)."""
    act = command.act if isinstance(command, Later) else command
    if isinstance(act, Start | Switch) and act.activity == "study" and not act.topic:
        act = act.replace(topic=first_due(program))
        return command.replace(act=act) if isinstance(command, Later) else act, ""
    if not isinstance(act, Audit) or not act.rebutted:
        return command, ""
    with closing(program.day_reader()) as reader:
        named = date_of(command.day, reader.today) if isinstance(command, Later) and command.day else ""
        days = reader.with_kind("Audited", named or days_before(reader.today, REBUTTED_WITHIN), named or reader.today)
    found = [(day.key, audit) for day in days for audit in day.audits if has_errors(audit, act.rebutted)]
    if not found:
        errors = " and ".join(counted(count, f"{ERROR_WORDS[category]} error") for category, count in act.rebutted)
        which = f"on {long_date(named)}" if named else "within a year"
        return command, f"audit: no audit {which} has {errors} to take back; use `audit --error` to log them first"
    key, last = found[-1]
    if act.total not in (0, last.total):
        return command, f"audit: that audit reviewed {last.total} {last.basis}, not {act.total}"
    return command if isinstance(command, Later) or key == reader.today else Later(act, day=key), ""


def first_due(program: Program) -> str:
    """Return the topic of study that is due first; empty if none is."""
    from ninetyten.ledger.study import due_topics
    from ninetyten.reports.study_text import study_of

    with closing(program.day_reader()) as reader:
        return next(iter(due_topics(study_of(reader, reader.today), reader.today)), "")


def unlikely(command: Command, session: Session, words: argparse.Namespace) -> str:
    """Return why a count of charts needs --yes; empty if it needs none, or has it (F4)."""
    act = command.act if isinstance(command, Later) else command
    if not isinstance(act, Chart) or words.yes or (act.total is None and act.count == 1):
        return ""
    from ninetyten.ledger.quota import doubt

    day = session.now().day
    if isinstance(command, Later) and command.day:
        day = session.work_day(date_of(command.day, day.key))
    return doubt(act, session.state.on(day), session.plan.on(day.key, weekday(day)))
