"""Configuration, keys and themes: everything that is wrong, where, and nothing else."""

from __future__ import annotations

import pytest

from tests.unit.cli.conftest import Home


def test_nothing_is_wrong_with_nothing(home: Home) -> None:
    """Without any file everything is in order."""
    assert home.say("check") == "Everything is in order.\n"
    assert home.ask("check") == {"ok": True, "problems": []}


def test_everything_wrong_is_told_with_file_line_and_key(home: Home) -> None:
    """Settings, keys, the chosen theme and every theme's file are judged; the exit code is that of bad configuration."""
    file = home.configure('[block]\nfocus = "no"\n[display]\ntheme = "quiet-drak"\n[keys]\npause = "c"\n')
    mine = file.parent / "themes" / "mine.toml"
    mine.parent.mkdir()
    mine.write_text('[colours]\nfocus = "red"\n', encoding="utf-8")
    code, out, err = home.run("check")
    assert (code, err) == (2, "")
    assert [": ".join(line.split(": ")[:2]) for line in out.splitlines()] == [
        f"{file}:2: block.focus",
        f"{file}:6: keys.pause",
        f"{file}:4: display.theme",
        f"{mine}:2: colours.focus",
    ]
    assert 'did you mean "quiet-dark"?' in out


def test_programs_get_the_same_problems(home: Home) -> None:
    """A problem is file, key, line and message."""
    file = home.configure("[block]\nfocus = 0\n")
    code, out, _ = home.run("check", "--json")
    assert code == 2
    assert f'"file": "{file}"' in out
    assert '"ok": false' in out


def test_the_environment_has_no_line(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """A variable is named where a file and line would be."""
    monkeypatch.setenv("NINETYTEN_BLOCK__FOCUS", "no")
    code, out, _ = home.run("check")
    assert code == 2
    assert out.startswith("environment: NINETYTEN_BLOCK__FOCUS: ")
