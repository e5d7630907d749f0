"""Closed vocabularies: what a new word needs is named before anything runs, and is one row a layer."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ninetyten.cli.grammar import GRAMMAR
from ninetyten.cli.main import GROUPS, QUERIES
from ninetyten.domain import commands
from ninetyten.domain.decide import DECIDES
from tests.unit.missing_rows import missing_classes, missing_rows

SRC = Path(__file__).parents[2] / "src"
APP_ALONE, REWRITING = "account", {"undo", "redo"}
"""What a gap was is asked by the app alone; what reaches back into the day is decided where that is rewritten."""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the program that may be changed."""
    return Path(shutil.copytree(SRC, tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__")))


def rewrite(file: Path, old: str, new: str) -> None:
    """Put `new` in the place of `old`, which stands there once."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")


def simulated(src: Path, day: str) -> dict[str, object]:
    """What the program in `src` makes of a scripted day."""
    script = src.parent / "made.day"
    script.write_text(day, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "ninetyten", "simulate", str(script), "--json"],
        env={**os.environ, "PYTHONPATH": str(src), "NINETYTEN_HOME": str(src.parent / "home")},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


def test_no_table_lacks_a_row() -> None:
    """Every word of a vocabulary has its row in every table of it."""
    assert missing_rows(SRC) == missing_classes(SRC) == []


def test_every_act_is_decided_typed_and_listed() -> None:
    """A command has a row in each layer, and help lists all of them once."""
    decided = {act.word for act in DECIDES if act.word} | REWRITING
    assert decided == set(commands.WORDS) == {*GRAMMAR, APP_ALONE}
    listed = [word for words in GROUPS.values() for word in words]
    aliases = {alias: word for word, grammar in GRAMMAR.items() for alias in grammar.aliases}
    assert sorted(aliases.get(word, word) for word in listed) == sorted({*GRAMMAR, *QUERIES})


def test_a_new_activity_is_one_row_a_layer(copy: Path) -> None:
    """Its word in the vocabulary, what it is called, its key, its look; what is missing has its name until then."""
    package = copy / "ninetyten"
    rewrite(package / "domain/vocabulary.py", '"query", "admin"]', '"query", "admin", "coach"]')
    assert missing_rows(copy) == [
        'domain/words.py: ACTIVITY_WORDS lacks "coach"',
        'ui/paint.py: LOOKS lacks "coach"',
        'view/actions.py: SWITCHES lacks "coach"',
    ]

    rewrite(package / "domain/words.py", '    "admin": "admin",\n', '    "admin": "admin",\n    "coach": "coaching",\n')
    rewrite(package / "ui/paint.py", '    "meeting": ("▥"', '    "coach": ("▙", "other"),\n    "meeting": ("▥"')
    admin = '    "admin": ("f", "admin", "Switch to other admin work."),\n'
    rewrite(package / "view/actions.py", admin, f'{admin}    "coach": ("j", "coaching", "Switch to coaching."),\n')
    assert missing_rows(copy) == []
    found = simulated(copy, "date 2026-10-06\n07:00 start\n07:30 switch coach\n08:00 stop\n")
    assert found["report"]["minutes"]["coach"] == 30  # type: ignore[index]


def test_a_new_private_note_is_one_row_a_layer(copy: Path) -> None:
    """Its event and its act, what follows from it, its words and how it is typed; what is missing has its name until then."""
    package = copy / "ninetyten"
    event = (
        'class WaterDrunk(Note):\n    """Glasses of water, for oneself alone."""\n\n    glasses: int\n\n\nclass LeftOpen(Note):'
    )
    rewrite(package / "domain/events.py", "class LeftOpen(Note):", event)
    word = '    word: ClassVar[str] = "water"\n    glasses: int\n\n\n'
    act = f'class DrinkWater(NoteCommand):\n    """Log glasses of water."""\n\n{word}class LeaveOpen(NoteCommand):'
    rewrite(package / "domain/commands.py", "class LeaveOpen(NoteCommand):", act)
    assert missing_classes(copy) == [
        'domain/decide.py: nothing follows from "water"',
        'cli/grammar.py: GRAMMAR lacks "water"',
        "domain/sentences.py: WORDINGS lacks WaterDrunk",
    ]

    follows = "    c.DrinkWater: lambda state, command, now, plan: [e.WaterDrunk(now.at, command.glasses)],\n    c.LeaveOpen: "
    rewrite(package / "domain/decide.py", "    c.LeaveOpen: ", follows)
    rewrite(package / "domain/sentences.py", "    e.EyesScored: ", '    e.WaterDrunk: _private("water"),\n    e.EyesScored: ')
    typed = '    "water": Grammar("log water", _water_words, lambda said: c.DrinkWater(said.glasses)),\n    "open": Grammar('
    rewrite(package / "cli/grammar.py", '    "open": Grammar(', typed)
    words = 'def _water_words(parser: Any, kind: Kind) -> None:\n    parser.add_argument("glasses", type=int)\n\n\n'
    rewrite(package / "cli/grammar.py", "def _open_words(", f"{words}def _open_words(")
    rewrite(package / "cli/main.py", '"eyes", "energy",', '"eyes", "energy", "water",')
    assert missing_classes(copy) == []
    kept = simulated(copy, "date 2026-10-06\n07:00 start\n07:30 water 2\n08:00 stop\n")
    without = simulated(copy, "date 2026-10-06\n07:00 start\n08:00 stop\n")
    assert (kept["refusals"], kept["report"]) == ([], without["report"])


def test_a_fourth_track_is_one_row(copy: Path) -> None:
    """Settings, prompts, strip and reports read the one table."""
    posture = (
        '    (Track("posture", 40 * MINUTE, 20 * SECOND), TrackFace("■", "□", "Feet flat, back supported, shoulders down.")),\n'
    )
    water = '    (Track("water", 50 * MINUTE, 30 * SECOND), TrackFace("◆", "◇", "Drink something.")),\n'
    rewrite(copy / "ninetyten/domain/plan.py", posture, posture + water)
    found = simulated(copy, 'date 2026-10-06\nset prompts.water.every "35m"\n07:00 start\n08:30 rest\n08:45 stop\n')
    assert any("water" in stop["tracks"] for stop in found["prompts"])  # type: ignore[attr-defined]
