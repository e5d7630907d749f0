"""Weeks as the rule of S18 sees them."""

from __future__ import annotations

from ninetyten.domain.moment import MINUTE
from ninetyten.ledger.wellbeing import Week, given_away, weeks
from tests.unit.ledger.days import made, private


def test_weeks_add_up_their_days() -> None:
    """What was given away, work a day, and what was earned of production time; a week of fewer than three work days is left
    out, and where no hours are planned nothing is given away."""
    away = private().replace(early=10 * MINUTE, overrun=20 * MINUTE)
    days = [
        made("2026-10-05", charts=54, minutes=270).replace(private=away),
        made("2026-10-06", charts=27, minutes=270),
        made("2026-10-07", charts=27, minutes=270),
        made("2026-10-12", charts=54, minutes=270),
        made("2026-10-13", charts=54, minutes=270),
        *(made(f"2026-10-{day}", charts=54, minutes=minutes) for day, minutes in ((19, 270), (20, 300), (21, 330))),
    ]
    assert weeks(days) == [Week(30.0, 270.0, 200 / 3), Week(None, 300.0, 90.0)]
    assert given_away(days) == 30 * MINUTE
