"""Ask a question answered by typing: a count, a time, a result such as 39/42, or the user's own words."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from ninetyten.ui import paint
from ninetyten.ui.burst import WINDOW
from ninetyten.ui.screens.page import Asking
from ninetyten.ui.widgets.controls import Typed
from ninetyten.ui.widgets.drawn import Drawn
from ninetyten.view.picture import Picture

LONGEST = 12
"""Characters; no count, time or result needs more."""


def problem(read: Callable[[str], object], text: str) -> str:
    """Return what `read` finds wrong with a text, or an empty string."""
    try:
        read(text)
    except ValueError as wrong:
        return str(wrong)
    return ""


class EntryScreen(Asking[str]):
    """Asks `question` and gives what was typed, the empty text for `escape`.

    `usual`: the characters of an answer, which are part of it however fast they come. Others are taken too and judged, since an
    answer without them would be another one: `115` for `1:15`. `wrong`: says what is wrong with an answer, empty if nothing is;
    then it is not given. `below`: what may be written. `empty`: what `enter` gives when nothing was typed; with none it waits.
    """

    takes_paste = True

    def __init__(
        self,
        question: str,
        usual: str,
        wrong: Callable[[str], str],
        below: str,
        *,
        empty: str = "",
        first: str = "",
        longest: int = LONGEST,
    ) -> None:
        super().__init__()
        self._question, self.answered_with, self._wrong, self._below, self._empty = question, usual, wrong, below, empty
        self._longest, self._problem = longest, ""
        self._field = Typed(first, longest)

    def compose(self) -> ComposeResult:
        """Yield the parts, top to bottom."""
        with Vertical(id="centre"):
            yield Drawn(lambda _, __: [(self._question, "strong")], id="question")
            yield self._field
            yield Drawn(self._help, id="below")
            yield Drawn(self._keys, id="escape")

    def _help(self, picture: Picture, columns: int) -> paint.Runs:
        return paint.wrapped(self._problem or self._below, "overtime" if self._problem else "quiet", columns)

    def _keys(self, picture: Picture, columns: int) -> paint.Runs:
        enter: paint.Runs = (
            [("enter, or enter alone to skip", "strong")] if self._empty else [("enter", "strong"), (" done", "quiet")]
        )
        return [*enter, ("   ", ""), ("esc", "strong"), (" cancel", "quiet")]

    def takes(self, event: events.Key, now: float) -> bool:
        """Report whether a key can be written; a burst that opened the question continues in it."""
        return now - self.opened >= WINDOW or super().takes(event, now)

    def on_key(self, event: events.Key) -> None:
        """Close on `escape`; the field handles all other keys."""
        event.stop()
        if event.key == "escape":
            self.dismiss("")

    def on_input_submitted(self) -> None:
        """Submit on `enter`."""
        self._enter()

    def on_input_changed(self, message: Input.Changed) -> None:
        """Judge the answer again."""
        self._tell(self._judged(message.value))

    def on_typed_refused(self) -> None:
        """Say how much can be typed."""
        self._tell(f"Write at most {self._longest} characters.")

    def _enter(self) -> None:
        """Give the answer unless it is wrong."""
        written = self._field.value or self._empty
        self._tell(self._wrong(written) if self._field.value else "")
        if written and not self._problem:
            self.dismiss(written)

    def _judged(self, written: str) -> str:
        """Return what to say about an unfinished answer."""
        return ""

    def _tell(self, problem: str) -> None:
        self._problem = problem
        self.query_one("#below").refresh(layout=True)


EMPTY = " "
"""What `enter` alone gives where an answer may be left out: a space, for the empty text is `escape`."""


class WriteScreen(EntryScreen):
    """Asks `question`; gives the text, EMPTY for a skipped one, an empty string on `escape`. `first`: the initial text. `own`:
    the user's own words: problems are shown only on `enter`, and refused text is cleared at once; otherwise they are shown with
    each key. `escape`: what that key does."""

    def __init__(
        self,
        question: str,
        wrong: Callable[[str], str],
        below: str,
        *,
        first: str = "",
        longest: int = 80,
        optional: bool = False,
        own: bool = False,
        escape: str = "cancel",
    ) -> None:
        super().__init__(
            question,
            "",
            lambda text: _unnested(wrong(text), text),
            below,
            empty=EMPTY if optional else "",
            first=first,
            longest=longest,
        )
        self.add_class("wide")
        self._first, self._own, self._leaves = first, own, escape

    def takes(self, event: events.Key, now: float) -> bool:
        """Report whether a key can be written; a burst that opened the question continues in it."""
        return now - self.opened >= WINDOW

    def _enter(self) -> None:
        super()._enter()
        if self._own and self._problem:
            with self.prevent(Input.Changed):
                self._field.clear()

    def _judged(self, written: str) -> str:
        return self._wrong(written) if written not in ("", self._first) and not self._own else ""

    def _keys(self, picture: Picture, columns: int) -> paint.Runs:
        escape: paint.Runs = [("   ", ""), ("esc", "strong"), (f" {self._leaves}", "quiet")]
        ways = [[("enter", "strong"), (words, "quiet"), *escape] for words in (" alone skips it", " done")]
        return paint.fitting(columns, ways if self._empty else ways[1:])


def _unnested(why: str, text: str) -> str:
    """Return a problem with the quoted text replaced by "This", since it stands right above."""
    return why.replace(f'"{text}"', "This", 1) if '"' in text or "'" in text else why
