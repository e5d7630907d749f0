"""A lighter profile, suggested from a person's own skips (C12): data, not failure; at most once a week."""

from __future__ import annotations

from ninetyten.domain.moment import HOUR, Instant

LIGHTER = {"ninety-ten": "one-stop", "one-stop": "hourly", "hourly": "quiet"}
"""Which profile asks less than which."""
ENOUGH = 20
"""So many stops must have been asked before anything is said."""
OFTEN = 40.0
"""Percent skipped or snoozed to death from which on a lighter profile is suggested."""
AGAIN = 7 * 24 * HOUR


def suggestion(profile: str, asked: int, skipped: int, last: Instant | None, now: Instant) -> str:
    """The profile to suggest, or empty. `asked`, `skipped`: of the last weeks' dues; `last`: when something was last
    suggested, None for never."""
    lighter = LIGHTER.get(profile, "")
    recently = last is not None and now - last < AGAIN
    if not lighter or recently or asked < ENOUGH or 100 * skipped < OFTEN * asked:
        return ""
    return lighter


def sentence(profile: str, asked: int, skipped: int) -> str:
    """How it is put: one line, no reproach."""
    return f"{skipped} of {asked} micro-breaks were skipped; the profile {profile} asks less often (prompts.profile)"
