"""Say where the terminal's cursor stands: screen magnifiers and braille displays follow it, although it is hidden (H2).

It stands on the row that is selected or behind what is typed, whichever the last key moved; with neither, at what is to be read.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from textual.containers import VerticalScroll
from textual.dom import DOMNode
from textual.errors import NoWidget
from textual.geometry import Offset, Region
from textual.screen import Screen

if TYPE_CHECKING:
    from textual.widget import Widget

    Base = Widget
else:
    Base = object

ROW, TYPED, PLACE, COLUMN, TEXT = "row", "typed", "place", "column", "text"
"""What the cursor can stand on: the selected row, what is typed, the place that a screen marks, the first line in sight of a
column that scrolls, any other text."""
CLICK = "click"
"""Stands for a key where the mouse was clicked on what takes no text."""
MOVES = ("up", "down", "pageup", "pagedown", CLICK)
"""The keys that move through rows and columns, also while something is typed."""
Spot = tuple[str, Offset]
"""What is there, and the cell, counted from the top left of a widget's content."""


class Followed(Base):
    """A widget that knows where the cursor can stand in it. `moves`: the keys that move through rows while it has the focus."""

    moves: ClassVar[tuple[str, ...]] = MOVES

    def spots(self) -> Iterator[Spot]:
        """Yield the places, the best first of each."""
        yield from ()


def place(screen: Screen[object], key: str) -> Offset:
    """Return the cell of the screen for the cursor; `key`: the last one pressed."""
    moves = screen.focused.moves if isinstance(screen.focused, Followed) else MOVES
    order = (ROW, COLUMN, TYPED, PLACE, TEXT) if key in moves else (TYPED, ROW, PLACE, COLUMN, TEXT)
    found: dict[str, Offset] = {}
    for widget in screen.walk_children(Followed):
        seen, start = _shown(screen, widget)
        for what, at in widget.spots() if seen else ():
            if seen.contains_point(start + at):
                found.setdefault(what, start + at)
    return next((found[what] for what in order if what in found), Offset())


def _shown(screen: Screen[object], widget: Followed) -> tuple[Region, Offset]:
    """Return the part of the screen that a widget is seen on, and where its content begins."""
    try:
        geometry = screen.find_widget(widget)
    except NoWidget:
        return Region(), Offset()
    gutter = widget.styles.gutter
    return geometry.visible_region, geometry.region.offset + Offset(gutter.left, gutter.top)


def scrolls(widget: DOMNode) -> bool:
    """Report whether a widget is in a column that scrolls."""
    return any(isinstance(node, VerticalScroll) for node in widget.ancestors)


def leading(text: str) -> int:
    """Return how many blanks a line begins with."""
    return len(text) - len(text.lstrip())
