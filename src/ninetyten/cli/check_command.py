"""`check`: report what is wrong with the settings, themes and keys, where it is, and what is allowed."""

from __future__ import annotations

import os
import sqlite3
import sys

from ninetyten.adapters.drives import synced_by
from ninetyten.bootstrap import Program
from ninetyten.cli.disk import KEEP_LOCAL
from ninetyten.cli.grammar import Words
from ninetyten.cli.main import OK, UNWRITABLE, USAGE
from ninetyten.cli.query import answer, query, say, tell, words_of
from ninetyten.config.exercise_library import read_exercises
from ninetyten.config.files import Places
from ninetyten.config.keymap import resolve
from ninetyten.config.own_words import refuse
from ninetyten.config.problems import Problem, did_you_mean
from ninetyten.config.settings import Loaded, Settings
from ninetyten.config.theme_files import read_themes, theme_files
from ninetyten.config.trust import exposed
from ninetyten.domain.plan import Plan
from ninetyten.domain.planned import too_long
from ninetyten.domain.typed import spell_rate
from ninetyten.domain.visible import in_one_line
from ninetyten.domain.words import spell, spell_time
from ninetyten.journal import rescue
from ninetyten.journal.errors import is_corrupt, not_regular, sentence
from ninetyten.journal.faults import faults


def words(word: str) -> Words:
    """Return the parser of `check`."""
    parser = words_of(word, "Check your settings, themes and keys: show what is wrong, where it is, and what is allowed.")
    parser.add_argument("--journal", action="store_true", help="also check every record in the journal")
    return parser


@query
def run(argv: list[str]) -> int:
    """Print each problem as `file:line: key: message`; exit code 2 if there is one, 3 if it is the journal."""
    asked = words(argv[0]).parse_args(argv[1:])
    program = Program()
    problems = find_problems(program.places, program.loaded)
    plan = program.settings.plan
    notes = [*long_slots(plan), *unknown_types(plan), *rates_in_words(program.settings), *exposures(program.places)]
    notes += synced_folder(program)
    wrong = journal_faults(program, through=asked.journal)
    warnings = unsettled(program)
    if asked.json:
        answer(
            {
                "ok": not problems and not wrong,
                "problems": [{name: getattr(p, name) for name in Problem.fields} for p in problems],
                "notes": notes,
                **({"journal": [*warnings, *wrong]} if asked.journal or warnings or wrong else {}),
            }
        )
    else:
        tell(warnings)
        say(*map(row, problems), *wrong, *([] if problems or wrong or warnings else ["Everything is in order."]), *notes)
    return UNWRITABLE if wrong else USAGE if problems else OK


def long_slots(plan: Plan) -> list[str]:
    """Return a sentence for each planned block that is too long without a break (B5)."""
    return [
        f"Note: the block planned at {spell_time(slot.start, plan.clock)} runs for {spell(slot.length)} without a break."
        for slot in too_long(plan.day.slots)
    ]


def rates_in_words(settings: Settings) -> list[str]:
    """Return a sentence for each rate that is not written as charts per hour, with what it comes to (F2)."""
    given, plan = dict(settings.given), settings.plan
    said = [(kind, given.get(f"kinds.{kind.key}.per_hour")) for kind in plan.kinds]
    shown = [(kind, text, spell_rate(kind.per_hour, plan.target.production)) for kind, text in said if isinstance(text, str)]
    return [f'Note: kinds.{kind.key}.per_hour = "{text}" is {rate}.' for kind, text, rate in shown]


def unknown_types(plan: Plan) -> list[str]:
    """Return a sentence about planned blocks of chart types that do not exist; they take the type that was coded last (S12)."""
    unknown = dict.fromkeys(slot.kind for slot in plan.day.slots if slot.kind and plan.kind(slot.kind) is None)
    if not unknown:
        return []
    names, first = ", ".join(unknown), next(iter(unknown))
    return [
        f"Note: the planned blocks name chart types that do not exist ({names}), so they take the type you coded last. "
        f"To add one, set kinds.{first}.per_hour to its charts per hour."
    ]


def exposures(places: Places) -> list[str]:
    """Return a sentence for each of the settings, exercises and journal files that another user can change."""
    found = [exposed(path) for path in (places.config_file, places.exercises_file, places.journal)]
    return list(dict.fromkeys(f"Note: {one}; to fix it: {one.todo}" for one in found if one))


def synced_folder(program: Program) -> list[str]:
    """Return a sentence if a service copies the journal to other computers while it is in use."""
    folder = os.path.realpath(os.path.dirname(program.places.journal))
    service = synced_by(folder, program.environ)
    return [f"Note: {folder} is synced ({service}), which can corrupt the journal; to fix it: {KEEP_LOCAL}"] if service else []


def find_problems(places: Places, loaded: Loaded) -> list[Problem]:
    """Return every problem with the settings, the keys and theme they choose, the theme files and the user's exercises."""
    keys = resolve(dict(loaded.settings.keys), loaded.blame)[1]
    theme, known = loaded.settings.display.theme, tuple(theme_files(places.themes_dir))
    unknown = []
    if theme not in known:
        message = f'theme "{theme}" does not exist{did_you_mean(theme, known)} (available: {", ".join(known)})'
        unknown = [loaded.blame("display.theme", message)]
    themes, exercises = read_themes(places.themes_dir)[1], read_exercises(places.exercises_file, refuse)[1]
    return [*loaded.problems, *keys, *unknown, *unstartable(loaded), *second_folder(places, loaded), *themes, *exercises]


def unstartable(loaded: Loaded, platform: str = sys.platform) -> list[Problem]:
    """Report a hook that begins with a PowerShell script, which Windows does not start by itself."""
    hooks = loaded.settings.hooks
    first = {name: str(next(iter(getattr(hooks, name)), "")) for name in hooks.fields}
    message = 'Windows does not start a .ps1 file by itself; begin the command with "powershell", "-File"'
    scripts = [name for name, program in first.items() if platform == "win32" and program.lower().endswith(".ps1")]
    return [loaded.blame(f"hooks.{name}", message) for name in scripts]


def second_folder(places: Places, loaded: Loaded) -> list[Problem]:
    """Report a second backup folder that is not a folder, or is one of our own."""
    also, own = loaded.settings.backup.also, (os.path.dirname(places.journal), places.backups_dir)
    if not also:
        return []
    if os.path.lexists(also) and not os.path.isdir(also):
        message = "this is not a folder; choose one on another disk, or off"
    elif os.path.realpath(also) in map(os.path.realpath, own):
        message = "ninetyten keeps its own files in this folder; choose one on another disk, or off"
    else:
        return []
    return [loaded.blame("backup.also", message)]


def row(problem: Problem) -> str:
    """Return `file:line: key: message`, as editors read it, without a missing line or key."""
    place = f"{problem.file}:{problem.line}" if problem.line else problem.file
    return in_one_line(": ".join(part for part in (place, problem.key, problem.message) if part))


def unsettled(program: Program) -> list[str]:
    """Return a warning about files that were set aside and not dealt with yet."""
    warning = rescue.unsettled_notice(program.places.journal, program.backup_folders())
    return [warning] if warning else []


def journal_faults(program: Program, *, through: bool) -> list[str]:
    """Return a sentence for each fault in the journal, or for why it cannot be used. `through`: read all of it."""
    path = program.places.journal
    if why := not_regular(path):
        return [why]
    if not (os.path.exists(path) and os.path.getsize(path)):
        missing = rescue.missing(path, program.backup_folders())
        return [missing] if missing else []
    if not through:
        return []
    try:
        if rescue.is_whole(path):
            return [f"{path}: {fault}" for fault in faults(path)]
    except sqlite3.Error as problem:
        if not is_corrupt(problem):
            return [sentence(problem, path)]
    failed = rescue.failing(path)
    if failed is not None:
        return [sentence(failed, path)]
    return [f"The journal {path} is damaged. Close ninetyten, then run `ninetyten restore` to see what it would restore."]
