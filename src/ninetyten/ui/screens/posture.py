"""The posture check of a block's start, answered: a digit ticks a point that is not right (S9)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical

from ninetyten.ui import paint
from ninetyten.ui.screens.ticks import Look, TicksScreen
from ninetyten.ui.widgets.drawn import Drawn
from ninetyten.view.picture import Picture

Failing = tuple[str, ...]
"""The points that are not right, by name, in the order they are asked."""


class PostureScreen(TicksScreen[Failing]):
    """Gives the points that were ticked once `enter` keeps them, none where all is right; None on `escape`. `points`: the words
    of each by its name."""

    WITH_TICK: ClassVar[Look] = ("✗", "accent", "bright")
    WITHOUT: ClassVar[Look] = ("✓", "quiet", "quiet")

    def __init__(self, points: Mapping[str, str]) -> None:
        super().__init__(tuple(points.values()))
        self.names = tuple(points)

    def compose(self) -> ComposeResult:
        """The question, a line a point, and how to answer."""
        with Vertical(id="centre"):
            yield Drawn(lambda _, __: [("Which of these is not right?", "strong")], id="question")
            yield from self.lines()
            yield Drawn(self._keys, id="escape")

    def kept(self) -> Failing:
        """The names of those that are not right."""
        return tuple(name for number, name in enumerate(self.names) if number in self.ticked)

    def _keys(self, picture: Picture, columns: int) -> paint.Runs:
        kept = f" {len(self.ticked)} not right   " if self.ticked else " all right   "
        ends: paint.Runs = [("enter", "strong"), (kept, "quiet"), ("esc", "strong"), (" not now", "quiet")]
        return paint.fitting(columns, [[(f"1 to {len(self.names)}", "strong"), (" not right   ", "quiet"), *ends], ends])
