"""The reports of a week, month or year as a person reads them: the sums as for a day, then each day, growth by week, audits, and
what the last weeks say."""

from __future__ import annotations

from collections.abc import Sequence

from ninetyten.domain.vocabulary import Denominator
from ninetyten.domain.words import counted
from ninetyten.ledger.figures import ENOUGH
from ninetyten.ledger.periods import short_date
from ninetyten.ledger.report import BASES, LEADING
from ninetyten.reports.day_text import Outlook, report_rows
from ninetyten.reports.layout import (
    Found,
    Row,
    aligned,
    dated,
    labelled,
    month_name,
    percent,
    period_name,
    sentences,
    span,
)
from ninetyten.reports.study_text import topic_rows
from ninetyten.reports.wellness_text import wellness_rows
from ninetyten.view.plots import AUDIT_HEAD, audit_cells
from ninetyten.view.study_page import NOTES as NOTES_ON_STUDY

SAYINGS = (
    ("peaks", "By hour"),
    ("switching", "Switches"),
    ("quota", "Quota"),
    ("places", "By place"),
    ("ceu", "CEUs"),
    ("backlogs", "Backlog"),
)
"""Which sentences of the outlook stand under which label."""
PARTS = ("charts", "production", "study", "CEU/edu.", "break", "work", "earned")
WELLNESS = ("", "due", "answered", "answer rate", "longest run", "walks", "at the screen")


def column_notes(denominator: Denominator) -> tuple[str, ...]:
    """Return what the columns of the table of days mean."""
    return (
        "study: accuracy study; CEU/edu.: CEU / education; break: excludes lunch;",
        f"earned: productivity, standard minutes earned as % of {BASES[LEADING[denominator]]}",
    )


def longer_text(report: Found, until: str, outlook: Outlook) -> str:
    """Return the production report of a week, month or year. `until`: up to when, if the period is not over."""
    rows = report_rows(report, outlook)
    rows += [row for key, label in SAYINGS for row in sentences(label, outlook.words.get(key, ()))]
    head = labelled(f"Production report: {dated(name_of(report), until)}", rows)
    parts = [head, days_table(report, outlook.denominator), growth_table(report), audits_table(outlook)]
    parts.append(study_table(outlook))
    return "\n".join(part for part in parts if part)


def longer_wellness(wellness: Found, until: str, outlook: Outlook) -> str:
    """Return the private report of a week, month or year."""
    title = f"Wellness report: {dated(name_of(wellness), until)} (private)"
    return "\n".join([labelled(title, wellness_rows(wellness, outlook.clock)), wellness_table(wellness)])


def name_of(report: Found) -> str:
    """Return the name of a report's period."""
    return period_name(report["period"], report["from"], report["until"])


def parts_of(report: Found) -> list[tuple[str, Found]]:
    """Return the rows of a table: each day that has facts; of a year, each month."""
    if report["period"] == "year":
        return [(month_name(month["from"]), month) for month in report["months"]]
    return [(short_date(day["date"]), day) for day in report["days"]]


def by_what(report: Found) -> str:
    """Return the title of the table by its rows."""
    return "Month by month" if report["period"] == "year" else "Day by day"


def days_table(report: Found, denominator: Denominator) -> str:
    """Return a row per day or month, and the total."""
    rows = [("", *PARTS), *(day_cells(name, day, denominator) for name, day in parts_of(report))]
    rows.append(day_cells("total", report, denominator))
    return (
        "\n".join(
            [
                by_what(report),
                "",
                *aligned(rows, range(1, len(PARTS) + 1)),
                "",
                *(f"  {note}" for note in column_notes(denominator)),
            ]
        )
        + "\n"
    )


def day_cells(name: str, day: Found, denominator: Denominator) -> tuple[str, ...]:
    """Return a row of the table of days, in the order of `PARTS`."""
    spent = day["minutes"]
    lengths = [span(spent[bucket]) for bucket in ("production", "study", "growth", "rest")]
    made = day["productivity"][LEADING[denominator]] if spent["production"] >= ENOUGH else None
    return (name, f"{day['charts']:,}", *lengths, span(day["work_minutes"]), percent(made))


def growth_table(report: Found) -> str:
    """Return CEU / education against the goal."""
    lines = growth_lines(report)
    return (
        "\n".join(["CEU / education by week, as a share of work time", "", *(f"  {line}" for line in lines)]) + "\n"
        if lines
        else ""
    )


def growth_lines(report: Found) -> list[str]:
    """Return CEU / education against the goal, a line per week or, for a year, a sentence."""
    weeks = [week for week in report["growth"] if week["work_minutes"]]
    if report["period"] == "year":
        return [_weeks_reached(weeks)] if weeks else []
    return aligned([_growth_row(week) for week in weeks], (1, 2, 3), "") if weeks else []


def _growth_row(week: Found) -> tuple[str, ...]:
    year, number = week["week"].split("-W")
    verdict = "reached" if not week["short_minutes"] else f"{span(week['short_minutes'])} short"
    goal = f"goal {percent(week['target_share'])}: {verdict}" if week["target_share"] is not None else ""
    of_work = f"of {span(week['work_minutes'])} of work"
    return (f"week {int(number)} of {year}", span(week["growth_minutes"]), of_work, percent(week["share"]), goal)


def _weeks_reached(weeks: Sequence[Found]) -> str:
    missed = [week["short_minutes"] for week in weeks if week["short_minutes"]]
    reached = f"{len(weeks) - len(missed)} of {counted(len(weeks), 'week')} reached the goal"
    if not missed:
        return reached
    others = ("it", "they") if len(missed) == len(weeks) else ("the other", "the others")
    return f"{reached}; {others[len(missed) > 1]} fell {span(sum(missed))} short{' in total' if len(missed) > 1 else ''}"


def audits_table(outlook: Outlook) -> str:
    """Return the audits, each with its interval."""
    known = outlook.found.get("accuracy") or {"audits": ()}
    rows = [audit_cells(audit, outlook.kinds) for audit in known["audits"]]
    if not rows:
        return ""
    title = "Audits" if known["in_period"] else "Latest audits before this period"
    return "\n".join([title, "", *aligned([AUDIT_HEAD, *rows], (1, 2))]) + "\n"


def study_table(outlook: Outlook) -> str:
    """Return the topics of accuracy study, with what audits found before and since."""
    rows = study_rows(outlook)
    return labelled("Accuracy study by topic", [*rows, *sentences("Note", NOTES_ON_STUDY)]) if rows else ""


def study_rows(outlook: Outlook) -> list[Row]:
    """Return the rows of each topic of accuracy study."""
    known = outlook.found.get("study")
    return topic_rows(known, outlook.kinds) if known else []


def wellness_table(wellness: Found) -> str:
    """Return a row per day: micro-breaks and the longest run."""
    rows = [WELLNESS, *(wellness_cells(name, part) for name, part in parts_of(wellness))]
    return "\n".join([by_what(wellness), "", *aligned(rows, range(1, len(rows[0])))]) + "\n"


def wellness_cells(name: str, day: Found) -> tuple[str, ...]:
    """Return a row of the private table, in the order of `WELLNESS`."""
    prompts, rests = day["prompts"], day["rests"]
    answered = prompts["done"] + prompts["observed"]
    counted = (str(prompts["dues"]), str(answered), percent(prompts["answered_percent"]))
    return (name, *counted, span(day["longest_run_minutes"]), str(rests["walk"]), str(rests["screen"]))
