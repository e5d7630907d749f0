"""Tell keys meant for us from typing meant for another window (PRODUCT F).

Four different keys within 600 ms are no way to work a timer. What the first three did is voided, and nothing acts until
the keyboard has been quiet for as long. A number that belongs to a key (`125 c`) counts as one; five digits do not, for that is
how procedure codes are typed.
"""

from __future__ import annotations

from itertools import groupby

WINDOW = 0.6
"""Seconds."""
DIFFERENT = 4
NUMBER = 3
"""Digits of the longest number anybody types before a key."""


class Burst:
    """Watches keys go by. Times are seconds of any steady clock. `begins`: the last key started a burst."""

    def __init__(self) -> None:
        self._keys: list[tuple[float, str]] = []
        self._acts: list[float] = []
        self.typing = False
        """What the keys of a burst that were not acted upon yet would do, must not be done."""
        self.begins = False

    def key(self, key: str, now: float) -> bool:
        """Take a key; return whether it belongs to a burst and must not act."""
        if self.typing and self._keys and now - self._keys[-1][0] >= WINDOW:
            self.typing = False
            self._keys.clear()
        self._keys = [(at, name) for at, name in self._keys if now - at < WINDOW]
        self._keys.append((now, key))
        self.begins = not self.typing and _different([name for _, name in self._keys]) >= DIFFERENT
        self.typing = self.typing or self.begins
        return self.typing

    def clicked(self) -> None:
        """End the burst: a click on us is meant for us."""
        self.typing = False
        self._keys.clear()

    def acted(self, now: float) -> None:
        """Note that a key led to an act in the journal."""
        self._acts.append(now)

    def take_acts(self, now: float) -> int:
        """Return how many acts this burst's keys did, and forget them."""
        count = sum(now - at < WINDOW for at in self._acts)
        self._acts.clear()
        return count


def _different(keys: list[str]) -> int:
    """Return how many different things were typed; a number counts as one."""
    inputs: set[str] = set()
    for digits, run in groupby(keys, str.isdigit):
        typed = list(run)
        inputs.update(["".join(typed)] if digits and len(typed) <= NUMBER else typed)
    return len(inputs)
