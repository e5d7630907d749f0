"""The shapes of the digits."""

from __future__ import annotations

import pytest

from ninetyten.ui.widgets import big_clock


@pytest.mark.parametrize("scale", big_clock.HEIGHTS)
@pytest.mark.parametrize("piece", [*"0123456789:−", " min"])
def test_a_glyph_is_a_rectangle(piece: str, scale: str) -> None:
    """Every line of it is as wide as the others, and there are as many as the scale says."""
    rows = big_clock.rows(piece, scale)
    assert len(rows) == big_clock.HEIGHTS[scale]
    assert len({len(row) for row in rows}) == 1


@pytest.mark.parametrize("scale", ["huge", "large", "small"])
def test_no_two_digits_look_alike(scale: str) -> None:
    """Each can be told from every other."""
    assert len({big_clock.rows(digit, scale) for digit in "0123456789:−"}) == 12


def test_words_stay_in_one_piece() -> None:
    """Minutes only are large digits and a word."""
    assert big_clock.pieces("−53 min", "large") == ("−", "5", "3", " min")
    assert big_clock.pieces("53 min", "plain") == ("53 min",)


def test_the_largest_that_fits_is_taken() -> None:
    """Width and height both count."""
    assert big_clock.width("52:41", "large") == 34
    assert [big_clock.fitting_scale("52:41", *size) for size in ((36, 5), (35, 5), (40, 4), (40, 2), (5, 40), (0, 0))] == [
        "large", "small", "small", "plain", "plain", "plain",
    ]  # fmt: skip


def test_a_large_terminal_has_larger_digits() -> None:
    """Seven rows from 140 columns and 45 lines on, whether four lines or seven go off for the rest; else what fits."""
    assert big_clock.width("1:52:41", "huge") == 69
    sizes = ((140, 41), (160, 38), (139, 46), (160, 35))
    assert [big_clock.fitting_scale("1:52:41", *size) for size in sizes] == ["huge", "huge", "large", "large"]


def test_a_huge_digit_is_a_larger_one() -> None:
    """The same digit, a half wider, its sides twice as high."""
    assert big_clock.rows("2", "huge") == (
        "█████████",
        "      ███",
        "      ███",
        "█████████",
        "███      ",
        "███      ",
        "█████████",
    )
