"""A text as the guard reads it: no writing trick, meant or not, makes a number something else than its digits."""

from __future__ import annotations

import unicodedata

_SPACES = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2800"
_ALIKE = {
    **dict.fromkeys(_SPACES, " "),
    **dict.fromkeys("\u2212\u2043\u00b7\u2022\u2027\u2219\u22c5\u30fb\u30fc", "-"),
    **dict.fromkeys("\u2044\u2215\u29f8", "/"),
    **dict.fromkeys("\u2018\u2019\u201b\u02bc`\u00b4", "'"),
    **dict.fromkeys("\u115f\u1160", ""),
}
"""What looks like something plain and is not told by its category."""
_GONE = ("Mn", "Me", "Cf", "Cc")
"""Marks on letters, and what takes no room at all."""


def plain(text: str) -> str:
    """The text in plain digits, dashes, quotes and single spaces, without accents and without what cannot be seen."""
    return " ".join("".join(map(_plain, unicodedata.normalize("NFKD", text))).split())


def _plain(char: str) -> str:
    """What one character of a decomposed text stands for."""
    if char.isascii() and char.isprintable():
        return char
    if char in _ALIKE:
        return _ALIKE[char]
    category = unicodedata.category(char)
    if category == "Nd":
        return str(unicodedata.digit(char))
    if category in _GONE:
        return ""
    return {"Pd": "-", "Zs": " ", "Zl": " ", "Zp": " "}.get(category, char)
