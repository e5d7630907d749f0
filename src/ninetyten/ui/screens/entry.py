"""A question that is answered by typing: a count, a time, a result such as 39/42, or words of one's own."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical

from ninetyten.ui import paint
from ninetyten.ui.burst import WINDOW
from ninetyten.ui.screens.page import Asking
from ninetyten.ui.widgets.drawn import Drawn
from ninetyten.view.picture import Picture

LONGEST = 12
"""Characters; no count, time or result needs more."""
LINES, ROOMY = 3, 16
"""How many lines of what was typed are shown, and on how many lines of a terminal; on fewer it is one."""


class EntryScreen(Asking[str]):
    """Asks `question` and gives what was typed, the empty text for `escape`.

    `allowed`: the characters that can be typed. `wrong`: says what is wrong with an answer, empty if nothing is; then it is not
    given. `below`: what may be written. `empty`: what `enter` gives when nothing was typed; with none it waits.
    """

    def __init__(self, question: str, allowed: str, wrong: Callable[[str], str], below: str, *, empty: str = "") -> None:
        super().__init__()
        self._question, self._allowed, self._wrong, self._below, self._empty = question, allowed, wrong, below, empty
        self._written, self._longest = "", LONGEST
        self._problem = ""

    def compose(self) -> ComposeResult:
        """The question, what was typed so far, and how to answer."""
        with Vertical(id="centre"):
            yield Drawn(lambda _, __: [(self._question, "strong")], id="question")
            yield Drawn(self._line, id="written")
            yield Drawn(self._help, id="below")
            yield Drawn(self._keys, id="escape")

    def _line(self, picture: Picture, columns: int) -> paint.Runs:
        """What was typed, in a few lines where there is room; of more than that the end, for there one types."""
        room = max(columns - len("▸ ▏"), 1)
        most = room * (LINES if self.app.size.height >= ROOMY else 1)
        text = self._written if len(self._written) <= most else f"…{self._written[len(self._written) - most + 1 :]}"
        rows = [text[at : at + room] for at in range(0, len(text), room)]
        return [("▸ ", "accent"), ("\n  ".join(rows), "strong"), ("▏", "accent")]

    def _help(self, picture: Picture, columns: int) -> paint.Runs:
        return paint.wrapped(self._problem or self._below, "overtime" if self._problem else "quiet", columns)

    def _keys(self, picture: Picture, columns: int) -> paint.Runs:
        enter = "enter, or enter alone to skip" if self._empty else "enter"
        return [(enter, "strong"), ("   ", ""), ("esc", "strong"), (" not now", "quiet")]

    def takes(self, event: events.Key, now: float) -> bool:
        """What can be part of an answer; any other key may be meant for another window."""
        return event.key in ("enter", "backspace") or (event.character or "") in tuple(self._allowed)

    def on_key(self, event: events.Key) -> None:
        """Every key is the question's; `ctrl+u` clears the line."""
        event.stop()
        if event.key == "escape":
            self._give("")
        elif event.key == "enter":
            self._enter()
        elif event.key == "backspace":
            self._write(self._written[:-1])
        elif event.key == "ctrl+u":
            self._write("")
        elif len(self._written) < self._longest and (letter := self._letter(event)):
            self._write(self._written + letter)

    def _letter(self, event: events.Key) -> str:
        """What a key adds to the answer, empty if nothing."""
        letter = event.character or ""
        return letter if letter in tuple(self._allowed) else ""

    def _enter(self) -> None:
        if not self._written:
            if self._empty:
                self._give(self._empty)
            return
        self._problem = self._wrong(self._written)
        if not self._problem:
            self._give(self._written)
        self._redraw()

    def _write(self, text: str) -> None:
        self._written, self._problem = text, ""
        self._redraw()

    def _redraw(self) -> None:
        for part in self.query(Drawn):
            part.refresh(layout=True)

    def _give(self, answer: str) -> None:
        self.dismiss(answer)


EMPTY = " "
"""What `enter` alone gives where an answer may be left out: a space, for the empty text is `escape`."""


class WriteScreen(EntryScreen):
    """Asks `question` and gives what was written, EMPTY for nothing where it may be left out, the empty text for `escape`.

    `first`: what stands there to begin with. `own`: own words: what is wrong is said only once they are finished, and what is
    refused is forgotten at once; otherwise it is said with each key. `escape`: what that key does.
    """

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
        escape: str = "not now",
    ) -> None:
        super().__init__(question, "", lambda text: _unnested(wrong(text), text), below, empty=EMPTY if optional else "")
        self.add_class("wide")
        self._written, self._longest, self._own, self._leaves = first, longest, own, escape

    def takes(self, event: events.Key, now: float) -> bool:
        """Everything that can be written; but a burst that opened the question goes on in it."""
        return now - self.opened >= WINDOW

    def _letter(self, event: events.Key) -> str:
        letter = event.character or ""
        return letter if letter.isprintable() else ""

    def _enter(self) -> None:
        super()._enter()
        if self._own and self._problem:
            self._written = ""
            self._redraw()

    def _write(self, text: str) -> None:
        super()._write(text)
        if text and not self._own:
            self._problem = self._wrong(text)
            self._redraw()

    def _keys(self, picture: Picture, columns: int) -> paint.Runs:
        escape: paint.Runs = [("   ", ""), ("esc", "strong"), (f" {self._leaves}", "quiet")]
        ways = [[("enter", "strong"), (words, "quiet"), *escape] for words in (" alone leaves it out", "")]
        return paint.fitting(columns, ways if self._empty else ways[1:])


def _unnested(why: str, text: str) -> str:
    """What is wrong with a text, without quotes around the text's own: it stands right above."""
    return why.replace(f'"{text}"', "This", 1) if '"' in text or "'" in text else why
