"""Check several points, a key each: how much something was felt, or whether it is right."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical

from ninetyten.domain.value import Value
from ninetyten.ui import paint
from ninetyten.ui.screens.page import Asking
from ninetyten.ui.widgets.controls import Lines
from ninetyten.ui.widgets.drawn import Drawn
from ninetyten.view.picture import Picture

NARROW = 50
"""Below so many columns the answers stand close."""
Given = tuple[tuple[str, str], ...]
"""What was answered: a point's name and the key; what was left out is not there."""


class Asked(Value):
    """One point: its name, its words, and the explanation shown while it is selected."""

    name: str
    words: str
    more: str = ""


class CheckScreen(Asking[Given]):
    """Asks every point in turn; a key of `answers` (its character, its words) answers, `enter` skips. `below`: a note on all of
    them. Gives None on `escape`."""

    def __init__(self, question: str, asked: Sequence[Asked], answers: dict[str, str], below: str) -> None:
        super().__init__()
        self.add_class("wide")
        self._question, self._asked, self.answers, self._below = question, tuple(asked), answers, below
        self.answered_with = "".join(answers)
        self._wide = max(len(point.words) for point in asked)
        self._given: dict[int, str] = {}
        self._list = Lines(self._row, len(asked), picks=False)

    def compose(self) -> ComposeResult:
        """Yield the parts, top to bottom."""
        with Vertical(id="centre"):
            yield Drawn(lambda _, columns: paint.wrapped(self._question, "strong", columns), id="question")
            yield self._list
            yield Drawn(self._explanation, id="below")
            yield Drawn(self._keys, id="escape")

    def on_key(self, event: events.Key) -> None:
        """Answer, go back or close; the list handles arrows and `enter`."""
        event.stop()
        if event.key == "escape":
            self.dismiss(None)
        elif event.key == "backspace":
            self._list.select(max(self._list.selected - 1, 0))
        elif event.character and event.character in self.answers:
            self._given[self._list.selected] = event.character
            self._next()

    def on_option_list_option_selected(self) -> None:
        """Skip the point."""
        self._next()

    def on_option_list_option_highlighted(self) -> None:
        """Show the selected point's explanation."""
        self.query_one("#below").refresh(layout=True)

    def _next(self) -> None:
        if self._list.selected + 1 < len(self._asked):
            self._list.select(self._list.selected + 1)
        else:
            self.dismiss(tuple((self._asked[at].name, key) for at, key in sorted(self._given.items())))

    def _row(self, number: int, selected: bool) -> paint.Runs:
        words, given = self._asked[number].words.ljust(self._wide), self._given.get(number)
        runs: paint.Runs = [*paint.mark(selected), (words, "bright" if selected else "quiet")]
        gap = "  " if self.app.size.width >= NARROW else ""
        for key in self.answers:
            runs += [(gap, ""), (f"[{key}]" if key == given else f" {key} ", "strong" if key == given else "quiet")]
        return runs

    def _explanation(self, picture: Picture, columns: int) -> paint.Runs:
        more = self._asked[self._list.selected].more
        parts = [paint.wrapped(f"{more}.", "bright", columns)] if more else []
        return paint.stacked([*parts, paint.wrapped(self._below, "quiet", columns)])

    def _keys(self, picture: Picture, columns: int) -> paint.Runs:
        runs: paint.Runs = []
        for key, words in self.answers.items():
            runs += [(key, "strong"), (f" {words}   ", "quiet")]
        short: paint.Runs = [("enter", "strong"), (" skip   ", "quiet"), ("esc", "strong"), (" cancel", "quiet")]
        return paint.fitting(columns, [[*runs, *short], [*runs, ("enter esc", "strong")], short])
