"""An old journal becomes a new one completely, after a copy, or stays as it was."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing

import pytest

from ninetyten.journal import backups, file, migrations
from ninetyten.journal.errors import JournalError
from ninetyten.journal.migrations import MIGRATIONS, Migration
from ninetyten.journal.store import SqliteJournal
from tests.unit.journal.samples import chart, write


def ask(path: str, query: str) -> list[tuple[object, ...]]:
    """Query the file."""
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


def release(monkeypatch: pytest.MonkeyPatch, *statements: str) -> None:
    """Return a version of the program with one more migration."""
    monkeypatch.setattr(file, "SCHEMA", 2)
    monkeypatch.setattr(migrations, "MIGRATIONS", (*MIGRATIONS, Migration("moods", statements)))


def test_each_step_leaves_its_record(journal: SqliteJournal, path: str) -> None:
    """The journal tells which steps made it, and its schema number is their count."""
    assert ask(path, "SELECT key, value FROM meta") == [("migration 1", "events, the ringer's place")]
    assert ask(path, "PRAGMA user_version") == [(1,)]


def test_an_old_journal_is_brought_up_to_date_after_a_copy(
    journal: SqliteJournal, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Opening it with a newer program migrates it, keeps every record, and leaves a good copy of before."""
    written = write(journal, chart())
    journal.close()
    release(monkeypatch, "ALTER TABLE events ADD COLUMN mood TEXT")
    with closing(SqliteJournal(path, "")) as newer:
        assert newer.records() == written and not newer.read_only
        before = os.path.join(newer.backups, "before-schema-2.db")
    assert ask(path, "PRAGMA user_version") == [(2,)]
    assert ask(path, "SELECT value FROM meta WHERE key = 'migration 2'") == [("moods",)]
    assert backups.is_good(before)
    assert ask(before, "PRAGMA user_version") == [(1,)]


def test_a_step_that_fails_half_way_changes_nothing(journal: SqliteJournal, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A step is one transaction: its first statement is taken back when its second fails."""
    journal.close()
    release(monkeypatch, "ALTER TABLE events ADD COLUMN mood TEXT", "ALTER TABLE nowhere ADD COLUMN mood TEXT")
    with pytest.raises(JournalError, match="no such table: nowhere"):
        SqliteJournal(path, "d")
    assert ask(path, "PRAGMA user_version") == [(1,)]
    assert "mood" not in str(ask(path, "SELECT sql FROM sqlite_master WHERE name = 'events'"))


def test_a_new_journal_needs_no_copy(journal: SqliteJournal) -> None:
    """Nothing is backed up where there is nothing yet."""
    assert not os.path.exists(journal.backups)


def test_a_step_done_by_another_process_is_not_done_again(journal: SqliteJournal, path: str) -> None:
    """Two first starts at once make one journal: the second finds it made."""
    with closing(sqlite3.connect(path, isolation_level=None)) as second:
        migrations.migrate(second, path, journal.backups)
    assert ask(path, "SELECT count(*) FROM meta") == [(1,)]
