"""Everything out into a file, and back in."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from ninetyten.config.files import READERS
from ninetyten.domain.moment import HOUR
from ninetyten.journal.exchange.incoming import Incoming, NotHeld
from tests.modes import closed_to_others
from tests.unit.cli.conftest import Home


@pytest.fixture
def file(home: Home, tmp_path: Path) -> str:
    """The export of a morning, of three facts."""
    home.say("start")
    home.at("09:10").say("chart")
    path = str(tmp_path / "mine.jsonl")
    assert home.say("export", path) == f"Exported 3 events to {path}, including private ones; {READERS}.\n"
    return path


def another_home(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on everything is said on a machine on which nothing was said before."""
    monkeypatch.setenv("NINETYTEN_HOME", f"{home.folder}-2")


def test_what_was_exported_is_imported_once(home: Home, file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another home has the same day afterwards, as another machine's; a second import adds nothing."""
    date, told = home.say("log").split("\n", 1)
    another_home(home, monkeypatch)
    assert home.say("import", file) == f"Imported 3 events from {file}.\n"
    assert home.say("log") == f"{date}\non another machine:\n{told}"
    assert home.say("import", file) == f"Imported 0 events from {file}; 3 were already here.\n"
    assert home.ask("import", file) == {"file": file, "records": 3, "imported": 0}


def damaged(home: Home, change: str) -> None:
    """Change records behind ninetyten's back."""
    with closing(sqlite3.connect(home.folder / "data" / "journal.db")) as opened, opened:
        opened.execute(f"UPDATE events SET {change}")


def test_what_an_import_repairs_counts_in_the_next_report(home: Home, tmp_path: Path) -> None:
    """The record comes back in its place, where the summaries of past days would not look for anything new."""
    home.say("start")
    home.say("chart", "3")
    home.say("stop")
    file = str(tmp_path / "mine.jsonl")
    home.say("export", file)
    home.at("09:00", days=1)
    damaged(home, "day = '2020-01-06' WHERE kind = 'ChartsLogged'")
    assert home.ask("report", "week")["charts"] == 0
    damaged(home, "body = '[]' WHERE kind = 'Stopped'")
    assert home.say("import", file).startswith("Repaired 2 events in the journal.\n")
    assert home.ask("report", "week")["charts"] == 3


def test_an_export_is_readable_by_its_owner_only(home: Home, file: str) -> None:
    """It holds the private part too."""
    assert closed_to_others(file)


def test_a_file_is_replaced_only_when_told_to(home: Home, file: str) -> None:
    """A file that is there stays as it is, unless `--force` is said."""
    before = Path(file).read_bytes()
    home.say("chart")
    assert home.run("export", file) == (2, "", f"ninetyten: export: {file} already exists; --force replaces it\n")
    assert Path(file).read_bytes() == before
    assert home.ask("export", file, "--force") == {"file": file, "records": 4}


def test_an_export_needs_a_place(home: Home, tmp_path: Path) -> None:
    """A folder, or a file in a folder that is not there, is refused."""
    assert home.run("export", str(tmp_path))[0] == 2
    code, _, err = home.run("export", str(tmp_path / "gone" / "mine.jsonl"))
    assert (code, err) == (2, f"ninetyten: export: the folder {tmp_path / 'gone'} does not exist\n")


@pytest.mark.parametrize("form", ["journal", "timewarrior", "ical"])
@pytest.mark.posix("the words of its errors")
def test_a_file_that_cannot_be_written_is_told_in_a_sentence(home: Home, file: str, form: str) -> None:
    """What, where, why and what to do, whatever the format: a name that is too long passes every check before."""
    place = str(Path(file).parent / ("a" * 300))
    code, out, err = home.run("export", place, "--format", form)
    assert (code, out) == (3, "")
    why = "File name too long. Name a file in a folder that you can write to."
    assert err == f"ninetyten: The file was not written to {place}: {why}\n"


@pytest.mark.posix("devices and pipes that are files")
def test_a_device_is_never_replaced(home: Home, tmp_path: Path) -> None:
    """Nor is a pipe, though `--force` is said."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    told = f"ninetyten: export: {pipe} is a device or a pipe; choose a regular file\n"
    assert home.run("export", str(pipe), "--force") == (2, "", told)
    assert pipe.is_fifo()


def test_a_bad_line_imports_nothing(home: Home, file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The line is named, and the journal is not even made."""
    lines = Path(file).read_text(encoding="utf-8").splitlines()
    Path(file).write_text("\n".join([*lines[:2], "{", *lines[3:]]), encoding="utf-8")
    another_home(home, monkeypatch)
    code, out, err = home.run("import", file)
    assert (code, out) == (2, "")
    assert err.startswith(f"ninetyten: import: {file}, line 3: ")
    assert not Path(f"{home.folder}-2").exists()


def rewritten(file: str, change: Callable[[list[dict[str, Any]]], None]) -> None:
    """Change the records of an export; the first is of line 2."""
    head, *records = [json.loads(line) for line in Path(file).read_text(encoding="utf-8").splitlines()]
    change(records)
    lines = [{**head, "records": len(records)}, *records]
    Path(file).write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")


def moved(number: int) -> Callable[[list[dict[str, Any]]], None]:
    """A record is stamped 54 days later."""

    def change(records: list[dict[str, Any]]) -> None:
        records[number]["at"] += 54 * 24 * HOUR

    return change


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (moved(0), "line 2: its time (at) is 2026-11-29, days away from its work day, 2026-10-06"),
        (moved(2), "line 4: its time (at) is 2026-11-29, days away from its work day, 2026-10-06"),
        (lambda records: records.pop(0), "line 2: the start of 2026-10-06 (DayOpened) is not in the file before it"),
    ],
)
def test_what_no_report_could_read_is_refused(
    home: Home, file: str, change: Callable[[list[dict[str, Any]]], None], why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A record far from its work day, or of a day without its start, is named by its line, and nothing is taken in. A merge can
    leave the day out."""
    rewritten(file, change)
    another_home(home, monkeypatch)
    code, out, err = home.run("merge", file)
    assert (code, out) == (2, "")
    assert err.startswith(f"ninetyten: merge: {file}, {why}")
    assert err.endswith("or leave the day out: --without 2026-10-06. Nothing was merged.\n")
    assert not Path(f"{home.folder}-2").exists()
    assert home.say("merge", file, "--without", "2026-10-06") == f"Merged 0 events from {file}.\n"


def test_a_day_goes_on_where_an_older_journal_ended(home: Home, file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A journal that holds a part of what the file has takes in the rest."""
    another_home(home, monkeypatch)
    home.say("import", file)
    monkeypatch.setenv("NINETYTEN_HOME", str(home.folder))
    home.at("09:15").say("chart")
    home.say("export", file, "--force")
    another_home(home, monkeypatch)
    assert home.say("import", file) == f"Imported 1 event from {file}; 3 were already here.\n"


def test_two_accounts_of_one_day_are_not_imported(home: Home, file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A day lived in two journals is refused by its date, with what to do, and the journal stays as it is."""
    another_home(home, monkeypatch)
    home.say("start")
    told = home.say("log")
    code, _, err = home.run("import", file)
    assert code == 2
    assert err == (
        f"ninetyten: import: {file} and the journal have different records for 2026-10-06, and import can't combine two"
        f" versions of a day. If {file} is from another computer, run: ninetyten merge {file}. Nothing was imported.\n"
    )
    assert home.say("log") == told


def test_two_machines_are_merged(home: Home, file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A day lived on two is one in the reports of both; again adds nothing; what this machine does is its own."""
    home.at("09:31").say("stop")
    count = home.ask("export", file, "--force")["records"]
    another_home(home, monkeypatch)
    home.at("09:20").say("start", "study")
    home.at("09:38").say("chart", "2")
    home.at("09:41").say("stop")
    theirs = str(tmp_path / "theirs.jsonl")
    home.say("export", theirs)
    status = home.ask("status")
    assert home.say("merge", file) == f"Merged {count} events from {file}.\n"
    assert home.ask("status") == status and status["charts"] == 2
    assert home.say("merge", file) == f"Merged 0 events from {file}; {count} were already here.\n"
    assert home.ask("merge", file) == {"file": file, "records": count, "merged": 0}
    home.at("10:00")
    there = home.ask("report"), home.ask("wellness")
    monkeypatch.setenv("NINETYTEN_HOME", str(home.folder))
    home.say("merge", theirs)
    assert (home.ask("report"), home.ask("wellness")) == there
    minutes = {bucket: spent for bucket, spent in there[0]["minutes"].items() if spent}
    assert (minutes, there[0]["span_minutes"], there[0]["charts"]) == ({"production": 31, "study": 10}, 41, 3)


def test_an_export_holds_every_machine(home: Home, file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was merged goes on to a third one."""
    another_home(home, monkeypatch)
    home.say("start")
    home.say("merge", file)
    home.say("export", file, "--force")
    monkeypatch.setenv("NINETYTEN_HOME", f"{home.folder}-3")
    assert home.say("merge", file) == f"Merged 5 events from 2 computers from {file}.\n"


def test_a_copied_journal_is_told_so(home: Home, file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """One machine's name in two journals: the day is named, with what to do; the other days can be taken in without it."""
    copy = f"{home.folder}-2"
    shutil.copytree(home.folder, copy)
    home.at("09:20").say("chart")
    home.at("09:00", days=1).say("start")
    home.say("export", file, "--force")
    monkeypatch.setenv("NINETYTEN_HOME", copy)
    home.at("09:30").say("chart")
    code, out, err = home.run("merge", file)
    assert (code, out) == (2, "")
    assert "different records for 2026-10-06 under the same computer's name" in err
    assert f"delete {copy}{os.sep}data{os.sep}device on one" in err and "--without 2026-10-06" in err
    os.remove(f"{copy}/data/device")
    assert home.say("merge", file, "--without", "2026-10-06").startswith("Merged 2 events")


def test_what_a_newer_version_wrote_is_refused_whole(home: Home, file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is merged, and what to do is said."""
    text = Path(file).read_text(encoding="utf-8")
    Path(file).write_text(text.replace('"kind":"ChartsLogged"', '"kind":"ChartPraised"'), encoding="utf-8")
    another_home(home, monkeypatch)
    code, _, err = home.run("merge", file)
    assert code == 2
    assert "line 4: the kind 'ChartPraised' is not known" in err and err.endswith("update this one. Nothing was merged.\n")


def test_no_room_for_what_is_taken_in_is_told(home: Home, file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whenever it runs out: nothing is merged, and the journal is not blamed."""

    def fail(self: Incoming, days: object) -> None:
        raise NotHeld("checking it takes a temporary file, which cannot be written (full)")

    monkeypatch.setattr(Incoming, "leave_out", fail)
    another_home(home, monkeypatch)
    code, out, err = home.run("merge", file)
    assert (code, out) == (2, "")
    assert err == (
        f"ninetyten: merge: {file}: checking it takes a temporary file, which cannot be written (full). Nothing was merged.\n"
    )


def test_a_moved_house_has_its_history(home: Home, file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was going on on the old machine does not go on here; its day is in the report, up to its last fact."""
    another_home(home, monkeypatch)
    home.say("import", file)
    assert home.ask("status")["phase"] == "off"
    home.at("12:00")
    report = home.ask("report")
    assert (report["charts"], report["minutes"]["production"]) == (1, 10)
    assert home.ask("wellness")["date"] == "2026-10-06"
