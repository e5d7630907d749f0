"""Ask how many of each: a list in which digits count for the selected line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical

from ninetyten.ui import paint
from ninetyten.ui.screens.page import Asking
from ninetyten.ui.widgets.controls import Lines
from ninetyten.ui.widgets.drawn import Drawn

DIGITS = 4

Counts = tuple[tuple[Any, int], ...]
"""What was counted, and how often; what was not counted is left out."""


class TallyScreen(Asking[Counts]):
    """Asks how many of each; `things` are pairs of a meaning and its words. Gives None on `escape`."""

    answered_with = "0123456789"

    def __init__(self, question: str, things: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._question, self._things = question, tuple(things)
        self.counts = [0] * len(self._things)
        self._wide = max(len(words) for _, words in things)
        self._list = Lines(self._row, len(things), picks=False)

    def compose(self) -> ComposeResult:
        """Yield the parts, top to bottom."""
        with Vertical(id="centre"):
            yield Drawn(lambda _, __: [(self._question, "strong")], id="question")
            yield self._list
            keys: paint.Runs = [("↑ ↓", "strong"), (" digits   ", "quiet"), ("enter", "strong"), (" done   ", "quiet")]
            yield Drawn(lambda _, __: [*keys, ("esc", "strong"), (" cancel", "quiet")], id="escape")

    def on_key(self, event: events.Key) -> None:
        """Count or move; the list handles arrows and `enter`."""
        event.stop()
        count = self.counts[self._list.selected]
        if event.key == "escape":
            self.dismiss(None)
        elif event.key == "tab":
            self._list.action_cursor_down()
        elif event.key == "shift+tab":
            self._list.action_cursor_up()
        elif event.key == "backspace":
            self._count(count // 10)
        elif event.character and event.character in self.answered_with:
            self._count(int(f"{count}{event.character}"[-DIGITS:]))

    def on_option_list_option_selected(self) -> None:
        """Give the counts."""
        self.dismiss(tuple((self._things[at][0], count) for at, count in enumerate(self.counts) if count))

    def _count(self, count: int) -> None:
        self.counts[self._list.selected] = count
        self._list.repaint()

    def _row(self, number: int, selected: bool) -> paint.Runs:
        count = self.counts[number]
        words = (self._things[number][1].ljust(self._wide), "bright" if selected else "quiet")
        return [
            ("▸ " if selected else "  ", "accent"),
            words,
            (f"{count or ''}".rjust(DIGITS), "strong"),
            ("▏" if selected else " ", "accent"),
        ]
