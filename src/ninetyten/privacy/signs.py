"""Try many patterns on a long text quickly: one pass finds the places where any of them can begin.

Trying every pattern at every character of 300 kB takes seconds. Most patterns contain one of certain words and are tried only
there. The others are near something that is quick to find, or quick themselves: they begin with a rare character, and look back
from there.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

REACH = 160
"""How far a pattern looks at most from where it begins, or from what it is near."""
BEHIND = 12
"""How far a pattern looks back at most from where it begins."""
SURROUNDINGS = 4096
"""How many different surroundings are remembered at a time."""


class Sign(NamedTuple):
    """A pattern and the class that it finds."""

    what: str
    pattern: re.Pattern[str]
    begins: tuple[str, ...] = ()
    """How its first word may begin: lowercase letters, then at most one other character."""
    around: tuple[str, ...] = ()
    """It only matches within `REACH` of a word that begins like this."""
    near: re.Pattern[str] | None = None
    """It only matches near a match of this."""
    spaced: bool = True
    """It may contain a space."""
    digits: bool = True
    """It needs a digit."""
    counts: Callable[[re.Match[str]], bool] = bool
    """Reports whether a match counts."""

    def anywhere(self, text: str) -> Iterator[re.Match[str]]:
        """Yield its matches, only around each match of `near` if it has one."""
        if self.near:
            return self.close_to((found.start() for found in self.near.finditer(text)), text)
        return self.pattern.finditer(text)

    def matches_at(self, place: int, text: str) -> bool:
        """Report whether it matches right at a place."""
        found = self.pattern.match(text, place)
        return bool(found and self.counts(found))

    def close_to(self, places: Iterable[int], text: str) -> Iterator[re.Match[str]]:
        """Yield its matches around each of the places, in order; surroundings that overlap are searched as one."""
        start = end = 0
        for place in places:
            if place - REACH > end:
                yield from self.pattern.finditer(text, start, end)
                start = place - REACH
            end = place + REACH
        yield from self.pattern.finditer(text, start, end)


class Signs:
    """Signs in order of precedence, tried together."""

    def __init__(self, *signs: Sign) -> None:
        self._signs = signs
        self._free = [(rank, sign) for rank, sign in enumerate(signs) if not (sign.begins or sign.around)]
        self._begins: list[str] = []
        for word in sorted({word for sign in signs for word in (*sign.begins, *sign.around)}):
            if not (self._begins and word.startswith(self._begins[-1])):
                self._begins.append(word)

    @cached_property
    def _place(self) -> re.Pattern[str]:
        return re.compile(rf"(?=[a-z])(?<![a-z])(?:{one_of(map(re.escape, self._begins))})" if self._begins else "(?!)")

    @cached_property
    def _begun(self) -> dict[str, list[tuple[int, Sign, tuple[str, ...]]]]:
        """How a word begins -> the signs that may begin with it, each with its rank and such words."""
        return self._by_beginning({rank: sign.begins for rank, sign in enumerate(self._signs)})

    @cached_property
    def _around(self) -> dict[str, list[tuple[int, Sign, tuple[str, ...]]]]:
        """How a word begins -> the signs that are around it, likewise."""
        return self._by_beginning({rank: sign.around for rank, sign in enumerate(self._signs)})

    def _by_beginning(self, words: dict[int, tuple[str, ...]]) -> dict[str, list[tuple[int, Sign, tuple[str, ...]]]]:
        table = defaultdict(list)
        for rank, own in words.items():
            for begin, longer in groupby(sorted(own), key=lambda word: self._begins[bisect(self._begins, word) - 1]):
                table[begin].append((rank, self._signs[rank], tuple(longer)))
        return dict(table)

    def first(self, text: str) -> str:
        """Return the class of the first sign in this order that matches anywhere in the text, or empty."""
        once = words_once(text)
        found = [rank for rank, sign in self._free if any(map(sign.counts, sign.anywhere(text if sign.spaced else once)))]
        found += self._by_words(text, text.lower())
        return self._signs[min(found)].what if found else ""

    def _by_words(self, text: str, lower: str) -> Iterator[int]:
        """Yield the ranks of the signs that match where one of their words begins, or around it."""
        begun, around = self._begun, self._around
        known: set[str] = set()
        centers: list[tuple[str, int]] = []
        for found in self._place.finditer(lower):
            place, begin = found.start(), found[0]
            if begin in around:
                centers.append((begin, place))
            surroundings = text[place - BEHIND : place + REACH]
            if surroundings in known and place >= BEHIND:
                continue  # what did not match there does not match here
            if len(known) == SURROUNDINGS:
                known.clear()
            known.add(surroundings)
            for rank, sign, words in begun.get(begin, ()):
                if lower.startswith(words, place) and sign.matches_at(place, text):
                    yield rank
        yield from self._by_centers(centers, text, lower)

    def _by_centers(self, centers: list[tuple[str, int]], text: str, lower: str) -> Iterator[int]:
        """Yield the ranks of the signs that match around a word, of which these are the beginnings and places."""
        places: defaultdict[int, list[int]] = defaultdict(list)
        for begin, place in centers:
            for rank, _, words in self._around[begin]:
                if lower.startswith(words, place):
                    places[rank].append(place)
        for rank in places:
            if any(map(self._signs[rank].counts, self._signs[rank].close_to(places[rank], text))):
                yield rank


def words_once(text: str) -> str:
    """Return the words of a text, each one only once."""
    return " ".join(dict.fromkeys(text.split()))


def one_of(words: Iterable[str]) -> str:
    """Return a pattern for one of several that each begin with a letter; it tries the letter before the rest."""
    letters = groupby(sorted(words), key=lambda word: word[0])
    return "|".join(f"{first}(?:{'|'.join(word[1:] for word in rest)})" for first, rest in letters)
