"""Draw the plots of `view.plots` as inline SVG, and say in words what each shows.

The page is printed or sent: no script, nothing fetched, a title and a description in words. Nothing depends on color alone:
every series has a pattern of its own and stands in the legend by its name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from math import ceil
from typing import Any

from ninetyten.domain.vocabulary import ClockStyle
from ninetyten.ledger.peaks import Peaks
from ninetyten.reports.day_text import Outlook
from ninetyten.reports.layout import Found, interval, percent, span
from ninetyten.reports.period_text import parts_of
from ninetyten.view.plots import (
    Bar,
    Bars,
    Boxes,
    Interval,
    Intervals,
    Plot,
    accuracy_plot,
    axis_of,
    hours_plot,
    study_plot,
    work_bar,
    work_parts,
)
from ninetyten.view.study_page import NOTES as NOTES_ON_STUDY
from ninetyten.view.study_page import rates, verdict
from ninetyten.view.studying import topic_name

WIDTH, HEIGHT = 720, 300
LEFT, RIGHT, TOP, BOTTOM = 44, 8, 34, 24
"""The margins around the plot itself."""
LETTER = 7.5
"""How wide a letter is."""


PATTERNS = (
    '<pattern id="solid" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8" fill="#17624f"/></pattern>'
    '<pattern id="lines" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect width="6" height="6" fill="#fff"/><rect width="3.5" height="6" fill="#2456a6"/></pattern>'
    '<pattern id="dots" width="7" height="7" patternUnits="userSpaceOnUse"><rect width="7" height="7" fill="#6d2f91"/>'
    '<circle cx="3.5" cy="3.5" r="1.4" fill="#fff"/></pattern>'
    '<pattern id="rows" width="6" height="5" patternUnits="userSpaceOnUse"><rect width="6" height="5" fill="#fff"/>'
    '<rect width="6" height="2" fill="#9a5a00"/></pattern>'
    '<pattern id="pale" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8" fill="#d5d8dc"/></pattern>'
)


def defined() -> str:
    """Return the patterns, once a page."""
    return f'<svg width="0" height="0" aria-hidden="true" focusable="false"><defs>{PATTERNS}</defs></svg>'


def swatch(fill: str) -> str:
    """Return a sample of a pattern, to stand before its name."""
    box = f'<rect x="0.5" y="0.5" width="15" height="11" fill="url(#{fill})" stroke="#333"/>'
    return f'<svg class="swatch" width="16" height="12" aria-hidden="true">{box}</svg>'


def stacks(title: str, words: str, plot: Bars) -> str:
    """Draw stacked bars, each with its line across it. `words`: the plot in words, for those who cannot see it."""
    scale, names = _Scale(plot), dict(plot.series)
    drawn = [*_axis(scale, plot.unit)]
    for x, width, bar in _columns(plot.bars):
        base = 0.0
        for key, part in bar.parts:
            y, height = scale.y(base + part), scale.y(base) - scale.y(base + part)
            caption = escape(f"{bar.label}: {names[key]} {part:.1f} {plot.unit}")
            if part:
                box = f'x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}"'
                drawn.append(
                    f'<rect {box} fill="url(#{FILLS[key]})" stroke="#222" stroke-width="0.6"><title>{caption}</title></rect>'
                )
            base += part
        if bar.mark is not None:
            y = scale.y(bar.mark)
            drawn.append(f'<line x1="{x - 5:.1f}" y1="{y:.1f}" x2="{x + width + 5:.1f}" y2="{y:.1f}" class="goal"/>')
    return _figure(title, words, [*drawn, *_labels(plot.bars)])


def intervals(title: str, words: str, plot: Intervals | Boxes) -> str:
    """Draw figures with their intervals, and the target, if there is one, as a line through them."""
    target, unit = (plot.target, plot.unit) if isinstance(plot, Intervals) else (None, f"{plot.unit}, by {plot.below}")
    scale = _Scale(plot)
    drawn = [*_axis(scale, unit)]
    if target is not None:
        y = scale.y(target)
        drawn.append(f'<line x1="{LEFT}" y1="{y:.1f}" x2="{WIDTH - RIGHT}" y2="{y:.1f}" class="goal"/>')
    labeled = _labeled(plot.rows)
    for x, width, one in _columns(plot.rows):
        middle = x + width / 2
        low, at, high = scale.y(one.low), scale.y(one.middle), scale.y(one.high)
        middle_words = f"{one.middle:g} {plot.unit}".replace(" %", "%")
        caption = escape(f"{one.label}: {middle_words}, {one.low:g} to {one.high:g}")
        ends = "".join(f'<line x1="{middle - 7:.1f}" y1="{y:.1f}" x2="{middle + 7:.1f}" y2="{y:.1f}"/>' for y in (low, high))
        line = f'<line x1="{middle:.1f}" y1="{low:.1f}" x2="{middle:.1f}" y2="{high:.1f}"/>'
        dot = f'<circle cx="{middle:.1f}" cy="{at:.1f}" r="5"/>'
        drawn.append(f'<g class="interval"><title>{caption}</title>{line}{ends}{dot}</g>')
        if one in labeled:
            note = f'<text x="{middle:.1f}" y="{high - 6:.1f}" text-anchor="middle" class="note">{escape(one.note)}</text>'
            drawn.append(note)
    return _figure(title, words, [*drawn, *_labels(plot.rows)])


class _Scale:
    """Turns figures into heights, between the ends of the plot's axis."""

    def __init__(self, plot: Plot) -> None:
        self.figures = axis_of(plot)

    def y(self, figure: float) -> float:
        """Return the distance of a figure from the top."""
        return TOP + (self.figures[-1] - figure) / (self.figures[-1] - self.figures[0]) * (HEIGHT - TOP - BOTTOM)


def _axis(scale: _Scale, unit: str) -> Iterator[str]:
    for figure in scale.figures:
        y = scale.y(figure)
        yield f'<line x1="{LEFT}" y1="{y:.1f}" x2="{WIDTH - RIGHT}" y2="{y:.1f}" class="grid"/>'
        yield f'<text x="{LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{figure:g}</text>'
    yield f'<text x="0" y="14" class="unit">{escape(unit)}</text>'


def _columns(items: Sequence[Bar] | Sequence[Interval]) -> Iterator[tuple[float, float, Any]]:
    """Yield each with its left edge and its width."""
    room = (WIDTH - LEFT - RIGHT) / max(len(items), 1)
    width = min(room * 0.7, 64.0)
    for number, item in enumerate(items):
        yield LEFT + room * number + (room - width) / 2, width, item


def _labeled(items: Sequence[Bar] | Sequence[Interval]) -> list[object]:
    """Return the items to label: the last, and as many others as fit without touching."""
    room = (WIDTH - LEFT - RIGHT) / max(len(items), 1)
    longest = max((len(item.label) for item in items), default=0)
    every = ceil((longest + 1) * LETTER / room)
    return [item for number, item in enumerate(reversed(items)) if number % every == 0]


def _labels(items: Sequence[Bar] | Sequence[Interval]) -> Iterator[str]:
    labeled = _labeled(items)
    for x, width, item in _columns(items):
        if item in labeled:
            middle, y = x + width / 2, HEIGHT - BOTTOM + 16
            yield f'<text x="{middle:.1f}" y="{y}" text-anchor="middle">{escape(item.label)}</text>'


def _figure(title: str, words: str, drawn: Sequence[str]) -> str:
    name = "".join(char if char.isalnum() else "-" for char in title.lower())
    head = f'<title id="{name}">{escape(title)}</title><desc id="{name}-words">{escape(words)}</desc>'
    box = f'viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-labelledby="{name} {name}-words"'
    return f"<svg {box}>{head}{''.join(drawn)}</svg>"


Figure = tuple[str, str, str]
"""A title, an SVG, and its caption as HTML."""

FILLS = {
    "growth": "dots",
    "production": "solid",
    "study": "lines",
    "other": "pale",
    "taken": "solid",
    "covered": "pale",
    "skipped": "lines",
    "missed": "rows",
    "unknown": "dots",
}
"""What a part of a stack is filled with: the id of one of `PATTERNS`."""
BECAME = (
    ("taken", "taken or seen", ("done", "observed")),
    ("covered", "covered by a break", ("absorbed",)),
    ("skipped", "skipped", ("skipped",)),
    ("missed", "missed", ("missed",)),
    ("unknown", "unknown", ("unsaid",)),
)
"""What became of micro-breaks: the parts of a stack by key, in words, and the fates each holds."""
AUDITS = 16
"""The audits that are drawn at most, the latest."""


TOPICS = 3
"""The topics of study that are drawn at most."""


def production_figures(report: Found, outlook: Outlook) -> Iterator[Figure]:
    """Yield the plots of a production report; of a single day, none but its audits'."""
    if report.get("days"):
        yield _work(report)
    audits = [audit for audit in outlook.found.get("accuracy", {}).get("audits", ()) if audit["basis"] == "codes"]
    if audits:
        yield _accuracy(audits, outlook.found["accuracy"])
    if compared := [topic for topic in outlook.found.get("study", {}).get("topics", ()) if topic["before"] and topic["since"]]:
        yield _study(compared, outlook.kinds)
    if outlook.best is not None:
        yield _hours(outlook.best, " ".join(outlook.words["peaks"]), outlook.clock)


def wellness_figures(wellness: Found) -> Iterator[Figure]:
    """Yield the plot of a private report longer than a day."""
    if not wellness.get("days"):
        return
    bars = [
        Bar(label, tuple((key, sum(part["prompts"][fate] for fate in fates)) for key, _, fates in BECAME))
        for label, part in _parts(wellness)
    ]
    plot = Bars(tuple(bars), "micro-breaks", tuple((key, words) for key, words, _ in BECAME))
    totals = [f"{words} {sum(dict(bar.parts)[key] for bar in bars):g}" for key, words, _ in BECAME]
    words = f"Micro-breaks by outcome: {', '.join(totals)}."
    title = f"Micro-breaks per {'month' if wellness['period'] == 'year' else 'day'}"
    yield title, stacks(title, words, plot), _legend("Outcomes of the micro-breaks that came due.", plot, totals)


def _work(report: Found) -> Figure:
    goal = next((week["target_share"] for week in reversed(report["growth"]) if week["target_share"] is not None), 0.0)
    plot = Bars(tuple(work_bar(label, part, goal) for label, part in _parts(report)), "hours")
    totals = [f"{words} {span(spent)}" for (_, words), (_, spent) in zip(plot.series, work_parts(report), strict=True)]
    share = f"CEU / education was {percent(report['growth_share'])} of work time; the goal is {goal:g}%."
    title = f"Hours of work per {'month' if report['period'] == 'year' else 'day'}"
    words = f"{title}: {', '.join(totals)}. {share}"
    line = f"The dashed line marks the goal for the lowest part, {goal:g}% of work time."
    return title, stacks(title, words, plot), _legend(f"{line} {share}", plot, totals)


def _accuracy(audits: Sequence[Found], known: Found) -> Figure:
    plot, together = accuracy_plot(audits[-AUDITS:], known["target"]), known["together"]
    right = percent(together["percent"])
    if len(audits) > 1:
        whole = Interval("all", together["low"], together["percent"], together["high"], right)
        plot = plot.replace(rows=(*plot.rows, whole))
    words = f"{right} of {together['total']} codes right, {interval(together)}; target {known['target']:g}%."
    caption = "The dot is the result; the line is its 95% interval, which narrows as more codes are audited."
    caption += f" Showing the latest {AUDITS} of {len(audits)} audits." if len(audits) > AUDITS else ""
    title = "Accuracy with its interval"
    return title, intervals(title, words, plot), escape(f"{words} The dashed line is the target. {caption}")


def _study(topics: Sequence[Found], kinds: Mapping[str, str]) -> Figure:
    drawn = [(topic_name(topic["topic"], kinds), topic) for topic in topics[:TOPICS]]
    words = " ".join(f"{name} {'; '.join(rates(topic))}." for name, topic in drawn)
    told = " ".join(f"{name}: {verdict(topic)}." for name, topic in drawn)
    caption = f"{told} Each topic has two: on the left before its study, on the right since. The line is the 95% interval."
    caption += f" Showing {TOPICS} of {len(topics)} topics." if len(topics) > TOPICS else ""
    title = "Errors before and since study"
    return title, intervals(title, words, study_plot(drawn)), escape(f"{caption} {NOTES_ON_STUDY[-1]}")


def _hours(best: Peaks, caption: str, clock: ClockStyle) -> Figure:
    """Return the plot of peak hours, or a sentence while there is too little data."""
    if not best.hours:
        return "By hour of the day", "", escape(caption)
    days = f"The dot is the median of {best.days} work days; the line spans the middle half of them."
    return "By hour of the day", intervals("By hour of the day", caption, hours_plot(best, clock)), escape(f"{caption} {days}")


def _parts(report: Found) -> list[tuple[str, Found]]:
    """Return the bars of a plot: each day by its name, in a month by its number; of a year, each month."""
    if report["period"] == "year":
        return [(name[:3], month) for name, month in parts_of(report)]
    return [(name.split()[-1] if report["period"] == "month" else name, day) for name, day in parts_of(report)]


def _legend(words: str, plot: Bars, totals: Sequence[str]) -> str:
    names = zip(plot.series, totals, strict=True)
    keys = [f"<span class=key>{swatch(FILLS[key])}{escape(total)}</span>" for (key, _), total in names]
    return f"{escape(words)}<br>{' '.join(keys)}"
