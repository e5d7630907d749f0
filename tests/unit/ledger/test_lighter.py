"""A lighter profile is suggested rarely, and only from enough of a person's own data."""

from __future__ import annotations

import pytest

from ninetyten.domain.moment import HOUR
from ninetyten.ledger.lighter import suggestion

WEEK = 7 * 24 * HOUR


@pytest.mark.parametrize(
    ("profile", "asked", "skipped", "last", "expected"),
    [
        ("ninety-ten", 50, 20, None, "one-stop"),
        ("one-stop", 50, 30, None, "hourly"),
        ("ninety-ten", 50, 19, None, ""),
        ("ninety-ten", 19, 19, None, ""),
        ("quiet", 50, 50, None, ""),
        ("ninety-ten", 50, 20, 10 * WEEK - WEEK + 1, ""),
        ("ninety-ten", 50, 20, 9 * WEEK, "one-stop"),
    ],
)
def test_when_it_is_suggested(profile: str, asked: int, skipped: int, last: int | None, expected: str) -> None:
    """From four in ten skipped on, once a week, never below the lightest."""
    assert suggestion(profile, asked, skipped, last, 10 * WEEK) == expected
