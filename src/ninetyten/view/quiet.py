"""The one quiet line of the main screen: what is worth knowing at a quiet moment, and the action that belongs to it.

In a block only the code-set calendar speaks, and when it has just begun the questions that were switched on (C4); the weekly
check, what stayed open and what is due for study (G3) wait until nothing runs, and contacts wait for a break.
"""

from __future__ import annotations

from datetime import date, datetime

from ninetyten.domain import events as e
from ninetyten.domain.events import BlockStarted
from ninetyten.domain.moment import MINUTE, Instant, Now, Span
from ninetyten.domain.value import Value
from ninetyten.domain.vocabulary import Contact
from ninetyten.domain.words import CONTACT_SENTENCES, local
from ninetyten.ledger import codesets
from ninetyten.ledger.notes import Notes
from ninetyten.ledger.timeline import FoldedDay
from ninetyten.view.questions import POINT_WORDS

CHECK_DUE = "The weekly check is due"
OPEN = "Left open: "
EYES_NOW = "Eyes and head now? 0 to 3"
ENERGY_NOW = "Energy now? 1 to 5"
BEHIND = "Behind your target in recent days: a message for your lead is ready"
LOOK_AT = "Check your workstation: "
STUDY_DUE = "Due for accuracy study: "


class Wants(Value):
    """What a person wants to be reminded of, as the settings say it. `place`: where the day is worked."""

    weekly: bool = True
    social: tuple[Contact, ...] = ()
    chapter_months: int = 1
    midday: bool = False
    energy: bool = False
    place: str = ""


class Quiet(Value):
    """The line, or a few of them, and the id of the action that belongs to it, if any; several, where one leads to the next: what
    is private lies on the page of the body."""

    text: str = ""
    act: str = ""


def quiet(
    phase: str,
    today: str,
    notes: Notes,
    wants: Wants,
    *,
    fresh: bool,
    lighter: str = "",
    late: bool = False,
    mention: str = "",
    study: str = "",
    began: BlockStart | None = None,
) -> Quiet:
    """Return the quiet line of the main screen in a phase. `fresh`: no block was started today. `lighter`: the suggestion of a
    profile. `late`: the last days missed the target (S13). `mention`: what a break may say once. `study`: the topics due for
    accuracy study (G3). `began`: the block that has only just begun."""
    if phase == "rest":
        return _in_a_break(today, notes, wants, mention)
    if phase == "off":
        return _between_blocks(today, notes, wants, fresh=fresh, lighter=lighter, late=late, study=study)
    if phase != "focus":
        return Quiet()
    asked = _asked(today, notes, wants, began) if began is not None else Quiet()
    return asked if asked.text else _calendar(today)


def _in_a_break(today: str, notes: Notes, wants: Wants, mention: str) -> Quiet:
    from ninetyten.ledger.wellbeing import due_contact

    item = due_contact(wants.social, wants.chapter_months, notes, date.fromisoformat(today), wants.place)
    look = Quiet(CONTACT_SENTENCES[item], "body.open contact.make") if item else _workstation(today, notes, wants)
    return look if look.text or not mention else Quiet(mention, "settings.open")


def _between_blocks(today: str, notes: Notes, wants: Wants, *, fresh: bool, lighter: str, late: bool, study: str) -> Quiet:
    from ninetyten.view.body_page import check_due

    if fresh and (left := left_open(notes)):
        return Quiet("\n".join(left))
    if wants.weekly and check_due(notes, today):
        return Quiet(CHECK_DUE, "body.open")
    if late:
        return Quiet(BEHIND, "insights.open insights.copy")
    if study and not fresh:  # before the first block the morning has said so
        return Quiet(STUDY_DUE + study)
    look = _workstation(today, notes, wants)
    if look.text:
        return look
    return Quiet(lighter, "settings.open") if lighter else _calendar(today)


def _workstation(today: str, notes: Notes, wants: Wants) -> Quiet:
    """Return a point of the posture check that keeps failing (S9)."""
    from ninetyten.ledger.wellbeing import to_look_at

    found = to_look_at(notes, today) if wants.weekly else ()
    return Quiet(LOOK_AT + ", ".join(POINT_WORDS[point] for point in found), "body.open body.workstation") if found else Quiet()


def _asked(today: str, notes: Notes, wants: Wants, began: BlockStart) -> Quiet:
    """Return the question about the eyes at the first block past noon (S17), or energy once per clock hour (S11)."""
    if wants.midday and began.first_past_noon and notes.last_day(e.EyesScored) != today:
        return Quiet(EYES_NOW, "body.open eyes.score")
    rated = any(day == today and rating.hour == began.hour for day, rating in notes.days_of(e.EnergyRated))
    return Quiet(ENERGY_NOW, "body.open energy.rate") if wants.energy and began.first_of_hour and not rated else Quiet()


def _calendar(today: str) -> Quiet:
    return Quiet(codesets.banner(date.fromisoformat(today)))


def left_open(noted: Notes) -> list[str]:
    """Return what stayed open on the last day that was worked, a line each."""
    notes = [note for day, note in noted.days_of(e.LeftOpen) if day == noted.worked]
    return [OPEN + " · ".join(part for part in (note.when, note.where, note.how) if part) for note in notes]


BEGINNING: Span = 5 * MINUTE
"""How long a block has only just begun."""
NOON, EVENING = 12, 17
"""Between these hours the day is at its middle; who begins later has none."""


class BlockStart(Value):
    """`hour`: of the wall clock, 0 to 23; `first_of_hour`, `first_past_noon`: whether it is the first block of the day to begin
    then; past noon, but before the evening."""

    hour: int
    first_of_hour: bool
    first_past_noon: bool


def block_start(day: FoldedDay, now: Now) -> BlockStart | None:
    """Return the start of the block that runs, while it has only just begun; else None. `day`: the present one."""
    block = day.state.block
    if day.state.phase != "focus" or block is None or now.at - block.started >= BEGINNING:
        return None
    starts = [event.at for event in day.events if isinstance(event, BlockStarted)]
    *before, last = [_wall(at, day, now) for at in starts or [block.started]]
    midnight = datetime.fromisoformat(now.day.key)
    noon, evening = midnight.replace(hour=NOON), midnight.replace(hour=EVENING)
    return BlockStart(
        hour=last.hour,
        first_of_hour=all((start.date(), start.hour) != (last.date(), last.hour) for start in before),
        first_past_noon=noon <= last < evening and all(start < noon for start in before),
    )


def _wall(at: Instant, day: FoldedDay, now: Now) -> datetime:
    """Return the wall-clock time at an instant, without a zone."""
    return local(at + day.state.shift, now.offset).replace(tzinfo=None)
