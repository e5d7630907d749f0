"""Which texts of a file `search` asks about, and where it says they are."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from ninetyten.journal.scan import Place, Unreadable, search

WORD = "zebrafinch"


def look(text: str) -> str:
    """Find the word and nothing else."""
    return "a bird" if WORD in text else ""


def found(file: Path) -> list[tuple[int, int, str, str]]:
    """Return line, record, day and dotted path of everything found."""
    return [(place.line, place.record, place.day, ".".join(place.path)) for place in search(str(file), look)]


def asked(file: Path) -> list[str]:
    """Return every text that was asked about."""
    texts: list[str] = []
    assert list(search(str(file), lambda text: texts.append(text) or "")) == []  # type: ignore[func-returns-value]
    return texts


def test_every_table_of_a_database_is_read(tmp_path: Path) -> None:
    """Any column of any table, and what its JSON holds, however deep."""
    file = tmp_path / "any.db"
    with sqlite3.connect(file) as opened:
        opened.execute('CREATE TABLE "odd ""name" (seq INTEGER, day TEXT, body TEXT, more TEXT)')
        body = json.dumps({"a": [{"b": ["x", WORD]}], WORD: 1})
        opened.execute('INSERT INTO "odd ""name" VALUES (3, ?, ?, ?)', ("2026-10-06", body, WORD))
    opened.close()
    table = 'odd "name'
    assert found(file) == [
        (0, 3, "2026-10-06", f"{table}.more"),
        (0, 3, "2026-10-06", f"{table}.a.b"),
        (0, 3, "2026-10-06", f"{table}.{WORD}"),
    ]
    assert [place.is_name for place in search(str(file), look)] == [False, False, True]


def test_json_over_many_lines_is_read_whole(tmp_path: Path) -> None:
    """Another program's JSON is reported by its path."""
    file = tmp_path / "timew.json"
    file.write_text(json.dumps([{"start": "20261006T090000Z", "tags": ["x"], "annotation": WORD}], indent=1), encoding="utf-8")
    assert found(file) == [(0, 0, "", "annotation")]
    assert "20261006T090000Z" not in asked(file)


@pytest.mark.parametrize("line", ["1234567", '"1234567"', "[1234567", "{broken"])
def test_a_line_that_is_not_json_is_asked_about_as_it_is(tmp_path: Path, line: str) -> None:
    """A number alone on a line is a text, not a number."""
    file = tmp_path / "notes.txt"
    file.write_text(f"{WORD}\n{line}\n", encoding="utf-8")
    assert asked(file) == [WORD, line]


def test_what_ninetyten_makes_up_is_known_by_field_and_shape(tmp_path: Path) -> None:
    """An id in its own field is skipped; any other text there, and an id elsewhere, is asked about."""
    made = "0123456789abcdef" * 2
    file = tmp_path / "mine.jsonl"
    lines = [{"id": made, "device": "12345678", "day": "2026-10-06"}, {"id": "not made", "day": "someday", "reason": made}]
    file.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    texts = set(asked(file))
    assert texts >= {"not made", "someday", made}
    assert not texts & {"12345678", "2026-10-06"}


def test_settings_are_told_by_the_line_of_their_key(tmp_path: Path) -> None:
    """A value in a list is on the line where its key begins; a # within quotes does not start a comment."""
    file = tmp_path / "config.toml"
    file.write_text(f'# {WORD}\n[a]\nb = "#{WORD}"\nc = [\n  "x",\n  "{WORD}",\n]\n', encoding="utf-8")
    assert found(file) == [(3, 0, "", "a.b"), (4, 0, "", "a.c"), (1, 0, "", "comment")]


def test_a_file_that_is_not_text_cannot_be_looked_through(tmp_path: Path) -> None:
    """A picture is distinguished from a clean file, and so is a missing one."""
    file = tmp_path / "picture.png"
    file.write_bytes(b"\x89PNG\xff\xfe")
    with pytest.raises(Unreadable, match="neither a journal nor text"):
        list(search(str(file), look))
    with pytest.raises(Unreadable, match="No such file"):
        list(search(str(tmp_path / "gone"), look))


def test_a_place_tells_nothing_of_the_text() -> None:
    """A place has the class and the path of the text, never the text."""
    assert Place.fields == ("what", "path", "is_name", "line", "record", "day")
