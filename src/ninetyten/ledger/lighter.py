"""A lighter profile, suggested from a person's own skips (C12): data, not failure; at most once a week."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from ninetyten.ledger.summary import Summary

LIGHTER = {"ninety-ten": "one-stop", "one-stop": "hourly", "hourly": "quiet"}
"""Which profile asks less than which."""
LATELY = timedelta(days=14)
"""How far back the skips are counted."""
ENOUGH = 20
"""So many micro-breaks must have been asked before anything is said."""
OFTEN = 40.0
"""Percent skipped from which on a lighter profile is suggested."""
AGAIN = timedelta(days=7)


def suggested(profile: str, days: Sequence[Summary], last: str, today: str) -> str:
    """A sentence that names the lighter profile, from the days lately; empty where there is nothing to say. `last`: the date on
    which it was suggested before, empty for never."""
    dues = [due for day in days for due in day.private.prompts.dues]
    asked = sum(count for _, fate, count in dues if fate != "absorbed")
    skipped = sum(count for _, fate, count in dues if fate == "skipped")
    lighter, recently = LIGHTER.get(profile, ""), bool(last) and date.fromisoformat(today) - date.fromisoformat(last) < AGAIN
    if not lighter or recently or asked < ENOUGH or 100 * skipped < OFTEN * asked:
        return ""
    return f"{skipped} of {asked} micro-breaks were skipped lately; the profile {lighter} asks less often (prompts.profile)"
