"""Signs over weeks: only when all of them hold, in one sentence, without a label."""

from __future__ import annotations

import pytest

from ninetyten.domain import events as e
from ninetyten.ledger.wellbeing import ACCURACY, HOURS, SIGN, Week, signs, symptoms, trends
from ninetyten.ledger.wellbeing import DREAD as DREAD_WORDS

FALLING = [e.Audited(1, 98, 100), e.Audited(2, 96, 100), e.Audited(3, 93, 100)]
STRAINED = [Week(10, 420, 98), Week(45, 420, 91)]
DREAD = [e.BodyChecked(1, (("neck", 1),), (("queue", 2),))]
AGAIN = [*DREAD, e.BodyChecked(2, (), (("queue", 3),))]


@pytest.mark.parametrize("checks", [DREAD, AGAIN])
def test_all_three_together_are_one_sign(checks: list[e.BodyChecked]) -> None:
    """The sentence, word for word, in place of the three."""
    assert signs(FALLING, STRAINED, checks) == (SIGN,)


@pytest.mark.parametrize(
    ("audits", "weeks", "checks", "said"),
    [
        (FALLING, [], [], (ACCURACY,)),
        ([], STRAINED, [], (HOURS,)),
        ([], [], AGAIN, (DREAD_WORDS,)),
        (FALLING, STRAINED, [], (ACCURACY, HOURS)),
        (FALLING, [], AGAIN, (ACCURACY, DREAD_WORDS)),
    ],
)
def test_each_sign_has_its_own_sentence(
    audits: list[e.Audited], weeks: list[Week], checks: list[e.BodyChecked], said: tuple[str, ...]
) -> None:
    """None waits for the others."""
    assert signs(audits, weeks, checks) == said


@pytest.mark.parametrize(
    ("audits", "weeks", "checks"),
    [
        (FALLING[:2], STRAINED[:1], DREAD),
        ([FALLING[0], FALLING[2], FALLING[1]], [Week(10, 420, 98), Week(45, 420, 99)], []),
        ([], [Week(45, 420, 98), Week(10, 420, 91)], [*DREAD, e.BodyChecked(2, (), (("queue", 1),))]),
        ([], [Week(10, 420, 98), Week(24, 500, 91)], []),
        ([], [Week(10, 420, 98), Week(45, 420, 96.5)], []),
    ],
)
def test_little_says_nothing(audits: list[e.Audited], weeks: list[Week], checks: list[e.BodyChecked]) -> None:
    """No half alarms: two audits, a week alone, one check, a quarter of an hour or two points at least."""
    assert signs(audits, weeks, checks) == ()


def test_without_planned_hours_the_days_themselves_grow() -> None:
    """By a quarter of an hour a work day."""
    assert signs([], [Week(None, 420, 98), Week(None, 435, 91)], []) == (HOURS,)
    assert signs([], [Week(None, 420, 98), Week(None, 430, 91)], []) == ()
    assert signs([], [Week(30, 420, 98), Week(None, 480, 91)], []) == (HOURS,)


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
    """No sentence names a condition."""
    assert word not in " ".join((SIGN, ACCURACY, HOURS, DREAD_WORDS)).lower()
