"""Configuration, keys and themes: everything that is wrong, where, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ninetyten.bootstrap import Program
from ninetyten.cli.check_command import unstartable
from tests.unit.cli.conftest import Home


def test_nothing_is_wrong_with_nothing(home: Home) -> None:
    """Without any file everything is in order."""
    assert home.say("check") == "Everything is in order.\n"
    assert home.ask("check") == {"ok": True, "problems": [], "notes": []}


def test_a_long_block_is_flagged_and_a_bad_exercise_is_told(home: Home) -> None:
    """The sample day's last two hours are a note, no fault; an own exercise is judged like a setting."""
    file = home.configure('[day]\ntemplate = "sample"\n')
    long, unknown = home.say("check").splitlines()[1:]
    assert long == "Note: the block planned at 13:00 runs for 2 h 00 without a break."
    assert "chart types that do not exist (complex, medium, routine)" in unknown and "kinds.complex.per_hour" in unknown
    mine = file.parent / "exercises.toml"
    mine.write_text("[shake]\nname = 3\n", encoding="utf-8")
    code, out, _ = home.run("check")
    assert code == 2
    assert str(mine) in out


def test_only_the_types_that_do_not_exist_are_named(home: Home) -> None:
    """A template whose types all have a rate has no note of them (S12)."""
    kinds = "".join(f"[kinds.{kind}]\nper_hour = 4\n" for kind in ("complex", "routine"))
    home.configure(f'[day]\ntemplate = "sample"\n{kinds}')
    assert "do not exist (medium)" in home.say("check")
    home.configure(f'[day]\ntemplate = "sample"\n{kinds}[kinds.medium]\nper_hour = 6\n')
    assert "do not exist" not in home.say("check")


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
    found = json.loads(out)
    assert (found["ok"], [problem["file"] for problem in found["problems"]]) == (False, [str(file)])


def test_the_environment_has_no_line(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """A variable is named where a file and line would be."""
    monkeypatch.setenv("NINETYTEN_BLOCK__FOCUS", "no")
    code, out, _ = home.run("check")
    assert code == 2
    assert out.startswith("environment: NINETYTEN_BLOCK__FOCUS: ")


@pytest.mark.parametrize(
    ("command", "platform", "told"),
    [
        (r'"C:\\ring.PS1"', "win32", True), (r'"powershell", "-File", "C:\\ring.ps1"', "win32", False),
        (r'"C:\\ring.bat"', "win32", False), ('"/x.ps1"', "linux", False),
    ],
)  # fmt: skip
def test_a_hook_that_windows_cannot_start_is_a_problem(home: Home, command: str, platform: str, told: bool) -> None:
    """It says with what it does."""
    file = home.configure(f"[hooks]\nprompt = [{command}]\n")
    problems = unstartable(Program().loaded, platform)
    assert [(problem.file, problem.line, '"powershell", "-File"' in problem.message) for problem in problems] == (
        [(str(file), 2, True)] if told else []
    )


@pytest.mark.posix("files have modes")
def test_what_others_can_write_is_a_note_and_a_hook_in_it_a_problem(home: Home) -> None:
    """Settings and journal are warned of; a command that somebody else could have written is told by every act, too."""
    file = home.configure("[block]\nfocus = 50\n")
    file.parent.chmod(0o700)
    home.say("start")
    journal = home.folder / "data" / "journal.db"
    file.chmod(0o666)
    journal.chmod(0o602)
    notes = [f"Note: anyone can write to {path}; to fix it: chmod go-w {path}" for path in (file, journal)]
    assert home.say("check").splitlines() == ["Everything is in order.", *notes]
    assert home.ask("check")["notes"] == notes
    home.configure('[hooks]\nprompt = ["true"]\n')
    code, out, _ = home.run("check")
    told = f"this command is not run because anyone can write to {file}; to fix it: chmod go-w {file}"
    assert (code, out.splitlines()[0]) == (2, f"{file}:2: hooks.prompt: {told}")
    assert home.run("chart")[::2] == (0, f"ninetyten: {file}, line 2, hooks.prompt: {told}\n")


def test_a_synchronised_folder_is_noted(home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The settings are in order all the same, so it is a note."""
    assert "synced" not in home.say("check")
    monkeypatch.setenv("NINETYTEN_HOME", str(tmp_path / "OneDrive"))
    assert "is synced (onedrive), which can corrupt the journal; to fix it: keep it on" in home.say("check")
