"""From a theme's file to a theme that Textual can wear without falling over.

Textual believes a theme until it draws with it, and ends the app over a bad colour; so a theme is tried on a copy of the
style sheet first (`preflight`), and only one that fits is registered. Every colour of a theme is the variable `$nt-NAME`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from textual.app import App
from textual.color import Color, ColorParseError
from textual.css.errors import DeclarationError, StylesheetError
from textual.css.tokenizer import TokenError
from textual.theme import Theme

from ninetyten.config.problems import Problem
from ninetyten.config.themes import ThemeSpec

PREFIX = "nt-"


def variables(spec: ThemeSpec) -> dict[str, str]:
    """Our own style sheet variables in this theme; those of any theme serve as the app's defaults."""
    return {f"{PREFIX}{part}": colour for part, colour in spec.colours}


def to_theme(spec: ThemeSpec) -> Theme:
    """The theme as Textual has it, its own widgets dressed in our colours too."""
    colour = dict(spec.colours)
    background, surface, text, muted, accent = (colour[part] for part in ("background", "surface", "text", "muted", "focus"))
    widgets = {
        "ansi-background": background,
        "ansi-foreground": text,
        "text-muted": muted,
        "border": accent,
        "border-blurred": colour["line"],
        "block-cursor-foreground": background,
        "block-cursor-background": accent,
        "block-cursor-blurred-foreground": text,
        "block-cursor-blurred-background": colour["track"],
        "input-cursor-foreground": background,
        "input-cursor-background": text,
        "input-cursor-text-style": "none",
        "input-selection-foreground": background,
        "input-selection-background": accent,
        "screen-selection-foreground": background,
        "screen-selection-background": accent,
        "link-color": accent,
        "scrollbar": colour["line"],
        "scrollbar-hover": muted,
        "scrollbar-active": accent,
        "scrollbar-background": background,
        "scrollbar-background-hover": background,
        "scrollbar-background-active": background,
        "scrollbar-corner-color": background,
    }
    return Theme(
        name=spec.name,
        primary=accent,
        secondary=colour["rest"],
        warning=colour["prompt"],
        error=colour["overtime"],
        success=colour["production"],
        accent=accent,
        foreground=text,
        background=background,
        surface=surface,
        panel=surface,
        dark=spec.dark,
        ansi=spec.ansi,
        variables={**widgets, **variables(spec)},
    )


def preflight(app: App[Any], theme: Theme) -> str:
    """Why the app could not wear this theme; empty if it can. Changes nothing. Takes about 5 ms.

    Our own variables are tried one by one, for the style sheets of screens that were not opened yet need them too.
    """
    try:
        for name, colour in theme.variables.items():
            if name.startswith(PREFIX):
                Color.parse(colour)
        worn = {**app.get_theme_variable_defaults(), **theme.to_color_system().generate(), **theme.variables}
        sheet = app.stylesheet.copy()
        sheet.set_variables(worn)
        sheet.reparse()
    except (ColorParseError, DeclarationError, StylesheetError, TokenError, TypeError, ValueError) as error:
        return " ".join(str(error).split()) or type(error).__name__
    return ""


def register(app: App[Any], specs: Iterable[ThemeSpec]) -> list[Problem]:
    """Make the themes ready to wear; one that would not fit is left out and is a problem with its file."""
    problems = []
    for spec in specs:
        theme = to_theme(spec)
        why = preflight(app, theme)
        if why:
            problems.append(Problem(spec.file, "colours", 0, f"this theme cannot be shown: {why}"))
        else:
            app.register_theme(theme)
    return problems
