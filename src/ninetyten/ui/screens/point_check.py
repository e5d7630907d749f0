"""A check of several points, one key each: how much something was felt, what is right and what is not."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll

from ninetyten.domain.value import Value
from ninetyten.ui import paint
from ninetyten.ui.screens.page import Asking
from ninetyten.ui.widgets.drawn import Drawn
from ninetyten.view.picture import Picture

NARROW = 50
"""Below so many columns the answers stand close."""
Given = tuple[tuple[str, str], ...]
"""What was answered: a point's name and the key; what was left out is not there."""


class Asked(Value):
    """One point: its name, its words, and what is told about it while it is lit."""

    name: str
    words: str
    more: str = ""


class Answered(Drawn):
    """One line: its words, and the answers there are, the given one bright."""

    def __init__(self, number: int, asked: Asked, wide: int, screen: CheckScreen) -> None:
        super().__init__(self._paint, classes="row")
        self.number, self._asked, self._wide, self._check = number, asked, wide, screen

    def _paint(self, picture: Picture, columns: int) -> paint.Runs:
        lit, given = self._check.lit == self.number, self._check.given.get(self.number)
        words = self._asked.words.ljust(self._wide)
        runs: paint.Runs = [("▸ " if lit else "  ", "accent"), (words, "bright" if lit else "quiet")]
        gap = "  " if self.app.size.width >= NARROW else ""
        for key in self._check.answers:
            runs += [(gap, ""), (f"[{key}]" if key == given else f" {key} ", "strong" if key == given else "quiet")]
        return runs

    def on_click(self, event: events.Click) -> None:
        """A click lights it."""
        event.stop()
        self._check.light(self.number)


class CheckScreen(Asking[Given]):
    """Asks every point in turn; a key of `answers` (its character, its words) answers, `enter` leaves it out, and after the last
    one it is done. `below`: what belongs to all of them. None on `escape`."""

    def __init__(self, question: str, asked: Sequence[Asked], answers: dict[str, str], below: str) -> None:
        super().__init__()
        self.add_class("wide")
        self._question, self._asked, self.answers, self._below = question, tuple(asked), answers, below
        self.given: dict[int, str] = {}
        self.lit = 0

    def compose(self) -> ComposeResult:
        """The question, a line a point, what is told about it, and how to answer."""
        wide = max(len(asked.words) for asked in self._asked)
        with Vertical(id="centre"):
            yield Drawn(lambda _, columns: paint.wrapped(self._question, "strong", columns), id="question")
            with VerticalScroll(id="answers", can_focus=False):
                for number, asked in enumerate(self._asked):
                    yield Answered(number, asked, wide, self)
            yield Drawn(self._explanation, id="below")
            yield Drawn(self._keys, id="escape")

    def takes(self, event: events.Key, now: float) -> bool:
        """Its answers are keys in a row, and no burst."""
        return event.key in ("enter", "up", "down", "backspace") or (event.character or "") in self.answers

    def on_key(self, event: events.Key) -> None:
        """Every key is the question's."""
        event.stop()
        if event.key == "escape":
            self.dismiss(None)
        elif event.key == "enter":
            self._next()
        elif event.key in ("up", "backspace"):
            self.light(max(self.lit - 1, 0))
        elif event.key == "down":
            self.light(min(self.lit + 1, len(self._asked) - 1))
        elif event.character and event.character in self.answers:
            self.given[self.lit] = event.character
            self._next()

    def light(self, number: int) -> None:
        """The next key answers that one."""
        self.lit = number
        for row in self.query(Answered):
            row.refresh()
            if row.number == number:
                row.scroll_visible(animate=False)
        self.query_one("#below").refresh(layout=True)

    def _next(self) -> None:
        if self.lit + 1 < len(self._asked):
            self.light(self.lit + 1)
        else:
            self.dismiss(tuple((self._asked[at].name, key) for at, key in sorted(self.given.items())))

    def _explanation(self, picture: Picture, columns: int) -> paint.Runs:
        more = self._asked[self.lit].more
        parts = [paint.wrapped(f"{more}.", "bright", columns)] if more else []
        return paint.stacked([*parts, paint.wrapped(self._below, "quiet", columns)])

    def _keys(self, picture: Picture, columns: int) -> paint.Runs:
        runs: paint.Runs = []
        for key, words in self.answers.items():
            runs += [(key, "strong"), (f" {words}   ", "quiet")]
        short: paint.Runs = [("enter", "strong"), (" leaves it out   ", "quiet"), ("esc", "strong"), (" not now", "quiet")]
        return paint.fitting(columns, [[*runs, *short], [*runs, ("enter esc", "strong")], short])
