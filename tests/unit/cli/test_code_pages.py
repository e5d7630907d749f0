"""Pipes and terminals whose encoding lacks what ninetyten writes."""

from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path

import pytest

from ninetyten.cli import main
from ninetyten.cli.code_pages import STAND_INS
from ninetyten.cli.output import HANDLER
from ninetyten.domain.moment import MINUTE
from tests.unit.cli.conftest import Home

CODE_PAGES = ("cp1252", "cp437", "cp850", "ascii", "cp932")
SOURCE = Path(main.__file__).parents[1]


def piped(monkeypatch: pytest.MonkeyPatch, encoding: str, *words: str) -> tuple[int, bytes, bytes]:
    """Run a command whose streams are pipes in that encoding: its exit code, and the bytes of both."""
    streams = {name: io.TextIOWrapper(io.BytesIO(), encoding=encoding, newline="\n") for name in ("stdout", "stderr")}
    with monkeypatch.context() as patch:
        for name, stream in streams.items():
            patch.setattr(sys, name, stream)
        code = main.run(list(words))
    out, err = (stream.buffer.getvalue() for stream in streams.values())
    return code, out, err


@pytest.mark.parametrize("encoding", CODE_PAGES)
def test_every_sign_of_ours_has_a_stand_in(encoding: str) -> None:
    """Whatever the program's texts hold can be written, and nothing of it becomes a question mark."""
    texts = [path.read_text(encoding="utf-8") for path in SOURCE.rglob("*") if path.suffix in (".py", ".toml", ".day")]
    signs = sorted({char for text in texts for char in text if not char.isascii()})
    assert len(signs) > 40
    assert [char for char in signs if char.encode(encoding, HANDLER) == b"?"] == []


def test_a_stand_in_is_ascii_and_seldom_wider() -> None:
    """So that columns stay columns."""
    assert all(text.isascii() for text in STAND_INS.values())
    assert {char for char, text in STAND_INS.items() if len(text) > 1} == set("…≥≤°")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("−01:02 … 3 × 4 → “x”", b'-01:02 ... 3 x 4 > "x"'),
        ("Général ½ Ångström", b"General 1/2 Angstrom"),
        ("\u4e2d\u0141", b"??"),
        ("/home/\udcff", b"/home/\\xff"),
    ],
)
def test_letters_lose_their_accents_and_the_rest_is_marked(text: str, written: bytes) -> None:
    """What an encoding has it keeps."""
    assert text.encode("ascii", HANDLER) == written
    assert "Général ½".encode("cp1252", HANDLER) == "Général ½".encode("cp1252")


@pytest.mark.parametrize("encoding", CODE_PAGES[:-1])
def test_overtime_has_its_minus(home: Home, monkeypatch: pytest.MonkeyPatch, encoding: str) -> None:
    """`status` in a prompt or a bar."""
    home.say("start")
    home.pass_by(91 * MINUTE + 2_000)
    code, out, err = piped(monkeypatch, encoding, "status")
    assert (code, err) == (0, b"") and b"-01:02" in out and b"?" not in out


@pytest.mark.parametrize("encoding", [*CODE_PAGES, "utf-8"])
def test_json_is_ascii_in_every_encoding(home: Home, monkeypatch: pytest.MonkeyPatch, encoding: str) -> None:
    """A program reads the same from every pipe."""
    folder = str(home.folder / "Ren\u00e9 \u0141")
    monkeypatch.setenv("NINETYTEN_HOME", folder)
    code, out, err = piped(monkeypatch, encoding, "locate", "--json")
    assert (code, err) == (0, b"")
    assert json.loads(out.decode("ascii"))["data"] == os.path.join(folder, "data")


@pytest.mark.parametrize("encoding", CODE_PAGES)
@pytest.mark.parametrize("word", ["report", "wellness", "log", "doctor", "check", "--help", "nonsense\u2212\u0142"])
def test_nothing_raises(home: Home, monkeypatch: pytest.MonkeyPatch, encoding: str, word: str) -> None:
    """Reports, lists, help and refusals."""
    home.say("start")
    home.pass_by(100 * MINUTE)
    code, out, err = piped(monkeypatch, encoding, word)
    assert code in (0, 2) and (out or err)
    assert b"internal error" not in err and b"Traceback" not in err


@pytest.mark.parametrize("encoding", CODE_PAGES)
def test_a_path_keeps_all_its_letters(home: Home, monkeypatch: pytest.MonkeyPatch, encoding: str) -> None:
    """So that a shell or program can use it; what the encoding has is written in it."""
    folder = str(home.folder / "\u0141ukasz \u4e2d")
    monkeypatch.setenv("NINETYTEN_HOME", folder)
    code, out, _ = piped(monkeypatch, encoding, "locate", "data")
    assert (code, os.fsdecode(out)) == (0, os.path.join(folder, "data") + "\n")
    assert os.path.join(folder, "data").encode() in piped(monkeypatch, encoding, "locate")[1]
    monkeypatch.setenv("NINETYTEN_HOME", str(home.folder / "Ren\u00e9"))
    assert "Ren\u00e9".encode("cp1252") in piped(monkeypatch, "cp1252", "locate", "data")[1]


@pytest.mark.posix("names of files are bytes")
def test_a_name_that_is_no_text_is_written_as_it_is(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """Byte for byte."""
    monkeypatch.setenv("NINETYTEN_HOME", os.fsdecode(b"/nowhere/\xff"))
    assert piped(monkeypatch, "utf-8", "locate", "state") == (0, b"/nowhere/\xff/state\n", b"")
