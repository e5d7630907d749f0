"""The time in large digits, drawn line by line; a second paints again only the cells of the digits that changed.

One widget for all of them: whenever anything on the screen changes, Textual goes through every widget that shares its
container, so a widget for each digit would cost more than the digit.
"""

from __future__ import annotations

from rich.segment import Segment
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from ninetyten.ui import glyphs
from ninetyten.ui.inks import PHASES, inks_of


class BigClock(Widget):
    """A text as large as the screen allows: five rows, three, or one."""

    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.text = ""
        self._phase = ""
        self._room = (0, 0)
        self._scale = "plain"
        self._placed: list[tuple[str, int, int]] = []

    def show(self, text: str, phase: str) -> None:
        """Show `text` in the ink of the phase, if it does not already."""
        if (text, phase) == (self.text, self._phase):
            return
        self.text, before = text, self.text
        repaint, self._phase = phase != self._phase, phase
        if self._scaled() or bool(text) != bool(before):
            self.refresh(layout=True)
            return
        old, self._placed = self._placed, glyphs.placed(text, self._scale, self.content_size.width)
        if repaint or [cells[1:] for cells in old] != [cells[1:] for cells in self._placed]:
            self.refresh()
        else:
            lines = glyphs.HEIGHTS[self._scale]
            self.refresh(*(Region(new[1], 0, new[2], lines) for new, was in zip(self._placed, old, strict=True) if new != was))

    def fit(self, columns: int, lines: int) -> None:
        """The screen is of that size now."""
        self._room = (columns, lines)
        if self._scaled():
            self.refresh(layout=True)

    def _scaled(self) -> bool:
        """Take the scale that fits; true if it is another than before."""
        before, self._scale = self._scale, glyphs.fitting(self.text, *self._room)
        return self._scale != before

    def on_resize(self) -> None:
        """Another width has another middle."""
        self._placed = glyphs.placed(self.text, self._scale, self.content_size.width)
        self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The rows of the scale; none without a text."""
        return glyphs.HEIGHTS[self._scale] if self.text else 0

    def render_line(self, y: int) -> Strip:
        """One line of all the digits."""
        columns = self.content_size.width
        line = ""
        for piece, at, _ in self._placed or glyphs.placed(self.text, self._scale, columns):
            line = line.ljust(at) + glyphs.rows(piece, self._scale)[y]
        ink = "accent" if self._phase in PHASES else "bright"
        return Strip([Segment(line[:columns].ljust(columns), inks_of(self).style(ink, self._phase).rich_style)], columns)
