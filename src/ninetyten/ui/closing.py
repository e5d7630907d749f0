"""The end of the day (B8): what stays open, the ritual, then the stamped end. With neither turned on it is the end, at once.

`enter` alone leaves a question out; with `escape` the day goes on, and nothing of what was answered is kept.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ninetyten.config import own_words
from ninetyten.domain.commands import DoRitual, LeaveOpen, Stop
from ninetyten.ui.screens.ritual import RitualScreen, Ticked
from ninetyten.ui.screens.write import WriteScreen

if TYPE_CHECKING:
    from ninetyten.ui.app import NinetytenApp

QUESTIONS = (
    ("What stays open: when does it go on?", "A day or a time, such as Monday 08:00."),
    ("Where does it go on?", "A work queue, a chart type; no chart, no person."),
    ("How does it begin?", "The first step, such as: send the queries."),
)
NEVER = "Nothing that may identify a patient: a name without a cue or a short number is not seen here, so leave it out yourself."
MOST = 80


class Closing:
    """One end of the day, question by question. `after`: what comes once it has ended."""

    def __init__(self, app: NinetytenApp, after: Callable[[], object]) -> None:
        self._app, self._after = app, after
        self._written: list[str] = []
        self._given_away = ""
        self._ritual: RitualScreen | None = None
        self._ended = False

    def begin(self) -> None:
        """Ask what is turned on; when nothing runs there is no day to end, and that is told."""
        settings, runs = self._app.host.settings, self._app.picture.phase != "off"
        if runs:
            self._app.run_worker(self._read, thread=True, exit_on_error=False)
        if runs and settings.notes.on:
            self._note()
        elif runs:
            self._tick()
        else:
            self._app.command(Stop())

    def _read(self) -> None:
        """Minutes given away are read beside the questions."""
        self._app.call_from_thread(self._tell, self._app.host.given_away())

    def _tell(self, words: str) -> None:
        """In the ritual, or once the day has ended."""
        self._given_away = words
        if self._ritual is not None:
            self._ritual.tell(words)
        elif self._ended:
            self._app.say(words)

    def _note(self) -> None:
        question, below = QUESTIONS[len(self._written)]
        card = WriteScreen(question, own_words.refuse, f"{below} {NEVER}", longest=MOST, optional=True, own=True, escape="stay")
        self._app.push_screen(card, self._after_card(self._noted))

    def _after_card(self, then: Callable[[Any], object]) -> Callable[[Any], None]:
        """Once the card has gone, so that the next one may come."""

        def answered(answer: object) -> None:
            self._app.call_later(then, answer)

        return answered

    def _noted(self, text: str | None) -> None:
        if not text:
            return
        self._written.append(text.strip())
        if self._written[0] and len(self._written) < len(QUESTIONS):
            self._note()
        else:
            self._tick()

    def _tick(self) -> None:
        items = self._app.host.settings.shutdown.items
        if not items:
            self._stop(())
            return
        self._ritual = RitualScreen(items, self._given_away)
        self._app.push_screen(self._ritual, self._after_card(self._stop))

    def _stop(self, ticked: Ticked | None) -> None:
        """Keep what was answered, and end the day."""
        if ticked is None:
            return
        if self._written and self._written[0]:
            self._app.command(LeaveOpen(*self._written))
        if ticked:
            items = self._app.host.settings.shutdown.items
            self._app.command(DoRitual(tuple(own_words.slug(items[at]) for at in ticked)))
        self._ended = self._app.command(Stop())
        if self._ended and self._ritual is None:
            self._app.say(self._given_away)
        if self._ended:
            self._after()


def close_day(app: NinetytenApp, after: Callable[[], object] = lambda: None) -> None:
    """End the day."""
    Closing(app, after).begin()
