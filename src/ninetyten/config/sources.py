"""What was said, and where: the configuration file with its lines, and the environment's variables, key by key.

Nothing is judged here but whether TOML is TOML; `validation` does the rest. Keys are dotted, values are TOML's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from ninetyten.config.fields import BY_KEY, find
from ninetyten.config.problems import ENVIRONMENT, Problem, shown, unechoed
from ninetyten.config.statements import flat, statements
from ninetyten.domain.value import Value

PREFIX = "NINETYTEN_"
BETWEEN = "__"
FLAT_KEYS = {key.replace(".", "_"): key for key in BY_KEY}


class Origin(Value):
    """Where a setting was said: the file (or ENVIRONMENT), its line (0: none), and the name it has there."""

    file: str
    line: int
    name: str

    def blame(self, message: str) -> Problem:
        """A problem that points here and repeats nothing that may identify a patient."""
        return Problem(self.file, shown(self.name), self.line, unechoed(message))


class Said(Value):
    """One setting as it was said: the TOML value and where."""

    value: object
    origin: Origin


Source = dict[str, Said]
"""What one source says, by dotted key."""


class Checked(Value):
    """What validation let pass: pairs of key and TOML value, where each was said, and what is to be mended."""

    given: tuple[tuple[str, object], ...] = ()
    origins: tuple[tuple[str, Origin], ...] = ()
    problems: tuple[Problem, ...] = ()


def parse_toml(content: bytes, file: str) -> tuple[dict[str, object], dict[str, int]]:
    """The tables of a TOML file and the line of each dotted key in it.

    Raises `Malformed` with the problem if it is not UTF-8 or not TOML.
    """
    import tomllib

    try:
        text = content.decode("utf-8-sig")
        return tomllib.loads(text), _lines(text)
    except UnicodeDecodeError as error:
        line, why = content.count(b"\n", 0, error.start) + 1, "this is not UTF-8 text, so nothing in the file counts"
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"at line (\d+)", str(error))
        line = int(at[1]) if at else text.count("\n") + 1
        why = f"this is not TOML, so nothing in the file counts: {error}"
    except (ValueError, RecursionError):
        endless = re.search(r"[\d_]{1000}", text)
        line = text.count("\n", 0, endless.start()) + 1 if endless else 0
        why = "a number is too long, or brackets are nested too deeply, so nothing in the file counts"
    raise Malformed(Problem(file, "", line, why))


class Malformed(Exception):
    """A file that is no TOML at all; `problem` says where and why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def read_file(content: bytes, file: str) -> Source:
    """What the configuration file says. Raises `Malformed`."""
    tables, lines = parse_toml(content, file)
    return {key: Said(value, Origin(file, lines.get(key, 0), key)) for key, value in flat(tables)}


def _lines(text: str) -> dict[str, int]:
    """The line on which each dotted key of a valid TOML text is said; that of a table is its header's."""
    found: dict[str, int] = {}
    for statement in statements(text):
        if statement.header:
            found.setdefault(".".join(statement.table), statement.line)
        else:
            found.update(dict.fromkeys(statement.keys, statement.line))
    return found


def variables(environ: Mapping[str, str]) -> dict[str, str]:
    """The variables that are settings, or miss it by an underscore; others (`NINETYTEN_HOME`) are none of ours."""
    ours = {name: text for name, text in environ.items() if name.upper().startswith(PREFIX)}
    return {name: ours[name] for name in sorted(ours) if BETWEEN in name or _flat_key(name)}


def read_environment(found: Mapping[str, str]) -> tuple[Source, list[Problem]]:
    """What the variables say, `NINETYTEN_SECTION__KEY` in any case, and those that miss a setting by an underscore."""
    source: Source = {}
    problems: list[Problem] = []
    for name, text in found.items():
        origin = Origin(ENVIRONMENT, 0, name)
        key = name[len(PREFIX) :].lower().replace(BETWEEN, ".")
        if BETWEEN not in name:
            meant = PREFIX + _flat_key(name).replace(".", BETWEEN).upper()
            problems.append(origin.blame(f"two underscores part section and key: write {meant}"))
        else:
            source[key] = Said(_value(key, text), origin)
    return source, problems


def _flat_key(name: str) -> str:
    return FLAT_KEYS.get(name[len(PREFIX) :].lower(), "")


def _value(key: str, text: str) -> object:
    try:
        return find(key).form.from_text(text)
    except ValueError:
        return text
