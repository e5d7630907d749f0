"""The items of the end of the day, ticked with digits; then the day ends (B8)."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll

from ninetyten.ui import paint
from ninetyten.ui.screens.card import Asking
from ninetyten.ui.widgets.drawn import Drawn
from ninetyten.view.picture import Picture

Ticked = tuple[int, ...]
"""The places of the items that were ticked."""


class Item(Drawn):
    """One item: its digit, whether it is done, its words."""

    def __init__(self, number: int, words: str, screen: RitualScreen) -> None:
        super().__init__(self._paint, classes="row")
        self.number, self._words, self._ritual = number, words, screen

    def _paint(self, picture: Picture, columns: int) -> paint.Runs:
        done = self.number in self._ritual.done
        ink = "quiet" if done else "bright"
        return [(f"{self.number + 1}  ", "strong"), ("✓ " if done else "· ", "accent"), (self._words, ink)]

    def on_click(self, event: events.Click) -> None:
        """A click ticks it, or takes the tick back."""
        event.stop()
        self._ritual.tick(self.number)


class RitualScreen(Asking[Ticked]):
    """Gives the items ticked once `enter` ends the day; None on `escape`, which ends it without them. `told`: what belongs to the
    end of this day."""

    def __init__(self, items: Sequence[str], told: str) -> None:
        super().__init__()
        self.add_class("wide")
        self._items, self._words = tuple(items), told
        self.done: set[int] = set()

    def compose(self) -> ComposeResult:
        """The items, what is told, and how to end."""
        with Vertical(id="centre"):
            yield Drawn(lambda _, __: [("End of day", "strong")], id="question")
            with VerticalScroll(id="answers", can_focus=False):
                for number, words in enumerate(self._items):
                    yield Item(number, words, self)
            yield Drawn(lambda _, columns: paint.wrapped(self._words, "quiet", columns) if self._words else [], id="below")
            yield Drawn(_keys, id="escape")

    def on_mount(self) -> None:
        """No gap for what is not told yet."""
        self.query_one("#below").display = bool(self._words)

    def tell(self, words: str) -> None:
        """What was still being read when it opened."""
        self._words = words
        if self.is_mounted:
            self.query_one("#below").display = bool(words)
            self.query_one("#below").refresh(layout=True)

    def takes(self, event: events.Key, now: float) -> bool:
        """Digits in a row are ticks, and no burst."""
        return (event.character or "") in "123456789"

    def on_key(self, event: events.Key) -> None:
        """Every key is the question's."""
        event.stop()
        if event.key == "escape":
            self.dismiss(None)
        elif event.key == "enter":
            self.dismiss(tuple(sorted(self.done)))
        elif event.character and event.character in "123456789":
            self.tick(int(event.character) - 1)

    def tick(self, number: int) -> None:
        """Tick an item, or take the tick back."""
        if number < len(self._items):
            self.done ^= {number}
            for row in self.query(Item):
                row.refresh()


def _keys(picture: Picture, columns: int) -> paint.Runs:
    ends: paint.Runs = [("enter", "strong"), (" ends the day   ", "quiet"), ("esc", "strong"), (" without it", "quiet")]
    return paint.fitting(columns, [[("1 to 9", "strong"), (" done   ", "quiet"), *ends], ends])
