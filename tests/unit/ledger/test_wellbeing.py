"""Signs over weeks: only when all of them hold, in one sentence, without a label."""

from __future__ import annotations

import pytest

from ninetyten.domain import events as e
from ninetyten.ledger.wellbeing import SIGN, Week, sign, symptoms, trends

FALLING = [e.Audited(1, 98, 100), e.Audited(2, 96, 100), e.Audited(3, 93, 100)]
STRAINED = [Week(10, 98), Week(45, 91)]
DREAD = [e.BodyChecked(1, (("neck", 1),), (("queue", 2),))]


def test_all_three_together_are_the_sign() -> None:
    """The sentence, word for word."""
    assert sign(FALLING, STRAINED, DREAD) == SIGN


@pytest.mark.parametrize(
    ("audits", "weeks", "checks"),
    [
        (FALLING[:2], STRAINED, DREAD),
        ([FALLING[0], FALLING[2], FALLING[1]], STRAINED, DREAD),
        (FALLING, [Week(10, 98), Week(45, 99)], DREAD),
        (FALLING, [Week(45, 98), Week(10, 91)], DREAD),
        (FALLING, STRAINED, [e.BodyChecked(1, (), (("queue", 1),))]),
        (FALLING, STRAINED, []),
    ],
)
def test_any_one_missing_says_nothing(audits: list[e.Audited], weeks: list[Week], checks: list[e.BodyChecked]) -> None:
    """No half alarms."""
    assert sign(audits, weeks, checks) == ""


def test_trends_follow_each_area() -> None:
    """Two weeks felt in a row is lasting; a better one is less."""
    checks = [
        e.BodyChecked(1, (("neck", 1), ("eyes", 3))),
        e.BodyChecked(2, (("neck", 2), ("eyes", 2))),
        e.BodyChecked(3, (("neck", 3), ("eyes", 0))),
    ]
    found = {trend.name: trend for trend in trends(checks)}

    assert found["neck"].lasting and found["neck"].change == "more"
    assert not found["eyes"].lasting and found["eyes"].change == "less"
    assert symptoms(checks) == {"neck": 3}
    assert symptoms([]) == {}


@pytest.mark.parametrize("word", ["burnout", "burned", "disorder", "diagnos", "depress", "syndrome"])
def test_no_label(word: str) -> None:
    """The sentence names no condition."""
    assert word not in SIGN.lower()
