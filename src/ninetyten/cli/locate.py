"""`locate`: show where the files are."""

from __future__ import annotations

import os

from ninetyten.bootstrap import Program
from ninetyten.cli.grammar import OneOf, Words
from ninetyten.cli.main import OK
from ninetyten.cli.output import exactly
from ninetyten.cli.query import answer, query, words_of
from ninetyten.config.exercise_library import shipped_file
from ninetyten.config.files import Places, places
from ninetyten.config.theme_files import shipped_dir
from ninetyten.domain.visible import in_one_line
from ninetyten.reports.layout import aligned


def words(word: str) -> Words:
    """Return the parser of `locate`."""
    parser = words_of(word, "Show where your files are. With PLACE, print only its path.")
    listed = "a place from the list (run without PLACE to see it)"
    parser.add_argument("place", nargs="?", type=OneOf(tuple(paths(places()))), metavar="PLACE", help=listed)
    return parser


@query
def run(argv: list[str]) -> int:
    """Print every place, or only the path of one."""
    asked = words(argv[0]).parse_args(argv[1:])
    found = paths(Program().places)
    if asked.place is not None:
        found = {asked.place: found[asked.place]}
    if asked.json:
        answer(found)
    elif asked.place is not None:
        exactly(found[asked.place])
    else:
        rows = [(name, path, "" if os.path.exists(path) else "(does not exist yet)") for name, path in found.items()]
        for row in aligned(rows, indent=""):
            exactly(in_one_line(row))
    return OK


def paths(places: Places) -> dict[str, str]:
    """Return the absolute path of every place by name."""
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
