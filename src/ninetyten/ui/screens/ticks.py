"""A few points, each ticked with its digit: what the end of the day and the posture check have in common."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll

from ninetyten.ui import paint
from ninetyten.ui.screens.card import Asking
from ninetyten.ui.screens.page import Result
from ninetyten.ui.widgets.drawn import Drawn
from ninetyten.view.picture import Picture

DIGITS = tuple("123456789")

Look = tuple[str, str, str]
"""A mark, its ink, and the ink of the words."""


class TicksScreen(Asking[Result]):
    """Gives `kept` on `enter`, None on `escape`. `points`: the words of each, nine with a digit at most; `ticked`: the places of
    those that are."""

    WITH_TICK: ClassVar[Look]
    WITHOUT: ClassVar[Look]

    def __init__(self, points: Sequence[str]) -> None:
        super().__init__()
        self.add_class("wide")
        self.points = tuple(points)
        self.ticked: set[int] = set()

    @abstractmethod
    def kept(self) -> Result:
        """What the ticks come to."""

    def lines(self) -> ComposeResult:
        """A line a point."""
        with VerticalScroll(id="answers", can_focus=False):
            for number in range(len(self.points)):
                yield Point(number, self)

    def takes(self, event: events.Key, now: float) -> bool:
        """Digits in a row are ticks, and no burst."""
        return event.character in DIGITS

    def on_key(self, event: events.Key) -> None:
        """Every key is the question's."""
        event.stop()
        if event.key == "escape":
            self.dismiss(None)
        elif event.key == "enter":
            self.dismiss(self.kept())
        elif event.character in DIGITS:
            self.tick(DIGITS.index(event.character))

    def tick(self, number: int) -> None:
        """Tick a point, or take the tick back."""
        if number < len(self.points):
            self.ticked ^= {number}
            for part in self.query(Drawn):
                part.refresh(layout=part.id == "escape")


class Point(Drawn):
    """One point: its digit, its mark, its words."""

    def __init__(self, number: int, screen: TicksScreen[Any]) -> None:
        super().__init__(self._paint, classes="row")
        self.number, self._ticks = number, screen

    def _paint(self, picture: Picture, columns: int) -> paint.Runs:
        ticks = self._ticks
        mark, ink, words = ticks.WITH_TICK if self.number in ticks.ticked else ticks.WITHOUT
        return [(f"{self.number + 1}  ", "strong"), (f"{mark} ", ink), (ticks.points[self.number], words)]

    def on_click(self, event: events.Click) -> None:
        """A click ticks it, or takes the tick back."""
        event.stop()
        self._ticks.tick(self.number)
