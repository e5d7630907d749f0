"""Try many patterns on a long text quickly: one pass finds the places where any of them can begin.

Trying every pattern at every character of 300 kB takes seconds. Most patterns begin with certain words and are tried only
there. The others are near something that is quick to find, or quick themselves: they begin with a rare character, and look back
from there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import groupby
from typing import NamedTuple

REACH = 160
"""How far a pattern looks at most from where it begins, or from what it is `near`."""
BEHIND = 12
"""How far a pattern looks back at most from where it begins."""
SURROUNDINGS = 4096
"""How many different surroundings are remembered at a time."""
DIGITS = tuple("0123456789")
"""How a number begins. A sign that begins with a digit is about what follows: words, another number, a letter."""
_WORD = r"(?=[a-z])(?<![a-z])"
_NUMBER = r"(?=[0-9])(?<![0-9])(?=[0-9]+(?:[a-z]|[ ,/-]{1,2}[\w.']))"


class Sign(NamedTuple):
    """A pattern and the class that it finds."""

    what: str
    pattern: re.Pattern[str]
    begins: tuple[str, ...] = ()
    """How its first word may begin: lowercase letters, then at most one other character."""
    near: re.Pattern[str] | None = None
    """It only matches near a match of this."""
    counts: Callable[[re.Match[str]], bool] = bool
    """Reports whether a match counts."""
    digits: bool = True
    """It needs a digit."""

    def anywhere(self, text: str) -> Iterator[re.Match[str]]:
        """Yield its matches around each match of `near`; surroundings that overlap are searched as one."""
        start = 0
        end = 0 if self.near else len(text)
        for found in self.near.finditer(text) if self.near else ():
            if found.start() - REACH > end:
                yield from self.pattern.finditer(text, start, end)
                start = found.start() - REACH
            end = found.end() + REACH
        yield from self.pattern.finditer(text, start, end)


class Signs:
    """Signs in order of precedence, tried together."""

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
        """Return the class of the first sign in this order that matches anywhere in the text, or empty."""
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
        """Yield the places to try and their signs; places with the same surroundings only once, as their result is the same."""
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
    """Return a pattern that checks a word's first letter before it tries the rest."""
    letters = groupby(sorted(words), key=lambda word: word[0])
    return "|".join(f"{re.escape(first)}(?:{'|'.join(re.escape(word[1:]) for word in rest)})" for first, rest in letters)
