"""Turn a theme file into a theme for Textual: tried out, registered and chosen, with the ink of every part.

Textual believes a theme until it draws with it, and ends the app over a bad color; so a theme is tried on a copy of the
style sheet first (`preflight`), and only one that fits is registered. Every color of a theme is the variable `$nt-NAME`.
Inks are looked up here and not in the style sheet: a component class each would cost every widget twenty matches of the
whole sheet, half of the time to the first frame.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from textual.app import App
from textual.color import Color, ColorParseError
from textual.css.errors import DeclarationError, StylesheetError
from textual.css.tokenizer import TokenError
from textual.style import Style
from textual.theme import Theme
from textual.widget import Widget

from ninetyten.config.files import places
from ninetyten.config.problems import Problem
from ninetyten.config.settings import DEFAULT_THEME
from ninetyten.config.theme_files import ThemeSpec, find_theme, read_themes, shipped, shipped_dir
from ninetyten.ui.color_depth import EVERY, fitted
from ninetyten.ui.paint import LOOKS

PREFIX = "nt-"


def variables(spec: ThemeSpec) -> dict[str, str]:
    """Return our own style sheet variables in this theme."""
    return {f"{PREFIX}{part}": colour for part, colour in spec.colours}


def to_theme(spec: ThemeSpec) -> Theme:
    """Return Textual's form of a theme, its own widgets in our colors too."""
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
    """Return why the app cannot use this theme, or an empty string. Changes nothing; takes about 5 ms. Our own variables are
    tried one by one, since screens that are not open yet need them too."""
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
    """Register the themes; return a problem for each that cannot be shown."""
    problems = []
    for spec in specs:
        theme = to_theme(spec)
        why = preflight(app, theme)
        if why:
            problems.append(Problem(spec.file, "colours", 0, f"this theme cannot be shown: {why}"))
        else:
            app.register_theme(theme)
    return problems


class ThemeStore:
    """The available themes, fitted to the terminal's `depth` of color. `themes_dir`: the folder of the user's own. `problems`:
    what is wrong, a line each."""

    def __init__(self, name: str, themes_dir: str | None = None, depth: str = EVERY) -> None:
        where = places(os.environ)
        self._dir = where.themes_dir if themes_dir is None else themes_dir
        self._depth = depth
        spec, problems = find_theme(name, self._dir, cache=where.cache)
        self._spec = fitted(spec, depth)
        self.problems = [str(problem) for problem in problems]
        self._all: dict[str, ThemeSpec] = {}
        self.dressed = False

    def defaults(self) -> dict[str, str]:
        """Return our variables as the chosen theme has them: Textual asks before it knows any theme."""
        return variables(self._spec)

    def dress(self, app: App[Any]) -> ThemePalette:
        """Apply the chosen theme before the first frame; a user's theme that cannot be shown is a problem."""
        theme = to_theme(self._spec)
        own = not self._spec.file.startswith(shipped_dir())
        if own and (why := preflight(app, theme)):
            self.problems.append(f"{self._spec.file}: this theme cannot be shown: {why}")
            theme = to_theme(fitted(shipped(DEFAULT_THEME), self._depth))
        self.dressed = True
        app.register_theme(theme)
        app.set_reactive(App.theme, theme.name)
        app.stylesheet.set_variables(app.get_css_variables())
        return ThemePalette(app.theme_variables)

    def choices(self, app: App[Any], tell: Callable[[str], object]) -> list[tuple[str, str]]:
        """Return every available theme, its name and its title; tell what is wrong with the others."""
        if not self._all:
            self._all, problems = read_themes(self._dir)
            problems += register(app, (fitted(spec, self._depth) for spec in self._all.values()))
            if problems:
                tell(str(problems[0]))
        return [(name, spec.title) for name, spec in self._all.items() if name in app.available_themes]


PHASES = {
    "rest": "rest", "overtime": "overtime", "paused": "paused", "meeting": "paused", "downtime": "paused", "away": "paused",
    "asleep": "paused", "unwatched": "paused", "prompt": "prompt",
}  # fmt: skip
"""The accent of each phase; focus has its own."""
_COLOURS: dict[str, str] = {
    "bright": "text", "strong": "text", "quiet": "muted", "faint": "muted", "done": "focus-dim",
    **{bucket: colour for bucket, (_, colour) in LOOKS.items()},
}  # fmt: skip
"""The colour of each ink that has another name."""
_PLAIN = ("bright", "quiet", "faint", "done", "track", "rest", "lunch", "away", "asleep", "unwatched", "off")


class ThemePalette:
    """The inks of one theme, each made when first used. `variables`: the theme's, as Textual resolved them."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        self._variables = variables
        self._made: dict[tuple[str, str], Style] = {}

    def style(self, ink: str, phase: str) -> Style:
        """Return the style of an ink in a phase."""
        made = self._made.get((ink, phase))
        if made is None:
            made = self._made[ink, phase] = self._make(ink, phase)
        return made

    def _make(self, ink: str, phase: str) -> Style:
        return Style(foreground=Color.parse(self._variables[_variable(ink, phase)]), bold=ink not in _PLAIN or None)


def spelled(ink: str) -> str:
    """Return an ink in style sheet names, for what Textual itself draws: it follows the theme."""
    return f"{'' if ink in _PLAIN else 'bold '}${_variable(ink, '')}" if ink else ""


def _variable(ink: str, phase: str) -> str:
    return PREFIX + (PHASES.get(phase, "focus") if ink == "accent" else _COLOURS.get(ink, ink))


def palette_of(widget: Widget) -> ThemePalette:
    """Return the palette of the widget's app."""
    palette: ThemePalette = widget.app.palette  # type: ignore[attr-defined]  # widgets of ours live in no other app
    return palette
