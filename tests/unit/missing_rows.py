"""Names every row that a word of a vocabulary still lacks, before anything runs: `python -m tests.unit.missing_rows src`.

A table says by its annotation which vocabulary its keys are: `dict[Activity, str]`. It is looked at as text, for a module whose
table lacks a row may not even import.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeGuard, get_args

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


def missing_classes(src: Path) -> list[str]:
    """`cli/grammar.py: GRAMMAR lacks "energy"` for each row that an act or an event lacks."""
    domain, grammar = src / "ninetyten/domain", src / "ninetyten/cli/grammar.py"
    acts = {word: name for name, word in _words(_parsed(domain / "commands.py")).items()}
    decided = {node.attr for node in ast.walk(_parsed(domain / "decide.py")) if _is_key(node)} | {
        "Undo",
        "Redo",
    }  # they rewrite the day
    typed = _keys(_parsed(grammar), "GRAMMAR") | {"account"}  # the app alone asks what a gap was
    events = {node.name for node in _parsed(domain / "events.py").body if isinstance(node, ast.ClassDef)} - {*BASES}
    worded = _keys(_parsed(domain / "sentences.py"), "WORDINGS")
    return [
        *(f'domain/decide.py: nothing follows from "{word}"' for word, name in acts.items() if name not in decided),
        *(f'cli/grammar.py: GRAMMAR lacks "{word}"' for word in acts if word not in typed),
        *(f"domain/sentences.py: WORDINGS lacks {event}" for event in sorted(events - worded)),
    ]


BASES = ("Event", "Act", "Note", "Fact")


def _parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _words(tree: ast.Module) -> dict[str, str]:
    """The word of each command class that has one."""
    return {
        node.name: line.value.value
        for node in tree.body
        if isinstance(node, ast.ClassDef)
        for line in node.body
        if isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name) and line.target.id == "word"
        if isinstance(line.value, ast.Constant) and isinstance(line.value.value, str) and line.value.value
    }


def _is_key(node: ast.AST) -> TypeGuard[ast.Attribute]:
    return isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "c"


def _keys(tree: ast.Module, table: str) -> set[str]:
    """The keys of a table of a module: words, or the names of classes."""
    found = next(node.value for node in tree.body if isinstance(node, ast.AnnAssign) and getattr(node.target, "id", "") == table)
    assert isinstance(found, ast.Dict)
    return {str(getattr(key, "value", "")) if isinstance(key, ast.Constant) else getattr(key, "attr", "") for key in found.keys}


if __name__ == "__main__":
    print("\n".join([*missing_rows(Path(sys.argv[1])), *missing_classes(Path(sys.argv[1]))]))
