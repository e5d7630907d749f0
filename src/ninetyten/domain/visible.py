"""Make text safe to show in a terminal: write characters that are not printable as JSON writes them.

A file name, a setting, a variable or an argument may hold anything: escape sequences, line breaks, halves of characters.
"""

from __future__ import annotations


def visible(text: str) -> str:
    """Return the text with `\\u001b` for an escape, and so on. Line breaks stay, and JSON stays the same JSON."""
    return text if text.replace("\n", "").isprintable() else "".join(char if char == "\n" else _spelled(char) for char in text)


def in_one_line(text: str) -> str:
    """Return the same with `\\n` for a line break."""
    return visible(text).replace("\n", "\\n")


def _spelled(char: str) -> str:
    if char.isprintable():
        return char
    import json

    return json.dumps(char)[1:-1]
