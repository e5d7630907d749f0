"""Every setting as a screen lists it: what it is now, where that was said, what it may be."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from ninetyten.config.build import BACKLOG_PARTS
from ninetyten.config.configuration import Configuration
from ninetyten.config.docs import Documented
from ninetyten.config.entry import Entry, typed
from ninetyten.config.fields import FIELDS, PROFILES, SECTIONS, Field, find
from ninetyten.config.forms import OFF, parse_value
from ninetyten.config.keymap import spell_key
from ninetyten.config.problems import COMMAND_LINE, ENVIRONMENT
from ninetyten.config.settings import Settings

NEXT_START = ("day.turnover", "hooks.prompt", "hooks.block_end")
"""What a running program goes on with as it was."""
NEXT_BLOCK = ("block", "prompts")
"""The sections that a block under way keeps as they were when it began."""


def catalogue(configuration: Configuration, actions: Sequence[Documented]) -> tuple[Entry, ...]:
    """Every setting, section by section in the order of the documentation; those of chart types and backlogs once for each there
    is, and the keys of every action."""
    settings = configuration.settings
    entries = [_entry(key, field, configuration) for field in FIELDS for key in _names(field, settings)]
    entries += [_keys_of(action, configuration) for action in actions]
    return tuple(sorted(entries, key=lambda entry: SECTIONS.index(entry.section)))


def _keys_of(action: Documented, configuration: Configuration) -> Entry:
    """The keys of one action, as they are written in the settings."""
    key, usual = f"keys.{action.id}", ", ".join(map(_spelled, action.keys)) or OFF
    return _entry(key, find("keys.*").but(doc=action.help), configuration).but(
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


def _entry(key: str, field: Field, configuration: Configuration) -> Entry:
    settings = configuration.settings
    origin = dict(configuration.loaded.origins).get(key)
    given, profile = dict(settings.given), PROFILES[settings.profile]
    usual = _usual(key, field, settings)
    if origin is not None:
        file = origin.file if origin.file in (ENVIRONMENT, COMMAND_LINE) else os.path.basename(origin.file)
        source = f"{file}, line {origin.line}" if origin.line else f"{file} ({origin.name})"
    else:
        source = f"profile {settings.profile}" if key in profile else "default"
    return Entry(
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
