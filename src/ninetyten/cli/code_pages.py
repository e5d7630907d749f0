"""Write text in an encoding that lacks some of its characters: a pipe on Windows has one of 256, and a plain locale only ASCII.

Each sign of ours has a stand-in of ASCII that reads the same; of a letter the accent goes; anything else is a question mark.
"""

from __future__ import annotations

import sys

STAND_INS = {
    **dict.fromkeys("−–—‐‑─━", "-"), **dict.fromkeys("│┃┊▏", "|"), **dict.fromkeys("├┤┼", "+"), "…": "...",
    "←": "<", "→": ">", "↑": "^", "↓": "v", "▸": ">", "·": "-", "×": "x", "÷": "/", "⁄": "/", "≥": ">=", "≤": "<=", "°": " deg",
    **dict.fromkeys("‘’", "'"), **dict.fromkeys("“”„", '"'), **dict.fromkeys("\u00a0\u2009\u202f", " "),
    **dict.fromkeys("●■▲◆█▓▀▄▅▚▥", "#"), **dict.fromkeys("○□△◇", "o"), **dict.fromkeys("▁░", "."), **dict.fromkeys("▃▒▞▤", ":"),
    "✓": "x", "✗": "-",
}  # fmt: skip
"""Almost all as wide as what they stand for, so that columns stay columns."""
UNDECODED = range(0xDC80, 0xDD00)
"""The characters that Python uses for the bytes of a file name that are not valid text."""


def stand_in(error: UnicodeError) -> tuple[str, int]:
    """Return what to write for the characters an encoding lacks, and where to go on."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_nearest, error.object[error.start : error.end])), error.end


def _nearest(char: str) -> str:
    if char in STAND_INS:
        return STAND_INS[char]
    if ord(char) in UNDECODED:
        return f"\\x{ord(char) - 0xDC00:02x}"
    from unicodedata import normalize

    plain = "".join(STAND_INS.get(part, part) for part in normalize("NFKD", char))
    return plain.encode("ascii", "ignore").decode() or "?"


def to_the_letter(text: str) -> bytes:
    """Return the bytes of a path as the system wants it back: every letter of it, and bytes that are no text."""
    return text.encode(sys.getfilesystemencoding(), "surrogateescape" if sys.platform != "win32" else "surrogatepass")
