"""The time in large digits: a small widget for each, so that a second changes one of them.

A glyph has its width from its piece of text; only when the pattern of widths changes is anything laid out anew.
"""

from __future__ import annotations

from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget

from ninetyten.ui import glyphs
from ninetyten.ui.inks import PHASES
from ninetyten.ui.widgets.drawn import inked


class Glyph(Widget):
    """One digit, colon, sign, or word."""

    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__()
        self._shown = ("", "", False, "")
        self._lines: tuple[str, ...] = ()
        self._cells = (0, 0)

    def show(self, piece: str, scale: str, phase: str, *, last: bool) -> None:
        """Draw `piece` at `scale` in the ink of the phase; the last one has no gap after it."""
        if (piece, scale, last, phase) == self._shown:
            return
        self._shown = (piece, scale, last, phase)
        self._lines = glyphs.rows(piece, scale)
        cells = len(self._lines[0]) + (0 if last else glyphs.gap(scale)), len(self._lines)
        if cells != self._cells:
            self._cells = cells
            self.styles.width, self.styles.height = cells
        self.refresh()

    def render(self) -> Content:
        """The lines of the glyph."""
        phase = self._shown[3]
        return inked(self, [("\n".join(self._lines), "accent" if phase in PHASES else "bright")], phase)


class BigClock(Horizontal):
    """A text as large as the screen allows: five rows, three, or one."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._text = ""
        self._phase = ""
        self._room = (0, 0)
        self._pool: list[Glyph] = []

    @property
    def text(self) -> str:
        """What it shows."""
        return self._text

    def show(self, text: str, phase: str) -> None:
        """Show `text` in the ink of the phase, if it does not already."""
        if (text, phase) != (self._text, self._phase):
            self._text, self._phase = text, phase
            self._draw()

    def fit(self, columns: int, lines: int) -> None:
        """The screen is of that size now."""
        if (columns, lines) != self._room:
            self._room = (columns, lines)
            self._draw()

    def _draw(self) -> None:
        scale = glyphs.fitting(self._text, *self._room)
        parts = glyphs.pieces(self._text, scale) if self._text else ()
        fresh = [Glyph() for _ in range(len(parts) - len(self._pool))]
        self._pool += fresh
        for number, glyph in enumerate(self._pool):
            glyph.display = number < len(parts)
            if number < len(parts):
                glyph.show(parts[number], scale, self._phase, last=number == len(parts) - 1)
        if fresh:
            self.mount_all(fresh)
