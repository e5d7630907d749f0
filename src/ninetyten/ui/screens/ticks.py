"""A few points, each ticked with its digit: the posture check of a block's start (S9), the items of the end of the day (B8)."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll

from ninetyten.domain.vocabulary import PosturePoint
from ninetyten.ui import paint
from ninetyten.ui.screens.page import Asking, Result
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
                yield PointLine(number, self)

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


class PointLine(Drawn):
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


Failing = tuple[str, ...]
"""The points that are not right, by name, in the order they are asked."""


class PostureScreen(TicksScreen[Failing]):
    """Gives the points that were ticked once `enter` keeps them, none where all is right; None on `escape`. `points`: the words
    of each by its name."""

    WITH_TICK: ClassVar[Look] = ("✗", "accent", "bright")
    WITHOUT: ClassVar[Look] = ("✓", "quiet", "quiet")

    def __init__(self, points: Mapping[PosturePoint, str]) -> None:
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


Ticked = tuple[int, ...]
"""The places of the items that were ticked."""


class RitualScreen(TicksScreen[Ticked]):
    """Gives the items ticked once `enter` ends the day; None on `escape`, with which it goes on. `told`: what belongs to the end
    of this day."""

    WITH_TICK: ClassVar[Look] = ("✓", "accent", "quiet")
    WITHOUT: ClassVar[Look] = ("·", "accent", "bright")

    def __init__(self, items: Sequence[str], remark: str) -> None:
        super().__init__(items)
        self._remark = remark

    def compose(self) -> ComposeResult:
        """The items, what is told, and how to end."""
        with Vertical(id="centre"):
            yield Drawn(lambda _, __: [("End of day", "strong")], id="question")
            yield from self.lines()
            yield Drawn(lambda _, columns: paint.wrapped(self._remark, "quiet", columns) if self._remark else [], id="below")
            yield Drawn(self._keys, id="escape")

    def on_mount(self) -> None:
        """No gap for what is not told yet."""
        self.query_one("#below").display = bool(self._remark)

    def tell(self, words: str) -> None:
        """What was still being read when it opened."""
        self._remark = words
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
