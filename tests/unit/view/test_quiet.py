"""The quiet line: each thing at its own moment, one at a time."""

from __future__ import annotations

import pytest

from ninetyten.domain import events as e
from ninetyten.domain.words import CONTACT_SENTENCES
from ninetyten.ledger.notes import DatedNote, Notes
from ninetyten.view.quiet import BEHIND, CHECK_DUE, ENERGY_NOW, EYES_NOW, BlockStart, Quiet, Wants, left_open, quiet

PLAIN = "2026-06-10"
"""A day on which no code set is near."""
OCTOBER = "2026-10-06"
CHECKED = DatedNote("2026-06-01", e.BodyChecked(0, (("neck", 1),)))
LEFT = DatedNote("2026-06-09", e.LeftOpen(0, "Monday 08:00", "queue 3", "the queries"))
USUAL = Wants()
SOCIAL = Wants(social=("coffee",))


def said(phase: str, notes: Notes, wants: Wants = USUAL, *, today: str = PLAIN, fresh: bool = True) -> Quiet:
    """What the face says."""
    return quiet(phase, today, notes, wants, fresh=fresh)


@pytest.mark.parametrize(
    ("noted", "due"),
    [
        (Notes((CHECKED.replace(day="2026-06-03"),)), True),
        (Notes((CHECKED.replace(day="2026-06-04"),)), False),
        (Notes(first="2026-06-03"), True),
        (Notes(first="2026-06-09"), False),
        (Notes(), False),
        (Notes((CHECKED, DatedNote("2026-06-05", e.Suggested(0, "body-check")))), False),
        (Notes((CHECKED, DatedNote("2026-06-05", e.Suggested(0, "profile")))), True),
    ],
)
def test_the_check_is_due_a_week_after_the_last(noted: Notes, due: bool) -> None:
    """Or after it was left out; at first, a week after the first work day."""
    assert said("off", noted) == (Quiet(CHECK_DUE, "body.open") if due else Quiet())


@pytest.mark.parametrize("phase", ["focus", "overtime", "rest", "paused", "meeting", "away"])
def test_the_check_is_never_asked_for_in_a_block(phase: str) -> None:
    """Only when nothing runs."""
    assert said(phase, Notes((CHECKED,), first="2026-01-01")) == Quiet()


def test_the_check_can_be_switched_off() -> None:
    """Then nothing is said of it."""
    assert said("off", Notes((CHECKED,)), Wants(weekly=False)) == Quiet()


def test_being_behind_is_said_early_while_nothing_runs() -> None:
    """With the keys that copy the message; not in a block, where it would only hurry."""
    told = quiet("off", PLAIN, Notes(), USUAL, fresh=True, late=True)
    assert told == Quiet(BEHIND, "insights.open insights.copy")
    assert quiet("focus", PLAIN, Notes(), USUAL, fresh=False, late=True) == Quiet()


def test_what_stayed_open_is_shown_in_the_morning() -> None:
    """Of the last day worked, before the first block, in place of everything else."""
    notes = Notes((CHECKED, LEFT.replace(day="2026-06-05"), LEFT), worked="2026-06-09")
    assert said("off", notes).text == "Left open: Monday 08:00 · queue 3 · the queries"
    assert said("off", notes, fresh=False).text == CHECK_DUE
    assert said("focus", notes) == Quiet()


def test_what_stayed_open_is_shown_once() -> None:
    """Not after another day was worked; a note may be short."""
    assert left_open(Notes((LEFT,), worked="2026-06-10")) == []
    assert left_open(Notes((LEFT.replace(event=e.LeftOpen(0, "Monday", "", "")),), worked="2026-06-09")) == ["Left open: Monday"]


def test_people_are_thought_of_in_a_break() -> None:
    """And nowhere else."""
    notes = Notes(first="2026-06-01")
    assert said("rest", notes, SOCIAL) == Quiet(CONTACT_SENTENCES["coffee"], "body.open contact.make")
    assert said("focus", notes, SOCIAL) == said("rest", notes) == Quiet()


def test_a_change_of_codes_is_told_off_and_in_focus() -> None:
    """Five days after the first of October."""
    for phase in ("off", "focus"):
        assert "took effect Oct 1 (5 days ago)" in said(phase, Notes(), today=OCTOBER).text
    assert said("rest", Notes(), today=OCTOBER) == Quiet()


ASKING = Wants(midday=True, energy=True)
NOON = BlockStart(12, True, True)
MORNING = BlockStart(9, True, False)


@pytest.mark.parametrize(
    ("began", "noted", "said"),
    [
        (NOON, (), Quiet(EYES_NOW, "body.open eyes.score")),
        (NOON, (DatedNote(PLAIN, e.EyesScored(0, 1)),), Quiet(ENERGY_NOW, "body.open energy.rate")),
        (NOON, (DatedNote("2026-06-09", e.EyesScored(0, 1)),), Quiet(EYES_NOW, "body.open eyes.score")),
        (NOON.replace(first_past_noon=False), (), Quiet(ENERGY_NOW, "body.open energy.rate")),
        (MORNING, (), Quiet(ENERGY_NOW, "body.open energy.rate")),
        (MORNING, (DatedNote(PLAIN, e.EnergyRated(0, 3, 8)),), Quiet(ENERGY_NOW, "body.open energy.rate")),
        (MORNING, (DatedNote(PLAIN, e.EnergyRated(0, 3, 9)),), Quiet()),
        (MORNING.replace(first_of_hour=False), (), Quiet()),
        (None, (), Quiet()),
    ],
)
def test_a_block_s_start_asks_what_was_switched_on(began: BlockStart | None, noted: tuple[DatedNote, ...], said: Quiet) -> None:
    """The eyes once a day past noon, energy once an hour; nothing in median of a block."""
    assert quiet("focus", PLAIN, Notes(noted), ASKING, fresh=False, began=began) == said


def test_a_block_s_start_asks_nothing_by_default() -> None:
    """Both are off until somebody wants them, and a break is no start."""
    assert quiet("focus", PLAIN, Notes(), USUAL, fresh=False, began=NOON) == Quiet()
    assert quiet("rest", PLAIN, Notes(), ASKING, fresh=False, began=NOON) == Quiet()


FAILING = tuple(DatedNote(f"2026-06-{day:02}", e.PostureChecked(0, ("screen",))) for day in range(6, 11))


def test_a_point_that_keeps_failing_offers_the_workstation() -> None:
    """Between blocks and in a break, with the keys that lead there; never in a block; the weekly check and people come first."""
    notes, offer = Notes(FAILING), Quiet("Check your workstation: screen height", "body.open body.workstation")
    assert said("off", notes) == said("rest", notes) == offer
    assert said("focus", notes) == said("off", Notes(FAILING[:4])) == Quiet()
    assert said("off", Notes((CHECKED.replace(day="2026-06-01"), *FAILING))).text == CHECK_DUE
    assert said("rest", Notes(FAILING, first="2026-06-01"), SOCIAL).text == CONTACT_SENTENCES["coffee"]
    assert said("off", notes, Wants(weekly=False)) == said("rest", notes, Wants(weekly=False)) == Quiet()


def test_on_site_nobody_is_asked_for_a_coffee() -> None:
    """The place of the day decides; at home the break asks."""
    notes = Notes(first="2026-01-01")
    assert said("rest", notes, SOCIAL.replace(place="home")).text == CONTACT_SENTENCES["coffee"]
    assert said("rest", notes, SOCIAL.replace(place="office")) == Quiet()


def test_what_is_due_for_study_waits_until_nothing_runs() -> None:
    """The morning has its own line for it, and a break its first screen."""
    calm = USUAL.replace(weekly=False)
    assert quiet("off", PLAIN, Notes(), calm, fresh=False, study="modifier") == Quiet("Due for accuracy study: modifier")
    for phase, fresh in (("off", True), ("focus", False), ("rest", False)):
        assert "study" not in quiet(phase, PLAIN, Notes(), calm, fresh=fresh, study="modifier").text
