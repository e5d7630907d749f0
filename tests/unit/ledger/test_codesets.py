"""When codes change."""

from __future__ import annotations

from datetime import date

from ninetyten.ledger.codesets import around, banner, changes, gentle


def test_the_worked_days_banner() -> None:
    """Five days after 1 October 2026 it is fiscal year 2027."""
    assert banner(date(2026, 10, 6)).startswith("ICD-10-CM FY2027 took effect Oct 1 (5 days ago)")


def test_two_weeks_are_gentle_and_not_a_day_more() -> None:
    """The first day counts."""
    assert gentle(date(2026, 10, 1)) is not None
    assert gentle(date(2026, 10, 14)) is not None
    assert gentle(date(2026, 10, 15)) is None
    assert gentle(date(2026, 9, 30)) is None


def test_what_comes_is_said_before() -> None:
    """Over the turn of the year, too."""
    assert banner(date(2026, 12, 31)) == "CPT 2027 takes effect Jan 1, in 1 day"
    assert banner(date(2026, 8, 15)) == ""


def test_in_april_some_codes_change_within_the_fiscal_year() -> None:
    """They are told with those of HCPCS, of which work does not slow down."""
    assert banner(date(2026, 4, 2)).startswith("ICD-10-CM FY2026 April update took effect Apr 1 (1 day ago)")


def test_quarters_are_known_but_not_gentle() -> None:
    """HCPCS changes in July without a slower fortnight."""
    assert [change.on for change in changes(2026) if not change.gentle] == [
        date(2026, 1, 1),
        date(2026, 4, 1),
        date(2026, 7, 1),
        date(2026, 10, 1),
    ]
    assert gentle(date(2026, 7, 3)) is None
    assert [change.name for change in around(date(2026, 7, 3))] == ["HCPCS Level II, third quarter"]
