"""From what was given, key by key, to `Settings`: profile first, the given settings over it, chart types gathered.

The outcome depends on what was given, never on the order: a profile given last still yields to a setting beside it (C12).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ninetyten.config import own_words
from ninetyten.config.fields import PROFILES, canonical, find
from ninetyten.config.settings import DEFAULTS, Settings
from ninetyten.domain.plan import Kind, Plan
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
    plan = _scheduled(settings.plan.but(kinds=_kinds(families)), families, kept)
    return settings.but(plan=plan, keys=keys, backlogs=_backlogs(families), given=tuple(kept.items()))


def apply(settings: Settings, key: str, value: object) -> Settings:
    """The settings with one more given, or given anew: a dotted key as TOML writes it, and a TOML value.

    Raises ValueError with a sentence for people.
    """
    return build({**dict(settings.given), canonical(key): value})


def loose_ends(given: Mapping[str, object]) -> list[tuple[str, str]]:
    """What is allowed by itself but makes no sense with the rest: the key to leave out, and why."""
    found = [
        (key, f"this chart type has no rate: give it {key[: -len('name')]}per_hour, its charts per hour")
        for key in given
        if key.startswith("kinds.") and key.endswith(".name") and build(given).plan.kind(key.split(".")[1]) is None
    ]
    found += own_words.refused(given)
    found += _loose_backlogs(given)
    day = build(given).plan.day
    if day.start >= 0 and day.stop >= 0 and (day.stop - day.turnover) % DAY <= (day.start - day.turnover) % DAY:
        late = "day.stop" if "day.stop" in given else "day.start"
        turnover = f"{day.turnover // 60:02}:{day.turnover % 60:02}"
        found.append((late, f"day.stop must come after day.start in one work day, which turns over at {turnover} (day.turnover)"))
    return found


def _put(record: Any, place: list[str], meaning: object) -> Any:
    """The record with what lies at `place` changed; a part of a tuple is found by its name."""
    if not place:
        return meaning
    name, rest = place[0], place[1:]
    if isinstance(record, tuple):
        return tuple(_put(item, rest, meaning) if item.name == name else item for item in record)
    return record.but(**{name: _put(getattr(record, name), rest, meaning)})


def _scheduled(plan: Plan, families: Mapping[str, object], given: Mapping[str, object]) -> Plan:
    """The plan with the blocks of its template and the windows of its schedule."""
    template, schedule = str(families.get("day.template", "off")), str(families.get("schedule.type", "off"))
    slots: Any = families.get("day.slots", ())
    windows: Any = families.get("schedule.windows", ())
    if template == schedule == "off" and not slots and not windows:
        return plan
    from ninetyten.config.schedules import SCHEDULES, TEMPLATE_HOURS, TEMPLATES, read_slots, read_windows

    day = plan.day.but(slots=slots or read_slots(TEMPLATES[template]))
    for name, minute in zip(("start", "stop"), TEMPLATE_HOURS.get(template, ()), strict=False):
        if f"day.{name}" not in given:
            day = day.but(**{name: minute})
    return plan.but(day=day, windows=windows or read_windows(SCHEDULES[schedule]))


def _kinds(families: Mapping[str, object]) -> tuple[Kind, ...]:
    """The chart types with a rate, in the order they were first mentioned; those of the plan if there are none."""
    usual = {kind.key: kind for kind in DEFAULTS.plan.kinds}
    found = []
    for key in dict.fromkeys(name.split(".")[1] for name in families if name.startswith("kinds.")):
        known = usual.get(key)
        rate = families.get(f"kinds.{key}.per_hour", known.per_hour if known else None)
        name = families.get(f"kinds.{key}.name", known.name if known else key)
        if isinstance(rate, float):
            found.append(Kind(key, str(name), rate))
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
