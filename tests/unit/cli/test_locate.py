"""Where the files are."""

from __future__ import annotations

import os

from tests.unit.cli.conftest import Home


def test_every_place_is_told_and_whether_it_is_there(home: Home) -> None:
    """Names and paths are aligned; what is not made yet says so, and asking makes nothing."""
    lines = dict(line.split(maxsplit=1) for line in home.say("locate").splitlines())
    assert lines["config"].split(maxsplit=1) == [os.path.join(home.folder, "config", "config.toml"), "(does not exist yet)"]
    assert "not made" not in lines["shipped-themes"]
    assert not home.folder.exists()


def test_one_place_is_its_path_alone(home: Home) -> None:
    """So that a shell can use it."""
    assert home.say("locate", "data") == os.path.join(home.folder, "data") + "\n"
    assert home.ask("locate", "themes") == {"themes": os.path.join(home.folder, "config", "themes")}
    assert list(home.ask("locate")) == [
        "config", "themes", "shipped-themes", "exercises", "shipped-exercises", "data", "journal", "backups", "state",
    ]  # fmt: skip


def test_an_unknown_place_is_refused(home: Home) -> None:
    """The places there are are named."""
    code, _, err = home.run("locate", "cellar")
    assert code == 2
    assert err.startswith('ninetyten: locate: PLACE: "cellar" is not one of config, themes, ')
