"""Which files are ninetyten's, and that they are deleted only while no one else uses them."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from ninetyten.config.files import Places, places
from ninetyten.journal import wiping
from ninetyten.journal.store import SqliteJournal
from ninetyten.journal.wiping import InUse, alone, delete, others, recorded, written

HOLDER = """
import sys
from ninetyten.journal.store import SqliteJournal
journal = SqliteJournal(sys.argv[1], "device")
print("open", flush=True)
sys.stdin.readline()
"""


@pytest.fixture
def where(tmp_path: Path) -> Places:
    """A home of its own."""
    return places({"NINETYTEN_HOME": str(tmp_path)})


def make(*paths: str) -> list[str]:
    """Make files with something in them."""
    for path in paths:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text("x", encoding="utf-8")
    return [*paths]


def test_copies_and_drafts_belong_to_what_they_are_of(where: Places) -> None:
    """A file goes with everything made from it, and with nothing that only begins with the same letters."""
    data, state = os.path.dirname(where.journal), where.state_dir
    ours = make(
        where.journal,
        *(f"{where.journal}{suffix}" for suffix in ("-wal", "-shm", "-journal", ".unreadable-1", ".unreadable-1-wal")),
        *(os.path.join(data, name) for name in ("device", "device.123", ".device.123.4-ab")),
        *(
            os.path.join(where.backups_dir, name)
            for name in ("journal-2026-10-06.db", "journal-2026-10-06.db.12.tmp", "before-schema-2.db")
        ),
        *(os.path.join(state, name) for name in ("alive", "alive.new", "ringer.lock", "plan.json", ".plan.json.1-ab")),
        *(os.path.join(state, "summaries", name) for name in ("days.db", "days.db-journal", "2025.json")),
    )
    theirs = make(
        os.path.join(data, "devices.txt"),
        os.path.join(data, "export.jsonl"),
        os.path.join(where.backups_dir, "mine.db"),
        os.path.join(state, "alive2"),
    )
    own = make(where.config_file, where.exercises_file, os.path.join(where.themes_dir, "mine.toml"))
    assert sorted(kept.path for kept in recorded(where)) == sorted(ours)
    assert sorted(kept.path for kept in written(where)) == sorted(own)
    assert sorted(others(where)) == sorted(theirs)
    assert {kept.size for kept in recorded(where)} == {1}


def test_folders_go_when_they_are_empty(where: Places, tmp_path: Path) -> None:
    """A folder with another program's file stays, with that file in it."""
    make(where.journal, where.alive)
    kept = make(os.path.join(where.backups_dir, "mine.db"))
    assert delete(recorded(where)) == []
    assert [str(path) for path in tmp_path.rglob("*") if path.is_file()] == kept
    assert not os.path.exists(where.state_dir)
    assert delete(recorded(where)) == []


def test_a_journal_open_elsewhere_is_not_touched(where: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that merely has it open is enough; when it has ended the journal is a single file."""
    monkeypatch.setattr(wiping, "PATIENCE", 0.0)
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, "-c", HOLDER, where.journal], stdin=pipe, stdout=pipe, text=True) as holder:
        assert holder.stdout is not None and holder.stdout.readline() == "open\n"
        with pytest.raises(InUse), alone(where.journal):
            pass
        holder.communicate("\n")
    with alone(where.journal):
        assert [os.path.basename(kept.path) for kept in recorded(where)] == ["journal.db"]


def test_no_other_process_gets_in_while_it_is_held(where: Places) -> None:
    """Until it is deleted another process can neither read nor write it."""
    SqliteJournal(where.journal, "device").close()
    with alone(where.journal):
        other = sqlite3.connect(where.journal, timeout=0)
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("SELECT count(*) FROM events")
        other.close()


def test_all_is_empty_before_it_is_let_go(where: Places) -> None:
    """Windows unlinks no file that is open: whoever opens the journal in between finds nothing, and no half of it."""
    SqliteJournal(where.journal, "device").close()
    sizes: list[int] = []
    with alone(where.journal) as release:
        made = [kept for kept in recorded(where) if kept.size]

        def let_go() -> None:
            sizes.extend(os.path.getsize(kept.path) for kept in made)
            release()

        assert delete(recorded(where), let_go) == []
    assert sizes == [0] * len(made) and made and not os.path.exists(where.journal)


def test_an_unusable_journal_is_free(where: Places) -> None:
    """A damaged journal, and a missing one, can be held."""
    with alone(where.journal):
        assert not os.path.exists(where.journal)
    make(where.journal)
    with alone(where.journal) as release:
        delete(recorded(where), release)
    assert not os.path.exists(where.journal)
