"""The settings of a running program: list them, and change them in the person's file, then read them again as at a start.

A setting is listed with its value, where that was set, and what is allowed.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from ninetyten.config.build import BACKLOG_PARTS
from ninetyten.config.docs import Documented
from ninetyten.config.edit import try_out
from ninetyten.config.fields import FIELDS, PROFILES, SECTIONS, Field, canonical, find
from ninetyten.config.files import Places
from ninetyten.config.forms import OFF, parse_value, spell
from ninetyten.config.keymap import Bindable, resolve, spell_key
from ninetyten.config.load import Loaded, load
from ninetyten.config.problems import COMMAND_LINE, ENVIRONMENT
from ninetyten.config.settings import Settings
from ninetyten.domain.value import Value


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

    def entries(self, actions: Sequence[Documented]) -> tuple[SettingEntry, ...]:
        """Every setting as it is now, and where that was said; the keys of these actions too."""
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


NEXT_START = ("day.turnover", "hooks.prompt", "hooks.block_end")
"""What a running program goes on with as it was."""
NEXT_BLOCK = ("block", "prompts")
"""The sections that a block under way keeps as they were when it began."""


def catalogue(configuration: Configuration, actions: Sequence[Documented]) -> tuple[SettingEntry, ...]:
    """Every setting, section by section in the order of the documentation; those of chart types and backlogs once for each there
    is, and the keys of every action."""
    settings = configuration.settings
    entries = [_entry(key, field, configuration) for field in FIELDS for key in _names(field, settings)]
    entries += [_keys_of(action, configuration) for action in actions]
    return tuple(sorted(entries, key=lambda entry: SECTIONS.index(entry.section)))


def _keys_of(action: Documented, configuration: Configuration) -> SettingEntry:
    """The keys of one action, as they are written in the settings."""
    key, usual = f"keys.{action.id}", ", ".join(map(_spelled, action.keys)) or OFF
    return _entry(key, find("keys.*").replace(doc=action.help), configuration).replace(
        key=key, text=dict(configuration.settings.keys).get(action.id, usual), usual=usual
    )


def _spelled(key: str) -> str:
    """A key as it can be written in a list with commas."""
    return key if "comma" in key else spell_key(key)


def _names(field: Field, settings: Settings) -> Iterator[str]:
    family, star, part = field.key.partition(".*")
    if not star:
        yield field.key
    elif family == "kinds":
        yield from (f"kinds.{kind.key}{part}" for kind in settings.plan.kinds)
    elif family == "backlog":
        yield from (f"backlog.{backlog.name}{part}" for backlog in settings.backlogs if part[1:] in BACKLOG_PARTS)


def _entry(key: str, field: Field, configuration: Configuration) -> SettingEntry:
    settings = configuration.settings
    origin = dict(configuration.loaded.origins).get(key)
    given, profile = dict(settings.given), PROFILES[settings.profile]
    usual = _usual(key, field, settings)
    if origin is not None:
        file = origin.file if origin.file in (ENVIRONMENT, COMMAND_LINE) else os.path.basename(origin.file)
        source = f"{file}, line {origin.line}" if origin.line else f"{file} ({origin.name})"
    else:
        source = f"profile {settings.profile}" if key in profile else "default"
    return SettingEntry(
        key=key,
        doc=field.doc,
        allowed=field.form.allowed,
        text=typed(given[key]) if key in given else typed(profile[key]) if key in profile else usual,
        usual=usual,
        source=source,
        fixed=configuration.fixed(key),
        options=field.form.options,
        given=origin is not None and not configuration.fixed(key),
        when=_when(key),
    )


def _usual(key: str, field: Field, settings: Settings) -> str:
    if key.startswith("kinds.") and not key.endswith(".pay"):
        kind = settings.plan.kind(key.split(".")[1])
        return "" if kind is None else kind.name if key.endswith("name") else f"{kind.per_hour:g}"
    return typed(parse_value(field.default)) if field.default else OFF


def _when(key: str) -> str:
    if key in NEXT_START:
        return "with the next start"
    return "with the next block" if key.partition(".")[0] in NEXT_BLOCK else "at once"


class SettingEntry(Value):
    """One setting. `text`: its value as it is typed here, `usual`: its default so. `source`: where it was said. `fixed`: why it
    cannot be changed here, else empty. `options`: the TOML values to choose from. `given`: said in the file. `when`: when a
    change counts."""

    key: str
    doc: str
    allowed: str
    text: str
    usual: str
    source: str
    fixed: str = ""
    options: tuple[object, ...] = ()
    given: bool = False
    when: str = "at once"

    @property
    def section(self) -> str:
        """The section it stands in."""
        return self.key.partition(".")[0]

    @property
    def texts(self) -> tuple[str, ...]:
        """The options as they are typed."""
        return tuple(map(typed, self.options))


class Configured(Protocol):
    """The settings, and the way to change them (`config.configuration`)."""

    @property
    def settings(self) -> Settings:
        """Those that count."""
        ...

    def entries(self, actions: Sequence[Documented]) -> tuple[SettingEntry, ...]:
        """Every setting as it is now, and where that was said."""
        ...

    def change(self, changes: Mapping[str, object]) -> str:
        """Change some; why they were not changed, empty if they were."""
        ...


def typed(value: object) -> str:
    """A TOML value as a person types it: no quotes, lists with commas."""
    if isinstance(value, str):
        return value
    if isinstance(value, list | tuple):
        plain = all(isinstance(item, str) and "," not in item for item in value)
        return ", ".join(map(str, value)) if plain else spell(value)
    return spell(value)


def meant(key: str, text: str) -> object:
    """The TOML value of what was typed for a setting."""
    try:
        return find(key).form.from_text(text)
    except ValueError:
        return text


def wrong(settings: Settings, key: str, text: str, actions: Sequence[Bindable] = ()) -> str:
    """Why what was typed cannot be set, as a sentence; empty if it can. `actions`: those that keys may belong to."""
    section, _, name = key.partition(".")
    if section != "keys":
        return try_out(settings, key, meant(key, text))
    _, problems = resolve(actions, {**dict(settings.keys), name: text})
    return next((problem.message for problem in problems if problem.key == key), "")
