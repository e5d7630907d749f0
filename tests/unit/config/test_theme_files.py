"""Themes as files: what a user's own may leave out, and every way it can be wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

import ninetyten
from ninetyten.config import theme_files, toml_text
from ninetyten.config.problems import Problem
from ninetyten.config.settings import DEFAULT_THEME
from ninetyten.config.theme_files import COLOURS, ThemeSpec, find_theme, read_theme, read_themes, shipped, shipped_dir
from ninetyten.config.toml_text import parse_toml

SHIPPED = ["colour-blind-safe", "high-contrast", "quiet-dark", "quiet-light", "sixteen-light", "sixteen"]


def theme(folder: Path, text: str, name: str = "mine") -> str:
    """A theme's file in that folder."""
    file = folder / f"{name}.toml"
    file.write_text(text, encoding="utf-8")
    return str(file)


def test_the_shipped_themes_are_there_and_complete() -> None:
    """Each shipped theme names every colour itself and nothing is wrong with it."""
    specs, problems = read_themes("/nowhere")
    assert (list(specs), problems) == (SHIPPED, [])
    for name in SHIPPED:
        text = (Path(shipped_dir()) / f"{name}.toml").read_text(encoding="utf-8")
        assert [line.split(" = ")[0] for line in text.split("[colours]\n")[1].splitlines()] == list(COLOURS)


def test_themes_are_found_in_an_installed_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the package carries its themes, those are taken."""
    (tmp_path / "themes").mkdir()
    theme(tmp_path / "themes", 'name = "Packaged"', "packaged")
    monkeypatch.setattr(ninetyten, "__file__", str(tmp_path / "__init__.py"))
    assert list(theme_files.theme_files("/nowhere")) == ["packaged"]


def test_what_is_left_out_is_taken_from_the_theme_of_that_sort(tmp_path: Path) -> None:
    """A dark, a light and an ANSI theme borrow from the shipped one of their sort; the name is the file's by itself."""
    sorts = {
        "": "quiet-dark",
        "dark = false\n": "quiet-light",
        "ansi = true\n": "sixteen",
        "ansi = true\ndark = false\n": "sixteen-light",
    }
    for sort, base in sorts.items():
        spec, problems = read_theme(theme(tmp_path, sort))
        assert spec is not None
        assert (spec.name, spec.title, spec.colours, problems) == ("mine", "mine", shipped(base).colours, [])


def test_own_colours_count(tmp_path: Path) -> None:
    """What the file says is kept, in small letters, and the rest is borrowed."""
    spec, problems = read_theme(theme(tmp_path, 'name = "My desk"\n[colours]\nfocus = "#FFF"\n'))
    assert spec is not None
    assert problems == []
    assert spec.title == "My desk"
    assert dict(spec.colours) == {**dict(shipped("quiet-dark").colours), "focus": "#fff"}


def test_what_is_wrong_is_said_with_its_line_and_the_rest_counts(tmp_path: Path) -> None:
    """Bad colours and unknown keys are problems; the theme can still be worn."""
    text = (
        'nme = "x"\ndark = "yes"\nname = 5\n[colours]\nfocus = "teal"\nrest = "#12345"\nfokus = "#123456"\n'
        'text = "ansi_red"\nmuted = 5\nprompt = "#123456"\n'
    )
    spec, problems = read_theme(theme(tmp_path, text))
    assert spec is not None
    assert dict(spec.colours)["prompt"] == "#123456"
    assert dict(spec.colours)["focus"] == dict(shipped("quiet-dark").colours)["focus"]
    assert [(problem.line, problem.key) for problem in sorted(problems, key=lambda problem: problem.line)] == [
        (1, "nme"),
        (2, "dark"),
        (3, "name"),
        (5, "colours.focus"),
        (6, "colours.rest"),
        (7, "colours.fokus"),
        (8, "colours.text"),
        (9, "colours.muted"),
    ]
    assert all(problem.message for problem in problems)


def test_an_ansi_theme_has_the_terminals_colours_only(tmp_path: Path) -> None:
    """Where colours are the terminal's own, others are refused with the list."""
    spec, problems = read_theme(theme(tmp_path, 'ansi = true\n[colours]\nfocus = "ansi_red"\nrest = "#112233"\n'))
    assert spec is not None
    assert dict(spec.colours)["focus"] == "ansi_red"
    assert [problem.key for problem in problems] == ["colours.rest"]
    assert "ansi_bright_white" in problems[0].message


@pytest.mark.parametrize(("text", "line"), [("name = ", 1), ("[colours]\n[colours]\n", 2)])
def test_what_is_no_toml_is_no_theme(tmp_path: Path, text: str, line: int) -> None:
    """A file that is no TOML is refused as a whole, with its line."""
    spec, problems = read_theme(theme(tmp_path, text))
    assert (spec, [problem.line for problem in problems]) == (None, [line])


def test_colours_must_be_a_section(tmp_path: Path) -> None:
    """A value in the place of the section is a problem, not a crash."""
    spec, problems = read_theme(theme(tmp_path, "colours = 5"))
    assert spec is not None
    assert [problem.key for problem in problems] == ["colours"]


def test_a_file_name_that_cannot_be_one_is_refused(tmp_path: Path) -> None:
    """The file's name becomes the theme's, so it is kept plain."""
    spec, problems = read_theme(theme(tmp_path, "", "my desk"))
    assert (spec, len(problems)) == (None, 1)


def test_an_own_theme_takes_the_place_of_a_shipped_one(tmp_path: Path) -> None:
    """The user's file wins over the shipped one of its name; other files are no themes."""
    file = theme(tmp_path, '[colours]\nfocus = "#ffffff"\n', DEFAULT_THEME)
    (tmp_path / "notes.txt").write_text("")
    assert theme_files.theme_files(str(tmp_path)) == {**theme_files.theme_files("/nowhere"), DEFAULT_THEME: file}
    specs, problems = read_themes(str(tmp_path))
    assert (dict(specs[DEFAULT_THEME].colours)["focus"], problems) == ("#ffffff", [])


def test_a_theme_that_is_not_there_is_said(tmp_path: Path) -> None:
    """An unknown name is a problem where it was chosen, with the names there are; the default is worn."""
    spec, problems = find_theme("quiet-drak", str(tmp_path), lambda key, message: Problem("file", key, 3, message))
    assert spec == shipped(DEFAULT_THEME)
    assert [(problem.file, problem.key, problem.line) for problem in problems] == [("file", "display.theme", 3)]
    assert 'did you mean "quiet-dark"?' in problems[0].message
    assert "sixteen" in problems[0].message


def test_a_theme_that_cannot_be_read_gives_way(tmp_path: Path) -> None:
    """A chosen theme that is no TOML is a problem of its file; the default is worn."""
    file = theme(tmp_path, "name = ")
    spec, problems = find_theme("mine", str(tmp_path))
    assert (spec, [problem.file for problem in problems]) == (shipped(DEFAULT_THEME), [file])


def test_a_broken_installation_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without the shipped themes the message says what to do."""
    (tmp_path / "themes").mkdir()
    monkeypatch.setattr(ninetyten, "__file__", str(tmp_path / "__init__.py"))
    with pytest.raises(FileNotFoundError, match="reinstall ninetyten"):
        find_theme(DEFAULT_THEME, "/nowhere")


def test_a_shipped_theme_is_parsed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is kept is the same theme; an edited file or a spoiled cache is parsed again, and a person's own is never kept (E)."""
    packaged, own, cache = tmp_path / "themes", tmp_path / "own", tmp_path / "plan.json"
    packaged.mkdir()
    own.mkdir()
    for name in SHIPPED:
        theme(packaged, (Path(shipped_dir()) / f"{name}.toml").read_text(encoding="utf-8"), name)
    monkeypatch.setattr(ninetyten, "__file__", str(tmp_path / "__init__.py"))
    parsed: list[str] = []

    def parse(content: bytes, file: str) -> dict[str, object]:
        parsed.append(Path(file).stem)
        return parse_toml(content, file)

    monkeypatch.setattr(toml_text, "parse_toml", parse)

    def find(name: str) -> ThemeSpec:
        spec, problems = find_theme(name, str(own), cache=str(cache))
        assert problems == []
        return spec

    first = find("sixteen")
    assert (find("sixteen"), parsed) == (first, ["sixteen"])
    cache.write_bytes(cache.read_bytes().replace(b"ansi_", b"ansi-"))
    assert (find("sixteen"), parsed) == (first, ["sixteen"] * 2)
    edited = (packaged / "sixteen.toml").read_text(encoding="utf-8").replace(f'"{first.title}"', '"Edited"')
    theme(packaged, edited, "sixteen")
    assert find("sixteen").title == "Edited"
    theme(own, 'name = "My desk"\n', "mine")
    assert find("mine").title == "My desk"
    assert "My desk" not in cache.read_text(encoding="utf-8")
