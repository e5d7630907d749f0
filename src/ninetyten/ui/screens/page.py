"""Share what every screen has: the picture, digits typed before a key, and access to the app.

A card is a screen over another, which takes every key until it is closed.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar, Self, TypeVar, cast

from textual import events
from textual.await_complete import AwaitComplete
from textual.geometry import Region, Size
from textual.reactive import var
from textual.screen import Compositor, ModalScreen, Screen  # type: ignore[attr-defined]  # where a screen looks for it
from textual.strip import Strip

from ninetyten.ui import paint
from ninetyten.ui.paint import Remark, Runs
from ninetyten.ui.widgets.big_clock import BigClock, Digits
from ninetyten.ui.widgets.drawn import Drawn
from ninetyten.view.picture import Picture

if TYPE_CHECKING:
    from ninetyten.ui.face import Face


A_CLOCK = "a clock"
"""Stands for any time in `Page.still`."""
Result = TypeVar("Result")


class ChangedRows(Compositor):
    """Renders the rows that changed, down to what covers all of it. Textual 8.2.8 renders every widget that shares a container
    with what changed, from its first row to its last, and those behind it, each second."""

    def _get_renders(self, crop: Region | None = None) -> Iterator[tuple[Region, Region, list[Strip]]]:
        rows = self.size.region if crop is None else Region(0, crop.y, self.size.width, crop.height)
        for widget, (region, clip) in self.visible_widgets.items():
            if shown := region.intersection(clip).intersection(rows):
                yield region, shown, widget.render_lines(shown.translate(-region.offset))
                if crop is not None and shown.contains_region(crop):
                    return  # they come front to back


class Steady(Screen[Result]):
    """A screen that may be covered or closed at any moment, even before it was ever shown."""

    first_picture = False
    """It is what the app shows first, so it does not wait for other work to be painted with it."""

    def __init__(self, name: str | None = None, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(name, id, classes)
        self._compositor = ChangedRows()

    @property
    def is_there(self) -> bool:
        """Whether it is on the stack or on its way there. A closed screen lives on for a moment, and its parts go first."""
        return self is cast("Face", self.app).opening or self in self.app.screen_stack

    @property
    def is_ready(self) -> bool:
        """Whether it is open and mounted."""
        return self.is_mounted and self.is_there

    async def on_event(self, event: events.Event) -> None:
        """Ignore every event of a closed screen but its end."""
        if self.is_there or isinstance(event, events.Unmount | events.ScreenSuspend):
            await super().on_event(event)

    async def on_idle(self) -> None:
        """Paint the first picture once every part has its place, if it is the app's first: Textual 8.2.8 waits for the end of a
        sixtieth of a second."""
        if self.first_picture and self.is_current:
            self.first_picture = False
            await asyncio.sleep(0)  # lets the parts report what changed when they were placed
            self.call_later(self._on_timer_update)

    def on_screen_resume(self) -> None:
        """Paint everything, which Textual asks for only after it has painted what it laid out."""
        self.refresh()

    def _refresh_layout(self, size: Size | None = None, scroll: bool = False) -> None:
        """Place the cursor again: what it stands on may have moved, if only below digits that grew."""
        cast("Face", self.app).cursor_may_move = True
        super()._refresh_layout(size, scroll)

    def _compositor_refresh(self) -> None:
        """Leave out what was laid out where everything is painted next: Textual 8.2.8 paints both, three pictures for one at the
        start."""
        if self._repaint_required and self.is_current:
            return
        if not self._dirty_widgets or any(not isinstance(part, Digits) for part in self._dirty_widgets):
            cast("Face", self.app).cursor_may_move = True
        super()._compositor_refresh()

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Close if in front: a key may still be on its way to a screen that was covered or closed."""
        return super().dismiss(result) if self.app.screen is self else AwaitComplete()


class Page(Steady[Result]):
    """A screen that shows the picture. Keys typed to it may be a burst (`ui.burst`)."""

    kind: ClassVar[str] = ""
    """What it is, where that has to be known. No `id`: while a screen that was closed is taken away, another may open that is the
    same, and no two of an id may be there at once."""

    scopes: ClassVar[tuple[str, ...]] = ()
    """The scopes of its own keys, where those of the main screen work too; none where they do not."""

    picture: var[Picture] = var(Picture(), init=False)
    still: var[Picture] = var(Picture(), init=False)
    """The picture without what moves by the second: parts bound to it are asked only when there is news."""
    typed: var[str] = var("", init=False)
    as_of: var[str] = var("", init=False)
    """The moment that the next key is said of; empty most of the time."""
    remark: var[Remark] = var(Remark(), init=False)
    """What the program said last."""

    opened = 0.0

    hears_digits: ClassVar[bool] = True
    """Digits typed here wait for the key they belong to."""
    takes_paste: ClassVar[bool] = False
    """Whether what is pasted here is part of an answer."""
    clock: BigClock | None = None
    beside_clock: ClassVar[int] = 4
    """Lines that what belongs to the clock needs."""

    @property
    def face(self) -> Face:
        """The app, as what it is."""
        return cast("Face", self.app)

    def begin(self, face: Face) -> Self:
        """Show the app's picture from the first frame on, and return self. The app updates every page on the stack itself: a page
        bound to the app would be kept alive long after it closed."""
        self.set_reactive(Page.picture, face.picture)
        self.set_reactive(Page.still, _still(face.picture))
        self.set_reactive(Page.typed, face.typed)
        self.set_reactive(Page.as_of, face.as_of)
        self.set_reactive(Page.remark, face.remark)
        return self

    def on_mount(self) -> None:
        """Note when it opened."""
        self.opened = self.face.now()

    def watch_picture(self, picture: Picture) -> None:
        """Show what moves by the second; the other parts follow `still`. A page that cannot be seen waits, since Textual paints
        below a screen as if one could see through it."""
        if self.app.screen is not self and self.app.screen.styles.background.a == 1:
            return
        self.show(picture)
        self.still = _still(picture)

    def on_screen_resume(self) -> None:
        """Show what changed while it was covered."""
        self.watch_picture(self.picture)
        self.face.front_changed()

    def voice(self) -> Drawn:
        """Return the line that the program speaks on, for `compose`: it never covers keys or figures."""
        return Drawn(self._spoken, id="voice").data_bind(picture=Page.still)

    def _spoken(self, picture: Picture, columns: int) -> Runs:
        """Return what waits for its key, else what was said last, else the micro-break that stepped aside."""
        means = self.face.typed_means() if self.typed else ""
        pending = paint.pending(self.typed, means, self.as_of, columns)
        return pending or paint.said(self.remark, self.face.now(), columns) or self._aside(picture, columns)

    def _aside(self, picture: Picture, columns: int) -> Runs:
        return paint.aside(picture.prompt, columns) if picture.prompt is not None and self.kind != "prompt" else []

    def speak(self) -> None:
        """Show what is to be said now."""
        for line in self.query("#voice"):
            line.refresh()

    def watch_typed(self) -> None:
        """Show typed digits at once."""
        self.speak()

    def watch_as_of(self) -> None:
        """Show the backdated time at once."""
        self.speak()

    def watch_remark(self) -> None:
        """Show a remark at once."""
        self.speak()

    def big_clock(self) -> BigClock:
        """Return the clock of this screen, for `compose`."""
        self.clock = BigClock(id="clock")
        self._fit_clock()
        return self.clock

    def _fit_clock(self) -> None:
        if self.clock is not None:
            columns, lines = self.app.size
            self.clock.fit(columns, lines - self.beside_clock)
            self.clock.show(*self.time(self.picture))

    def time(self, picture: Picture) -> tuple[str, str]:
        """Return what the clock shows, and the phase whose ink it takes."""
        return picture.clock, picture.phase

    def beat(self) -> None:
        """Advance what moves by itself; the app calls it every tick."""

    def explain(self) -> bool:
        """Show or hide the evidence for what is shown; return False if there is none."""
        return False

    def find(self) -> bool:
        """Write into the search of this screen; return False if it has none."""
        return False

    def takes(self, event: events.Key, now: float) -> bool:
        """Report whether a key is part of an answer written here, and so not of a burst."""
        return False

    def on_resize(self) -> None:
        """Fit the digits to the new size."""
        self.show(self.picture)
        self._fit_clock()

    def show(self, picture: Picture) -> None:
        """Show what moves by the second."""
        if self.clock is not None:
            self.clock.show(*self.time(picture))


class Visited(Page[None]):
    """A page that a person opens from the main screen, and closes."""

    key = ""
    """The day it shows, or whose week or month; empty for the present one."""

    def reread(self) -> None:
        """Show what a command changed; a page that never shows an earlier day needs nothing."""

    def walk_from(self, period: str, shown: str, step: int) -> bool:
        """Go to the day, week or month before (-1) or after (1) the one shown; return whether there is one."""
        key = self.face.session.walk(period, shown, step)
        if key == shown:
            words = "This is your first" if step < 0 else "This is the present"
            self.face.say(f"{words} {period}.")
            return False
        self.key = key
        return True


def _still(picture: Picture) -> Picture:
    return picture.replace(clock=picture.clock and A_CLOCK, title="")


class Card(ModalScreen[Result], Page[Result]):
    """A screen that asks or explains over another and takes its keys."""

    hears_digits: ClassVar[bool] = False


class Asking(Card[Result]):
    """A question in the middle, with what answers it below."""

    CSS_PATH = "choice.tcss"
    answered_with = ""
    """The characters that answers are made of."""

    def on_mount(self) -> None:
        """Add the line that the program speaks on."""
        self.mount(self.voice())

    def takes(self, event: events.Key, now: float) -> bool:
        """Report whether a key is part of an answer or moves within it; any other may be meant for another window."""
        return (event.character or "") in tuple(self.answered_with) if event.is_printable else event.key != "escape"
