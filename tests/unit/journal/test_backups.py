"""One copy a day, seven kept, each complete and readable by its owner only."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

import pytest

from ninetyten.journal import backups
from ninetyten.journal.errors import JournalError
from ninetyten.journal.store import SqliteJournal
from ninetyten.ports import Draft
from tests.modes import closed_to_others
from tests.unit.journal.samples import DAY, NOW, chart, write


def names(folder: str) -> list[str]:
    """Return what is in the folder."""
    return sorted(os.listdir(folder))


def test_a_copy_holds_everything_in_one_private_file(journal: SqliteJournal, path: str) -> None:
    """Data still in the -wal is copied too, and no file is left beside the copy."""
    written = write(journal, chart(), chart())
    made = backups.back_up(path, journal.backups, DAY)
    assert names(journal.backups) == ["journal-2026-10-06.db"]
    assert closed_to_others(made, journal.backups)
    with closing(SqliteJournal(made, "")) as copied:
        assert copied.records() == written


@pytest.mark.skipif(os.name == "nt", reason="names that Windows does not allow")
@pytest.mark.parametrize("name", ["a b", "a?b", "a#b", "a%41b", "a:b", "a\\b", "ü", "\udcff"])
def test_a_folder_of_any_name_is_opened(journal: SqliteJournal, path: str, tmp_path: Path, name: str) -> None:
    """As the path says it, two slashes in front too, and no part of it is taken for something else."""
    write(journal, chart())
    for start in ("", "/"):
        folder = f"{start}{tmp_path}/{name}/backups"
        os.makedirs(os.path.dirname(folder), exist_ok=True)
        assert backups.is_good(backups.back_up(path, folder, DAY))
        assert names(folder) == [f"journal-{DAY}.db"]
        backups.open_existing(os.path.join(folder, f"journal-{DAY}.db")).close()


def test_a_copy_is_due_once_a_day(journal: SqliteJournal, path: str) -> None:
    """The next copy is due on the next work day."""
    assert backups.due(journal.backups, DAY)
    backups.back_up(path, journal.backups, DAY)
    assert not backups.due(journal.backups, DAY)
    assert backups.due(journal.backups, "2026-10-07")


def test_seven_copies_stay(journal: SqliteJournal, path: str) -> None:
    """The eighth replaces the oldest; other files are not touched."""
    os.makedirs(journal.backups)
    kept = Path(journal.backups) / "before-schema-2.db"
    kept.write_text("kept")
    (kept.parent / "journal-notes.db").write_text("somebody's own")
    for day in range(1, 10):
        backups.back_up(path, journal.backups, f"2026-10-{day:02}")
    assert names(journal.backups) == [
        "before-schema-2.db",
        *(f"journal-2026-10-{day:02}.db" for day in range(3, 10)),
        "journal-notes.db",
    ]
    assert kept.read_text() == "kept"


def test_a_copy_made_while_another_writes_is_whole(journal: SqliteJournal, path: str) -> None:
    """An open transaction is not part of the copy."""
    write(journal, chart())
    with journal.transaction():
        journal.append([Draft(chart())], DAY, NOW, NOW.utc)
        made = backups.back_up(path, journal.backups, DAY)
    with closing(SqliteJournal(made, "")) as copied:
        assert copied.record_count() == 1


def test_a_journal_that_is_not_there_is_not_made_by_a_copy(tmp_path: Path) -> None:
    """Nothing is damaged, and an empty file would look like a first start."""
    with pytest.raises(JournalError) as told:
        backups.copy(str(tmp_path / "journal.db"), str(tmp_path / "copy.db"))
    assert "damaged" not in str(told.value)
    assert os.listdir(tmp_path) == []


def test_a_damaged_copy_is_passed_over(journal: SqliteJournal, path: str) -> None:
    """The newest good copy is the newest that SQLite finds intact."""
    assert backups.newest_good(journal.backups) is None
    write(journal, *[chart()] * 200)
    good = backups.back_up(path, journal.backups, "2026-10-06")
    for day, content in (("2026-10-07", b"damaged"), ("2026-10-08", b""), ("2026-10-09", Path(good).read_bytes()[:8192])):
        (Path(journal.backups) / f"journal-{day}.db").write_bytes(content)
    assert backups.newest_good(journal.backups) == good


def test_a_copy_that_cannot_be_made_leaves_nothing(journal: SqliteJournal, path: str) -> None:
    """The reason is a sentence, and no unfinished file stays."""
    os.makedirs(os.path.join(journal.backups, "journal-2026-10-06.db"))
    with pytest.raises(JournalError, match="No backup could be made"):
        backups.back_up(path, journal.backups, DAY)
    assert names(journal.backups) == ["journal-2026-10-06.db"]


def test_what_a_process_that_was_ended_left_behind_is_removed(journal: SqliteJournal, path: str) -> None:
    """After an hour: another process may be making the other one just now. Files of other names stay."""
    os.makedirs(journal.backups)
    folder, old = Path(journal.backups), ".journal-2026-10-05.db.31217-6536002f"
    new, other = ".journal-2026-10-05.db.31218-0011aaff", ".journal-notes.db.1-00000000"
    for name in (old, f"{old}-journal", new, other):
        (folder / name).touch()
        if name != new:
            os.utime(folder / name, (0, 0))
    backups.back_up(path, journal.backups, DAY)
    assert names(journal.backups) == [new, other, "journal-2026-10-06.db"]


def test_a_file_in_place_of_the_folder_is_named(journal: SqliteJournal, path: str) -> None:
    """It is the folder of the backups that cannot be written, and not the journal."""
    Path(journal.backups).touch()
    with pytest.raises(JournalError) as caught:
        backups.back_up(path, journal.backups, DAY)
    assert str(caught.value).startswith(f"No backup could be made in {journal.backups}: ")
    assert str(caught.value).endswith(". It must be a folder that you can write to.")


def test_a_damaged_journal_costs_no_good_backup(journal: SqliteJournal, path: str) -> None:
    """A copy is checked before an older one is dropped: damage never fills all seven."""
    write(journal, *[chart()] * 500)
    for day in range(1, 8):
        backups.back_up(path, journal.backups, f"2026-10-{day:02}")
    journal.close()
    content = bytearray(Path(path).read_bytes())
    content[6 * 4096 : 7 * 4096] = b"\xff" * 4096
    Path(path).write_bytes(content)
    before = names(journal.backups)
    for day in range(8, 18):
        with pytest.raises(JournalError, match="No backup could be made"):
            backups.back_up(path, journal.backups, f"2026-10-{day:02}")
    assert names(journal.backups) == before
    assert backups.newest_good(journal.backups) == os.path.join(journal.backups, "journal-2026-10-07.db")


def test_a_second_folder_is_not_made_where_its_disk_is_missing(journal: SqliteJournal, path: str, tmp_path: Path) -> None:
    """Only the last folder is made; if the one above it is missing, the disk is not mounted."""
    write(journal, chart())
    assert os.path.exists(backups.back_up(path, str(tmp_path / "also"), DAY))
    with pytest.raises(JournalError, match="does not exist"):
        backups.back_up(path, str(tmp_path / "stick" / "also"), DAY)
    assert not (tmp_path / "stick").exists()


def test_of_one_day_the_nearer_copy_comes_first(journal: SqliteJournal, path: str, tmp_path: Path) -> None:
    """The newest day overall; a torn copy is skipped in favor of the second folder's."""
    write(journal, chart())
    also = str(tmp_path / "also")
    near, far = (backups.back_up(path, folder, DAY) for folder in (journal.backups, also))
    newer = backups.back_up(path, also, "2026-10-07")
    assert backups.all_daily(journal.backups, also) == [newer, near, far]
    for torn in (newer, near):
        Path(torn).write_bytes(b"torn")
    assert backups.newest_good(journal.backups, also) == far


@pytest.mark.posix("a pipe or a link can lie in a folder")
def test_an_incomplete_copy_is_replaced_the_same_day(journal: SqliteJournal, path: str, tmp_path: Path) -> None:
    """A link, a damaged file or a pipe under the day's name does not prevent a good copy."""
    other = backups.back_up(path, str(tmp_path / "other"), "2026-10-06")
    copied = Path(journal.backups, "journal-2026-10-06.db")
    copied.parent.mkdir(exist_ok=True)
    for spoil in (lambda: copied.symlink_to(other), lambda: copied.write_bytes(b"no journal"), lambda: os.mkfifo(copied)):
        spoil()
        assert backups.due(journal.backups, "2026-10-06")
        backups.back_up(path, journal.backups, "2026-10-06")
        assert not backups.due(journal.backups, "2026-10-06")
        assert not copied.is_symlink() and copied.is_file()
        copied.unlink()
