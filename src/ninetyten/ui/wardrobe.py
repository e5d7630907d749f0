"""The themes the app can wear: the chosen one from the first frame, the others when somebody wants to choose."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from textual.app import App

from ninetyten.config.files import places
from ninetyten.config.settings import DEFAULT_THEME
from ninetyten.config.themes import ThemeSpec, find_theme, read_themes, shipped, shipped_dir
from ninetyten.ui.inks import Inks
from ninetyten.ui.themes import preflight, register, to_theme, variables

if TYPE_CHECKING:
    from ninetyten.ui.frame import Frame


class Wardrobe:
    """What there is to wear. `themes_dir`: the folder of the user's own themes. `problems`: what is wrong, a line
    each."""

    def __init__(self, name: str, themes_dir: str | None = None) -> None:
        self._dir = places(os.environ).themes_dir if themes_dir is None else themes_dir
        self._spec, problems = find_theme(name, self._dir)
        self.problems = [str(problem) for problem in problems]
        self._all: dict[str, ThemeSpec] = {}
        self.dressed = False

    def defaults(self) -> dict[str, str]:
        """Our own variables, as the chosen theme has them: Textual asks before it knows of any theme."""
        return variables(self._spec)

    def dress(self, app: Frame) -> None:
        """Wear the chosen theme before the first frame; a theme of the user's that would not hold is a problem."""
        theme = to_theme(self._spec)
        own = not self._spec.file.startswith(shipped_dir())
        if own and (why := preflight(app, theme)):
            self.problems.append(f"{self._spec.file}: this theme cannot be shown: {why}")
            theme = to_theme(shipped(DEFAULT_THEME))
        self.dressed = True
        app.register_theme(theme)
        app.set_reactive(App.theme, theme.name)
        app.stylesheet.set_variables(app.get_css_variables())
        app.inks = Inks(app.theme_variables)

    def choices(self, app: Frame) -> list[tuple[str, str]]:
        """Every theme that can be worn: its name, and what people call it. What is wrong with the others is told."""
        if not self._all:
            self._all, problems = read_themes(self._dir)
            problems += register(app, self._all.values())
            if problems:
                app.say(str(problems[0]), wrong=True)
        return [(name, spec.title) for name, spec in self._all.items() if name in app.available_themes]
