"""What others write comes in whatever the encoding, the byte order mark and the ends of lines are."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from ninetyten.config.files import decoded, open_text

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
