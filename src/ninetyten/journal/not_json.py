"""Say in words why a text cannot be read as JSON: what Python says is for programmers."""

from __future__ import annotations

from json import JSONDecodeError

DIGITS = 1000
"""Python reads no whole number that is several times as long."""


def why_not_json(error: Exception, text: str) -> str:
    """Return what a text is that `json` could not read, such as `not JSON at column 5`; empty if the error says it in words of
    ours."""
    if isinstance(error, JSONDecodeError):
        return f"not JSON at column {error.colno}"
    if isinstance(error, RecursionError):
        return "nested too deeply"
    import re

    too_long = re.search(rf"\d{{{DIGITS}}}", text)
    return f"not readable: a number has more than {DIGITS:,} digits" if too_long else ""
