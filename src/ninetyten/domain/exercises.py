"""An exercise, and what may be said of it (C13): the vocabulary that the library's file and the choice have in common."""

from __future__ import annotations

from ninetyten.domain.moment import Span
from ninetyten.domain.value import Value

AREAS = ("eyes", "wrists", "neck", "shoulders", "back", "head")
"""What an exercise may ease, and what the weekly check asks about (D9)."""

GRADES = {"A": "consistent trials", "B": "some trials", "C": "weak or mixed", "D": "custom or guidance"}
"""How good the evidence is, the best first."""

DISCLAIMER = (
    "General comfort ideas, not medical advice. Move slowly, within comfort. Stop if you feel pain, numbness, tingling, "
    "dizziness or blurred vision, and ask a clinician, sooner if symptoms last more than a week or wake you at night. "
    "Do not do these if a clinician has told you not to. Your employer and a qualified ergonomist can assess your workstation."
)


class ExerciseStep(Value):
    """One short sentence that says what to do, and how long it takes in ms."""

    text: str
    span: Span


class Exercise(Value):
    """One exercise. `name`: what to do in a few words, a verb first, no full stop. `tracks`: the micro-breaks it serves.
    `areas`: of AREAS, what it may ease. `stands`: one gets up, so it is for rests, with the screen locked. `desk`: it changes
    something at the desk, so it is for stops. `look_away`: the eyes are free to look into the distance meanwhile. `needs`:
    what has to be there; empty for nothing. `grade`: of GRADES. `evidence`: what is known. `source`: where from."""

    id: str
    name: str
    tracks: tuple[str, ...]
    steps: tuple[ExerciseStep, ...]
    areas: tuple[str, ...] = ()
    safety: str = ""
    stands: bool = False
    desk: bool = False
    look_away: bool = False
    needs: str = ""
    grade: str = "D"
    evidence: str = "Nothing is claimed for it."
    source: str = "your own file"

    @property
    def span(self) -> Span:
        """How long all of its steps take, in ms."""
        return sum(step.span for step in self.steps)


def known(exercise: Exercise) -> str:
    """All that is to be said of an exercise to whoever asks: evidence, grade, source, safety, disclaimer."""
    grade = f"Grade {exercise.grade} ({GRADES[exercise.grade]}): {exercise.source}."
    return " ".join(part for part in (exercise.evidence, grade, exercise.safety, DISCLAIMER) if part)
