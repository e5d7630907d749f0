"""Names every row that a word of a vocabulary still lacks, before anything runs: `python -m tests.unit.missing_rows src`.

A table says by its annotation which vocabulary its keys are: `dict[Activity, str]`. It is looked at as text, for a module whose
table lacks a row may not even import.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, get_args

VOCABULARY = Path("ninetyten/domain/vocabulary.py")


def missing_rows(src: Path) -> list[str]:
    """`domain/words.py: ACTIVITY_WORDS lacks "coach"` for each row that a table below `src` lacks."""
    names: dict[str, Any] = {}
    exec(compile((src / VOCABULARY).read_text(encoding="utf-8"), str(VOCABULARY), "exec"), names)  # plain Literals, no imports
    words = {name: get_args(value) for name, value in names.items() if get_args(value)}
    return [
        f'{path.relative_to(src / "ninetyten").as_posix()}: {table} lacks "{word}"'
        for path in sorted((src / "ninetyten").rglob("*.py"))
        for table, vocabulary, keys in tables(ast.parse(path.read_text(encoding="utf-8")), words)
        for word in words[vocabulary]
        if word not in keys
    ]


def tables(tree: ast.Module, vocabularies: Mapping[str, Sequence[object]]) -> Iterator[tuple[str, str, set[object]]]:
    """Each table of a module whose keys are those of a vocabulary: its name, the vocabulary, and its keys."""
    for node in tree.body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and isinstance(node.value, ast.Dict):
            vocabulary = _keyed_by(node.annotation)
            keys = [key.value for key in node.value.keys if isinstance(key, ast.Constant)]
            if vocabulary in vocabularies and len(keys) == len(node.value.keys):
                yield node.target.id, vocabulary, set(keys)


def _keyed_by(annotation: ast.expr) -> str:
    match annotation:
        case ast.Subscript(value=ast.Name(id="dict" | "Mapping"), slice=ast.Tuple(elts=[ast.Name(id=name), _])):
            return name
    return ""


if __name__ == "__main__":
    print("\n".join(missing_rows(Path(sys.argv[1]))))
