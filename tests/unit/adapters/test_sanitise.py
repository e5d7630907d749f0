"""Text on its way to each desktop."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ninetyten.adapters.sanitise import Backend, fitted, heading, plain, utf16_trimmed


@given(st.text(st.characters()))
def test_plain_text_is_one_printable_line(text: str) -> None:
    """Whatever goes in, no control, line break or surrogate comes out."""
    assert all(char == " " or char.isprintable() for char in plain(text))
    plain(text).encode()


def test_line_breaks_separate_words() -> None:
    """A line break becomes a space, so that words stay apart."""
    assert plain("look far\n20 s\x07\x1b[2J\ud800") == "look far 20 s[2J"


def test_a_title_is_never_empty() -> None:
    """A title of nothing printable becomes the program's name."""
    assert heading("\x00 \n") == "ninetyten"


@pytest.mark.parametrize(
    ("backend", "markup", "title", "body"),
    [
        ("notify-send", False, "\u22125 minutes", "\u2212x <b>R&D</b> c:\\\\temp it's"),
        ("notify-send", True, "\u22125 minutes", "\u2212x &lt;b&gt;R&amp;D&lt;/b&gt; c:\\\\temp it's"),
        ("dbus", True, "\u22125 minutes", "\u2212x &lt;b&gt;R&amp;D&lt;/b&gt; c:\\temp it's"),
        ("portal", False, "\u22125 minutes", "\u2212x <b>R&D</b> c:\\\\temp it\\'s"),
        ("macos", False, "\u22125 minutes", "\u2212x <b>R&D</b> c:\\temp it's"),
    ],
)
def test_each_backend_gets_what_it_reads_right(backend: Backend, markup: bool, title: str, body: str) -> None:
    """Hyphens, backslashes, quotes and markup are escaped where a backend would misread them, and only there."""
    assert fitted("-5 minutes", "-x <b>R&D</b> c:\\temp it's", backend, markup) == (title, body)


def test_windows_lengths_are_kept() -> None:
    """Windows' fixed buffers are filled to the last unit, never over."""
    title, body = fitted("\U0001f441" * 40, "b" * 300, "windows", False)
    assert title == "ninetyten: " + "\U0001f441" * 26
    assert body == "b" * 255


def test_windows_is_told_whose_notice_it_is() -> None:
    """It would show the name of Python; a title that says it already is left alone."""
    assert fitted("-5 minutes", "", "windows", False)[0] == "ninetyten: \u22125 minutes"
    assert fitted("ninetyten doctor", "", "windows", False)[0] == "ninetyten doctor"


def test_trimming_never_halves_a_character() -> None:
    """A character of two units that does not fit goes as a whole."""
    assert utf16_trimmed("a\U0001f441", 2) == "a"
