"""Signs tried only where they can begin find everything that they would find everywhere."""

from __future__ import annotations

import re

import pytest

from ninetyten.privacy.labels import CODELESS, PLAIN
from ninetyten.privacy.names import NAMES
from ninetyten.privacy.numbers import plain, without_codes
from ninetyten.privacy.signs import Sign, Signs
from tests.unit.privacy.guard_red import RED_BAD, RED_GOOD
from tests.unit.privacy.guard_strings import BAD, GOOD

WRITTEN = [*GOOD, *RED_GOOD, *RED_BAD, *(text for texts in BAD.values() for text in texts)]
TEXTS = [plain(way(text)) for text in WRITTEN for way in (str, str.upper, "12 ".__add__)]
BARE = [without_codes(text) for text in TEXTS]
ASKED = [*((sign, TEXTS) for sign in (*PLAIN, *NAMES)), *((sign, BARE) for sign in CODELESS)]


@pytest.mark.parametrize(("sign", "texts"), ASKED, ids=[f"{sign.what} {place}" for place, (sign, _) in enumerate(ASKED)])
def test_no_sign_misses_what_its_pattern_sees(sign: Sign, texts: list[str]) -> None:
    """Its `begins`, `near` and `digits` are complete: they leave out no match of its pattern."""
    asked = Signs(sign)
    for text in texts:
        seen = any(map(sign.counts, sign.pattern.finditer(text)))
        assert bool(asked.first(text)) == seen, text
        assert not (seen and sign.digits and sign in CODELESS) or re.search(r"\d", text), text


@pytest.mark.parametrize(("sign", "_texts"), ASKED, ids=[f"{sign.what} {place}" for place, (sign, _) in enumerate(ASKED)])
def test_no_beginning_hides_another(sign: Sign, _texts: list[str]) -> None:
    """The search continues after a beginning, so no other may start within one."""
    assert all(re.fullmatch(r"[a-z]+[^a-z0-9]?|[0-9]", begin) for begin in sign.begins)


def test_the_first_sign_in_order_is_reported() -> None:
    """Not the first in the text."""
    signs = Signs(Sign("a", re.compile("b")), Sign("c", re.compile("d+"), ("d",)), Sign("e", re.compile("f"), ("f",)))

    assert [signs.first(text) for text in ("f d b", "f d", "fd f", "", "xd")] == ["a", "c", "e", "", ""]


@pytest.mark.parametrize("block", ["pt ", "pt pt, and 12 charts "])
def test_the_same_surroundings_are_tried_once(block: str) -> None:
    """300 kB of the same text are tried only once."""
    asked: list[int] = []

    def count(found: re.Match[str]) -> bool:
        asked.append(found.start())
        return False

    assert Signs(Sign("a name", re.compile("pt"), ("pt",), counts=count)).first(block * 10_000) == ""
    assert 0 < len(asked) < 200
