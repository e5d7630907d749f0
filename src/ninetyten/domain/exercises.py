"""An exercise and the claims allowed for it (C13): what the library's file and the choice of an exercise share."""

from __future__ import annotations

from ninetyten.domain.moment import Span
from ninetyten.domain.value import Value

AREAS = ("eyes", "wrists", "neck", "shoulders", "back", "head")
"""Areas that an exercise may ease, and that the weekly check asks about (D9)."""

GRADES = {"A": "consistent trials", "B": "some trials", "C": "weak or mixed", "D": "custom or guidance"}
"""Grades of evidence, best first."""

DISCLAIMER = (
    "General comfort ideas, not medical advice. Move slowly, within comfort. Stop if you feel pain, numbness, tingling, "
    "dizziness or blurred vision, and ask a clinician, sooner if symptoms last more than a week or wake you at night. "
    "Do not do these if a clinician has told you not to. Your employer and a qualified ergonomist can assess your workstation."
)


class ExerciseStep(Value):
    """One short sentence that says what to do, and its length in ms."""

    text: str
    span: Span


class Exercise(Value):
    """One exercise."""

    id: str
    name: str
    """What to do, in a few words: a verb first, no period."""
    tracks: tuple[str, ...]
    """The micro-breaks it serves."""
    steps: tuple[ExerciseStep, ...]
    areas: tuple[str, ...] = ()
    """Those of `AREAS` that it may ease."""
    safety: str = ""
    stands: bool = False
    """You get up for it, so it is for rests, with the screen locked."""
    desk: bool = False
    """It changes something at the desk, so it is for stops."""
    look_away: bool = False
    """The eyes are free to look into the distance meanwhile."""
    needs: str = ""
    """What you need for it; empty for nothing."""
    grade: str = "D"
    """One of `GRADES`."""
    evidence: str = "Nothing is claimed for it."
    source: str = "your own file"
    """Where the evidence comes from."""
    own: bool = True
    """A person chose it, so it comes whatever its grade (C13)."""

    @property
    def span(self) -> Span:
        """The length of all its steps, in ms."""
        return sum(step.span for step in self.steps)


def known(exercise: Exercise) -> str:
    """Return what is known about an exercise: evidence, grade, source, safety, disclaimer."""
    grade = f"Grade {exercise.grade} ({GRADES[exercise.grade]}): {exercise.source}."
    return " ".join(part for part in (exercise.evidence, grade, exercise.safety, DISCLAIMER) if part)
