"""Changing the configuration file from the app: the person's comments, order and spacing stay as they are.

One statement is rewritten, added or taken out; the others are not touched. Nothing is written before it was read again and
says what was meant and everything else as before, and the file is replaced whole or not at all.
"""

from __future__ import annotations

import os
import tomllib
from codecs import BOM_UTF16_LE
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any

from ninetyten.config.build import apply, build, loose_ends
from ninetyten.config.files import HEAD, MARKS, encoding_of, open_regular, write_private
from ninetyten.config.model import names
from ninetyten.config.problems import shown
from ninetyten.config.settings import Settings
from ninetyten.config.toml_text import Names, Statement, canonical, flat, statements
from ninetyten.config.validation import read_all
from ninetyten.domain.value import Value

BOM = "\ufeff"


class Unchanged(Exception):
    """The file was left as it was; the message says why and what to do."""


def try_out(settings: Settings, changes: Mapping[str, object]) -> str:
    """Return why these values, None for a default, cannot be set together, as a sentence; empty if they can."""
    try:
        loose = loose_ends(with_changes(settings, changes))
    except ValueError as wrong:
        return str(wrong)
    return next((why for key, why in loose if key in changes), "")


def with_changes(settings: Settings, changes: Mapping[str, object]) -> Settings:
    """Return the settings with these values, None for a default. Raises ValueError with a sentence if one is not allowed."""
    changed = build({key: value for key, value in settings.given if changes.get(key, value) is not None})
    for key, value in changes.items():
        changed = changed if value is None else apply(changed, key, value)
    return changed.replace(plan=changed.plan.replace(clock=settings.plan.clock))


class Edit(Value):
    """One change of the file: the keys it is about, and the whole text before and after."""

    keys: tuple[str, ...]
    before: str
    after: str


def save(path: str, changes: Mapping[str, object]) -> Edit:
    """Set these dotted keys to TOML values in the file; None takes a key out, so that the default counts. Raises Unchanged."""
    content = _read(path)
    try:
        changed = edited(content, changes)
    except ValueError as wrong:
        raise Unchanged(f"{path} was not changed: {wrong}") from wrong
    _write(path, changed)
    return Edit(tuple(changes), content, changed)


def reverse(path: str, edit: Edit) -> Edit:
    """Take a change back, to the letter; return the change that this is. Raises Unchanged, also if the file was edited since."""
    if _read(path) != edit.after:
        raise Unchanged(f"{path} was edited since, so nothing was changed; edit it by hand")
    _write(path, edit.before)
    return Edit(edit.keys, edit.after, edit.before)


def _read(path: str) -> str:
    try:
        with open(path, "rb", opener=open_regular) as file:
            content = file.read()
        return content.decode(_encoding(content))
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError as error:
        raise Unchanged(f"{path} is not UTF-8 or UTF-16 text, so nothing was changed; `ninetyten check` shows where") from error
    except OSError as error:
        raise Unchanged(f"{path} cannot be read ({error.strerror}), so nothing was changed") from error


def _encoding(content: bytes) -> str:
    """Return the encoding of a file, in which it is written again; a mark is part of the text."""
    encoding = encoding_of(content).removesuffix("-sig")
    return f"{encoding}-{'le' if content[:1] == BOM_UTF16_LE[:1] else 'be'}" if encoding in MARKS.values() else encoding


def _write(path: str, text: str) -> None:
    try:
        encoding = "utf-8"
        with suppress(FileNotFoundError), open(path, "rb", opener=open_regular) as file:
            encoding = _encoding(file.read(HEAD + 1))
        write_private(
            os.path.realpath(path), text.encode(encoding)
        )  # the person's own link, into a dotfiles folder say, stays one
    except OSError as error:
        raise Unchanged(f"{path} cannot be written ({error.strerror}); nothing was changed") from error


def edited(content: str, changes: Mapping[str, object]) -> str:
    """Return the text of the file with the changes. Raises ValueError if a value is not allowed, the file is not TOML, or the
    change would change another setting too."""
    mark = BOM if content.startswith(BOM) else ""
    text = content.removeprefix(BOM)
    try:
        tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"it is not TOML ({error}); fix it first (`ninetyten check` shows where)") from error
    for key, value in changes.items():
        text = _changed(text, canonical(key), value)
    changed = {shown(canonical(key)) for key in changes}
    for problem in read_all("", text.encode(), {}, {}).problems:
        if problem.key in changed:
            raise ValueError(f"{problem.key}: {problem.message}")
    return f"{mark}{text}"


def _changed(text: str, key: str, value: object) -> str:
    """Return the text with one key changed: the first draft that sets it and leaves everything else as before."""
    if _spelled(dict(_said(text)).get(key)) == _spelled(value):
        return text
    lines, path = statements(text), names(key)
    for draft in drafts(lines, path, _plain(value)):
        if _keeps(text, draft, key, value):
            return draft
    line = nearest(lines, path)
    where = f"line {line} of it" if line else "it"
    raise ValueError(f"{key} cannot be changed there without changing something else too; edit {where} by hand")


def _keeps(text: str, draft: str, key: str, value: object) -> bool:
    """Report whether the draft sets the key as intended and changes nothing else, except for sections that became empty."""

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
    """Spell a value so that `1`, `1.0` and `true` differ."""
    return repr(_plain(value))


def _plain(value: object) -> object:
    return [_plain(item) for item in value] if isinstance(value, list | tuple) else value


def drafts(lines: Sequence[Statement], path: Names, value: object) -> Iterator[str]:
    """Yield the text with the key at `path` set to `value`, or removed if that is None, in several ways.

    TOML has many ways to say the same (a header, dotted keys, tables in one line), and not each may be added to in each way.
    So the most natural draft comes first: read each again, and take the first that says what is meant.
    """
    said = [place for place, statement in enumerate(lines) if ".".join(path) in statement.keys]
    if said:
        yield from _with(lines, said[-1], _rewritten(lines[said[-1]], path, value))
    elif value is not None:
        yield from _below_header(lines, path, value, len(path) - 1)
        yield from _beside_like(lines, path, value)
        yield from _in_new_section(lines, path, value)
        for depth in range(len(path) - 2, -1, -1):
            yield from _below_header(lines, path, value, depth)


def nearest(lines: Sequence[Statement], path: Names) -> int:
    """Return the line of the statement that sets a key, or one like it; 0 if none does."""
    found = [(shared, -statement.line) for statement in lines if (shared := _shared(statement, path))]
    return -max(found)[1] if found else 0


def _rewritten(statement: Statement, path: Names, value: object) -> Iterator[str]:
    """Yield the statement with another value for a key it sets, or without the key."""
    if value is None and len(statement.own) == 1:
        yield ""
    own = next(names for names, key in zip(statement.own, statement.keys, strict=True) if key == ".".join(path))
    yield from _edited(statement, own, value)


def _below_header(lines: Sequence[Statement], path: Names, value: object, depth: int) -> Iterator[str]:
    """Yield a draft with the key below the last key of the section that the first names make."""
    table = path[:depth]
    ends = [place for place, line in enumerate(lines) if line.table == table and not line.array and (line.header or line.own)]
    if ends or not table:
        yield _after(lines, max(ends, default=-1), _assigned(path[depth:], value))


def _beside_like(lines: Sequence[Statement], path: Names, value: object) -> Iterator[str]:
    """Yield drafts with the key beside one whose own names begin as this one's do: `block.rest` after `block.focus`, or within
    `block = { ... }`."""
    like = [(shared, place) for place, line in enumerate(lines) if (shared := _shared(line, path)) > len(line.table)]
    for _, place in sorted(like, reverse=True):
        own = path[len(lines[place].table) :]
        yield _after(lines, place, _assigned(own, value))
        yield from _with(lines, place, _edited(lines[place], own, value))


def _in_new_section(lines: Sequence[Statement], path: Names, value: object) -> Iterator[str]:
    """Yield a draft with the key at the end, below its own header."""
    gap = "\n" if lines else ""
    yield _after(lines, len(lines) - 1, f"{gap}[{_joined(path[:-1])}]\n{_assigned(path[-1:], value)}")


def _shared(statement: Statement, path: Names) -> int:
    """Count the leading names that a key of this statement shares with the path."""
    best = 0
    for own in statement.own:
        pairs = zip((*statement.table, *own), path, strict=False)
        best = max(best, next((place for place, (one, other) in enumerate(pairs) if one != other), len(path)))
    return best


def _edited(statement: Statement, own: Names, value: object) -> Iterator[str]:
    """Yield the statement with one key set or removed, its comment and spacing kept; nothing if that is impossible. The second
    spells inline tables again, for those with dotted keys within that tomlkit cannot mend."""
    import tomlkit
    from tomlkit.exceptions import TOMLKitError
    from tomlkit.items import InlineTable

    for respelled in (False, True):
        try:
            document = tomlkit.parse(statement.text)
            table: Any = document
            for name in own[:-1]:
                if name not in table:
                    table[name] = tomlkit.inline_table()
                elif respelled and isinstance(table[name], InlineTable):
                    plain = table[name].unwrap()
                    table[name] = tomlkit.inline_table()
                    table[name].update(plain)
                table = table[name]
            if value is None:
                del table[own[-1]]
            else:
                table[own[-1]] = value
            yield tomlkit.dumps(document)
        except (TOMLKitError, TypeError, AttributeError):  # a value where a table was expected
            return


def _assigned(path: Names, value: object) -> str:
    import tomlkit

    return f"{_joined(path)} = {tomlkit.item(value).as_string()}\n"


def _joined(path: Names) -> str:
    import tomlkit

    return tomlkit.key(path).as_string()


def _with(lines: Sequence[Statement], place: int, texts: Iterable[str]) -> Iterator[str]:
    """Yield the whole text with each of these in place of a statement."""
    for text in texts:
        yield "".join((*(line.text for line in lines[:place]), text, *(line.text for line in lines[place + 1 :])))


def _after(lines: Sequence[Statement], place: int, text: str) -> str:
    """Return the whole text with one more statement after a place, with the same line endings."""
    above, below = ("".join(line.text for line in part) for part in (lines[: place + 1], lines[place + 1 :]))
    whole = above + below
    newline = "\r\n" if 2 * whole.count("\r\n") > whole.count("\n") else "\n"
    end = newline if above and not above.endswith("\n") else ""
    return above + end + text.replace("\n", newline) + below
