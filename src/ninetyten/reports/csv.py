"""Reports as a table for a spreadsheet: one header, a row a day, plain numbers. A name says what a column is and in which unit.

No cell can be run as a formula: they are dates and numbers, and headers begin with a letter.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence

from ninetyten.domain.plan import TRACK_NAMES
from ninetyten.domain.vocabulary import BUCKETS
from ninetyten.ledger.accuracy import wilson
from ninetyten.ledger.figures import half_up, percent
from ninetyten.ledger.stops import FATES
from ninetyten.reports.layout import Found

Cell = str | float | None


def csv_text(word: str, report: Found) -> str:
    """Return the days of a `report` or `wellness`; of a single day, that day."""
    days = report.get("days", [report])
    row = production_row(report["kinds"]) if word == "report" else wellness_row
    pay = report.get("pay") or {"days": []}
    paid = {day["date"]: {"pay_by_chart": day["amount"]} for day in pay["days"]}
    no_pay = {"pay_by_chart": None} if paid else {}
    rows = [{**row(day), **paid.get(day["date"], no_pay)} for day in days]
    return table_text(rows[0] if rows else row(report), rows)


def table_text(head: Iterable[str], rows: Iterable[Mapping[str, Cell]]) -> str:
    """Return a table of these columns. `rows`: each with the columns in their order."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(head)
    writer.writerows([cells.values() for cells in rows])
    return out.getvalue()


def production_row(kinds: Sequence[str]) -> Callable[[Found], dict[str, Cell]]:
    """Return a function that makes a day's row, with columns for each of these chart types."""

    def row(day: Found) -> dict[str, Cell]:
        return {
            "date": day["date"],
            "charts": day["charts"],
            "holds": day["holds"],
            **_of_kinds(day, kinds),
            **{f"{bucket}_minutes": day["minutes"][bucket] for bucket in BUCKETS},
            **day["unwatched"],
            "clock_minutes": day["clock_minutes"],
            "paid_minutes": day["paid_minutes"],
            "work_minutes": day["work_minutes"],
            "standard_minutes_earned": day["earned_minutes"],
            "standard_minutes_expected": day["pace"]["expected_minutes"],
            "standard_minutes_target": day["pace"]["target_minutes"],
            "productivity_percent_of_production": day["productivity"]["production"],
            "productivity_percent_of_work": day["productivity"]["work"],
            "productivity_percent_of_paid_7_8": day["productivity"]["paid_7_8"],
            "charts_per_hour_of_production": day["charts_per_hour"]["production"],
            "charts_per_hour_of_paid_time": day["charts_per_hour"]["paid"],
            "study_percent_of_study_and_production": day["study_share"],
            "growth_percent_of_work": day["growth_share"],
            "chart_type_switches": day["kind_switches"],
            "blocks": day["blocks"],
            "breaks_taken": day["rests"]["taken"],
            "breaks_cut_short": day["rests"]["short"],
            "lunches": day["rests"]["lunch"],
            **_of_audits(day["audits"]),
        }

    return row


def _of_kinds(day: Found, kinds: Sequence[str]) -> dict[str, Cell]:
    nothing = {"charts": 0, "minutes": 0.0, "earned_minutes": 0.0}
    parts = {"charts": "charts", "minutes": "production_minutes", "earned_minutes": "standard_minutes_earned"}
    return {f"{name}_{kind}": day["kinds"].get(kind, nothing)[part] for kind in kinds for part, name in parts.items()}


def _of_audits(audits: Sequence[Found]) -> dict[str, Cell]:
    """Return the audits of a day as one; only those of codes have a share (G2)."""
    of_codes = [audit for audit in audits if audit["basis"] == "codes"]
    right, total = sum(audit["right"] for audit in of_codes), sum(audit["total"] for audit in of_codes)
    low, high = wilson(right, total) if total else (None, None)
    return {
        "audits": len(audits),
        "codes_right": right,
        "codes_reviewed": total,
        "codes_right_percent": percent(right, total),
        "codes_right_interval_low": None if low is None else half_up(low, 1),
        "codes_right_interval_high": None if high is None else half_up(high, 1),
        "charts_clean": sum(audit["charts_clean"] or 0 for audit in audits),
        "charts_reviewed": sum(audit["charts_total"] or 0 for audit in audits),
    }


def wellness_row(day: Found) -> dict[str, Cell]:
    """Return a day's private figures as a row."""
    prompts, rests = day["prompts"], day["rests"]
    return {
        "date": day["date"],
        "micro_breaks_due": prompts["dues"],
        "micro_breaks_asked": prompts["asked"],
        **{f"micro_breaks_{fate}": prompts[fate] for fate in FATES},
        "stops_asked": prompts["stops"],
        "snoozes": prompts["snoozes"],
        "answered_percent_of_asked": prompts["answered_percent"],
        **{f"{track}_{part}": prompts["tracks"][track][part] for track in TRACK_NAMES for part in ("dues", "done")},
        **{f"breaks_{how}": rests[how] for how in ("away", "walk", "screen", "unsaid", "early")},
        "longest_run_minutes": day["longest_run_minutes"],
        "early_start_minutes": day["early_start_minutes"],
        "overrun_minutes": day["overrun_minutes"],
        "given_away_minutes": day["given_away_minutes"],
        "blocks_started_all_the_same": day["overrides"],
        **{f"started_for_{reason}": count for reason, count in day["override_reasons"].items()},
        **{f"stops_held_back_{reason}": count for reason, count in day["held"].items()},
        "core_missed_minutes": day["core_missed_minutes"],
    }
