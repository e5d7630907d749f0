"""provisional"""

from __future__ import annotations
from textual.theme import Theme
from ninetyten.ui.inks import Inks
from textual.app import App

V = dict(muted="#98a2ae", focus="#6fc7b1", line="#38424e", prompt="#e3b36a", rest="#84a9e0", overtime="#e5786d", paused="#b7a5d6",
  production="#6fc7b1", study="#7ea2dc", growth="#b296dc", query="#d8a86f", admin="#9aa5b1", other="#9aa5b1")

class Wardrobe:
    def __init__(self, app):
        self.app = app
        self.problems = ()
    def defaults(self):
        return {f"nt-{k}": v for k, v in V.items()}
    def open(self, name):
        self.app.register_theme(Theme("quiet-dark", primary="#6fc7b1", background="#11151c", foreground="#dde3ec", surface="#1a2029", dark=True))
        self.app.set_reactive(App.theme, "quiet-dark")
        self.app.stylesheet.set_variables(self.app.get_css_variables())
        self.app.inks = Inks(self.app.theme_variables)
    def names(self): return ("quiet-dark", "textual-light")
    def wear(self, name):
        self.app.theme = name
