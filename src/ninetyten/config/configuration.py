"""The settings of a running program, and the way to change them: written to the person's file, then read again as at a start."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ninetyten.config.fields import canonical
from ninetyten.config.files import Places
from ninetyten.config.load import Loaded, load
from ninetyten.config.problems import COMMAND_LINE, ENVIRONMENT
from ninetyten.config.settings import Settings

if TYPE_CHECKING:
    from ninetyten.config.docs import Documented
    from ninetyten.config.entry import Entry


class Configuration:
    """What `load` gave, and gives anew after each change. `overrides`: the command line's, TOML values by dotted key."""

    def __init__(self, where: Places, environ: Mapping[str, str], overrides: Mapping[str, object] | None = None) -> None:
        self.where = where
        self._environ, self._overrides = environ, overrides
        self.loaded: Loaded = load(where, environ, overrides)

    @property
    def settings(self) -> Settings:
        """The settings that count."""
        return self.loaded.settings

    def entries(self, actions: Sequence[Documented]) -> tuple[Entry, ...]:
        """Every setting as it is now, and where that was said; the keys of these actions too."""
        from ninetyten.config.catalogue import catalogue

        return catalogue(self, actions)

    def fixed(self, key: str) -> str:
        """Why the file has no say in a setting, as a sentence; empty if it has."""
        origin = dict(self.loaded.origins).get(canonical(key))
        if origin is None or origin.file not in (ENVIRONMENT, COMMAND_LINE):
            return ""
        if origin.file == COMMAND_LINE:
            return "set on the command line, which comes before the file"
        return f"set by the environment ({origin.name}), which comes before the file: change it there"

    def change(self, changes: Mapping[str, object]) -> str:
        """Set these dotted keys to TOML values in the file, None taking a key out, and load it again. Why nothing was changed, as
        a sentence; empty if all of it was."""
        from ninetyten.config.edit import Unchanged, save

        held = next((f"{key} is {why}" for key in changes if (why := self.fixed(key))), "")
        if held:
            return held
        try:
            save(self.where.config_file, changes)
        except Unchanged as why:
            return str(why)
        self.loaded = load(self.where, self._environ, self._overrides)
        return ""
