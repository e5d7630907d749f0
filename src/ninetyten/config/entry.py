"""One setting as a screen lists it, and what a person types for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from ninetyten.config.docs import Documented
from ninetyten.config.edit import try_out
from ninetyten.config.fields import find
from ninetyten.config.forms import spell
from ninetyten.config.keymap import Bindable, resolve
from ninetyten.config.settings import Settings
from ninetyten.domain.value import Value


class Entry(Value):
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

    def entries(self, actions: Sequence[Documented]) -> tuple[Entry, ...]:
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
