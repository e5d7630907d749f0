"""The names that the pages for the next person quote are those of the program."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.pages.generated import DOCS

ROOT = DOCS.parent
PLACES = (ROOT, ROOT / "src" / "ninetyten", *(ROOT / "src" / "ninetyten").iterdir(), ROOT / "tests" / "pages", DOCS)
SOURCES = [*ROOT.glob("src/ninetyten/**/*.py"), *ROOT.glob("tests/**/*.py"), ROOT / "pyproject.toml", ROOT / ".ci" / "run"]
FILE = re.compile(r"[\w./-]+\.(?:py|toml|md|day)")
NAME = re.compile(r"@?[A-Za-z_]\w+(?:\.[A-Za-z_]\w+)*")


def quoted(page: Path) -> list[str]:
    """What a page quotes in running text, without its blocks of code."""
    text = re.sub(r"^ *```.*?^ *```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    return sorted(set(re.findall(r"`([^`]+)`", text)))


@pytest.mark.parametrize("page", ["CONTRIBUTING.md", "docs/architecture.md"])
def test_every_name_is_one_of_the_program(page: str) -> None:
    """Each quoted file exists, and each part of a quoted name is a word of the source."""
    words = set(re.findall(r"\w+", "\n".join(file.read_text(encoding="utf-8") for file in SOURCES)))
    folders = {path.name for place in PLACES if place.is_dir() for path in place.iterdir()}
    names = quoted(ROOT / page)
    files = [name for name in names if FILE.fullmatch(name)]
    others = [part for name in names if name not in files and NAME.fullmatch(name) for part in re.findall(r"\w+", name)]
    assert len(files) + len(others) > 50
    assert [name for name in files if not any((place / name).exists() for place in PLACES)] == []
    assert [name for name in others if name not in words | folders] == []
