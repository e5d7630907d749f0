"""Continuing education cycles of AAPC and AHIMA."""

from __future__ import annotations

import pytest

from ninetyten.domain.plan import CeuCycle
from ninetyten.ledger.ceu import required, standing
from tests.unit.ledger.days import ceu, made

AAPC = CeuCycle("aapc", 1, 20, "2027-06-30")


@pytest.mark.parametrize(
    ("body", "group", "credits"),
    [
        ("aapc", 20, [36, 40, 44, 48, 52, 52]),
        ("ahima", 20, [20, 30, 40, 50, 50, 50]),
        ("ahima", 30, [30, 40, 50, 50, 50, 50]),
    ],
)
def test_what_is_asked_goes_by_the_credentials_held(body: str, group: int, credits: list[int]) -> None:
    """For one to six of them."""
    assert [required(CeuCycle(body, held, group)) for held in range(1, 7)] == credits


def test_where_nothing_else_is_said_ahima_asks_for_twenty() -> None:
    """One credential, of those that ask for the fewest."""
    assert required(CeuCycle("ahima")) == 20


def test_only_credits_completed_in_the_cycle_count() -> None:
    """Its first and last date included, whenever they were logged."""
    earned = (ceu(4, "2025-06-30"), ceu(1.5, "2025-07-01"), ceu(20, "2026-02-28"), ceu(1, "2027-06-30"), ceu(8, "2027-07-01"))
    found = standing(AAPC, [made(ceus=earned)], "2026-10-06")
    assert found is not None
    assert (found.starts, found.ends, found.required, found.earned, found.left) == ("2025-07-01", "2027-06-30", 36, 22.5, 13.5)


def test_the_pace_is_what_is_left_over_the_months_left() -> None:
    """268 days are 8.805 months: 13.5 CEUs are 1.53 a month; in the last month all of them."""
    found = standing(AAPC, [made(ceus=(ceu(22.5, "2026-02-28"),))], "2026-10-06")
    assert found is not None
    assert (found.days_left, found.per_month) == (268, 1.53)
    assert found.words == "22.5 of 36 CEUs earned for AAPC; 13.5 to go by Wed, Jun 30, 2027 (1.5/month)."
    last = standing(AAPC, [], "2027-06-30")
    assert last is not None
    assert (last.days_left, last.per_month) == (1, 36.0)


def test_what_is_complete_is_said_to_be() -> None:
    """More than enough is enough."""
    found = standing(AAPC, [made(ceus=(ceu(40, "2026-02-28"),))], "2026-10-06")
    assert found is not None
    assert (found.left, found.per_month) == (0, 0)
    assert found.words == "40 of 36 CEUs earned for AAPC: complete through Wed, Jun 30, 2027."


@pytest.mark.parametrize(
    ("ends", "today", "cycle"),
    [
        ("2027-06-30", "2027-07-01", ("2027-07-01", "2029-06-30")),
        ("2027-06-30", "2025-06-30", ("2023-07-01", "2025-06-30")),
        ("2028-02-29", "2028-03-01", ("2028-03-01", "2030-02-28")),
        ("2028-02-29", "2028-02-29", ("2026-03-01", "2028-02-29")),
    ],
)
def test_one_cycle_follows_the_other(ends: str, today: str, cycle: tuple[str, str]) -> None:
    """Nothing needs to be set anew, and nothing is carried over."""
    found = standing(CeuCycle("ahima", ends=ends), [], today)
    assert found is not None
    assert (found.starts, found.ends) == cycle


@pytest.mark.parametrize("cycle", [CeuCycle(), CeuCycle("aapc"), CeuCycle("none", ends="2027-06-30")])
def test_without_a_body_or_an_end_there_is_no_cycle(cycle: CeuCycle) -> None:
    """It is off by default."""
    assert standing(cycle, [], "2026-10-06") is None
