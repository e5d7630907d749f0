"""A journal is taken away while a process has it open: what was acknowledged is there afterwards, or acts are refused."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest

from ninetyten.journal import backups, moved, places
from ninetyten.journal.errors import JournalError
from ninetyten.journal.store import SqliteJournal
from ninetyten.ports import Record
from tests.unit.journal.samples import chart, write

pytestmark = pytest.mark.posix("a file that is open can be moved or deleted")

Happens = Callable[[Path], None]


def gone(*parts: str) -> Happens:
    """Delete some of the journal's files."""

    def happens(path: Path) -> None:
        for part in parts:
            os.unlink(f"{path}{part}")

    return happens


def swapped(content: bytes) -> Happens:
    """Move another file into the journal's place, as a sync client does."""

    def happens(path: Path) -> None:
        other = path.with_name("incoming")
        other.write_bytes(content)
        other.replace(path)

    return happens


def folder_deleted(path: Path) -> None:
    """Delete the data folder."""
    shutil.rmtree(path.parent)


def folder_moved(path: Path) -> None:
    """Move the data folder away."""
    path.parent.rename(path.parent.with_name("elsewhere"))


def set_aside(path: Path) -> None:
    """Rename all three files, as another process does with a damaged journal."""
    for part in places.PARTS:
        os.rename(f"{path}{part}", f"{path}.elsewhere{part}")


def older_copy(path: Path) -> None:
    """Put the content of the file without its -wal in its place."""
    swapped(path.read_bytes())(path)


def found(path: str) -> list[Record]:
    """Return what the next process reads; the file must be intact."""
    with closing(SqliteJournal(path, "this-device")) as again:
        records = again.records()
    with closing(sqlite3.connect(path)) as opened:
        assert opened.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    return records


TAKEN_AWAY = [
    folder_deleted,
    folder_moved,
    set_aside,
    older_copy,
    gone(""),
    gone("-wal"),
    gone("-shm"),
    gone("-wal", "-shm"),
    gone("", "-wal", "-shm"),
    swapped(b"no journal at all" * 500),
    swapped(b""),
]


@pytest.mark.parametrize("happens", TAKEN_AWAY)
@pytest.mark.parametrize("checkpointed", [True, False])
def test_whatever_is_taken_away_nothing_acknowledged_is_lost(
    journal: SqliteJournal, path: str, happens: Happens, checkpointed: bool
) -> None:
    """What was written before and after is there for the next process, once each."""
    written = write(journal, *[chart()] * 50)
    if checkpointed:
        with closing(sqlite3.connect(path)) as other:
            other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        written += write(journal, chart())
    happens(Path(path))
    written += write(journal, chart())
    written += write(journal, chart())
    assert journal.records() == written
    journal.close()
    assert found(path) == written


@pytest.mark.parametrize("happens", TAKEN_AWAY)
def test_it_is_noticed_before_anything_is_written(journal: SqliteJournal, path: str, happens: Happens) -> None:
    """Checking for other writers repairs it too; then nothing is left to do."""
    written = write(journal, *[chart()] * 5)
    happens(Path(path))
    assert journal.changed()
    assert places.files(path)[0] is not None
    assert journal.records() == written
    assert not journal.changed()


def test_the_person_hears_what_happened(journal: SqliteJournal, path: str) -> None:
    """This process mentions it as long as it lives, and refuses nothing because of it."""
    write(journal, chart())
    assert journal.warning == ""
    folder_deleted(Path(path))
    write(journal, chart())
    assert f"The journal {path} was deleted or moved" in journal.warning
    assert not journal.read_only


def test_two_who_have_it_open_lose_nothing(journal: SqliteJournal, path: str) -> None:
    """Both put it back; what either wrote is there."""
    with closing(SqliteJournal(path, "this-device")) as other:
        written = [*write(journal, chart()), *write(other, chart())]
        folder_deleted(Path(path))
        written += [*write(journal, chart()), *write(other, chart())]
        assert other.records() == written
    journal.close()
    assert found(path) == written


def test_two_journals_that_contradict_each_other_are_both_kept(journal: SqliteJournal, path: str, tmp_path: Path) -> None:
    """Every act is refused; this process's records are kept beside, and the next process hears where."""
    mine = write(journal, chart())
    with closing(SqliteJournal(str(tmp_path / "b.db"), "this-device")) as other:
        theirs = write(other, chart(), chart())
    os.replace(tmp_path / "b.db", path)
    for _ in range(2):
        with pytest.raises(JournalError, match="each holds something that the other lacks"):
            write(journal, chart())
        with pytest.raises(JournalError, match="each holds something that the other lacks"):
            journal.changed()
    assert len(places.unsettled(path)) == 1
    journal.close()
    with closing(SqliteJournal(path, "this-device")) as again:
        assert again.records() == theirs
        kept = places.unsettled(path)
        assert kept and kept[0] in again.warning
    assert found(kept[0]) == mine


def test_no_one_writes_between_the_look_and_the_addition(
    journal: SqliteJournal, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A process with the older copy open waits until what it lacks was added; otherwise both would use the same places."""
    write(journal, *[chart()] * 3)
    look = moved._lacking  # noqa: SLF001 - the moment between the look and the addition

    def meanwhile(there: sqlite3.Connection, ours: sqlite3.Connection) -> object:
        lacking = look(there, ours)
        with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as other, suppress(sqlite3.OperationalError):
            columns = "day, at, said, offset, boot, boot_id, device, kind, version, silent, body"
            other.execute(f"INSERT INTO events (id, {columns}) SELECT 'other', {columns} FROM events WHERE seq = 1")
        return lacking

    monkeypatch.setattr(moved, "_lacking", meanwhile)
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    older = Path(path).read_bytes()
    newest = write(journal, chart())
    swapped(older)(Path(path))
    newest += write(journal, chart())
    journal.close()
    assert found(path)[3:] == newest


def test_where_it_cannot_be_put_back_acts_are_refused_until_it_can(journal: SqliteJournal, path: str) -> None:
    """A file lies where the folder was; once it is gone everything is there."""
    written = write(journal, chart())
    folder_deleted(Path(path))
    blocking = Path(path).parent
    blocking.write_text("")
    with pytest.raises(JournalError, match="cannot be put back"):
        write(journal, chart())
    blocking.unlink()
    written += write(journal, chart())
    assert journal.records() == written


def test_a_look_costs_two_stats(journal: SqliteJournal, monkeypatch: pytest.MonkeyPatch) -> None:
    """The app looks every second."""
    write(journal, chart())
    journal.changed()
    looks: list[object] = []
    stat = os.stat
    monkeypatch.setattr(os, "stat", lambda *of: looks.append(of) or stat(*of))  # type: ignore[func-returns-value]
    assert not journal.changed()
    assert len(looks) == 2


def test_backups_beside_it_move_nothing(journal: SqliteJournal, path: str) -> None:
    """Other new files in the folder do not cause a reopening."""
    written = write(journal, chart())
    backups.back_up(path, journal.backups, "2026-10-06")
    Path(path).with_name("device").write_text("x")
    assert not journal.changed()
    assert journal.records() == written and journal.warning == ""


def test_a_draft_never_takes_the_name_of_another(path: str) -> None:
    """Machines that share a folder may give two processes the same number; both names stay beside the journal."""
    names = {places.draft_name(path) for _ in range(10)}
    assert len(names) == 10
    assert all(name.startswith(f"{path}.") and name.endswith(".tmp") for name in names)


@pytest.mark.parametrize("size", [0, 100])
def test_a_file_that_is_cut_off_is_made_whole_from_what_is_open(path: str, size: int) -> None:
    """What was acknowledged is in the -wal: it is put back, and the next act is recorded too."""
    with closing(SqliteJournal(path, "this-device")) as journal:
        write(journal, chart())
        os.truncate(path, size)
        assert journal.changed()
        assert "put back" in journal.warning
        write(journal, chart())
    assert len(found(path)) == 2


def test_a_file_that_is_cut_off_costs_no_fact_of_its_wal(path: str) -> None:
    """If the pages are lost, the -wal is kept as it is: nothing overwrites it, and acts are refused."""
    with closing(SqliteJournal(path, "this-device")) as journal:
        for _ in range(300):
            write(journal, chart())
        with closing(sqlite3.connect(path)) as other:
            other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        write(journal, chart())
        wal = Path(f"{path}-wal").read_bytes()
        os.truncate(path, 0)
        with pytest.raises(JournalError, match="was cut off"):
            write(journal, chart())
        with pytest.raises(JournalError, match="was cut off"):
            write(journal, chart())
    assert [kept.read_bytes() for kept in Path(path).parent.glob("*.unreadable-*-wal")] == [wal]


def test_a_wal_beside_an_empty_file_is_kept_at_the_start(path: str, tmp_path: Path) -> None:
    """SQLite itself would delete it: the next process sets both aside first."""
    with closing(SqliteJournal(path, "this-device")) as journal:
        write(journal, chart())
        wal = Path(f"{path}-wal").read_bytes()
    Path(path).write_bytes(b"")
    Path(f"{path}-wal").write_bytes(wal)
    with pytest.raises(JournalError, match="damaged"):
        SqliteJournal(path, "this-device")
    assert [kept.read_bytes() for kept in Path(path).parent.glob("*.unreadable-*-wal")] == [wal]
