"""A disk that is really full, or really read-only: said in words, nothing lost, and on it goes when there is room again."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from ninetyten.domain.events import ChartsLogged
from ninetyten.domain.moment import Moment
from ninetyten.journal import backups
from ninetyten.journal.errors import JournalError
from ninetyten.journal.exchange.jsonl import export
from ninetyten.journal.store import SqliteJournal
from ninetyten.ports import Draft, Record
from tests.unit.journal.samples import DAY, opened

NOW = Moment(utc=1_790_000_000_000, offset=0, awake=0, boot=0, boot_id="this-boot")


def lacking(reason: str) -> None:
    """Skip with the reason, except where everything must run."""
    if os.environ.get("CI"):
        pytest.fail(f"CI must run this: {reason}")
    pytest.skip(reason)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[str]:
    """A disk of half a megabyte."""
    if sys.platform != "linux" or os.geteuid() != 0:
        lacking("only root on Linux can mount a small disk")
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", folder], capture_output=True, text=True)
    if mounted.returncode != 0:
        lacking(f"a small disk cannot be mounted here: {mounted.stderr.strip()}")
    yield str(folder)
    subprocess.run(["umount", folder], check=True)


def remount(disk: str, options: str) -> None:
    """Change the disk under the running program."""
    subprocess.run(["mount", "-o", f"remount,{options}", disk], check=True)


def write(journal: SqliteJournal) -> list[Record]:
    """Two events in one transaction."""
    with journal.transaction():
        return journal.append([Draft(ChartsLogged(NOW.utc, 1, "general", 12.0))] * 2, "2026-10-06", NOW, NOW.utc)


def fill(journal: SqliteJournal) -> tuple[list[Record], str]:
    """Write until the disk is full: what was acknowledged, and what was said then."""
    written: list[Record] = []
    for _ in range(10_000):
        try:
            written += write(journal)
        except JournalError as error:
            return written, str(error)
    raise AssertionError("the disk never filled up")


def test_a_full_disk_loses_nothing(disk: str) -> None:
    """Everything acknowledged is there, the failed act is not, and with room again the same journal goes on."""
    path = os.path.join(disk, "journal.db")
    with closing(SqliteJournal(path, "d")) as journal:
        written, said = fill(journal)
        assert said == f"The disk is full: {path} cannot grow. Nothing recorded so far is lost. Free some space, then try again."
        assert written and journal.records() == written
        remount(disk, "size=4m")
        written += write(journal)
        assert journal.records() == written
    with closing(SqliteJournal(path, "d")) as again:
        assert again.records() == written


def test_a_journal_opens_on_a_full_disk(disk: str) -> None:
    """What is there can be read, even when not a byte more can be written."""
    path = os.path.join(disk, "journal.db")
    with closing(SqliteJournal(path, "d")) as journal:
        write(journal)
    with open(os.path.join(disk, "ballast"), "wb", buffering=0) as ballast, pytest.raises(OSError):
        while True:
            ballast.write(b"x" * 4096)
    with closing(SqliteJournal(path, "d")) as journal:
        assert journal.record_count() == 2
        with pytest.raises(JournalError, match="The disk is full"):
            write(journal)


def test_no_half_copy_stays_on_a_full_disk(disk: str) -> None:
    """A backup or an export that does not fit leaves nothing behind, and says so."""
    with closing(SqliteJournal(os.path.join(disk, "journal.db"), "d")) as journal:
        fill(journal)
        before = sorted(os.listdir(disk))
        with pytest.raises(JournalError, match=r"No backup could be made\. The disk is full"):
            backups.back_up(journal.path, disk, "2026-10-06")
        with pytest.raises(JournalError, match=r"The file was not written\. The disk is full"):
            export(journal, os.path.join(disk, "export.jsonl"))
        assert sorted(os.listdir(disk)) == before


def test_a_read_only_disk_can_be_read(disk: str) -> None:
    """Reports work there, acts are refused in words."""
    path = os.path.join(disk, "journal.db")
    with closing(SqliteJournal(path, "d")) as journal:
        written = write(journal)
    remount(disk, "ro")
    with closing(SqliteJournal(path, "d")) as journal:
        assert journal.read_only and journal.records() == written
        with pytest.raises(JournalError, match="can be read but not written"):
            write(journal)
    remount(disk, "rw")


def test_doctor_does_not_call_a_full_disk_writable(disk: str) -> None:
    """It says what every command would say, and leaves no file of its own behind."""
    environ = {**os.environ, "NINETYTEN_HOME": disk}

    def ninetyten(word: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([sys.executable, "-m", "ninetyten", word], env=environ, capture_output=True, text=True, check=False)

    assert ninetyten("chart").returncode == 0
    assert ninetyten("doctor").returncode == 0
    with open(os.path.join(disk, "ballast"), "wb", buffering=0) as ballast, suppress(OSError):
        while True:
            ballast.write(b"x" * 4096)
    examined = ninetyten("doctor")

    assert (examined.returncode, examined.stderr) == (3, "")
    assert "fail  journal" in examined.stdout and "The disk is full" in examined.stdout
    assert {name.partition("-")[0] for name in os.listdir(os.path.join(disk, "data"))} == {"device", "journal.db"}


def test_an_import_that_has_no_room_to_be_checked_imports_nothing(disk: str, tmp_path: Path) -> None:
    """It is said in words; the folder for temporary files shows no file meanwhile, and keeps none."""
    file = str(tmp_path / "export.jsonl")
    with closing(SqliteJournal(str(tmp_path / "journal.db"), "d")) as journal:
        with journal.transaction():
            charts = [Draft(ChartsLogged(NOW.utc, 1, "general", 12.0))] * 12_000
            journal.append([Draft(opened()), *charts], DAY, NOW, NOW.utc)
        export(journal, file)
    environ = {**os.environ, "NINETYTEN_HOME": str(tmp_path / "home"), "SQLITE_TMPDIR": disk}
    command = [sys.executable, "-m", "ninetyten", "import", file]
    refused = subprocess.run(command, env=environ, capture_output=True, text=True, check=False)

    assert (refused.returncode, refused.stdout) == (2, "")
    assert "checking it takes a temporary file, which cannot be written" in refused.stderr
    assert refused.stderr.endswith("Nothing was imported.\n")
    assert os.listdir(disk) == [] and not os.path.exists(tmp_path / "home")
    remount(disk, "size=64m")
    subprocess.run(command, env=environ, capture_output=True, check=True)
    assert os.listdir(disk) == []
