"""The judge of what was said: pydantic-settings merges the sources by rank and holds every value against its form.

Each source is judged alone first, and what does not pass is taken out of it, so that one bad setting costs only itself and
what a lower source said for it counts. Only `load` imports this, and only when something has changed: the
first pydantic model alone takes half of the app's start.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from pydantic import PlainValidator, ValidationError, create_model
from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource

from ninetyten.config import own_words
from ninetyten.config.build import loose_ends
from ninetyten.config.fields import BY_KEY, find
from ninetyten.config.problems import Problem
from ninetyten.config.sources import Checked, Source


class _Layer(PydanticBaseSettingsSource):
    """One source, handed to pydantic-settings as it is."""

    def __init__(self, settings: type[BaseSettings], source: Source) -> None:
        super().__init__(settings)
        self.values = {key: given.value for key, given in source.items()}

    def get_field_value(self, field: FieldInfo, field_name: str) -> tuple[Any, str, bool]:
        return self.values.get(field_name), field_name, False

    def __call__(self) -> dict[str, Any]:
        return self.values


def check(*sources: Source) -> Checked:
    """What counts of these sources, the one that wins first, and everything in them that has to be mended."""
    layers = [dict(source) for source in sources]
    problems = [problem for layer in layers for problem in (*_take_telling(layer), *_take_unknown(layer), *_take_bad(layer))]
    given: dict[str, object] = _model(layers)().model_dump(exclude_unset=True)
    origins = {key: next(layer[key].origin for layer in layers if key in layer) for key in given}
    for key, message in loose_ends(given):
        del given[key]
        problems.append(origins.pop(key).blame(message))
    problems.sort(key=lambda problem: (problem.file, problem.line))
    return Checked(tuple(given.items()), tuple(origins.items()), tuple(problems))


def _take_telling(layer: Source) -> list[Problem]:
    """Takes out what has a name, or holds words, that may identify a patient, before anything else is done with it (E)."""
    found = own_words.refused({key: given.value for key, given in layer.items()})
    return [layer.pop(key).origin.blame(why) for key, why in found]


def _take_bad(layer: Source) -> list[Problem]:
    """Takes out what is not allowed, even where another source would have the last word."""
    try:
        _model([layer])()
    except ValidationError as error:
        return [layer.pop(str(detail["loc"][0])).origin.blame(str(detail["ctx"]["error"])) for detail in error.errors()]
    return []


def _model(layers: list[Source]) -> type[BaseSettings]:
    class Ranked(BaseSettings):
        @classmethod
        def settings_customise_sources(
            cls, settings_cls: type[BaseSettings], *_: PydanticBaseSettingsSource, **__: PydanticBaseSettingsSource
        ) -> tuple[PydanticBaseSettingsSource, ...]:
            return tuple(_Layer(settings_cls, layer) for layer in layers)

    keys = dict.fromkeys(key for layer in reversed(layers) for key in layer)
    shape: dict[str, Any] = {key: (Annotated[Any, PlainValidator(_judge(key))], None) for key in keys}
    return create_model("Settings", __base__=Ranked, **shape)


def _judge(key: str) -> Callable[[object], object]:
    """Passes a TOML value on as it is, if it is allowed."""
    form = find(key).form

    def judge(value: object) -> object:
        form.value_of(value)
        return value

    return judge


def _take_unknown(layer: Source) -> list[Problem]:
    """Takes out what is no setting; an empty section of the table is none, and no problem."""
    problems = []
    for key, given in list(layer.items()):
        try:
            find(key)
        except ValueError as error:
            del layer[key]
            if given.value != {} or not any(known.startswith(f"{key}.") for known in BY_KEY):
                problems.append(given.origin.blame(str(error)))
    return problems
