"""`status`: show where the day stands, for a prompt, tmux or a bar. It needs no running app and imports nothing heavy."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from ninetyten.bootstrap import Program
from ninetyten.cli.main import OK, USAGE, fail, until_end
from ninetyten.domain.plan import Plan
from ninetyten.domain.words import spell_time
from ninetyten.view.status import clock_left, status, status_line

if TYPE_CHECKING:
    from ninetyten.cli.grammar import Words

FIELDS = "{phase} {activity} {kind} {left} {charts} {on_hold} {block} {next} {ends} {watched}"


def words(word: str) -> Words:
    """Return the parser of `status`."""
    from ninetyten.cli.query import words_of

    parser = words_of(word, "Show where the day stands, in one line.")
    parser.add_argument("--format", metavar="TEMPLATE", help=f"fill in {FIELDS}")
    return parser


def run(argv: list[str]) -> int:
    """Print one line, JSON or a filled template. Only other words load the parser: status bars ask every second."""
    match argv[1:]:
        case []:
            return _show()
        case ["--json"]:
            return _show(as_json=True)
        case ["--format", template]:
            return _show(template)
    from ninetyten.cli.query import query

    return query(_read)(argv)


def _read(argv: list[str]) -> int:
    asked = words(argv[0]).parse_args(argv[1:])
    return _show(asked.format, as_json=asked.json)


def _show(template: str | None = None, *, as_json: bool = False) -> int:
    program = Program()
    session = until_end(program.session(Plan()))
    seen, now = session.look()
    if session.journal.reason:
        fail(session.journal.reason, OK)
    found = status(seen.state.on(now.day), now.at, session.calendar.offset_at)
    if as_json:
        sys.stdout.write(json.dumps(found) + "\n")
        return OK
    if template is None:
        sys.stdout.write(status_line(found) + "\n")
        return OK
    stop = found["next_stop"]
    fields = {
        **{name: "" if found[name] is None else found[name] for name in ("phase", "activity", "kind", "charts", "block")},
        "on_hold": found["on_hold"]["charts"] if found["on_hold"] else 0,
        "left": clock_left(found["left_seconds"]),
        "next": " ".join(stop["tracks"]) if stop else "",
        "ends": _time(found["ends"], program) if found["ends"] and "{ends" in template else "",
        "watched": "yes" if found["watched"] else "no",
    }
    try:
        sys.stdout.write(template.format(**fields) + "\n")
    except (KeyError, IndexError, ValueError, AttributeError, TypeError):
        return fail(f"status: --format can use {', '.join('{' + name + '}' for name in fields)}", USAGE)
    return OK


def _time(stamp: str, program: Program) -> str:
    """Return the time of day of an ISO stamp as the settings want it; they are read for this alone."""
    return spell_time(int(stamp[11:13]) * 60 + int(stamp[14:16]), program.settings.plan.clock)
