"""What every screen and card of ours has in common: the picture, the phase's accent, and the way to the app."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

from textual.reactive import var
from textual.screen import ModalScreen, Screen

from ninetyten.view.picture import Picture

if TYPE_CHECKING:
    from ninetyten.ui.app import NinetytenApp

Result = TypeVar("Result")


class Faced(Screen[Result]):
    """A screen that shows the picture. Keys typed to it may be a burst (`ui.burst`)."""

    picture: var[Picture] = var(Picture(), init=False)
    typed: var[str] = var("", init=False)

    @property
    def face(self) -> NinetytenApp:
        """The app, as what it is."""
        return cast("NinetytenApp", self.app)

    def watch_picture(self, picture: Picture) -> None:
        """Each part looks after itself; what does not is shown here."""
        self.show(picture)

    def show(self, picture: Picture) -> None:
        """Show what does not look after itself."""


class Page(Faced[None]):
    """A screen of its own: the home of a mode."""


class Card(ModalScreen[Result], Faced[Result]):
    """A screen over another that takes every key until it is closed."""
