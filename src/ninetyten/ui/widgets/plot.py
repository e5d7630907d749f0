"""A plot of the ledger in the inks of the theme. Imported when insights open: the plotting library takes longer to load than
the rest of the screen.

Every part of a plot has a mark of its own beside its ink, so that it reads in grey, in sixteen colours and without any.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.geometry import Offset
from textual.theme import Theme
from textual_plotext import PlotextPlot

from ninetyten.ui.cursor import COLUMN, Followed, Spot, leading
from ninetyten.ui.paint import shade
from ninetyten.ui.themes import palette_of
from ninetyten.view.plots import Bars, Boxes, Intervals, Plot, axis_of

BOX_LINES = 11
"""Lines of a plot whose height says something, at most."""
HALF = 0.3
"""How far a box reaches to either side of its label, labels being 1 apart."""

PlotColour = tuple[int, int, int] | int | str


def lines_of(plot: Plot) -> int:
    """Return how many lines a plot needs: one per row, plus the axis with its figures and its unit."""
    match plot:
        case Bars():
            return len(plot.bars) + 3
        case Intervals():
            return len(plot.rows) + 3
        case Boxes():
            steps = len(axis_of(plot)) - 1
            return steps * max(1, (BOX_LINES - 1) // steps) + 1 + 3


class PlotView(Followed, PlotextPlot):
    """Draws one plot, as wide as there is room."""

    ALLOW_SELECT = False

    def __init__(self, plot: Plot) -> None:
        super().__init__()
        self.theme = "textual-clear"
        self._shown = plot
        self.styles.height = lines_of(plot)

    def on_mount(self) -> None:
        """Redraw when the theme changes."""
        self.app.theme_changed_signal.subscribe(self, self._redraw)

    def on_unmount(self) -> None:
        """Unsubscribe: the signal would keep the plot until the next theme change."""
        self.app.theme_changed_signal.unsubscribe(self)

    def on_resize(self) -> None:
        """Redraw at the new width's scale."""
        self._redraw()

    def spots(self) -> Iterator[Spot]:
        """Yield where each of its lines begins."""
        for y in range(self.size.height):
            if (text := self.render_line(y).text).strip():
                yield COLUMN, Offset(leading(text), y)

    def _redraw(self, theme: Theme | None = None) -> None:
        self.plt.clear_figure()
        self.plt.frame(False)
        self.plt.xaxes(True, False)
        self.plt.yaxes(True, False)
        match self._shown:
            case Bars():
                self._bars(self._shown)
            case Intervals():
                self._intervals(self._shown)
            case Boxes():
                self._boxes(self._shown)
        self.refresh()

    def _bars(self, plot: Bars) -> None:
        axis = axis_of(plot)
        labels = self._rows([bar.label for bar in plot.bars], axis, plot.unit)
        cell = axis[-1] / max(self.size.width - labels - 1, 1)
        for row, bar in zip(range(len(plot.bars), 0, -1), plot.bars, strict=True):
            at = 0.0
            for bucket, length in bar.parts:
                if length > 0:
                    self._line([at, max(at, at + length - cell)], [row, row], shade(bucket), bucket)
                at += length
            if bar.mark is not None:
                self._line([bar.mark], [row], "┃", "strong")

    def _intervals(self, plot: Intervals) -> None:
        self._rows([f"{row.label} {row.note:>7}" for row in plot.rows], axis_of(plot), plot.unit)
        for line, row in zip(range(len(plot.rows), 0, -1), plot.rows, strict=True):
            self._line([row.low, row.high], [line, line], "─", "study")
            self._line([row.low], [line], "├", "study")
            self._line([row.high], [line], "┤", "study")
            if plot.target is not None:
                self._line([plot.target], [line], "┃", "prompt")
            self._line([row.middle], [line], "●", "strong")

    def _rows(self, labels: Sequence[str], axis: Sequence[float], unit: str) -> int:
        """Set up a line per label with figures below; return the width of the labels."""
        self.plt.ylim(0.5, len(labels) + 0.5)
        self.plt.yticks(list(range(len(labels), 0, -1)), list(labels))
        self.plt.xlim(axis[0], axis[-1])
        self.plt.xticks(list(axis), [f"{figure:g}" for figure in axis])
        self.plt.xlabel(unit)
        return max(map(len, labels), default=0)

    def _boxes(self, plot: Boxes) -> None:
        axis = axis_of(plot)
        self.plt.ylim(axis[0], axis[-1])
        self.plt.yticks(axis, [f"{figure:g}" for figure in axis])
        self.plt.xlim(0.5, len(plot.rows) + 0.5)
        self.plt.xticks(list(range(1, len(plot.rows) + 1)), [box.label for box in plot.rows])
        self.plt.xlabel(plot.below)
        for place, box in enumerate(plot.rows, 1):
            mark, ink = ("▓", "production") if box.note else ("░", "done")
            left, right = place - HALF, place + HALF
            sides = [left, left, right, right, left], [box.low, box.high, box.high, box.low, box.low]
            self.plt.plot(*sides, marker=mark, color=self._colour(ink), fillx="internal")
            self._line([left, right], [box.middle, box.middle], "━", "strong")

    def _line(self, x: list[float], y: list[float], mark: str, ink: str) -> None:
        self.plt.plot(x, y, marker=mark, color=self._colour(ink))

    def _colour(self, ink: str) -> PlotColour:
        """Return an ink's color as the library takes it: a terminal color by its number."""
        colour = palette_of(self).style(ink, "focus").foreground
        if colour is None or colour.ansi == -1:
            return "default"
        return colour.ansi if colour.ansi is not None else colour.rgb
