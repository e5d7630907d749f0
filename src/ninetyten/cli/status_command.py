"""`status`: show where the day stands, for a prompt, tmux or a bar. It needs no running app and imports nothing heavy."""

from __future__ import annotations

import json
import sys

from ninetyten.bootstrap import Program
from ninetyten.cli.main import OK, USAGE, fail, until_end
from ninetyten.domain.plan import Plan
from ninetyten.domain.words import spell_time
from ninetyten.view.status import clock_left, status, status_line

USAGE_LINE = """usage: ninetyten status [--json] [--format TEMPLATE]

Show where the day stands, in one line.

options:
  --json             print the result as JSON
  --format TEMPLATE  fill in {phase} {activity} {kind} {left} {charts} {on_hold} {block} {next} {ends} {watched}
"""


def run(argv: list[str]) -> int:
    """Print one line, or JSON, or a filled template."""
    template, as_json, rest = None, False, argv[1:]
    while rest:
        word = rest.pop(0)
        if word == "--json":
            as_json = True
        elif word in ("-h", "--help"):
            sys.stdout.write(USAGE_LINE)
            return OK
        elif word == "--format" and rest:
            template = rest.pop(0)
        elif word.startswith("--format="):
            template = word.partition("=")[2]
        else:
            return fail(f'status: unrecognized argument "{word}" (allowed: --json, --format TEMPLATE)', USAGE)
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
