"""Changing the configuration file from the app: the person's comments, order and spacing stay as they are.

One statement is rewritten, added or taken out; the others are not touched. Nothing is written before it was read again and
says what was meant and everything else as before, and the file is replaced whole or not at all.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterable, Mapping
from contextlib import suppress

from ninetyten.config.build import apply, build, loose_ends
from ninetyten.config.drafts import drafts, nearest
from ninetyten.config.fields import canonical, find
from ninetyten.config.files import write_private
from ninetyten.config.settings import Settings
from ninetyten.config.statements import Names, flat, statements

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
    except UnicodeDecodeError as error:
        raise Unchanged(f"{path} is not UTF-8 text, so nothing was changed; `ninetyten check` shows where") from error
    except OSError as error:
        raise Unchanged(f"{path} cannot be read ({error.strerror}), so nothing was changed") from error
    try:
        changed = edited(content, changes)
    except ValueError as wrong:
        raise Unchanged(f"{path} was not changed: {wrong}") from wrong
    try:
        write_private(os.path.realpath(path), changed.encode())  # the person's own link, into a dotfiles folder say, stays one
    except OSError as error:
        raise Unchanged(f"{path} cannot be written ({error.strerror}); nothing was changed") from error


def edited(content: str, changes: Mapping[str, object]) -> str:
    """The text of the file with the changes made. Raises ValueError where a value is not allowed, the file is no TOML, or the
    change could not be made without another setting changing too."""
    mark = BOM if content.startswith(BOM) else ""
    text = content.removeprefix(BOM)
    try:
        tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"it is not TOML ({error}); mend it first, `ninetyten check` shows where") from error
    for key, value in changes.items():
        if value is not None:
            find(canonical(key)).form.value_of(_plain(value))
        text = _changed(text, canonical(key), value)
    _accepted(text, changes)
    return f"{mark}{text}"


def _changed(text: str, key: str, value: object) -> str:
    """The text with one key changed: the first draft that says it, and everything else as before."""
    if _spelled(dict(_said(text)).get(key)) == _spelled(value):
        return text
    lines, path = statements(text), _path(key)
    for draft in drafts(lines, path, _plain(value)):
        if _keeps(text, draft, key, value):
            return draft
    line = nearest(lines, path)
    where = f"line {line} of it" if line else "it"
    raise ValueError(f"{key} cannot be changed there without changing something else too; edit {where} by hand")


def _keeps(text: str, draft: str, key: str, value: object) -> bool:
    """Whether the draft says the key as meant, and all else as the text does, but for sections that have become empty."""

    def others(said: Iterable[tuple[str, object]]) -> list[str]:
        return sorted(repr(pair) for pair in said if pair[0] != key and not (pair[1] == {} and key.startswith(f"{pair[0]}.")))

    try:
        before, after = _said(text), _said(draft)
    except ValueError:
        return False
    return others(before) == others(after) and _spelled(dict(after).get(key)) == _spelled(value)


def _said(text: str) -> list[tuple[str, object]]:
    return list(flat(tomllib.loads(text)))


def _spelled(value: object) -> str:
    """A value so that `1`, `1.0` and `true` differ."""
    return repr(_plain(value))


def _path(key: str) -> Names:
    """`keys.chart.add` is one name within `keys`."""
    section, _, rest = key.partition(".")
    return (section, rest) if section == "keys" else (section, *rest.split("."))


def _accepted(text: str, changes: Mapping[str, object]) -> None:
    """What was changed must make sense with the rest that is right."""
    right: dict[str, object] = {}
    for key, value in _said(text):
        with suppress(ValueError):
            build({**right, key: value})
            right[key] = value
    for key, why in loose_ends(right):
        if key in map(canonical, changes):
            raise ValueError(f"{key}: {why}")


def _plain(value: object) -> object:
    return [_plain(item) for item in value] if isinstance(value, list | tuple) else value
