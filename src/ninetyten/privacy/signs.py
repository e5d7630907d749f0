"""Where a pattern is worth asking: a long text is gone through once for the places at which one of many patterns can begin.

Asking every pattern at every character of 300 kB takes seconds. Most begin with certain words; those are asked there alone.
The others are near something that is quick to find, or quick themselves: they begin with a character that is skipped to at
once, and look back from there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import groupby
from typing import NamedTuple

REACH = 160
"""No pattern looks further: not from where it begins, nor from what it is `near`."""
BEHIND = 12
"""No pattern looks further back from where it begins."""
SURROUNDINGS = 4096
"""So many different ones are remembered at a time."""
DIGITS = tuple("0123456789")
"""How a number begins. A sign that begins with it is about what follows: words, another number, a letter."""
_WORD = r"(?=[a-z])(?<![a-z])"
_NUMBER = r"(?=[0-9])(?<![0-9])(?=[0-9]+(?:[a-z]|[ ,/-]{1,2}[\w.']))"


class Sign(NamedTuple):
    """A pattern and what it tells."""

    what: str
    pattern: re.Pattern[str]
    begins: tuple[str, ...] = ()
    """How the words begin with which it begins: small letters, and at most one other character behind them."""
    near: re.Pattern[str] | None = None
    """What it is never far from."""
    counts: Callable[[re.Match[str]], bool] = bool
    """Whether what it found tells anything."""
    digits: bool = True
    """Whether it needs a digit."""

    def anywhere(self, text: str) -> Iterator[re.Match[str]]:
        """What it finds near what it is near; where two surroundings meet they are one."""
        start = 0
        end = 0 if self.near else len(text)
        for found in self.near.finditer(text) if self.near else ():
            if found.start() - REACH > end:
                yield from self.pattern.finditer(text, start, end)
                start = found.start() - REACH
            end = found.end() + REACH
        yield from self.pattern.finditer(text, start, end)


class Signs:
    """Signs in the order in which they count, asked together."""

    def __init__(self, *signs: Sign) -> None:
        self._signs = signs
        self._free = [(rank, sign) for rank, sign in enumerate(signs) if not sign.begins]
        begins = {begin for sign in signs for begin in sign.begins}
        shortest = [begin for begin in begins if not any(begin != other and begin.startswith(other) for other in begins)]
        numbers = [begin for begin in shortest if begin in DIGITS]
        words = [begin for begin in shortest if begin not in DIGITS]
        starts = [f"{start}(?:{_one_of(chosen)})" for start, chosen in ((_WORD, words), (_NUMBER, numbers)) if chosen]
        self._place = re.compile("|".join(starts) or "(?!)")
        self._begun = {
            begin: [(rank, sign) for rank, sign in enumerate(signs) if any(longer.startswith(begin) for longer in sign.begins)]
            for begin in shortest
        }

    def first(self, text: str) -> str:
        """What the first sign in this order tells that is anywhere in the text, or empty."""
        best = len(self._signs)
        for rank, sign in self._free:
            if rank < best and any(map(sign.counts, sign.anywhere(text))):
                best = rank
        for at, begun in self._places(text):
            for rank, sign in begun:
                if rank < best and (found := sign.pattern.match(text, at)) and sign.counts(found):
                    best = rank
        return self._signs[best].what if best < len(self._signs) else ""

    def _places(self, text: str) -> Iterator[tuple[int, list[tuple[int, Sign]]]]:
        """Where to ask which signs; of places with the same surroundings the first alone, for the others tell the same."""
        known: set[str] = set()
        for found in self._place.finditer(text.lower()):
            at = found.start()
            around = text[at - BEHIND : at + REACH]
            if at < BEHIND or around not in known:
                if len(known) == SURROUNDINGS:
                    known.clear()
                known.add(around)
                yield at, self._begun[found[0]]


def _one_of(words: list[str]) -> str:
    """A pattern that looks at a word's first letter before it tries the rest."""
    letters = groupby(sorted(words), key=lambda word: word[0])
    return "|".join(f"{re.escape(first)}(?:{'|'.join(re.escape(word[1:]) for word in rest)})" for first, rest in letters)
