"""What all questions of the command line have in common."""

from __future__ import annotations

import pytest

from tests.unit.cli.conftest import Home

QUESTIONS = ("log", "report", "wellness", "export", "import", "check", "doctor", "locate")


@pytest.mark.parametrize("word", QUESTIONS)
def test_every_question_explains_itself(home: Home, word: str) -> None:
    """`--help` ends well and names the command."""
    code, out, err = home.run(word, "--help")
    assert (code, err) == (0, "")
    assert out.startswith(f"usage: ninetyten {word} ")


@pytest.mark.parametrize("word", QUESTIONS)
def test_unknown_words_are_refused_in_one_line(home: Home, word: str) -> None:
    """An option that is not known is bad usage, and nothing is made on the disk."""
    code, out, err = home.run(word, "file", "--csv")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith(f"ninetyten: {word}: ")
    assert not home.folder.exists()


@pytest.mark.parametrize("word", ["6.10.2026", "20261006", "2026-13-01", "today"])
def test_a_date_has_one_form(home: Home, word: str) -> None:
    """Anything but YYYY-MM-DD is refused with an example."""
    assert home.run("log", "--date", word) == (2, "", f'ninetyten: log: --date: "{word}" is no date; write it as 2026-10-06\n')
