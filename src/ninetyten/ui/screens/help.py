"""List every key, from the action table, so that it is never out of date; a search keeps the lines that it finds."""

from __future__ import annotations

import textwrap
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll

from ninetyten.config.keymap import Bindings, spell_key
from ninetyten.ui import paint, table
from ninetyten.ui.screens.page import Card
from ninetyten.ui.widgets.controls import Typed
from ninetyten.ui.widgets.drawn import Drawn
from ninetyten.view.actions import ACTIONS, SCOPE_WORDS, SCOPES, of_scope
from ninetyten.view.picture import Picture
from ninetyten.view.search import search

GAP = 2
READABLE = 24
"""Columns; a sentence in fewer is left out."""
LONGEST_SEARCH = 40


class HelpScreen(Card[None]):
    """Lists the keys by where they work."""

    CSS_PATH = "help.tcss"
    AUTO_FOCUS = "#keys"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q,question_mark,f1", "close", "close", show=False),
        Binding("slash", "app.act('find')", "search", id="find", show=False),
    ]

    def compose(self) -> ComposeResult:
        """Yield the parts, top to bottom."""
        self._field = Typed("", LONGEST_SEARCH)
        self._field.placeholder = f"{table.path('find', self.face.keys)}  search the keys"
        yield self._field
        with VerticalScroll(id="keys"):
            yield Drawn(lambda _, columns: sheet(self.face.keys, columns, self._field.value), id="sheet")
        yield self.voice()
        yield Drawn(self._foot, id="foot")

    def find(self) -> bool:
        """Write into the search."""
        self._field.focus()
        return True

    def takes(self, event: events.Key, now: float) -> bool:
        """Report whether a key is written into the search."""
        return self._field.has_focus

    def on_key(self, event: events.Key) -> None:
        """Scroll while the search is written; `escape` clears it first."""
        column = self.query_one("#keys", VerticalScroll)
        scrolls = {
            "up": column.scroll_up,
            "down": column.scroll_down,
            "pageup": column.scroll_page_up,
            "pagedown": column.scroll_page_down,
        }
        if event.key == "escape" and self._field.value:
            self._field.value = ""
        elif self._field.has_focus and event.key in scrolls:
            scrolls[event.key](animate=False)
        else:
            return
        event.stop()
        event.prevent_default()

    def on_input_changed(self) -> None:
        """Keep what is found."""
        self.query_one("#sheet").refresh(layout=True)

    def on_input_submitted(self) -> None:
        """Leave the search, so that the arrows scroll."""
        self.query_one("#keys").focus()

    def _foot(self, picture: Picture, columns: int) -> paint.Runs:
        return [("esc", "strong"), (" back   ", "quiet"), ("↑ ↓", "strong"), (" more", "quiet")]

    def action_close(self) -> None:
        """Close the help."""
        self.dismiss(None)


def sheet(keys: Bindings, columns: int, query: str = "") -> paint.Runs:
    """Return the lines of the table that a query finds, as runs; without the sentences on a narrow screen."""
    spelled = {name: "  ".join(map(spell_key, own)) or "digits" * (name == "charts.batch") for name, own in keys.items()}
    lines = [(action.label, f"{action.help} {spelled[action.id]} {SCOPE_WORDS[action.scope]}") for action in ACTIONS]
    found = {ACTIONS[at].id for at in search(query, lines)}
    wide = GAP + max(map(len, spelled.values())) + GAP
    label = max(len(action.label) for action in ACTIONS) + GAP
    runs: paint.Runs = []
    for scope in SCOPES:
        shown = [action for action in of_scope(scope) if action.id in found]
        runs += [(f"{SCOPE_WORDS[scope]}\n", "accent")] if shown else []
        for action in shown:
            runs += [(f"  {spelled[action.id]}".ljust(wide), "strong"), (action.label.ljust(label), "bright")]
            runs += [(_beside(action.help, wide + label, columns), "quiet"), ("\n", "")]
        runs += [("\n", "")] if shown else []
    return runs or [("Nothing matches.", "quiet")]


def _beside(text: str, left: int, columns: int) -> str:
    """Return a sentence in the room right of its label; empty if there is too little."""
    room = columns - left - 1
    return ("\n" + " " * left).join(textwrap.wrap(text, room)) if room >= READABLE else ""
