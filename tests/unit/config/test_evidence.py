"""Every claim of the exercises against a table of what its sources found (C13): nothing is said that is not in this table."""

from __future__ import annotations

import re

import pytest

from ninetyten.config.exercise_library import read_exercises
from ninetyten.domain.exercises import Exercise

LIBRARY = read_exercises("/nowhere/exercises.toml")[0]

SOURCES = {
    "Talens-Estarelles 2023": ("doi:10.1016/j.clae.2022.101744", "study"),
    "Johnson 2023": ("doi:10.1097/OPX.0000000000001971", "study"),
    "Kim 2021": ("doi:10.1016/j.clae.2020.04.014", "study"),
    "Wolffsohn 2025": ("publications.aston.ac.uk/id/eprint/47640", "trial"),
    "Kim 2016": ("doi:10.1589/jpts.28.1813", "part"),
    "Hashemi 2025": ("jmciri.ir/article-1-3365-en.html", "part"),
    "Galinsky 2000": ("doi:10.1080/001401300184297", "trial"),
    "Galinsky 2007": ("doi:10.1002/ajim.20472", "study"),
    "Henning 1997": ("doi:10.1080/001401397188396", "study"),
    "McLean 2001": ("doi:10.1016/S0003-6870(00)00071-5", "part"),
    "a review of 2023": ("pubmed.ncbi.nlm.nih.gov/35481794", "none"),
    "Tunwattanapong 2016": ("doi:10.1177/0269215515575747", "trial"),
    "Andersen 2008": ("doi:10.1249/MSS.0b013e3181676640", "trial"),
    "Andersen 2011": ("doi:10.1016/j.pain.2010.11.016", "trial"),
    "Chen 2018": ("doi:10.1093/ptj/pzx101", "trial"),
    "Jones 2024": ("pedro.org.au", "study"),
    "Waongenngarm 2018": ("doi:10.1016/j.apergo.2017.12.003", "study"),
    "Waongenngarm 2021": ("doi:10.5271/sjweh.3949", "trial"),
    "Cal/OSHA": ("dir.ca.gov/dosh/dosh_publications/page26.html", "guidance"),
    "OSHA": ("osha.gov/etools/computer-workstations", "guidance"),
    "Hedge": ("ergo.human.cornell.edu/CUESitStandPrograms.html", "guidance"),
    "Buckley 2015": ("doi:10.1136/bjsports-2015-094618", "guidance"),
}
"""Each source: its DOI or address, and what it can carry: a controlled `trial` of the move or the pause; a `study` that is weak,
mixed or without a control group; a `part`, where the move was only a part of what was tested; `none`, if it found no benefit."""

BEST = {"trial": "B", "study": "C", "part": "D", "none": "D", "guidance": "D"}
"""The best grade that a source of each sort carries."""

GUIDANCE = "Guidance, not a finding"
PAUSE = ("In trials, stretching added little to the pause itself", ("Galinsky 2007", "Henning 1997"))
TWO_MOVES = "this exact move has not been tested on its own"

CLAIMS: dict[str, dict[str, str]] = {
    "two small studies disagree, and the numbers 20-20-20 are a saying, not a finding": {
        "Talens-Estarelles 2023": "29 people, reminders for two weeks: symptoms eased, for a week no longer",
        "Johnson 2023": "30 people, 20-second breaks every 5, 10, 20 or 40 minutes: no effect on symptoms (P = .70)",
    },
    "in one study without a control group, 41 people felt better after 4 weeks": {
        "Kim 2021": "54 began and 41 finished 4 weeks of a 10-second cycle every 20 minutes: DEQ-5 11 to 7; no control group",
    },
    "In a trial, blinks with a squeeze did better": {
        "Wolffsohn 2025": "a squeeze step lowered the frequency of symptoms (p < 0.01), against blinking only",
    },
    "in a trial of 98 people, 15 cycles did better than 5, three times a day": {
        "Wolffsohn 2025": "98 randomized: 15 repetitions more effective than 5, 3 times a day (p = 0.008)",
    },
    "Two weeks after they stopped, little of it was left": {
        "Wolffsohn 2025": "mostly back to the start two weeks after the end (p > 0.05)",
    },
    "Tested only as one of 8 parts of an hour-long program, in small, weak studies": {
        "Kim 2016": "40 students, not randomized, 8 steps (palming, near and far, ...), 60 minutes twice a week for 8 weeks",
        "Hashemi 2025": "a repeat among nursing students, before and after",
    },
    GUIDANCE: {"Cal/OSHA": "advice", "OSHA": "advice", "Hedge": "advice"},
    f"{GUIDANCE}: 2 hours a day of standing and light walking": {
        "Hedge": "20 minutes sitting, 8 standing, 2 moving: 2 hours of standing in a day of 7.5 hours",
        "Buckley 2015": "an expert statement: 2 hours a day of standing and light walking, later 4",
    },
    PAUSE[0]: {
        "Galinsky 2007": "51 data-entry workers, 8 weeks: stretching added nothing measurable to extra breaks",
        "Henning 1997": "extra breaks with stretches helped at the smaller of two sites only",
    },
    "A review of 25 trials found no clinical benefit in mild to moderate carpal tunnel syndrome": {
        "a review of 2023": "25 randomized trials: no clinical benefits in mild to moderate carpal tunnel syndrome",
    },
    "in trials, a short pause from typing helped a little": {
        "McLean 2001": "30-second breaks: less discomfort, best every 20 minutes",
        "Galinsky 2000": "42 data-entry workers, 5 minutes more an hour: less discomfort, output kept",
        "Galinsky 2007": "the same with 51",
    },
    "by 1.4 of 10 points in 4 weeks, in a trial of 96 office workers": {
        "Tunwattanapong 2016": "96 with neck pain of 5 of 10 or more, stretching twice a day for 4 weeks: -1.4 (-2.2 to -0.7)",
    },
    "Beside extra breaks, stretching added little": {"Galinsky 2007": "stretching added nothing measurable to extra breaks"},
    "by 1.4 of 10 points in 10 weeks, in a trial of 198": {
        "Andersen 2011": "198, 2 minutes a day for 10 weeks: -1.4 of 10 (-2.0 to -0.7)",
    },
    "Reviews call that very low to moderate certainty": {
        "Chen 2018": "27 trials: moderate quality", "Jones 2024": "very low certainty",
    },
    "Many stop within a year": {"Andersen 2008": "regular participation 54 % in the first half of the year, 35 % in the second"},
    "A change of posture has some support": {"Waongenngarm 2018": "moderate evidence for active breaks with a change of posture"},
    "in a trial of 193 people, fewer who took active breaks reported new pain within 6 months": {
        "Waongenngarm 2021": "193, 6 months: new neck pain 17 % against 44 %, new low-back pain 9 % against 33 %",
        "Waongenngarm 2018": "moderate evidence for active breaks with a change of posture",
    },
}  # fmt: skip
"""Each claim as it is written, and what each of its sources found."""

NOTHING_CLAIMED = (
    "by custom", TWO_MOVES, "Two traditional moves in one", "Two moves in one", "as a short pause",
)  # fmt: skip
"""What says only that nothing is known of the move itself."""


def claims(exercise: Exercise) -> list[str]:
    """What the evidence says beyond whom it may ease."""
    rest = re.sub(r"^May ease [a-z ,]+?(?= as a short pause|, by custom|[:.])", "", exercise.evidence)
    parts = re.split(r"[.:,;]? *\b(?=as a short pause|by custom)|\. |^: |; (?=this exact move)", rest)
    return [part.strip(" .") for part in parts if part and part.strip(" .:")]


def cited(exercise: Exercise) -> dict[str, str]:
    """The sources of the evidence, each with its address; where the move is from supports no claim."""
    parts = [part for part in exercise.source.split("; ") if not re.match(r"the moves? (is|are) ", part)]
    return {name: address for name, _, address in (part.partition(", ") for part in parts)}


@pytest.mark.parametrize("exercise", LIBRARY, ids=lambda exercise: exercise.id)
def test_every_claim_is_in_the_table(exercise: Exercise) -> None:
    """Each sentence stands in the table, and each source that it cites is in it, with its DOI or address."""
    sources = cited(exercise)
    assert sources
    assert sources == {name: SOURCES[name][0] for name in sources}
    for claim in claims(exercise):
        if not claim.startswith(NOTHING_CLAIMED):
            assert CLAIMS[claim].keys() & sources.keys(), claim


@pytest.mark.parametrize("exercise", LIBRARY, ids=lambda exercise: exercise.id)
def test_no_grade_is_better_than_its_sources(exercise: Exercise) -> None:
    """A trial carries a B, a weak or mixed study a C; guidance, custom and a review that found nothing carry a D."""
    assert exercise.grade >= min(BEST[SOURCES[name][1]] for name in cited(exercise))


def test_every_number_was_found() -> None:
    """A number in a claim is a number in what one of its sources found."""
    for claim, found in CLAIMS.items():
        numbers = set(re.findall(r"\d+(?:\.\d+)?", claim))
        assert numbers <= set(re.findall(r"\d+(?:\.\d+)?", " ".join(found.values()))), claim


def test_the_table_holds_nothing_else() -> None:
    """No claim and no source is left over from an older text."""
    said = {claim for exercise in LIBRARY for claim in claims(exercise)}
    assert CLAIMS.keys() <= said
    assert SOURCES.keys() == {name for exercise in LIBRARY for name in cited(exercise)}


def test_the_newer_studies_are_followed() -> None:
    """The grades that changed with them, and what comes only if a person asks for it."""
    grades = {exercise.id: exercise.grade for exercise in LIBRARY}
    neck = ("chin-glide", "head-turn", "ear-to-shoulder", "chin-to-chest", "shoulder-shrug", "shoulder-rolls", "blade-squeeze")
    assert {grades[name] for name in (*neck, "cross-body-reach", "chest-open", "blink-squeeze", "band-raise", "walk")} == {"B"}
    assert {grades[name] for name in ("full-blinks", "far-look", "forearm-turn")} == {"C"}
    assert {grades[name] for name in ("near-far", "cupped-palms", "tendon-glide", "stand-to-work", "sit-to-work")} == {"D"}
