"""Pay by the chart and the commute that is saved: each in its own report, and judged by the terms of the day."""

from __future__ import annotations

import csv
import io

from tests.unit.cli.conftest import Home
from tests.unit.cli.test_two_faces import as_html
from tests.unit.cli.weeks import KINDS

PAID = KINDS.replace("per_hour = 12\n", "per_hour = 12\npay = 5.5\n")
HOME = '[day]\nstart = "09:00"\nstop = "17:00"\ncommute = "50m"\n'


def work(home: Home, day: int) -> None:
    """30 charts in 90 minutes of production and a break of 10, two of them of a chart type without a pay."""
    home.at("08:55", days=day).say("start", "--kind", "general")
    home.at("10:00", days=day).say("chart", "28")
    home.at("10:20", days=day).say("chart", "2", "--kind", "er")
    home.at("10:25", days=day).say("rest", "10")
    home.at("10:35", days=day).say("stop")


def test_a_week_says_what_charts_brought_an_hour(home: Home) -> None:
    """56 charts at 5.50 are 308.00 in three hours of production: 102.67; in 200 minutes by the clock: 92.40."""
    home.configure(PAID)
    work(home, 0)
    work(home, 1)
    assert (
        "Pay by chart      308.00 for 56 charts; 4 more not paid by the chart\n"
        "                  102.67/hour of production (3 h 00)\n"
        "                  92.40/hour of clock time (3 h 20)\n"
        "                  90% of clock time was production\n"
    ) in home.say("report", "week")
    assert max(map(len, home.say("report", "week").splitlines())) <= 80
    assert "Pay by chart" not in home.say("report")
    assert "<dt>Pay by chart</dt><dd>308.00 for 56 charts" in as_html(home, "report", "month")


def test_a_later_pay_rewrites_no_day(home: Home) -> None:
    """The journal keeps the terms; a day before any pay has none."""
    home.configure(KINDS)
    work(home, 0)
    home.configure(PAID)
    work(home, 1)
    home.configure(PAID.replace("5.5", "9"))
    work(home, 2)
    days = home.ask("report", "week")["pay"]["days"]
    assert days == [{"date": "2026-10-07", "amount": 154.0}, {"date": "2026-10-08", "amount": 252.0}]
    header, *rows = csv.reader(io.StringIO(home.say("report", "week", "--csv")))
    assert [row[header.index("pay_by_chart")] for row in rows] == ["", "154.0", "252.0"]


def test_nobody_else_hears_of_pay(home: Home) -> None:
    """Without a chart type that is paid so, no form has a word of it; the private report never has."""
    home.configure(KINDS)
    work(home, 0)
    assert "pay_by_chart" not in home.say("report", "week", "--csv")
    assert "Pay" not in home.say("report", "week")
    home.configure(PAID)
    work(home, 1)
    assert "ay by chart" not in home.say("wellness", "week")


def test_the_commute_stands_against_minutes_given_away(home: Home) -> None:
    """Five minutes before the planned start on each of two days, of twice 50."""
    home.configure(KINDS + HOME)
    work(home, 0)
    work(home, 1)
    said = home.say("wellness", "week")
    assert "Commute       1 h 40 of commuting saved (2 days at home); 10 min of it\n              given away\n" in said
    assert "ommute" in as_html(home, "wellness", "week")
    assert "ommute" not in home.say("report", "week")
    assert "ommute" not in home.say("wellness")


def test_days_at_the_office_have_the_commute(home: Home) -> None:
    """Of Tuesday at home and Wednesday at the office, Tuesday alone counts; without hours the saved time is told alone."""
    windows = '[schedule]\nwindows = ["tue home", "wed 09:00-17:00 office"]\n'
    home.configure(f'{KINDS}[day]\ncommute = "50m"\n{windows}')
    work(home, 0)
    work(home, 1)
    assert home.ask("wellness", "week")["commute"] == {"days": 1, "saved_minutes": 50.0, "given_away_minutes": None}
    assert "50 min of commuting saved (1 day at home)" in home.say("wellness", "week")
