"""What the recent work days show, of which days it is told, and from which on they are needed."""

from __future__ import annotations

import pytest

from ninetyten.domain.plan import Backlog, Goals, Kind, Plan
from ninetyten.ledger.findings import findings, needed_from
from tests.unit.ledger.test_peaks import days

TODAY = "2026-10-30"
TWO = Plan(kinds=(Kind("em", "E/M", 6.0), Kind("ip", "Inpatient", 1.0)))


def test_only_a_quarter_of_a_year_counts_unless_more_was_asked_for() -> None:
    """Ten work days in October are enough for best hours; a quarter later they are no habit any more, but part of their year."""
    lived = days(10)
    assert findings(lived, TODAY, TODAY, TWO, Goals()).hours == (
        "Your best hours: 07–10.",
        "They are a good time for Inpatient, which takes the longest per chart.",
        "Your slowest hour, 13–14, is a good time for admin, queries and CEUs.",
    )
    later = findings(lived, "2027-02-28", "2027-02-28", TWO, Goals())
    assert (later.since, later.best.days, later.quota) == ("2026-11-29", 0, ())
    year = findings(lived, "2026-01-01", "2027-02-28", TWO, Goals())
    assert (year.since, year.best.days) == ("2026-01-01", 10)
    assert len(year.quota) == 1


@pytest.mark.parametrize(
    ("first", "since", "needed"),
    [
        ("2026-10-30", "2026-10-01", "2026-07-31"),
        ("2026-01-01", "2026-10-01", "2026-01-01"),
        ("2026-10-30", "2026-05-01", "2026-05-01"),
    ],
)
def test_what_is_needed_begins_with_the_earliest_of_them(first: str, since: str, needed: str) -> None:
    """The period, the habits, and each backlog."""
    assert needed_from(first, TODAY, [Backlog("ip", "ip", 40, since, "2026-12-01")]) == needed
