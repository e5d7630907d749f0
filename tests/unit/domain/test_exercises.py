"""What a person can read about an exercise."""

from __future__ import annotations

from ninetyten.domain.exercises import DISCLAIMER, Exercise, ExerciseStep, known


def test_everything_known_is_shown() -> None:
    """Evidence, grade in words, source, safety and the whole disclaimer, in that order."""
    exercise = Exercise("a", "A", ("eyes",), (), safety="Slowly.", grade="C", evidence="May ease eyes.", source="a guide")
    assert known(exercise) == f"May ease eyes. Grade C (weak or mixed): a guide. Slowly. {DISCLAIMER}"


def test_without_safety_no_gap_is_left() -> None:
    """An exercise that needs no care has none named."""
    exercise = Exercise("a", "A", ("eyes",), ())
    assert known(exercise) == f"Nothing is claimed for it. Grade D (custom or guidance): your own file. {DISCLAIMER}"


def test_it_takes_as_long_as_its_steps() -> None:
    """The length of an exercise is the sum of its steps, in ms."""
    assert Exercise("a", "A", ("eyes",), (ExerciseStep("One.", 4_000), ExerciseStep("Two.", 16_000))).span == 20_000
