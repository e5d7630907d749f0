"""The page of the body: words and bars, a clinician where it lasts, no label; the workstation with its branch for lenses."""

from __future__ import annotations

from typing import cast

import pytest

from ninetyten.domain import events as e
from ninetyten.domain.vocabulary import BODY_AREAS, WORK_ITEMS, WORKSTATION_POINTS, BodyArea, Contact, Felt, WorkItem
from ninetyten.ledger.notes import DatedNote, Notes
from ninetyten.ledger.private import Private
from ninetyten.ledger.wellbeing import ACCURACY, CLINICIAN, DREAD, SIGN
from ninetyten.view.body_page import NO_CHECKS, NO_WORKSTATION, BodyPage, TrendLine, body_page, name_of
from ninetyten.view.questions import BLUE_LIGHT, SHORT, points
from tests.unit.ledger.days import made, private

TODAY = "2026-10-20"


def check(day: str, work: tuple[tuple[WorkItem, Felt], ...] = (), **areas: Felt) -> DatedNote:
    """A weekly check."""
    return DatedNote(day, e.BodyChecked(0, cast("tuple[tuple[BodyArea, Felt], ...]", tuple(areas.items())), work))


def looked(day: str, *, progressive: bool = False, **wrong: bool) -> DatedNote:
    """A workstation check; what is not named is right."""
    answers = tuple((name, name.replace("-", "_") not in wrong) for name in WORKSTATION_POINTS)
    return DatedNote(day, e.WorkstationChecked(0, answers, progressive))


def page(*entries: DatedNote) -> BodyPage:
    """The page with these and no days."""
    return body_page(Notes(entries), [], TODAY)


def test_nothing_is_said_of_nothing() -> None:
    """An empty page explains itself."""
    assert page() == BodyPage(NO_CHECKS, (), (), (NO_WORKSTATION, BLUE_LIGHT))


def test_trends_are_bars_and_words() -> None:
    """The last check in words, and how it compares."""
    found = page(check("2026-10-06", neck=0, eyes=3), check("2026-10-13", neck=1, eyes=1), check("2026-10-19", neck=1, eyes=0))
    assert found.checked == "Last checked yesterday (3 checks)."
    assert found.trends == (
        TrendLine("neck", "▁▃▃", "a little"),
        TrendLine("eyes", "█▃▁", "not at all, less than last time"),
    )


def test_what_lasts_names_a_clinician_and_no_condition() -> None:
    """Two checks in a row; what is about work is never put so."""
    found = page(check("2026-10-06", (("queue", 3),), neck=2, eyes=2), check("2026-10-13", (("queue", 3),), neck=3, eyes=1))
    assert found.lines == (
        DREAD,
        f"Neck: clearly felt in the last 2 checks. {CLINICIAN}",
    )


def test_the_sign_is_its_exact_sentence() -> None:
    """Accuracy, hours and dread together."""
    audits = [DatedNote(f"2026-10-{day:02}", e.Audited(0, right, 100)) for day, right in ((2, 98), (9, 96), (16, 93))]
    away: list[Private] = [private(early=0, overrun=minutes * 60_000) for minutes in (10, 60)]
    days = [made(f"2026-10-{day:02}", charts=54).replace(private=away[0]) for day in (6, 7, 8)]
    days += [made(f"2026-10-{day:02}", charts=40).replace(private=away[1]) for day in (13, 14, 15)]
    entries = (*audits, check("2026-10-19", (("queue", 2),)))
    assert body_page(Notes(entries), days, TODAY).lines == (SIGN,)
    assert body_page(Notes(entries), days[:3], TODAY).lines == (ACCURACY,)


def test_the_workstation_is_dated_and_tells_what_may_help() -> None:
    """Cost ranges only where there are some."""
    found = page(looked("2026-10-01", glare=True, feet=True)).workstation
    assert found[0] == "Checked on Oct 1, 19 days ago: 2 of 10 points not right."
    assert "$20 to $60" in found[1] and "nothing to buy" in found[2] and found[-1] == BLUE_LIGHT


def test_noise_and_temperature_are_points_too() -> None:
    """Each with its advice; a check from before they were asked reads on, of the points it had."""
    wrong = page(looked("2026-10-01", noise=True, temperature=True)).workstation
    assert (wrong[1][:7], wrong[2][:13]) == ("noise: ", "temperature: ") and "quiet hours" in wrong[1] and "draft" in wrong[2]
    old = tuple((name, name != "glare") for name in WORKSTATION_POINTS[:8])
    assert (
        page(DatedNote("2026-10-19", e.WorkstationChecked(0, old))).workstation[0]
        == "Checked yesterday: 1 of 8 points not right."
    )


def test_contacts_say_how_long_ago_they_were() -> None:
    """Those that are switched on, the last of each; one that was never done is no reproach."""
    made_on: tuple[tuple[str, Contact], ...] = (
        ("2026-10-06", "coffee"),
        ("2026-10-11", "coffee"),
        ("2026-10-19", "chapter"),
        (TODAY, "hobby"),
        (TODAY, "chat"),
    )
    notes = Notes(tuple(DatedNote(day, e.ContactMade(0, item)) for day, item in made_on))
    assert body_page(notes, [], TODAY, ("coffee", "coworking", "hobby", "chapter")).contacts == (
        "Virtual coffee: 9 days ago.", "Coworking day: not yet.", "Hobby with other people: today.",
        "Chapter meeting: yesterday.",
    )  # fmt: skip
    assert body_page(notes, [], TODAY).contacts == ()


@pytest.mark.parametrize(
    ("entries", "ends"),
    [
        ((looked("2026-04-01"),), "That was six months ago: check it again."),
        ((looked("2026-10-01"), check("2026-10-06", neck=2), check("2026-10-13", neck=2)), "something has hurt since then."),
        ((check("2026-10-06", neck=2), check("2026-10-13", neck=2), looked("2026-10-14")), "all points right."),
    ],
)
def test_the_workstation_is_looked_at_again(entries: tuple[DatedNote, ...], ends: str) -> None:
    """After half a year, and when something hurts since."""
    assert page(*entries).workstation[0].endswith(ends)


def test_progressive_lenses_lower_the_screen() -> None:
    """Only the first point differs, and the page says which branch it was."""
    plain, lenses = points(progressive=False), points(progressive=True)
    assert "lower part of the lenses" in lenses[0].right and "eye level" in plain[0].right
    assert plain[1:] == lenses[1:] and [point.name for point in plain] == list(WORKSTATION_POINTS) == list(SHORT)
    assert "with progressive lenses" in page(looked("2026-10-01", progressive=True)).workstation[0]


def test_the_looks_stand_on_the_page() -> None:
    """Of the weeks before today."""
    assert page(
        DatedNote("2026-10-19", e.PostureChecked(0, ("screen",))), DatedNote(TODAY, e.PostureChecked(0, ("screen", "feet")))
    ).looks == ("Posture, last 4 weeks: 2 checks; screen height not right in 2, feet in 1.",)


def test_blue_light_glasses_are_not_advised() -> None:
    """The finding, word for word."""
    assert "no short-term benefit for eye strain found (Cochrane 2023)" in BLUE_LIGHT


def test_every_item_has_a_name_without_a_label() -> None:
    """Nobody is told what they have."""
    words = " ".join(map(name_of, (*BODY_AREAS, *WORK_ITEMS))).lower()
    assert not any(label in words for label in ("burnout", "depress", "disorder", "syndrome"))
