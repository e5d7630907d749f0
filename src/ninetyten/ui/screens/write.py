"""A question that is answered in words: the value of a setting, a name, a line of what stays open."""

from __future__ import annotations

from collections.abc import Callable

from textual import events

from ninetyten.ui import paint
from ninetyten.ui.burst import WINDOW
from ninetyten.ui.screens.entry import EntryScreen
from ninetyten.view.picture import Picture

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
