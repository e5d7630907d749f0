"""Change settings from the app: write them to the user's file and apply those that show."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ninetyten.ui import table

if TYPE_CHECKING:
    from ninetyten.runtime.app_host import Reply
    from ninetyten.ui.face import Face


def change(app: Face, changes: Mapping[str, object], *, quiet: bool = False) -> str:
    """Change settings (TOML values by dotted key, None for the default). Return what went wrong, or an empty string; show it too,
    unless `quiet`."""
    return _shown(app, app.session.change(changes), quiet=quiet)


def reverse(app: Face, *, redo: bool) -> None:
    """Take back the last change, or make it again."""
    _shown(app, app.session.reverse_change(redo=redo))


def _shown(app: Face, reply: Reply, *, quiet: bool = False) -> str:
    if reply.ok:
        show(app)
    if not quiet:
        app.say(reply.message, wrong=not reply.ok)
    return "" if reply.ok else reply.message


def show(app: Face) -> None:
    """Apply the current settings to the look and the keys."""
    settings = app.session.settings
    app.keys = table.chosen_keys(settings.keys)
    app.set_keymap(table.keymap(app.keys))
    app.animation_level = "full" if settings.display.motion else "none"
    if app.theme != settings.display.theme and settings.display.theme in dict(app.themes()):
        app.theme = settings.display.theme
    app.refresh_picture()
