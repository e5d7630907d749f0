"""Continuing education cycles of AAPC and AHIMA."""

from __future__ import annotations

import pytest

from ninetyten.domain.events import CeuEarned
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


AHIMA = CeuCycle("ahima", 1, 20, "2027-06-30")


def of(what: str, cycle: CeuCycle, *earned: CeuEarned) -> tuple[float, float, float]:
    """What is required, earned and left of one share."""
    found = standing(cycle, [made(ceus=earned)], "2026-10-06")
    assert found is not None
    return next((share.required, share.earned, share.left) for share in found.shares if share.what == what)


def test_ahima_asks_for_two_fifths_of_its_own_and_four_fifths_in_its_domains() -> None:
    """8 and 16 of 20, 20 and 40 of 50; what was not said to be for something else is in its domains."""
    earned = (
        CeuEarned(0, 5, "2026-02-01", "ahima"),
        CeuEarned(0, 9, "2026-02-01", "aapc"),
        CeuEarned(0, 6, "2026-02-01", "", "other"),
    )
    assert of("ahima", AHIMA, *earned) == (8, 5, 3)
    assert of("hiim", AHIMA, *earned) == (16, 14, 2)
    assert of("ahima", AHIMA.replace(credentials=5)) == (20, 0, 20)
    assert of("hiim", AHIMA.replace(credentials=5)) == (40, 0, 40)


def test_an_open_share_is_never_complete() -> None:
    """However many credits there are; the pace is that of the largest open share: 3 in 8.805 months."""
    earned = (CeuEarned(0, 5, "2026-02-01", "ahima"), CeuEarned(0, 20, "2026-02-01", "aapc"))
    found = standing(AHIMA, [made(ceus=earned)], "2026-10-06")
    assert found is not None
    assert (found.left, found.per_month, found.sources) == (0, 0.34, (("aapc", 20), ("ahima", 5)))
    assert found.words == (
        "25 of 20 CEUs earned for AHIMA; still open until Wed, Jun 30, 2027 (0.3/month): 5 of 8 from AHIMA; 3 to go. "
        "25 of 16 in AHIMA's domains."
    )
    whole = standing(AHIMA, [made(ceus=(*earned, CeuEarned(0, 3, "2026-10-01", "ahima")))], "2026-10-06")
    assert whole is not None and "complete through Wed, Jun 30, 2027" in whole.words


@pytest.mark.parametrize(("ends", "asks"), [("2026-12-31", True), ("2026-12-30", False)])
def test_the_share_of_its_own_is_asked_of_cycles_since_2025(ends: str, asks: bool) -> None:
    """A cycle that ends on Dec 31, 2026 began on Jan 1, 2025."""
    found = standing(AHIMA.replace(ends=ends), [], "2026-10-06")
    assert found is not None
    assert ("ahima" in [share.what for share in found.shares]) is asks


def test_an_aapc_specialty_asks_for_sixteen_or_eight_of_its_own() -> None:
    """Within the cycle's credits; what several leave open adds up for the pace: 14 + 6 in 8.805 months."""
    cycle = AAPC.replace(credentials=3, specialties=("cpma", "cemc"))
    earned = (
        CeuEarned(0, 2, "2026-02-01", "", "cpma"),
        CeuEarned(0, 2, "2026-02-01", "aapc", "cemc"),
        CeuEarned(0, 40, "2026-02-01"),
    )
    assert of("cpma", cycle, *earned) == (16, 2, 14)
    assert of("cemc", cycle, *earned) == (8, 2, 6)
    found = standing(cycle, [made(ceus=earned)], "2026-10-06")
    assert found is not None
    assert (found.required, found.left, found.per_month) == (44, 0, 2.27)
    assert "2 of 16 for CPMA; 14 to go." in found.words
