"""The settings of a running program: list them, and change them in the person's file, then read them again as at a start.

A setting is listed with its value, where that was set, and what is allowed. The model of the settings is slow to import, so it
is imported only when they are looked at or changed.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from ninetyten.config.files import Places
from ninetyten.config.keymap import resolve, spell_key
from ninetyten.config.load import load
from ninetyten.config.problems import COMMAND_LINE, ENVIRONMENT
from ninetyten.config.settings import Loaded, Settings
from ninetyten.config.toml_text import canonical, typed
from ninetyten.domain.value import Value
from ninetyten.view.actions import ACTIONS

if TYPE_CHECKING:
    from ninetyten.config.edit import Edit
    from ninetyten.config.model import Setting

NEXT_START = ("day.turnover", "hooks.prompt", "hooks.block_end")
"""What a running program goes on with as it was."""
NEXT_BLOCK = ("block", "prompts")
"""The sections that a block under way keeps as they were when it began."""


class SettingEntry(Value):
    """One setting, as the settings page shows it."""

    key: str
    doc: str
    allowed: str
    text: str
    """Its value as you type it."""
    usual: str
    """Its default as you type it."""
    source: str
    """Where it was set."""
    fixed: str = ""
    """Why it cannot be changed here, else empty."""
    options: tuple[object, ...] = ()
    """The TOML values to choose from."""
    given: bool = False
    """It is set in the file."""
    when: str = "at once"
    """When a change applies."""

    @property
    def section(self) -> str:
        """The section it stands in."""
        return self.key.partition(".")[0]

    @property
    def texts(self) -> tuple[str, ...]:
        """The options as they are typed."""
        return tuple(map(typed, self.options))


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
        return catalogue(self.loaded)

    def change(self, changes: Mapping[str, object]) -> str:
        """Set these dotted keys to TOML values in the file, None taking a key out, and load it again. Return why nothing was
        changed, as a sentence; empty if all of it was."""
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
        return self._reverse(self._undone, self._done, "There is no change of a setting to redo.")

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


def fixed(loaded: Loaded, key: str) -> str:
    """Return why the file has no say in a setting, as a sentence; empty if it has."""
    origin = dict(loaded.origins).get(canonical(key))
    if origin is None or origin.file not in (ENVIRONMENT, COMMAND_LINE):
        return ""
    if origin.file == COMMAND_LINE:
        return "set on the command line, which comes before the file"
    return f"set by the environment ({origin.name}), which comes before the file: change it there"


def catalogue(loaded: Loaded) -> tuple[SettingEntry, ...]:
    """Return every setting, section by section in the order of the documentation; those of chart types and backlogs once for
    each there is, and the keys of every action."""
    from ninetyten.config.model import SECTIONS, SETTINGS, find

    entries = [_entry(key, one, loaded) for one in SETTINGS.values() for key in _keys_of(one, loaded.settings)]
    for action in ACTIONS:
        key, usual = f"keys.{action.id}", ", ".join(map(_spelled, action.keys)) or "off"
        text = dict(loaded.settings.keys).get(action.id, usual)
        entries.append(_entry(key, find(key), loaded).replace(doc=action.help, text=text, usual=usual))
    return tuple(sorted(entries, key=lambda entry: SECTIONS.index(entry.section)))


def _spelled(key: str) -> str:
    """Return a key as it can be written in a comma-separated list."""
    return key if "comma" in key else spell_key(key)


def _keys_of(setting: Setting, settings: Settings) -> Iterator[str]:
    """Yield the key of a setting, or those of a family: one for each chart type or backlog."""
    family, star, part = setting.key.partition(".*")
    if not star:
        yield setting.key
    elif family == "kinds":
        yield from (f"kinds.{kind.key}{part}" for kind in settings.plan.kinds)
    elif family == "backlog":
        yield from (f"backlog.{backlog.name}{part}" for backlog in settings.backlogs)


def _entry(key: str, setting: Setting, loaded: Loaded) -> SettingEntry:
    from ninetyten.config.model import PROFILES

    settings, origin = loaded.settings, dict(loaded.origins).get(key)
    said = {**PROFILES[settings.profile], **dict(settings.given)}
    usual, held = _usual(key, setting, settings), fixed(loaded, key)
    if origin is not None:
        file = origin.file if held else os.path.basename(origin.file)
        source = f"{file}, line {origin.line}" if origin.line else f"{file} ({origin.name})"
    else:
        source = f"profile {settings.profile}" if key in said else "default"
    return SettingEntry(
        key=key,
        doc=setting.doc,
        allowed=setting.form.allowed,
        text=typed(said[key]) if key in said else usual,
        usual=usual,
        source=source,
        fixed=held,
        options=setting.form.options,
        given=origin is not None and not held,
        when=_when(key),
    )


def _usual(key: str, setting: Setting, settings: Settings) -> str:
    if key.startswith("kinds.") and not key.endswith(".pay"):
        kind = settings.plan.kind(key.split(".")[1])
        return "" if kind is None else kind.name if key.endswith("name") else f"{kind.per_hour:g}"
    return "off" if setting.default is None else typed(setting.default)


def _when(key: str) -> str:
    if key in NEXT_START:
        return "with the next start"
    return "with the next block" if key.partition(".")[0] in NEXT_BLOCK else "at once"


def meant(key: str, text: str) -> object:
    """Return the TOML value of what was typed for a setting."""
    from ninetyten.config.model import toml_value

    return toml_value(key, text)


def wrong(settings: Settings, key: str, text: str) -> str:
    """Return why what was typed cannot be set, as a sentence; empty if it can."""
    section, _, name = key.partition(".")
    if section != "keys":
        from ninetyten.config.edit import try_out

        return try_out(settings, key, meant(key, text))
    _, problems = resolve({**dict(settings.keys), name: text})
    return next((problem.message for problem in problems if problem.key == key), "")
