"""What charts bring where they are paid by the chart."""

from __future__ import annotations

from ninetyten.domain.moment import MINUTE
from ninetyten.ledger.report import pay_by_chart, production_report
from ninetyten.ledger.summary import OfKind, Summary
from tests.unit.ledger.days import lived, made

SPLIT = """set kinds.em.pay 4.5
07:00 start --kind em
08:00 chart 10
08:30 rest 10
08:40 stop
12:00 start --kind em
12:30 chart 5
13:00 stop
"""
"""A split shift: 90 minutes of production and a break of 10, then 60 minutes after 200 that are off."""


def paid(key: str, charts: int, minutes: int, pay: float = 4.5) -> Summary:
    """A day of em charts at that pay in so many minutes of production."""
    kind = OfKind("em", charts, minutes * MINUTE, charts * 5.0, pay=pay)
    return made(key, charts=charts, minutes=minutes, kinds=(kind,), by_chart=True)


def test_the_hours_of_a_split_shift_are_named() -> None:
    """15 charts at 4.50 are 67.50: 27.00 an hour of the 150 minutes of production, 25.31 of the 160 on the clock."""
    _, day = lived(SPLIT)
    assert pay_by_chart([day]) == {
        "amount": 67.5,
        "charts": 15,
        "unpaid_charts": 0,
        "production_minutes": 150.0,
        "clock_minutes": 160.0,
        "production_share": 93.8,
        "per_hour": {"production": 27.0, "clock": 25.31},
        "days": [{"date": "2026-10-06", "amount": 67.5}],
    }


def test_a_break_takes_nothing_away() -> None:
    """The amount is the same however long the break was; only the hour by the clock differs."""
    _, short = lived(SPLIT)
    _, long = lived(SPLIT.replace("rest 10", "rest 20").replace("08:40", "08:50"))
    one, other = pay_by_chart([short]), pay_by_chart([long])
    assert one is not None and other is not None
    assert (one["amount"], one["per_hour"]["production"]) == (other["amount"], other["per_hour"]["production"])
    assert other["clock_minutes"] == 170.0


def test_charts_without_a_pay_are_counted_apart() -> None:
    """Two of ip, which has none, are in the hours and not in the sum."""
    _, day = lived(SPLIT.replace("08:30 rest", "08:20 chart 2 --kind ip\n08:30 rest"))
    pay = pay_by_chart([day])
    assert pay is not None
    assert (pay["amount"], pay["charts"], pay["unpaid_charts"]) == (67.5, 15, 2)


def test_only_days_with_such_a_chart_type_count() -> None:
    """100 charts in 500 minutes on two days at 4.50; a day of the quota between them changes nothing."""
    days = [paid("2026-10-05", 60, 300), made("2026-10-06"), paid("2026-10-07", 40, 200)]
    pay = pay_by_chart(days)
    assert pay is not None
    assert (pay["amount"], pay["production_minutes"], pay["per_hour"]["production"]) == (450.0, 500.0, 54.0)
    assert [day["date"] for day in pay["days"]] == ["2026-10-05", "2026-10-07"]


def test_a_day_without_charts_lowers_the_hour() -> None:
    """An hour of other work on such a day was clocked, too."""
    idle = paid("2026-10-06", 0, 0).replace(clock=60 * MINUTE)
    pay = pay_by_chart([paid("2026-10-05", 60, 300), idle])
    assert pay is not None
    assert (pay["clock_minutes"], pay["per_hour"]) == (360.0, {"production": 54.0, "clock": 45.0})


def test_each_day_has_the_pay_of_its_own_terms() -> None:
    """A later rate rewrites nothing."""
    pay = pay_by_chart([paid("2026-10-05", 9, 60, 4.25), paid("2026-10-06", 10, 60, 5.0)])
    assert pay is not None
    assert [day["amount"] for day in pay["days"]] == [38.25, 50.0]


def test_it_stands_in_longer_reports_alone() -> None:
    """A day's report keeps its keys; a week without such a chart type says null."""
    days = [paid("2026-10-06", 10, 60)]
    assert "pay" not in production_report(days)
    assert production_report(days, "week")["pay"]["amount"] == 45.0
    assert production_report([made()], "week")["pay"] is None
