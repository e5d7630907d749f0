"""Damage deletes nothing: the file is set aside and the newest good backup can take its place."""

from __future__ import annotations

import os
from pathlib import Path

from ninetyten.journal import backups, rescue
from ninetyten.journal.store import SqliteJournal
from tests.unit.journal.samples import DAY, chart, write


def test_the_parts_of_a_journal_stay_together(tmp_path: Path) -> None:
    """The -wal goes with its journal, so that it can still be read by hand; the stamp is the time of the last writing."""
    path = tmp_path / "journal.db"
    for suffix in ("", "-wal", "-shm"):
        Path(f"{path}{suffix}").write_text(suffix)
    os.utime(path, (1_790_000_000, 1_790_000_000))
    aside = rescue.set_aside(str(path))
    assert aside == f"{path}.unreadable-20260921T141320Z"
    assert {name.name: name.read_text() for name in tmp_path.iterdir()} == {
        os.path.basename(aside) + suffix: suffix for suffix in ("", "-wal", "-shm")
    }


def test_nothing_that_was_set_aside_is_written_over(tmp_path: Path) -> None:
    """A second one of the same second gets a name of its own."""
    path = tmp_path / "journal.db"
    made = set()
    for content in ("first", "second", "third"):
        path.write_text(content)
        os.utime(path, (1_790_000_000, 1_790_000_000))
        made.add(rescue.set_aside(str(path)))
    assert len(made) == 3
    assert {Path(aside).read_text() for aside in made} == {"first", "second", "third"}


def test_the_newest_good_backup_is_offered(journal: SqliteJournal, path: str) -> None:
    """The sentence names the damaged file, where it went, and how to go on."""
    write(journal, chart())
    good = backups.back_up(path, journal.backups, DAY)
    journal.close()
    told = rescue.give_up(path, [journal.backups])
    assert f"newest good backup is {good}" in told and ".unreadable-" in told and "nothing of it was deleted" in told
    assert "ninetyten restore" in told


def test_a_file_that_cannot_be_set_aside_is_told_so(tmp_path: Path) -> None:
    """Where it cannot be renamed, the person is asked to move it."""
    assert "could not be set aside (No such file or directory)" in rescue.give_up(str(tmp_path / "gone.db"), [str(tmp_path)])
