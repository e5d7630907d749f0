"""Damage deletes nothing: the file is set aside and the newest good backup can take its place."""

from __future__ import annotations

import os
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ninetyten.journal import backups, rescue
from ninetyten.journal.errors import JournalError
from ninetyten.journal.places import unsettled
from ninetyten.journal.store import SqliteJournal
from tests.unit.journal.samples import DAY, chart, write


def torn(path: str) -> None:
    """Lose all pages after the fifth."""
    with closing(sqlite3.connect(path)) as opened:
        opened.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = Path(path).read_bytes()
    assert len(content) > 10 * 4096
    Path(path).write_bytes(content[: 5 * 4096] + b"\xff" * (len(content) - 5 * 4096))


def damaged(path: str, day: str | None = DAY) -> str:
    """Make a journal with a backup of that day, then tear it; reading sets it aside. Return the file it became."""
    with closing(SqliteJournal(path, "d")) as journal:
        write(journal, *[chart()] * 500)
        if day:
            backups.back_up(path, journal.backups, day)
    torn(path)
    with pytest.raises(JournalError, match="set aside as"), closing(SqliteJournal(path, "d")) as opened:
        opened.records()
    (kept_as,) = unsettled(path)
    return kept_as


def test_the_parts_of_a_journal_stay_together(tmp_path: Path) -> None:
    """The -wal goes with its journal, so that it can still be read by hand; the stamp is the time of the last writing."""
    path = tmp_path / "journal.db"
    for suffix in ("", "-wal", "-shm"):
        Path(f"{path}{suffix}").write_text(suffix)
    os.utime(path, (1_790_000_000, 1_790_000_000))
    kept_as = rescue.set_aside(str(path))
    assert kept_as == f"{path}.unreadable-20260921T141320Z"
    assert {name.name: name.read_text() for name in tmp_path.iterdir()} == {
        os.path.basename(kept_as) + suffix: suffix for suffix in ("", "-wal", "-shm")
    }


def test_nothing_that_was_set_aside_is_written_over(tmp_path: Path) -> None:
    """A second file of the same second gets a name of its own."""
    path = tmp_path / "journal.db"
    made = set()
    for content in ("first", "second", "third"):
        path.write_text(content)
        os.utime(path, (1_790_000_000, 1_790_000_000))
        made.add(rescue.set_aside(str(path)))
    assert len(made) == 3
    assert {Path(kept_as).read_text() for kept_as in made} == {"first", "second", "third"}


def test_the_newest_good_backup_is_offered(journal: SqliteJournal, path: str) -> None:
    """The sentence names the damaged file, where it went, and how to continue."""
    write(journal, chart())
    good = backups.back_up(path, journal.backups, DAY)
    journal.close()
    message = rescue.give_up(path, [journal.backups])
    assert f"newest good backup is {good}" in message and ".unreadable-" in message and "nothing was deleted" in message
    assert "ninetyten restore" in message


def test_a_file_that_cannot_be_set_aside_is_reported(tmp_path: Path) -> None:
    """If it cannot be renamed, the person is asked to move it."""
    assert "could not be set aside (" in rescue.give_up(str(tmp_path / "gone.db"), [str(tmp_path)])


def test_damage_met_inside_a_transaction_says_the_same(path: str) -> None:
    """Not that a database is closed."""
    with closing(SqliteJournal(path, "d")) as journal:
        write(journal, *[chart()] * 500)
    torn(path)
    with closing(SqliteJournal(path, "d")) as journal:
        with pytest.raises(JournalError, match=r"is damaged\. It was set aside as"), journal.transaction():
            journal.records()
        with pytest.raises(JournalError, match=r"is damaged\. It was set aside as"):
            write(journal, chart())


@pytest.mark.parametrize("left", [None, b""])
def test_a_missing_journal_beside_good_backups_is_damage(path: str, left: bytes | None) -> None:
    """A missing or empty file is not created; the message names the backup and how to use it."""
    with closing(SqliteJournal(path, "d")) as journal:
        write(journal, chart())
        good = backups.back_up(path, journal.backups, DAY)
    os.unlink(path)
    if left is not None:
        Path(path).write_bytes(left)
    for _ in range(2):
        with pytest.raises(JournalError, match=f"good backup of it: {re.escape(good)}.*ninetyten restore"):
            SqliteJournal(path, "d")
    assert not os.path.exists(path) or os.path.getsize(path) == 0


def test_a_second_folder_of_backups_is_known_too(path: str, tmp_path: Path) -> None:
    """The whole data folder may be gone."""
    also = str(tmp_path / "also")
    with closing(SqliteJournal(path, "d")) as journal:
        write(journal, chart())
        backups.back_up(path, also, DAY)
    os.unlink(path)
    with pytest.raises(JournalError, match=f"good backup of it: {re.escape(also)}"):
        SqliteJournal(path, "d", also=lambda: [also])


def test_a_first_start_is_one_where_no_backup_is_good(path: str, tmp_path: Path) -> None:
    """An empty file, or a bad backup, does not get in the way."""
    os.makedirs(tmp_path / "data" / "backups")
    (tmp_path / "data" / "backups" / "journal-2026-10-06.db").write_bytes(b"torn")
    Path(path).touch()
    with closing(SqliteJournal(path, "d")) as journal:
        assert len(write(journal, chart())) == 1


def test_damage_is_reported_until_it_is_settled(path: str) -> None:
    """Everyone who opens the journal hears where the file is, and which backup is good."""
    kept_as = damaged(path, day=None)
    with closing(SqliteJournal(path, "d")) as journal:
        write(journal, chart())
        assert kept_as in journal.warning and "found no good backup" in journal.warning
        good = backups.back_up(path, journal.backups, DAY)
    with closing(SqliteJournal(path, "d")) as journal:
        assert good in journal.warning
        (kept,) = rescue.settle(path)
        assert not journal.changed() and journal.warning == ""
    assert os.path.exists(kept)


def test_a_file_that_the_person_took_away_ends_the_notice(path: str) -> None:
    """The running process notices too."""
    kept_as = damaged(path, day=None)
    with closing(SqliteJournal(path, "d")) as journal:
        assert kept_as in journal.warning
        os.unlink(kept_as)
        journal.changed()
        assert journal.warning == ""


def test_a_disk_that_fails_to_read_damages_nothing(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What SQLite calls damage is checked again; then the disk is named, nothing is set aside, and work goes on by itself."""
    with closing(SqliteJournal(path, "d")) as journal:
        written = write(journal, *[chart()] * 500)
    whole = Path(path).read_bytes()
    torn(path)
    monkeypatch.setattr(rescue, "failing", lambda path: OSError(5, "Input/output error"))
    with closing(SqliteJournal(path, "d")) as journal:
        with pytest.raises(JournalError, match="The disk failed"):
            journal.records()
        assert unsettled(path) == []
        Path(path).write_bytes(whole)
        assert journal.records() == written


def test_what_is_whole_after_all_is_not_set_aside(path: str) -> None:
    """SQLite may have been wrong for a moment."""
    with closing(SqliteJournal(path, "d")) as journal:
        write(journal, chart())
    met = sqlite3.DatabaseError("database disk image is malformed")
    assert "cannot be used" in rescue.no_damage(path, met)
    Path(path).write_bytes(b"torn" * 5000)
    assert rescue.no_damage(path, met) == ""
