"""Where a program gets its settings: `load()`, from the plan cache while nothing has changed, else validated anew."""

from __future__ import annotations

import os
from collections.abc import Mapping

from ninetyten.config import cache
from ninetyten.config.build import apply, build
from ninetyten.config.files import Places, places
from ninetyten.config.problems import COMMAND_LINE, Problem
from ninetyten.config.settings import DEFAULTS, Settings
from ninetyten.config.sources import Checked, Malformed, Origin, Source, read_environment, read_file, variables
from ninetyten.domain.value import Value


class Loaded(Value):
    """The settings that count, and everything that has to be mended. `origins`: where each given setting was said."""

    settings: Settings = DEFAULTS
    problems: tuple[Problem, ...] = ()
    origins: tuple[tuple[str, Origin], ...] = ()

    def blame(self, key: str, message: str) -> Problem:
        """A problem with a setting, pointing to where it was said."""
        return dict(self.origins).get(key, Origin("", 0, key)).blame(message)


def load(
    where: Places | None = None, environ: Mapping[str, str] = os.environ, overrides: Mapping[str, object] | None = None
) -> Loaded:
    """The settings by rank: `overrides` (the command line's, TOML values by dotted key), environment, file, default.

    Never raises for what the user wrote: a bad setting is a problem, and the good rest counts.
    """
    where = where or places(environ)
    found = variables(environ)
    try:
        content = _read(where.config_file)
    except OSError as error:
        unread = Problem(where.config_file, "", 0, f"this file cannot be read ({error.strerror}), so nothing in it counts")
        loaded = _from_cache(where, None, found)
        loaded = loaded.but(problems=(unread, *loaded.problems))
    else:
        loaded = _from_cache(where, content, found)
    return _overridden(loaded, overrides or {})


def _from_cache(where: Places, content: bytes | None, found: dict[str, str]) -> Loaded:
    if not content and not found:
        return Loaded()
    mark = cache.fingerprint(where.config_file, content, found)
    kept = cache.read(where.plan_cache, mark)
    if kept:
        try:
            return _loaded(kept)
        except (ValueError, TypeError):
            pass
    checked = _validated(where, content, found)
    cache.write(where.plan_cache, mark, checked)
    return _loaded(checked)


def _validated(where: Places, content: bytes | None, found: dict[str, str]) -> Checked:
    from ninetyten.config.validation import check

    in_file: Source = {}
    malformed: list[Problem] = []
    try:
        in_file = read_file(content or b"", where.config_file)
    except Malformed as error:
        malformed = [error.problem]
    source, problems = read_environment(found, in_file)
    checked = check(source, in_file)
    return checked.but(problems=(*problems, *malformed, *checked.problems))


def _loaded(checked: Checked) -> Loaded:
    return Loaded(build(dict(checked.given)), checked.problems, checked.origins)


def _overridden(loaded: Loaded, overrides: Mapping[str, object]) -> Loaded:
    settings, problems, origins = loaded.settings, list(loaded.problems), dict(loaded.origins)
    for key, value in overrides.items():
        origin = Origin(COMMAND_LINE, 0, key)
        try:
            settings = apply(settings, key, value)
            origins[key] = origin
        except ValueError as error:
            problems.append(origin.blame(str(error)))
    return Loaded(settings, tuple(problems), tuple(origins.items()))


def _read(path: str) -> bytes | None:
    """The file's content; None if there is no such file."""
    try:
        with open(path, "rb") as file:
            return file.read()
    except (FileNotFoundError, NotADirectoryError):
        return None
