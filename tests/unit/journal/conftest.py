"""A journal of its own for every test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ninetyten.journal.store import SqliteJournal


@pytest.fixture
def path(tmp_path: Path) -> str:
    """The path of the test's journal; no file is there yet."""
    return str(tmp_path / "data" / "journal.db")


@pytest.fixture
def journal(path: str) -> Iterator[SqliteJournal]:
    """An empty journal."""
    opened = SqliteJournal(path, "this-device")
    yield opened
    opened.close()
