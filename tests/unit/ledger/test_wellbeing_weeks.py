"""Weeks as the rule of S18 sees them."""

from __future__ import annotations

from ninetyten.domain.moment import MINUTE
from ninetyten.ledger.wellbeing import Week, given_away, weeks
from tests.unit.ledger.days import made, private


def test_weeks_add_up_their_days() -> None:
    """Minutes before and after the planned hours, and what was earned of production time; a week without any is left out."""
    away = private().replace(early=10 * MINUTE, overrun=20 * MINUTE)
    days = [
        made("2026-10-05", charts=54, minutes=270).replace(private=away),
        made("2026-10-06", charts=27, minutes=270),
        made("2026-10-12", charts=0, minutes=0),
        made("2026-10-19", charts=54, minutes=270).replace(private=private().replace(early=None, overrun=5 * MINUTE)),
    ]
    assert weeks(days) == [Week(30.0, 75.0), Week(5.0, 100.0)]
    assert given_away(days) == 35 * MINUTE
