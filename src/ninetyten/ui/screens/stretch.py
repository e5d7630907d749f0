"""Lead a stretch at any moment; nothing is recorded, and no micro-break changes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from ninetyten.ui import paint, table
from ninetyten.ui.screens.guided_page import Guided
from ninetyten.ui.screens.page import Card
from ninetyten.ui.widgets.drawn import Drawn
from ninetyten.ui.widgets.hints import Hint, Hints
from ninetyten.view.picture import Picture, ShownExercise


class StretchScreen(Guided[None], Card[None]):
    """A few exercises in the chair, step by step."""

    kind = "stretch"
    CSS_PATH = "prompt.tcss"
    DEFAULT_CLASSES = "micro"
    scopes: ClassVar[tuple[str, ...]] = ("stretch", "app")
    BINDINGS: ClassVar[list[BindingType]] = table.bindings(*scopes)
    hears_digits = True
    beside_clock = 7
    after = "Return to work when you like."

    def __init__(self, routine: Sequence[ShownExercise]) -> None:
        super().__init__()
        self._routine = routine

    def compose(self) -> ComposeResult:
        """Yield the parts, top to bottom."""
        with Vertical(id="centre"):
            yield self.big_clock()
            yield Drawn(self.draw_title, id="title")
            yield Drawn(self.draw_step, id="words")
            yield Drawn(self.draw_pace, id="pace")
            yield Drawn(self.draw_care, id="care")
        yield self.voice()
        yield Hints(self._offers, id="hints")

    def on_mount(self) -> None:
        """Begin at once."""
        self.lead(self._routine)

    def time(self, picture: Picture) -> tuple[str, str]:
        """Return the seconds of the step."""
        return (str(self.seconds) if self.exercise is not None else ""), "prompt"

    def close(self) -> None:
        """Hide the evidence if shown, else close."""
        if not self.explained or not self.explain():
            self.dismiss(None)

    def draw_pace(self, picture: Picture, columns: int) -> paint.Runs:
        """Return `held` or `get ready`; the clock shows the seconds."""
        cue = self.cue
        if cue is None or self.explained:
            return []
        if not self.guide.going:
            return [("held", "quiet")]
        return [("get ready", "quiet")] if cue.ready else []

    def beat(self) -> None:
        """Advance the routine and the seconds."""
        super().beat()
        self.show(self.picture)

    def _offers(self, picture: Picture) -> tuple[Hint, ...]:
        return table.in_stretch(self.face.keys, explained=self.explained)
