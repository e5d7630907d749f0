"""Leaving while a block runs: what becomes of it?

An answer within the time of a burst is not taken, for this one cannot be voided.
"""

from __future__ import annotations

from ninetyten.ui.burst import WINDOW
from ninetyten.ui.screens.choice import ChoiceScreen

ANSWERS = (
    ("p", "pause it and leave", "pause"),
    ("k", "keep ringing without the screen", "watch"),
    ("e", "end of day", "stop"),
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
