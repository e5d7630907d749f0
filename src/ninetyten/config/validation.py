"""Validate the file, the environment and the command line, key by key, against the model.

Each source is checked alone first, and bad settings are removed from it, so that one bad setting costs only itself and a
lower source's value for it applies. Only `load` imports this, and only when something has changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pydantic import ValidationError

from ninetyten.config.build import NAMED, build, loose_ends, tells, wrong_values
from ninetyten.config.model import FAMILIES, SECTIONS, SETTINGS, SettingsModel, find, toml_value
from ninetyten.config.problems import COMMAND_LINE, ENVIRONMENT, Origin, Problem
from ninetyten.config.settings import BETWEEN, PREFIX, Loaded
from ninetyten.config.toml_text import Malformed, flat, key_lines, parse_toml
from ninetyten.domain.value import Value

FLAT_KEYS = {key.replace(".", "_"): key for key in SETTINGS}
"""The keys by how they look with a single underscore."""


class Given(Value):
    """One setting: its TOML value, and where it was set."""

    value: object
    origin: Origin


Source = dict[str, Given]
"""The settings of one source, by dotted key."""


def read_all(file: str, content: bytes, variables: Mapping[str, str], overrides: Mapping[str, object]) -> Loaded:
    """Return the settings from the configuration file's content, the environment's variables and the command line."""
    in_file: Source = {}
    malformed: list[Problem] = []
    try:
        tables = parse_toml(content, file)
        lines = key_lines(content)
        in_file = {key: Given(value, Origin(file, lines.get(key, 0), key)) for key, value in flat(tables)}
    except Malformed as error:
        malformed = [error.problem]
    in_environment, problems = read_environment(variables, in_file)
    on_command_line = {key: Given(value, Origin(COMMAND_LINE, 0, key)) for key, value in overrides.items()}
    loaded = check(on_command_line, in_environment, in_file)
    return loaded.replace(problems=(*problems, *malformed, *loaded.problems))


def read_lines(said: Mapping[str, tuple[int, object]]) -> Loaded:
    """Return the settings from a script's lines: line and TOML value by dotted key."""
    return check({key: Given(value, Origin("", line, key)) for key, (line, value) in said.items()})


def check(*sources: Source) -> Loaded:
    """Return the settings that apply from these sources, highest rank first, and every problem in them."""
    layers = [dict(source) for source in sources]
    problems = [problem for layer in layers for take in (_take_telling, _take_unknown, _take_bad) for problem in take(layer)]
    given: Source = {}
    for layer in reversed(layers):
        given.update(layer)
    settings = build(_values(given))
    loose = loose_ends(settings)
    if loose:
        problems += [given[key].origin.blame(why) for key, why in loose]
        settings = build({key: value for key, value in settings.given if key not in dict(loose)})
    problems.sort(key=lambda problem: (problem.file, problem.line, problem.key))
    return Loaded(settings, tuple(problems), tuple((key, given[key].origin) for key, _ in settings.given))


def _values(layer: Source) -> dict[str, object]:
    return {key: given.value for key, given in layer.items()}


def _take_telling(layer: Source) -> list[Problem]:
    """Remove settings whose names may identify a patient, before anything else is done with them (E)."""
    return [layer.pop(key).origin.blame(NAMED) for key in list(layer) if tells(key)]


def _take_unknown(layer: Source) -> list[Problem]:
    """Remove unknown settings; an empty section of the model is removed without a problem."""
    problems = []
    for key, given in list(layer.items()):
        try:
            find(key)
        except ValueError as error:
            del layer[key]
            if given.value != {} or not any(known.startswith(f"{key}.") for known in SETTINGS):
                problems.append(given.origin.blame(str(error)))
    return problems


def _take_bad(layer: Source) -> list[Problem]:
    """Remove values that are not allowed, even where a higher source would win."""
    try:
        SettingsModel(_values(layer))
    except ValidationError as error:
        found = wrong_values(error, _values(layer))
        return [layer.pop(key).origin.blame(f"{why} ({find(key).label})") for key, why in found.items()]
    return []


def read_environment(variables: Mapping[str, str], in_file: Iterable[str] = ()) -> tuple[Source, list[Problem]]:
    """Return what the variables say, `NINETYTEN_SECTION__KEY` in any case, and those that only look like settings. `in_file`: the
    keys of the file, whose own names a variable reaches however they are cased there."""
    known = tuple(in_file)
    source: Source = {}
    problems: list[Problem] = []
    for name, text in variables.items():
        origin = Origin(ENVIRONMENT, 0, name)
        if why := _misses(name, text):
            problems.append(origin.blame(why))
        elif BETWEEN in name:
            key = _own_case(name[len(PREFIX) :].replace(BETWEEN, "."), known)
            source[key] = Given(toml_value(key, text), origin)
    return source, problems


def _misses(name: str, text: str) -> str:
    """Return why a variable cannot be a setting, whatever its value; empty if it can, or is not ours."""
    flat_key = FLAT_KEYS.get(name[len(PREFIX) :].lower(), "")
    whole = name[len(PREFIX) :].lower() in SECTIONS and text.lstrip().startswith("{")
    if not (BETWEEN in name or whole or flat_key):
        return ""
    try:
        f"{name}{text}".encode()
    except UnicodeEncodeError:
        return "this is not UTF-8 text, so it is ignored"
    if BETWEEN in name:
        return ""
    if whole:
        return (
            f"a variable sets one setting, not a section; write {name}{BETWEEN}KEY for each, such as NINETYTEN_BLOCK__FOCUS=90m"
        )
    return f"separate section and key with two underscores: write {PREFIX + flat_key.replace('.', BETWEEN).upper()}"


def _own_case(values: str, known: Sequence[str]) -> str:
    """Return the key that a variable means; a user's own name, such as `kinds.ED`, has the case it has in the file."""
    key = values.lower()
    section, _, rest = key.partition(".")
    name, _, part = rest.rpartition(".")
    if section not in FAMILIES or not name:
        return key
    there = [".".join(key.split(".")[1:-1]) for key in known if key.lower().startswith(f"{section}.{name}.")]
    as_said = values.split(".", 1)[1].rpartition(".")[0]
    return f"{section}.{as_said if as_said in there else name if name in there or not there else there[0]}.{part}"
