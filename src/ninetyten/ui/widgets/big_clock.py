"""The time in large digits: the last two in a small widget of their own, so that a second changes only those.

Whenever anything changes, Textual goes through every widget that shares a container with it, so a widget for each digit
would cost more than the digit; and a line is written from its widget's left edge on, so a single widget would write them
all.

A digit is three columns by five rows of dots. Huge, on a large terminal: a dot is three cells wide, and the sides of a digit
are two rows high. Large: a dot is two cells wide and a row high. Small: a dot is a cell wide and half a row high. Plain:
ordinary text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from rich.segment import Segment
from rich.style import Style
from textual.app import ComposeResult
from textual.geometry import Offset, Region, Size
from textual.strip import Strip
from textual.widget import Widget

from ninetyten.ui.cursor import TEXT, Followed, Spot, leading
from ninetyten.ui.themes import PHASES, ThemePalette, palette_of

Shape = tuple[str, ...]
"""The lines of some digits, all of one width."""


class Digits(Followed, Widget):
    """Some digits centered in its width, with room for what stands beside them."""

    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.shape: Shape = ()
        self.phase = ""
        self.beside = 0
        self._dipped: tuple[ThemePalette, str, Style] | None = None

    def show_shape(self, shape: Shape, phase: str, beside: int = 0) -> None:
        """Draw a shape in the ink of the phase, repainting only lines that differ. `beside`: cells kept free on its right."""
        before, same = self.shape, (phase, beside) == (self.phase, self.beside)
        self.shape, self.phase, self.beside = shape, phase, beside
        if not same or _size(before) != _size(shape):
            self.refresh(layout=_size(before) != _size(shape))
        elif changed := [at for at, pair in enumerate(zip(before, shape, strict=True)) if pair[0] != pair[1]]:
            self.refresh(*(Region(0, at, self.size.width, 1) for at in changed))

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """Return the width of the digits."""
        return _size(self.shape)[0]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the height of the digits."""
        return len(self.shape)

    def render_line(self, y: int) -> Strip:
        """Return one line of the digits."""
        line = self.shape[y] if y < len(self.shape) else ""
        left = (self.size.width - len(line) - self.beside) // 2
        return Strip([Segment((" " * left + line).ljust(self.size.width), self._ink())], self.size.width)

    def spots(self) -> Iterator[Spot]:
        """Yield where the digits begin, for a screen that has room for nothing else."""
        for y in range(len(self.shape)):
            if (text := self.render_line(y).text).strip():
                yield TEXT, Offset(leading(text), y)

    def _ink(self) -> Style:
        """Return the ink on this background, computed once for a theme and a phase."""
        palette = palette_of(self)
        if self._dipped is None or self._dipped[:2] != (palette, self.phase):
            ink = palette.style("accent" if self.phase in PHASES else "bright", self.phase)
            self._dipped = (palette, self.phase, self.rich_style + ink.rich_style)
        return self._dipped[2]


class BigClock(Digits):
    """A text as large as the screen allows: seven rows, five, three, or one. It draws what seldom changes itself."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.text = ""
        self._room = (0, 0)
        self._scale = "plain"
        self._last = Digits()

    def compose(self) -> ComposeResult:
        """Yield the parts, top to bottom."""
        yield self._last

    def show(self, text: str, phase: str) -> None:
        """Show `text` in the ink of the phase, if it differs."""
        before, self.text = self.text, text
        if phase == self.phase and text[:-2] == before[:-2] and _digits(text, before) and self._scale != "plain":
            self._last.show_shape(joined(text[-2:], self._scale), phase)
        elif (text, phase) != (before, self.phase):
            self._draw(phase)

    def fit(self, columns: int, lines: int) -> None:
        """Fit the text to so many columns and lines."""
        if (columns, lines) != self._room:
            self._room = (columns, lines)
            self._draw(self.phase)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the height of the digits; a short text is all in the last ones."""
        return len(self._last.shape)

    def _draw(self, phase: str) -> None:
        self._scale = scale = fitting_scale(self.text, *self._room)
        parts = pieces(self.text, scale) if self.text else ()
        first, last = joined(parts[:-2], scale, more=True), joined(parts[-2:], scale)
        if _size(first) != _size(self.shape):
            self._last.styles.margin = (0, 0, 0, _size(first)[0])
        self.show_shape(first, phase, beside=_size(last)[0])
        self._last.show_shape(last, phase)


def _digits(*texts: str) -> bool:
    """Report whether all texts end in two digits, so that these can be drawn alone."""
    return all(len(text) > 1 and text[-2:].isdigit() for text in texts)


def _size(shape: Shape) -> tuple[int, int]:
    return (len(shape[0]) if shape else 0, len(shape))


_DOTS = {
    "0": ("###", "# #", "# #", "# #", "###"),
    "1": ("## ", " # ", " # ", " # ", "###"),
    "2": ("###", "  #", "###", "#  ", "###"),
    "3": ("###", "  #", "###", "  #", "###"),
    "4": ("# #", "# #", "###", "  #", "  #"),
    "5": ("###", "#  ", "###", "  #", "###"),
    "6": ("###", "#  ", "###", "# #", "###"),
    "7": ("###", "  #", "  #", "  #", "  #"),
    "8": ("###", "# #", "###", "# #", "###"),
    "9": ("###", "# #", "###", "  #", "###"),
    ":": (" ", "#", " ", "#", " "),
    "−": ("   ", "   ", "###", "   ", "   "),
}
_HALVES = {"  ": " ", "# ": "▀", " #": "▄", "##": "█"}
HEIGHTS = {"huge": 7, "large": 5, "small": 3, "plain": 1}
"""Rows of each scale, largest first."""
ROOM = {"huge": (140, 36)}
"""Columns and lines from which on a scale is used, where fitting is not enough."""
_GAPS = {"huge": 3, "large": 2, "small": 1, "plain": 0}
_DOT_CELLS = {"huge": 3, "large": 2}
_DOT_ROWS = {"huge": (1, 2, 1, 2, 1), "large": (1, 1, 1, 1, 1)}


def pieces(text: str, scale: str) -> tuple[str, ...]:
    """Return the pieces of a text: one for each digit or sign, and one for any words (` min`)."""
    if scale == "plain":
        return (text,)
    parts: list[str] = []
    for char in text:
        if char in _DOTS or not parts or parts[-1] in _DOTS:
            parts.append(char)
        else:
            parts[-1] += char
    return tuple(parts)


@cache
def rows(piece: str, scale: str) -> tuple[str, ...]:
    """Return the lines of one piece at a scale, without the gap after it; words stand on the last line."""
    dots = _DOTS.get(piece)
    if scale == "plain":
        return (piece,)
    if dots is None:
        return (*(" " * len(piece) for _ in range(HEIGHTS[scale] - 1)), piece)
    if scale in _DOT_CELLS:
        cells = ["".join(("█" if dot == "#" else " ") * _DOT_CELLS[scale] for dot in row) for row in dots]
        return tuple(line for line, times in zip(cells, _DOT_ROWS[scale], strict=True) for _ in range(times))
    pairs = zip(dots[::2], (*dots[1::2], " " * len(dots[0])), strict=True)
    return tuple("".join(_HALVES[up + down] for up, down in zip(*pair, strict=True)) for pair in pairs)


def width(text: str, scale: str) -> int:
    """Return the cells that `text` takes at a scale."""
    wide = [len(rows(part, scale)[0]) for part in pieces(text, scale)]
    return sum(wide) + _GAPS[scale] * (len(wide) - 1)


@cache
def joined(parts: Sequence[str], scale: str, *, more: bool = False) -> tuple[str, ...]:
    """Return the lines of pieces side by side. `more`: another follows, so leave a gap for it."""
    gap = " " * _GAPS[scale]
    lines = zip(*(rows(part, scale) for part in parts), strict=True)
    return tuple(gap.join(line) + (gap if more else "") for line in lines)


def fitting_scale(text: str, columns: int, lines: int) -> str:
    """Return the largest scale at which `text` fits so many columns and lines."""
    for scale, height in HEIGHTS.items():
        least_columns, least_lines = ROOM.get(scale, (0, 0))
        if max(height, least_lines) <= lines and max(width(text, scale) + 2, least_columns) <= columns:
            return scale
    return "plain"
