"""`backlog`, `ceu` and `study`: show where a backlog stands against its deadline (D8), where the continuing education cycle
stands, and what accuracy study has done and what is due (G4).

`backlog` also drafts a message to send. `ceu` with a number and `study` with a topic are acts like any other.
"""

from __future__ import annotations

import base64
import sys
import textwrap
from collections.abc import Sequence

from ninetyten.bootstrap import Program
from ninetyten.cli.grammar import BadWords
from ninetyten.cli.main import OK, REFUSED, fail
from ninetyten.cli.output import obeyed
from ninetyten.cli.query import answer, query, say, tell, words_of
from ninetyten.domain.plan import Backlog
from ninetyten.ledger.backlog import Projection, project
from ninetyten.ledger.findings import needed_from
from ninetyten.ledger.summary import to_plain
from ninetyten.reports.layout import WIDTH
from ninetyten.reports.outlook import backlog_found, ceu_standing, kind_names
from ninetyten.reports.study_text import study_found, study_of, study_text

HOW = "to add one, write a section [backlog.NAME] with kind, count, since and deadline in the settings"


@query
def run(argv: list[str]) -> int:
    """Print where each backlog in the settings stands, or the named one."""
    parser = words_of(
        "backlog", "Show where a backlog stands against its deadline at your own pace, and draft a message for your lead."
    )
    parser.add_argument("name", nargs="?", metavar="NAME", help="a backlog from your settings (default: all)")
    parser.add_argument("--copy", action="store_true", help="also copy the message to the clipboard")
    asked = parser.parse_args(argv[1:])
    program = Program()
    tell(program.loaded.problems)
    goals = _named(program.settings.backlogs, asked.name)
    if asked.copy and not sys.stdout.isatty():
        return fail("backlog: --copy needs a terminal; without it, the message is printed", REFUSED)
    reader = program.day_reader()
    days = reader.between(needed_from(reader.today, reader.today, program.settings.backlogs), reader.today)
    found = [project(goal, days, reader.today, reader.plan) for goal in goals]
    if asked.json:
        answer([backlog_found(backlog) for backlog in found])
        return OK
    say(*("\n\n".join(backlog_text(backlog) for backlog in found) if found else f"No backlog is set up; {HOW}.").split("\n"))
    if asked.copy and found:
        obeyed(to_clipboard("\n\n".join(backlog.draft for backlog in found)))
        say("", "Sent the message to the clipboard. Some terminals ignore this.")
    return OK


def _named(goals: Sequence[Backlog], name: str | None) -> Sequence[Backlog]:
    """Return all of them, or the one with that name. Raises BadWords if there is none."""
    if name is None:
        return goals
    chosen = [goal for goal in goals if goal.name == name]
    if not chosen:
        names = ", ".join(goal.name for goal in goals)
        raise BadWords(f'backlog: "{name}" is not one of {names}' if names else f"backlog: no backlog is set up; {HOW}")
    return chosen


def backlog_text(backlog: Projection) -> str:
    """Return where it stands, what you can offer, and the message to send, whose lines are not wrapped."""
    standing = textwrap.fill(f"{backlog.goal.name}: {backlog.words}", WIDTH)
    offers = ["", "What you can offer:", *(f"- {option}" for option in backlog.options)] if backlog.options else []
    return "\n".join([standing, *offers, "", "The message (counts only):", "", backlog.draft])


def to_clipboard(text: str) -> str:
    """Return the sequence that makes a terminal put a text on its clipboard (OSC 52)."""
    return f"\x1b]52;c;{base64.b64encode(text.encode()).decode()}\a"


NO_CYCLE = "No cycle is set up. Set ceu.body (aapc or ahima) and ceu.ends (its last date, such as 2027-06-30) in the settings."


@query
def run_ceu(argv: list[str]) -> int:
    """Print where the cycle stands."""
    asked = words_of(
        "ceu", "Show where your continuing education cycle stands. With a number, such as 1.5, log credits."
    ).parse_args(argv[1:])
    program = Program()
    tell(program.loaded.problems)
    reader = program.day_reader()
    found = ceu_standing(reader, reader.today)
    if asked.json:
        answer(to_plain(found))
    else:
        say(*textwrap.wrap(found.words if found else NO_CYCLE, WIDTH))
    return OK


@query
def run_study(argv: list[str]) -> int:
    """Print what accuracy study has done and what is due."""
    asked = words_of("study", "Show what your study has done and what is due. With a topic, study it.").parse_args(argv[1:])
    program = Program()
    tell(program.loaded.problems)
    reader = program.day_reader()
    found = study_of(reader, reader.today)
    if asked.json:
        answer(study_found(found, reader.today))
    else:
        sys.stdout.write(study_text(found, reader.today, kind_names(reader)))
    return OK
