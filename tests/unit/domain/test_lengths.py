"""Lengths of time as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ninetyten.domain.moment import HOUR, MINUTE, SECOND
from ninetyten.domain.typed import LONGEST, read_length, spell_length


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("90m", 90 * MINUTE),
        ("1h30m", 90 * MINUTE),
        ("20s", 20 * SECOND),
        ("2h", 2 * HOUR),
        ("1h30m20s", 90 * MINUTE + 20 * SECOND),
        ("15", 15 * MINUTE),
        ("7.5", 7 * MINUTE + 30 * SECOND),
        (" 1h 30m ", 90 * MINUTE),
        ("2H", 2 * HOUR),
    ],
)
def test_lengths_are_read(text: str, span: int) -> None:
    """Every spelling of the contract is read."""
    assert read_length(text) == span


@pytest.mark.parametrize(
    "text", ["", "0", "0s", "0h0m", "-5m", "-5", "5x", "m", "1m2h", "1h30", "1e3", "nan", "٣m", "9999999h", "5 5"]
)
def test_nonsense_is_refused_with_what_is_allowed(text: str) -> None:
    """Nothing, negatives and nonsense are refused, and the sentence shows how to write it."""
    with pytest.raises(ValueError, match="90m, 1h30m, 20s, 2h, or a number of minutes"):
        read_length(text)


def test_nothing_can_be_allowed() -> None:
    """Where a length of nothing has a meaning it can be said."""
    assert read_length("0s", zero=True) == 0


@given(st.integers(1, LONGEST // SECOND).map(lambda seconds: seconds * SECOND))
def test_what_is_spelled_is_read_back(span: int) -> None:
    """Spelling and reading are inverse for whole seconds."""
    assert read_length(spell_length(span)) == span


def test_the_spelling_is_short() -> None:
    """Parts that are nothing are not written."""
    assert [spell_length(span) for span in (0, 20_000, 5_400_000, 3_620_000)] == ["0s", "20s", "1h30m", "1h20s"]
