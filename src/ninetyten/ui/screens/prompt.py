"""Show a micro-break: what to do, its seconds in large digits, a bar that empties. No key is needed.

Keys of the first two seconds were meant for something else and do nothing (C8).
"""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from ninetyten.domain.moment import MINUTE
from ninetyten.ui import paint, table
from ninetyten.ui.screens.page import Card, Page
from ninetyten.ui.widgets.drawn import Drawn
from ninetyten.ui.widgets.hints import Hint, Hints
from ninetyten.view.picture import Picture


class PromptScreen(Card[None]):
    """The micro-break that is showing."""

    kind = "prompt"
    CSS_PATH = "prompt.tcss"
    DEFAULT_CLASSES = "micro"
    scopes: ClassVar[tuple[str, ...]] = ("prompt", "app")
    BINDINGS: ClassVar[list[BindingType]] = table.bindings(*scopes)
    hears_digits = True
    explained = False
    beside_clock = 7

    def __init__(self, picture: Picture) -> None:
        super().__init__()
        self._key = picture.prompt.key if picture.prompt else 0
        self._since = 0.0

    def compose(self) -> ComposeResult:
        """Yield the parts, top to bottom."""
        with Vertical(id="centre"):
            yield Drawn(_tracks, id="tracks").data_bind(picture=Page.still)
            yield self.big_clock()
            yield Drawn(_bar, id="bar").data_bind(picture=Page.still)
            yield Drawn(_title, id="title").data_bind(picture=Page.still)
            yield Drawn(self._words, id="words").data_bind(picture=Page.still)
            yield Drawn(self._care, id="care").data_bind(picture=Page.still)
            yield Drawn(self._calm, id="calm").data_bind(picture=Page.still)
        yield self.voice()
        yield Hints(self._offers, id="hints").data_bind(picture=Page.still)
        yield Hints(self._known, id="known").data_bind(picture=Page.still)

    def on_mount(self) -> None:
        """Start the guard once it is on the screen."""
        self._since = self.face.now()

    def guarded(self) -> bool:
        """Report whether keys still do nothing."""
        return self.face.now() - self._since < self.face.session.settings.guard / 1000

    def explain(self) -> bool:
        """Show or hide the evidence for the exercise."""
        self.explained = not self.explained
        self.set_class(self.explained, "explained")
        for part in self.query(Drawn):
            part.refresh(layout=True)
        return True

    def time(self, picture: Picture) -> tuple[str, str]:
        """Return the seconds of the countdown."""
        return picture.prompt.seconds if picture.prompt else "", "prompt"

    def show(self, picture: Picture) -> None:
        """Show the seconds; restart the guard if another micro-break took the place."""
        super().show(picture)
        if picture.prompt is not None and picture.prompt.key != self._key:
            self._key, self._since, self.explained = picture.prompt.key, self.face.now(), False
            self.set_class(False, "explained")

    def _words(self, picture: Picture, columns: int) -> paint.Runs:
        if picture.prompt is None:
            return []
        exercise = picture.prompt.exercise
        text, ink = (exercise.evidence, "quiet") if self.explained else (exercise.words, "bright")
        return paint.wrapped(text, ink, columns)

    def _care(self, picture: Picture, columns: int) -> paint.Runs:
        if picture.prompt is None or self.explained or not picture.prompt.seconds:
            return []
        return paint.wrapped(picture.prompt.exercise.safety, "quiet", columns)

    def _calm(self, picture: Picture, columns: int) -> paint.Runs:
        if picture.prompt is None or self.explained:
            return []
        if not picture.prompt.seconds:
            return [("All done. Return to work when you like; no key needed.", "quiet")]
        silent = self.face.session.settings.notify.sound == "off"
        return [("No key needed." if silent else "A chime calls you back. No key needed.", "quiet")]

    def _offers(self, picture: Picture) -> tuple[Hint, ...]:
        return table.in_prompt(picture, self.face.keys, f"in {self.face.session.settings.plan.rules.snooze // MINUTE} minutes")

    def _known(self, picture: Picture) -> tuple[Hint, ...]:
        return table.hints(("help",), self.face.keys, {"help": table.WHAT_TO_DO if self.explained else table.KNOWN})


def _tracks(picture: Picture, columns: int) -> paint.Runs:
    prompt = picture.prompt
    if prompt is None:
        return []
    tracks: paint.Runs = [(" ".join(prompt.glyphs), "accent"), ("  " + prompt.words, "quiet")]
    badge = paint.badge(picture)
    return paint.fitting(columns, [paint.between([tracks, part], 4) for part in (badge, badge[:1]) if part] or [tracks])


def _bar(picture: Picture, columns: int) -> paint.Runs:
    prompt = picture.prompt
    return paint.bar(prompt.left, columns) if prompt else []


def _title(picture: Picture, columns: int) -> paint.Runs:
    prompt = picture.prompt
    return [paint.PLACE, *paint.wrapped(prompt.exercise.title, "strong", columns)] if prompt else []
