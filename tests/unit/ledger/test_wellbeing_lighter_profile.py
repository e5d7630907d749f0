"""A lighter profile is suggested rarely, and only from enough of a person's own data."""

from __future__ import annotations

import pytest

from ninetyten.domain.moment import HOUR
from ninetyten.ledger.stops import Tally
from ninetyten.ledger.summary import Summary, summarise
from ninetyten.ledger.timeline import fold_day
from ninetyten.ledger.wellbeing import lighter_profile

TODAY = "2026-10-20"


def day(done: int, skipped: int) -> Summary:
    """A day on which so many were taken and skipped, and some covered by a break."""
    empty = summarise(fold_day([], HOUR), "2026-10-19", HOUR, lambda at: 0)
    dues = (("eyes", "done", done), ("wrists", "skipped", skipped), ("eyes", "absorbed", 50))
    return empty.replace(private=empty.private.replace(prompts=Tally(dues)))


@pytest.mark.parametrize(
    ("profile", "done", "skipped", "last", "lighter"),
    [
        ("ninety-ten", 30, 20, "", "one-stop"),
        ("one-stop", 20, 30, "", "hourly"),
        ("ninety-ten", 31, 19, "", ""),
        ("ninety-ten", 0, 19, "", ""),
        ("quiet", 0, 50, "", ""),
        ("ninety-ten", 30, 20, "2026-10-14", ""),
        ("ninety-ten", 30, 20, "2026-10-13", "one-stop"),
    ],
)
def test_when_it_is_suggested(profile: str, done: int, skipped: int, last: str, lighter: str) -> None:
    """From four in ten skipped on, once a week, never below the lightest."""
    found = lighter_profile(profile, [day(done, skipped)], last, TODAY)

    assert bool(found) == bool(lighter)
    assert lighter in found
    assert not found or found.startswith(f"You skipped {skipped} of {done + skipped} recent micro-breaks")
