"""No terminal obeys what a message repeats, wherever that came from."""

from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path

import pytest

from ninetyten.cli.output import obeyed, outlets
from tests.unit.cli.conftest import Home

BAD = "x\x1b[31m\x07\x9b2J\x7f\u202e\u2028\ny"
"""An escape sequence in seven and in eight bits, a bell, a delete, text turned around, two sorts of line breaks."""


def shown(home: Home, *words: str) -> tuple[int, str]:
    """A command: its exit code, and what both streams got, each line of stderr beginning as ours do."""
    code, out, err = home.run(*words)
    assert all(line.startswith("ninetyten: ") for line in err.split("\n")[:-1]), err
    assert (out + err).replace("\n", "").isprintable()
    return code, out + err


@pytest.mark.parametrize(
    "words",
    [
        [BAD],
        ["start", BAD],
        ["start", "--kind", BAD],
        ["chart", BAD],
        ["status", f"--{BAD}"],
        ["status", "--format", "{kind" + BAD],
        ["report", "--date", BAD],
        ["backlog", BAD],
        ["import", BAD],
        ["locate", BAD],
        ["check", BAD],
        ["watch", BAD],
        ["simulate", BAD],
        ["audit", "1/2", "--error", f"{BAD}=1"],
    ],
    ids=ascii,
)
def test_arguments_are_shown_and_not_obeyed(home: Home, words: list[str]) -> None:
    """Every command refuses them in one line."""
    code, _ = shown(home, *words)
    assert code != 0


@pytest.mark.posix("names of files with any character")
def test_files_and_settings_are_shown_and_not_obeyed(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """Names of settings, their values, hooks, themes, exercises and variables; for people, and for programs as the same JSON."""
    spelled = json.dumps(BAD)
    home.configure(
        f'{spelled}.y = 1\n[block]\nfocus = {spelled}\n[kinds.{spelled}]\nper_hour = 1\n[keys]\n{spelled} = "q"\n'
        f"[hooks]\nprompt = [{spelled}]\n{spelled} = []\n[display]\ntheme = {spelled}\n"
    )
    themes = home.folder / "config" / "themes"
    themes.mkdir()
    (themes / "a\x1b[31m.toml").write_text("x = 1\n")
    (themes / "mine.toml").write_text(f"{spelled} = 1\n[colours]\n{spelled} = {spelled}\n")
    (home.folder / "config" / "exercises.toml").write_text(f"[[exercise]]\n{spelled} = {spelled}\n")
    monkeypatch.setitem(os.environ, "NINETYTEN_BLOCK__REST", BAD)
    monkeypatch.setitem(os.environ, f"NINETYTEN_BLOCK__{BAD}", "1")

    assert shown(home, "check")[0] == 2
    code, told = shown(home, "check", "--json")
    assert code == 2
    assert any(BAD in problem["key"] for problem in json.loads(told)["problems"])
    assert shown(home, "start")[0] == 0
    assert shown(home, "doctor")[0] == 0


@pytest.mark.posix("names of files with any character")
def test_keys_of_what_is_imported_are_shown_and_not_obeyed(home: Home, tmp_path: Path) -> None:
    """A file of anybody's making."""
    home.say("chart")
    kept = tmp_path / "export.jsonl"
    home.say("export", str(kept))
    lines = [json.loads(line) for line in kept.read_text().splitlines()]
    for place in (lines[-1], lines[-1].get("body", {})):
        place[BAD] = BAD
    bad = tmp_path / "bad\x1b[31m\n.jsonl"
    bad.write_text("".join(json.dumps(line) + "\n" for line in lines))

    assert shown(home, "import", str(bad))[0] == 2
    assert shown(home, "scan", str(bad))[0] in (0, 1)


def test_an_outlet_ends_with_its_command(monkeypatch: pytest.MonkeyPatch) -> None:
    """Afterwards the streams are what they were; a sequence of our own passes."""
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stdout", stream)
    with outlets():
        sys.stdout.write("a\x1bb\n")
        obeyed("\x1b[0m")
    assert sys.stdout is stream
    assert stream.getvalue() == "a\\u001bb\n\x1b[0m"
