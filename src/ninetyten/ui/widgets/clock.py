"""The time in large digits: the last two in a small widget of their own, so that a second changes only those.

A widget for every digit would cost more than the digit: whenever anything changes, Textual goes through every widget that
shares its container.
"""

from __future__ import annotations

from rich.segment import Segment
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from ninetyten.ui import glyphs
from ninetyten.ui.inks import PHASES, inks_of

Shape = tuple[str, ...]
"""The lines of some digits, all of one width."""


class Digits(Widget):
    """Some digits, drawn line by line."""

    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__()
        self._shape: Shape = ()
        self._phase = ""

    def show(self, shape: Shape, phase: str) -> None:
        """Draw a shape in the ink of the phase: the lines that differ; a shape of another size is laid out anew."""
        if (shape, phase) == (self._shape, self._phase):
            return
        before, phase_before = self._shape, self._phase
        self._shape, self._phase = shape, phase
        if tuple(map(len, before)) != tuple(map(len, shape)):
            self.styles.width, self.styles.height = len("".join(shape[:1])), len(shape)
            self.refresh()
        elif phase != phase_before:
            self.refresh()
        else:
            changed = [at for at, pair in enumerate(zip(before, shape, strict=True)) if pair[0] != pair[1]]
            self.refresh(*(Region(0, at, len(shape[at]), 1) for at in changed))

    def render_line(self, y: int) -> Strip:
        """One line of the digits."""
        ink = inks_of(self).style("accent" if self._phase in PHASES else "bright", self._phase)
        line = self._shape[y] if y < len(self._shape) else ""
        return Strip([Segment(line.ljust(self.size.width), self.rich_style + ink.rich_style)], self.size.width)


class BigClock(Horizontal):
    """A text as large as the screen allows: five rows, three, or one."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.text = ""
        self._phase = ""
        self._room = (0, 0)
        self._head, self._last = Digits(), Digits()

    def compose(self) -> ComposeResult:
        """What seldom changes, and what always does."""
        yield self._head
        yield self._last

    def show(self, text: str, phase: str) -> None:
        """Show `text` in the ink of the phase, if it does not already."""
        if (text, phase) != (self.text, self._phase):
            self.text, self._phase = text, phase
            self._draw()

    def fit(self, columns: int, lines: int) -> None:
        """The screen is of that size now."""
        if (columns, lines) != self._room:
            self._room = (columns, lines)
            self._draw()

    def _draw(self) -> None:
        scale = glyphs.fitting(self.text, *self._room)
        parts = glyphs.pieces(self.text, scale) if self.text else ()
        self._head.show(glyphs.joined(parts[:-2], scale, more=True), self._phase)
        self._last.show(glyphs.joined(parts[-2:], scale), self._phase)
