"""A part of the picture drawn as one widget, repainted only when what it shows has changed.

Most parts of the face are a line or two: a painter (`ui.paint`) makes them, this puts them on the screen. An equal result
is not painted again, so a second that changes one digit costs one digit.
"""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.reactive import var
from textual.widget import Widget

from ninetyten.ui.inks import Inks
from ninetyten.ui.paint import Painter, Runs
from ninetyten.view.picture import Picture

def lines(runs: Runs) -> int:
    """How many lines the runs take; none if there is nothing."""
    text = "".join(text for text, _ in runs)
    return text.count("\n") + 1 if text else 0


class Drawn(Widget):
    """Draws its part of `picture` with `painter`, over its own width."""

    ALLOW_SELECT = False
    picture: var[Picture] = var(Picture(), init=False)

    def __init__(self, painter: Painter, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._painter = painter
        self._runs: Runs = []

    def watch_picture(self, old: Picture, picture: Picture) -> None:
        """Repaint if it looks different; another phase has another accent."""
        columns = self.content_size.width
        if not columns:
            return
        runs = self._painter(picture, columns)
        if runs != self._runs or old.phase != picture.phase:
            self.refresh(layout=self.styles.auto_dimensions and lines(runs) != lines(self._runs))

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """The longest line, where the style sheet says `auto`."""
        text = "".join(text for text, _ in self._painter(self.picture, container.width))
        return max(map(len, text.split("\n")))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The lines there are, where the style sheet says `auto`."""
        return lines(self._painter(self.picture, width))

    def render(self) -> Content:
        """The runs in their inks."""
        self._runs = self._painter(self.picture, self.content_size.width)
        return self.inked(self._runs)

    def inked(self, runs: Runs) -> Content:
        """Runs as Textual draws them; no text is read as markup."""
        return inked(self, runs, self.phase())

    def phase(self) -> str:
        """Whose accent it takes."""
        return "prompt" if self.picture.prompt else self.picture.phase


def inked(widget: Widget, runs: Runs, phase: str) -> Content:
    """Runs in the inks of the app's theme, the accent being that of the phase."""
    inks: Inks = widget.app.inks  # type: ignore[attr-defined]  # widgets of ours live in no other app
    return Content.assemble(*((text, inks.style(ink, phase)) if ink else text for text, ink in runs))
