"""Several processes share one journal: nothing is lost, nothing is torn, and a reader always sees whole transactions."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from ninetyten.journal.store import SqliteJournal

WRITER = os.path.join(os.path.dirname(__file__), "journal_writer.py")
TIMES = 200


def writer(path: str, device: str) -> subprocess.Popen[str]:
    """A process that writes TIMES transactions."""
    return subprocess.Popen([sys.executable, WRITER, path, device, str(TIMES)], stdout=subprocess.PIPE, text=True)


def test_two_processes_write_while_a_third_reads(tmp_path: Path) -> None:
    """Every acknowledged pair is there, side by side; the reader only ever sees pairs and never goes back."""
    path = str(tmp_path / "journal.db")
    with closing(SqliteJournal(path, "")) as reader:
        writers = [writer(path, device) for device in ("a", "b")]
        seen = 0
        while seen < 2 * 2 * TIMES and any(process.poll() is None for process in writers):
            if reader.changed():
                count = reader.record_count()
                assert count % 2 == 0 and count >= seen
                seen = count
        acknowledged = [line.split() for process in writers for line in process.communicate(timeout=30)[0].splitlines()[1:]]
        assert [process.returncode for process in writers] == [0, 0]
        records = reader.records()
    assert len(acknowledged) == 2 * TIMES
    places = {record.id: record.seq for record in records}
    assert all(places[second] == places[first] + 1 for first, second in acknowledged)
    assert [record.seq for record in records] == list(range(1, 4 * TIMES + 1))
    assert {record.device for record in records} == {"a", "b"}


def test_a_journal_is_made_once_by_processes_that_start_together(tmp_path: Path) -> None:
    """Eight first starts at the same time make one journal, and each of them can write at once."""
    path = str(tmp_path / "data" / "journal.db")
    processes = [
        subprocess.Popen(
            [sys.executable, WRITER, path, str(number), "1"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for number in range(8)
    ]
    said = [process.communicate(timeout=30) for process in processes]
    assert [errors for _, errors in said] == [""] * 8
    with closing(SqliteJournal(path, "")) as reader:
        records = reader.records()
    assert {record.device for record in records} == {str(number) for number in range(8)}
    assert len(records) == 16
