"""The base class of every record."""

from __future__ import annotations

import pytest

from ninetyten.domain.value import Value


class Point(Value):
    """Two numbers."""

    x: int
    y: int = 2


class Named(Point):
    """With a name."""

    name: str = "n"


def test_it_is_made_compared_and_changed() -> None:
    """By place, by name, by default; changes make another one."""
    assert Point(1) == Point(x=1, y=2) == Point.from_fields({"x": 1}) != Point(1, 3)
    assert Point(1).replace(y=5) == Point(1, 5)
    assert Named(1).fields == ("x", "y", "name")
    assert Point(1) != Named(1)
    assert len({Point(1), Point(1, 2), Point(2)}) == 2
    assert repr(Point(1)) == "Point(x=1, y=2)"


@pytest.mark.parametrize("wrong", [{}, {"x": 1, "z": 1}, {"y": 1}, {"y": 1, "z": 2}])
def test_wrong_fields_are_refused(wrong: dict[str, int]) -> None:
    """Missing or unknown ones, even when their number happens to fit."""
    with pytest.raises(TypeError, match="missing or unknown"):
        Point(**wrong)
    with pytest.raises(TypeError, match="missing or unknown"):
        Point.from_fields(wrong)


def test_a_change_names_fields_only() -> None:
    """A name that is none raises; so does a wrong type before anything runs, as mypy finds every wrong call below."""
    with pytest.raises(TypeError, match="Point has no field z"):
        Point(1).replace(z=3)  # type: ignore[call-arg]
    assert Point(1).replace(y="two") != Point(1)  # type: ignore[arg-type]


def test_it_is_frozen() -> None:
    """Nothing changes under anybody's hands."""
    with pytest.raises(AttributeError, match="frozen"):
        Point(1).x = 2  # type: ignore[misc]
