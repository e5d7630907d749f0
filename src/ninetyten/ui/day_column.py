"""Lay out the day as a column: the plan left of the clock, what happened right of it.

Every stretch has a line at least, so that each can be reached; longer ones have as many as the scale gives them, so that an
hour looks like an hour as far as there is room.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ninetyten.domain.moment import MINUTE, Instant
from ninetyten.domain.value import Value
from ninetyten.ui.paint import Runs, mark, shade, width
from ninetyten.view.day_page import DayPage, LogLine, PlanLine

SCALES = (5, 10, 15, 20, 30, 45, 60)
"""Minutes that a line can stand for."""
PLAN = 9
"""Columns of the plan beside its times."""
BAR, WORD, LENGTH, LOGGED = 3, 28, 9, 12
"""Columns of a stretch's shade, of what it was, of how long, and at least of what was logged."""
USUAL = 85
"""Columns without the plan that these are made for; of more, bar and words get a quarter each."""
WIDE = 60
"""The least number of columns that shows the plan beside the day."""


class Line(Value):
    """One line of the column: its times, its part of the day (-1: none), whether it is that part's first line, and the plan's
    slot shown on it."""

    start: Instant
    end: Instant
    slot: int = -1
    opens: bool = False
    planned: PlanLine | None = None


def fitted(page: DayPage, columns: int) -> DayPage:
    """Return the page for a width: without the plan if it does not fit."""
    return page if columns >= WIDE else page.replace(planned=())


def column(page: DayPage, room: int) -> tuple[Line, ...]:
    """Return the lines of a day at the finest scale that fits in `room` lines, else at the coarsest."""
    parts = tuple(_parts(page))
    fine = next((scale for scale in SCALES if sum(_height(start, end, scale) for start, end, _ in parts) <= room), SCALES[-1])
    return tuple(_planned(_lines(parts, fine), page.planned))


def _parts(page: DayPage) -> Iterator[tuple[Instant, Instant, int]]:
    """Yield the parts of the day, and the plan before and after them."""
    first, last = (page.slots[0].start, page.slots[-1].end) if page.slots else (page.now, page.now)
    yield from ((slot.start, min(slot.end, first), -1) for slot in page.planned if slot.start < first)
    yield from ((slot.start, slot.end, number) for number, slot in enumerate(page.slots))
    yield from ((max(slot.start, last), slot.end, -1) for slot in page.planned if slot.end > last or slot is page.planned[-1])


def _height(start: Instant, end: Instant, scale: int) -> int:
    return max(1, round((end - start) / (scale * MINUTE)))


def _lines(parts: Sequence[tuple[Instant, Instant, int]], scale: int) -> Iterator[Line]:
    for start, end, slot in parts:
        count = _height(start, end, scale)
        edges = [start + (end - start) * at // count for at in range(count + 1)]
        for number in range(count):
            yield Line(edges[number], edges[number + 1], slot, opens=number == 0)


def _planned(lines: Iterator[Line], planned: Sequence[PlanLine]) -> Iterator[Line]:
    """Put each slot of the plan on the first free line that ends after its start."""
    waiting = list(planned)
    for line in lines:
        if waiting and waiting[0].start < max(line.end, line.start + 1):
            line = line.replace(planned=waiting.pop(0))
        yield line


def painted(page: DayPage, lines: Sequence[Line], selected: int, columns: int) -> Runs:
    """Return the lines as runs; `selected`: the number of the selected part."""
    runs: Runs = []
    for number, line in enumerate(lines):
        runs += [("\n", "")] if number else []
        left = _plan(page, line) if page.planned else []
        runs += [*left, *_happened(page, line, selected, columns - width(left))]
    return runs


def heading(page: DayPage) -> Runs:
    """Return the column heads."""
    plan = "plan".ljust(PLAN + page.columns + 1) if page.planned else ""
    return [(f"{plan}  actual", "quiet")]


def _plan(page: DayPage, line: Line) -> Runs:
    planned = f"{page.time(line.planned.start):>{page.columns}} {line.planned.word}" if line.planned else ""
    middle = (line.start + line.end) // 2
    word = next((slot.word for slot in page.planned if slot.start <= middle < slot.end), "")
    return [
        (planned.ljust(PLAN + page.columns), "quiet"),
        ("  " if not word else "┊ " if word in ("break", "lunch") else "│ ", "track"),
    ]


def _happened(page: DayPage, line: Line, selected: int, columns: int) -> Runs:
    if line.slot < 0:
        now = line.start <= page.now < line.end and not page.slots
        return [(f"  {page.time(page.now):>{page.columns}} now", "accent")] if now else []
    slot, chosen = page.slots[line.slot], line.slot == selected
    more = max(columns - USUAL, 0) // 4
    bar = (shade(slot.bucket) * (BAR + more), slot.bucket)
    if not line.opens:
        return [("│ " if chosen else "  ", "accent"), (" " * (page.columns + 1), ""), bar]
    at = (f"{slot.at:>{page.columns}} ", "strong" if chosen else "quiet")
    return [*mark(chosen), at, bar, *_details(slot, chosen, columns - page.columns - 3 - BAR - more, WORD + more)]


def _details(slot: LogLine, chosen: bool, columns: int, word: int) -> Runs:
    """Return a part's name on `word` columns, its length and log, as far as there is room."""
    if columns < LENGTH + LOGGED:
        return [("  ", ""), (cut(slot.word, max(columns - 2, 1)), "strong" if chosen else "bright")]
    room = max(1, min(word, columns - LENGTH - 2 - (LOGGED if columns > word + LENGTH else 0)))
    words = cut(f"{slot.word} · {slot.detail}" if slot.detail else slot.word, room)
    head, tail = words[: len(slot.word)], words[len(slot.word) :]
    runs: Runs = [("  ", ""), (head, "strong" if chosen else "bright"), (tail.ljust(room - len(head)), "quiet")]
    if columns < room + LENGTH + 2:
        return runs
    runs.append((slot.length.rjust(LENGTH), "bright"))
    for words in slot.logged:
        if width(runs) + 2 + len(words) <= columns:
            runs.append((f"  {words}", "quiet"))
    return runs


def cut(text: str, room: int) -> str:
    """Return the text cut to `room` cells, with an ellipsis if it was longer."""
    return text if len(text) <= room else f"{text[: max(room - 1, 0)]}…"
