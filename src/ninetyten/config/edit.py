"""Changing the configuration file from the app: the person's comments, order and spacing stay as they are (tomlkit).

Nothing is written that would not be accepted when it is read again, and the file is replaced whole or not at all.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from ninetyten.config.build import apply, build, loose_ends
from ninetyten.config.fields import canonical, find
from ninetyten.config.files import write_private
from ninetyten.config.settings import Settings
from ninetyten.config.sources import flat

BOM = "\ufeff"


class Unchanged(Exception):
    """The file was left as it was; the message says why and what to do."""


def try_out(settings: Settings, key: str, value: object) -> str:
    """Why a value cannot be set, as a sentence; empty if it can."""
    try:
        changed = apply(settings, key, value)
    except ValueError as wrong:
        return str(wrong)
    return next((why for loose, why in loose_ends(dict(changed.given)) if loose == key), "")


def save(path: str, changes: Mapping[str, object]) -> None:
    """Set these dotted keys to TOML values in the file; None takes a key out, so that the default counts. Raises Unchanged."""
    try:
        with open(path, encoding="utf-8", newline="") as file:
            content = file.read()
    except FileNotFoundError:
        content = ""
    except (OSError, UnicodeDecodeError) as error:
        raise Unchanged(f"{path} cannot be read, so nothing was changed: {error}") from error
    try:
        changed = edited(content, changes)
    except ValueError as wrong:
        raise Unchanged(f"{path} was not changed: {wrong}") from wrong
    try:
        write_private(os.path.realpath(path), changed.encode())  # the person's own link, into a dotfiles folder say, stays one
    except OSError as error:
        raise Unchanged(f"{path} cannot be written ({error.strerror}); nothing was changed") from error


def edited(content: str, changes: Mapping[str, object]) -> str:
    """The text of the file with the changes made. Raises ValueError where a value is not allowed or the file is no TOML."""
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    mark = BOM if content.startswith(BOM) else ""
    try:
        document = tomlkit.parse(content.removeprefix(BOM))
    except TOMLKitError as error:
        raise ValueError(f"it is no TOML ({error}); mend it first, `ninetyten check` shows where") from error
    for key, value in changes.items():
        if value is None:
            _take_out(document, _path(key))
        else:
            find(canonical(key)).form.value_of(_plain(value))
            _put(document, _path(key), value)
    text = tomlkit.dumps(document)
    _accepted(text, changes)
    return f"{mark}{text}"


def _path(key: str) -> list[str]:
    """`keys.chart.add` is one name within `keys`."""
    section, _, rest = canonical(key).partition(".")
    return [section, rest] if section == "keys" else [section, *rest.split(".")]


def _put(document: Any, path: list[str], value: object) -> None:
    import tomlkit

    table = document
    for name in path[:-1]:
        if name not in table:
            table[name] = tomlkit.table()
        table = table[name]
        if not isinstance(table, dict):
            raise ValueError(f"{name} is a value there, and a section is meant")
    table[path[-1]] = value


def _take_out(document: Any, path: list[str]) -> None:
    table = document
    with suppress(KeyError):
        for name in path[:-1]:
            table = table[name]
        del table[path[-1]]


def _accepted(text: str, changes: Mapping[str, object]) -> None:
    """What was changed must be found again as it was meant, and make sense with the rest that is right."""
    given = dict(flat(tomllib.loads(text)))
    for key, value in changes.items():
        if value is not None and _plain(given.get(canonical(key))) != _plain(value):
            raise ValueError(f"{key} cannot be set here; edit the file by hand")
    right: dict[str, object] = {}
    for key, value in given.items():
        with suppress(ValueError):
            build({**right, key: value})
            right[key] = value
    for key, why in loose_ends(right):
        if key in map(canonical, changes):
            raise ValueError(f"{key}: {why}")


def _plain(value: object) -> object:
    return [_plain(item) for item in value] if isinstance(value, list | tuple) else value
