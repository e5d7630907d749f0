"""Build `Settings` from values by key: the model validates them, and plain records hold the result.

The result never depends on the order of the keys: a setting wins over a profile that comes after it (C12).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from pydantic import ValidationError

from ninetyten.config.model import FAMILIES, RULES, SETTINGS, BacklogSection, Section, SettingsModel, find, names
from ninetyten.config.problems import telling
from ninetyten.config.schedules import SCHEDULES, TEMPLATE_HOURS, TEMPLATES, read_slots, read_windows
from ninetyten.config.settings import DEFAULTS, Settings
from ninetyten.config.toml_text import canonical, spell
from ninetyten.config.value_types import EXPLAINED, Form
from ninetyten.domain.plan import TRACK_NAMES, Backlog, Kind, Plan, Target, Track, Window
from ninetyten.domain.typed import DAY
from ninetyten.domain.vocabulary import ClockStyle
from ninetyten.domain.words import spell_time

ALIKE = ("notify", "breaks", "display", "hooks", "body", "notes", "shutdown", "social", "backup", "ceu")
"""The sections whose record in `Settings` has the same fields."""
LONGEST = 200
"""A value with more characters is not repeated in a message."""
NAMED = "this name looks like it contains something that may identify a patient; name it after the work, such as em or ed-level-4"
FIRST_YEAR_STUDY = 10.0
"""The goal for study in accuracy-first mode, in percent, unless the user sets one."""
PARTS = tuple(key.rpartition(".")[2] for key in SETTINGS if ".*." in key)
"""The last parts of a family's keys, such as `name` or `per_hour`."""


def build(given: Mapping[str, object]) -> Settings:
    """Return the settings that follow from these TOML values by dotted key. Raises ValueError where one is not allowed."""
    try:
        model = SettingsModel({key: value for key, value in given.items() if find(key)})
    except ValidationError as error:
        raise ValueError(next(iter(wrong_values(error, given).values()))) from None
    return _settings_of(model, given)


def apply(settings: Settings, key: str, value: object) -> Settings:
    """Return the settings with one more value set or replaced: a dotted key as TOML writes it, and a TOML value.

    Raises ValueError with a sentence that repeats nothing that may identify a patient.
    """
    key = canonical(key)
    if tells(key):
        raise ValueError(NAMED)
    return build({**dict(settings.given), key: value})


def tells(key: str) -> bool:
    """Report whether the user's part of a key, such as `em` in `kinds.em.name`, may identify a patient; the whole key if the
    setting is unknown (E)."""
    section, _, rest = key.partition(".")
    own, _, part = rest.rpartition(".")
    name = (own if part in PARTS else rest) if section in (*FAMILIES, "keys") else key
    return key not in SETTINGS and telling(name)


def wrong_values(error: ValidationError, given: Mapping[str, object]) -> dict[str, str]:
    """Return the keys of what was given that the model refused, each with a sentence that says what is allowed."""
    found: dict[str, str] = {}
    for detail in error.errors(include_url=False):
        key = ".".join(name for name in detail["loc"] if isinstance(name, str))
        explained = detail["msg"] if detail["type"] == EXPLAINED else ""
        found.setdefault(key, explained or _not_allowed(find(key).form, given[key]))
    return found


def _not_allowed(form: Form, value: object) -> str:
    shown = spell(value)
    shown = "this" if form.own or len(shown) > LONGEST else shown
    return f"{shown} is not allowed here; use {form.allowed}"


def _settings_of(model: SettingsModel, given: Mapping[str, object]) -> Settings:
    """Return the model's values as the plain records that the rest of the program uses."""
    block, prompts = model.block, model.prompts
    rules = RULES.replace(
        **_parts(block, "end", "next"),
        **_parts(prompts, "profile", "guard", *TRACK_NAMES),
        auto_rest=block.end == "auto",
        auto_next=block.next == "auto",
        ask_after=model.idle.ask_after,
        tracks=tuple(Track(name, **_parts(getattr(prompts, name))) for name in TRACK_NAMES),
    )
    day = DEFAULTS.plan.day.replace(**_parts(model.day, "template"))
    plan = Plan(day, _target(model), _kinds(model), rules, model.schedule.windows)
    clock: ClockStyle = "12h" if model.display.clock == "12h" else "24h"
    plan = plan.replace(clock=clock, denominator=model.target.denominator)
    return DEFAULTS.replace(
        plan=_scheduled(plan, model),
        profile=prompts.profile,
        guard=prompts.guard,
        idle=DEFAULTS.idle.replace(**_parts(model.idle, "ask_after")),
        keys=tuple(model.keys.items()),
        backlogs=_backlogs(model),
        given=tuple((key, _frozen(value)) for key, value in given.items()),
        **{name: getattr(DEFAULTS, name).replace(**_parts(getattr(model, name))) for name in ALIKE},
    )


def _target(model: SettingsModel) -> Target:
    """Return the targets; in accuracy-first mode study has a goal even if none is set (G5)."""
    target = Target(**_parts(model.target, "denominator"))
    unset = target.accuracy_first and "study" not in model.target.model_fields_set
    return target.replace(study=FIRST_YEAR_STUDY) if unset else target


def _parts(section: Section, *without: str) -> dict[str, Any]:
    """Return the fields of a section by name; those of its record have the same names."""
    return {name: value for name, value in section if name not in without}


def _frozen(value: object) -> object:
    return tuple(_frozen(item) for item in value) if isinstance(value, list | tuple) else value


def _scheduled(plan: Plan, model: SettingsModel) -> Plan:
    """Return the plan with the blocks of its template and the windows of its schedule."""
    template, shape, chosen = model.day.template, model.schedule.type, model.day.model_fields_set
    start, stop = TEMPLATE_HOURS.get(template, (plan.day.start, plan.day.stop))
    day = plan.day.replace(
        slots=plan.day.slots or read_slots(TEMPLATES[template]),
        start=plan.day.start if "start" in chosen else start,
        stop=plan.day.stop if "stop" in chosen else stop,
    )
    windows = plan.windows or read_windows(SCHEDULES[shape])
    unplanned = _per_diem(windows) and "production" not in model.target.model_fields_set
    return plan.replace(day=day, windows=windows, target=plan.target.replace(production=0) if unplanned else plan.target)


def _per_diem(windows: tuple[Window, ...]) -> bool:
    """Report whether any day can be worked and none has hours: then nothing is planned unless the user sets it."""
    return {day for window in windows for day in window.days} == set(range(7)) and all(window.start < 0 for window in windows)


def _kinds(model: SettingsModel) -> tuple[Kind, ...]:
    """Return the chart types with a rate, in the order they were first mentioned; those of the plan if there are none."""
    usual = {kind.key: kind for kind in DEFAULTS.plan.kinds}
    found = []
    for key, kind in model.kinds.items():
        chosen = kind.model_fields_set
        if key in usual or "per_hour" in chosen:
            name = kind.name if key in usual or "name" in chosen else key
            found.append(Kind(key, name, kind.per_hour, kind.pay))
    return tuple(found) or DEFAULTS.plan.kinds


def _backlogs(model: SettingsModel) -> tuple[Backlog, ...]:
    """Return the backlogs that have all their settings, in the order they were first mentioned."""
    whole = BacklogSection.model_fields.keys()
    return tuple(Backlog(name, **dict(one)) for name, one in model.backlog.items() if one.model_fields_set == whole)


def loose_ends(settings: Settings) -> list[tuple[str, str]]:
    """Return what is valid by itself but not with the rest: the key to leave out, and why."""
    plan, given = settings.plan, dict(settings.given)
    turnover = spell_time(plan.day.turnover, plan.clock)
    within = f"within one work day, which ends at {turnover} (day.turnover)"
    found = [*_loose_kinds(settings), *_loose_backlogs(settings)]
    if not _in_order(plan, plan.day.start, plan.day.stop):
        late = "day.stop" if "day.stop" in given else "day.start"
        found.append((late, f"day.stop must come after day.start {within}"))
    wrong = _loose_window(plan) if "schedule.windows" in given else 0
    if wrong:
        hours = "hours must begin before they end, and contain its core hours,"
        found.append(("schedule.windows", f"window {wrong} of the list: its {hours} {within}"))
    return found


def _loose_kinds(settings: Settings) -> Iterator[tuple[str, str]]:
    for key, _ in settings.given:
        section, name, *_ = names(key)
        if section == "kinds" and settings.plan.kind(name) is None:
            yield key, f"this chart type has no rate; set kinds.{name}.per_hour to its charts per hour"


def _loose_backlogs(settings: Settings) -> Iterator[tuple[str, str]]:
    whole = {backlog.name: backlog for backlog in settings.backlogs}
    kinds = ", ".join(kind.key for kind in settings.plan.kinds)
    given = [key for key, _ in settings.given if key.startswith("backlog.")]
    for section in dict.fromkeys(key.rpartition(".")[0] for key in given):
        backlog = whole.get(names(section)[1])
        if backlog is None:
            missing = [key for part in BacklogSection.model_fields if (key := f"{section}.{part}") not in given]
            first = next(key for key in given if key.startswith(f"{section}."))
            yield first, f"this backlog is incomplete; also set {', '.join(missing)}"
        elif settings.plan.kind(backlog.kind) is None:
            yield f"{section}.kind", f'chart type "{backlog.kind}" does not exist (available: {kinds})'
        elif backlog.deadline < backlog.since:
            yield f"{section}.deadline", f"{section}.deadline must not come before {section}.since"


def _in_order(plan: Plan, *minutes: int) -> bool:
    """Report whether these times of day, as far as they are set, are in order within a work day."""
    places = [(minute - plan.day.turnover) % DAY for minute in minutes if minute >= 0]
    return all(one < other for one, other in pairwise(places))


def _loose_window(plan: Plan) -> int:
    """Return the number, from 1, of the first window whose times do not fit together; 0 if all do."""
    for number, window in enumerate(plan.windows, 1):
        (begins, ends), hours = window.core, (window.start, window.stop)
        held = begins in (-1, window.start) or _in_order(plan, window.start, begins)
        held &= ends in (-1, window.stop) or _in_order(plan, ends, window.stop)
        if not (held and _in_order(plan, *hours) and _in_order(plan, begins, ends)):
            return number
    return 0
