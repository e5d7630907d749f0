"""Draw a part of the picture as one widget, repainted only when what it shows has changed.

Most parts of the face are a line or two: a painter (`ui.paint`) makes them, this puts them on the screen. An equal result
is not painted again, so a second that changes one digit costs one digit.
"""

from __future__ import annotations

from collections.abc import Iterator

from textual import events
from textual.content import Content
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.reactive import var
from textual.widget import Widget

from ninetyten.domain.visible import visible
from ninetyten.ui.cursor import COLUMN, TEXT, Followed, Spot, leading, scrolls
from ninetyten.ui.paint import Painter, Runs, height, lines, marked, stacked
from ninetyten.ui.themes import palette_of
from ninetyten.view.picture import Picture


class Drawn(Followed, Widget):
    """Draws its parts of `picture` below each other, each with its painter, over its own width; `close` as in `stacked`."""

    ALLOW_SELECT = False
    picture: var[Picture] = var(Picture(), init=False)

    def __init__(self, *painters: Painter, close: bool = False, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._painters = painters
        self._close = close
        self._runs: Runs = []

    def watch_picture(self, old: Picture, picture: Picture) -> None:
        """Repaint if it looks different; another phase has another accent."""
        if not self.content_size:
            if self._grows and self.looks(picture, self.container_size.width):
                self.refresh(layout=True)
            return
        before, runs = self._runs, self._looks_here(picture)
        if old.phase != picture.phase or height(runs) != height(before):
            self.refresh(layout=self._grows and height(runs) != height(before))
        elif runs != before:
            changed = [at for at, pair in enumerate(zip(lines(runs), lines(before), strict=True)) if pair[0] != pair[1]]
            self.refresh(*(Region(0, at, self.content_size.width, 1) for at in changed))

    @property
    def _grows(self) -> bool:
        """Whether the style sheet sets its height by its content."""
        return self.styles.auto_dimensions

    def _looks_here(self, picture: Picture) -> Runs:
        return self.looks(picture, self.content_size.width, None if self._grows else self.content_size.height)

    def looks(self, picture: Picture, columns: int, lines: int | None = None) -> Runs:
        """Return what it shows of a picture on so many columns and lines."""
        return stacked([painter(picture, columns) for painter in self._painters], lines, close=self._close)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """Return the longest line's width, for `auto`."""
        text = "".join(text for text, _ in self.looks(self.picture, container.width))
        return max(map(len, text.split("\n")))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the number of lines, for `auto`."""
        return height(self.looks(self.picture, width))

    def render(self) -> Content:
        """Return the runs in their inks."""
        self._runs = self._looks_here(self.picture)
        return self.inked(self._runs)

    def spots(self) -> Iterator[Spot]:
        """Yield the places that the runs mark, then where each line begins that has text."""
        what = COLUMN if scrolls(self) else TEXT
        for y, runs in enumerate(lines(self._runs)[: self.content_size.height]):
            text = "".join(text for text, _ in runs)
            if text.strip():
                first = leading(text)
                x = leading(self.render_line(y).text) - first
                yield from ((ink, Offset(x + at, y)) for ink, at in marked(runs))
                yield what, Offset(x + first, y)

    def inked(self, runs: Runs) -> Content:
        """Return runs as Textual draws them; no text is read as markup."""
        return inked(self, runs, self.phase())

    def phase(self) -> str:
        """Return the phase whose accent it takes."""
        return "prompt" if self.picture.prompt else self.picture.phase


class Pickable(Drawn):
    """Several lines drawn as one widget; a click reports its line."""

    class Picked(Message):
        """A line was clicked. `painter`: what drew it; None for a blank line."""

        def __init__(self, line: int, painter: Painter | None) -> None:
            super().__init__()
            self.line, self.painter = line, painter

    def on_click(self, event: events.Click) -> None:
        """Report the clicked line."""
        event.stop()
        self.post_message(self.Picked(event.y, self._painter_of(event.y)))

    def _painter_of(self, line: int) -> Painter | None:
        shown = _written(self._runs)[line : line + 1]
        drawn = ((painter, _written(painter(self.picture, self.content_size.width))) for painter in self._painters)
        return next((painter for painter, its in drawn if shown and shown[0] and shown[0] in its), None)


def _written(runs: Runs) -> list[Runs]:
    """Return the runs of each line, those without text left out."""
    return [[run for run in line if run[0]] for line in lines(runs)]


def inked(widget: Widget, runs: Runs, phase: str) -> Content:
    """Return runs in the inks of the app's theme, with the phase's accent; control characters are spelled out."""
    palette = palette_of(widget)
    return Content.assemble(*((visible(text), palette.style(ink, phase)) if ink else visible(text) for text, ink in runs if text))
