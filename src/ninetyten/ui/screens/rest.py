"""Show a break: the time left, exercises step by step, and a short question at each end.

At the beginning: charts of the block not logged yet. At the end: away, a walk, or at the screen (B3).
"""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from ninetyten.domain.commands import Chart
from ninetyten.domain.vocabulary import Return
from ninetyten.ui import paint, table
from ninetyten.ui.screens.guided_page import Guided
from ninetyten.ui.screens.page import Page
from ninetyten.ui.widgets.drawn import Drawn
from ninetyten.ui.widgets.hints import Hint, Hints
from ninetyten.view.guided import Guide
from ninetyten.view.picture import Picture

CHARTS, ROUTINE, HOW = "charts", "routine", "how"
HOW_KEYS = ("back.away", "back.walk", "back.screen")


class RestScreen(Guided[None]):
    """The break screen."""

    kind = "rest"
    CSS_PATH = "rest.tcss"
    scopes: ClassVar[tuple[str, ...]] = ("rest", "app")
    BINDINGS: ClassVar[list[BindingType]] = table.bindings("rest")
    beside_clock = 7
    after = "The rest of the break is yours: take a walk, drink some water, look out a window."

    def __init__(self) -> None:
        super().__init__()
        self.stage = CHARTS
        self.count = ""
        self._key = 0

    def compose(self) -> ComposeResult:
        """Yield the parts, top to bottom."""
        yield Drawn(paint.header, id="header").data_bind(picture=Page.still)
        with Vertical(id="centre"):
            yield self.big_clock()
            yield Drawn(_word, id="word").data_bind(picture=Page.still)
            yield Drawn(_bar, id="bar").data_bind(picture=Page.still)
            yield Drawn(self.draw_title, id="title").data_bind(picture=Page.still)
            yield Drawn(self.draw_step, id="step").data_bind(picture=Page.still)
            yield Drawn(self.draw_pace, id="pace").data_bind(picture=Page.still)
            yield Drawn(self.draw_care, id="care").data_bind(picture=Page.still)
            yield Drawn(self._quiet, id="quiet").data_bind(picture=Page.still)
        yield self.voice()
        yield Hints(self._offers, id="hints").data_bind(picture=Page.still)

    def time(self, picture: Picture) -> tuple[str, str]:
        """Return what is left of the break."""
        return picture.clock if picture.rest else "", "rest"

    def show(self, picture: Picture) -> None:
        """Start over when another break began elsewhere."""
        super().show(picture)
        key = picture.rest.key if picture.rest is not None else self._key
        if key != self._key:
            if self._key:
                self.stage, self.count, self.guide = CHARTS, "", Guide(())
            self._key = key

    def beat(self) -> None:
        """Advance the routine; past the break's end, ask what the break was."""
        over = self.picture.rest is None or self.picture.rest.over
        if over and self.stage == ROUTINE:
            self._ask()
        elif not over:
            super().beat()

    def on_key(self, event: events.Key) -> None:
        """Take the digits of the first question; `escape` skips either question."""
        if self.stage == CHARTS and event.character and event.character.isdigit() and event.is_printable:
            self.count = (self.count + event.character)[-3:]
        elif self.stage == CHARTS and event.key == "backspace":
            self.count = self.count[:-1]
        elif event.key == "escape" and self.stage == CHARTS:
            self._begin()
        elif event.key == "escape" and self.explained:
            self.explain()
        elif event.key == "escape" and self.stage == HOW:
            self.face.come_back("")
        else:
            return
        event.stop()
        self.redraw()

    def take_count(self) -> int:
        """Return the charts typed so far, and forget them."""
        count, self.count = int(self.count or 0), ""
        self.redraw()
        return count

    def enter(self) -> None:
        """Answer the question; in the routine, end the break."""
        if self.stage == CHARTS:
            if self.count and int(self.count):
                self.face.log_charts(Chart(int(self.count)))
            self._begin()
        elif self.stage == ROUTINE:
            self._ask()
        else:
            self.face.come_back("")
        self.redraw()

    def _ask(self) -> None:
        """Ask what the break was."""
        self.stage = HOW
        self.turn(explained=False, going=False)

    def _begin(self) -> None:
        """Start the routine; past the break's end, ask instead."""
        self.stage, self.count = ROUTINE, ""
        if self.picture.rest is not None and self.picture.rest.over:
            self._ask()
            return
        self.lead(self.picture.rest.routine if self.picture.rest else ())

    def next(self) -> None:
        """Go to the next step, or from the charts question to the routine."""
        if self.stage == CHARTS:
            self._begin()
        elif self.stage == ROUTINE:
            super().next()
        else:
            self._say_what_is_asked()

    def hold(self) -> None:
        """Hold the routine while it leads."""
        if self.stage == ROUTINE:
            super().hold()
        else:
            self._say_what_is_asked()

    def explain(self) -> bool:
        """Show or hide the evidence while exercises are shown."""
        return self.stage == ROUTINE and super().explain()

    def how(self, word: Return) -> None:
        """Answer what the break was, while that is asked."""
        if self.stage == HOW:
            self.face.come_back(word)
        else:
            self._say_what_is_asked()

    def _say_what_is_asked(self) -> None:
        """Say which keys answer, for a key that does nothing yet."""
        keys = self.face.keys
        enter, (away, walk, screen) = table.path("back", keys), map(partial(table.path, keys=keys), HOW_KEYS)
        asked = {
            CHARTS: f"First the charts: type a number, then {enter}; {enter} alone skips.",
            ROUTINE: f"You are on a break; {enter} ends it and asks how you spent it.",
            HOW: f"{away}, {walk} or {screen} says how you spent the break; {enter} skips.",
        }
        self.face.say(asked[self.stage])

    def draw_title(self, picture: Picture, columns: int) -> paint.Runs:
        """Return the question, or the exercise's title."""
        if self.stage == CHARTS:
            typed: paint.Runs = [(self.count, "accent"), paint.TYPED, ("▏", "accent")]
            ways = ("How many charts are not logged yet?", "Charts to log?")
            return paint.fitting(columns, [[(f"{words}  ", "strong"), *typed] for words in ways])
        if self.stage == HOW:
            return [paint.PLACE, ("How did you spend the break?", "strong")]
        return super().draw_title(picture, columns)

    def draw_step(self, picture: Picture, columns: int) -> paint.Runs:
        """Return the question's keys, or what to do."""
        if self.stage == CHARTS:
            return [("enter logs them; leave empty to skip", "quiet")]
        return self._what_starts(picture, columns) if self.stage == HOW else super().draw_step(picture, columns)

    def _what_starts(self, picture: Picture, columns: int) -> paint.Runs:
        """Return what each key starts at the end of the break."""
        starts = picture.rest.starts if picture.rest else ""
        enter, stop = table.path("back", self.face.keys), table.path("stop", self.face.keys)
        lines = [f"Each answer starts {starts}." if starts else "", f"{enter} starts it without an answer; {stop} ends the day."]
        return paint.stacked([paint.wrapped(line, "quiet", columns) for line in lines if line], close=True)

    def draw_pace(self, picture: Picture, columns: int) -> paint.Runs:
        """Return the pace, for an exercise only."""
        return super().draw_pace(picture, columns) if self.stage == ROUTINE else []

    def draw_care(self, picture: Picture, columns: int) -> paint.Runs:
        """Return the safety note of an exercise; beside the first question, what is due for accuracy study."""
        if self.stage == CHARTS:
            return paint.wrapped(picture.study_due, "quiet", columns, longest=paint.LONGEST) if picture.study_due else []
        return super().draw_care(picture, columns) if self.stage == ROUTINE else []

    def _quiet(self, picture: Picture, columns: int) -> paint.Runs:
        if self.stage != ROUTINE or self.explained:
            return []
        return paint.quietly(picture.quiet, table.path(picture.quiet_act, self.face.keys), columns)

    def _offers(self, picture: Picture) -> tuple[Hint, ...]:
        return table.in_rest(self.stage, self.face.keys, explained=self.explained)


def _word(picture: Picture, columns: int) -> paint.Runs:
    word = picture.word or (picture.rest.word if picture.rest else "")
    return paint.fitting(columns, [[(word, "accent"), ("   " + picture.line, "quiet")], [(word, "accent")]])


def _bar(picture: Picture, columns: int) -> paint.Runs:
    return paint.bar(picture.rest.left, columns) if picture.rest else []
