"""Read what a terminal sends so that no input ends the app. The only file that knows Textual's own parser.

Written for textual 8.2.8. Its parser raises on sequences that are well formed and out of range, and what raises ends the thread
that reads the keyboard; and it reads on past a control sequence it does not know, and then gives all of it as keys. A release
that does neither retires this file.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from textual import events
from textual.message import Message
from textual.messages import InBandWindowResize

if sys.platform == "win32":
    from textual.drivers.win32 import XTermParser
else:
    from textual.drivers.linux_driver import XTermParser  # type: ignore[attr-defined]  # where the driver looks for it

PASTE_BEGINS, PASTE_ENDS = "\x1b[200~", "\x1b[201~"
WHOLE = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]")
"""A control sequence from its beginning to its end (ECMA-48)."""
LONGER = ("\x1b[[", "\x1b[M")
"""Two that go on: function keys of a Linux console, and the mouse of old terminals."""
LONGEST = 32
"""Characters of the longest sequence that the parser waits for."""
PATIENCE = 30
"""Ticks without a character, a tenth of a second each, after which a paste that has not ended is over."""
LONGEST_PASTE = 10_000
"""Characters of a paste that are kept. A longer one is dropped, and its end has probably been lost."""
LOST_END = 10
"""Ticks without a character after which such a paste is over: people pause for a second, slow lines for less."""
LARGEST = 2000
"""Columns or lines of the largest terminal there may be."""


class KeyParser(XTermParser):
    """Textual's parser, which drops a sequence it cannot take and continues with the next."""

    def __init__(self, debug: bool = False) -> None:
        self._begun, self._waits, self._skips = "", False, False
        self._pastes, self._resizes = False, False
        self._silence = self._pasted = 0
        self._fits: tuple[Any, Any] | None = None
        super().__init__()

    @property
    def expects_more(self) -> bool:
        """Whether it is within a sequence or a paste, and `tick` ends the wait for the rest of it."""
        return self._waits or self._pastes

    def read1(self, timeout: float | None = None) -> Any:  # type: ignore[override]  # called as the class it stands for
        """Wait for a character, and note whether we are within a sequence: only then does the wait time out."""
        self._waits = timeout is not None
        return XTermParser.read1(timeout)

    def feed(self, data: str) -> Iterable[Message]:
        """Yield the messages of these characters; an empty text is the end."""
        self._silence = 0
        if not data:
            yield from super().feed(data)
        for character in data:
            if self._skips and character != "\x1b":
                self._skips = not "@" <= character <= "~"
                continue
            yield from self._heard(super().feed, character)
            self._follow(character)
            self._pasted = self._pasted + 1 if self._pastes else 0
            if self._pasted == LONGEST_PASTE:
                self._drop()

    def tick(self) -> Iterable[Message]:
        """Yield the messages of the characters so far if none followed in time."""
        yield from self._heard(super().tick)
        if not self._waits:
            self._begun = ""
        self._silence += 1
        if self._pastes and self._silence > (PATIENCE if self._pasted < LONGEST_PASTE else LOST_END):
            self._pastes = False
            self._drop()

    def _heard(self, parse: Callable[..., Iterable[Message]], *characters: str) -> Iterator[Message]:
        try:
            heard = list(parse(*characters))
        except Exception:
            self._drop()
            return
        yield from filter(self._believed, heard)

    def _follow(self, character: str) -> None:
        """Track the current sequence; drop it when it has ended or is too long while the parser still waits for its end."""
        self._skips = False
        if character == "\x1b":
            self._begun = character
        elif self._begun:
            self._begun += character
        if self._begun in (PASTE_BEGINS, PASTE_ENDS):
            self._pastes = self._begun == PASTE_BEGINS
        if not self._waits:
            self._begun = ""
        elif not self._pastes and self._begun.startswith("\x1b[") and self._begun not in LONGER:
            whole = WHOLE.fullmatch(self._begun) is not None
            if whole or len(self._begun) == LONGEST:
                self._drop()
                self._skips = not whole

    def _believed(self, message: Message) -> bool:
        """Report whether a message can be true: no key is pressed within a paste, and a terminal reports its size this way only
        after it said that it would."""
        if isinstance(message, events.Key) and self._pastes:
            return False
        if isinstance(message, InBandWindowResize):
            self._resizes = message.supported
        if not isinstance(message, events.Resize):
            return True
        if self._resizes and all(0 < cells <= LARGEST for cells in (*message.size, *(message.pixel_size or message.size))):
            self._fits = (message.size, message.pixel_size)
            return True
        self._drop()
        return False

    def _drop(self) -> None:
        """Forget the current sequence; keep the last reported size, for the mouse."""
        self._begun = ""
        super().__init__()
        if self._fits is not None:
            self.mouse_pixels = True
            self.terminal_size, self.terminal_pixel_size = self._fits
