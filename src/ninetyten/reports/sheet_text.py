"""Write `report sheet`: full past weeks to bring to a talk about hours or the quota, in every form of a report."""

from __future__ import annotations

from collections.abc import Sequence

from ninetyten.domain.words import counted
from ninetyten.journal.days import DayReader
from ninetyten.ledger.habits import ENOUGH_DAYS
from ninetyten.ledger.periods import SHEET_WEEKS, day_and_month, long_date, short_date
from ninetyten.ledger.published import PUBLISHED
from ninetyten.ledger.report import BASES, leading_first
from ninetyten.ledger.sheet import full_weeks, published_beside, sheet
from ninetyten.ledger.summary import to_plain
from ninetyten.reports.csv import Cell, table_text
from ninetyten.reports.layout import UNKNOWN, Found, Row, aligned, codes_right, interval, labelled, number, percent, sentences
from ninetyten.reports.outlook import kind_names

Table = tuple[str, Sequence[str], Sequence[Sequence[str]], Sequence[str], Sequence[str]]
"""Title, header, rows, the row of sums or nothing, and notes."""
TITLE = "Production and accuracy"
WEEK_HEAD = ("week of", "charts", "per hour", "earned", "target", "codes", "right", "interval", "study")
WEEK_NOTES = (
    "per hour: charts per hour of production time;",
    "earned, target: productivity, % of production time;",
    "right, interval: % of audited codes, with the 95% interval;",
    "study: % of production and accuracy study time",
)
RATES_HEAD = ("", "days", "charts", "median day", "middle half", "standard rate")
PUBLISHED_HEAD = ("", "charts an hour", "source")
PUBLISHED_NOTES = ("no national standard exists, and published figures differ widely",)
ARRANGEMENTS = (
    ("4x10", "four days of ten hours, Monday to Thursday"),
    ("flexible", "core hours around noon, the rest as it suits"),
    ("shifted", "the whole day two hours sooner, or two hours later"),
    ("part-time remote", "two or three days at home, the others at the office"),
    ("summer", "shorter days, or Fridays off, from June to August"),
    ("per-diem", "work by the project, with a deadline in place of hours"),
)
"""What full weeks on target support asking for (S33)."""
ARRANGEMENTS_TITLE = "Arrangements to ask about"
RATES_NOTES = (
    "charts per hour of production, on days with at least 15 minutes of it;",
    f"a median needs {ENOUGH_DAYS} such days; standard rate: what the charts were judged by",
)


def sheet_of(reader: DayReader, count: int | None, key: str | None) -> Found:
    """Return the sheet over the latest full weeks, of those up to the week of a date if one is given. Raises Unwritable."""
    weeks = full_weeks(reader.today, count or SHEET_WEEKS, key or "")
    names = kind_names(reader)
    found = sheet(reader.between(weeks[0][0], weeks[-1][1]), weeks)
    rates = [{"name": names.get(rate["kind"], rate["kind"]), **rate} for rate in found["rates"]]
    published = published_beside(rate["name"] for rate in rates) or [one for one in PUBLISHED if one.high]
    denominator = reader.plan.denominator
    return {**found, "rates": rates, "published": to_plain(tuple(published)), "denominator": denominator}


def name_of(found: Found) -> str:
    """Return `8 full weeks from Mon, Aug 10 to Sun, Oct 4, 2026`."""
    return f"{counted(len(found['weeks']), 'full week')} from {short_date(found['from'])} to {long_date(found['until'])}"


def sheet_text(found: Found) -> str:
    """Return the sheet as text: the facts first, then each week, personal and published rates, and what could be asked for."""
    weeks = aligned([WEEK_HEAD, *week_rows(found)], range(1, len(WEEK_HEAD)))
    parts = [labelled(f"{TITLE}, {name_of(found)}", fact_rows(found))]
    parts.append("\n".join(["Week by week", "", *weeks, "", *(f"  {note}" for note in WEEK_NOTES)]) + "\n")
    if found["rates"]:
        rates = aligned([RATES_HEAD, *rate_rows(found)], range(1, len(RATES_HEAD)))
        parts.append("\n".join(["Personal rates", "", *rates, "", *(f"  {note}" for note in RATES_NOTES)]) + "\n")
    published = aligned([PUBLISHED_HEAD, *published_rows(found)])
    parts.append("\n".join(["Published rates", "", *published, "", *(f"  {note}" for note in PUBLISHED_NOTES)]) + "\n")
    parts.append("\n".join([ARRANGEMENTS_TITLE, "", *aligned(ARRANGEMENTS)]) + "\n")
    return "\n".join(parts)


def fact_rows(found: Found) -> list[Row]:
    """Return the rows for weeks on target, weeks without work, audits at target, and accuracy study."""
    reached, idle = found["on_target"], [day_and_month(week["from"]) for week in found["weeks"] if week["on_target"] is None]
    kept = f"{reached['weeks']} of {counted(reached['of'], 'week')} with production" if reached["of"] else "no production"
    together = found["together"]
    rows = [
        ("On target", kept),
        *sentences("Without work", [f"{counted(len(idle), 'week')}, starting {', '.join(idle)}"] if idle else []),
        *sentences("Productivity", shares_said(found)),
        ("Accuracy", audits_said(found)),
    ]
    if together["total"]:
        rows += [("", codes_right(together)), ("", interval(together))]
    return [*rows, ("Accuracy study", f"{percent(together['study_share'])} of production and accuracy study time")]


def shares_said(found: Found) -> list[str]:
    """Return productivity by each of its denominators, `93% of work time`; first as the employer reckons it."""
    return [f"{percent(found['productivity'][key])} of {BASES[key]}" for key in leading_first(found["denominator"])]


def audits_said(found: Found) -> str:
    """Return `at or above 95% in every audit (6)` or `at or above 95% in 5 of 6 audits`."""
    audits = found["audits"]
    if not audits["of"]:
        return "no audits"
    target = f"{audits['targets'][0]:g}%" if len(audits["targets"]) == 1 else "that day's target"
    if audits["at_target"] == audits["of"]:
        return f"at or above {target} in every audit ({audits['of']})"
    return f"at or above {target} in {audits['at_target']} of {counted(audits['of'], 'audit')}"


def week_rows(found: Found) -> list[tuple[str, ...]]:
    """Return a row per week in the order of `WEEK_HEAD`, and one for the total."""
    rows = [(day_and_month(week["from"]), week) for week in found["weeks"]]
    return [_week(name, figures) for name, figures in [*rows, ("total", found["together"])]]


def _week(name: str, week: Found) -> tuple[str, ...]:
    audited = week["total"] > 0
    return (
        name,
        f"{week['charts']:,}",
        number(week["charts_per_hour"]),
        number(week["productivity"]),
        number(week["target"]),
        f"{week['right']}/{week['total']}" if audited else UNKNOWN,
        number(week["percent"]),
        f"{number(week['low'])}-{number(week['high'])}" if audited else UNKNOWN,
        number(week["study_share"]),
    )


def rate_rows(found: Found) -> list[tuple[str, ...]]:
    """Return a row for each chart type in the order of `RATES_HEAD`."""
    return [
        (
            rate["name"],
            str(rate["days"]),
            f"{rate['charts']:,}",
            number(rate["median"]),
            " to ".join(number(side) for side in rate["middle_half"]) if rate["middle_half"] else UNKNOWN,
            number(rate["standard"]),
        )
        for rate in found["rates"]
    ]


def published_rows(found: Found) -> list[tuple[str, ...]]:
    """Return a row for each published rate in the order of `PUBLISHED_HEAD`."""
    return [(one["name"], f"{number(one['low'])} to {number(one['high'])}", one["source"]) for one in found["published"]]


def sheet_csv(found: Found) -> str:
    """Return a row per week for a spreadsheet."""
    rows = [_cells(week) for week in found["weeks"]]
    return table_text(rows[0], rows)


def _cells(week: Found) -> dict[str, Cell]:
    return {
        "week": week["week"],
        "from": week["from"],
        "until": week["until"],
        "days_with_production": week["days"],
        "charts": week["charts"],
        "production_minutes": week["production_minutes"],
        "charts_per_hour_of_production": week["charts_per_hour"],
        "productivity_percent_of_production": week["productivity"],
        "productivity_target_percent": week["target"],
        "on_target": None if week["on_target"] is None else int(week["on_target"]),
        "audits": week["audits"],
        "codes_right": week["right"],
        "codes_reviewed": week["total"],
        "codes_right_percent": week["percent"],
        "codes_right_interval_low": week["low"],
        "codes_right_interval_high": week["high"],
        "study_percent_of_study_and_production": week["study_share"],
    }


def tables_of(found: Found) -> list[Table]:
    """Return the tables of the page."""
    *weeks, together = week_rows(found)
    rates: list[Table] = [("Personal rates", RATES_HEAD, rate_rows(found), (), RATES_NOTES)]
    published: Table = ("Published rates", PUBLISHED_HEAD, published_rows(found), (), PUBLISHED_NOTES)
    asked: Table = (ARRANGEMENTS_TITLE, ("", ""), ARRANGEMENTS, (), ())
    return [("Week by week", WEEK_HEAD, weeks, together, WEEK_NOTES), *(rates if found["rates"] else []), published, asked]
