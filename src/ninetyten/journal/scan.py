"""Looks through every text in a file that ninetyten keeps or receives, and reports where `look` finds something (`scan`).

Texts that ninetyten itself makes up (ids, names of machines, dates of work days) are skipped only if both the field and the
shape match, so the same letters in any other field are looked at.
"""

from __future__ import annotations

import json
import os
import re
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from functools import lru_cache
from typing import Any

from ninetyten.config.files import decoded, open_regular
from ninetyten.config.toml_text import Malformed, key_lines, parse_toml
from ninetyten.domain.value import Value
from ninetyten.journal.rescue import open_read_only

_SQLITE = b"SQLite format 3\0"
_DATE = re.compile(r"(?:\d{4}-)?\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:\d\d))?|\d{8}T\d{6}Z")
_MADE = re.compile(r"[0-9a-f]{8,64}")
_BOOT = re.compile(r"[0-9A-Fa-f-]{36}|boot(?:ed)?-\d+")
_ZONE = re.compile(r"[A-Za-z_]+(?:/[A-Za-z_+-]+)*\d{0,2}")
_COLOUR = re.compile(r"#(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})")
_OWN_SHAPES = {
    **dict.fromkeys(("id", "ids", "device"), _MADE),
    **dict.fromkeys(
        ("day", "key", "on", "date", "first", "last", "from", "until", "since", "deadline", "ends", "start", "end"), _DATE
    ),
    "boot_id": _BOOT,
    "zone": _ZONE,
}
"""The shape of the texts that ninetyten itself puts into a field."""
_PROGRAMS = ("hooks.", "notify.sound")
"""Settings that name programs and files of this computer."""
_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'[^']*'")


Path = tuple[str, ...]
"""The names that lead to a text, outermost first."""
Look = Callable[[str], str]
"""Returns the class of what a text may reveal, or an empty text. It is often called for the same text."""


class Place(Value):
    """Where a text stands that may reveal something; numbers are 0 and texts empty where they do not apply."""

    what: str
    """Its class."""
    path: Path = ()
    is_name: bool = False
    """True if the last name of the path reveals it."""
    line: int = 0
    """Line number, from 1."""
    record: int = 0
    """The `seq` in the journal."""
    day: str = ""
    """Key of the work day."""


class Unreadable(Exception):
    """A file that cannot be looked through; the message says why."""


def search(file: str, look: Look) -> Iterator[Place]:
    """Yield every place in a journal, backup, export, settings file or other text where `look` finds something. Raises
    Unreadable."""
    try:
        with open(file, "rb", opener=open_regular) as source:
            start = source.read(len(_SQLITE))
            content = b"" if start == _SQLITE else start + source.read()
    except OSError as error:
        raise Unreadable(str(error.strerror)) from error
    if start == _SQLITE:
        return _database(file, look)
    return _toml(content, file, look) if file.endswith(".toml") else _lines(_decoded(content), look)


def _decoded(content: bytes) -> str:
    try:
        return decoded(content)
    except UnicodeDecodeError:
        raise Unreadable("it is neither a journal nor text") from None


def _database(file: str, look: Look) -> Iterator[Place]:
    """Look through the rows of every table, and the fields inside an event's body."""
    try:
        with closing(open_read_only(os.path.abspath(file))) as opened:
            opened.row_factory = sqlite3.Row
            tables = [name for (name,) in opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            for table in tables:
                quoted = table.replace('"', '""')
                for row in opened.execute(f'SELECT * FROM "{quoted}"'):
                    yield from _row(table, dict(row), look)
    except sqlite3.Error as error:
        raise Unreadable(f"it is damaged or in use: {error}") from error


def _row(table: str, row: dict[str, Any], look: Look) -> Iterator[Place]:
    body = row.pop("body", None)
    found = [*_inside(row, (table,), look), *_inside(_value(body), (str(row.get("kind", table)),), look)]
    day = str(row.get("day", ""))
    return (place.replace(record=row.get("seq", 0), day=day if _DATE.fullmatch(day) else "") for place in found)


def _lines(text: str, look: Look) -> Iterator[Place]:
    """Look through lines, each JSON or plain words; JSON that spans lines is read as a whole."""
    whole = _value(text)
    if whole is not text:
        yield from _inside(whole, (), look)
        return
    for number, line in enumerate(text.splitlines(), 1):
        value = _value(line)
        day = str(value.get("day", "")) if isinstance(value, dict) else ""
        for place in _inside(value, (), look):
            yield place.replace(line=number, day=day if _DATE.fullmatch(day) else "")


def _toml(content: bytes, file: str, look: Look) -> Iterator[Place]:
    """Look through keys, values and comments; through plain lines, if the file is not TOML."""
    try:
        tables = parse_toml(content, file)
    except Malformed:
        yield from _lines(_decoded(content), look)
        return
    lines = key_lines(content)
    for place in _inside(tables, (), lambda text: "" if _COLOUR.fullmatch(text) else look(text)):
        if not ".".join(place.path).startswith(_PROGRAMS):
            yield place.replace(line=_line_of(place.path, lines))
    for number, line in enumerate(_decoded(content).splitlines(), 1):
        what = look(_QUOTED.sub("", line).partition("#")[2].strip())
        if what:
            yield Place(what, ("comment",), line=number)


def _line_of(path: Path, lines: Mapping[str, int]) -> int:
    """Return the line of the nearest key that has one."""
    return next((line for length in range(len(path), 0, -1) if (line := lines.get(".".join(path[:length]), 0))), 0)


def _inside(value: object, path: Path, look: Look) -> list[Place]:
    """Look through the texts and names within a value."""
    found = []
    if isinstance(value, str):
        shape = _OWN_SHAPES.get(path[-1]) if path else None
        if not (shape and shape.fullmatch(value)) and (what := look(value)):
            found.append(Place(what, path))
    elif isinstance(value, dict):
        for name, inner in value.items():
            if type(inner) is not int:
                found += _inside(inner, (*path, name), look)
            if what := look(_as_words(name)):
                found.append(Place(what, (*path, name), is_name=True))
    elif isinstance(value, list):
        for inner in value:
            found += _inside(inner, path, look)
    return found


@lru_cache(maxsize=4096)
def _as_words(name: str) -> str:
    """Return a name as it may have been meant: `jane_doe` is two words; the key of a work day means no one."""
    return "" if _DATE.fullmatch(name) else re.sub("[_-]+", " ", name)


def _value(text: object) -> object:
    """Return a text's JSON object or array; the text itself if it is neither."""
    if not isinstance(text, str) or text.lstrip()[:1] not in ("{", "["):
        return text
    try:
        value: object = json.loads(text)
    except (ValueError, RecursionError):
        return text
    return value
