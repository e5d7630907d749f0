"""The reports of a day and the outcome of a simulation as a person reads them: JSON's figures in, aligned lines out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ninetyten.domain.moment import MINUTE, SECOND
from ninetyten.domain.value import Value
from ninetyten.domain.vocabulary import ClockStyle, Denominator
from ninetyten.domain.words import BUCKET_WORDS, FATE_WORDS, counted, listed, spell, spell_time, times, topic_word
from ninetyten.ledger.accuracy import errors_in_words
from ninetyten.ledger.figures import ENOUGH, whole
from ninetyten.ledger.peaks import Peaks
from ninetyten.ledger.periods import day_and_month, long_date, short_date
from ninetyten.ledger.quota import PACE_FROM
from ninetyten.ledger.report import BASES, leading_first, spent_on
from ninetyten.ledger.summary import NO_TOPIC
from ninetyten.reports.layout import (
    TEXT_WIDTH,
    UNKNOWN,
    Found,
    Row,
    aligned,
    codes_right,
    dated,
    interval,
    labelled,
    money,
    number,
    percent,
    sentences,
    span,
    under,
    wrapped,
)
from ninetyten.reports.wellness_text import wellness_text
from ninetyten.view.status import status_line

SPENT_WORDS = {**BUCKET_WORDS, "off": "off between parts of the day"}
NO_TARGET = "no target (no production is planned)"
TOO_EARLY = f"rates need at least {ENOUGH:g} minutes of production"


class Outlook(Value):
    """What is known beyond a report's own sums, by the keys it has in JSON, and as sentences. `kinds`: the names of chart types,
    by key; `best`: the best hours, None of a day; `clock` and `denominator`: how the person reads times and productivity; `over`:
    the period is over, and not shown as of an earlier time."""

    found: Mapping[str, Any] = {}
    words: Mapping[str, Sequence[str]] = {}
    kinds: Mapping[str, str] = {}
    best: Peaks | None = None
    clock: ClockStyle = "24h"
    denominator: Denominator = "production"
    over: bool = False


NOTHING_MORE = Outlook()


def report_text(report: Found, until: str = "", outlook: Outlook = NOTHING_MORE) -> str:
    """Return the production report of a day. `until`: the time of day it stands for, if the day was not over then."""
    return labelled(f"Production report: {dated(long_date(report['date']), until)}", report_rows(report, outlook))


def report_rows(report: Found, outlook: Outlook) -> list[Row]:
    """Return the rows of a production report's sums, accuracy first in accuracy-first mode (D6)."""
    accuracy = accuracy_rows(report, outlook)
    figures = [*charts_rows(report), *_kinds(report, outlook.kinds), *_productivity(report, outlook), *pace_rows(report, outlook)]
    figures += pay_rows(report)
    first = outlook.found.get("accuracy", {}).get("first", False)
    return [*([*accuracy, *figures] if first else [*figures, *accuracy]), *_time(report), *share_rows(report)]


def accuracy_rows(report: Found, outlook: Outlook) -> list[Row]:
    """Return the accuracy rows: the audits as one if the outlook knows them, else each audit."""
    known = outlook.found.get("accuracy")
    if known is None:
        return under("Accuracy", [line for audit in report["audits"] for line in audit_lines(audit)])
    remarks = sentences("", outlook.words.get("accuracy", ()))
    if not known["bases"]:
        return under("Accuracy", ["no audit yet", *(line for _, line in remarks)]) if known["first"] else []
    count, latest = len(known["audits"]), short_date(known["audits"][-1]["date"])
    which = [f"in {count} audits" if count > 1 else f"in the audit on {latest}"] if not known["in_period"] or count > 1 else []
    before = [f"the latest audits, through {latest}"] if not known["in_period"] and count > 1 else []
    lines = [line for audit in known["bases"].values() for line in audit_lines(audit, known["target"])]
    whole = _right(known["bases"])
    kinds = [f"{outlook.kinds.get(key, key)}: {right}" for key, of in known["kinds"].items() if (right := _right(of)) != whole]
    return under("Accuracy", [", ".join([lines[0], *which]), *before, *lines[1:], *kinds, *(line for _, line in remarks)])


def _right(bases: Mapping[str, Found]) -> str:
    """Return `97.6% of codes right (41 of 42)`, for each basis on its own."""
    return "; ".join(codes_right(audit) for audit in bases.values())


def audit_lines(audit: Found, target: float | None = None) -> list[str]:
    """Return the lines for an audit, each figure with its basis and interval."""
    aim = f"; target {target:g}%" if target is not None else ""
    errors = errors_in_words(audit["errors"])
    charts = f"{percent(audit['charts_percent'])} of charts without an error ({audit['charts_clean']} of {audit['charts_total']})"
    return [
        codes_right(audit),
        f"{interval(audit)}{aim}",
        *([charts] if audit["charts_percent"] is not None else []),
        *([f"errors: {errors}"] if errors else []),
    ]


def simulated(result: Found, clock: ClockStyle = "24h") -> str:
    """Return the outcome of a script: stops, notices, refusals, statuses and reports."""
    stamps = _Stamps(result["report"]["date"], clock)
    head = ("due", "shown", "settled", "length", "for", "")
    parts = [
        _table("Micro-breaks", head, [_stop(stop, stamps) for stop in result["prompts"]], (3,)),
        _table("Notices", None, [(stamps.of(n["at"]), n["title"], _gist(n)) for n in result["notifications"]]),
        _table("Refused", None, [(stamps.of(r["at"]), r["reason"]) for r in result["refusals"]]),
        _table("Status", None, [(stamps.of(s["at"]), status_line(s)) for s in result["statuses"]]),
        *(report_text(report, stamps.of(report["at"])) for report in result["reports"]),
        report_text(result["report"]),
        wellness_text(result["wellness"], clock=clock),
    ]
    return "\n".join(part for part in parts if part)


def _gist(notice: Found) -> str:
    """Return what a notice says; of a micro-break, which exercise it is."""
    body: str = notice["body"]
    return f"{body.partition('. ')[0].removesuffix('.')}." if notice["reason"] == "prompt" else body


class _Stamps:
    """Times of day; of any other day than `date`, with the date."""

    def __init__(self, date: str, clock: ClockStyle) -> None:
        self._date, self._clock = date, clock

    def of(self, stamp: str | None) -> str:
        """Return `09:20`, `09:20:05`, `9:20:05 AM`, or `Oct 7 09:20`."""
        if stamp is None:
            return UNKNOWN
        date, hour, minute, second = stamp[:10], *map(int, stamp[11:19].split(":"))
        time = spell_time(hour * 60 + minute, self._clock, second)
        return time if date == self._date else f"{day_and_month(date)} {time}"


def _table(title: str, head: tuple[str, ...] | None, rows: Sequence[tuple[str, ...]], right: Sequence[int] = ()) -> str:
    lines = aligned([head, *rows] if head else rows, right) if rows else []
    return "\n".join([title, *lines]) + "\n" if lines else ""


def _stop(stop: Found, stamps: _Stamps) -> tuple[str, ...]:
    fate = FATE_WORDS[stop["fate"]] if stop["fate"] else "open"
    snoozed = f", snoozed {times(stop['snoozed'])}" if stop["snoozed"] else ""
    when = (stamps.of(stop["due"]), stamps.of(stop["shown"]), stamps.of(stop["settled"]))
    return (*when, spell(stop["seconds"] * SECOND), listed(tuple(stop["tracks"])), fate + snoozed)


def charts_rows(report: Found) -> list[Row]:
    """Return the rows for charts and charts per hour."""
    holds = f", {report['holds']} put on hold" if report["holds"] else ""
    per, enough = report["charts_per_hour"], report["minutes"]["production"] >= ENOUGH
    rates = f"{number(per['production'])}/hour of production, {number(per['paid'])}/hour of paid time"
    return [("Charts", f"{report['charts']:,}{holds}"), ("", rates if enough else TOO_EARLY)]


def _kinds(report: Found, names: Mapping[str, str]) -> list[Row]:
    kinds = kinds_table(report, names)
    return under("Chart types", aligned(kinds, range(1, len(kinds[0])), "")) if len(kinds) > 2 else []


def kinds_table(report: Found, names: Mapping[str, str]) -> list[tuple[str, ...]]:
    """Return a header, and a row for each chart type."""
    head = ("", "charts", "time", "charts/hour", "standard min", "codes right")
    rows = [head, *(_kind(names.get(key, key), kind) for key, kind in report["kinds"].items())]
    return rows if any(row[-1] for row in rows[1:]) else [row[:-1] for row in rows]


def _kind(name: str, kind: Found) -> tuple[str, ...]:
    rate = kind["per_hour"] if kind["minutes"] >= ENOUGH else None
    right = percent(kind["accuracy"]["codes"]["percent"]) if "codes" in kind["accuracy"] else ""
    return (name, f"{kind['charts']:,}", span(kind["minutes"]), number(rate), whole(kind["earned_minutes"]), right)


def productivity(report: Found, outlook: Outlook) -> list[tuple[str, str, str]]:
    """Return productivity three times, first as the employer reckons it: percentage, basis, and the basis's length (D3); unknown
    while it is too short."""
    minutes = report["minutes"]
    less = report["paid_minutes"] * 7 / 8 - minutes["meeting"] - minutes["growth"]
    spent = dict(zip(BASES, (minutes["production"], report["work_minutes"], less), strict=True))
    figures, enough = report["productivity"], minutes["production"] >= ENOUGH
    return [
        (percent(figures[key] if enough else None), f"of {BASES[key]}", span(max(0, spent[key])))
        for key in leading_first(outlook.denominator)
    ]


def _productivity(report: Found, outlook: Outlook) -> list[Row]:
    first, *more = aligned(productivity(report, outlook), (0, 2), "")
    return [("Productivity", first), *under("  more", more)]


def pace_rows(report: Found, outlook: Outlook) -> list[Row]:
    """Return the rows for the quota: where it stands and, unless the period is over, where it is heading."""
    pace, enough = report["pace"], report["minutes"]["production"] >= PACE_FROM / MINUTE
    share = f" ({percent(pace['percent'])})" if pace["percent"] is not None else ""
    expected = f", {whole(pace['expected_minutes'])} expected for that production time{share}" if enough else ""
    planned = pace["target_minutes"] > 0
    ahead = planned and enough and not outlook.over and pace["projected_minutes"] > pace["earned_minutes"]
    heading = f"on pace for {whole(pace['projected_minutes'])}, " if ahead else ""
    rows = [("Standard minutes", f"{whole(pace['earned_minutes'])} earned{expected}")]
    reached = ", reached" if pace["earned_minutes"] >= pace["target_minutes"] else ""
    rows.append(("", f"{heading}target {whole(pace['target_minutes'])}{reached}" if planned else NO_TARGET))
    if planned and pace["target_charts"] is not None:
        heading = f"on pace for {whole(pace['projected_charts'])}, " if ahead else ""
        lines = [f"{whole(pace['expected_charts'])} expected for that production time"] if enough else []
        rows += under("In charts", [*lines, f"{heading}target {whole(pace['target_charts'])}"])
    left = outlook.words.get("left", ())
    rows += [("Left", line) for line in left]
    needed = pace["needed_per_hour"]
    if needed is not None and not (outlook.over and needed > 0):
        rows.append(("", f"{number(needed)}/hour from now on reaches the target" if needed > 0 else "target reached"))
    return rows


def pay_rows(report: Found) -> list[Row]:
    """Return the rows for pay by chart and per hour; none for a single day."""
    pay = report.get("pay")
    if pay is None:
        return []
    hours, enough = pay["per_hour"], pay["production_minutes"] >= ENOUGH
    unpaid = f"; {pay['unpaid_charts']} more not paid by the chart" if pay["unpaid_charts"] else ""
    lines = [
        f"{money(pay['amount'])} for {counted(pay['charts'], 'chart')}{unpaid}",
        f"{money(hours['production'] if enough else None)}/hour of production ({span(pay['production_minutes'])})",
        f"{money(hours['clock'] if enough else None)}/hour of clock time ({span(pay['clock_minutes'])})",
        *([f"{percent(pay['production_share'])} of clock time was production"] if enough else []),
    ]
    return under("Pay by chart", lines)


def time_spent(report: Found) -> list[tuple[str, str]]:
    """Return how the time was spent, and how much of it is paid and work."""
    spent = [(word, span(n)) for _, word, n in spent_on(report, SPENT_WORDS) if n]
    sums = [("paid", span(report["paid_minutes"])), ("work", span(report["work_minutes"]))]
    return [*spent, *sums]


def _time(report: Found) -> list[Row]:
    return under("Time", aligned(time_spent(report), (1,), ""))


def share_rows(report: Found) -> list[Row]:
    """Return the rows for blocks, breaks, and the shares of study and education."""
    rests = report["rests"]
    short = f", {rests['short']} cut short" if rests["short"] else ""
    lunch = f", lunch {times(rests['lunch'])}" if rests["lunch"] else ""
    study, growth = percent(report["study_share"]), percent(report["growth_share"])
    return [
        ("Blocks", str(report["blocks"])),
        ("Breaks", f"{rests['taken']} taken{short}{lunch}"),
        *under("Accuracy study", [f"{study} of production and accuracy study time", *study_goal(report), *_topics(report)]),
        ("CEU / education", f"{growth} of work time"),
    ]


def study_goal(report: Found) -> list[str]:
    """Return `goal 10.0%: 6 min short`; nothing without a goal (G5)."""
    goal = report["study_goal"]
    if goal is None:
        return []
    verdict = f"{span(goal['short_minutes'])} short" if goal["short_minutes"] else "reached"
    return [f"goal {percent(goal['percent'])}: {verdict}"]


def _topics(report: Found) -> list[str]:
    """Return what was studied, wrapped; nothing if no topic was named."""
    spent = report["study_topics"]
    told = "" if spent.keys() <= {NO_TOPIC} else ", ".join(f"{topic_word(topic)} {span(n)}" for topic, n in spent.items())
    return wrapped(told, TEXT_WIDTH)
