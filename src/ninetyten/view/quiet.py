"""The one quiet line of the face: what is worth knowing at a quiet moment, and the action that belongs to it.

In a block only the code-set calendar speaks; the weekly check and what stayed open wait until nothing runs, and what one does
with other people waits for a break.
"""

from __future__ import annotations

from datetime import date

from ninetyten.domain import events as e
from ninetyten.domain.value import Value
from ninetyten.ledger import codesets, contacts
from ninetyten.ledger.noted import Noted
from ninetyten.view.body_page import check_due

CHECK_DUE = "The weekly check is due"
OPEN = "Left open: "


class Wants(Value):
    """What a person wants to be reminded of, as the settings say it."""

    weekly: bool = True
    social: tuple[str, ...] = ()
    chapter_months: int = 1


class Quiet(Value):
    """The line, or a few of them, and the id of the action that belongs to it, if any."""

    text: str = ""
    act: str = ""


def quiet(phase: str, today: str, noted: Noted, wants: Wants, *, fresh: bool, lighter: str = "") -> Quiet:
    """What the face says quietly in a phase. `fresh`: no block was started today. `lighter`: the suggestion of a profile."""
    if phase == "rest":
        item = contacts.due(wants.social, wants.chapter_months, noted, date.fromisoformat(today))
        return Quiet(contacts.SENTENCES[item], "contact.make") if item else Quiet()
    if phase == "off" and fresh and (left := left_open(noted)):
        return Quiet("\n".join(left))
    if phase == "off" and wants.weekly and check_due(noted, today):
        return Quiet(CHECK_DUE, "body.open")
    if phase == "off" and lighter:
        return Quiet(lighter, "settings.open")
    return Quiet(codesets.banner(date.fromisoformat(today))) if phase in ("off", "focus") else Quiet()


def left_open(noted: Noted) -> list[str]:
    """What stayed open on the last day that was worked, a line each."""
    notes = [note for day, note in noted.days_of(e.LeftOpen) if day == noted.worked]
    return [OPEN + " · ".join(part for part in (note.when, note.where, note.how) if part) for note in notes]
