"""The line of keys at the foot of a screen: the key bold, its label quiet; each can be clicked."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import events
from textual.message import Message

from ninetyten.ui.paint import Runs, width
from ninetyten.ui.widgets.drawn import Drawn
from ninetyten.view.picture import Picture

Hint = tuple[str, str, str]
"""An action's id, its key as it is shown, its label."""


class Hints(Drawn):
    """What can be done now, as many as fit; the last hint always stays."""

    class Chosen(Message):
        """A hint was clicked."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    def __init__(self, offers: Callable[[Picture], Sequence[Hint]], *, gap: int = 2, id: str | None = None) -> None:
        super().__init__(self._paint, id=id, classes="hints spare")
        self._offers = offers
        self._gap = gap

    def kept(self, picture: Picture, columns: int) -> tuple[Hint, ...]:
        """Return the hints that fit in so many columns."""
        *hints, last = self._offers(picture) or [("", "", "")]
        while hints and self._width((*hints, last)) > columns:
            hints.pop()
        return (*hints, last)

    def _width(self, hints: Sequence[Hint]) -> int:
        return sum(len(key) + len(label) + bool(label) for _, key, label in hints) + self._gap * (len(hints) - 1)

    def _paint(self, picture: Picture, columns: int) -> Runs:
        hints = self.kept(picture, columns)
        runs: Runs = [(" " * ((columns - self._width(hints)) // 2), "")]
        for number, (_, key, label) in enumerate(hints):
            runs += [(" " * self._gap if number else "", ""), (key, "strong"), (f" {label}" if label else "", "quiet")]
        return runs

    def on_click(self, event: events.Click) -> None:
        """Do what the clicked hint's key does."""
        columns = self.content_size.width
        at = event.x - width(self._paint(self.picture, columns)[:1])
        for action, key, label in self.kept(self.picture, columns):
            length = len(key) + len(label) + bool(label)
            if 0 <= at < length:
                event.stop()
                self.post_message(self.Chosen(action))
                return
            at -= length + self._gap
