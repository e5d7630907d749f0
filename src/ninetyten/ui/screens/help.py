"""List every key, from the action table, so that it is never out of date."""

from __future__ import annotations

import textwrap
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll

from ninetyten.config.keymap import Bindings, spell_key
from ninetyten.ui import paint
from ninetyten.ui.screens.page import Card
from ninetyten.ui.widgets.drawn import Drawn
from ninetyten.view.actions import ACTIONS, SCOPE_WORDS, SCOPES, of_scope

GAP = 2
READABLE = 24
"""Columns; a sentence in fewer is left out."""


class HelpScreen(Card[None]):
    """Lists the keys by where they work."""

    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter,q,question_mark,f1", "close", "close", show=False)]

    def compose(self) -> ComposeResult:
        """Yield the parts, top to bottom."""
        with VerticalScroll(id="keys"):
            yield Drawn(lambda _, columns: sheet(self.face.keys, columns), id="sheet")
        yield self.voice()
        yield Drawn(lambda _, __: [("esc", "strong"), (" back   ", "quiet"), ("↑ ↓", "strong"), (" more", "quiet")], id="foot")

    def on_mount(self) -> None:
        """Focus the list, so that arrows scroll."""
        self.query_one("#keys").focus()

    def action_close(self) -> None:
        """Close the help."""
        self.dismiss(None)


def sheet(keys: Bindings, columns: int) -> paint.Runs:
    """Return the whole table as runs; without the sentences on a narrow screen."""
    spelled = {name: "  ".join(map(spell_key, own)) or "digits" * (name == "charts.batch") for name, own in keys.items()}
    wide = GAP + max(map(len, spelled.values())) + GAP
    label = max(len(action.label) for action in ACTIONS) + GAP
    runs: paint.Runs = []
    for scope in SCOPES:
        runs += [(f"{SCOPE_WORDS[scope]}\n", "accent")]
        for action in of_scope(scope):
            runs += [(f"  {spelled[action.id]}".ljust(wide), "strong"), (action.label.ljust(label), "bright")]
            runs += [(_beside(action.help, wide + label, columns), "quiet"), ("\n", "")]
        runs.append(("\n", ""))
    return runs


def _beside(text: str, left: int, columns: int) -> str:
    """Return a sentence in the room right of its label; empty if there is too little."""
    room = columns - left - 1
    return ("\n" + " " * left).join(textwrap.wrap(text, room)) if room >= READABLE else ""
