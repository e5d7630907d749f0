"""Stretches of a day after a label was put on what was none of its kind (D10, D4)."""

from __future__ import annotations

import pytest

from ninetyten.domain.moment import MINUTE
from ninetyten.ledger.report import production_report
from tests.unit.ledger.days import lived


@pytest.mark.parametrize("pause", ["10:00 rest 20\n10:20 back", "10:00 stop\n10:20 start"])
def test_what_becomes_production_is_of_the_kind_that_was_current(pause: str) -> None:
    """A break, or own time, that was production after all belongs to the chart type before it."""
    _, summary = lived(f"09:00 start production --kind em\n{pause}\n11:00 relabel 10:00 10:20 production\n11:00 stop")
    report = production_report([summary])
    assert {kind: found["minutes"] for kind, found in report["kinds"].items()} == {"em": 120.0}
    assert (report["kind_switches"], report["pace"]["target_charts"]) == (0, 54.0)


@pytest.mark.parametrize(
    ("script", "paid"),
    [
        ("10:00 pause phone\n10:15 resume\n11:00 relabel 10:15 10:25 paused\n11:00 stop", 95.0),
        ("10:15 away 15m\n10:30 away 15m\n11:00 stop", 90.0),
        ("10:15 away 15m\n10:45 away 15m\n11:00 stop", 120.0),
    ],
)
def test_an_absence_is_as_long_as_it_lasted(script: str, paid: float) -> None:
    """What follows on without a gap is one stretch, however many times it was said: over 20 minutes it is not paid."""
    assert lived(f"09:00 start\n{script}")[1].paid == paid * MINUTE
