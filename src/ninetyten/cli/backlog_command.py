"""`backlog` and `ceu`: where a backlog stands against its deadline (D8), and where the cycle of continuing education stands.

`backlog` also drafts the message to send. `ceu` with a number is an act like any other.
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
from ninetyten.ledger.backlog import Projection, project
from ninetyten.ledger.findings import needed_from
from ninetyten.ledger.goals import Backlog
from ninetyten.ledger.summary import to_plain
from ninetyten.reports.layout import WIDTH
from ninetyten.reports.outlook import backlog_found, ceu_standing

HOW = "in the settings a section [backlog.NAME] with kind, count, since and deadline makes one"


@query
def run(argv: list[str]) -> int:
    """Print where the backlogs of the settings stand, or the one that is named."""
    parser = words_of("backlog", "Where a backlog stands against its deadline: at your own pace, with what can be offered.")
    parser.add_argument("name", nargs="?", metavar="NAME", help="one of the settings' backlogs (default: all)")
    parser.add_argument("--copy", action="store_true", help="put the message on the clipboard of this terminal, too")
    asked = parser.parse_args(argv[1:])
    program = Program()
    tell(program.loaded.problems)
    goals = _named(program.settings.backlogs, asked.name)
    if asked.copy and not sys.stdout.isatty():
        return fail("backlog: --copy needs a terminal; what is printed holds the message", REFUSED)
    reader = program.day_reader()
    days = reader.between(needed_from(reader.today, reader.today, program.settings.backlogs), reader.today)
    found = [project(goal, days, reader.today, reader.plan) for goal in goals]
    if asked.json:
        answer([backlog_found(backlog) for backlog in found])
        return OK
    say(*("\n\n".join(backlog_text(backlog) for backlog in found) if found else f"There is no backlog; {HOW}.").split("\n"))
    if asked.copy and found:
        obeyed(to_clipboard("\n\n".join(backlog.draft for backlog in found)))
        say("", "The message was sent to the clipboard; some terminals do not take it.")
    return OK


def _named(goals: Sequence[Backlog], name: str | None) -> Sequence[Backlog]:
    """All of them, or the one of that name. Raises BadWords if there is none."""
    if name is None:
        return goals
    chosen = [goal for goal in goals if goal.name == name]
    if not chosen:
        names = ", ".join(goal.name for goal in goals)
        raise BadWords(f'backlog: "{name}" is not one of {names}' if names else f"backlog: there is none; {HOW}")
    return chosen


def backlog_text(backlog: Projection) -> str:
    """Where it stands, what can be offered, and the message as it can be sent: its lines are not broken."""
    standing = textwrap.fill(f"{backlog.goal.name}: {backlog.words}", WIDTH)
    offers = ["", "What can be offered:", *(f"- {option}" for option in backlog.options)] if backlog.options else []
    return "\n".join([standing, *offers, "", "The message, counts only:", "", backlog.draft])


def to_clipboard(text: str) -> str:
    """What makes a terminal put a text on its clipboard (OSC 52)."""
    return f"\x1b]52;c;{base64.b64encode(text.encode()).decode()}\a"


NO_CYCLE = "No cycle is set: the settings ceu.body (aapc or ahima) and ceu.ends (its last date, as 2027-06-30) make one."


@query
def run_ceu(argv: list[str]) -> int:
    """Print the standing of the cycle."""
    asked = words_of(
        "ceu", "Where your cycle of continuing education stands; with a number, such as 1.5, logs credits."
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
