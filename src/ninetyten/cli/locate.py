"""`locate`: where the files are, to look at, to copy, to mend."""

from __future__ import annotations

import os

from ninetyten.bootstrap import Program
from ninetyten.cli.grammar import BadWords
from ninetyten.cli.main import OK
from ninetyten.cli.query import answer, query, say, words_of
from ninetyten.config.exercise_library import shipped_file
from ninetyten.config.files import Places
from ninetyten.config.theme_files import shipped_dir
from ninetyten.reports.layout import aligned


@query
def run(argv: list[str]) -> int:
    """Print every place, or the path of one alone."""
    parser = words_of("locate", "Where the files are; of one place, its path alone.")
    parser.add_argument("place", nargs="?", metavar="PLACE", help="one of those that are listed without it")
    asked = parser.parse_args(argv[1:])
    found = paths(Program().places)
    if asked.place is not None:
        if asked.place not in found:
            raise BadWords(f'locate: "{asked.place}" is not one of {", ".join(found)}')
        found = {asked.place: found[asked.place]}
    if asked.json:
        answer(found)
    elif asked.place is not None:
        say(found[asked.place])
    else:
        say(*aligned([(name, path, "" if os.path.exists(path) else "(not made yet)") for name, path in found.items()], indent=""))
    return OK


def paths(places: Places) -> dict[str, str]:
    """The absolute path of every place by its name."""
    return {
        "config": places.config_file,
        "themes": places.themes_dir,
        "shipped-themes": shipped_dir(),
        "exercises": places.exercises_file,
        "shipped-exercises": shipped_file(),
        "data": os.path.dirname(places.journal),
        "journal": places.journal,
        "backups": places.backups_dir,
        "state": places.state_dir,
    }
