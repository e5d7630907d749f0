"""From what was given, key by key, to `Settings`: profile first, the given settings over it, chart types gathered.

The outcome depends on what was given, never on the order: a profile given last still yields to a setting beside it (C12).
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from ninetyten.config import own_words
from ninetyten.config.fields import PROFILES, canonical, find
from ninetyten.config.settings import DEFAULTS, Settings
from ninetyten.domain.plan import Kind, Plan, Window
from ninetyten.ledger.goals import Backlog

DAY = 24 * 60
BACKLOG_PARTS = ("kind", "count", "since", "deadline")
"""What a backlog needs, all of it."""


def build(given: Mapping[str, object]) -> Settings:
    """The settings that follow from these TOML values by dotted key. Raises ValueError where one is not allowed."""
    kept = {key: _frozen(value) for key, value in given.items()}
    profile = str(kept.get("prompts.profile", DEFAULTS.profile))
    settings = DEFAULTS
    families: dict[str, object] = {}
    for key, value in {**PROFILES.get(profile, {}), **kept}.items():
        field = find(key)
        meaning = field.form.value_of(value)
        if field.place:
            settings = _put(settings, field.place.split("."), meaning)
        else:
            families[key] = meaning
    keys = tuple((key.partition(".")[2], str(keys)) for key, keys in families.items() if key.startswith("keys."))
    plan = _scheduled(settings.plan.replace(kinds=_kinds(families)), families, kept)
    return settings.replace(plan=plan, keys=keys, backlogs=_backlogs(families), given=tuple(kept.items()))


def apply(settings: Settings, key: str, value: object) -> Settings:
    """The settings with one more given, or given anew: a dotted key as TOML writes it, and a TOML value.

    Raises ValueError with a sentence for people that repeats nothing which may identify a patient.
    """
    for _, why in own_words.refused({canonical(key): value}):
        raise ValueError(why)
    return build({**dict(settings.given), canonical(key): value})


def loose_ends(given: Mapping[str, object]) -> list[tuple[str, str]]:
    """What is allowed by itself but makes no sense with the rest: the key to leave out, and why."""
    found = [
        (key, f"this chart type has no rate: give it kinds.{key.split('.')[1]}.per_hour, its charts per hour")
        for key in given
        if key.startswith("kinds.") and not key.endswith(".per_hour") and build(given).plan.kind(key.split(".")[1]) is None
    ]
    found += own_words.refused(given)
    found += _loose_backlogs(given)
    plan = build(given).plan
    turnover = f"{plan.day.turnover // 60:02}:{plan.day.turnover % 60:02}"
    within = f"in one work day, which turns over at {turnover} (day.turnover)"
    if not _in_order(plan, plan.day.start, plan.day.stop):
        late = "day.stop" if "day.stop" in given else "day.start"
        found.append((late, f"day.stop must come after day.start {within}"))
    wrong = _loose_window(plan) if "schedule.windows" in given else 0
    if wrong:
        hours = "hours must begin before they end, and hold its core hours,"
        found.append(("schedule.windows", f"window {wrong} of the list: its {hours} {within}"))
    return found


def _in_order(plan: Plan, *minutes: int) -> bool:
    """Whether these times of day, those that are set, come one after the other in a work day."""
    places = [(minute - plan.day.turnover) % DAY for minute in minutes if minute >= 0]
    return all(one < other for one, other in pairwise(places))


def _loose_window(plan: Plan) -> int:
    """The first window, from 1, whose times do not fit into each other; 0 if all do."""
    for number, window in enumerate(plan.windows, 1):
        (begins, ends), hours = window.core, (window.start, window.stop)
        held = begins in (-1, window.start) or _in_order(plan, window.start, begins)
        held &= ends in (-1, window.stop) or _in_order(plan, ends, window.stop)
        if not (held and _in_order(plan, *hours) and _in_order(plan, begins, ends)):
            return number
    return 0


def _put(record: Any, place: list[str], meaning: object) -> Any:
    """The record with what lies at `place` changed; a part of a tuple is found by its name."""
    if not place:
        return meaning
    name, rest = place[0], place[1:]
    if isinstance(record, tuple):
        return tuple(_put(item, rest, meaning) if item.name == name else item for item in record)
    return record.replace(**{name: _put(getattr(record, name), rest, meaning)})


def _scheduled(plan: Plan, families: Mapping[str, object], given: Mapping[str, object]) -> Plan:
    """The plan with the blocks of its template and the windows of its schedule."""
    template, schedule = str(families.get("day.template", "off")), str(families.get("schedule.type", "off"))
    slots: Any = families.get("day.slots", ())
    windows: Any = families.get("schedule.windows", ())
    if template == schedule == "off" and not slots and not windows:
        return plan
    from ninetyten.config.schedules import SCHEDULES, TEMPLATE_HOURS, TEMPLATES, read_slots, read_windows

    day = plan.day.replace(slots=slots or read_slots(TEMPLATES[template]))
    start, stop = TEMPLATE_HOURS.get(template, (day.start, day.stop))
    day = day.replace(start=day.start if "day.start" in given else start, stop=day.stop if "day.stop" in given else stop)
    windows = windows or read_windows(SCHEDULES[schedule])
    target = plan.target.replace(production=0) if _per_diem(windows) and "target.production" not in given else plan.target
    return plan.replace(day=day, windows=windows, target=target)


def _per_diem(windows: tuple[Window, ...]) -> bool:
    """Whether any day may be worked and none has hours: then nothing is planned, unless somebody says how much."""
    return {day for window in windows for day in window.days} == set(range(7)) and all(window.start < 0 for window in windows)


def _kinds(families: Mapping[str, object]) -> tuple[Kind, ...]:
    """The chart types with a rate, in the order they were first mentioned; those of the plan if there are none."""
    usual = {kind.key: kind for kind in DEFAULTS.plan.kinds}
    found = []
    for key in dict.fromkeys(name.split(".")[1] for name in families if name.startswith("kinds.")):
        known = usual.get(key)
        rate = families.get(f"kinds.{key}.per_hour", known.per_hour if known else None)
        name = families.get(f"kinds.{key}.name", known.name if known else key)
        pay = families.get(f"kinds.{key}.pay", 0.0)
        if isinstance(rate, float) and isinstance(pay, float):
            found.append(Kind(key, str(name), rate, pay))
    return tuple(found) or DEFAULTS.plan.kinds


def _backlogs(families: Mapping[str, object]) -> tuple[Backlog, ...]:
    """The backlogs that have all their settings, in the order they were first mentioned."""
    found: dict[str, dict[str, Any]] = {}
    for section, name, part in (key.split(".") for key in families if key.startswith("backlog.")):
        found.setdefault(name, {})[part] = families[f"{section}.{name}.{part}"]
    return tuple(Backlog(name=name, **parts) for name, parts in found.items() if len(parts) == len(BACKLOG_PARTS))


def _loose_backlogs(given: Mapping[str, object]) -> list[tuple[str, str]]:
    """What is wrong with backlogs whose settings are each allowed."""
    settings, found = build(given), []
    whole = {backlog.name: backlog for backlog in settings.backlogs}
    kinds = ", ".join(kind.key for kind in settings.plan.kinds)
    for name in dict.fromkeys(key.split(".")[1] for key in given if key.startswith("backlog.")):
        section = f"backlog.{name}"
        backlog, missing = whole.get(name), [part for part in BACKLOG_PARTS if f"{section}.{part}" not in given]
        if backlog is None:
            first = next(key for key in given if key.startswith(f"{section}."))
            found.append(
                (first, f"this backlog does not count yet: give it {', '.join(f'{section}.{part}' for part in missing)}")
            )
        elif settings.plan.kind(backlog.kind) is None:
            found.append((f"{section}.kind", f'there is no chart type "{backlog.kind}"; there are {kinds}'))
        elif backlog.deadline < backlog.since:
            found.append((f"{section}.deadline", f"{section}.deadline must not come before {section}.since"))
    return found


def _frozen(value: object) -> object:
    return tuple(_frozen(item) for item in value) if isinstance(value, list | tuple) else value
