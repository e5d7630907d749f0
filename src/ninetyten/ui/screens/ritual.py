"""The items of the end of the day, ticked with digits; then the day ends (B8)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical

from ninetyten.ui import paint
from ninetyten.ui.screens.ticks import DIGITS, Look, TicksScreen
from ninetyten.ui.widgets.drawn import Drawn
from ninetyten.view.picture import Picture

Ticked = tuple[int, ...]
"""The places of the items that were ticked."""


class RitualScreen(TicksScreen[Ticked]):
    """Gives the items ticked once `enter` ends the day; None on `escape`, with which it goes on. `told`: what belongs to the end
    of this day."""

    WITH_TICK: ClassVar[Look] = ("✓", "accent", "quiet")
    WITHOUT: ClassVar[Look] = ("·", "accent", "bright")

    def __init__(self, items: Sequence[str], told: str) -> None:
        super().__init__(items)
        self._told = told

    def compose(self) -> ComposeResult:
        """The items, what is told, and how to end."""
        with Vertical(id="centre"):
            yield Drawn(lambda _, __: [("End of day", "strong")], id="question")
            yield from self.lines()
            yield Drawn(lambda _, columns: paint.wrapped(self._told, "quiet", columns) if self._told else [], id="below")
            yield Drawn(self._keys, id="escape")

    def on_mount(self) -> None:
        """No gap for what is not told yet."""
        self.query_one("#below").display = bool(self._told)

    def tell(self, words: str) -> None:
        """What was still being read when it opened."""
        self._told = words
        if self.is_ready:
            self.query_one("#below").display = bool(words)
            self.query_one("#below").refresh(layout=True)

    def kept(self) -> Ticked:
        """The places of those that are done."""
        return tuple(sorted(self.ticked))

    def _keys(self, picture: Picture, columns: int) -> paint.Runs:
        ends: paint.Runs = [("enter", "strong"), (" ends the day   ", "quiet"), ("esc", "strong"), (" stay", "quiet")]
        return paint.fitting(columns, [[(_digits(len(self.points)), "strong"), (" done   ", "quiet"), *ends], ends])


def _digits(count: int) -> str:
    """The digits of so many items: `1`, `1, 2`, `1 to 3`."""
    last = min(count, len(DIGITS))
    return f"1 to {last}" if last > len("12") else ", ".join(DIGITS[:last])
