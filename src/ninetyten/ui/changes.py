"""A setting changed from the app: written to the person's file, and seen at once where it is about what is seen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ninetyten.ui import table

if TYPE_CHECKING:
    from ninetyten.ui.face import Face


def change(app: Face, changes: Mapping[str, object], *, quiet: bool = False) -> str:
    """Have these settings changed (TOML values by dotted key, None for the default). Why they were not; empty if they were. Both
    are told, unless `quiet`: then the caller tells."""
    reply = app.session.change(changes)
    if reply.ok:
        show(app)
    if not quiet:
        app.say(reply.message, wrong=not reply.ok)
    return "" if reply.ok else reply.message


def show(app: Face) -> None:
    """Look and listen as the settings now say."""
    settings = app.session.settings
    app.keys = table.chosen_keys(settings.keys)
    app.set_keymap(table.keymap(app.keys))
    app.animation_level = "full" if settings.display.motion else "none"
    if app.theme != settings.display.theme and settings.display.theme in dict(app.themes()):
        app.theme = settings.display.theme
    app.refresh_picture()
