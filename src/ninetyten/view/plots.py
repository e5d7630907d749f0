"""What a plot shows, as plain values: labels, figures and the words for them. How it is drawn is the screen's.

Inks and shades are those of the buckets (`production`, `study`, ...), so that a colour means the same everywhere.
"""

from __future__ import annotations

from ninetyten.domain.value import Value


class Key(Value):
    """One entry of a legend: the mark, the ink it has, and what it stands for."""

    mark: str
    ink: str
    words: str


class Bar(Value):
    """A bar of parts side by side, each a bucket and its length on the axis. `mark`: where a line crosses it."""

    label: str
    parts: tuple[tuple[str, float], ...]
    mark: float | None = None


class Bars(Value):
    """Bars lying below each other. `unit`: what the axis below them counts."""

    bars: tuple[Bar, ...]
    unit: str


class Interval(Value):
    """A figure and the two between which it likely lies."""

    label: str
    low: float
    value: float
    high: float


class Intervals(Value):
    """Intervals below each other, against a target."""

    rows: tuple[Interval, ...]
    target: float
    unit: str


class Box(Value):
    """The middle of several figures and its spread: the quartiles around it. `best`: it is one of the best."""

    label: str
    low: float
    middle: float
    high: float
    best: bool = False


class Boxes(Value):
    """Boxes beside each other. `unit`: what the axis on the left counts; `below`: what the labels are."""

    boxes: tuple[Box, ...]
    unit: str
    below: str


Plot = Bars | Intervals | Boxes


class Part(Value):
    """A part of a page: what it is about, its plot with the legend, sentences below it, and the same facts as a table, whose
    first row says what its columns are."""

    title: str
    plot: Plot | None = None
    legend: tuple[Key, ...] = ()
    lines: tuple[str, ...] = ()
    table: tuple[tuple[str, ...], ...] = ()


class InsightsPage(Value):
    """Everything on the insights screen: the period and its dates in words, what matters most in a line or two, the parts."""

    period: str
    title: str
    lines: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
