"""The one search: every word counts, names first, else in order."""

from __future__ import annotations

import pytest

from ninetyten.view.search import search

LINES = (
    ("a snooze lasts", "prompts.snooze"),
    ("break", "Start a break; it ends the block."),
    ("lunch", "Start lunch; it ends the block."),
    ("the break after it lasts", "block.rest"),
    ("breakfast", ""),
    ("unbroken", "breaking"),
)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", [0, 1, 2, 3, 4, 5]),
        ("break", [1, 4, 3, 5]),
        ("BREAK lasts", [3]),
        ("lasts", [0, 3]),
        ("bro", [5]),
        ("block", [1, 2, 3]),
        ("start block", [1, 2]),
        ("prompts.", [0]),
        ("nothing", []),
    ],
)
def test_lines_are_found_best_first(query: str, found: list[int]) -> None:
    """The beginning of a name, of a word in it, its middle, then what else is known of it."""
    assert search(query, LINES) == found
