"""The last typing in a person's terminals, with files in their place."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ninetyten.adapters.idle import SourceGone
from ninetyten.adapters.idle_terminal import TtyIdle, open_terminals

pytestmark = pytest.mark.posix("terminals that are files")

NOW = 1_800_000_000


@pytest.fixture(autouse=True)
def no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take away the terminal that the tests may run in."""
    monkeypatch.setattr(os, "isatty", lambda number: False)


def terminal(folder: Path, name: str, read_at: int) -> None:
    """Make a terminal that was last read from at that time, and written to just now."""
    (folder / name).touch()
    os.utime(folder / name, (read_at, NOW))


def test_the_last_that_was_typed_in_counts(tmp_path: Path) -> None:
    """In any terminal; output counts for nothing, and neither do other files."""
    source = TtyIdle(str(tmp_path), lambda: NOW * 1000 + 500)
    terminal(tmp_path, "0", NOW - 600)
    terminal(tmp_path, "1", NOW - 16)
    terminal(tmp_path, "ptmx", NOW)
    assert source.idle_ms() == 16_500
    source.close()


def test_a_clock_that_was_set_back_says_nothing(tmp_path: Path) -> None:
    """The kernel's time is then in the future."""
    terminal(tmp_path, "0", NOW + 60)
    assert TtyIdle(str(tmp_path), lambda: NOW * 1000).idle_ms() is None


def test_another_person_s_terminals_prove_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the terminals of the current user count."""
    terminal(tmp_path, "0", NOW)
    somebody_else = os.getuid() + 1
    monkeypatch.setattr(os, "getuid", lambda: somebody_else)
    with pytest.raises(SourceGone, match="no terminal"):
        TtyIdle(str(tmp_path), lambda: NOW * 1000).idle_ms()


def test_without_a_terminal_it_is_gone(tmp_path: Path) -> None:
    """An empty folder, or none."""
    for folder in (tmp_path, tmp_path / "none"):
        with pytest.raises(SourceGone, match="no terminal"):
            TtyIdle(str(folder), lambda: 0).idle_ms()


def test_a_real_terminal_that_is_read_from_was_typed_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """A real pseudo-terminal: its time is little more than eight seconds old."""
    ours, theirs = os.openpty()
    try:
        os.write(ours, b"x\n")
        os.read(theirs, 2)
        idle = open_terminals({}).idle_ms()
    finally:
        os.close(ours)
        os.close(theirs)
    assert idle is not None
    assert idle < 20_000
