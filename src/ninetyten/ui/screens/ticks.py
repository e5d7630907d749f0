"""Points to tick, each with its digit: the posture check of a block's start (S9), the ritual on the card of the evening (B8)."""

from __future__ import annotations

import textwrap
from abc import abstractmethod
from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical

from ninetyten.domain.commands import Undo
from ninetyten.domain.vocabulary import PosturePoint
from ninetyten.ui import paint
from ninetyten.ui.screens.page import Asking, Result
from ninetyten.ui.widgets.controls import Ticks
from ninetyten.ui.widgets.drawn import Drawn
from ninetyten.view.bookends import Evening
from ninetyten.view.picture import Picture

DIGITS = "123456789"


class TicksScreen(Asking[Result]):
    """Gives `kept` on `enter`, None on `escape`. `points`: the words of each, the first nine with a digit; `marks`: the mark of a
    ticked point, and of an unticked one."""

    marks: ClassVar[tuple[str, str]]
    answered_with = f"{DIGITS} "

    def __init__(self, points: Sequence[str]) -> None:
        super().__init__()
        self.add_class("wide")
        self.points = Ticks(points, *self.marks)

    @abstractmethod
    def kept(self) -> Result:
        """Return what the ticks mean."""

    @property
    def ticked(self) -> list[int]:
        """The places of the ticked points."""
        return sorted(self.points.selected)

    def on_key(self, event: events.Key) -> None:
        """Tick a digit's point; the list handles arrows, space and `enter`."""
        event.stop()
        if event.key == "escape":
            self.dismiss(None)
        elif event.character and event.character in DIGITS:
            self.points.tick(DIGITS.index(event.character))

    def action_keep(self) -> None:
        """Give what was ticked."""
        self.dismiss(self.kept())

    def on_selection_list_selected_changed(self) -> None:
        """Update the count beside the keys."""
        self.query_one("#escape").refresh(layout=True)


Failing = tuple[str, ...]
"""The points that are not right, by name, in the order they are asked."""


class PostureScreen(TicksScreen[Failing]):
    """Gives the points that are not right, empty if all are; None on `escape`. `points`: the words of each by its name."""

    marks = ("✗", "✓")

    def __init__(self, points: Mapping[PosturePoint, str]) -> None:
        super().__init__(tuple(points.values()))
        self.names = tuple(points)

    def compose(self) -> ComposeResult:
        """Yield the parts, top to bottom."""
        with Vertical(id="centre"):
            yield Drawn(lambda _, __: [("Which of these is not right?", "strong")], id="question")
            yield self.points
            yield Drawn(self._keys, id="escape")

    def kept(self) -> Failing:
        """Return what the ticks mean."""
        return tuple(self.names[number] for number in self.ticked)

    def _keys(self, picture: Picture, columns: int) -> paint.Runs:
        kept = f" {len(self.ticked)} not right   " if self.ticked else " all right   "
        ends: paint.Runs = [("enter", "strong"), (kept, "quiet"), ("esc", "strong"), (" cancel", "quiet")]
        return paint.fitting(columns, [[(f"1 to {len(self.names)}", "strong"), (" not right   ", "quiet"), *ends], ends])


Ticked = tuple[int, ...]
"""The places of the items that were ticked."""


class EveningScreen(TicksScreen[Ticked]):
    """Shows what the day came to, once it has ended; `items` of the ritual can be ticked. Gives the ticked ones on `enter`, None
    on `escape`. `given_away`: what the week gave away, in words, which may still be read."""

    marks = ("✓", "·")

    def __init__(self, evening: Evening, items: Sequence[str], given_away: str) -> None:
        super().__init__(items)
        self.evening = evening
        self.taken_back = False
        """The person undid the end of the day."""
        self._given_away = given_away

    def compose(self) -> ComposeResult:
        """Yield the parts, top to bottom."""
        with Vertical(id="centre"):
            yield Drawn(lambda _, __: [(self.evening.title, "strong")], id="question")
            yield Drawn(self._figures, id="figures")
            yield self.points
            yield Drawn(lambda _, columns: paint.wrapped(self.evening.line, "quiet", columns), id="below")
            yield Drawn(self._keys, id="escape")

    def on_mount(self) -> None:
        """Hide the ritual if there is none; on a short screen it stands alone."""
        self.points.display = bool(self.points.option_count)
        self.set_class(bool(self.points.option_count), "ritual")

    def tell(self, words: str) -> None:
        """Show what was given away, which was still being read."""
        self._given_away = words
        if self.is_ready:
            self.query_one("#figures").refresh(layout=True)

    def on_key(self, event: events.Key) -> None:
        """Copy the line, take the end back, or close, besides what Textual lets the base class do: tick."""
        event.stop()
        if event.key == "y" and self.evening.line:
            self.face.copy_to_clipboard(self.evening.line)
            self.face.say("Copied the day as one line.")
        elif event.key == "u":
            self.taken_back = self.face.command(Undo())
            self.dismiss(None)
        elif event.key == "enter" and not self.points.option_count:
            self.action_keep()

    def kept(self) -> Ticked:
        """Return what the ticks mean."""
        return tuple(self.ticked)

    def _figures(self, picture: Picture, columns: int) -> paint.Runs:
        given_away = (("given away", self._given_away),) if self._given_away else ()
        rows = (*self.evening.rows, *given_away)
        wide = max((len(label) for label, _ in rows), default=0) + 3
        lines: list[paint.Runs] = []
        for label, words in rows:
            first, *more = textwrap.wrap(words, max(columns - wide, 1))
            lines.append([(label.ljust(wide), "quiet"), ("\n".join([first, *(" " * wide + line for line in more)]), "bright")])
        return paint.stacked(lines)

    def _keys(self, picture: Picture, columns: int) -> paint.Runs:
        copy: paint.Runs = [("y", "strong"), (" copy   ", "quiet")] if self.evening.line else []
        ends: paint.Runs = [("enter", "strong"), (" close   ", "quiet"), *copy, ("u", "strong"), (" undo", "quiet")]
        ticks: paint.Runs = [(_digits(self.points.option_count), "strong"), (" done   ", "quiet")]
        return paint.fitting(columns, [[*ticks, *ends], ends] if self.points.option_count else [ends])


def _digits(count: int) -> str:
    """Return the digits of so many items: `1`, `1, 2`, `1 to 3`."""
    last = min(count, len(DIGITS))
    return f"1 to {last}" if last > len("12") else ", ".join(DIGITS[:last])
