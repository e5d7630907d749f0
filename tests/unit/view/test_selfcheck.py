"""The looks at oneself in words: counts, means, and no label."""

from __future__ import annotations

import pytest

from ninetyten.domain import events as e
from ninetyten.domain.vocabulary import ENERGY, POSTURE_POINTS, Energy
from ninetyten.ledger.notes import DatedNote, Notes
from ninetyten.ledger.peaks import PeakHour, Peaks
from ninetyten.ledger.wellbeing import Midday, Posture
from ninetyten.view.questions import ENERGY_WORDS, FELT, POINT_WORDS, posture_points
from ninetyten.view.selfcheck import look_lines, midday_words, posture_words

TODAY = "2026-10-30"


def rated(day: int, hour: int, rating: Energy) -> DatedNote:
    """A rating of energy in October."""
    return DatedNote(f"2026-10-{day:02}", e.EnergyRated(0, rating, hour))


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (Posture(12, (("screen", 7), ("feet", 2))), "12 checks; screen height not right in 7, feet in 2"),
        (Posture(1, (("back", 1),)), "1 check; back not right in 1"),
        (Posture(3, ()), "3 checks; everything right"),
    ],
)
def test_posture_is_counted(found: Posture, words: str) -> None:
    """The most frequent point first."""
    assert posture_words(found) == words


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (Midday(0.6, 1.4), "0.6 of 3 in the last two weeks, 1.4 of 3 in the two weeks before"),
        (Midday(0.0, None), "0 of 3 in the last two weeks"),
        (Midday(None, 1.0), "1 of 3 in the two weeks before"),
    ],
)
def test_eyes_are_two_means(found: Midday, words: str) -> None:
    """Where there is one; a nought is one."""
    assert midday_words(found) == words


def test_only_what_was_noted_is_told() -> None:
    """Each on its own."""
    nobody = Peaks(0, 10)
    assert look_lines(Notes(), nobody, TODAY, "24h") == ()
    assert look_lines(Notes((DatedNote(TODAY, e.PostureChecked(0, ("feet",))),)), nobody, TODAY, "24h") == (
        "Posture, last 4 weeks: 1 check; feet not right in 1.",
    )
    assert look_lines(Notes((DatedNote(TODAY, e.EyesScored(0, 2)),)), nobody, TODAY, "24h") == (
        "Eyes at midday: 2 of 3 in the last two weeks.",
    )


def test_energy_is_told_by_hour_once_there_is_enough() -> None:
    """After ten work days, with the minutes earned beside it; before that, how many are missing."""
    notes = Notes((rated(1, 8, 4), rated(2, 8, 5), rated(5, 8, 4), rated(1, 17, 2), rated(2, 17, 2), rated(5, 17, 2)))
    known = Peaks(10, 0, (PeakHour(8, 10, 50.0, 61.4, 70.0),), None)
    assert look_lines(notes, Peaks(9, 1), TODAY, "24h") == ("Energy by hour: not enough data yet; needs 1 more work day.",)
    assert look_lines(notes, known, TODAY, "24h") == (
        "Energy by hour of day, 1 to 5, with standard minutes earned/hour of production:",
        "08   4.3   61 earned",
        "17   2.0",
    )
    assert look_lines(Notes(notes.entries[:2]), known, TODAY, "24h") == ("Energy by hour: no hour has enough ratings yet.",)


def test_every_point_and_score_has_words() -> None:
    """In the order they are asked; lenses lower the screen."""
    plain, lenses = posture_points(progressive=False), posture_points(progressive=True)
    assert tuple(plain) == tuple(lenses) == tuple(POINT_WORDS) == POSTURE_POINTS
    assert [name for name in plain if plain[name] != lenses[name]] == ["screen"]
    assert (tuple(ENERGY_WORDS), len(FELT)) == (ENERGY, 4)
