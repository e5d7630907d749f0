"""Load a program's settings: the finished plan from the cache (`kept`) while nothing has changed, otherwise from its sources,
validated."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from typing import Any

from ninetyten.config import problems, settings
from ninetyten.config.files import Places, open_regular, places
from ninetyten.config.kept import keep, mark_of, read_kept
from ninetyten.config.problems import Problem
from ninetyten.config.settings import PREFIX, Loaded
from ninetyten.domain import plan
from ninetyten.domain.value import Value

TWELVE_HOURS = ("en_US", "es_US", "es_PR", "en_CA", "en_IN", "en_PH", "English_United States")
"""How the locales begin that write 2:04 PM. The last is what Windows calls American English."""
RECORDS: dict[str, type[Value]] = {
    name: record
    for module in (settings, problems, plan)
    for name, record in vars(module).items()
    if isinstance(record, type) and issubclass(record, Value)
}
"""Everything that what was loaded is made of."""


def load(
    where: Places | None = None, environ: Mapping[str, str] = os.environ, overrides: Mapping[str, object] | None = None
) -> Loaded:
    """Return the settings by rank: `overrides` (the command line's, TOML values by dotted key), environment, file, default.

    Never raises for what the user wrote: a bad setting is a problem, and the good rest counts.
    """
    where = where or places(environ)
    found, chosen = variables(environ), dict(overrides or {})
    content, unread = b"", []
    try:
        with open(where.config_file, "rb", opener=open_regular) as file:
            content = file.read()
    except (FileNotFoundError, NotADirectoryError):
        pass
    except OSError as error:
        unread = [Problem(where.config_file, "", 0, f"this file cannot be read ({error.strerror}), so it is ignored")]

    def judge() -> Loaded:
        from ninetyten.config.validation import read_all

        return read_all(where.config_file, content, found, chosen)

    mark = fingerprint(where.config_file, content, found, chosen)
    loaded = _kept_or_judged(where.cache, mark, judge) if content or found or chosen else Loaded()
    return by_locale(_without_exposed_hooks(loaded.replace(problems=(*unread, *loaded.problems))), environ)


def by_locale(loaded: Loaded, environ: Mapping[str, str]) -> Loaded:
    """Return the settings with times of day written as the locale does, unless the user chose. Never cached, since the locale
    can change alone."""
    settings = loaded.settings
    if settings.display.clock != "auto" or not locale_of(environ).startswith(TWELVE_HOURS):
        return loaded
    return loaded.replace(settings=settings.replace(plan=settings.plan.replace(clock="12h")))


def locale_of(environ: Mapping[str, str]) -> str:
    """Return the locale that times are written in, such as `en_US.UTF-8`; empty if none is set, or for an empty environment."""
    found = next((value for name in ("LC_ALL", "LC_TIME", "LANG") if (value := environ.get(name))), "")
    if environ and not found and sys.platform == "win32":  # Windows has no such variables
        from locale import getlocale

        found = getlocale()[0] or ""
    return found


def variables(environ: Mapping[str, str]) -> dict[str, str]:
    """Return the variables that may be settings, without `NINETYTEN_HOME` and the variables of hooks."""
    ours = {name: environ[name] for name in sorted(environ) if name.upper().startswith(PREFIX)}
    return {name: text for name, text in ours.items() if "_" in name[len(PREFIX) :] or text.lstrip().startswith("{")}


def load_lines(said: Mapping[str, tuple[int, object]], cache: str = "") -> Loaded:
    """Return the settings that the `set` lines of a script make: line and TOML value by dotted key. `cache`: where they are kept,
    if its folder is there; nothing else is read or written."""
    if not said:
        return Loaded()

    def judge() -> Loaded:
        from ninetyten.config.validation import read_lines

        return read_lines(said)

    return _kept_or_judged(cache, fingerprint("", b"", {}, said), judge) if os.path.isdir(os.path.dirname(cache)) else judge()


def _kept_or_judged(cache: str, mark: list[object], judge: Callable[[], Loaded]) -> Loaded:
    loaded = _loaded(read_kept(cache, mark))
    if loaded is None:
        loaded = judge()
        keep(cache, mark, _plain(loaded))
    return loaded


def _loaded(kept: Any) -> Loaded | None:
    """Return what was kept as settings, None if it is none."""
    try:
        loaded = _record(kept)
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    return loaded if isinstance(loaded, Loaded) else None


def _without_exposed_hooks(loaded: Loaded) -> Loaded:
    """Leave out commands that another user could have written. Never cached, since a file's modes can change alone."""
    hooks, exposed = loaded.settings.hooks, dict[str, Problem]()
    for name in hooks.fields:
        if command := getattr(hooks, name):
            from ninetyten.config.trust import why_not_run

            key = f"hooks.{name}"
            origin = dict(loaded.origins)[key]
            if why := why_not_run(command, origin.file):
                exposed[key] = origin.blame(why)
                hooks = hooks.replace(**{name: ()})
    if not exposed:
        return loaded
    given = tuple((key, value) for key, value in loaded.settings.given if key not in exposed)
    settings = loaded.settings.replace(hooks=hooks, given=given)
    return loaded.replace(settings=settings, problems=(*loaded.problems, *exposed.values()))


def fingerprint(file: str, content: bytes, variables: Mapping[str, str], chosen: Mapping[str, object]) -> list[object]:
    """Return all that the settings depend on: the sources, the file's path, the folder that `~` is, the program."""
    said = repr([*sorted(variables.items()), *chosen.items(), os.path.expanduser("~")]).encode("utf-8", "surrogatepass")
    return mark_of(file, content, said)


def _plain(value: Any) -> Any:
    """Return a record as JSON has it: its name, and what it holds in the order of its fields."""
    if isinstance(value, Value):
        return {type(value).__name__: [_plain(getattr(value, name)) for name in value.fields]}
    return [_plain(part) for part in value] if isinstance(value, tuple) else value


def _record(kept: Any) -> Any:
    """Return the record, or the tuple, that was kept so."""
    if isinstance(kept, dict):
        ((name, parts),) = kept.items()
        return RECORDS[name](*map(_record, parts))
    return tuple(map(_record, kept)) if isinstance(kept, list) else kept
