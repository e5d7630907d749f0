"""Ways to write one setting into a TOML text: a statement is rewritten, added or taken out, and no other is touched.

TOML has many ways to say the same (a header, dotted keys, tables in one line), and not each may be added to in each way. So
these are drafts, the most natural one first: whoever wants one reads it again and takes the first that says what is meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ninetyten.config.statements import Names, Statement


def drafts(lines: Sequence[Statement], path: Names, value: object) -> Iterator[str]:
    """The text with the key at `path` saying `value`, or with the key taken out where that is None."""
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
    """The line of the statement that says a key, or one like it; 0 if none does."""
    found = [(shared, -statement.line) for statement in lines if (shared := _shared(statement, path))]
    return -max(found)[1] if found else 0


def _rewritten(statement: Statement, path: Names, value: object) -> Iterator[str]:
    """The statement with another value for a key that it says, or without it."""
    if value is None and len(statement.own) == 1:
        yield ""
    own = next(names for names, key in zip(statement.own, statement.keys, strict=True) if key == ".".join(path))
    yield from _edited(statement, own, value)


def _below_header(lines: Sequence[Statement], path: Names, value: object, depth: int) -> Iterator[str]:
    """Below the last key of the section that the first names are."""
    table = path[:depth]
    ends = [place for place, line in enumerate(lines) if line.table == table and not line.array and (line.header or line.own)]
    if ends or not table:
        yield _after(lines, max(ends, default=-1), _assigned(path[depth:], value))


def _beside_like(lines: Sequence[Statement], path: Names, value: object) -> Iterator[str]:
    """Beside a key whose own names begin as this one's do: `block.rest` after `block.focus`, or within `block = { ... }`."""
    like = [(shared, place) for place, line in enumerate(lines) if (shared := _shared(line, path)) > len(line.table)]
    for _, place in sorted(like, reverse=True):
        own = path[len(lines[place].table) :]
        yield _after(lines, place, _assigned(own, value))
        yield from _with(lines, place, _edited(lines[place], own, value))


def _in_new_section(lines: Sequence[Statement], path: Names, value: object) -> Iterator[str]:
    """At the end, below a header of its own."""
    gap = "\n" if lines else ""
    yield _after(lines, len(lines) - 1, f"{gap}[{_spelled(path[:-1])}]\n{_assigned(path[-1:], value)}")


def _shared(statement: Statement, path: Names) -> int:
    """How many names a key of this statement and the path begin with alike."""
    best = 0
    for names in statement.own:
        pairs = zip((*statement.table, *names), path, strict=False)
        best = max(best, next((place for place, (one, other) in enumerate(pairs) if one != other), len(path)))
    return best


def _edited(statement: Statement, own: Names, value: object) -> Iterator[str]:
    """The statement with a key of it set or taken out, its comment and spacing kept; none where that cannot be done. The second
    spells tables in one line anew, for those with dotted keys within that tomlkit cannot mend."""
    import tomlkit
    from tomlkit.exceptions import TOMLKitError
    from tomlkit.items import InlineTable

    for anew in (False, True):
        try:
            document = tomlkit.parse(statement.text)
            table: Any = document
            for name in own[:-1]:
                if name not in table:
                    table[name] = tomlkit.inline_table()
                elif anew and isinstance(table[name], InlineTable):
                    plain = table[name].unwrap()
                    table[name] = tomlkit.inline_table()
                    table[name].update(plain)
                table = table[name]
            if value is None:
                del table[own[-1]]
            else:
                table[own[-1]] = value
            yield tomlkit.dumps(document)
        except (TOMLKitError, TypeError, AttributeError):  # what it holds is no table
            return


def _assigned(path: Names, value: object) -> str:
    import tomlkit

    return f"{_spelled(path)} = {tomlkit.item(value).as_string()}\n"


def _spelled(path: Names) -> str:
    import tomlkit

    return tomlkit.key(path).as_string()


def _with(lines: Sequence[Statement], place: int, texts: Iterable[str]) -> Iterator[str]:
    """The whole text with each of these in place of a statement."""
    for text in texts:
        yield "".join((*(line.text for line in lines[:place]), text, *(line.text for line in lines[place + 1 :])))


def _after(lines: Sequence[Statement], place: int, text: str) -> str:
    """The whole text with one statement more after a place, its lines ended as the others are."""
    above, below = ("".join(line.text for line in part) for part in (lines[: place + 1], lines[place + 1 :]))
    whole = above + below
    newline = "\r\n" if 2 * whole.count("\r\n") > whole.count("\n") else "\n"
    end = newline if above and not above.endswith("\n") else ""
    return above + end + text.replace("\n", newline) + below
