"""Text that a terminal shows and does not obey: whatever is no printable character is spelled, as JSON spells it.

A file's name, a setting, a variable or an argument may hold anything: escape sequences, line breaks, halves of characters.
"""

from __future__ import annotations


def visible(text: str) -> str:
    """The text with `\\u001b` for an escape, and so on; its line breaks stay. JSON stays the same JSON."""
    return text if text.replace("\n", "").isprintable() else "".join(char if char == "\n" else _spelled(char) for char in text)


def in_one_line(text: str) -> str:
    """The same with `\\n` for a line break."""
    return visible(text).replace("\n", "\\n")


def _spelled(char: str) -> str:
    if char.isprintable():
        return char
    import json

    return json.dumps(char)[1:-1]
