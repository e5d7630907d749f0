"""Find by words: the palette, the settings and the help are searched in the same way."""

from __future__ import annotations

from collections.abc import Sequence


def search(query: str, lines: Sequence[tuple[str, str]]) -> list[int]:
    """Return the numbers of the lines that contain every word of the query, the best first, else in their order. A line is its
    name and what else is known of it: the name counts for more, and the beginning of a word for more than its middle."""
    words = query.lower().split()
    ranks = [[_rank(word, name.lower(), more.lower()) for word in words] for name, more in lines]
    found = [number for number, rank in enumerate(ranks) if None not in rank]
    return sorted(found, key=lambda number: sum(place or 0 for place in ranks[number]))


def _rank(word: str, name: str, more: str) -> int | None:
    """Return how far a word is from what a person looks for first, or None if it is not there."""
    ways = (name.startswith(word), f" {word}" in name, word in name, f" {word}" in f" {more}", word in more)
    return next((place for place, holds in enumerate(ways) if holds), None)
