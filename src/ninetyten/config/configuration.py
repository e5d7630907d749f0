"""The settings of a running program: change them in the person's file, then read them again as at a start.

What lists and changes them is slow to import, so it waits until it is asked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ninetyten.config.files import Places
from ninetyten.config.load import load
from ninetyten.config.settings import Loaded, Settings

if TYPE_CHECKING:
    from ninetyten.config.catalog import SettingEntry
    from ninetyten.config.edit import Edit


class Configuration:
    """The loaded settings, loaded again after each change. `overrides`: the command line's, TOML values by dotted key."""

    def __init__(self, where: Places, environ: Mapping[str, str], overrides: Mapping[str, object] | None = None) -> None:
        self.where = where
        self._environ, self._overrides = environ, overrides
        self.loaded: Loaded = load(where, environ, overrides)
        self._done: list[Edit] = []
        self._undone: list[Edit] = []
        """The changes made since the start, and those of them that were taken back, the last one last."""

    @property
    def settings(self) -> Settings:
        """The settings that count."""
        return self.loaded.settings

    def entries(self) -> tuple[SettingEntry, ...]:
        """Return every setting as it is now, and where that was said; the keys of every action too."""
        from ninetyten.config.catalog import catalog

        return catalog(self.loaded)

    def change(self, changes: Mapping[str, object]) -> str:
        """Set these dotted keys to TOML values in the file, None taking a key out, and load it again. Return why nothing was
        changed, as a sentence; empty if all of it was."""
        from ninetyten.config.catalog import fixed
        from ninetyten.config.edit import Unchanged, save

        held = next((f"{key} is {why}" for key in changes if (why := fixed(self.loaded, key))), "")
        if held:
            return held
        try:
            self._done.append(save(self.where.config_file, changes))
        except Unchanged as why:
            return str(why)
        self._undone.clear()
        self.loaded = load(self.where, self._environ, self._overrides)
        return ""

    def undo(self) -> tuple[str, str]:
        """Take back the last change. Return which settings are as before, and why nothing was taken back; one is empty."""
        return self._reverse(self._done, self._undone, "No setting was changed since ninetyten started.")

    def redo(self) -> tuple[str, str]:
        """Make the last change again that was taken back, until the next change; return as `undo` does."""
        return self._reverse(self._undone, self._done, "Nothing to redo: no change of a setting was undone.")

    def _reverse(self, edits: list[Edit], reversed_: list[Edit], nothing: str) -> tuple[str, str]:
        from ninetyten.config.edit import Unchanged, reverse

        if not edits:
            return "", nothing
        try:
            reversed_.append(reverse(self.where.config_file, edits[-1]))
        except Unchanged as why:
            return "", str(why)
        self.loaded = load(self.where, self._environ, self._overrides)
        texts = {entry.key: entry.text for entry in self.entries()}
        return ", ".join(f"{key} is {texts.get(key) or 'not set'}" for key in edits.pop().keys), ""
