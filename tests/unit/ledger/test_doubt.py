"""F4: a count of charts that is more than a person codes is asked about first."""

from __future__ import annotations

import pytest

from ninetyten.domain.commands import Chart
from ninetyten.domain.moment import HOUR
from ninetyten.domain.plan import Kind, Plan, Target
from ninetyten.domain.state import State
from ninetyten.ledger.quota import doubt

PLAN = Plan(target=Target(production=4 * HOUR), kinds=(Kind("em", "E/M", 12.0), Kind("ip", "Inpatient", 2.0)))


@pytest.mark.parametrize(
    ("command", "why"),
    [
        (Chart(), ""),
        (Chart(36), ""),
        (Chart(37), "37 charts is more than 3 hours' worth at 12/hour"),
        (Chart(51), "51 charts is more than 50 at once"),
        (Chart(7, kind="ip"), "7 charts is more than 3 hours' worth at 2/hour"),
        (Chart(total=95), ""),
        (Chart(total=96), "96 charts is twice the day's target or more"),
        (Chart(total=16, kind="ip"), "16 charts is twice the day's target or more"),
        (Chart(total=0, less=True), ""),
    ],
)
def test_what_is_asked_about(command: Chart, why: str) -> None:
    """Over 50 at once, over three hours' worth, or a total of twice the day's target."""
    assert doubt(command, State(), PLAN) == why


def test_the_kind_in_use_counts() -> None:
    """Where none is named."""
    assert doubt(Chart(7), State(kind="ip"), PLAN) and not doubt(Chart(7), State(kind="em"), PLAN)
