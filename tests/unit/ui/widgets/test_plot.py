"""Axes and heights of plots; what is drawn is seen in tests/ui."""

from __future__ import annotations

import pytest

from ninetyten.ui.widgets.plot import lines_of
from ninetyten.view.plots import MOST_STEPS, Bar, Bars, Boxes, Interval, Intervals, scale


@pytest.mark.parametrize(
    ("least", "most", "axis"),
    [
        (0, 6.75, [0, 2, 4, 6, 8]),
        (0, 5.5, [0, 2, 4, 6]),
        (0, 0.5, [0, 0.25, 0.5]),
        (81.0, 97.5, [80, 85, 90, 95, 100]),
        (0, 40, [0, 10, 20, 30, 40]),
        (5.0, 5.0, [5, 5.25]),
        (0, 1900, [0, 500, 1000, 1500, 2000]),
    ],
)
def test_an_axis_has_round_figures(least: float, most: float, axis: list[float]) -> None:
    """It reaches from below the least to beyond the most."""
    assert scale(least, most) == axis
    assert len(axis) <= MOST_STEPS + 1


def test_a_plot_is_as_high_as_it_has_rows() -> None:
    """And three lines for the axis, its figures and its unit."""
    bar = Bar("Mon", (("production", 1.0),))
    assert lines_of(Bars((bar, bar), "hours")) == 5
    assert lines_of(Intervals((Interval("6 Oct", 81.0, 92.9, 97.5),), 95.0, "percent")) == 4
    assert lines_of(Boxes((Interval("07", 4.0, 5.0, 6.0),), "charts", "hour")) == 12
