"""What was said, and where: the configuration file with its lines, and the environment's variables, key by key.

Nothing is judged here but whether TOML is TOML; `validation` does the rest. Keys are dotted, values are TOML's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from ninetyten.config.fields import BY_KEY, FAMILIES, SECTIONS, find
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


class Given(Value):
    """One setting as it was said: the TOML value and where."""

    value: object
    origin: Origin


Source = dict[str, Given]
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
    return {key: Given(value, Origin(file, lines.get(key, 0), key)) for key, value in flat(tables)}


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
    """The variables that are settings, or meant to be some; others (`NINETYTEN_HOME`) are none of ours."""
    ours = {name: text for name, text in environ.items() if name.upper().startswith(PREFIX)}
    return {name: ours[name] for name in sorted(ours) if BETWEEN in name or _flat_key(name) or _whole_section(name, ours[name])}


def read_environment(found: Mapping[str, str], in_file: Iterable[str] = ()) -> tuple[Source, list[Problem]]:
    """What the variables say, `NINETYTEN_SECTION__KEY` in any case, and those that only look like settings. `in_file`: the keys
    of the file, whose own names a variable reaches however they are cased there."""
    known = tuple(in_file)
    source: Source = {}
    problems: list[Problem] = []
    for name, text in found.items():
        origin = Origin(ENVIRONMENT, 0, name)
        if why := _misses(name, text):
            problems.append(origin.blame(why))
        else:
            key = _own_case(name[len(PREFIX) :].replace(BETWEEN, "."), known)
            source[key] = Given(_value(key, text), origin)
    return source, problems


def _misses(name: str, text: str) -> str:
    """Why a variable can be no setting, whatever it says; empty if it can."""
    try:
        f"{name}{text}".encode()
    except UnicodeEncodeError:
        return "this is not UTF-8 text, so it does not count"
    if BETWEEN in name:
        return ""
    if _whole_section(name, text):
        return f"a variable is one setting, not a section: write {name}{BETWEEN}KEY for each, such as NINETYTEN_BLOCK__FOCUS=90m"
    meant = PREFIX + _flat_key(name).replace(".", BETWEEN).upper()
    return f"two underscores part section and key: write {meant}"


def _whole_section(name: str, text: str) -> bool:
    """Whether a variable gives a section as JSON or TOML; hooks are told bare words under such names."""
    return name[len(PREFIX) :].lower() in SECTIONS and text.lstrip().startswith("{")


def _own_case(values: str, known: Sequence[str]) -> str:
    """The key that a variable means: that of a person's own name, such as `kinds.ED`, is cased as in the file."""
    key = values.lower()
    section, _, rest = key.partition(".")
    name, _, part = rest.rpartition(".")
    if section not in FAMILIES or not name:
        return key
    there = [".".join(key.split(".")[1:-1]) for key in known if key.lower().startswith(f"{section}.{name}.")]
    as_said = values.split(".", 1)[1].rpartition(".")[0]
    return f"{section}.{as_said if as_said in there else name if name in there or not there else there[0]}.{part}"


def _flat_key(name: str) -> str:
    return FLAT_KEYS.get(name[len(PREFIX) :].lower(), "")


def _value(key: str, text: str) -> object:
    try:
        return find(key).form.from_text(text)
    except ValueError:
        return text
