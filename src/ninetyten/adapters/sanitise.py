"""Words made safe for the road they take. Every desktop and terminal has its own way of losing or misreading text.

Pure functions: used by the terminal, and by the child process that knows which desktop backend it got.
"""

from __future__ import annotations

from typing import Literal

Backend = Literal["notify-send", "dbus", "portal", "windows", "macos", "other"]

NAME = "ninetyten"
WINDOWS_UNITS = {"title": 63, "body": 255}


def plain(text: str) -> str:
    """One line of printable characters: line breaks and tabs become spaces, controls and lone surrogates go."""
    return "".join(" " if char.isspace() else char for char in text if char.isspace() or char.isprintable()).strip()


def heading(text: str) -> str:
    """`plain`, and never empty: a notice without a title is dropped by some desktops."""
    return plain(text) or NAME


def no_option(text: str) -> str:
    """A leading hyphen becomes a minus sign, so that a command cannot take the text for one of its options."""
    return "\u2212" + text[1:] if text.startswith("-") else text


def no_markup(text: str) -> str:
    """`&`, `<` and `>` escaped, for desktops that read a body as markup."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def utf16_trimmed(text: str, units: int) -> str:
    """At most `units` UTF-16 code units, never half a character."""
    return text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore")


def fitted(title: str, body: str, backend: Backend, markup: bool) -> tuple[str, str]:
    """Title and body as a backend must be given them. `markup`: the desktop reads a body as markup; titles are always plain."""
    title, body = no_option(heading(title)), no_option(plain(body))
    if markup:
        body = no_markup(body)
    if backend == "notify-send":
        return title, body.replace("\\", "\\\\")
    if backend == "portal":
        return _quoted(title), _quoted(body)
    if backend == "windows":
        return utf16_trimmed(title, WINDOWS_UNITS["title"]), utf16_trimmed(body, WINDOWS_UNITS["body"])
    return title, body


def _quoted(text: str) -> str:
    """For the inside of a GVariant text literal in single quotes."""
    return text.replace("\\", "\\\\").replace("'", "\\'")
