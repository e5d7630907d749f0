"""Show the main screen: the time left, the activity, the block with its stops, and the day so far.

Drawn in every phase but a break; what is not known then is simply not there.
"""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from ninetyten.ui import paint, table
from ninetyten.ui.screens.page import Page
from ninetyten.ui.widgets.drawn import Drawn, Pickable
from ninetyten.ui.widgets.hints import Hint, Hints
from ninetyten.view.picture import Picture


def _morning(number: int) -> paint.Painter:
    """Return what draws one line of the morning; each is a part of its own, so that the last are left out where room is short."""

    def painted(picture: Picture, columns: int) -> paint.Runs:
        if not picture.morning[number:]:
            return []
        apart = "\n" if number == 0 and columns >= paint.NARROW else ""
        return [(apart, ""), *paint.wrapped(picture.morning[number], "quiet", columns, longest=90)]

    return painted


_MORNING = tuple(map(_morning, range(3)))


class FocusScreen(Page[None]):
    """The main screen."""

    BINDINGS: ClassVar[list[BindingType]] = table.bindings("focus")
    first_picture = True

    def compose(self) -> ComposeResult:
        """Yield the parts, top to bottom."""
        yield Drawn(paint.header, id="header", classes="spare").data_bind(picture=Page.still)
        yield self.big_clock()
        yield Pickable(paint.activity, _line, self._notice, *_MORNING, close=True, id="words").data_bind(picture=Page.still)
        with Vertical(id="foot"):
            yield Drawn(self._quiet, id="quiet").data_bind(picture=Page.still)
            yield Pickable(_strip, paint.upcoming, id="block").data_bind(picture=Page.still)
            yield Pickable(_day, _totals, _charts, id="ledger", classes="spare").data_bind(picture=Page.still)
            yield self.voice()
            yield Hints(self._offers, id="hints").data_bind(picture=Page.still)

    def show(self, picture: Picture) -> None:
        """Show the time, or close the gap if there is none."""
        super().show(picture)
        self.set_class(not picture.clock, "-blank")
        self.set_class(bool(picture.accuracy), "-audited")

    def _offers(self, picture: Picture) -> tuple[Hint, ...]:
        return table.on_the_face(picture, self.face.keys)

    def on_pickable_picked(self, message: Pickable.Picked) -> None:
        """Open what belongs to the clicked line: the day of the strip and of the ledger, the target, the chart types."""
        picture = self.picture
        if message.painter in (_strip, _day, _totals):
            self.face.action_act("day.open")
        elif message.painter is _charts:
            self.face.action_act("target.open")
        elif message.painter is paint.activity and picture.kind:
            self.face.action_act("kind.choose")
        elif message.painter is paint.activity and picture.topic:
            self.face.action_act("topic.choose")

    def _quiet(self, picture: Picture, columns: int) -> paint.Runs:
        return paint.quietly(picture.quiet, table.path(picture.quiet_act, self.face.keys), columns)

    def _notice(self, picture: Picture, columns: int) -> paint.Runs:
        if picture.phase == "off" and not picture.trouble:
            return [paint.PLACE, (table.path("start", self.face.keys), "strong"), (" starts a block", "quiet")]
        return paint.notice(picture, columns) or self._asked(picture)

    def _asked(self, picture: Picture) -> paint.Runs:
        """Return a question of the block's start, if the quiet line has no room of its own."""
        if picture.phase != "focus" or not picture.quiet_act or self.query_one("#quiet").display:
            return []
        return [(f"{picture.quiet}  ", "quiet"), (table.path(picture.quiet_act, self.face.keys), "strong")]


def _line(picture: Picture, columns: int) -> paint.Runs:
    """Return the line below the clock, unless the posture check needs its room."""
    return [(picture.line, "quiet")] if picture.line and not picture.posture else []


def _strip(picture: Picture, columns: int) -> paint.Runs:
    return paint.strip(picture.strip, columns) if picture.strip else []


def _day(picture: Picture, columns: int) -> paint.Runs:
    return paint.day(picture.day, columns) if picture.day else []


def _totals(picture: Picture, columns: int) -> paint.Runs:
    return paint.totals(picture.totals, columns)


def _charts(picture: Picture, columns: int) -> paint.Runs:
    charts = paint.fitting(columns, [paint.figures(way, len(way)) for way in picture.charts] or [[]])
    lines = [charts, *(paint.figures(text, columns) for text in (picture.productivity, picture.accuracy) if text)]
    return paint.stacked(lines[::-1] if picture.accuracy_first else lines)
