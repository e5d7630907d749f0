"""One question and its answers, a key each: chart type, reasons, lengths, theme, leaving, the way back from a gap.

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
from ninetyten.view.actions import of_scope
from ninetyten.view.picture import Picture


class ChoiceScreen(Asking[str]):
    """Asks `question`; gives what the chosen answer stands for, or the empty text for `escape`.

    `tried` is called with what is selected whenever that changes, and with what was selected first when nothing is chosen.
    """

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
        """The question, the answers, what belongs to it."""
        with Vertical(id="centre"):
            yield Drawn(lambda _, __: [(self._question, "strong")], id="question")
            yield Drawn(lambda _, __: [(self._written, "strong"), ("▏", "accent")], id="written")
            yield self._list
            yield Drawn(lambda _, __: [("\n".join(self._below), "quiet")], id="below")
            yield Drawn(lambda _, __: [(self._escape, "quiet")], id="escape")

    def on_mount(self) -> None:
        """No gap for what is not there."""
        self.query_one("#written").display = False
        self.query_one("#below").display = bool(self._below)
        self.query_one("#escape").display = bool(self._escape)

    def _row(self, number: int, selected: bool) -> paint.Runs:
        key, words, _ = self._answers[number]
        return [
            ("▸ " if selected else "  ", "accent"),
            (key.ljust(self._wide), "strong"),
            (words, "bright" if selected else "quiet"),
        ]

    def takes(self, event: events.Key, now: float) -> bool:
        """Letters narrow; but a burst that opened the question goes on in it."""
        return self._narrows and now - self.opened >= WINDOW

    def on_key(self, event: events.Key) -> None:
        """Every key is the question's."""
        event.stop()
        self.pressed(event.key, event.character)

    def pressed(self, key: str, character: str | None) -> None:
        """Its own key picks an answer; the list itself hears arrows and `enter`."""
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
        """Leave the answers that match what was written, the best of them selected; what matches none is not taken."""
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
        """What the answer that is selected stands for."""
        return self._answers[self._list.selected][2]

    def on_option_list_option_highlighted(self) -> None:
        """Try what is selected, when that is something else."""
        if self._tried and self._previewed != (selected := self._meant):
            self._previewed = selected
            self._tried(selected)

    def on_option_list_option_selected(self, message: OptionList.OptionSelected) -> None:
        """`enter` or a click is an answer."""
        if self.is_there:
            self.answer(self._meant)

    def answer(self, meaning: str) -> None:
        """Give the answer and close."""
        self.dismiss(meaning)


class ReturnScreen(ChoiceScreen):
    """What an unwatched stretch was (A6). It goes when it has been answered, here or elsewhere."""

    kind = "return"

    def __init__(self, picture: Picture, keys: Bindings) -> None:
        gap = picture.gap
        answers = [(" ".join(map(spell_key, keys[one.id][:1])), one.label, one.id) for one in of_scope("return")]
        missed = ("Missed while away:", *gap.missed) if gap and gap.missed else ()
        likely = "gap.off" if gap and gap.long else ""
        super().__init__(
            f"You were away {gap.words}. What was it?" if gap else "", answers, below=missed, selected=likely, escape=""
        )

    def show(self, picture: Picture) -> None:
        """The question grows with the gap."""
        if picture.gap and self._question != (asked := f"You were away {picture.gap.words}. What was it?"):
            self._question = asked
            self.query_one("#question").refresh(layout=True)

    def pressed(self, key: str, character: str | None) -> None:
        """`escape` is no answer to this one."""
        if key != "escape":
            super().pressed(key, character)

    def answer(self, meaning: str) -> None:
        """The answer is a command; what comes of it closes the question."""
        self.face.action_act(meaning)


class StillScreen(Asking[None]):
    """ "Still there?": any key says yes (C10)."""

    kind = "still"

    def compose(self) -> ComposeResult:
        """The question, and how to answer."""
        with Vertical(id="centre"):
            yield Drawn(lambda _, __: [("Still there?", "strong")], id="question")
            yield Drawn(lambda _, __: [("Press any key to say yes.", "quiet")], id="below")

    def on_key(self, event: events.Key) -> None:
        """The key itself is the answer; it does nothing else."""
        event.stop()
        self.face.refresh_picture()

    def on_click(self) -> None:
        """A click is as good as a key."""
        self.face.refresh_picture()


ANSWERS = (
    ("p", "pause the block and quit", "pause"),
    ("k", "quit, but keep the chimes", "watch"),
    ("e", "end the day", "stop"),
    ("esc", "stay", ""),
)


class LeaveScreen(ChoiceScreen):
    """Gives `pause`, `watch` or `stop`; staying gives nothing."""

    def __init__(self) -> None:
        super().__init__("A block is running.", ANSWERS, escape="")

    def answer(self, meaning: str) -> None:
        """Not before a burst would have shown itself."""
        if not meaning or self.face.now() - self.opened >= WINDOW:
            super().answer(meaning)
