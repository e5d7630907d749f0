"""Reports for a spreadsheet: one header, a row a day, nothing that it could run."""

from __future__ import annotations

import csv
import io
import re

from ninetyten.domain.vocabulary import BUCKETS
from ninetyten.reports.csv import csv_text
from tests.unit.cli.conftest import Home
from tests.unit.cli.weeks import work_a_week

CELL = re.compile(r"(\d{4}-\d\d-\d\d|\d+(\.\d+)?)?")


def table(home: Home, *words: str) -> list[dict[str, str]]:
    """The rows by the names of their columns."""
    return list(csv.DictReader(io.StringIO(home.say(*words, "--csv"))))


def test_a_week_has_a_row_a_day(home: Home) -> None:
    """Under one header; the figures are those of the days."""
    work_a_week(home)
    rows = table(home, "report", "week")
    assert [(row["date"], row["charts"], row["charts_er"], row["production_minutes"]) for row in rows] == [
        ("2026-10-06", "12", "2", "60.0"),
        ("2026-10-07", "12", "2", "60.0"),
        ("2026-10-08", "12", "2", "60.0"),
        ("2026-10-09", "0", "0", "60.0"),
    ]
    audited = rows[2]
    assert (audited["codes_right"], audited["codes_right_percent"], audited["codes_right_interval_low"]) == ("39", "92.9", "81.0")
    assert rows[0]["codes_right_percent"] == ""
    assert table(home, "report", "year") == rows
    assert table(home, "report", "--date", "2026-10-08") == [audited]


def test_the_private_table_is_another_one(home: Home) -> None:
    """What came due, and what became of it."""
    work_a_week(home)
    rows = table(home, "wellness", "week")
    assert [row["micro_breaks_due"] for row in rows] == [
        str(day["prompts"]["dues"]) for day in home.ask("wellness", "week")["days"]
    ]
    assert "charts" not in rows[0]


def test_a_time_without_facts_is_a_header(home: Home) -> None:
    """One line, and no row."""
    lines = home.say("report", "week", "--csv").splitlines()
    assert len(lines) == 1 and lines[0].startswith("date,charts,")


def test_no_cell_can_be_run(home: Home) -> None:
    """Every cell is empty, a date or a number; every name begins with a letter, whatever the chart types are called."""
    work_a_week(home)
    for word in ("report", "wellness"):
        header, *rows = csv.reader(io.StringIO(home.say(word, "month", "--csv")))
        assert all(re.fullmatch(r"[a-z][A-Za-z0-9_-]*", name) for name in header)
        assert len(rows) == 4 and all(CELL.fullmatch(cell) for row in rows for cell in row)


def test_a_row_has_a_cell_for_every_name() -> None:
    """Also where a day lacks a chart type that another has."""
    kinds = {"general": {"charts": 1, "minutes": 9.0, "earned_minutes": 5.0, "per_hour": None}}
    day = {
        "date": "2026-10-06", "charts": 1, "holds": 0, "kinds": kinds, "minutes": dict.fromkeys(BUCKETS, 0.0),
        "unwatched": {"unattended_minutes": 0.0, "not_running_minutes": 0.0},
        "clock_minutes": 9.0, "paid_minutes": 9.0, "work_minutes": 9.0, "earned_minutes": 5.0,
        "pace": {"expected_minutes": 9.0, "target_minutes": 270.0},
        "productivity": {"production": None, "work": None, "paid_7_8": None},
        "charts_per_hour": {"production": None, "paid": None}, "study_share": None, "growth_share": None,
        "kind_switches": 0, "blocks": 1, "rests": {"taken": 0, "short": 0, "lunch": 0}, "audits": [],
    }  # fmt: skip
    whole = {**day, "days": [day, {**day, "kinds": {}}], "kinds": kinds}
    header, first, second = csv.reader(io.StringIO(csv_text("report", whole)))
    assert len(header) == len(set(header)) == len(first) == len(second)
    assert second[header.index("charts_general")] == "0"
