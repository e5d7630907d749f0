"""The small parts that texts for people are made of: aligned columns, labels, lengths, percentages, dates."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from ninetyten.domain.moment import MINUTE
from ninetyten.domain.words import spell
from ninetyten.ledger.periods import day_and_month

Found = dict[str, Any]
"""A result by the keys of CONTRACT.md."""
Row = tuple[str, str]
"""A label, empty to go on under the one before, and what is said under it."""

UNKNOWN = "–"
WIDTH = 80
"""Columns that every text fits in, but for names of one's own that are longer."""
TEXT_WIDTH = 61
"""Columns for what is said beside a label."""


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


def under(label: str, lines: Sequence[str]) -> list[Row]:
    """Lines under one label."""
    return [(label if i == 0 else "", line) for i, line in enumerate(lines)]


def sentences(label: str, texts: Iterable[str]) -> list[Row]:
    """Sentences under one label, a line each or as many as it takes in `SAID` columns."""
    return under(label, [line for sentence in texts for line in textwrap.wrap(sentence, TEXT_WIDTH)])


def span(minutes: float) -> str:
    """`1 h 39`."""
    return spell(round(minutes * MINUTE))


def number(figure: float | None) -> str:
    """A figure without needless zeros."""
    return UNKNOWN if figure is None else f"{figure:.10g}"


def money(amount: float | None) -> str:
    """`412.50`, in no currency."""
    return UNKNOWN if amount is None else f"{amount:.2f}"


def percent(figure: float | None) -> str:
    """`80.8 %`."""
    return UNKNOWN if figure is None else f"{figure:.1f} %"


def codes_right(audit: Found) -> str:
    """Return `92.9 % of codes right, 39 of 42`."""
    return f"{percent(audit['percent'])} of codes right, {audit['right']} of {audit['total']}"


def interval(audit: Found) -> str:
    """Return `95 % interval 81.0 to 97.5 %`."""
    return f"95 % interval {audit['low']:.1f} to {audit['high']:.1f} %"


def month_name(key: str) -> str:
    """`October`."""
    return f"{date.fromisoformat(key):%B}"


def period_name(period: str, first: str, last: str) -> str:
    """`2026-10-06`, `week 41 of 2026 (5 Oct to 11 Oct)`, `October 2026`, `2026`."""
    day = date.fromisoformat(first)
    if period == "week":
        year, week, _ = day.isocalendar()
        return f"week {week} of {year} ({day_and_month(first)} to {day_and_month(last)})"
    return {"month": f"{day:%B %Y}", "year": f"{day.year}"}.get(period, first)


def dated(name: str, until: str) -> str:
    """`2026-10-06, up to 14:05`; without a time where it was over."""
    return f"{name}{f', up to {until}' if until else ''}"
