"""What each ink looks like under the theme: its colour and weight.

Inks are looked up here and not in the style sheet: a component class each would cost every widget twenty matches of the
whole sheet, half of the time to the first frame.
"""

from __future__ import annotations

from collections.abc import Mapping

from textual.color import Color
from textual.style import Style
from textual.widget import Widget

from ninetyten.ui.themes import PREFIX

PHASES = {
    "rest": "rest", "overtime": "overtime", "paused": "paused", "meeting": "paused", "downtime": "paused", "away": "paused",
    "asleep": "paused", "unwatched": "paused", "prompt": "prompt",
}  # fmt: skip
"""The accent of each phase; focus has its own."""
_COLOURS = {
    "bright": "text", "strong": "text", "quiet": "muted", "faint": "muted", "done": "focus-dim",
    "meeting": "other", "downtime": "other", "lunch": "rest", "paused": "other", "away": "other",
    "asleep": "line", "unwatched": "line", "off": "line",
}  # fmt: skip
_PLAIN = ("bright", "quiet", "faint", "done", "track", "rest", "lunch", "away", "asleep", "unwatched", "off")


class Inks:
    """The inks of one theme, each made when first used. `variables`: the theme's, as Textual resolved them."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        self._variables = variables
        self._made: dict[tuple[str, str], Style] = {}

    def style(self, ink: str, phase: str) -> Style:
        """The style of an ink in a phase."""
        made = self._made.get((ink, phase))
        if made is None:
            made = self._made[ink, phase] = self._make(ink, phase)
        return made

    def _make(self, ink: str, phase: str) -> Style:
        colour = self._colour(PHASES.get(phase, "focus") if ink == "accent" else _COLOURS.get(ink, ink))
        return Style(foreground=colour, bold=ink not in _PLAIN or None)

    def _colour(self, name: str) -> Color:
        return Color.parse(self._variables[PREFIX + name])


def inks_of(widget: Widget) -> Inks:
    """The inks of the app a widget is in."""
    inks: Inks = widget.app.inks  # type: ignore[attr-defined]  # widgets of ours live in no other app
    return inks
