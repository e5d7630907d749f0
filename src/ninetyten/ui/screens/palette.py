"""Open Textual's palette, as steady as our own screens."""

from __future__ import annotations

from textual.command import CommandPalette

from ninetyten.ui.screens.page import Steady


class Palette(CommandPalette, Steady[None]):
    """Every action by its name. Without the `id` it has in Textual: see `Page.kind`."""
