"""TOML as people write it: a file with the line of each key, one value, one key, and a text as a list of statements.

A statement is the shortest run of lines that is TOML by itself: values over several lines, comments and blank lines need no
care here, and the statements joined together are the text, to the last character. So each key has a line, and can be
changed without touching another.
"""

from __future__ import annotations

import io
import os
import re
from collections.abc import Iterator, Mapping

from ninetyten.config.files import decoded
from ninetyten.config.kept import keep, mark_of, read_kept
from ninetyten.config.problems import Problem
from ninetyten.domain.value import Value

Names = tuple[str, ...]
"""A key, name by name: a name may have a dot in it."""


class Statement(Value):
    """One statement. `line`: its first, from 1. `table`: the header it stands below, or is. `own`: the keys it says, below that
    table. `header`: it is `[table]`; `array`: it is `[[table]]`, or stands below one."""

    text: str
    line: int
    table: Names = ()
    own: tuple[Names, ...] = ()
    header: bool = False
    array: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        """The dotted keys it sets."""
        return tuple(".".join((*self.table, *names)) for names in self.own)


def statements(text: str) -> list[Statement]:
    """Return the statements of a valid TOML text, in order."""
    import tomllib

    found: list[Statement] = []
    table: Names = ()
    said, first, array = "", 1, False
    for number, line in enumerate(
        io.StringIO(text, newline="\n"), 1
    ):  # `splitlines` would part a comment at other characters too
        first = first if said else number
        said += line
        try:
            tables = tomllib.loads(said)
        except tomllib.TOMLDecodeError:
            continue
        header = said.lstrip().startswith("[")
        if header:
            array = said.lstrip().startswith("[[")
            table = _named(tables)
            found.append(Statement(said, first, table, (), True, array))
        else:
            found.append(Statement(said, first, table, tuple(names for names, _ in leaves(tables)), False, array))
        said = ""
    return found


def leaves(tables: Mapping[str, object], above: Names = ()) -> Iterator[tuple[Names, object]]:
    """Yield every value with its names; an empty table counts as a value, since the user wrote it."""
    for name, value in tables.items():
        if isinstance(value, dict) and value:
            yield from leaves(value, (*above, name))
        else:
            yield (*above, name), value


def flat(tables: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    """Yield every value with its dotted key."""
    return ((".".join(names), value) for names, value in leaves(tables))


def _named(tables: object) -> Names:
    """Return the names of the table that a header opens."""
    names: list[str] = []
    while isinstance(tables, dict) and tables:
        name, tables = next(iter(tables.items()))
        names.append(name)
    return tuple(names)


class Malformed(Exception):
    """A file that is not TOML; `problem` says where and why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def parse_toml(content: bytes, file: str) -> dict[str, object]:
    """Return the tables of a TOML file.

    Raises `Malformed` with the problem if it is not text or not TOML.
    """
    import tomllib

    try:
        text = decoded(content)
        return tomllib.loads(text)
    except UnicodeDecodeError as error:
        line, why = content.count(b"\n", 0, error.start) + 1, "this is not UTF-8 or UTF-16 text; the whole file is ignored"
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"at line (\d+)", str(error))
        line = int(at[1]) if at else text.count("\n") + 1
        why = f"this is not valid TOML; the whole file is ignored: {error}"
    except (ValueError, RecursionError):
        endless = re.search(r"[\d_]{1000}", text)
        line = text.count("\n", 0, endless.start()) + 1 if endless else 0
        why = "a number is too long, or brackets are nested too deeply; the whole file is ignored"
    raise Malformed(Problem(file, "", line, why))


def parse_kept(content: bytes, file: str, cache: str) -> dict[str, object]:
    """Return the tables of a TOML file, and keep them in the file `cache`, if its folder is there: parsing takes twenty times as
    long. `cache` is empty for a file of a person's own, whose text is not copied (E). Raises `Malformed` likewise."""
    if not os.path.isdir(os.path.dirname(cache)):
        return parse_toml(content, file)
    mark = mark_of(os.path.basename(file), content)
    if isinstance(kept := read_kept(cache, mark), dict):
        return kept
    tables = parse_toml(content, file)
    keep(cache, mark, tables)
    return tables


def key_lines(content: bytes) -> dict[str, int]:
    """Return the line of each dotted key in a valid TOML file; a table's line is its header's. Takes many times as long as
    `parse_toml`."""
    found: dict[str, int] = {}
    for statement in statements(decoded(content)):
        if statement.header:
            found.setdefault(".".join(statement.table), statement.line)
        else:
            found.update(dict.fromkeys(statement.keys, statement.line))
    return found


def parse_value(text: str) -> object:
    """Return the value of one line of TOML: `"20m"`, `12`, `true`, `["mon", "tue"]`. Raises ValueError."""
    import tomllib

    try:
        found = tomllib.loads(f"value = {text}")
    except (ValueError, RecursionError):
        found = {}
    if list(found) != ["value"]:
        raise ValueError(f'{text} is not a TOML value; write a number, true, false, or text in quotes such as "20m"')
    return found["value"]


def spell(value: object) -> str:
    """Return a value as TOML writes it, close enough for a message."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, list | tuple):
        return f"[{', '.join(spell(item) for item in value)}]"
    return "{...}" if isinstance(value, dict) else str(value)


def typed(value: object) -> str:
    """Return a value as a person types it: no quotes, lists with commas."""
    if isinstance(value, str):
        return value
    plain = isinstance(value, list | tuple) and all(isinstance(item, str) and "," not in item for item in value)
    return ", ".join(value) if isinstance(value, list | tuple) and plain else spell(value)


def canonical(key: str) -> str:
    """Return a key as the tables have it: `keys."chart.add"` is `keys.chart.add`. Raises ValueError if TOML could not have it."""
    if not {'"', "'"} & set(key):
        return key
    import tomllib

    try:
        found: object = tomllib.loads(f"{key} = 0")
    except tomllib.TOMLDecodeError:
        raise ValueError(f"{key} is not a key: write names with dots between them, such as block.focus") from None
    path = []
    while isinstance(found, dict) and len(found) == 1:
        name, found = next(iter(found.items()))
        path.append(name)
    return ".".join(path)
