"""A TOML text as a list of statements, so that each can be told by its line, and changed without touching another.

A statement is the shortest run of lines that is TOML by itself: values over several lines, comments and blank lines need no
care here, and the statements joined together are the text, to the last character.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping

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
        """The dotted keys it says."""
        return tuple(".".join((*self.table, *names)) for names in self.own)


def statements(text: str) -> list[Statement]:
    """The statements of a valid TOML text, in their order."""
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
    """Every value with its names; an empty table counts as a value, for somebody wrote it."""
    for name, value in tables.items():
        if isinstance(value, dict) and value:
            yield from leaves(value, (*above, name))
        else:
            yield (*above, name), value


def flat(tables: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    """The same with dotted keys."""
    return ((".".join(names), value) for names, value in leaves(tables))


def _named(tables: object) -> Names:
    """The names of the table that a header opens."""
    names: list[str] = []
    while isinstance(tables, dict) and tables:
        name, tables = next(iter(tables.items()))
        names.append(name)
    return tuple(names)
