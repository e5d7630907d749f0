"""A break: the time left, one step of an exercise at a time, and two short questions at its ends.

At the beginning: charts of the block not logged yet. At the end: away, a walk, or at the screen (PRODUCT B3).
"""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from ninetyten.domain.commands import Back
from ninetyten.ui import paint, table
from ninetyten.ui.screens.page import Page
from ninetyten.ui.widgets.drawn import Drawn
from ninetyten.ui.widgets.hints import Hint, Hints
from ninetyten.view.picture import Picture

CHARTS, ROUTINE, HOW = "charts", "routine", "how"


class RestScreen(Page[None]):
    """The break's own face."""

    CSS_PATH = "rest.tcss"
    BINDINGS: ClassVar[list[BindingType]] = table.bindings("rest")

    def __init__(self) -> None:
        super().__init__()
        self.stage = CHARTS
        self.count = ""
        self.step = 0

    def compose(self) -> ComposeResult:
        """The time, how much is left of it, and what to do with it."""
        yield Drawn(paint.header, id="header").data_bind(picture=Page.still)
        with Vertical(id="centre"):
            yield self.big_clock()
            yield Drawn(_word, id="word").data_bind(picture=Page.still)
            yield Drawn(_bar, id="bar").data_bind(picture=Page.still)
            yield Drawn(self._title, id="title").data_bind(picture=Page.still)
            yield Drawn(self._step, id="step").data_bind(picture=Page.still)
            yield Drawn(self._lock, id="lock").data_bind(picture=Page.still)
            yield Drawn(self._quiet, id="quiet").data_bind(picture=Page.still)
        yield Hints(self._offers, id="hints").data_bind(picture=Page.still)

    def time(self, picture: Picture) -> tuple[str, str]:
        """What is left of the break."""
        return picture.clock if picture.rest else "", "rest"

    def watch_typed(self) -> None:
        """Digits typed before a key are seen at once."""
        self._redraw()

    def watch_as_of(self) -> None:
        """So is the moment that the next key is said of."""
        self._redraw()

    def _redraw(self) -> None:
        for part in self.query(Drawn):
            part.refresh(layout=True)

    def on_key(self, event: events.Key) -> None:
        """Digits answer the first question; `escape` leaves either one unanswered."""
        if self.stage == CHARTS and event.character and event.character.isdigit() and event.is_printable:
            self.count = (self.count + event.character)[-3:]
        elif self.stage == CHARTS and event.key == "backspace":
            self.count = self.count[:-1]
        elif event.key == "escape" and self.stage == CHARTS:
            self.count, self.stage = "", ROUTINE
        elif event.key == "escape" and self.stage == HOW:
            self.face.command(Back())
        else:
            return
        event.stop()
        self._redraw()

    def enter(self) -> None:
        """Answer what is asked; in the routine, end the break."""
        if self.stage == CHARTS:
            if self.count and int(self.count):
                self.face.log_charts(int(self.count))
            self.stage, self.count = ROUTINE, ""
        elif self.stage == ROUTINE:
            self.stage = HOW
        else:
            self.face.command(Back())
        self._redraw()

    def next(self) -> None:
        """The next step; from the charts question on to the routine."""
        if self.stage == CHARTS:
            self.stage = ROUTINE
        elif self.stage == ROUTINE:
            self.step += 1
        self._redraw()

    def how(self, word: str) -> None:
        """What the break was; a key of the last question only."""
        if self.stage == HOW:
            self.face.command(Back(word))

    def _steps(self) -> list[tuple[str, str, bool]]:
        routine = self.picture.rest.routine if self.picture.rest else ()
        return [(one.title, step, one.lock_screen) for one in routine for step in (one.steps or ("",))]

    def _current(self) -> tuple[str, str, bool] | None:
        steps = self._steps()
        return steps[self.step % len(steps)] if steps else None

    def _title(self, picture: Picture, columns: int) -> paint.Runs:
        if self.stage == CHARTS:
            typed = (f"  {self.count}▏", "accent")
            ways = ("Charts of this block not logged yet?", "Charts not logged yet?")
            return paint.fitting(columns, [[(words, "strong"), typed] for words in ways])
        if self.stage == HOW:
            return [("What was this break?", "strong")]
        current, steps = self._current(), self._steps()
        if current is None:
            return []
        return [(current[0], "strong"), (f"   {self.step % len(steps) + 1} of {len(steps)}", "quiet")]

    def _step(self, picture: Picture, columns: int) -> paint.Runs:
        if self.stage == CHARTS:
            return [("enter logs them; empty skips", "quiet")]
        if self.stage == HOW:
            return [("esc leaves it unsaid", "quiet")]
        current = self._current()
        return paint.wrapped(current[1], "bright", columns) if current else []

    def _lock(self, picture: Picture, columns: int) -> paint.Runs:
        if self.as_of:
            return self.pending()
        current = self._current()
        return [("Lock your screen before you get up.", "accent")] if self.stage == ROUTINE and current and current[2] else []

    def _quiet(self, picture: Picture, columns: int) -> paint.Runs:
        if self.stage != ROUTINE:
            return []
        key = table.hints((picture.quiet_act,), self.face.keys, {}) if picture.quiet_act else ()
        return paint.quietly(picture.quiet, key[0][1] if key else "", columns)

    def _offers(self, picture: Picture) -> tuple[Hint, ...]:
        return table.in_rest(self.stage, self.face.keys)


def _word(picture: Picture, columns: int) -> paint.Runs:
    word = picture.word or (picture.rest.word if picture.rest else "")
    return paint.fitting(columns, [[(word, "accent"), ("   " + picture.line, "quiet")], [(word, "accent")]])


def _bar(picture: Picture, columns: int) -> paint.Runs:
    return paint.bar(picture.rest.left, columns) if picture.rest else []
