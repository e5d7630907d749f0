"""How figures are rounded, and median of several."""

from __future__ import annotations

import pytest

from ninetyten.ledger.figures import half_up, median, percent, quantile


@pytest.mark.parametrize(("value", "decimals", "rounded"), [(0.125, 2, 0.13), (1.005, 2, 1.01), (2.675, 2, 2.68), (-0.5, 0, 0.0)])
def test_halves_go_up(value: float, decimals: int, rounded: float) -> None:
    """A half goes up, though binary fractions made it a hair smaller."""
    assert half_up(value, decimals) == rounded


def test_no_basis_no_figure() -> None:
    """A share of nothing is none."""
    assert percent(1, 0) is None


@pytest.mark.parametrize(("share", "value"), [(0.0, 1.0), (0.25, 1.75), (0.5, 2.5), (0.75, 3.25), (1.0, 4.0)])
def test_quantiles_lie_between_the_values(share: float, value: float) -> None:
    """Of 1, 2, 3 and 4, in whatever order."""
    assert quantile([4, 1, 3, 2], share) == value


def test_the_median_of_an_odd_number_is_one_of_them() -> None:
    """And of a single value, itself."""
    assert (median([9, 1, 5]), median([7])) == (5, 7)
