"""The settings as people meet them: each with its value, where that was set and what is allowed, and what an answer makes of it.

The model of the settings is slow to import, so it is imported only when they are looked at or changed.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ninetyten.config.keymap import resolve, spell_key
from ninetyten.config.problems import COMMAND_LINE, ENVIRONMENT, Origin
from ninetyten.config.settings import WEEK, WEEK_KEYS, Loaded, Settings
from ninetyten.config.toml_text import canonical, typed
from ninetyten.domain.plan import TRACK_NAMES
from ninetyten.domain.value import Value
from ninetyten.domain.words import spell_time
from ninetyten.view.actions import ACTIONS, SCOPE_WORDS

if TYPE_CHECKING:
    from ninetyten.config.model import Setting

GROUPS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        "Days and hours",
        "which days and hours, lunch, planned blocks",
        (WEEK, "day.lunch", "day.enforce", "day.template", "day.slots", "day"),
    ),
    ("Chart types", "names and standard rates", ("kinds",)),
    ("Quota and accuracy", "targets, ramp, first year, what it is measured by", ("target", "display.study_due")),
    ("Blocks and breaks", "how long they last, and who starts them", ("block.focus", "block.rest", "block.end", "block.next")),
    (
        "Micro-breaks",
        "how often, how long, a calmer profile",
        ("prompts.profile", *(f"prompts.{name}" for name in TRACK_NAMES), "body.sit_stand"),
    ),
    ("Sound and notifications", "what you hear and see at a micro-break", ("notify", "break")),
    ("Screen", "theme, seconds, motion", ("display",)),
    ("Private checks", "the weekly check, eyes, energy, people", ("body", "social")),
    ("End of the day", "your checklist, unfinished work", ("shutdown", "notes")),
    ("CEUs", "whom you report to, and when", ("ceu",)),
    ("Backlogs", "what is due by when", ("backlog",)),
    ("This computer", "presence, a second backup, your own commands", ("idle", "backup", "hooks")),
    ("Keys", "the keys of every action", ("keys",)),
    ("Micro-break timing", "waits, quiet times, snoozes", ("prompts", "block.warn")),
)
"""The groups of the settings, in the order in which people need them: the name, what is in it, and what its keys begin with, in
their order. A setting belongs to the group that names most of its key."""
WAITING = ("day.commute", "kinds.*.pay", "ceu.credentials", "ceu.group", "ceu.ends", "social.chapter_months", "hooks")
"""Settings that few people need: only the search shows them, until they or what they depend on is set."""
WANTED_BY = {"ceu": "ceu.body", "social": "social.items"}
"""The setting of a section that calls for its waiting ones."""
NEXT_START = ("day.turnover", "hooks.prompt", "hooks.block_end")
"""What a running program goes on with as it was."""
TIMES = ("day.start", "day.stop", "day.turnover")
"""The settings that are times of day."""
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
    """Its default as people read it."""
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
    label: str = ""
    """What people call it."""
    words: str = ""
    """Its value as people read it."""
    group: str = ""
    """The group it is shown in."""
    waits: bool = False
    """Few need it, so only a search shows it."""
    choices: tuple[str, ...] = ()
    """The options as people read them."""

    @property
    def sets(self) -> tuple[str, ...]:
        """The settings it stands for: itself, or those of the week."""
        return WEEK_KEYS if self.key == WEEK else (self.key,)

    @property
    def texts(self) -> tuple[str, ...]:
        """The options as they are typed."""
        return tuple(map(typed, self.options))


def fixed(loaded: Loaded, key: str) -> str:
    """Return why the file has no say in a setting, as a sentence; empty if it has."""
    origin = dict(loaded.origins).get(canonical(key))
    if origin is None or origin.file not in (ENVIRONMENT, COMMAND_LINE):
        return ""
    if origin.file == COMMAND_LINE:
        return "set on the command line, which comes before the file"
    return f"set by the environment ({origin.name}), which comes before the file: change it there"


def catalog(loaded: Loaded) -> tuple[SettingEntry, ...]:
    """Return every setting, group by group; those of chart types and backlogs once for each there is, and the keys of every
    action."""
    from ninetyten.config.model import SETTINGS, find

    entries = [_entry(key, one, loaded) for one in SETTINGS.values() for key in _keys_of(one, loaded.settings)]
    for action in ACTIONS:
        key, usual = f"keys.{action.id}", ", ".join(map(_spelled, action.keys)) or "off"
        text = dict(loaded.settings.keys).get(action.id, usual)
        works = SCOPE_WORDS[action.scope]
        label = action.label if action.scope in ("app", "focus") else f"{action.label} ({works})"
        doc = f"{action.help} The key works {works}."
        entries.append(_entry(key, find(key), loaded).replace(doc=doc, text=text, words=text, usual=usual, label=label))
    return tuple(sorted((_week(loaded), *entries), key=_place))


def _place(entry: SettingEntry) -> tuple[int, int]:
    """Return the place of a setting's group, and within it."""
    return _group_of(entry.key)[1:]


def _group_of(key: str) -> tuple[str, int, int]:
    """Return a setting's group, its place, and the setting's place within."""
    fitting = (
        (len(begin), name, at, within)
        for at, (name, _, begins) in enumerate(GROUPS)
        for within, begin in enumerate(begins)
        if f"{key}.".startswith(f"{begin}.")
    )
    _, name, at, within = max(fitting)
    return name, at, within


def _week(loaded: Loaded) -> SettingEntry:
    """Return the one question that stands for all settings of the planned week."""
    from ninetyten.config.week import HELP, typed_week, week_words

    plan, origins = loaded.settings.plan, dict(loaded.origins)
    held, source = next(filter(None, (fixed(loaded, key) for key in WEEK_KEYS)), ""), next(filter(origins.get, WEEK_KEYS), "")
    return SettingEntry(
        key=WEEK,
        doc="The days and hours you plan to work. Without hours nothing is early or late.",
        allowed=HELP,
        text=typed_week(dict(loaded.settings.given), plan),
        usual="off",
        source=_origin_words(origins[source], held) if source else "default",
        fixed=held,
        given=bool(source) and not held,
        label="Which days and hours?",
        words=week_words(plan),
        group=_group_of(WEEK)[0],
    )


def _waits(key: str, settings: Settings) -> bool:
    """Report whether a setting is for few, and nothing calls for it."""
    given, (section, *_, last) = dict(settings.given), key.split(".")
    rare = any(f"{name}.".startswith(f"{begin}.") for begin in WAITING for name in (key, f"{section}.*.{last}"))
    called = key in given or given.get(WANTED_BY.get(section, ""), "none") not in ("none", ())
    return key in WEEK_KEYS or (rare and not called)


def _two_days(settings: Settings) -> str:
    """Return why hours are refused that reach into a second work day."""
    from ninetyten.config.model import find

    ends, label = spell_time(settings.plan.day.turnover, settings.plan.clock), find("day.turnover").label
    return f'Hours must lie within one work day, which ends at {ends}; for a night shift, first change "{label}" in the settings.'


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
    usual, held, form = _usual(key, setting, settings), fixed(loaded, key), setting.form
    source = f"profile {settings.profile}" if key in said else "default"
    text = _on_clock(key, typed(said[key]) if key in said else usual, settings)
    usual_words = form.to_words(form.from_text(usual)) if usual not in ("", "off") else usual
    return SettingEntry(
        key=key,
        doc=setting.doc,
        allowed=form.allowed,
        text=text,
        usual=_on_clock(key, usual_words, settings),
        source=source if origin is None else _origin_words(origin, held),
        fixed=held,
        options=form.options,
        given=origin is not None and not held,
        when=_when(key),
        label=_label(key, setting, settings),
        words=text if key in TIMES else form.to_words(said[key]) if key in said else usual_words,
        group=_group_of(key)[0],
        waits=_waits(key, settings),
        choices=tuple(map(form.to_words, form.options)),
    )


def _origin_words(origin: Origin, held: str) -> str:
    file = origin.file if held else os.path.basename(origin.file)
    return f"{file}, line {origin.line}" if origin.line else f"{file} ({origin.name})"


def _label(key: str, setting: Setting, settings: Settings) -> str:
    """Return what people call a setting; of a chart type or a backlog, with its name."""
    section, name, *_ = (*key.split("."), "")
    if section == "kinds" and (kind := settings.plan.kind(name)):
        return f"{kind.name}: {setting.label.lower()}"
    return f"{name}: {setting.label.lower()}" if section == "backlog" else setting.label


def _on_clock(key: str, text: str, settings: Settings) -> str:
    """Return a time of day as the person reads it, which can be typed like that; any other value as it is."""
    if key not in TIMES or text == "off":
        return text
    from ninetyten.domain.typed import read_time

    return spell_time(read_time(text), settings.plan.clock)


def _usual(key: str, setting: Setting, settings: Settings) -> str:
    if key.startswith("kinds.") and not key.endswith(".pay"):
        kind = settings.plan.kind(key.split(".")[1])
        return "" if kind is None else kind.name if key.endswith("name") else f"{round(kind.per_hour, 2):g}"
    return "off" if setting.default is None else typed(setting.default)


def _when(key: str) -> str:
    if key in NEXT_START:
        return "with the next start"
    return "with the next block" if key.partition(".")[0] in NEXT_BLOCK else "at once"


def said_for(key: str, text: str) -> dict[str, object]:
    """Return what an answer for a setting, or for the week, sets: TOML values by dotted key. Raises ValueError for the week."""
    if key != WEEK:
        return {key: meant(key, text)}
    from ninetyten.config.week import read_week

    return read_week(text)


def week_meaning(settings: Settings, text: str) -> str:
    """Return the week that an answer plans, as people read it. Raises ValueError if it is none."""
    from ninetyten.config.edit import with_changes
    from ninetyten.config.week import week_words

    return week_words(with_changes(settings, said_for(WEEK, text)).plan.replace(clock=settings.plan.clock))


def meant(key: str, text: str) -> object:
    """Return the TOML value of what was typed for a setting."""
    from ninetyten.config.model import toml_value

    return toml_value(key, text)


def wrong(settings: Settings, key: str, text: str) -> str:
    """Return why what was typed cannot be set, as a sentence; empty if it can."""
    section, _, name = key.partition(".")
    if section != "keys":
        from ninetyten.config.edit import try_out

        try:
            why = try_out(settings, said_for(key, text))
        except ValueError as refused:
            return str(refused)
        return _two_days(settings) if key == WEEK and why else why
    _, problems = resolve({**dict(settings.keys), name: text})
    return next((problem.message for problem in problems if problem.key == key), "")
