"""The quiet line: each thing at its own moment, one at a time."""

from __future__ import annotations

import pytest

from ninetyten.domain import events as e
from ninetyten.ledger.contacts import SENTENCES
from ninetyten.ledger.noted import Dated, Noted
from ninetyten.view.quiet import CHECK_DUE, Quiet, Wants, left_open, quiet

PLAIN = "2026-06-10"
"""A day on which no code set is near."""
OCTOBER = "2026-10-06"
CHECKED = Dated("2026-06-01", e.BodyChecked(0, (("neck", 1),)))
LEFT = Dated("2026-06-09", e.LeftOpen(0, "Monday 08:00", "queue 3", "the queries"))
USUAL = Wants()
SOCIAL = Wants(social=("coffee",))


def said(phase: str, noted: Noted, wants: Wants = USUAL, *, today: str = PLAIN, fresh: bool = True) -> Quiet:
    """What the face says."""
    return quiet(phase, today, noted, wants, fresh=fresh)


@pytest.mark.parametrize(
    ("noted", "due"),
    [
        (Noted((CHECKED.but(day="2026-06-03"),)), True),
        (Noted((CHECKED.but(day="2026-06-04"),)), False),
        (Noted(first="2026-06-03"), True),
        (Noted(first="2026-06-09"), False),
        (Noted(), False),
        (Noted((CHECKED, Dated("2026-06-05", e.Suggested(0, "body-check")))), False),
        (Noted((CHECKED, Dated("2026-06-05", e.Suggested(0, "profile")))), True),
    ],
)
def test_the_check_is_due_a_week_after_the_last(noted: Noted, due: bool) -> None:
    """Or after it was left out; at first, a week after the first work day."""
    assert said("off", noted) == (Quiet(CHECK_DUE, "body.open") if due else Quiet())


@pytest.mark.parametrize("phase", ["focus", "overtime", "rest", "paused", "meeting", "away"])
def test_the_check_is_never_asked_for_in_a_block(phase: str) -> None:
    """Only when nothing runs."""
    assert said(phase, Noted((CHECKED,), first="2026-01-01")) == Quiet()


def test_the_check_can_be_switched_off() -> None:
    """Then nothing is said of it."""
    assert said("off", Noted((CHECKED,)), Wants(weekly=False)) == Quiet()


def test_what_stayed_open_is_shown_in_the_morning() -> None:
    """Of the last day worked, before the first block, in place of everything else."""
    noted = Noted((CHECKED, LEFT.but(day="2026-06-05"), LEFT), worked="2026-06-09")
    assert said("off", noted).text == "Left open: Monday 08:00 · queue 3 · the queries"
    assert said("off", noted, fresh=False).text == CHECK_DUE
    assert said("focus", noted) == Quiet()


def test_what_stayed_open_is_shown_once() -> None:
    """Not after another day was worked; a note may be short."""
    assert left_open(Noted((LEFT,), worked="2026-06-10")) == []
    assert left_open(Noted((LEFT.but(event=e.LeftOpen(0, "Monday", "", "")),), worked="2026-06-09")) == ["Left open: Monday"]


def test_people_are_thought_of_in_a_break() -> None:
    """And nowhere else."""
    noted = Noted(first="2026-06-01")
    assert said("rest", noted, SOCIAL) == Quiet(SENTENCES["coffee"], "contact.make")
    assert said("focus", noted, SOCIAL) == said("rest", noted) == Quiet()


def test_a_change_of_codes_is_told_off_and_in_focus() -> None:
    """Five days after the first of October."""
    for phase in ("off", "focus"):
        assert "took effect on 2026-10-01 (5 days ago)" in said(phase, Noted(), today=OCTOBER).text
    assert said("rest", Noted(), today=OCTOBER) == Quiet()
