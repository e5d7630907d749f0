"""What was acknowledged survives SIGKILL at any moment."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from ninetyten.journal.store import SqliteJournal

WRITER = os.path.join(os.path.dirname(__file__), "journal_writer.py")
KILLS = 200


def acknowledged_until_killed(path: str, lines: int) -> list[str]:
    """The ids that a writer acknowledged; it is killed once it has printed `lines` lines, in the midst of its next act."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    with subprocess.Popen([sys.executable, WRITER, path, "d", "0"], stdout=subprocess.PIPE, env=environment) as process:
        assert process.stdout is not None
        said = [process.stdout.readline() for _ in range(lines)]
        process.kill()
        said += process.stdout.readlines()
    assert process.returncode == -9
    return [name for line in said if line != b"ready\n" for name in line.decode().split()]


def test_a_storm_of_kills_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    """Two hundred writers die, from before the first opening on; every acknowledged id is there, in whole transactions."""
    path = str(tmp_path / "journal.db")
    chance = random.Random(20261006)
    acknowledged = [name for _ in range(KILLS) for name in acknowledged_until_killed(path, chance.choice((1, 2, 3, 5, 20)))]
    with closing(SqliteJournal(path, "")) as journal:
        records = journal.records()
    assert len(acknowledged) > KILLS
    assert set(acknowledged) <= {record.id for record in records}
    assert [getattr(record.event, "kind", "") for record in records] == ["first", "second"] * (len(records) // 2)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
