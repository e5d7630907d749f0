"""Typing that was meant for another window."""

from __future__ import annotations

import pytest

from ninetyten.ui.burst import Burst


def test_the_fourth_different_key_gives_it_away() -> None:
    """Not the third, and not one that comes too late."""
    burst = Burst()
    assert [burst.key(key, at / 10) for at, key in enumerate("aabcc")] == [False] * 5
    assert burst.key("d", 0.55) is True
    assert burst.begins
    late = Burst()
    assert [late.key(key, at * 0.2) for at, key in enumerate("abcd")] == [False] * 4


@pytest.mark.parametrize(
    ("keys", "typing"),
    [("125c", False), ("25c25c", False), ("40cu", False), ("99213", True), ("e11.65", True), ("k3qt", True)],
)
def test_a_number_counts_as_one(keys: str, typing: bool) -> None:
    """Charts of a batch are no burst; codes meant for another window are."""
    burst = Burst()
    assert [burst.key(key, at / 20) for at, key in enumerate(keys)][-1] is typing


def test_it_lasts_until_the_keyboard_is_quiet() -> None:
    """Keys of the same stretch of typing do nothing; after 600 ms they count again."""
    burst = Burst()
    assert [burst.key(key, at / 10) for at, key in enumerate("abcdd")][-2:] == [True, True]
    assert not burst.begins
    assert burst.key("d", 0.9) is True
    assert burst.key("d", 1.5) is False


def test_it_knows_what_it_did() -> None:
    """Acts within the window are the burst's; they are told once."""
    burst = Burst()
    burst.acted(0.0)
    burst.acted(1.0)
    burst.acted(1.2)
    assert burst.take_acts(1.4) == 2
    assert burst.take_acts(1.4) == 0
