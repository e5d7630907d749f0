"""`restore`: what it would do, that it does it, and that damage is told by every face until then."""

from __future__ import annotations

import gc
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ninetyten.bootstrap import Program
from ninetyten.domain.moment import MINUTE
from ninetyten.journal.places import unsettled
from tests.unit.cli.conftest import Home


def journal_of(home: Home) -> Path:
    """Where the journal is."""
    return home.folder / "data" / "journal.db"


class Commands(Home):
    """The same machine; each command is a process that ends, and lets go of what it had open."""

    def run(self, *words: str) -> tuple[int, str, str]:
        """One command."""
        done = super().run(*words)
        gc.collect()
        return done


@pytest.fixture
def home(home: Home) -> Home:
    """A machine on which nothing was ever said."""
    home.__class__ = Commands
    return home


def torn(home: Home) -> None:
    """The journal becomes no journal at all."""
    gc.collect()
    journal_of(home).write_bytes(b"no journal at all" * 300)


@pytest.fixture
def backed_up(home: Home) -> Home:
    """A block with two charts in the backup of the day, and three that came later."""
    home.say("start")
    home.say("chart", "2")
    assert Program().back_up("2026-10-06") == ""
    home.pass_by(5 * MINUTE)
    home.say("chart", "3")
    return home


def test_it_says_first_what_it_would_do(backed_up: Home) -> None:
    """Which backup, what it holds, what would no longer count and from when, where the present file goes; nothing changes."""
    journal = journal_of(backed_up)
    before = journal.read_bytes()
    told = backed_up.say("restore")
    good = journal.parent / "backups" / "journal-2026-10-06.db"
    assert told.splitlines() == [
        f"This would replace {journal} with {good}.",
        "It has 3 events, the newest from 2026-10-06 09:00.",
        "The journal now has 4 events, the newest from 2026-10-06 09:05.",
        "1 event in the present file would no longer count, starting at 2026-10-06 09:05.",
        f"The present file would be kept as {journal}.kept-TIME.",
        "Nothing was changed. Run it again with --yes to do it.",
    ]
    asked = backed_up.ask("restore")
    assert (asked["from"], asked["facts"], asked["lost"], asked["done"]) == (str(good), 3, 1, False)
    assert journal.read_bytes() == before
    assert backed_up.ask("status")["charts"] == 5


def test_it_does_it_and_keeps_what_was_there(backed_up: Home) -> None:
    """The kept file can be put back in turn, with all that it held."""
    done = backed_up.ask("restore", "--yes")
    assert done["done"] and backed_up.ask("status")["charts"] == 2
    assert Path(done["kept"]).name.startswith("journal.db.kept-")
    backed_up.say("restore", "--from", done["kept"], "--yes")
    assert backed_up.ask("status")["charts"] == 5


def test_a_damaged_journal_is_told_of_until_a_restore(backed_up: Home) -> None:
    """Acts, check and doctor say where it is and what is good; then nothing is said any more."""
    torn(backed_up)
    code, _, err = backed_up.run("chart")
    assert code == 3 and "set aside as" in err
    code, _, err = backed_up.run("chart")
    assert code == 3 and "is missing, but there is a good backup" in err
    (aside,) = unsettled(str(journal_of(backed_up)))
    assert aside in backed_up.run("check")[2]
    backed_up.say("restore", "--empty", "--yes")
    assert backed_up.run("chart") == (0, "1 General chart logged; 1 today\n", "")
    backed_up.say("restore", "--yes")
    assert backed_up.say("check") == "Everything is in order.\n"
    assert backed_up.ask("status")["charts"] == 2


def test_acts_say_it_on_stderr_and_go_on(home: Home) -> None:
    """Without a good backup a new journal begins, and every face says where the old one is; a word of the person ends it."""
    home.say("start")
    torn(home)
    assert home.run("chart")[0] == 3
    (aside,) = unsettled(str(journal_of(home)))
    code, out, err = home.run("start")
    assert code == 0 and out and aside in err
    assert aside in home.session().trouble
    checked, _, told = home.run("check")
    assert checked == 0 and aside in told
    row = next(found for found in home.ask("doctor")["checks"] if found["what"] == "journal")
    assert row["state"] == "warn" and aside in row["detail"]
    assert home.ask("check")["journal"]
    home.say("restore", "--dismiss")
    assert home.run("chart")[2] == "" and home.session().trouble == ""
    assert home.say("check") == "Everything is in order.\n"


def test_nothing_good_to_put_back_is_said(home: Home) -> None:
    """Exit 3; a file that is no journal is bad usage."""
    home.say("start")
    code, _, err = home.run("restore", "--yes")
    assert code == 3 and "no good backup" in err
    other = home.folder / "notes.txt"
    other.write_text("not a journal")
    for file in (other, home.folder / "nowhere.db"):
        code, _, err = home.run("restore", "--from", str(file), "--yes")
        assert code == 2 and "is not a journal" in err
    assert home.ask("status")["phase"] == "focus"


def test_nothing_is_put_under_a_running_app(backed_up: Home) -> None:
    """It is refused while somebody rings or has the journal open."""
    app = backed_up.session()
    app.watch()
    code, _, err = backed_up.run("restore", "--yes")
    assert code == 1 and "close it first" in err
    app.leave(in_order=True)
    assert app.rings is False and backed_up.run("restore", "--yes")[0] == 1
    assert backed_up.ask("status")["charts"] == 5


def test_the_newest_backup_without_faults_is_chosen(backed_up: Home) -> None:
    """One that holds what no ninetyten wrote is whole, but no good to go on from."""
    Program().back_up("2026-10-07")
    newest = journal_of(backed_up).parent / "backups" / "journal-2026-10-07.db"
    with closing(sqlite3.connect(newest)) as opened, opened:
        opened.execute("UPDATE events SET at = 'soon' WHERE seq = 2")
    assert backed_up.ask("restore")["from"].endswith("journal-2026-10-06.db")


def test_a_fact_that_nobody_wrote_is_listed_and_left_out(backed_up: Home) -> None:
    """Acts and reports are refused with exit 3 and name it; check lists it; without it the day goes on."""
    with closing(sqlite3.connect(journal_of(backed_up))) as opened, opened:
        opened.execute("UPDATE events SET at = at + 49 * 86400000 WHERE seq = 4")
    for words in (("chart",), ("report",), ("status",), ("report", "month"), ("wellness",), ("log",)):
        code, _, err = backed_up.run(*words)
        assert code == 3 and "fact 4 (ChartsLogged of 2026-10-06)" in err
    code, out, _ = backed_up.run("check", "--journal")
    assert code == 3 and "fact 4 (ChartsLogged of 2026-10-06)" in out
    assert "fact 4" in backed_up.say("restore", "--leave-out")
    backed_up.say("restore", "--leave-out", "--yes")
    assert backed_up.ask("status")["charts"] == 2
    assert backed_up.ask("check", "--journal")["journal"] == []


def test_a_day_that_loses_its_beginning_is_named(backed_up: Home) -> None:
    """What hangs on the fact that is left out is left out with it, and said before and after."""
    with closing(sqlite3.connect(journal_of(backed_up))) as opened, opened:
        opened.execute("UPDATE events SET body = '{}' WHERE kind = 'DayOpened'")
    told = "2026-10-06 will have no beginning, so none of its minutes and charts will count"
    _, out, _ = backed_up.run("restore", "--leave-out")
    assert told in out
    assert out.count("ChartsLogged of 2026-10-06") == 2
    _, out, _ = backed_up.run("restore", "--leave-out", "--yes")
    assert told in out
    assert backed_up.run("check", "--journal")[0] == 0


def test_a_block_that_loses_its_beginning_is_named(backed_up: Home) -> None:
    """Its minutes hang on the fact that is left out."""
    with closing(sqlite3.connect(journal_of(backed_up))) as opened, opened:
        opened.execute("UPDATE events SET body = '{}' WHERE kind = 'BlockStarted'")
    assert "A block of 2026-10-06 will have no beginning" in backed_up.run("restore", "--leave-out")[1]


def test_a_machine_that_lost_its_name_has_it_back(backed_up: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The whole data folder is gone; the second folder has the day, and it is this machine's own."""
    monkeypatch.setenv("NINETYTEN_BACKUP__ALSO", str(tmp_path / "also"))
    assert Program().back_up("2026-10-06") == ""
    shutil.rmtree(journal_of(backed_up).parent)
    code, _, err = backed_up.run("chart")
    assert code == 3 and str(tmp_path / "also") in err
    told = backed_up.say("restore")
    assert "Anything only it contains" in told
    backed_up.say("restore", "--yes")
    assert backed_up.ask("status")["charts"] == 5
    assert backed_up.ask("status")["phase"] == "focus"


def test_a_first_folder_that_fails_keeps_the_second_from_nothing(
    backed_up: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each folder is tried; what went wrong with either is told."""
    monkeypatch.setenv("NINETYTEN_BACKUP__ALSO", str(tmp_path / "also"))
    backups = Path(Program().places.backups_dir)
    backups.rename(backups.with_name("elsewhere"))
    backups.write_text("a file where the folder should be")
    assert "No backup could be made" in Program().back_up("2026-10-06")
    assert [path.name for path in (tmp_path / "also").iterdir()] == ["journal-2026-10-06.db"]


def test_a_second_folder_gets_a_copy_a_day(backed_up: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A relative path is refused; where it cannot be made, the face says so."""
    monkeypatch.setenv("NINETYTEN_BACKUP__ALSO", "also")
    assert backed_up.run("check")[0] == 2
    monkeypatch.setenv("NINETYTEN_BACKUP__ALSO", str(tmp_path / "stick" / "also"))
    assert "does not exist" in Program().back_up("2026-10-06")
    (tmp_path / "stick").mkdir()
    assert Program().back_up("2026-10-06") == ""
    assert [path.name for path in (tmp_path / "stick" / "also").iterdir()] == ["journal-2026-10-06.db"]
    found = {one["what"]: one for one in backed_up.ask("doctor")["checks"]}
    assert found["backups"]["state"] == "ok"


@pytest.mark.posix("a pipe can lie in a folder")
def test_what_is_no_file_is_refused_unopened(backed_up: Home, tmp_path: Path) -> None:
    """A pipe would be waited for, forever."""
    os.mkfifo(tmp_path / "pipe")
    code, _, err = backed_up.run("restore", "--from", str(tmp_path / "pipe"))
    assert code == 2 and "is not a journal or backup" in err


@pytest.mark.posix("anyone can make a link")
def test_a_second_folder_that_is_none_is_a_problem(backed_up: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folders of ninetyten itself, and what is no folder, keep no second copy."""
    file = tmp_path / "file"
    file.touch()
    data = journal_of(backed_up).parent
    (tmp_path / "link").symlink_to(data)
    for also in (file, data, data / "backups", tmp_path / "link"):
        monkeypatch.setenv("NINETYTEN_BACKUP__ALSO", str(also))
        code, out, _ = backed_up.run("check")
        assert code == 2 and "another disk" in out
    monkeypatch.setenv("NINETYTEN_BACKUP__ALSO", str(tmp_path / "second"))
    assert backed_up.run("check")[0] == 0


def test_a_day_that_a_newer_version_opened_is_no_damage(home: Home) -> None:
    """Its first fact carries a value that this version does not know: the message says to update, not to restore, and nothing is
    offered to be left out."""
    home.say("start")
    home.at("10:00").say("stop")
    with closing(sqlite3.connect(journal_of(home))) as opened, opened:
        newer = "json_set(body, '$.carried.praised', 1)"
        opened.execute(f"UPDATE events SET body = {newer} WHERE kind = 'DayOpened'")
    for words in (("status",), ("report",), ("start",)):
        code, _, err = home.run(*words)
        assert code == 3 and "Update ninetyten" in err and "restore" not in err
    home.at("10:00", days=1)
    code, _, err = home.run("report", "week")
    assert code == 3 and "Update ninetyten" in err and "restore" not in err
    assert home.run("restore", "--leave-out")[0] == 3
    assert "Everything is in order" in home.say("check", "--journal")
