"""Makes text safe for its route. Every desktop and terminal loses or misreads text in its own way.

These are pure functions, used by the terminal and by the child process, which knows its desktop backend.
"""

from __future__ import annotations

from typing import Literal

Backend = Literal["notify-send", "dbus", "portal", "windows", "macos", "other"]

NAME = "ninetyten"
WINDOWS_UNITS = {"title": 63, "body": 255}


def plain(text: str) -> str:
    """Return one line of printable characters: line breaks and tabs become spaces, controls and lone surrogates go."""
    return "".join(" " if char.isspace() else char for char in text if char.isspace() or char.isprintable()).strip()


def heading(text: str) -> str:
    """Return `plain` text that is never empty: some desktops drop a notice without a title."""
    return plain(text) or NAME


def no_option(text: str) -> str:
    """Turn a leading hyphen into a minus sign, so that a command cannot take the text for an option."""
    return "\u2212" + text[1:] if text.startswith("-") else text


def no_markup(text: str) -> str:
    """Escape `&`, `<` and `>` for desktops that read a body as markup."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def utf16_trimmed(text: str, units: int) -> str:
    """Trim to `units` UTF-16 code units, never leaving half a character."""
    return text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore")


def fitted(title: str, body: str, backend: Backend, markup: bool) -> tuple[str, str]:
    """Return title and body in the form a backend needs. `markup`: the desktop reads a body as markup; titles are always
    plain."""
    title, body = no_option(heading(title)), no_option(plain(body))
    if markup:
        body = no_markup(body)
    if backend == "notify-send":
        return title, body.replace("\\", "\\\\")
    if backend == "portal":
        return _quoted(title), _quoted(body)
    if backend == "windows":  # it would show the name of the program that runs us, python
        title = title if title.startswith(NAME) else f"{NAME}: {title}"
        return utf16_trimmed(title, WINDOWS_UNITS["title"]), utf16_trimmed(body, WINDOWS_UNITS["body"])
    return title, body


def _quoted(text: str) -> str:
    """Escape text for the inside of a single-quoted GVariant literal."""
    return text.replace("\\", "\\\\").replace("'", "\\'")
