"""What a micro-break or a break suggests, with what is known about it and where that comes from (C13).

Every text says "may ease" at most. Grades: A consistent trials, B some trials, C weak or mixed, D custom or guidance.
"""

from __future__ import annotations

from ninetyten.domain.words import sentence
from ninetyten.view.picture import Exercise

DISCLAIMER = (
    "General comfort ideas, not medical advice. Move slowly, within comfort. Stop if you feel pain, numbness, tingling, "
    "dizziness or blurred vision, and ask a clinician, sooner if symptoms last more than a week or wake you at night."
)


def _known(text: str, grade: str, source: str) -> str:
    return f"{text} Grade {grade}: {source}. {DISCLAIMER}"


FAR_LOOK = Exercise(
    "Look at something 20 feet away.",
    ("Rest your gaze there, blink softly, until the chime.",),
    _known("May ease tired eyes; a custom more than a finding.", "C", "Johnson and Rosenfield 2023; Talens-Estarelles 2022"),
)
HANDS_OFF = Exercise(
    "Let the arms hang.",
    ("Open the hands, close them loosely, slide the fingertips up the palm.", "Six times, slowly; never force."),
    _known("Short pauses may ease discomfort in hands and wrists.", "B", "McLean 2001; Galinsky 2007; moves from CCOHS"),
)
POSTURE = Exercise(
    "Sit anew.",
    ("Feet flat, back supported, elbows about 90 degrees,", "wrists straight, the top of the screen at eye level."),
    _known("Changing posture may ease neck and back discomfort.", "B", "Waongenngarm 2018 and 2021; points from OSHA"),
)
FAR_LOOK_HANDS = Exercise(
    "Look at something 20 feet away.",
    ("Let the arms hang. Open the hands, close them loosely,", "slide the fingertips up the palm."),
    _known("Looking away and short pauses may ease eyes and hands.", "B", "McLean 2001; Galinsky 2000"),
)
FAR_LOOK_POSTURE = Exercise(
    "Look at something 20 feet away.",
    ("Feet flat, back supported, shoulders down.",),
    POSTURE.evidence,
)
HANDS_POSTURE = Exercise(
    "Let the arms hang and sit anew.",
    ("Feet flat, back supported, shoulders down.", "Open the hands, close them loosely."),
    HANDS_OFF.evidence,
)
ALL_THREE = Exercise(
    "Look at something 20 feet away.",
    ("Feet flat, back supported. Let the arms hang,", "open the hands, close them loosely."),
    FAR_LOOK_HANDS.evidence,
)
WALK = Exercise(
    "Stand up and walk a little.",
    ("Walk to water or a window and back.", "Leave the phone where it is."),
    _known("Active breaks may ease neck and back discomfort.", "B", "Waongenngarm 2021"),
    lock_screen=True,
)
SHIFT = Exercise(
    "Stand and shift your weight.",
    ("From side to side, slowly.", "Rise on your toes ten times, a hand on the desk."),
    _known("Standing between sittings is guidance, not a finding.", "D", "Hedge, sit-stand guideline"),
    lock_screen=True,
)
SHOULDERS = Exercise(
    "Roll the shoulders.",
    ("Five times back, five times forward, slowly.", "Smaller if anything is sore."),
    _known("May ease tension; stretches alone added little in trials.", "C", "Galinsky 2007"),
)

BY_TRACKS: dict[frozenset[str], Exercise] = {
    frozenset({"eyes"}): FAR_LOOK,
    frozenset({"wrists"}): HANDS_OFF,
    frozenset({"posture"}): POSTURE,
    frozenset({"eyes", "wrists"}): FAR_LOOK_HANDS,
    frozenset({"eyes", "posture"}): FAR_LOOK_POSTURE,
    frozenset({"wrists", "posture"}): HANDS_POSTURE,
    frozenset({"eyes", "wrists", "posture"}): ALL_THREE,
}
REST_ROUTINE = (WALK, FAR_LOOK, SHOULDERS, SHIFT)


def for_tracks(tracks: tuple[str, ...]) -> Exercise:
    """The one exercise that serves all of these tracks."""
    known = max((found for found in BY_TRACKS if found <= set(tracks)), key=len, default=frozenset())
    rest = tuple(sentence(track) for track in tracks if track not in known)
    exercise = BY_TRACKS.get(known, Exercise("A moment for yourself.", (), DISCLAIMER))
    return exercise.but(steps=(*exercise.steps, *rest))
