"""What every screen of ours has in common: the picture, digits typed before a key, and the way to the app."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

from textual.reactive import var
from textual.screen import Screen

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

    clock: BigClock | None = None

    @property
    def face(self) -> NinetytenApp:
        """The app, as what it is."""
        return cast("NinetytenApp", self.app)

    def watch_picture(self, picture: Picture) -> None:
        """What moves by the second is shown here; every other part looks after itself, when there is something new."""
        self.show(picture)
        strip = picture.strip and picture.strip.but(done=round(picture.strip.done, 2))
        self.still = picture.but(clock=picture.clock and A_CLOCK, title="", strip=strip)

    def big_clock(self) -> BigClock:
        """The clock of this screen, for `compose`."""
        self.clock = BigClock(id="clock")
        return self.clock

    def time(self, picture: Picture) -> tuple[str, str]:
        """What its clock shows, and in whose ink."""
        return picture.clock, picture.phase

    def on_resize(self) -> None:
        """The digits are as large as there is room for."""
        self.show(self.picture)
        if self.clock is not None:
            self.clock.fit(*self.app.size)

    def show(self, picture: Picture) -> None:
        """Show what moves by the second."""
        if self.clock is not None:
            self.clock.show(*self.time(picture))
