"""How many of each: a list in which digits count for the line that is lit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll

from ninetyten.ui import paint
from ninetyten.ui.screens.page import Asking
from ninetyten.ui.widgets.drawn import Drawn
from ninetyten.view.picture import Picture

DIGITS = 4
KEYS = ("up", "down", "tab", "shift+tab", "enter", "backspace")

Counts = tuple[tuple[Any, int], ...]
"""What was counted, and how often; what was not counted is left out."""


class Counted(Drawn):
    """One line: its words and its count."""

    def __init__(self, number: int, words: str, wide: int, screen: TallyScreen) -> None:
        super().__init__(self._paint, classes="row")
        self.number, self._words, self._wide, self._tally = number, words, wide, screen

    def _paint(self, picture: Picture, columns: int) -> paint.Runs:
        lit = self._tally.lit == self.number
        count = self._tally.counts[self.number]
        runs: paint.Runs = [("▸ " if lit else "  ", "accent"), (self._words.ljust(self._wide), "bright" if lit else "quiet")]
        return [*runs, (f"{count or ''}".rjust(DIGITS), "strong"), ("▏" if lit else " ", "accent")]

    def on_click(self, event: events.Click) -> None:
        """A click lights it."""
        event.stop()
        self._tally.light(self.number)


class TallyScreen(Asking[Counts]):
    """Asks how many of each; `things` are pairs of a meaning and its words. Nothing on `escape`."""

    def __init__(self, question: str, things: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._question, self._things = question, tuple(things)
        self.counts = [0] * len(self._things)
        self.lit = 0

    def compose(self) -> ComposeResult:
        """The question, a line a thing, and how to answer."""
        wide = max(len(words) for _, words in self._things)
        with Vertical(id="centre"):
            yield Drawn(lambda _, __: [(self._question, "strong")], id="question")
            with VerticalScroll(id="answers", can_focus=False):
                for number, (_, words) in enumerate(self._things):
                    yield Counted(number, words, wide, self)
            keys: paint.Runs = [("↑ ↓", "strong"), (" and digits   ", "quiet"), ("enter", "strong"), (" done   ", "quiet")]
            yield Drawn(lambda _, __: [*keys, ("esc", "strong"), (" not now", "quiet")], id="escape")

    def takes(self, event: events.Key, now: float) -> bool:
        """What can be part of an answer; any other key may be meant for another window."""
        return event.key in KEYS or (event.character or "") in tuple("0123456789")

    def on_key(self, event: events.Key) -> None:
        """Every key is the question's."""
        event.stop()
        count = self.counts[self.lit]
        if event.key == "escape":
            self.dismiss(None)
        elif event.key == "enter":
            self.dismiss(tuple((self._things[at][0], count) for at, count in enumerate(self.counts) if count))
        elif event.key in ("up", "down", "tab", "shift+tab"):
            self.light((self.lit + (1 if event.key in ("down", "tab") else -1)) % len(self._things))
        elif event.key == "backspace":
            self._count(count // 10)
        elif event.character and event.character in "0123456789":
            self._count(int(f"{count}{event.character}"[-DIGITS:]))

    def light(self, number: int) -> None:
        """From now on digits count for that line."""
        self.lit = number
        for row in self.query(Counted):
            row.refresh()
            if row.number == number:
                row.scroll_visible(animate=False)

    def _count(self, count: int) -> None:
        self.counts[self.lit] = count
        self.light(self.lit)
