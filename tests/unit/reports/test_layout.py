"""How figures and periods are written."""

from __future__ import annotations

from ninetyten.reports.layout import money, number, percent, period_name, span


def test_figures_have_commas_and_no_needless_digits() -> None:
    """As an American writes them; a figure that is not known is a dash."""
    assert [number(1234.5), number(1040.58), money(1412.5), percent(80.8)] == ["1,234.5", "1,040.6", "1,412.50", "80.8%"]
    assert [number(314.0), number(1_234_567.0), percent(100.0), percent(0.0)] == ["314", "1,234,567", "100%", "0%"]
    assert [number(None), money(None), percent(None)] == ["–"] * 3
    assert [span(0), span(0.5), span(99)] == ["0 min", "30 s", "1 h 39"]


def test_periods_are_named() -> None:
    """A day with its year; a week by its number and its dates."""
    assert period_name("day", "2026-10-06", "2026-10-06") == "Tue, Oct 6, 2026"
    assert period_name("week", "2026-12-28", "2027-01-03") == "week 53 (Dec 28 to Jan 3, 2027)"
    assert period_name("month", "2026-10-01", "2026-10-31") == "October 2026"
    assert period_name("year", "2026-01-01", "2026-12-31") == "2026"
