"""What every screen of ours has in common: the picture, digits typed before a key, and the way to the app."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual import events
from textual.reactive import var
from textual.screen import Screen

from ninetyten.ui import paint
from ninetyten.ui.paint import Runs
from ninetyten.ui.widgets.clock import BigClock
from ninetyten.view.picture import Picture

if TYPE_CHECKING:
    from ninetyten.ui.app import NinetytenApp

A_CLOCK = "a clock"
"""Stands for any time in `Page.still`."""
Result = TypeVar("Result")


class Page(Screen[Result]):
    """A screen that shows the picture. Keys typed to it may be a burst (`ui.burst`)."""

    picture: var[Picture] = var(Picture(), init=False)
    still: var[Picture] = var(Picture(), init=False)
    """The picture without what moves by the second: parts bound to it are asked only when there is news."""
    typed: var[str] = var("", init=False)
    as_of: var[str] = var("", init=False)
    """The moment that the next key is said of; empty most of the time."""

    opened = 0.0

    hears_digits: ClassVar[bool] = True
    """Digits typed here wait for the key they belong to."""
    clock: BigClock | None = None
    beside_clock: ClassVar[int] = 4
    """Lines that what belongs to the clock needs."""

    @property
    def face(self) -> NinetytenApp:
        """The app, as what it is."""
        return cast("NinetytenApp", self.app)

    def on_mount(self) -> None:
        """From now on it is seen."""
        self.opened = self.face.now()

    def watch_picture(self, picture: Picture) -> None:
        """What moves by the second is shown here; every other part looks after itself, when there is something new. A page
        that cannot be seen waits: Textual paints what is below a screen as if one could see through it."""
        if self.app.screen is not self and self.app.screen.styles.background.a == 1:
            return
        self.show(picture)
        self.still = picture.but(clock=picture.clock and A_CLOCK, title="")

    def on_screen_resume(self) -> None:
        """What changed while another screen lay over it."""
        self.watch_picture(self.picture)

    def pending(self) -> Runs:
        """What waits for the key it belongs to."""
        return paint.pending(self.typed, self.face.typed_means() if self.typed else "", self.as_of)

    def big_clock(self) -> BigClock:
        """The clock of this screen, for `compose`."""
        self.clock = BigClock(id="clock")
        return self.clock

    def time(self, picture: Picture) -> tuple[str, str]:
        """What its clock shows, and in whose ink."""
        return picture.clock, picture.phase

    def beat(self) -> None:
        """A tick of the app, for what moves by itself."""

    def explain(self) -> bool:
        """Show what is known about what is shown, or hide it again; false where there is nothing of that sort."""
        return False

    def takes(self, event: events.Key, now: float) -> bool:
        """Whether that key is part of an answer that is written here, and so no part of a burst."""
        return False

    def on_resize(self) -> None:
        """The digits are as large as there is room for."""
        self.show(self.picture)
        if self.clock is not None:
            columns, lines = self.app.size
            self.clock.fit(columns, lines - self.beside_clock)

    def show(self, picture: Picture) -> None:
        """Show what moves by the second."""
        if self.clock is not None:
            self.clock.show(*self.time(picture))


class Visited(Page[None]):
    """A page that a person opens beside the face, and leaves."""
