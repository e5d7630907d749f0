"""A few points, each ticked with its digit: the posture check of a block's start (S9), the items of the end of the day (B8)."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical

from ninetyten.domain.vocabulary import PosturePoint
from ninetyten.ui import paint
from ninetyten.ui.screens.page import Asking, Result
from ninetyten.ui.widgets.controls import Ticks
from ninetyten.ui.widgets.drawn import Drawn
from ninetyten.view.picture import Picture

DIGITS = "123456789"


class TicksScreen(Asking[Result]):
    """Gives `kept` on `enter`, None on `escape`. `points`: the words of each, nine with a digit at most; `marks`: the mark of a
    point with a tick, and of one without."""

    marks: ClassVar[tuple[str, str]]
    answered_with = f"{DIGITS} "

    def __init__(self, points: Sequence[str]) -> None:
        super().__init__()
        self.add_class("wide")
        self.points = Ticks(points, *self.marks)

    @abstractmethod
    def kept(self) -> Result:
        """What the ticks come to."""

    @property
    def ticked(self) -> list[int]:
        """The places of the points with a tick."""
        return sorted(self.points.selected)

    def on_key(self, event: events.Key) -> None:
        """The list itself hears arrows, space and `enter`."""
        event.stop()
        if event.key == "escape":
            self.dismiss(None)
        elif event.character and event.character in DIGITS:
            self.points.tick(DIGITS.index(event.character))

    def action_keep(self) -> None:
        """Give what was ticked."""
        self.dismiss(self.kept())

    def on_selection_list_selected_changed(self) -> None:
        """The keys tell how many there are."""
        self.query_one("#escape").refresh(layout=True)


Failing = tuple[str, ...]
"""The points that are not right, by name, in the order they are asked."""


class PostureScreen(TicksScreen[Failing]):
    """Gives the points that were ticked once `enter` keeps them, none where all is right; None on `escape`. `points`: the words
    of each by its name."""

    marks = ("✗", "✓")

    def __init__(self, points: Mapping[PosturePoint, str]) -> None:
        super().__init__(tuple(points.values()))
        self.names = tuple(points)

    def compose(self) -> ComposeResult:
        """The question, a line a point, and how to answer."""
        with Vertical(id="centre"):
            yield Drawn(lambda _, __: [("Which of these is not right?", "strong")], id="question")
            yield self.points
            yield Drawn(self._keys, id="escape")

    def kept(self) -> Failing:
        """The names of those that are not right."""
        return tuple(self.names[number] for number in self.ticked)

    def _keys(self, picture: Picture, columns: int) -> paint.Runs:
        kept = f" {len(self.ticked)} not right   " if self.ticked else " all right   "
        ends: paint.Runs = [("enter", "strong"), (kept, "quiet"), ("esc", "strong"), (" cancel", "quiet")]
        return paint.fitting(columns, [[(f"1 to {len(self.names)}", "strong"), (" not right   ", "quiet"), *ends], ends])


Ticked = tuple[int, ...]
"""The places of the items that were ticked."""


class RitualScreen(TicksScreen[Ticked]):
    """Gives the items ticked once `enter` ends the day; None on `escape`, with which it goes on. `told`: what belongs to the end
    of this day."""

    marks = ("✓", "·")

    def __init__(self, items: Sequence[str], remark: str) -> None:
        super().__init__(items)
        self._remark = remark

    def compose(self) -> ComposeResult:
        """The items, what is told, and how to end."""
        with Vertical(id="centre"):
            yield Drawn(lambda _, __: [("End of day", "strong")], id="question")
            yield self.points
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
        return tuple(self.ticked)

    def _keys(self, picture: Picture, columns: int) -> paint.Runs:
        ends: paint.Runs = [("enter", "strong"), (" ends the day   ", "quiet"), ("esc", "strong"), (" stay", "quiet")]
        return paint.fitting(columns, [[(_digits(self.points.option_count), "strong"), (" done   ", "quiet"), *ends], ends])


def _digits(count: int) -> str:
    """The digits of so many items: `1`, `1, 2`, `1 to 3`."""
    last = min(count, len(DIGITS))
    return f"1 to {last}" if last > len("12") else ", ".join(DIGITS[:last])
