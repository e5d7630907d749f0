"""`ceu` without a number: where the cycle of continuing education stands. With one it is an act like any other."""

from __future__ import annotations

import textwrap

from ninetyten.bootstrap import Program
from ninetyten.cli.main import OK
from ninetyten.cli.outlook import ceu_standing
from ninetyten.cli.phrases import WIDTH
from ninetyten.cli.query import answer, query, say, tell, words_of
from ninetyten.ledger.summary import to_plain

HOW = "No cycle is set: the settings ceu.body (aapc or ahima) and ceu.ends (its last date, as 2027-06-30) make one."


@query
def run(argv: list[str]) -> int:
    """Print the standing of the cycle."""
    asked = words_of(
        "ceu", "Where your cycle of continuing education stands; with a number, such as 1.5, logs credits."
    ).parse_args(argv[1:])
    program = Program()
    tell(program.loaded.problems)
    books = program.books()
    found = ceu_standing(books, books.today)
    if asked.json:
        answer(to_plain(found))
    else:
        say(*textwrap.wrap(found.words if found else HOW, WIDTH))
    return OK
