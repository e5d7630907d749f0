"""The exercises as files: the shipped library is whole, and every way in which the user's own can be wrong."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import ninetyten
from ninetyten.config.exercise_library import read_exercises
from ninetyten.config.problems import Problem
from ninetyten.domain.exercises import Exercise, ExerciseStep

AGREED = {
    "far-look": 20, "full-blinks": 20, "blink-squeeze": 30, "near-far": 40, "eyes-closed": 20, "past-the-screen": 15,
    "cupped-palms": 40, "screen-check": 20, "open-fist-slide": 30, "tendon-glide": 60, "wrist-sideways": 25, "forearm-turn": 30,
    "wrist-down-up": 40, "palms-together": 30, "thumb-across": 30, "hands-off": 20, "swap-mouse": 20, "chin-glide": 25,
    "head-turn": 30, "ear-to-shoulder": 40, "chin-to-chest": 20, "shoulder-shrug": 20, "shoulder-rolls": 20, "blade-squeeze": 30,
    "cross-body-reach": 40, "chest-open": 30, "band-raise": 120, "seated-turn": 40, "seated-lean": 20, "standing-bend": 20,
    "leg-straighten": 40, "five-points": 20, "weight-shift": 60, "walk": 120,
}  # fmt: skip
"""The 34 that were agreed on, and the seconds each takes."""

OWN = """
[lean-and-look]
name = "Lean back and look up"
tracks = ["posture", "eyes"]
steps = [
  { do = "Lean back.", seconds = 5 },
  { do = "Look at the ceiling.", seconds = 15 },
]
"""


@pytest.fixture(scope="module")
def shipped() -> dict[str, Exercise]:
    """The shipped library by id."""
    library, problems = read_exercises("/nowhere/exercises.toml")
    assert problems == []
    return {exercise.id: exercise for exercise in library}


def mine(folder: Path, text: str) -> str:
    """A user's file in that folder."""
    file = folder / "exercises.toml"
    file.write_text(text, encoding="utf-8")
    return str(file)


def read(folder: Path, text: str) -> tuple[dict[str, Exercise], list[Problem]]:
    """The library with a user's file, by id, and what is wrong in it."""
    library, problems = read_exercises(mine(folder, text))
    return {exercise.id: exercise for exercise in library}, problems


def test_the_shipped_library_is_whole(shipped: dict[str, Exercise]) -> None:
    """All that were agreed on are there and take as long as agreed."""
    assert {name: shipped[name].span // 1000 for name in AGREED} == AGREED


def test_every_shipped_exercise_is_complete_and_claims_little(shipped: dict[str, Exercise]) -> None:
    """Each has areas, a source of its own, evidence that says "May ease" and no stronger word, and tells how to be careful."""
    strong = re.compile(r"\b(prevent|cure|protect|heal|relie(f|ve)|treats|improve|reduce|guarantee|proven)", re.IGNORECASE)
    for exercise in shipped.values():
        assert exercise.areas, exercise.id
        assert exercise.evidence.startswith("May ease "), exercise.id
        assert exercise.source != Exercise.defaults["source"], exercise.id
        texts = (exercise.name, exercise.evidence, exercise.safety, *(step.text for step in exercise.steps))
        assert not [text for text in texts if strong.search(text)], exercise.id


def test_every_step_can_be_read_aloud(shipped: dict[str, Exercise]) -> None:
    """A step is one sentence of at most 16 words, without signs that nobody can speak; a name has no full stop."""
    for exercise in shipped.values():
        assert re.fullmatch(r"[A-Z][^.;:]+", exercise.name), exercise.name
        for step in exercise.steps:
            assert re.fullmatch(r"[A-Z][A-Za-z0-9,:' -]+\.", step.text), step.text
            assert len(step.text.split()) <= 16, step.text


def test_getting_up_and_the_desk_exclude_each_other(shipped: dict[str, Exercise]) -> None:
    """Nothing is for breaks only and for micro-breaks only at once, or it would never come."""
    assert [exercise.id for exercise in shipped.values() if exercise.stands and exercise.desk] == []


def test_own_exercises_are_added(tmp_path: Path, shipped: dict[str, Exercise]) -> None:
    """A name, tracks and steps are enough; the rest is the safe default."""
    library, problems = read(tmp_path, OWN)
    steps = (ExerciseStep("Lean back.", 5_000), ExerciseStep("Look at the ceiling.", 15_000))
    assert problems == []
    assert library["lean-and-look"] == Exercise("lean-and-look", "Lean back and look up", ("eyes", "posture"), steps)
    assert list(library) == [*shipped, "lean-and-look"]


def test_every_key_can_be_said(tmp_path: Path) -> None:
    """What the file says is what the exercise holds."""
    text = OWN + (
        'areas = ["neck"]\nsafety = "Slowly."\nstands = true\ndesk = true\nlook_away = true\nneeds = "a wall"\n'
        'grade = "B"\nevidence = "May ease it."\nsource = "a friend"\nuse = true\n'
    )
    library, problems = read(tmp_path, text)
    held = library["lean-and-look"]
    assert problems == []
    assert (held.areas, held.safety, held.stands, held.desk, held.look_away) == (("neck",), "Slowly.", True, True, True)
    assert (held.needs, held.grade, held.evidence, held.source) == ("a wall", "B", "May ease it.", "a friend")


def test_what_is_said_of_a_shipped_one_takes_its_place(tmp_path: Path, shipped: dict[str, Exercise]) -> None:
    """A band of one's own, another name; what is left out stays as it is shipped, in its place."""
    library, problems = read(tmp_path, '[band-raise]\nneeds = ""\n[walk]\nname = "Walk the dog"\n')
    assert problems == []
    assert library["band-raise"] == shipped["band-raise"].replace(needs="")
    assert library["walk"] == shipped["walk"].replace(name="Walk the dog")
    assert list(library) == list(shipped)


def test_one_can_be_left_out(tmp_path: Path, shipped: dict[str, Exercise]) -> None:
    """`use = false` takes an exercise out of the choice."""
    library, problems = read(tmp_path, f"[blink-squeeze]\nuse = false\n{OWN}use = false\n")
    assert problems == []
    assert list(library) == [name for name in shipped if name != "blink-squeeze"]


@pytest.mark.parametrize(
    ("text", "line", "key", "allowed"),
    [
        ("[walk]\nnam = 'x'\n", 2, "walk.nam", 'did you mean "name"?'),
        ("[walk]\n'my own' = 'x'\n", 1, "walk", "an exercise can have name, tracks"),
        ("[walk]\nname = 5\n", 2, "walk.name", "a line of text in quotes, up to 40 characters"),
        ('[walk]\nname = "a\\nb"\n', 2, "walk.name", "a line of text in quotes"),
        ("[walk]\nname = ' '\n", 2, "walk.name", "a line of text in quotes"),
        (f"[walk]\nname = '{'x' * 41}'\n", 2, "walk.name", "up to 40 characters"),
        ("[walk]\ntracks = []\n", 2, "walk.tracks", "some of eyes, wrists, posture"),
        ("[walk]\ntracks = 'eyes'\n", 2, "walk.tracks", "some of eyes, wrists, posture"),
        ("[walk]\ntracks = ['eyes', 'feet']\n", 2, "walk.tracks", "some of eyes, wrists, posture"),
        ("[walk]\nareas = ['knee']\n", 2, "walk.areas", "neck, shoulders, back, head"),
        ("[walk]\nstands = 'yes'\n", 2, "walk.stands", "true or false"),
        ("[walk]\nuse = 'no'\n", 2, "walk.use", "true or false"),
        ("[walk]\ngrade = 'E'\n", 2, "walk.grade", "A (consistent trials), B (some trials)"),
        ("[walk]\nsteps = []\n", 2, "walk.steps", "a list of 1 to 10 steps"),
        ("[walk]\nsteps = ['Walk.']\n", 2, "walk.steps", 'a step must be { do = "a short sentence", seconds'),
        ("[walk]\n\nsteps = [\n{ do = 'Walk.' },\n]\n", 3, "walk.steps", "a step must be"),
        ("[walk]\nsteps = [{ do = 'Walk.', seconds = true }]\n", 2, "walk.steps", "a whole number from 2"),
        ("[walk]\nsteps = [{ do = 'Walk.', seconds = 1 }]\n", 2, "walk.steps", "a whole number from 2"),
        ("[walk]\nsteps = [{ do = '', seconds = 5 }]\n", 2, "walk.steps", "a line of text in quotes"),
        ("[walk]\nsteps = [{ do = 'Go.', seconds = 400 }, { do = 'Back.', seconds = 400 }]\n", 2, "walk.steps", "10 minutes"),
        ("walk = 5\n", 1, "walk", "write [walk] with its keys below it"),
        ("[walk]\n[[walk.steps]]\ndo = 'Walk.'\n", 2, "walk.steps", "a step must be"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_and_left_out(
    tmp_path: Path, shipped: dict[str, Exercise], text: str, line: int, key: str, allowed: str
) -> None:
    """File, line, key and what is allowed; that exercise alone is left out, the shipped one of its id too."""
    library, problems = read(tmp_path, f"{text}{OWN}")
    assert [(problem.file, problem.line, problem.key) for problem in problems] == [(str(tmp_path / "exercises.toml"), line, key)]
    assert allowed in problems[0].message
    assert problems[0].message.endswith("this exercise is left out until you fix it")
    assert list(library) == [*(name for name in shipped if name != "walk"), "lean-and-look"]


def test_an_own_exercise_needs_its_three_keys(tmp_path: Path) -> None:
    """What is missing is named, in one problem."""
    library, problems = read(tmp_path, "[stretch]\nname = 'Stretch'\n")
    assert [(problem.line, problem.key) for problem in problems] == [(1, "stretch")]
    assert "missing: tracks, steps" in problems[0].message
    assert "stretch" not in library


def test_everything_wrong_is_said_at_once(tmp_path: Path) -> None:
    """Nobody has to mend a file line by line."""
    _, problems = read(tmp_path, "[walk]\nname = 5\nstands = 1\n[b]\ngrade = 'X'\nname = 'B'\n")
    said = [(problem.line, problem.key) for problem in problems]
    assert said == [(2, "walk.name"), (3, "walk.stands"), (5, "b.grade"), (4, "b")]


@pytest.mark.parametrize("name", ["'My Walk'", "'walk.far'", "Walk", "1st", f"w{'a' * 32}"])
def test_a_section_must_be_a_plain_name(tmp_path: Path, name: str) -> None:
    """A bad name of a section is a problem with its line, and is not repeated."""
    _, problems = read(tmp_path, f"\n[{name}]\nname = 'Walk'\n")
    assert [(problem.line, problem.key) for problem in problems] == [(2, "")]
    assert name.strip("'") not in problems[0].message


@pytest.mark.parametrize(
    "entry",
    [
        "[own]\nname = 'MARKED'\n",
        "[own]\nsteps = [{ do = 'Walk to MARKED.', seconds = 5 }]\n",
        "[own]\nsteps = ['MARKED']\n",
        "[own]\ntracks = ['MARKED']\n",
        "[own]\nsafety = 'MARKED'\nuse = false\n",
        "[walk]\nsource = 'MARKED'\n",
    ],
)
def test_every_own_text_is_checked_and_never_repeated(tmp_path: Path, entry: str) -> None:
    """A text the guard refuses is a problem in the guard's own words, wherever the text stands."""
    library, problems = read_exercises(mine(tmp_path, entry), lambda text: "this looks like a name" if "MARKED" in text else "")
    assert "this looks like a name; this exercise is left out until you fix it" in [problem.message for problem in problems]
    assert all(problem.line in (1, 2) for problem in problems)
    assert "MARKED" not in "".join(map(str, problems))
    assert not {"own", entry[1:5]} & {exercise.id for exercise in library}


def test_a_section_the_guard_refuses_is_not_repeated(tmp_path: Path) -> None:
    """The name of a section is a text of the user's, too."""
    _, problems = read_exercises(mine(tmp_path, "[marked-1]\n"), lambda text: "no" if "marked" in text else "")
    assert [(problem.line, problem.key) for problem in problems] == [(1, "")]
    assert "marked" not in problems[0].message


@pytest.mark.parametrize(("content", "line"), [(b"[walk]\nname = \n", 2), (b"[walk]\nname = '\xff'\n", 2)])
def test_what_is_no_toml_changes_nothing(tmp_path: Path, shipped: dict[str, Exercise], content: bytes, line: int) -> None:
    """The shipped exercises count, and the problem has its line."""
    file = tmp_path / "exercises.toml"
    file.write_bytes(content)
    library, problems = read_exercises(str(file))
    assert library == tuple(shipped.values())
    assert [(problem.file, problem.line) for problem in problems] == [(str(file), line)]


def test_a_file_that_cannot_be_read_is_said(tmp_path: Path, shipped: dict[str, Exercise]) -> None:
    """A folder in its place is a problem, not a crash."""
    library, problems = read_exercises(str(tmp_path))
    assert (library, len(problems)) == (tuple(shipped.values()), 1)
    assert "cannot be read" in problems[0].message


def test_a_broken_installation_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the shipped library the user's own still counts, and the message says what to do."""
    monkeypatch.setattr(ninetyten, "__file__", str(tmp_path / "__init__.py"))
    library, problems = read_exercises(mine(tmp_path, OWN))
    assert [exercise.id for exercise in library] == ["lean-and-look"]
    assert [problem.message for problem in problems] == ["the shipped exercises cannot be read; reinstall ninetyten"]


def test_importing_reads_nothing() -> None:
    """The app's first frame must not wait for TOML: neither it nor the library is touched by the import."""
    code = "import sys, ninetyten.config.exercise_library, ninetyten.view.exercise_choice; print('tomllib' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=30, check=True)
    assert ran.stdout.strip() == "False"
