"""Ask one question with a key for each answer: chart type, reasons, lengths, theme, quitting, the time away.

Where the keys are digits, or none, letters narrow the answers to those that contain them in order. When leaving, an answer
within the time of a burst is not taken, for leaving cannot be undone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.fuzzy import Matcher
from textual.widgets import OptionList

from ninetyten.config.keymap import Bindings, spell_key
from ninetyten.ui import paint
from ninetyten.ui.burst import WINDOW
from ninetyten.ui.face import Answer
from ninetyten.ui.screens.page import Asking
from ninetyten.ui.widgets.controls import Lines
from ninetyten.ui.widgets.drawn import Drawn
from ninetyten.view.actions import WAYS_TO_LEAVE, of_scope
from ninetyten.view.picture import Picture


class ChoiceScreen(Asking[str]):
    """Asks `question`; gives the chosen answer's meaning, or an empty string on `escape`. `tried` is called with each newly
    selected answer, and with the first one again if nothing is chosen."""

    def __init__(
        self,
        question: str,
        answers: Sequence[Answer[Any]],
        *,
        below: Sequence[str] = (),
        selected: str = "",
        tried: Callable[[str], None] | None = None,
        escape: str = "esc  cancel",
    ) -> None:
        super().__init__()
        self._question = question
        self._answers = tuple(answers)
        self._below = tuple(below)
        self._first = selected
        self._tried = tried
        self.set_class(tried is not None, "at-side")
        self._escape = escape
        self._written = ""
        self._narrows = all(key == "" or key.isdigit() for key, _, _ in answers)
        longest = max(len(key) for key, _, _ in answers)
        self._wide = longest + 3 if longest else 0
        self._list = Lines(
            self._row, len(answers), selected=next((number for number, answer in enumerate(answers) if answer[2] == selected), 0)
        )
        self._previewed = self._meant

    def compose(self) -> ComposeResult:
        """Yield the parts, top to bottom."""
        with Vertical(id="centre"):
            yield Drawn(lambda _, __: self.asks(), id="question")
            yield Drawn(lambda _, __: [(self._written, "strong"), paint.TYPED, ("▏", "accent")], id="written")
            yield self._list
            yield Drawn(lambda _, __: [("\n".join(self._below), "quiet")], id="below")
            yield Drawn(lambda _, __: [(self._escape, "quiet")], id="escape")

    def on_mount(self) -> None:
        """Hide the empty parts."""
        self.query_one("#written").display = False
        self.query_one("#below").display = bool(self._below)
        self.query_one("#escape").display = bool(self._escape)

    def asks(self) -> paint.Runs:
        """Return the question."""
        return [(self._question, "strong")]

    def _row(self, number: int, selected: bool) -> paint.Runs:
        key, words, _ = self._answers[number]
        return [
            *paint.mark(selected),
            (key.ljust(self._wide), "strong"),
            (words, "bright" if selected else "quiet"),
        ]

    def takes(self, event: events.Key, now: float) -> bool:
        """Report whether a key may narrow the answers; a burst that opened the question continues in it."""
        return self._narrows and now - self.opened >= WINDOW

    def on_key(self, event: events.Key) -> None:
        """Take every key."""
        event.stop()
        self.pressed(event.key, event.character)

    def pressed(self, key: str, character: str | None) -> None:
        """Pick the answer of a key; the list itself handles arrows and `enter`."""
        if key == "escape":
            if self._tried:
                self._tried(self._first)
            self.answer("")
        elif key == "backspace":
            self._narrow(self._written[:-1])
        else:
            meant = [meaning for own, _, meaning in self._answers if own and own in (key, character)]
            if meant and not self._written:
                self.answer(meant[0])
            elif self._narrows and character and character.isprintable():
                self._narrow(self._written + character)

    def _narrow(self, written: str) -> None:
        """Keep the answers that match `written` and select the best; ignore it if none matches."""
        names = [words.split("   ")[0] for _, words, _ in self._answers]
        scores = [Matcher(written).match(name) if written else 1.0 for name in names]
        if self._narrows and any(scores):
            self._written = written
            line = self.query_one("#written")
            line.display = bool(written)
            line.refresh(layout=True)
            best = max(range(len(scores)), key=scores.__getitem__) if written else self._list.selected
            self._list.show((number for number, score in enumerate(scores) if score > 0), best)

    @property
    def _meant(self) -> Any:
        """The meaning of the selected answer."""
        return self._answers[self._list.selected][2]

    def on_option_list_option_highlighted(self) -> None:
        """Preview the newly selected answer."""
        if self._tried and self._previewed != (selected := self._meant):
            self._previewed = selected
            self._tried(selected)

    def on_option_list_option_selected(self, message: OptionList.OptionSelected) -> None:
        """Answer on `enter` or a click."""
        if self.is_there:
            self.answer(self._meant)

    def answer(self, meaning: str) -> None:
        """Give the answer and close."""
        self.dismiss(meaning)


class LengthChoiceScreen(ChoiceScreen):
    """Asks `question` of something that may have a length: digits are its minutes, never the place of an answer (F3). Gives the
    answer's meaning and the minutes, such as `ehr 30` or `ehr 0`."""

    def __init__(self, question: str, answers: Sequence[Answer[Any]], minutes: int) -> None:
        super().__init__(question, answers, below=("Digits are minutes; without any it lasts until you resume.",))
        self._minutes = str(minutes or "")

    def asks(self) -> paint.Runs:
        """Return the question with the minutes typed so far."""
        minutes: paint.Runs = [(f"   {self._minutes}", "strong"), paint.TYPED, (" min", "strong")]
        return [*super().asks(), *(minutes if self._minutes else [])]

    def pressed(self, key: str, character: str | None) -> None:
        """Collect digits; any other key picks an answer."""
        if character and character in "0123456789":
            self._minutes = (self._minutes + character)[-4:]
        elif key == "backspace":
            self._minutes = self._minutes[:-1]
        else:
            super().pressed(key, character)
            return
        self.query_one("#question").refresh(layout=True)

    def answer(self, meaning: str) -> None:
        """Give the answer with its minutes and close."""
        self.dismiss(meaning and f"{meaning} {self._minutes or 0}")


class ReturnScreen(ChoiceScreen):
    """Asks what an unwatched stretch was (A6). It closes once answered, here or elsewhere."""

    kind = "return"

    def __init__(self, picture: Picture, keys: Bindings) -> None:
        gap = picture.gap
        answers = [(" ".join(map(spell_key, keys[one.id][:1])), one.label, one.id) for one in of_scope("return")]
        missed = ("Missed while away:", *gap.missed) if gap and gap.missed else ()
        likely = "gap.off" if gap and gap.long else ""
        super().__init__(_asked(picture, *self.app.size), answers, below=missed, selected=likely, escape="")

    def show(self, picture: Picture) -> None:
        """Update the question as the time away grows."""
        if picture.gap and self._question != (asked := _asked(picture, *self.app.size)):
            self._question = asked
            self.query_one("#question").refresh(layout=True)

    def pressed(self, key: str, character: str | None) -> None:
        """Take an answer; say so of any other key, for this question needs one."""
        if self._narrows or any(key == own or character == own for own, _, _ in self._answers):
            super().pressed(key if key != "escape" else "", character)
        else:
            self.face.say("This question comes first: press one of its keys.")

    def answer(self, meaning: str) -> None:
        """Send the answer as a command, whose result closes the question; but not a key that was already on its way when the
        question came."""
        if self.face.now() - self.opened >= WINDOW:
            self.face.action_act(meaning)


FLAT = 7
"""Below so many lines the question is one."""


def _asked(picture: Picture, columns: int, lines: int) -> str:
    """Return the question, with when it was and how long where there is room."""
    gap = picture.gap
    if gap is None:
        return ""
    if lines < FLAT:
        return f"Away {gap.words}?"
    when = next((way for way in (f"{gap.when} ({gap.words})", gap.when) if len(way) < columns), f"Away {gap.words}")
    return f"{when}.\nWhat was it?"


YES: list[paint.Runs] = [[("Press any key to say yes.", "quiet")], [("Any key says yes.", "quiet")]]


class StillScreen(Asking[None]):
    """Asks "Still there?"; any key says yes (C10)."""

    kind = "still"

    def compose(self) -> ComposeResult:
        """Yield the parts, top to bottom."""
        with Vertical(id="centre"):
            yield Drawn(lambda _, __: [paint.PLACE, ("Still there?", "strong")], id="question")
            yield Drawn(lambda _, columns: paint.fitting(columns, YES), id="below")

    def on_key(self, event: events.Key) -> None:
        """Take any key as the answer; it does nothing else."""
        event.stop()
        self.face.refresh_picture()

    def on_click(self) -> None:
        """Take a click as the answer."""
        self.face.refresh_picture()


class LeaveScreen(ChoiceScreen):
    """Gives `pause`, `watch` or `stop`, nothing to stay."""

    def __init__(self) -> None:
        super().__init__("A block is running.", WAYS_TO_LEAVE, escape="")

    def answer(self, meaning: str) -> None:
        """Answer, but not within the time of a burst."""
        if not meaning or self.face.now() - self.opened >= WINDOW:
            super().answer(meaning)
