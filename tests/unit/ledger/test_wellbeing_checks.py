"""Counts and means of the looks at oneself, worked out by hand."""

from __future__ import annotations

import pytest

from ninetyten.domain import events as e
from ninetyten.domain.vocabulary import Energy, Felt, PosturePoint
from ninetyten.ledger.notes import DatedNote, Notes
from ninetyten.ledger.peaks import PeakHour, Peaks
from ninetyten.ledger.wellbeing import (
    EnergyHour,
    Midday,
    Posture,
    energy_by_hour,
    looks,
    midday,
    posture,
    recent_posture,
    to_look_at,
)

TODAY = "2026-10-30"
KNOWN = Peaks(12, 0, (PeakHour(8, 12, 50.0, 61.0, 70.0), PeakHour(13, 12, 40.0, 48.0, 55.0)), (8, 9))


def checked(day: str, *failing: PosturePoint) -> DatedNote:
    """A posture check."""
    return DatedNote(day, e.PostureChecked(0, failing))


def eyes(day: str, much: Felt) -> DatedNote:
    """A score at midday."""
    return DatedNote(day, e.EyesScored(0, much))


def energy(day: int, hour: int, rating: Energy) -> DatedNote:
    """A rating on a day of October."""
    return DatedNote(f"2026-10-{day:02}", e.EnergyRated(0, rating, hour))


def test_points_are_counted_the_most_frequent_first() -> None:
    """Within the dates, both included; one that was always right is not named."""
    found = Notes((
        checked("2026-10-02", "back"),
        checked("2026-10-03", "feet", "screen"),
        checked("2026-10-05", "screen"),
        checked("2026-10-30"),
        checked("2026-10-31", "back"),
    ))  # fmt: skip
    assert posture(found, "2026-10-03", "2026-10-30") == Posture(3, (("screen", 2), ("feet", 1)))
    assert recent_posture(found, TODAY) == Posture(3, (("screen", 2), ("feet", 1)))
    assert posture(Notes(), "2026-10-03", "2026-10-30") == Posture(0, ())


def failing_on(*days: int) -> tuple[DatedNote, ...]:
    """A check a day with the screen not right."""
    return tuple(checked(f"2026-10-{day:02}", "screen") for day in days)


@pytest.mark.parametrize(
    ("checks", "points"),
    [
        (failing_on(26, 27, 28, 29, 30), ("screen",)),
        (failing_on(27, 28, 29, 30), ()),
        ((*failing_on(26, 27), checked("2026-10-28"), checked("2026-10-29"), *failing_on(30)), ("screen",)),
        ((*failing_on(26), checked("2026-10-27"), checked("2026-10-28"), checked("2026-10-29"), *failing_on(30)), ()),
        (failing_on(25, 26, 27, 28, 29), ()),
        (failing_on(24, 25, 26, 27, 28, 29, 30), ()),
        (failing_on(19, 20, 21, 22, 23, 30), ("screen",)),
        (failing_on(20, 21, 22, 23, 24, 30), ()),
        (tuple(checked(TODAY, "feet", "wrists") for _ in range(6)), ("feet", "wrists")),
    ],
)
def test_a_look_is_offered_when_a_point_fails_at_most_of_the_last_five(
    checks: tuple[DatedNote, ...], points: tuple[str, ...]
) -> None:
    """On the day of the check that finds so, and then not for a week: until the 29th, 28th or 23rd nothing of that was new."""
    assert to_look_at(Notes(checks), TODAY) == points


@pytest.mark.parametrize(("looked", "points"), [(30, ()), (24, ()), (23, ("screen",))])
def test_no_look_is_offered_within_a_week_of_one(looked: int, points: tuple[str, ...]) -> None:
    """Whatever was found then."""
    workstation = DatedNote(f"2026-10-{looked}", e.WorkstationChecked(0, (("chair", True),)))
    assert to_look_at(Notes((workstation, *failing_on(26, 27, 28, 29, 30))), TODAY) == points


def test_midday_eyes_compare_two_fortnights() -> None:
    """17 to 30 October hold 1, 0 and 1: 0.67; 3 to 16 October 1 and 2: 1.5; the 2nd is too old."""
    scores: list[tuple[str, Felt]] = [
        ("2026-10-02", 3),
        ("2026-10-03", 1),
        ("2026-10-16", 2),
        ("2026-10-17", 1),
        ("2026-10-20", 0),
        (TODAY, 1),
    ]
    assert midday(Notes(tuple(eyes(*score) for score in scores)), TODAY) == Midday(0.7, 1.5)
    assert midday(Notes((eyes(TODAY, 2),)), TODAY) == Midday(2.0, None)
    assert midday(Notes(), TODAY) == Midday(None, None)


RATED = Notes((
    energy(1, 8, 4), energy(2, 8, 5), energy(5, 8, 4),
    energy(1, 13, 2), energy(2, 13, 3), energy(5, 13, 2),
    energy(1, 15, 3), energy(1, 15, 3), energy(2, 15, 3),
    energy(1, 6, 5), energy(2, 6, 5), energy(5, 6, 5),
))  # fmt: skip


def test_energy_stands_beside_what_the_hour_earns() -> None:
    """13 of 3 is 4.3; an hour rated on two days only is left out, and one without production has no figure."""
    assert energy_by_hour(RATED, KNOWN) == (
        EnergyHour(6, 3, 5.0, None),
        EnergyHour(8, 3, 4.3, 61.0),
        EnergyHour(13, 3, 2.3, 48.0),
    )


def test_energy_waits_for_ten_work_days() -> None:
    """As the peak hours do."""
    assert energy_by_hour(RATED, Peaks(9, 1)) == ()


def test_the_private_report_has_all_three() -> None:
    """Of the dates it is about alone."""
    notes = Notes(
        (
            checked("2026-10-01", "feet"),
            checked("2026-11-01", "back"),
            eyes("2026-10-01", 1),
            eyes("2026-10-02", 2),
            *RATED.entries,
        )
    )
    assert looks(notes, KNOWN, "2026-10-01", "2026-10-31") == {
        "posture": {"checks": 1, "failing": {"feet": 1}},
        "eyes_midday": {"scores": 2, "mean": 1.5},
        "head_midday": {"scores": 0, "mean": None},
        "energy": {
            "ratings": 12,
            "mean": 3.7,
            "by_hour": [
                {"hour": 6, "ratings": 3, "mean": 5.0, "earned_minutes_per_hour": None},
                {"hour": 8, "ratings": 3, "mean": 4.3, "earned_minutes_per_hour": 61.0},
                {"hour": 13, "ratings": 3, "mean": 2.3, "earned_minutes_per_hour": 48.0},
            ],
        },
    }
    assert looks(Notes(), Peaks(0, 10), "2026-10-01", "2026-10-31") == {
        "posture": {"checks": 0, "failing": {}},
        "eyes_midday": {"scores": 0, "mean": None},
        "head_midday": {"scores": 0, "mean": None},
        "energy": {"ratings": 0, "mean": None, "by_hour": []},
    }
