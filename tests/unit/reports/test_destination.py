"""Files that a person names: a link there is replaced if at all, and never leads the writing elsewhere."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ninetyten.domain.moment import HOUR
from tests.modes import closed_to_others
from tests.unit.cli.conftest import MIDNIGHT, Home

WORDS = {
    "journal": ("export", "FILE"),
    "calendar": ("export", "FILE", "--format", "ical"),
    "timewarrior": ("export", "FILE", "--format", "timewarrior"),
    "commands": ("export", "FILE", "--format", "timewarrior-commands"),
    "page": ("report", "--date", "2026-10-06", "--html", "FILE"),
    "private page": ("wellness", "--date", "2026-10-06", "--html", "FILE"),
    "sheet": ("report", "sheet", "--html", "FILE"),
}
"""Every command that writes a file where a person says."""


@pytest.fixture
def lived(home: Home) -> Home:
    """A day of work, more than a week ago."""
    home.say("start")
    home.at("10:00").say("chart", "3")
    home.say("stop")
    home.at("10:00", days=8)
    return home


@pytest.mark.parametrize("what", WORDS)
@pytest.mark.parametrize("there", [True, False])
@pytest.mark.posix("anyone can make a link")
def test_a_planted_link_is_not_followed(lived: Home, tmp_path: Path, what: str, there: bool) -> None:
    """Without --force it is refused, also where it leads nowhere; with it the link is replaced, not what it leads to."""
    target, link = tmp_path / "target", tmp_path / "link"
    if there:
        target.write_bytes(b"precious")
    link.symlink_to(target)
    words = tuple(word.replace("FILE", str(link)) for word in WORDS[what])
    code, out, err = lived.run(*words)
    assert (code, out) == (2, "")
    assert err.endswith(f": {link} is a link; --force replaces the link and leaves its target alone\n")
    assert link.is_symlink()
    lived.say(*words, "--force")
    assert not link.is_symlink() and closed_to_others(link)
    assert (target.read_bytes() if there else target.exists()) == (b"precious" if there else False)


@pytest.mark.posix("anyone can make a link")
def test_nothing_in_the_data_folder_is_written_through_a_link(lived: Home, tmp_path: Path) -> None:
    """Backups, this machine's name, summaries, the sign of life, the cache of the settings."""
    from ninetyten.bootstrap import Program
    from ninetyten.config import kept
    from ninetyten.journal import backups
    from ninetyten.journal.file import new_device

    places = Program().places
    planted = {
        os.path.join(places.backups_dir, "journal-2026-10-06.db"): lambda path: backups.copy(places.journal, path),
        places.alive: lambda path: lived.session().alive.mark(lived.now(), MIDNIGHT + HOUR),
        places.cache: lambda path: kept.keep(path, [], {}),
        places.device: new_device,
    }
    target = tmp_path / "target"
    for path, write in planted.items():
        os.makedirs(os.path.dirname(path), exist_ok=True)
        if os.path.lexists(path):
            os.remove(path)
        os.symlink(target, path)
        write(path)
        assert (os.path.islink(path), os.path.exists(path), target.exists()) == (False, True, False)


@pytest.mark.parametrize("name", ["-", "", "day.jsonl/"])
def test_what_is_no_name_of_a_file_is_refused(lived: Home, name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """With exit 2, and nothing is written."""
    monkeypatch.chdir(tmp_path)
    code, out, err = lived.run("export", name)
    assert (code, out, os.listdir(tmp_path)) == (2, "", ["home"])
    assert "ninetyten: export: " in err
