"""Plots as inline SVG for a page that is printed or sent: no script, nothing fetched, a title and a description in words.

Nothing is told by colour alone: every series has a pattern of its own and stands in the legend by its name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from math import ceil
from typing import Any

from ninetyten.domain.value import Value

WIDTH, HEIGHT = 720, 300
LEFT, RIGHT, TOP, BOTTOM = 44, 8, 34, 24
"""The margins around the plot itself."""
STEPS = (0.25, 0.5, 1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000)
"""The distances between two lines of a scale."""
LETTER = 7.5
"""How wide a letter is."""
LINES = 6
"""How many lines a scale has at most."""


class Series(Value):
    """One part of a stack: its name, and the pattern it is filled with, which is the id of one of `PATTERNS`."""

    name: str
    fill: str


class Bar(Value):
    """A stack: its label, its parts from below, and up to where the goal's line is drawn over it, None for none."""

    label: str
    parts: tuple[float, ...]
    goal: float | None = None


class Interval(Value):
    """A figure with how far it can be trusted; `note` stands above it."""

    label: str
    low: float
    middle: float
    high: float
    note: str = ""


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
    """The patterns, once a page."""
    return f'<svg width="0" height="0" aria-hidden="true" focusable="false"><defs>{PATTERNS}</defs></svg>'


def swatch(fill: str) -> str:
    """A sample of a pattern, to stand before its name."""
    box = f'<rect x="0.5" y="0.5" width="15" height="11" fill="url(#{fill})" stroke="#333"/>'
    return f'<svg class="swatch" width="16" height="12" aria-hidden="true">{box}</svg>'


def stacks(title: str, words: str, unit: str, bars: Sequence[Bar], series: Sequence[Series]) -> str:
    """Bars of stacked parts, with the goal as a line across each. `words`: what the plot says, for those who do not see it."""
    scale = _Scale(0, max([sum(bar.parts) for bar in bars], default=0))
    drawn = [*_axis(scale, unit)]
    for x, width, bar in _columns(bars):
        base = 0.0
        for part, of in zip(bar.parts, series, strict=True):
            y, height = scale.y(base + part), scale.y(base) - scale.y(base + part)
            told = escape(f"{bar.label}: {of.name} {part:.1f} {unit}")
            if part:
                box = f'x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}"'
                drawn.append(f'<rect {box} fill="url(#{of.fill})" stroke="#222" stroke-width="0.6"><title>{told}</title></rect>')
            base += part
        if bar.goal is not None:
            y = scale.y(bar.goal)
            drawn.append(f'<line x1="{x - 5:.1f}" y1="{y:.1f}" x2="{x + width + 5:.1f}" y2="{y:.1f}" class="goal"/>')
    return _figure(title, words, [*drawn, *_labels(bars)])


def intervals(title: str, words: str, unit: str, found: Sequence[Interval], goal: float | None = None) -> str:
    """Figures with their intervals, and the goal, if there is one, as a line through them all."""
    goals = [] if goal is None else [goal]
    scale = _Scale(min([*(one.low for one in found), *goals]), max([*(one.high for one in found), *goals]))
    drawn = [*_axis(scale, unit)]
    if goal is not None:
        y = scale.y(goal)
        drawn.append(f'<line x1="{LEFT}" y1="{y:.1f}" x2="{WIDTH - RIGHT}" y2="{y:.1f}" class="goal"/>')
    told = _told(found)
    for x, width, one in _columns(found):
        middle = x + width / 2
        low, at, high = scale.y(one.low), scale.y(one.middle), scale.y(one.high)
        said = escape(f"{one.label}: {one.middle:g} {unit}, {one.low:g} to {one.high:g}")
        ends = "".join(f'<line x1="{middle - 7:.1f}" y1="{y:.1f}" x2="{middle + 7:.1f}" y2="{y:.1f}"/>' for y in (low, high))
        line = f'<line x1="{middle:.1f}" y1="{low:.1f}" x2="{middle:.1f}" y2="{high:.1f}"/>'
        dot = f'<circle cx="{middle:.1f}" cy="{at:.1f}" r="5"/>'
        drawn.append(f'<g class="interval"><title>{said}</title>{line}{ends}{dot}</g>')
        if one in told:
            note = f'<text x="{middle:.1f}" y="{high - 6:.1f}" text-anchor="middle" class="note">{escape(one.note)}</text>'
            drawn.append(note)
    return _figure(title, words, [*drawn, *_labels(found)])


class _Scale:
    """Figures to heights, between two round figures."""

    def __init__(self, least: float, most: float) -> None:
        self.step = next((step for step in STEPS if (most - least) / step <= LINES - 1), ceil((most - least) / LINES) or 1)
        self.least = least // self.step * self.step
        self.most = max(ceil(most / self.step) * self.step, self.least + self.step)

    def y(self, figure: float) -> float:
        """Where a figure lies, from above."""
        return TOP + (self.most - figure) / (self.most - self.least) * (HEIGHT - TOP - BOTTOM)

    def lines(self) -> Iterator[float]:
        """The round figures."""
        for number in range(round((self.most - self.least) / self.step) + 1):
            yield self.least + number * self.step


def _axis(scale: _Scale, unit: str) -> Iterator[str]:
    for figure in scale.lines():
        y = scale.y(figure)
        yield f'<line x1="{LEFT}" y1="{y:.1f}" x2="{WIDTH - RIGHT}" y2="{y:.1f}" class="grid"/>'
        yield f'<text x="{LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{figure:g}</text>'
    yield f'<text x="0" y="14" class="unit">{escape(unit)}</text>'


def _columns(items: Sequence[Bar] | Sequence[Interval]) -> Iterator[tuple[float, float, Any]]:
    """Each with its left edge and its width."""
    room = (WIDTH - LEFT - RIGHT) / max(len(items), 1)
    width = min(room * 0.7, 64.0)
    for number, item in enumerate(items):
        yield LEFT + room * number + (room - width) / 2, width, item


def _told(items: Sequence[Bar] | Sequence[Interval]) -> list[object]:
    """Those that are named: the last, and of the others so many that their names do not touch."""
    room = (WIDTH - LEFT - RIGHT) / max(len(items), 1)
    longest = max((len(item.label) for item in items), default=0)
    every = ceil((longest + 1) * LETTER / room)
    return [item for number, item in enumerate(reversed(items)) if number % every == 0]


def _labels(items: Sequence[Bar] | Sequence[Interval]) -> Iterator[str]:
    told = _told(items)
    for x, width, item in _columns(items):
        if item in told:
            middle, y = x + width / 2, HEIGHT - BOTTOM + 16
            yield f'<text x="{middle:.1f}" y="{y}" text-anchor="middle">{escape(item.label)}</text>'


def _figure(title: str, words: str, drawn: Sequence[str]) -> str:
    name = "".join(char if char.isalnum() else "-" for char in title.lower())
    head = f'<title id="{name}">{escape(title)}</title><desc id="{name}-words">{escape(words)}</desc>'
    box = f'viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-labelledby="{name} {name}-words"'
    return f"<svg {box}>{head}{''.join(drawn)}</svg>"
