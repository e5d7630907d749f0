"""The shapes of the large digits, as three columns by five rows of dots, and how they become cells.

Large: a dot is two cells wide and a row high. Small: a dot is a cell wide and half a row high. Plain: ordinary text.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

_DOTS = {
    "0": ("###", "# #", "# #", "# #", "###"),
    "1": ("## ", " # ", " # ", " # ", "###"),
    "2": ("###", "  #", "###", "#  ", "###"),
    "3": ("###", "  #", "###", "  #", "###"),
    "4": ("# #", "# #", "###", "  #", "  #"),
    "5": ("###", "#  ", "###", "  #", "###"),
    "6": ("###", "#  ", "###", "# #", "###"),
    "7": ("###", "  #", "  #", "  #", "  #"),
    "8": ("###", "# #", "###", "# #", "###"),
    "9": ("###", "# #", "###", "  #", "###"),
    ":": (" ", "#", " ", "#", " "),
    "−": ("   ", "   ", "###", "   ", "   "),
}
_HALVES = {"  ": " ", "# ": "▀", " #": "▄", "##": "█"}
HEIGHTS = {"large": 5, "small": 3, "plain": 1}
"""Rows of each scale, largest first."""
_GAPS = {"large": 2, "small": 1, "plain": 0}


def pieces(text: str, scale: str) -> tuple[str, ...]:
    """What is drawn by a widget of its own: a digit or sign each, and any words (` min`) in one piece."""
    if scale == "plain":
        return (text,)
    parts: list[str] = []
    for char in text:
        if char in _DOTS or not parts or parts[-1] in _DOTS:
            parts.append(char)
        else:
            parts[-1] += char
    return tuple(parts)


@cache
def rows(piece: str, scale: str) -> tuple[str, ...]:
    """The lines of one piece at a scale, without the gap after it; words stand on the last line."""
    dots = _DOTS.get(piece)
    if scale == "plain":
        return (piece,)
    if dots is None:
        return (*(" " * len(piece) for _ in range(HEIGHTS[scale] - 1)), piece)
    if scale == "large":
        return tuple("".join("██" if dot == "#" else "  " for dot in row) for row in dots)
    pairs = zip(dots[::2], (*dots[1::2], " " * len(dots[0])), strict=True)
    return tuple("".join(_HALVES[up + down] for up, down in zip(*pair, strict=True)) for pair in pairs)


def width(text: str, scale: str) -> int:
    """Cells that `text` takes at a scale."""
    wide = [len(rows(part, scale)[0]) for part in pieces(text, scale)]
    return sum(wide) + _GAPS[scale] * (len(wide) - 1)


@cache
def joined(parts: Sequence[str], scale: str, *, more: bool = False) -> tuple[str, ...]:
    """The lines of pieces beside each other; none without a piece. `more`: another follows, so a gap is left for it."""
    gap = " " * _GAPS[scale]
    lines = zip(*(rows(part, scale) for part in parts), strict=True)
    return tuple(gap.join(line) + (gap if more else "") for line in lines)


def fitting(text: str, columns: int, lines: int) -> str:
    """The largest scale at which `text` fits so many columns and lines."""
    for scale, height in HEIGHTS.items():
        if height <= lines and width(text, scale) + 2 <= columns:
            return scale
    return "plain"
