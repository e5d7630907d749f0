"""`body`, `workstation`, `posture`, `eyes` and `energy` alone: show what was recorded and how to record it, and record nothing.

Private: no shared report shows any of it (D11).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ninetyten.bootstrap import Program
from ninetyten.cli.main import OK, until_end
from ninetyten.cli.query import query, say, tell
from ninetyten.domain.vocabulary import ClockStyle
from ninetyten.ledger.notes import Notes
from ninetyten.ledger.peaks import peaks
from ninetyten.ledger.periods import recent_from
from ninetyten.ledger.summary import Summary
from ninetyten.reports.layout import wrapped
from ninetyten.runtime.recent_notes import LONG
from ninetyten.view.body_page import body_page
from ninetyten.view.questions import PRIVATE
from ninetyten.view.selfcheck import energy_lines, midday_lines, posture_lines

HOW = {
    "body": ("body neck=2 queue=1", "how much you felt each, from 0 (not at all) to 3 (a lot); body --help names them all"),
    "workstation": ("workstation chair=yes glare=no", "what is right and what is not; workstation --help names every point"),
    "posture": ("posture ok", "everything is right; name the points that are not, such as: posture feet back"),
    "eyes": ("eyes 2", "your eyes at midday, from 0 (not at all) to 3 (a lot); --head 1 says the same of a headache"),
    "energy": ("energy 4", "your energy right now, from 1 (very low) to 5 (very high)"),
}
"""How each check is recorded: the words to type, and what they mean."""
CALLED = {
    "body": "a weekly check",
    "workstation": "a workstation check",
    "posture": "a posture check",
    "eyes": "a midday rating",
    "energy": "your energy",
}
NOTHING = "You recorded none recently."


@query
def run(argv: list[str]) -> int:
    """Show what one check found recently."""
    (word,) = argv
    program = Program()
    tell(program.loaded.problems)
    reader = until_end(program.day_reader())
    notes = reader.notes((date.fromisoformat(reader.today) - LONG).isoformat(), reader.today)
    days = reader.between(recent_from(reader.today), reader.today)
    typed, means = HOW[word]
    found = found_by(word, notes, days, reader.today, program.settings.plan.clock) or (NOTHING,)
    say(*(line for text in found for line in wrapped(text)))
    say("", f"To record {CALLED[word]}: ninetyten {typed}", *wrapped(means, indent="  "))
    say("", PRIVATE)
    return OK


def found_by(word: str, notes: Notes, days: Sequence[Summary], today: str, clock: ClockStyle) -> Sequence[str]:
    """Return what a check found recently, a line each; nothing if you never made it."""
    match word:
        case "posture":
            return posture_lines(notes, today)
        case "eyes":
            return midday_lines(notes, today)
        case "energy":
            return energy_lines(notes, peaks(days), clock)
    page = body_page(notes, days, today)
    if word == "workstation":
        return page.workstation
    return (page.checked, *(f"{line.words}: {line.text}" for line in page.trends), *page.lines) if page.trends else ()
