"""Load a program's settings: from the plan cache while nothing has changed, otherwise validated again.

The cache keeps what passed validation beside a fingerprint of its sources (lengths and checksums, never their text: what was
refused, or stands in a comment, is not copied; E). A cryptographic hash would cost `status` more than all the rest. Values
are read back through the table of settings, so nothing gets in that would not be allowed. Deleting or spoiling the cache
costs time only.
"""

from __future__ import annotations

import json
import os
from binascii import crc32
from collections.abc import Mapping
from contextlib import suppress

from ninetyten import __version__
from ninetyten.config.build import apply, build
from ninetyten.config.fields import FIELDS
from ninetyten.config.files import Places, places, write_private
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
        loaded = loaded.replace(problems=(unread, *loaded.problems))
    else:
        loaded = _from_cache(where, content, found)
    return _overridden(loaded, overrides or {})


def _from_cache(where: Places, content: bytes | None, found: dict[str, str]) -> Loaded:
    if not content and not found:
        return Loaded()
    mark = fingerprint(where.config_file, content, found)
    kept = read_cached(where.plan_cache, mark)
    if kept:
        try:
            return _loaded(kept)
        except (ValueError, TypeError):
            pass
    checked = _validated(where, content, found)
    write_cached(where.plan_cache, mark, checked)
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
    return checked.replace(problems=(*problems, *malformed, *checked.problems))


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


SHAPE = 2
"""The version of the cache's own form."""


def fingerprint(file: str, content: bytes | None, variables: Mapping[str, str]) -> list[object]:
    """All that the outcome of validation depends on: both sources, the file's path, the program and its table."""
    table = crc32("\n".join(f"{field.key} {field.form.allowed}" for field in FIELDS).encode())
    variables_text = "\0".join(f"{name}={value}" for name, value in sorted(variables.items())).encode("utf-8", "surrogatepass")
    return [SHAPE, __version__, table, file, content is not None, _sum(content or b""), _sum(variables_text)]


def _sum(content: bytes) -> list[int]:
    """Length, and checksums forwards and backwards: together they change with every edit."""
    return [len(content), crc32(content), crc32(content[::-1])]


def read_cached(path: str, mark: list[object]) -> Checked | None:
    """What was kept for these sources, or None if there is nothing that fits."""
    try:
        with open(path, "rb") as file:
            kept = json.loads(file.read())
        if kept["mark"] != mark:
            return None
        return Checked(
            given=tuple((str(key), value) for key, value in kept["given"]),
            origins=tuple((str(key), Origin(*origin)) for key, origin in kept["origins"]),
            problems=tuple(Problem(*problem) for problem in kept["problems"]),
        )
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None


def write_cached(path: str, mark: list[object], checked: Checked) -> None:
    """Keep it; where that cannot be done the next start validates again."""
    kept = {
        "mark": mark,
        "given": checked.given,
        "origins": [(key, (origin.file, origin.line, origin.name)) for key, origin in checked.origins],
        "problems": [(problem.file, problem.key, problem.line, problem.message) for problem in checked.problems],
    }
    with suppress(OSError, ValueError):
        write_private(path, json.dumps(kept).encode())
