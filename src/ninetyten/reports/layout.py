"""Format the small parts of texts for people: aligned columns, labels, lengths, percentages, dates."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any

from ninetyten.domain.moment import MINUTE
from ninetyten.domain.words import spell
from ninetyten.ledger.figures import tenths
from ninetyten.ledger.periods import day_and_month, long_date

Found = dict[str, Any]
"""A result by the keys of CONTRACT.md."""
Row = tuple[str, str]
"""A label, empty to continue the one before, and its text."""

UNKNOWN = "–"
WIDTH = 80
"""The width of every text in columns; only long names from the settings may exceed it."""
TEXT_WIDTH = 61
"""The width of the text beside a label, in columns."""


def aligned(rows: Sequence[Sequence[str]], right: Sequence[int] = (), indent: str = "  ") -> list[str]:
    """Return rows as aligned columns; `right` lists the columns to align right."""
    columns = []
    for number, column in enumerate(zip(*rows, strict=True)):
        width = max(map(len, column))
        columns.append([cell.rjust(width) if number in right else cell.ljust(width) for cell in column])
    return [f"{indent}{'  '.join(cells)}".rstrip() for cells in zip(*columns, strict=True)]


def labelled(title: str, rows: Iterable[Row]) -> str:
    """Return a title and rows of labels and text, the labels aligned."""
    rows = list(rows)
    width = max(len(label) for label, _ in rows) + 2
    return "\n".join([title, "", *(f"{label:<{width}}{text}".rstrip() for label, text in rows)]) + "\n"


def under(label: str, lines: Sequence[str]) -> list[Row]:
    """Put lines under one label."""
    return [(label if i == 0 else "", line) for i, line in enumerate(lines)]


def sentences(label: str, texts: Iterable[str]) -> list[Row]:
    """Put sentences under one label, wrapped at `TEXT_WIDTH` columns."""
    return under(label, [line for sentence in texts for line in wrapped(sentence, TEXT_WIDTH)])


_whole = False


@contextmanager
def whole_lines() -> Iterator[None]:
    """Wrap no text meanwhile, for those who hear it line by line (H1)."""
    global _whole
    before, _whole = _whole, True
    try:
        yield
    finally:
        _whole = before


def wrapped(text: str, width: int = WIDTH, indent: str = "") -> list[str]:
    """Return a text as lines of at most so many columns, or as one within `whole_lines`."""
    return textwrap.wrap(text, 1_000_000 if _whole else width, initial_indent=indent, subsequent_indent=indent)


def span(minutes: float) -> str:
    """Return minutes as `1 h 39`."""
    return spell(round(minutes * MINUTE)) if minutes else "0 min"


def number(figure: float | None) -> str:
    """Return a figure to the tenth, without needless zeros, such as `1,234.5`."""
    return UNKNOWN if figure is None else tenths(figure)


def money(amount: float | None) -> str:
    """Return `1,412.50`, without a currency."""
    return UNKNOWN if amount is None else f"{amount:,.2f}"


def percent(figure: float | None) -> str:
    """Return `80.8%`, `80%`."""
    return UNKNOWN if figure is None else f"{tenths(figure)}%"


def codes_right(audit: Found) -> str:
    """Return `92.9% of codes right (39 of 42)`, or of what else the audit counts."""
    return f"{percent(audit['percent'])} of {audit.get('basis', 'codes')} right ({audit['right']} of {audit['total']})"


def interval(audit: Found) -> str:
    """Return `95% interval 81 to 97.5%`."""
    return f"95% interval {tenths(audit['low'])} to {tenths(audit['high'])}%"


def month_name(key: str) -> str:
    """Return the month of a date, such as `October`."""
    return f"{date.fromisoformat(key):%B}"


def period_name(period: str, first: str, last: str) -> str:
    """Return `Tue, Oct 6, 2026`, `week 41 (Oct 5 to Oct 11, 2026)`, `October 2026` or `2026`."""
    day = date.fromisoformat(first)
    if period == "week":
        return f"week {day.isocalendar().week} ({day_and_month(first)} to {day_and_month(last)}, {last[:4]})"
    return {"month": f"{day:%B %Y}", "year": f"{day.year}"}.get(period, long_date(first))


def dated(name: str, until: str) -> str:
    """Return `Tue, Oct 6, 2026, as of 14:05`, without the time if the day was over."""
    return f"{name}{f', as of {until}' if until else ''}"
