"""The journal keeps what it acknowledged, reports changes, and says in words what is wrong."""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from ninetyten import ports
from ninetyten.domain.events import BlockStarted, Undone, Unknown
from ninetyten.domain.plan import Rules
from ninetyten.journal import file, migrations, rescue
from ninetyten.journal.errors import JournalError
from ninetyten.journal.store import SqliteJournal
from ninetyten.ports import Draft, Unwritable
from tests.modes import closed_to_others
from tests.unit.journal.samples import DAY, NOW, chart, opened, write

NOBODY = 65534


def raw(path: str, statement: str) -> None:
    """Change the file as another program would."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(statement)


def test_what_was_written_is_read_back(journal: SqliteJournal) -> None:
    """Reading returns the same records that appending returned, numbered from 1 in the order of writing."""
    written = write(journal, opened(), BlockStarted(NOW.utc, "production", "general", Rules()), chart())
    assert journal.records() == written
    assert [record.seq for record in written] == [1, 2, 3]
    assert journal.record_count() == 3


def test_a_record_says_who_wrote_it_when(journal: SqliteJournal) -> None:
    """Wall time and offset are those of writing; the boot clock is that of the event itself."""
    (record,) = write(journal, chart(at=NOW.utc - 5_000))
    assert (record.said, record.offset, record.device, record.day) == (NOW.utc, NOW.offset, "this-device", DAY)
    assert (record.boot, record.boot_id) == (NOW.boot - 5_000, "this-boot")


def test_a_silent_draft_is_a_silent_record(journal: SqliteJournal) -> None:
    """An event recomputed after an undo stays marked as never rung."""
    with journal.transaction():
        journal.append([Draft(chart(), silent=True), Draft(chart())], DAY, NOW, NOW.utc)
    assert [record.silent for record in journal.records()] == [True, False]


def test_ids_are_never_the_same(journal: SqliteJournal) -> None:
    """Two hundred records within a millisecond have two hundred ids."""
    assert len({record.id for record in write(journal, *[chart()] * 200)}) == 200


def test_only_what_is_new_is_read(journal: SqliteJournal) -> None:
    """`after_seq` and `day` choose, alone and together."""
    first, second = write(journal, chart(), chart())
    (third,) = write(journal, chart(), day="2026-10-07")
    assert journal.records(after_seq=1) == [second, third]
    assert journal.records(day=DAY) == [first, second]
    assert journal.records(after_seq=1, day=DAY) == [second]
    assert list(journal.stream(after_seq=2)) == [third]


def test_a_failed_transaction_leaves_nothing(journal: SqliteJournal) -> None:
    """An error inside takes everything back, and the next transaction works."""
    with pytest.raises(KeyError), journal.transaction():
        journal.append([Draft(chart())], DAY, NOW, NOW.utc)
        raise KeyError
    assert journal.records() == []
    assert [record.seq for record in write(journal, chart())] == [1]


def test_writing_needs_a_transaction(journal: SqliteJournal) -> None:
    """An append outside one is a mistake in the program, and nothing is written."""
    with pytest.raises(RuntimeError):
        journal.append([Draft(chart())], DAY, NOW, NOW.utc)
    assert journal.record_count() == 0


def test_only_the_writing_of_others_is_a_change(journal: SqliteJournal, path: str) -> None:
    """A change is reported once, and never for what this process wrote itself."""
    assert not journal.changed()
    write(journal, chart())
    assert not journal.changed()
    with closing(SqliteJournal(path, "other")) as other:
        write(other, chart())
    assert journal.changed()
    assert not journal.changed()
    assert journal.record_count() == 2


def test_the_newest_day_is_the_one_that_opened_last(journal: SqliteJournal) -> None:
    """It goes by when days opened, not by the order of writing, so an import of old days changes nothing."""
    assert journal.last_day() is None
    write(journal, opened("2026-10-07", NOW.utc + 86_400_000), day="2026-10-07")
    write(journal, opened("2026-10-06", NOW.utc), chart(NOW.utc + 172_800_000), day="2026-10-06")
    assert journal.last_day() == "2026-10-07"


def test_a_machine_reads_its_own_facts(journal: SqliteJournal, path: str) -> None:
    """Other machines' facts are read separately, machine by machine; the empty name reads them all."""
    mine = write(journal, opened(), chart())
    with closing(SqliteJournal(path, "laptop")) as laptop, closing(SqliteJournal(path, "office")) as office:
        theirs = [write(laptop, chart()), write(office, chart()), write(laptop, chart())]
        later = write(office, opened("2026-10-08", NOW.utc + 1), day="2026-10-08")
        assert laptop.last_day() is None and office.last_day() == "2026-10-08"
    assert journal.records() == journal.records(day=DAY) == mine
    assert journal.others(DAY) == [[*theirs[0], *theirs[2]], theirs[1]]
    assert [journal.last_day(), journal.last_day("office"), journal.last_day("")] == [DAY, "2026-10-08", "2026-10-08"]
    with closing(SqliteJournal(path, "")) as everyone:
        assert everyone.records() == list(journal.stream()) == [*mine, *theirs[0], *theirs[1], *theirs[2], *later]
        assert everyone.others(DAY) == []


def test_a_day_is_found_without_reading_ten_years(journal: SqliteJournal, path: str) -> None:
    """The queries of every start go through an index."""
    with closing(sqlite3.connect(path)) as connection:
        plans = [
            " ".join(row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {query}", values))
            for query, values in (
                ("SELECT day FROM events WHERE kind = 'DayOpened' AND device = ? ORDER BY at DESC, seq DESC LIMIT 1", ("d",)),
                ("SELECT body FROM events WHERE seq > ? AND day = ? AND device = ? ORDER BY seq", (0, DAY, "d")),
                ("SELECT body FROM events WHERE seq > ? AND day = ? AND device <> ? ORDER BY seq", (0, DAY, "d")),
            )
        ]
    assert "INDEX days_opened" in plans[0] and all("INDEX events_by_day" in plan for plan in plans[1:])
    assert not any("TEMP B-TREE" in plan for plan in plans)


def test_days_are_listed_once_oldest_first(journal: SqliteJournal) -> None:
    """Every work day that holds records is there."""
    assert journal.days() == []
    for day in ("2026-10-07", "2026-10-06", "2026-10-07"):
        write(journal, chart(), day=day)
    assert journal.days() == ["2026-10-06", "2026-10-07"]


def test_the_ringers_place_outlives_the_process(journal: SqliteJournal, path: str) -> None:
    """The cursor begins at 0 and stays where it was moved."""
    assert journal.cursor() == 0
    journal.move_cursor(7)
    journal.close()
    with closing(SqliteJournal(path, "d")) as again:
        assert again.cursor() == 7


def test_commits_are_synced_and_readers_never_wait(journal: SqliteJournal, path: str) -> None:
    """The file is in WAL mode, and a reader sees the last whole state while another process is writing."""
    write(journal, chart())
    with closing(SqliteJournal(path, "other")) as other, journal.transaction():
        journal.append([Draft(chart())], DAY, NOW, NOW.utc)
        assert other.record_count() == 1
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


@pytest.mark.posix("files have modes")
def test_only_its_owner_can_read_it_from_the_first_byte(path: str) -> None:
    """Folder, file and the files SQLite makes beside it are closed to others whatever the umask."""
    before = os.umask(0)
    try:
        with closing(SqliteJournal(path, "d")) as journal:
            write(journal, chart())
            assert closed_to_others(os.path.dirname(path), *(path + suffix for suffix in ("", "-wal", "-shm")))
    finally:
        os.umask(before)


def test_a_writer_that_keeps_the_lock_is_named(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that waits too long hears why, and has written nothing."""
    monkeypatch.setattr(file, "BUSY_SECONDS", 0.01)
    with closing(SqliteJournal(path, "a")) as holder, closing(SqliteJournal(path, "b")) as waiting:
        with holder.transaction(), pytest.raises(JournalError, match=r"Another process has kept the journal .* locked"):
            write(waiting, chart())
        write(waiting, chart())
        assert waiting.record_count() == 1


def test_a_newer_schema_is_read_and_never_written(journal: SqliteJournal, path: str) -> None:
    """The journal of a newer program opens read-only and says so."""
    write(journal, chart())
    journal.close()
    raw(path, f"PRAGMA user_version = {file.SCHEMA + 1}")
    with closing(SqliteJournal(path, "d")) as newer:
        assert newer.read_only and "newer ninetyten" in newer.reason
        assert newer.record_count() == 1
        with pytest.raises(JournalError, match="Update ninetyten"):
            write(newer, chart())
        assert newer.record_count() == 1


def test_an_unknown_event_makes_it_read_only(journal: SqliteJournal, path: str) -> None:
    """From the moment an event is met that this program cannot read, nothing is written, and nothing is dropped."""
    write(journal, chart(), chart())
    raw(path, "UPDATE events SET kind = 'ChartPraised' WHERE seq = 2")
    assert not journal.read_only
    event = journal.records()[1].event
    assert isinstance(event, Unknown) and event.kind == "ChartPraised"
    assert journal.read_only
    with pytest.raises(JournalError, match="'ChartPraised' is not known"):
        write(journal, chart())
    assert journal.record_count() == 2


def test_the_schema_here_is_the_newest_migration() -> None:
    """The fast path checks for the number of the last step."""
    assert len(migrations.MIGRATIONS) == file.SCHEMA


def test_a_file_that_is_not_a_journal_is_set_aside(path: str) -> None:
    """Its bytes are kept under a new name, the message names both, and the next opening starts an empty journal."""
    os.makedirs(os.path.dirname(path))
    Path(path).write_bytes(b"no journal at all" * 100)
    with pytest.raises(JournalError, match=r"damaged.*set aside as .*journal\.db\.unreadable-\d{8}T\d{6}Z.*no good backup"):
        SqliteJournal(path, "d")
    (aside,) = Path(path).parent.glob("journal.db.unreadable-*")
    assert aside.read_bytes() == b"no journal at all" * 100
    with closing(SqliteJournal(path, "d")) as fresh:
        assert fresh.records() == []


def test_damage_that_is_met_later_ends_that_journal(journal: SqliteJournal, path: str) -> None:
    """A bad page is found during reading: the file is set aside once, and every later call answers with the same sentence."""
    write(journal, *[chart()] * 500)
    journal.close()
    content = Path(path).read_bytes()
    assert len(content) > 10 * 4096
    Path(path).write_bytes(content[: 5 * 4096] + b"\xff" * (len(content) - 5 * 4096))
    damaged = SqliteJournal(path, "d")
    with pytest.raises(JournalError, match="set aside as"):
        damaged.records()
    with pytest.raises(JournalError, match="set aside as"):
        write(damaged, chart())
    assert len(list(Path(path).parent.glob("journal.db.unreadable-*"))) == 1


def test_a_folder_in_the_place_of_the_file_is_an_error_in_words(path: str) -> None:
    """The message names it, and it stays."""
    os.makedirs(path)
    with pytest.raises(JournalError, match=f"The journal {re.escape(path)} is not a regular file. Move or rename it"):
        SqliteJournal(path, "d")
    assert os.path.isdir(path)


def test_a_file_in_the_place_of_the_folder_is_an_error_in_words(tmp_path: Path) -> None:
    """A journal cannot be made inside a file."""
    (tmp_path / "data").write_text("")
    with pytest.raises(JournalError, match="cannot be opened"):
        SqliteJournal(str(tmp_path / "data" / "journal.db"), "d")


NOBODYS = pytest.mark.posix("files have modes, and root can become another user")


@pytest.fixture
def as_nobody() -> Iterator[str]:
    """Become a user without special rights until the test ends, and return a folder of that user."""
    with TemporaryDirectory() as folder:
        if os.geteuid() != 0:
            yield folder
            return
        os.chown(folder, NOBODY, NOBODY)
        os.seteuid(NOBODY)
        try:
            yield folder
        finally:
            os.seteuid(0)


@NOBODYS
@pytest.mark.parametrize("what", ["file", "folder"])
def test_a_journal_that_cannot_be_written_is_still_read(as_nobody: str, what: str) -> None:
    """Without permission to write, everything can be read and acts are refused in words."""
    path = os.path.join(as_nobody, "journal.db")
    with closing(SqliteJournal(path, "d")) as journal:
        write(journal, chart())
    os.chmod(*((path, 0o400) if what == "file" else (as_nobody, 0o500)))
    try:
        with closing(SqliteJournal(path, "d")) as journal:
            assert journal.read_only
            assert [record.event for record in journal.records()] == [chart()]
            with pytest.raises(JournalError, match="can be read but not written"):
                write(journal, chart())
    finally:
        os.chmod(as_nobody, 0o700)


@NOBODYS
def test_an_empty_file_that_cannot_be_written_is_no_journal(as_nobody: str) -> None:
    """It cannot be read or initialized: the reason is a sentence."""
    path = os.path.join(as_nobody, "journal.db")
    Path(path).touch(0o400)
    with pytest.raises(JournalError, match="can be read but not written"):
        SqliteJournal(path, "d")


@NOBODYS
def test_a_folder_without_permission_is_an_error_in_words(as_nobody: str) -> None:
    """If no journal can be made, the message names the folder to fix."""
    os.chmod(as_nobody, 0o500)
    try:
        with pytest.raises(JournalError, match=r"cannot be opened: Permission denied\. Make the file and its folder"):
            SqliteJournal(os.path.join(as_nobody, "data", "journal.db"), "d")
    finally:
        os.chmod(as_nobody, 0o700)


@NOBODYS
def test_a_written_wal_is_read_along_where_nothing_can_be_written(as_nobody: str) -> None:
    """A reader without permission to write still sees what a killed process left in the -wal."""
    path = os.path.join(as_nobody, "journal.db")
    journal = SqliteJournal(path, "d")
    write(journal, chart())
    os.chmod(as_nobody, 0o500)
    try:
        with closing(rescue.open_read_only(path)) as reading:
            assert reading.execute("SELECT count(*) FROM events").fetchone() == (1,)
    finally:
        os.chmod(as_nobody, 0o700)
        journal.close()


def test_the_session_can_take_it(journal: SqliteJournal) -> None:
    """The journal satisfies the session's protocol, and fails the way the session expects."""
    port: ports.Journal = journal
    assert port.records() == []
    assert issubclass(JournalError, Unwritable)


def test_undone_ids_come_back(journal: SqliteJournal) -> None:
    """An undo names records by the ids they were given."""
    (logged,) = write(journal, chart())
    write(journal, Undone(NOW.utc, (logged.id,), NOW.utc, "one chart"))
    event = journal.records()[1].event
    assert isinstance(event, Undone) and event.ids == (journal.records()[0].id,)
