"""The one quiet line of the face: what is worth knowing at a quiet moment, and the action that belongs to it.

In a block only the code-set calendar speaks, and at its start the questions that were switched on; the weekly check and what
stayed open wait until nothing runs, and what one does with other people waits for a break.
"""

from __future__ import annotations

from datetime import date

from ninetyten.domain import events as e
from ninetyten.domain.value import Value
from ninetyten.ledger import codesets, contacts
from ninetyten.ledger.noted import Noted
from ninetyten.ledger.selfcheck import to_look_at
from ninetyten.view.block_start import BlockStart
from ninetyten.view.body_page import check_due
from ninetyten.view.posture import POINT_WORDS

CHECK_DUE = "The weekly check is due"
OPEN = "Left open: "
EYES_NOW = "Eyes now? 0 to 3"
ENERGY_NOW = "Energy now? 1 to 5"
LOOK_AT = "Look at your workstation: "
LOOKING = "body.open body.workstation"
"""The actions that lead to the workstation check, in their order."""


class Wants(Value):
    """What a person wants to be reminded of, as the settings say it. `place`: where the day is worked."""

    weekly: bool = True
    social: tuple[str, ...] = ()
    chapter_months: int = 1
    midday: bool = False
    energy: bool = False
    place: str = ""


class Quiet(Value):
    """The line, or a few of them, and the id of the action that belongs to it, if any; several, where one leads to the next."""

    text: str = ""
    act: str = ""


def quiet(
    phase: str,
    today: str,
    noted: Noted,
    wants: Wants,
    *,
    fresh: bool,
    lighter: str = "",
    began: BlockStart | None = None,
) -> Quiet:
    """What the face says quietly in a phase. `fresh`: no block was started today. `lighter`: the suggestion of a profile.
    `began`: the block that has only just begun."""
    if phase == "rest":
        item = contacts.due(wants.social, wants.chapter_months, noted, date.fromisoformat(today), wants.place)
        return Quiet(contacts.SENTENCES[item], "contact.make") if item else _workstation(today, noted, wants)
    if phase == "off":
        return _between_blocks(today, noted, wants, fresh=fresh, lighter=lighter)
    if phase != "focus":
        return Quiet()
    asked = _asked(today, noted, wants, began) if began is not None else Quiet()
    return asked if asked.text else _calendar(today)


def _between_blocks(today: str, noted: Noted, wants: Wants, *, fresh: bool, lighter: str) -> Quiet:
    if fresh and (left := left_open(noted)):
        return Quiet("\n".join(left))
    if wants.weekly and check_due(noted, today):
        return Quiet(CHECK_DUE, "body.open")
    look = _workstation(today, noted, wants)
    if look.text:
        return look
    return Quiet(lighter, "settings.open") if lighter else _calendar(today)


def _workstation(today: str, noted: Noted, wants: Wants) -> Quiet:
    """A point of the posture check that keeps failing (S9)."""
    found = to_look_at(noted, today) if wants.weekly else ()
    return Quiet(LOOK_AT + ", ".join(POINT_WORDS[point] for point in found), LOOKING) if found else Quiet()


def _asked(today: str, noted: Noted, wants: Wants, began: BlockStart) -> Quiet:
    """The eyes at the first block past noon (S17), energy once an hour of the clock (S11)."""
    if wants.midday and began.first_past_noon and noted.last_day(e.EyesScored) != today:
        return Quiet(EYES_NOW, "eyes.score")
    rated = any(day == today and rating.hour == began.hour for day, rating in noted.days_of(e.EnergyRated))
    return Quiet(ENERGY_NOW, "energy.rate") if wants.energy and began.first_of_hour and not rated else Quiet()


def _calendar(today: str) -> Quiet:
    return Quiet(codesets.banner(date.fromisoformat(today)))


def left_open(noted: Noted) -> list[str]:
    """What stayed open on the last day that was worked, a line each."""
    notes = [note for day, note in noted.days_of(e.LeftOpen) if day == noted.worked]
    return [OPEN + " · ".join(part for part in (note.when, note.where, note.how) if part) for note in notes]
