"""The one table of settings: each with its key, its place in `Settings`, what it may be, its default and its meaning.

Validation, the environment's variables, scripts (`set KEY VALUE`) and docs/settings.md all read this table. It is pure and
light: the acting commands and `simulate` use it without pydantic.
"""

from __future__ import annotations

import re

from ninetyten.config.durations import spell_duration
from ninetyten.config.forms import (
    Form,
    arguments,
    choice,
    clock,
    day,
    either,
    folder,
    key_names,
    length,
    lines,
    number,
    own_lines,
    several,
    sound,
    switch,
    text,
    weekdays,
    whole,
)
from ninetyten.config.problems import did_you_mean
from ninetyten.domain.plan import TRACKS, Track
from ninetyten.domain.value import Value
from ninetyten.domain.vocabulary import CONTACTS


class Field(Value):
    """One setting, or, with `*` in its key, a family of them. `place`: the path to it inside `Settings`; empty for the
    families, which are gathered. `default`: as TOML text; empty where there is none."""

    key: str
    place: str
    form: Form
    default: str
    doc: str


PROFILES: dict[str, dict[str, object]] = {
    "ninety-ten": {},
    "one-stop": {
        "prompts.eyes.every": "20m",
        "prompts.eyes.for": "40s",
        "prompts.wrists.every": "40m",
        "prompts.wrists.for": "60s",
        "prompts.posture.every": "40m",
        "prompts.posture.for": "20s",
    },
    "hourly": {
        "block.focus": "55m",
        "block.rest": "5m",
        **{f"prompts.{track.name}.every": "off" for track in TRACKS},
        "prompts.eyes.every": "30m",
        "prompts.eyes.for": "20s",
    },
    "quiet": {f"prompts.{track.name}.{name}": value for track in TRACKS for name, value in (("every", "60m"), ("for", "3m"))},
}
"""What each profile names; everything else stays as it is (C12)."""

PLANNED = "Planned production time a day; none on a day off, nor per-diem unless it is set."
SCHEDULES = ("off", "4x10", "flex", "early", "late", "part-time", "summer", "per-diem")
"""The shapes of a week that are shipped; `schedules` has their hours."""
IDLE_SOURCES = ("auto", "wayland", "mutter", "x11", "macos", "windows", "tmux", "tty", "none")
PERCENT = " (percent)"
RATE = " (charts per hour)"
MONEY = " (for a chart, no currency sign)"
AUTO = choice(wait=False, auto=True)


def _track(track: Track) -> tuple[Field, Field]:
    key, place = f"prompts.{track.name}", f"plan.rules.tracks.{track.name}"
    every, span = (f'"{spell_duration(length)}"' for length in (track.every, track.span))
    return (
        Field(
            f"{key}.every",
            f"{place}.every",
            length("10m", "8h", off=True),
            every,
            f"Screen time between two of them ({track.name}).",
        ),
        Field(f"{key}.for", f"{place}.span", length("5s", "4m"), span, f"How long such a micro-break lasts ({track.name})."),
    )


FIELDS = (
    Field("block.focus", "plan.rules.focus", length("1m", "8h"), '"90m"', "How long a block is."),
    Field("block.rest", "plan.rules.rest", length("1m", "3h"), '"10m"', "How long the break after it is."),
    Field("block.warn", "plan.rules.warn", length("0s", "30m"), '"2m"', 'How long before the end "finish this chart" comes.'),
    Field("block.end", "plan.rules.auto_rest", AUTO, '"wait"', "At a block's end: wait for you, or start the break."),
    Field("block.next", "plan.rules.auto_next", AUTO, '"wait"', "At a break's end: wait for you, or start the next block."),
    Field("prompts.profile", "profile", choice(*PROFILES), '"ninety-ten"', "Several of the settings below at once."),
    Field("prompts.boundary", "plan.rules.boundary", length("0s", "30m"), '"3m"', "How long it waits for a chart's end."),
    Field(
        "prompts.merge", "plan.rules.merge", length("0s", "10m"), '"3m"', "What falls due within this becomes one micro-break."
    ),
    Field("prompts.absorb", "plan.rules.absorb", length("0s", "30m"), '"5m"', "This close to a block's end nothing is asked."),
    Field("prompts.settle", "plan.rules.settle", length("0s", "30m"), '"5m"', "This close to a block's start nothing is asked."),
    Field("prompts.snooze", "plan.rules.snooze", length("1m", "60m"), '"5m"', "How long a snoozed micro-break stays away."),
    Field("prompts.snoozes", "plan.rules.snoozes", whole(0, 10), "2", "How often one micro-break can be snoozed."),
    Field("prompts.guard", "guard", length("0s", "10s"), '"2s"', "How long a new one ignores keys meant for something else."),
    *(field for track in TRACKS for field in _track(track)),
    Field("day.start", "plan.day.start", clock(off=True), '"off"', "When you plan to start."),
    Field("day.stop", "plan.day.stop", clock(off=True), '"off"', "When you plan to stop."),
    Field("day.paid_break", "plan.day.paid_break", length("0s", "2h"), '"20m"', "Pauses and absences up to this are paid time."),
    Field("day.lunch", "plan.day.lunch", length("1m", "4h"), '"60m"', "How long lunch is."),
    Field("day.commute", "plan.day.commute", length("1m", "6h", off=True), '"off"', "What the way to work and back would take."),
    Field("day.days", "plan.day.days", weekdays(), '["mon", "tue", "wed", "thu", "fri"]', "The days you work."),
    Field("day.turnover", "plan.day.turnover", clock(off=False), '"04:00"', "When one work day becomes the next."),
    Field("day.template", "", choice("off", "sample"), '"off"', "The planned blocks of a day; the sample day has its own hours."),
    Field(
        "day.slots",
        "",
        lines("blocks", "read_slots", "07:00-08:30 production em, break 15m"),
        "[]",
        "Your own planned blocks, in place of a template's.",
    ),
    Field("schedule.type", "", choice(*SCHEDULES), '"off"', "The shape of your week; off: every day is as [day] says."),
    Field(
        "schedule.windows",
        "",
        lines("windows", "read_windows", "mon-thu 07:00-16:00 home production 4h from 06-01 to 08-31"),
        "[]",
        "Your own hours by weekday and date, with core hours, place and planned production; the first that fits a date counts.",
    ),
    Field("day.enforce", "plan.day.enforce", switch(), "false", "A start outside the planned hours needs a reason."),
    Field("target.productivity", "plan.target.productivity", number(1, 500, PERCENT), "100", "The productivity you aim at."),
    Field("target.ramp", "plan.target.ramp", number(1, 200, PERCENT), "100", "How much of the standard rate is asked yet."),
    Field("target.production", "plan.target.production", length("1m", "16h"), '"4h30m"', PLANNED),
    Field("target.accuracy", "plan.target.accuracy", number(0, 100, PERCENT), "95", "The accuracy you aim at."),
    Field("target.growth", "plan.target.growth", number(0, 100, PERCENT), "10", "The share of work for CEU and education."),
    Field("target.accuracy_first", "plan.target.accuracy_first", switch(), "false", "First year: accuracy first, then pace."),
    Field("kinds.*.name", "", text(), '"General"', "A chart type's name on the screen; if left out, its key."),
    Field("kinds.*.per_hour", "", number(0.05, 1000, RATE), "12", "Its standard rate; without one it does not exist."),
    Field("kinds.*.pay", "", number(0.01, 10_000, MONEY, off=True), '"off"', "What you are paid for one, if it is by the chart."),
    Field("ceu.body", "ceu.body", choice("aapc", "ahima", "none"), '"none"', "Whose continuing education you owe."),
    Field("ceu.credentials", "ceu.credentials", whole(1, 20), "1", "How many of its credentials you hold."),
    Field("ceu.group", "ceu.group", either(20, 30), "20", "What AHIMA asks for the first: 20 CCA, CCS, RHIT; 30 RHIA, CDIP."),
    Field("ceu.ends", "ceu.ends", day(off=True), '"off"', "The last date of your two-year cycle; the next follows it."),
    Field("backlog.*.kind", "", text(32), "", "The chart type (its key) of a backlog; its name is your own."),
    Field("backlog.*.count", "", whole(1, 1_000_000), "", "How many charts it had on the date `since`."),
    Field("backlog.*.since", "", day(), "", "The first date whose charts count against it."),
    Field("backlog.*.deadline", "", day(), "", "The last date to get it done."),
    Field("notify.desktop", "notify.desktop", switch(), "true", "Tell the desktop."),
    Field("notify.terminal", "notify.terminal", switch(), "true", "Tell the terminal where the desktop cannot be reached."),
    Field("notify.sound", "notify.sound", sound(), '"chime"', "The sound at the end of a micro-break."),
    Field("notify.only_when_unfocused", "notify.only_when_unfocused", switch(), "false", "Not while the terminal is in front."),
    Field("notify.timeout", "notify.timeout", length("1s", "1h"), '"10s"', "How long a notice stays."),
    Field("idle.source", "idle.source", choice(*IDLE_SOURCES), '"auto"', "What tells whether anybody is there."),
    Field("idle.this_computer", "idle.this_computer", switch(), "true", "You code on this computer."),
    Field("idle.ask_after", "plan.rules.ask_after", length("1m", "4h"), '"10m"', 'Untouched this long, "still there?" is asked.'),
    Field("body.weekly", "body.weekly", switch(), "true", "Say when the private weekly check or a look at your desk is due."),
    Field("body.progressive", "body.progressive", switch(), "false", "You wear progressive lenses."),
    Field("body.midday", "body.midday", switch(), "false", "Ask how the eyes are when the first block past noon begins."),
    Field("body.energy", "body.energy", switch(), "false", "Ask how much energy there is when a block begins, once an hour."),
    Field("notes.on", "notes.on", switch(), "false", "Write down what stays open: when, where and how it goes on."),
    Field("shutdown.items", "shutdown.items", own_lines(9, 40), "[]", "What you do at the end of the day, in your own words."),
    Field("social.items", "social.items", several(*CONTACTS), "[]", "What a break reminds you of when it is due."),
    Field("social.chapter_months", "social.chapter_months", whole(1, 3), "1", "Months between two meetings of your chapter."),
    Field(
        "backup.also",
        "backup.also",
        folder(),
        '"off"',
        "A second folder for your daily copy of the journal, one for each computer.",
    ),
    Field("display.theme", "display.theme", text(), '"quiet-dark"', "A shipped theme, or one in your themes folder."),
    Field("display.seconds", "display.seconds", switch(), "true", "Show seconds; without them the screen changes once a minute."),
    Field("display.motion", "display.motion", switch(), "true", "Let things move; off for calm."),
    Field("keys.*", "", key_names(), "", "The keys of an action (docs/keys.md has their ids)."),
    Field("hooks.prompt", "hooks.prompt", arguments(), "[]", "Your own command, run at a micro-break; no shell."),
    Field("hooks.block_end", "hooks.block_end", arguments(), "[]", "Your own command, run when a block ends; no shell."),
)
"""Every setting, in the order of the documentation. The default of `kinds.*` is that of the kind `general`."""

BY_KEY = {field.key: field for field in FIELDS}
SECTIONS = tuple(dict.fromkeys(field.key.split(".")[0] for field in FIELDS))
OWN_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,31}", re.ASCII)
FAMILIES = {"kinds": "a chart type", "backlog": "a backlog"}
"""The sections whose settings come once for each name of one's own."""


def find(key: str) -> Field:
    """The field of a dotted key. Raises ValueError, with the nearest key there is, if there is none."""
    section, _, rest = key.partition(".")
    family = key
    if section == "keys" and rest:
        family = "keys.*"
    elif section in FAMILIES and rest.count(".") == 1 and OWN_NAME.fullmatch(rest.partition(".")[0]):
        family = f"{section}.*.{rest.partition('.')[2]}"
    if family in BY_KEY:
        return BY_KEY[family]
    if any(known.startswith(f"{key}.") for known in BY_KEY):
        raise ValueError(f"this is a section: write [{key}] with its settings below it")
    if section in FAMILIES and rest:
        names = [known.replace("*", "KEY") for known in BY_KEY if known.startswith(f"{section}.")]
        has = f"{', '.join(names[:-1])} and {names[-1]}"
        raise ValueError(f"{FAMILIES[section]} has the settings {has}, KEY of letters, digits, - and _")
    hint = did_you_mean(key, tuple(BY_KEY)) or f"; the sections are {', '.join(SECTIONS)} (docs/settings.md)"
    raise ValueError(f"there is no such setting{hint}")


def canonical(key: str) -> str:
    """A key as the tables have it: `keys."chart.add"` is `keys.chart.add`. Raises ValueError if TOML could not have it."""
    if not {'"', "'"} & set(key):
        return key
    import tomllib

    try:
        found: object = tomllib.loads(f"{key} = 0")
    except tomllib.TOMLDecodeError:
        raise ValueError(f"{key} is not a key: write names with dots between them, such as block.focus") from None
    path = []
    while isinstance(found, dict) and len(found) == 1:
        name, found = next(iter(found.items()))
        path.append(name)
    return ".".join(path)
