"""Everything out into a file, and back in."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.cli.conftest import Home


@pytest.fixture
def file(home: Home, tmp_path: Path) -> str:
    """The export of a morning, of three facts."""
    home.say("start")
    home.at("09:10").say("chart")
    path = str(tmp_path / "mine.jsonl")
    assert home.say("export", path) == f"3 facts exported to {path}, the private part too; only you can read it.\n"
    return path


def another_home(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on everything is said on a machine on which nothing was said before."""
    monkeypatch.setenv("NINETYTEN_HOME", f"{home.folder}-2")


def test_what_was_exported_is_imported_once(home: Home, file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another home has the same day afterwards; a second import adds nothing."""
    told = home.say("log")
    another_home(home, monkeypatch)
    assert home.say("import", file) == f"3 facts imported from {file}.\n"
    assert home.say("log") == told
    assert home.say("import", file) == f"No fact imported from {file}; 3 were here already.\n"
    assert home.ask("import", file) == {"file": file, "records": 3, "imported": 0}


def test_an_export_is_readable_by_its_owner_only(home: Home, file: str) -> None:
    """It holds the private part too."""
    assert Path(file).stat().st_mode & 0o777 == 0o600


def test_a_file_is_replaced_only_when_told_to(home: Home, file: str) -> None:
    """A file that is there stays as it is, unless `--force` is said."""
    before = Path(file).read_bytes()
    home.say("chart")
    assert home.run("export", file) == (2, "", f"ninetyten: export: {file} is there already; --force replaces it\n")
    assert Path(file).read_bytes() == before
    assert home.ask("export", file, "--force") == {"file": file, "records": 4}


def test_an_export_needs_a_place(home: Home, tmp_path: Path) -> None:
    """A folder, or a file in a folder that is not there, is refused."""
    assert home.run("export", str(tmp_path))[0] == 2
    code, _, err = home.run("export", str(tmp_path / "gone" / "mine.jsonl"))
    assert (code, err) == (2, f"ninetyten: export: there is no folder {tmp_path / 'gone'}\n")


def test_a_bad_line_imports_nothing(home: Home, file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The line is named, and the journal is not even made."""
    lines = Path(file).read_text(encoding="utf-8").splitlines()
    Path(file).write_text("\n".join([*lines[:2], "{", *lines[3:]]), encoding="utf-8")
    another_home(home, monkeypatch)
    code, out, err = home.run("import", file)
    assert (code, out) == (2, "")
    assert err.startswith(f"ninetyten: import: {file}, line 3: ")
    assert not Path(f"{home.folder}-2").exists()


def test_a_day_goes_on_where_an_older_journal_ended(home: Home, file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A journal that holds a part of what the file has takes in the rest."""
    another_home(home, monkeypatch)
    home.say("import", file)
    monkeypatch.setenv("NINETYTEN_HOME", str(home.folder))
    home.at("09:15").say("chart")
    home.say("export", file, "--force")
    another_home(home, monkeypatch)
    assert home.say("import", file) == f"1 fact imported from {file}; 3 were here already.\n"


def test_two_accounts_of_one_day_are_not_mixed(home: Home, file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A day lived in two journals is refused by its date, and both stay as they are."""
    another_home(home, monkeypatch)
    home.say("start")
    told = home.say("log")
    code, _, err = home.run("import", file)
    assert code == 2
    assert "2026-10-06" in err
    assert home.say("log") == told
