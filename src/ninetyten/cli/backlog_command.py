"""`backlog`, `ceu` and `study`: show where a backlog stands against its deadline (D8), where the continuing education cycle
stands, and what accuracy study has done and what is due (G4).

`backlog` also drafts a message to send. `ceu` with a number and `study` with a topic are acts like any other.
"""

from __future__ import annotations

import base64
import sys
from collections.abc import Sequence

from ninetyten.bootstrap import Program
from ninetyten.cli.grammar import BadWords, Words
from ninetyten.cli.main import OK, REFUSED, fail, until_end
from ninetyten.cli.output import obeyed
from ninetyten.cli.query import answer, query, say, tell, words_of
from ninetyten.domain.plan import Backlog
from ninetyten.ledger.backlog import Projection, project
from ninetyten.ledger.behind import Behind, behind
from ninetyten.ledger.findings import needed_from
from ninetyten.ledger.summary import to_plain
from ninetyten.reports.layout import wrapped
from ninetyten.reports.outlook import backlog_found, ceu_standing, kind_names
from ninetyten.reports.study_text import study_found, study_of, study_text

HOW = "to add one, press i n in the app, or write [backlog.NAME] with kind, count, since and deadline in the settings"
MESSAGE = "A message for your lead, with counts only:"
NOT_BEHIND = "You are not behind your daily quota."


def words(word: str) -> Words:
    """Return the parser of `backlog`."""
    parser = words_of(
        word,
        "Show whether you are behind your daily quota, and where each backlog stands at your own pace, with a message for your "
        "lead.",
    )
    parser.add_argument("name", nargs="?", metavar="NAME", help="a backlog from your settings (default: all)")
    parser.add_argument("--copy", action="store_true", help="also copy the message to the clipboard")
    return parser


@query
def run(argv: list[str]) -> int:
    """Print where each backlog in the settings stands, or the named one; and whether the daily quota is met."""
    asked = words(argv[0]).parse_args(argv[1:])
    program = Program()
    tell(program.loaded.problems)
    goals = _named(program.settings.backlogs, asked.name)
    if asked.copy and not sys.stdout.isatty():
        return fail("backlog: --copy needs a terminal; without it, the message is printed", REFUSED)
    reader = until_end(program.day_reader())
    days = reader.between(needed_from(reader.today, reader.today, program.settings.backlogs), reader.today)
    found = [project(goal, days, reader.today, reader.plan) for goal in goals]
    if asked.json:
        answer([backlog_found(backlog) for backlog in found])
        return OK
    late = behind(days, reader.today, reader.plan) if asked.name is None else None
    standing: list[Projection | Behind] = [*([late] if late else []), *found]
    met = f"{NOT_BEHIND} " if any(day.worked for day in days) else ""
    say(*("\n\n".join(map(standing_text, standing)) or f"{met}No backlog is set up; {HOW}.").split("\n"))
    if asked.copy and standing:
        obeyed(to_clipboard("\n\n".join(one.draft for one in standing)))
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


def standing_text(found: Projection | Behind) -> str:
    """Return where it stands; if that is behind, as a message to send, whose lines are not wrapped."""
    name = found.goal.name if isinstance(found, Projection) else "Daily quota"
    if not found.options:
        return "\n".join(wrapped(f"{name}: {found.words}"))
    return f"{name}: behind. {MESSAGE}\n\n{found.draft}"


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
    reader = until_end(program.day_reader())
    found = ceu_standing(reader, reader.today)
    if asked.json:
        answer(to_plain(found))
    else:
        say(*wrapped(found.words if found else NO_CYCLE))
    return OK


@query
def run_study(argv: list[str]) -> int:
    """Print what accuracy study has done and what is due."""
    asked = words_of("study", "Show what your study has done and what is due. With a topic, study it.").parse_args(argv[1:])
    program = Program()
    tell(program.loaded.problems)
    reader = until_end(program.day_reader())
    found = study_of(reader, reader.today)
    if asked.json:
        answer(study_found(found, reader.today))
    else:
        sys.stdout.write(study_text(found, reader.today, kind_names(reader)))
    return OK
