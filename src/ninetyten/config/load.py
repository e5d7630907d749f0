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

HOOKS = ("hooks.prompt", "hooks.block_end")
"""The settings that are commands."""


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

    source, problems = read_environment(found)
    in_file: Source = {}
    try:
        in_file = read_file(content or b"", where.config_file)
    except Malformed as error:
        problems.append(error.problem)
    checked = check(source, in_file)
    return checked.but(problems=(*problems, *checked.problems))


def _loaded(checked: Checked) -> Loaded:
    given, origins, problems = dict(checked.given), dict(checked.origins), list(checked.problems)
    for hook in [hook for hook in HOOKS if given.get(hook)]:
        if why := _why_not_run(given[hook], origins[hook]):
            problems.append(origins[hook].blame(why))
            del given[hook]
    return Loaded(build(given), tuple(problems), checked.origins)


def _why_not_run(command: object, origin: Origin) -> str:
    """Why a hook counts for nothing although it is well written: somebody else could have written it. Never cached, for the file
    stays the same while its modes change."""
    from ninetyten.config.trust import why_not_run

    return why_not_run(command, origin.file) if isinstance(command, list | tuple) else ""


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
