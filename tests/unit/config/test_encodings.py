"""What others write comes in whatever the encoding, the byte order mark and the ends of lines are."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from ninetyten.config.edit import reverse, save
from ninetyten.config.exercise_library import read_exercises
from ninetyten.config.files import decoded, open_text, places
from ninetyten.config.load import load
from ninetyten.config.theme_files import read_theme

TEXT = '{"name": "Zoë"}\nand more\n\n'
WAYS = {
    "plain": b"",
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
}
"""An encoding, and the mark before it."""


def written(way: str, text: str, *, marked: bool = True, ends: str = "\r\n") -> bytes:
    """A text as some program writes it."""
    return (WAYS[way] if marked else b"") + text.replace("\n", ends).encode("utf-8" if way == "plain" else way)


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("way", WAYS)
def test_every_way_reads_the_same(way: str, ends: str, tmp_path: Path) -> None:
    """From a file and from what was read of one."""
    content = written(way, TEXT, ends=ends)
    file = tmp_path / "text"
    file.write_bytes(content)
    with open_text(str(file)) as opened:
        assert opened.read() == decoded(content) == TEXT


@pytest.mark.parametrize("way", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_known_by_its_zeros(way: str) -> None:
    """What others write begins with a character of ASCII."""
    assert decoded(written(way, TEXT, marked=False)) == TEXT


@pytest.mark.parametrize("content", [b"\xff\xfe", b"\xff", b"caf\xe9", b"\xff\xfea"])
def test_what_is_no_text_is_refused(content: bytes) -> None:
    """A mark alone, another encoding, half a character."""
    with pytest.raises(UnicodeDecodeError):
        decoded(content)


def test_an_empty_file_is_an_empty_text() -> None:
    """What that means is for the reader to say."""
    assert decoded(b"") == ""


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("way", WAYS)
def test_settings_themes_and_exercises_come_in_every_way(way: str, ends: str, tmp_path: Path) -> None:
    """Notepad's "Unicode" is UTF-16."""
    home = places({"NINETYTEN_HOME": str(tmp_path)})
    texts = {
        home.config_file: '[kinds.general]\nname = "Général"\nper_hour = 12\n',
        home.exercises_file: '[palm-presses]\nname = "Pressé"\n',
        str(Path(home.themes_dir, "mine.toml")): 'name = "Été"\n',
    }
    for path, text in texts.items():
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_bytes(written(way, text, ends=ends))
    loaded = load(home, {})
    assert (loaded.problems, loaded.settings.plan.kinds[0].name) == ((), "Général")
    for wrong in (read_theme(str(Path(home.themes_dir, "mine.toml")))[1], read_exercises(home.exercises_file)[1]):
        assert not [problem for problem in wrong if "text" in problem.message or "TOML" in problem.message]


@pytest.mark.parametrize("way", WAYS)
def test_an_edit_keeps_the_encoding_its_mark_and_the_ends_of_lines(way: str, tmp_path: Path) -> None:
    """And can be taken back to the byte."""
    file = tmp_path / "config.toml"
    before = written(way, '# É\n[block]\nfocus = "80m"\n')
    file.write_bytes(before)
    edit = save(str(file), {"block.focus": "50m"})
    assert file.read_bytes() == written(way, '# É\n[block]\nfocus = "50m"\n')
    reverse(str(file), edit)
    assert file.read_bytes() == before
