"""What `wipe` says, when it refuses, and that nothing of what was recorded is left."""

from __future__ import annotations

import gc
import io
import os
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ninetyten.adapters.lock import AliveFile, FileRingerLock
from ninetyten.bootstrap import Program
from ninetyten.cli.wipe import size
from ninetyten.journal import wiping
from ninetyten.journal.rescue import set_aside
from tests.unit.cli.conftest import Home

MARKER = "zebrafinch"
IN_USE = "ninetyten: wipe: another ninetyten is open or rings in the background; close it first. Nothing was deleted.\n"


@pytest.fixture
def lived(home: Home) -> Home:
    """Two days with a chart type whose key and name are the marker, backups, a journal set aside, and a -wal of a process
    that was killed."""
    home.configure(f'[kinds.{MARKER}]\nname = "{MARKER}"\nper_hour = 12\n')
    places = Program().places
    for day in range(2):
        home.at("09:00", days=day).say("start", "--kind", MARKER)
        home.at("09:10", days=day).say("chart")
        home.say("report")
        Program().back_up(f"2026-10-0{6 + day}")
        home.at("17:00", days=day).say("stop")
    AliveFile(places.alive).mark(home.moment, home.moment.utc)
    gc.collect()  # a command lets go of the journal when its process ends, and here it did not
    shutil.copy(places.journal, f"{places.journal}.copy")
    set_aside(f"{places.journal}.copy")
    with_wal(places.journal)
    assert holding(home.folder, MARKER)
    return home


def with_wal(journal: str) -> None:
    """Leave the journal as a killed process does: its last words are in the -wal."""
    writer = sqlite3.connect(journal)
    writer.execute("INSERT INTO meta VALUES ('note', ?)", (MARKER,))
    writer.commit()
    kept = {f"{journal}{suffix}": Path(f"{journal}{suffix}").read_bytes() for suffix in ("", "-wal")}
    writer.close()
    for path, content in kept.items():
        Path(path).write_bytes(content)


def files(folder: Path) -> Iterator[Path]:
    """Every file below a folder."""
    return (path for path in folder.rglob("*") if not path.is_dir())


def holding(folder: Path, marker: str) -> list[Path]:
    """The files below a folder with the marker in their bytes or their names."""
    return [path for path in files(folder) if marker.encode() in path.read_bytes() or marker in path.name]


def answer(monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    """What a person types next."""
    monkeypatch.setattr(sys, "stdin", io.StringIO(words))


def test_nothing_of_what_was_recorded_is_left(lived: Home) -> None:
    """No byte of it is in any file; the settings stay, and nothing else."""
    lived.say("wipe", "--yes")
    assert [path.relative_to(lived.folder) for path in files(lived.folder)] == [Path("config/config.toml")]
    assert not (lived.folder / "data").exists()
    assert not (lived.folder / "state").exists()


def test_the_settings_go_too_when_asked_for(lived: Home) -> None:
    """With `--settings` the folder is as empty as before the first start."""
    own = lived.folder / "config" / "themes" / "mine.toml"
    own.parent.mkdir()
    own.write_text(f'name = "{MARKER}"\n', encoding="utf-8")
    lived.say("wipe", "--yes", "--settings")
    assert list(files(lived.folder)) == []


def test_the_next_start_is_the_first(lived: Home) -> None:
    """After a wipe everything works as on the first day."""
    lived.say("wipe", "--yes")
    assert lived.say("log") == "Nothing recorded yet.\n"
    lived.at("09:00", days=2).say("start")
    lived.say("chart")
    assert lived.ask("status")["charts"] == 1


def test_it_says_exactly_what_it_deletes_and_what_it_leaves(lived: Home) -> None:
    """Every file is named with its size beforehand, and those that stay by name too."""
    export = lived.folder / "data" / "mine.jsonl"
    lived.say("export", str(export))
    before = {str(path): path.stat().st_size for path in files(lived.folder)}
    told = lived.say("wipe", "--yes")
    gone = {path: bytes_ for path, bytes_ in before.items() if not os.path.exists(path)}
    rows = {line.split()[0]: " ".join(line.split()[1:]) for line in told.splitlines() if line.startswith(f"  {lived.folder}")}
    listed = {path: rows[path] for path in rows if path in gone}
    assert listed == {path: size(count) for path, count in gone.items()}
    assert [path for path in rows if path not in gone] == [str(lived.folder / "config" / "config.toml"), str(export)]
    assert told.endswith("Deleted everything. The next start is like the first.\n")
    assert export.exists()


@pytest.mark.parametrize("words", ["", "\n", "y\n", "yes\n", "wipe it\n"])
def test_any_other_answer_deletes_nothing(lived: Home, monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    """Only the word itself is a yes."""
    before = {path: path.read_bytes() for path in files(lived.folder)}
    answer(monkeypatch, words)
    code, out, err = lived.run("wipe")
    assert (code, err) == (1, "ninetyten: wipe: nothing was deleted\n")
    assert out.endswith("Type wipe to confirm: ")
    assert {path: path.read_bytes() for path in files(lived.folder)} == before


def test_the_word_deletes(lived: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who types it is not asked again."""
    answer(monkeypatch, "wipe\n")
    assert lived.run("wipe")[0] == 0
    assert not (lived.folder / "data").exists()


def test_it_refuses_while_somebody_rings(lived: Home) -> None:
    """The ringer's lock is respected, with or without `--yes`, before anything is asked."""
    ringer = FileRingerLock(Program().places.lock)
    assert ringer.acquire()
    try:
        assert lived.run("wipe", "--yes") == (1, "", IN_USE)
    finally:
        ringer.release()
    assert holding(lived.folder / "data", MARKER)


def test_it_refuses_while_the_journal_is_open(lived: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that stands by would write on into a file that is gone: it is to be ended first, and nothing is lost."""
    monkeypatch.setattr(wiping, "PATIENCE", 0.0)
    told = lived.say("log")
    session = lived.session()
    code, _, err = lived.run("wipe", "--yes")
    assert (code, err) == (1, IN_USE)
    assert session.look()[0].state.off
    assert lived.say("log") == told
    assert lived.at("09:00", days=2).say("start")


def test_a_damaged_journal_is_wiped_like_any(lived: Home) -> None:
    """What cannot be read can still be deleted."""
    journal = lived.folder / "data" / "journal.db"
    journal.write_bytes(b"no journal " + MARKER.encode() * 1000)
    lived.say("wipe", "--yes")
    assert not journal.exists()


def test_nothing_to_wipe(home: Home) -> None:
    """Where nothing was ever recorded nothing is asked and nothing is made."""
    assert home.say("wipe").startswith("Nothing to delete.\n")
    assert not home.folder.exists()


def test_what_cannot_be_deleted_is_told(lived: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file and the reason are named, the rest is deleted, and the exit code says that something is left."""
    alive = str(lived.folder / "state" / "alive")
    unlink = os.unlink

    def refuse(path: str) -> None:
        if path == alive:
            raise PermissionError(13, "Permission denied")
        unlink(path)

    monkeypatch.setattr(os, "unlink", refuse)
    code, _, err = lived.run("wipe", "--yes")
    assert (code, err) == (3, f"ninetyten: {alive} cannot be deleted: Permission denied\n")
    assert Path(alive).read_bytes() == b""
    assert [path.name for path in files(lived.folder / "state")] == ["alive"]
    assert not (lived.folder / "data").exists()


@pytest.mark.posix("anyone can make a link")
def test_where_a_link_leads_is_wiped_too(lived: Home, tmp_path: Path) -> None:
    """A journal kept elsewhere behind a link goes with its -wal; a link itself is not followed into emptiness."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "other.txt").write_text("mine", encoding="utf-8")
    for name in ("journal.db", "journal.db-wal"):
        shutil.move(lived.folder / "data" / name, elsewhere / name)
    (lived.folder / "data" / "journal.db").symlink_to(elsewhere / "journal.db")
    lived.say("wipe", "--yes")
    assert [path.name for path in files(elsewhere)] == ["other.txt"]
    assert not (lived.folder / "data").exists()
