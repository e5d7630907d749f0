"""Read theme files. The shipped ones and the user's own have the same form, so you can start a new theme from a copy.

    name = "My desk"                # what people read; the file's name is what `display.theme` says
    dark = true
    ansi = false                    # true: colours are ansi_black ... ansi_bright_white, the terminal's own

    [colours]
    focus = "#6fc7b1"               # missing colours come from the shipped theme of that sort

A theme that is not TOML is refused; in any other, only the wrong parts are left out. Nothing here raises for what the user wrote.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable

import ninetyten
from ninetyten.config.files import open_regular
from ninetyten.config.keymap import unplaced
from ninetyten.config.problems import Problem, did_you_mean
from ninetyten.config.settings import DEFAULT_THEME
from ninetyten.config.toml_text import Malformed, key_lines, parse_kept
from ninetyten.domain.value import Value

COLOURS = {
    "background": "behind everything",
    "surface": "behind what lies on top: lists, the palette",
    "text": "what is read first",
    "muted": "what is read second",
    "focus": "the accent while a block runs",
    "focus-dim": "the part of a block that is over, and stops that were answered",
    "rest": "the accent of a break",
    "prompt": "the accent of a micro-break",
    "overtime": "the accent past a block's end",
    "paused": "the accent while the clock stands",
    "production": "production in the ledger",
    "study": "accuracy study in the ledger",
    "growth": "CEU / education in the ledger",
    "query": "queries in the ledger",
    "admin": "admin work in the ledger",
    "other": "everything else in the ledger",
    "track": "what is still to come on a strip or bar",
    "line": "thin lines between parts",
}
"""Every colour of a theme and what it is for."""

HEX = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)
HUES = ("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white")
ANSI = ("ansi_default", *(f"ansi_{hue}" for hue in HUES), *(f"ansi_bright_{hue}" for hue in HUES))
FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*", re.ASCII)
ENDING = ".toml"


class ThemeSpec(Value):
    """A theme, complete. `name`: what `display.theme` says. `title`: what people read. `colours`: one for each of COLOURS,
    `#rrggbb`, or an ANSI name where `ansi`. `file`: where it came from."""

    name: str
    title: str
    dark: bool
    ansi: bool
    colours: tuple[tuple[str, str], ...]
    file: str


def shipped_dir() -> str:
    """Return the folder of the shipped themes: inside the installed package, or at the top of a checkout."""
    package = os.path.dirname(ninetyten.__file__)
    installed = os.path.join(package, "themes")
    return installed if os.path.isdir(installed) else os.path.join(os.path.dirname(os.path.dirname(package)), "themes")


def theme_files(themes_dir: str) -> dict[str, str]:
    """Return the file of every theme by name, shipped ones first; the user's own replaces a shipped one of the same name."""
    return {**_files_in(shipped_dir()), **_files_in(themes_dir)}


def read_themes(themes_dir: str) -> tuple[dict[str, ThemeSpec], list[Problem]]:
    """Return every theme by name, and the problems in their files."""
    specs: dict[str, ThemeSpec] = {}
    problems: list[Problem] = []
    for name, file in theme_files(themes_dir).items():
        spec, wrong = read_theme(file)
        problems += wrong
        if spec:
            specs[name] = spec
    return specs, problems


def find_theme(
    name: str, themes_dir: str, blame: Callable[[str, str], Problem] = unplaced, cache: str = ""
) -> tuple[ThemeSpec, list[Problem]]:
    """Return the theme with that name; if it does not exist or cannot be read, the default one and the problem.

    `blame` makes a problem from the setting's key and a message (`Loaded.blame`). `cache`: where shipped ones are kept. Raises
    FileNotFoundError only if the shipped themes are missing too: then the installation is broken.
    """
    files = theme_files(themes_dir)
    if name in files:
        is_shipped = os.path.dirname(files[name]) == shipped_dir()
        spec, problems = read_theme(files[name], cache if is_shipped else "")
        if spec:
            return spec, problems
    else:
        known = tuple(files)
        hint = did_you_mean(name, known)
        problems = [blame("display.theme", f'theme "{name}" does not exist{hint} (available: {", ".join(known)})')]
    return shipped(DEFAULT_THEME), problems


def shipped(name: str) -> ThemeSpec:
    """Return a shipped theme. Raises FileNotFoundError if the installation is broken."""
    spec, _ = read_theme(os.path.join(shipped_dir(), name + ENDING))
    if spec is None:
        raise FileNotFoundError(f"{shipped_dir()}: the shipped theme {name} is missing; reinstall ninetyten")
    return spec


def read_theme(file: str, cache: str = "") -> tuple[ThemeSpec | None, list[Problem]]:
    """Return the theme in a file, None if it cannot be read, and the problems there. `cache`: as in `parse_kept`."""
    name = os.path.basename(file).removesuffix(ENDING)
    if not FILE_NAME.fullmatch(name):
        return None, [Problem(file, "", 0, "a theme's file name can have only letters, digits, - and _; rename it")]
    try:
        with open(file, "rb", opener=open_regular) as source:
            content = source.read()
        tables = parse_kept(content, file, cache)
    except OSError as error:
        return None, [Problem(file, "", 0, f"this file cannot be read ({error.strerror})")]
    except Malformed as error:
        return None, [error.problem]
    found: list[tuple[str, str]] = []

    def wrong(key: str, message: str) -> None:
        found.append((key, message))

    title, dark, ansi = _heading(tables, name, wrong)
    given = _colours(tables.get("colours", {}), ansi, wrong)
    missing = [part for part in COLOURS if part not in given]
    base = dict(shipped(_base(dark, ansi)).colours) if missing else {}
    colours = tuple((part, given.get(part) or base[part]) for part in COLOURS)
    lines = key_lines(content) if found else {}
    problems = [Problem(file, key, lines.get(key, 0), message) for key, message in found]
    return ThemeSpec(name, title, dark, ansi, colours, file), problems


def _heading(tables: dict[str, object], name: str, wrong: Callable[[str, str], None]) -> tuple[str, bool, bool]:
    for key in tables.keys() - {"name", "dark", "ansi", "colours"}:
        hint = did_you_mean(key, ("name", "dark", "ansi", "colours"))
        wrong(key, f"unknown key{hint}; a theme can have name, dark, ansi and the section [colours]")
    title = tables.get("name", name)
    if not isinstance(title, str) or not title.strip() or not title.isprintable():
        wrong("name", "a theme's name must be a line of text in quotes")
        title = name
    dark, ansi = tables.get("dark", True), tables.get("ansi", False)
    for key, value in (("dark", dark), ("ansi", ansi)):
        if not isinstance(value, bool):
            wrong(key, "this must be true or false")
    return title.strip(), dark is not False, ansi is True


def _colours(table: object, ansi: bool, wrong: Callable[[str, str], None]) -> dict[str, str]:
    """Return the valid colours of a theme."""
    if not isinstance(table, dict):
        wrong("colours", "this is a section; write [colours] with the colours below it")
        return {}
    good = {}
    for part, colour in table.items():
        if part not in COLOURS:
            hint = did_you_mean(part, tuple(COLOURS))
            wrong(f"colours.{part}", f"unknown colour{hint}; a theme can set {', '.join(COLOURS)}")
        elif isinstance(colour, str) and (colour in ANSI if ansi else HEX.fullmatch(colour)):
            good[part] = colour.lower()
        else:
            allowed = f"one of {', '.join(ANSI)}" if ansi else "a colour such as #6fc7b1"
            wrong(f"colours.{part}", f"{colour!r} is not allowed here; use {allowed}")
    return good


def _base(dark: bool, ansi: bool) -> str:
    """Return the shipped theme that fills in missing colours for a theme of this sort."""
    if ansi:
        return "sixteen" if dark else "sixteen-light"
    return DEFAULT_THEME if dark else "quiet-light"


def _files_in(folder: str) -> dict[str, str]:
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        return {}
    return {name.removesuffix(ENDING): os.path.join(folder, name) for name in names if name.endswith(ENDING)}
