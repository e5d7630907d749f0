"""The reports and the outcome of a simulation as a person reads them: JSON's figures in, aligned lines out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from ninetyten.domain.moment import MINUTE, SECOND
from ninetyten.domain.words import ACTIVITY_WORDS, PHASE_WORDS, listed, spell
from ninetyten.view.status import status_line

Found = dict[str, Any]
"""A result by the keys of CONTRACT.md."""
Row = tuple[str, str]
"""A label, empty to go on under the one before, and what is said under it."""

BUCKET_WORDS = {**PHASE_WORDS, **ACTIVITY_WORDS, "lunch": "lunch", "off": "off between two parts of the day"}
FATES = {
    "done": "taken",
    "observed": "seen",
    "skipped": "skipped",
    "missed": "missed",
    "unsaid": "unknown",
    "absorbed": "covered",
}
"""Fate -> its word on a screen; covered: by the break, or by the micro-break just before."""
UNKNOWN = "–"


def aligned(rows: Sequence[Sequence[str]], right: Sequence[int] = (), indent: str = "  ") -> list[str]:
    """Rows in columns, those of `right` flush right."""
    columns = []
    for number, column in enumerate(zip(*rows, strict=True)):
        width = max(map(len, column))
        columns.append([cell.rjust(width) if number in right else cell.ljust(width) for cell in column])
    return [f"{indent}{'  '.join(cells)}".rstrip() for cells in zip(*columns, strict=True)]


def labelled(title: str, rows: Iterable[Row]) -> str:
    """A titled list of labels and what is said under each."""
    rows = list(rows)
    width = max(len(label) for label, _ in rows) + 2
    return "\n".join([title, "", *(f"{label:<{width}}{text}".rstrip() for label, text in rows)]) + "\n"


def report_text(report: Found, until: str = "") -> str:
    """The production report of a day. `until`: the time of day it stands for, if the day was not over then."""
    rows = [*_charts(report), *_productivity(report), *_pace(report["pace"]), *_time(report), *_day(report)]
    return labelled(f"Production report, {_dated(report, until)}", rows)


def wellness_text(wellness: Found, until: str = "") -> str:
    """The private report of a day. `until`: as for the production report."""
    title = f"Wellness report, {_dated(wellness, until)} (private)"
    return labelled(title, [*_prompts(wellness["prompts"]), *_rests(wellness)])


def simulated(result: Found) -> str:
    """What came of a script: every stop, what the desktop was told, what was refused, and the reports."""
    times = _Stamps(result["report"]["date"])
    head = ("due", "shown", "settled", "length", "for", "")
    parts = [
        _table("Micro-breaks", head, [_stop(stop, times) for stop in result["prompts"]], (3,)),
        _table("Notices", None, [(times.of(n["at"]), n["title"], n["body"]) for n in result["notifications"]]),
        _table("Refused", None, [(times.of(r["at"]), r["reason"]) for r in result["refusals"]]),
        _table("Status", None, [(times.of(s["at"]), status_line(s)) for s in result["statuses"]]),
        *(report_text(report, times.of(report["at"])) for report in result["reports"]),
        report_text(result["report"]),
        wellness_text(result["wellness"]),
    ]
    return "\n".join(part for part in parts if part)


class _Stamps:
    """Times of day; of any other day than `date`, with the date."""

    def __init__(self, date: str) -> None:
        self._date = date

    def of(self, stamp: str | None) -> str:
        """`09:20`, `09:20:05`, `10-07 09:20`."""
        if stamp is None:
            return UNKNOWN
        date, time = stamp[:10], stamp[11:19].removesuffix(":00")
        return time if date == self._date else f"{date[5:]} {time}"


def _table(title: str, head: tuple[str, ...] | None, rows: Sequence[tuple[str, ...]], right: Sequence[int] = ()) -> str:
    lines = aligned([head, *rows] if head else rows, right) if rows else []
    return "\n".join([title, *lines]) + "\n" if lines else ""


def _stop(stop: Found, times: _Stamps) -> tuple[str, ...]:
    fate = FATES[stop["fate"]] if stop["fate"] else "open"
    snoozed = f", snoozed {_times(stop['snoozed'])}" if stop["snoozed"] else ""
    when = (times.of(stop["due"]), times.of(stop["shown"]), times.of(stop["settled"]))
    return (*when, spell(stop["seconds"] * SECOND), listed(tuple(stop["tracks"])), fate + snoozed)


def _charts(report: Found) -> list[Row]:
    holds = f", {report['holds']} on hold" if report["holds"] else ""
    per = report["charts_per_hour"]
    rates = f"{_number(per['production'])} an hour of production, {_number(per['paid'])} an hour of paid time"
    kinds = [_kind(name, kind) for name, kind in report["kinds"].items()]
    table = aligned(kinds, (1, 2, 3, 4), "") if len(kinds) > 1 else []
    return [("Charts", f"{report['charts']}{holds}"), ("", rates), *_under("Chart types", table)]


def _kind(name: str, kind: Found) -> tuple[str, ...]:
    earned = f"{_number(kind['earned_minutes'])} standard minutes"
    return (name, str(kind["charts"]), _span(kind["minutes"]), f"{_number(kind['per_hour'])} an hour", earned)


def _productivity(report: Found) -> list[Row]:
    minutes = report["minutes"]
    less = report["paid_minutes"] * 7 / 8 - minutes["meeting"] - minutes["growth"]
    bases = {
        "production": ("production time", minutes["production"]),
        "work": ("work time", report["work_minutes"]),
        "paid_7_8": ("paid time less 1/8, meetings and education", less),
    }
    figures = report["productivity"]
    rows = [(_percent(figures[key]), f"of {name}", _span(max(0, base))) for key, (name, base) in bases.items()]
    return _under("Productivity", aligned(rows, (0, 2), ""))


def _pace(pace: Found) -> list[Row]:
    earned, expected = _number(pace["earned_minutes"]), _number(pace["expected_minutes"])
    share = f" ({_percent(pace['percent'])})" if pace["percent"] is not None else ""
    rows = [("Standard minutes", f"{earned} earned, {expected} expected by now{share}")]
    rows.append(("", f"heading for {_number(pace['projected_minutes'])}, target {_number(pace['target_minutes'])}"))
    if pace["target_charts"] is not None:
        heading, target = _number(pace["projected_charts"]), _number(pace["target_charts"])
        rows.append(("In charts", f"{_number(pace['expected_charts'])} expected by now, heading for {heading}, target {target}"))
    if pace["needed_per_hour"] is not None:
        needed = pace["needed_per_hour"]
        rows.append(("", f"{_number(needed)} an hour from here reach the target" if needed > 0 else "the target is reached"))
    return rows


def _time(report: Found) -> list[Row]:
    spent = [(BUCKET_WORDS[bucket], _span(n)) for bucket, n in report["minutes"].items() if n]
    sums = [("paid", _span(report["paid_minutes"])), ("of it work", _span(report["work_minutes"]))]
    return _under("Time", aligned([*spent, *sums], (1,), ""))


def _day(report: Found) -> list[Row]:
    rests = report["rests"]
    short = f", {rests['short']} cut short" if rests["short"] else ""
    lunch = f", lunch {_times(rests['lunch'])}" if rests["lunch"] else ""
    study, growth = _percent(report["study_share"]), _percent(report["growth_share"])
    return [
        ("Blocks", str(report["blocks"])),
        ("Breaks", f"{rests['taken']} taken{short}{lunch}"),
        ("Accuracy study", f"{study} of production and accuracy study"),
        ("CEU / education", f"{growth} of work time"),
    ]


def _prompts(prompts: Found) -> list[Row]:
    if not prompts["dues"]:
        return [("Micro-breaks", "none came due")]
    rows = [(name, _fates(track)) for name, track in (*prompts["tracks"].items(), ("all", prompts)) if track["dues"]]
    words = ["due", *FATES.values(), *(["open"] if rows[-1][1][-1] else [])]
    table = aligned([("", *words), *((name, *map(str, counts[: len(words)])) for name, counts in rows)], range(1, 9), "")
    snoozed = f"; snoozed {_times(prompts['snoozes'])}" if prompts["snoozes"] else ""
    asked = f"asked in {prompts['stops']} {_plural('stop', prompts['stops'])}{snoozed}"
    answered = f"{_percent(prompts['answered_percent'])} of those asked were taken or seen, the unknown left out"
    return [*_under("Micro-breaks", table), ("", asked), ("", answered), ("", "covered: by your break, or by the one before")]


def _fates(tally: Found) -> tuple[int, ...]:
    """How many came due, how many met each fate, how many are open."""
    met = [tally[fate] for fate in FATES]
    return (tally["dues"], *met, tally["dues"] - sum(met))


def _rests(wellness: Found) -> list[Row]:
    rests = wellness["rests"]
    said = (("away", "away from the screen"), ("walk", "a walk"), ("screen", "at the screen"), ("unsaid", "not said"))
    kept = [f"{rests[how]} {words}" for how, words in said if rests[how]]
    early = [f"{rests['early']} ended early"] if rests["early"] else []
    given = ((wellness["early_start_minutes"], "before the planned start"), (wellness["overrun_minutes"], "past the planned end"))
    hours = [f"{_span(n)} {when}" for n, when in given if n is not None]
    blocks = wellness["overrides"]
    anyway = [f"{blocks} {_plural('block', blocks)} started all the same"] if blocks else []
    return [
        ("Breaks", ", ".join([*kept, *early]) or "none"),
        ("Longest run", f"{_span(wellness['longest_run_minutes'])} without a break"),
        ("Outside hours", ", ".join([*hours, *anyway]) or "no hours are planned"),
    ]


def _under(label: str, lines: Sequence[str]) -> list[Row]:
    return [(label if i == 0 else "", line) for i, line in enumerate(lines)]


def _dated(found: Found, until: str) -> str:
    return f"{found['date']}{f', up to {until}' if until else ''}"


def _span(minutes: float) -> str:
    return spell(round(minutes * MINUTE))


def _number(figure: float | None) -> str:
    return UNKNOWN if figure is None else f"{figure:.10g}"


def _percent(figure: float | None) -> str:
    return UNKNOWN if figure is None else f"{figure:.1f} %"


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def _plural(word: str, count: int) -> str:
    return word if count == 1 else f"{word}s"
