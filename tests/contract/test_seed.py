"""The table in seed.md: every day that it plays shows what it promises, and its links and numbers are whole."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from ninetyten.cli.simulate import read_and_play
from ninetyten.reports.day_text import simulated

TABLE = [
    [cell.strip() for cell in line.strip("| ").split(" | ")]
    for line in Path(__file__).with_name("seed.md").read_text(encoding="utf-8").splitlines()
    if re.match(r"\| S\d", line)
]
PLAYED = [
    pytest.param(shlex.split(command)[1:], re.findall(r'"([^"]+)"', promise), id=f"{row[0]}-{number}")
    for row in TABLE
    for number, (command, promise) in enumerate(re.findall(r"`(play [^`]*)`([^`]*)", row[3]), 1)
]


def test_every_piece_of_advice_has_a_row() -> None:
    """S1 to S40, each with the advice, where it is, and how to see it."""
    assert [row[0] for row in TABLE] == [f"S{number}" for number in range(1, 41)]
    assert [row[0] for row in TABLE if len(row) != 4 or not all(row)] == []


@pytest.mark.parametrize(("lines", "promised"), PLAYED)
def test_a_played_day_shows_what_the_row_promises(lines: list[str], promised: list[str]) -> None:
    """Each text in quotes after the command stands in what `simulate` prints, spaces apart."""
    shown = " ".join(simulated(read_and_play("\n".join(lines))).split())
    assert promised
    assert [text for text in promised if text not in shown] == []
