"""Own words on the command line: off by default, guarded before they are written, never repeated."""

from __future__ import annotations

from pathlib import Path

import pytest

from ninetyten.cli.act import QUOTES
from ninetyten.config.own_words import NOTES_OFF
from tests.unit.cli.conftest import Home

NUMBER = "88" + "7766554"


@pytest.fixture
def turned_on(home: Home) -> Home:
    """A home whose settings allow notes, with a ritual of its own."""
    settings = Path(home.folder, "config", "config.toml")
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text('[notes]\non = true\n[shutdown]\nitems = ["close the door"]\n')
    return home


def test_notes_are_off_by_default(home: Home) -> None:
    """Exit 1, and how to turn them on; nothing is recorded."""
    assert home.run("open", "Monday") == (1, "", f"ninetyten: open: {NOTES_OFF}\n")
    assert "left open" not in home.run("log")[1]


def test_a_note_is_taken_where_they_are_on(turned_on: Home) -> None:
    """When, where and how."""
    assert turned_on.run("open", "Monday", "--where", "queue 3", "--how", "the queries") == (
        0,
        "Left open: Monday; queue 3; the queries\n",
        "",
    )
    assert "left open: Monday; queue 3; the queries" in turned_on.run("log")[1]


@pytest.mark.parametrize("words", [(NUMBER,), ("Monday", "--where", NUMBER), ("Monday", "--how", f"then {NUMBER}")])
def test_what_may_identify_is_refused_by_its_class(turned_on: Home, words: tuple[str, ...]) -> None:
    """Exit 1; the text is neither repeated nor kept."""
    code, out, err = turned_on.run("open", *words)
    assert (code, out) == (1, "") and "long number" in err and NUMBER not in err
    kept = [path.read_bytes() for path in Path(turned_on.folder).rglob("*") if path.is_file()]
    assert kept and not any(NUMBER.encode() in content for content in kept)


def test_words_without_quotes_are_not_repeated(turned_on: Home) -> None:
    """Exit 2, and how it is written."""
    assert turned_on.run("open", "Monday", "then", NUMBER) == (2, "", f"ninetyten: {QUOTES}\n")


def test_only_items_of_the_settings_are_done(turned_on: Home) -> None:
    """By their names; others are no free text."""
    assert turned_on.run("ritual", "close-the-door") == (0, "End-of-day items done: close-the-door\n", "")
    assert turned_on.run("ritual", "Jane Doe")[0] == 1
    code, _, err = turned_on.run("ritual", NUMBER)
    assert code == 1 and "close-the-door" in err and NUMBER not in err


@pytest.mark.parametrize("words", ["close the door", "Close the door", "close-the-door"])
def test_an_item_is_taken_as_it_is_written(turned_on: Home, words: str) -> None:
    """The journal has its name either way."""
    assert turned_on.run("ritual", words) == (0, "End-of-day items done: close-the-door\n", "")
    assert "close-the-door" in turned_on.run("log")[1]


def test_an_item_has_letters_or_digits(turned_on: Home) -> None:
    """Exit 2, and what a name is."""
    code, _, err = turned_on.run("ritual", "!!")
    assert code == 2 and "letters, digits, dots and dashes" in err
