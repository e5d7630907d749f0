"""Which plots a report has, and what each says in words: beside every picture stands what it shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from html import escape

from ninetyten.cli.phrases import Found, month_name, percent, short_date, span
from ninetyten.cli.plots import Bar, Interval, Series, intervals, stacks, swatch
from ninetyten.cli.texts import Outlook

Figure = tuple[str, str, str]
"""A title, an SVG, and its caption as HTML."""

PARTS = (
    Series("CEU / education", "dots"),
    Series("production", "solid"),
    Series("accuracy study", "lines"),
    Series("other work", "pale"),
)
"""From below: what the goal is measured at comes first."""
OTHER = ("query", "admin", "meeting", "downtime")
BECAME = (
    (Series("taken or seen", "solid"), ("done", "observed")),
    (Series("covered by a break", "pale"), ("absorbed",)),
    (Series("skipped", "lines"), ("skipped",)),
    (Series("missed", "rows"), ("missed",)),
    (Series("unknown", "dots"), ("unsaid",)),
)
"""What became of micro-breaks: a series, and the fates it holds."""
AUDITS = 16
"""The audits that are drawn at most, the latest."""


def production_figures(report: Found, outlook: Outlook) -> Iterator[Figure]:
    """The plots of a production report; of a single day, none but its audits'."""
    if report.get("days"):
        yield _work(report)
    audits = outlook.found.get("accuracy", {}).get("audits", ())
    if audits:
        yield _accuracy(audits, outlook.found["accuracy"])
    peaks = outlook.found.get("peaks")
    if peaks is not None:
        yield _hours(peaks, outlook.words["peaks"])


def wellness_figures(wellness: Found) -> Iterator[Figure]:
    """The plot of a private report longer than a day."""
    if not wellness.get("days"):
        return
    series = [of for of, _ in BECAME]
    bars = [
        Bar(label, tuple(sum(part["prompts"][fate] for fate in fates) for _, fates in BECAME)) for label, part in _parts(wellness)
    ]
    totals = [f"{of.name} {sum(bar.parts[i] for bar in bars):g}" for i, of in enumerate(series)]
    words = f"Micro-breaks by what became of them: {', '.join(totals)}."
    title = f"Micro-breaks a {'month' if wellness['period'] == 'year' else 'day'}"
    yield (
        title,
        stacks(title, words, "micro-breaks", bars, series),
        _legend("What became of those that came due.", series, totals),
    )


def _work(report: Found) -> Figure:
    parts = _parts(report)
    goal = next((week["target_share"] for week in reversed(report["growth"]) if week["target_share"] is not None), 0.0)
    bars = [Bar(label, tuple(n / 60 for n in _minutes_of(part)), part["work_minutes"] / 60 * goal / 100) for label, part in parts]
    totals = [f"{of.name} {span(spent)}" for of, spent in zip(PARTS, _minutes_of(report), strict=True)]
    share = f"CEU / education was {percent(report['growth_share'])} of work time; the goal is {goal:g} %."
    each = "month" if report["period"] == "year" else "day"
    title = f"Hours of work a {each}"
    words = f"{title}: {', '.join(totals)}. {share}"
    line = f"The dashed line is {goal:g} % of the work time, the goal of the lowest part."
    return title, stacks(title, words, "hours", bars, PARTS), _legend(f"{line} {share}", PARTS, totals)


def _minutes_of(part: Found) -> tuple[float, ...]:
    """What a day, month or period went to, in the order of `PARTS`."""
    minutes = part["minutes"]
    return (minutes["growth"], minutes["production"], minutes["study"], sum(minutes[bucket] for bucket in OTHER))


def _accuracy(audits: Sequence[Found], known: Found) -> Figure:
    drawn = audits[-AUDITS:]
    found = [Interval(_day(one["date"]), one["low"], one["percent"], one["high"], percent(one["percent"])) for one in drawn]
    together = known["together"]
    if len(audits) > 1:
        whole = (together["low"], together["percent"], together["high"])
        found.append(Interval("together", *whole, note=percent(together["percent"])))
    within = f"95 % interval {together['low']:.1f} to {together['high']:.1f} %; target {known['target']:g} %"
    words = f"{percent(together['percent'])} of {together['total']} codes right, {within}."
    caption = "The dot is what was found, the line how far a sample of that size can be trusted (95 % interval)."
    caption += f" The latest {AUDITS} of {len(audits)} audits are drawn." if len(audits) > AUDITS else ""
    title = "Accuracy with its interval"
    plot = intervals(title, words, "% of codes right, by audit", found, known["target"])
    return title, plot, escape(f"{words} The dashed line is the target. {caption}")


def _hours(peaks: Found, words: Sequence[str]) -> Figure:
    """Peak hours; or, while there is too little data, the sentence that says so."""
    said = " ".join(words)
    if not peaks["hours"]:
        return "Best hours", "", escape(said)
    best = range(*peaks["best"]) if peaks["best"] else ()
    found = [
        Interval(f"{hour['hour']:02}", hour["low"], hour["median"], hour["high"], "best" if hour["hour"] in best else "")
        for hour in peaks["hours"]
    ]
    unit = "standard minutes earned in an hour of production, by hour of the clock"
    plot = intervals("Best hours", said, unit, found)
    days = f"The dot is the median of {peaks['days']} work days, the line goes from the lower to the upper quartile."
    return "Best hours", plot, escape(f"{said} {days}")


def _parts(report: Found) -> list[tuple[str, Found]]:
    """The bars of a plot: each day by its name; of a year, each month."""
    if report["period"] == "year":
        return [(month_name(month["from"])[:3], month) for month in report["months"]]
    return [(_day(day["date"], short=report["period"] == "month"), day) for day in report["days"]]


def _day(key: str, *, short: bool = False) -> str:
    """`Tue 6`; in a month, `6`; else with its month."""
    return str(date.fromisoformat(key).day) if short else short_date(key)


def _legend(words: str, series: Sequence[Series], totals: Sequence[str]) -> str:
    keys = [f"<span class=key>{swatch(of.fill)}{escape(total)}</span>" for of, total in zip(series, totals, strict=True)]
    return f"{escape(words)}<br>{' '.join(keys)}"
