"""The model of the settings: every setting with its type, bounds, default and meaning, and the rank of those who say it.

Validation, the environment's variables, the settings page and docs/settings.md all go by it. Only `load` (when something has
changed), the settings page and scripts import it: a first pydantic model takes half of the app's start. The defaults are those
of the plain records (`settings.DEFAULTS`), which is what the rest of the program goes by.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, create_model
from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from ninetyten.config import value_types as t
from ninetyten.config.problems import did_you_mean
from ninetyten.config.settings import DEFAULTS
from ninetyten.domain.moment import HOUR, MINUTE, SECOND, Span
from ninetyten.domain.plan import TRACKS, Track
from ninetyten.domain.typed import read_length, read_rate
from ninetyten.domain.value import Value

RULES, DAY, TARGET = DEFAULTS.plan.rules, DEFAULTS.plan.day, DEFAULTS.plan.target
NOTIFY, IDLE, BODY, DISPLAY, CEU = DEFAULTS.notify, DEFAULTS.idle, DEFAULTS.body, DEFAULTS.display, DEFAULTS.ceu
GENERAL = DEFAULTS.plan.kinds[0]
OWN_NAME = "[A-Za-z0-9][A-Za-z0-9_-]{0,31}"


def _setting(default: object, title: str, description: str, **more: Any) -> Any:
    """Return a field with its label for people, which reads as a sentence with the value after it, and what it is for."""
    return Field(default, title=title, description=description, **more)


class Section(BaseModel):
    """A section of the settings; unknown keys are not allowed."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class BlockSection(Section):
    """`[block]`."""

    focus: t.Length = _setting(RULES.focus, "A block lasts", "How long you work before a break.", ge=MINUTE, le=8 * HOUR)
    rest: t.Length = _setting(
        RULES.rest, "The break after a block lasts", "How long the break after a block is.", ge=MINUTE, le=3 * HOUR
    )
    warn: t.Length = _setting(
        RULES.warn,
        "Warn before a block ends",
        'When "finish this chart" appears before the end of a block.',
        ge=0,
        le=30 * MINUTE,
    )
    end: t.WaitOrGo = _setting("wait", "When a block ends", "At the end of a block: wait for you, or start the break.")
    next: t.WaitOrGo = _setting("wait", "When a break ends", "At the end of a break: wait for you, or start the next block.")


class TrackSection(Section):
    """`[prompts.eyes]`, and those of the other tracks."""

    every: t.LengthOrOff = 0
    span: t.Length = 0


class GeneralPrompts(Section):
    """Settings for the micro-breaks of every track."""

    profile: Literal["ninety-ten", "one-stop", "hourly", "quiet"] = _setting(
        "ninety-ten", "Micro-break profile", "Sets how often and how long, for all kinds of micro-breaks at once."
    )
    boundary: t.Length = _setting(
        RULES.boundary,
        "Wait for a chart to be finished for",
        "How long a micro-break waits for you to finish a chart.",
        ge=0,
        le=30 * MINUTE,
    )
    merge: t.Length = _setting(
        RULES.merge, "Join micro-breaks due within", "Micro-breaks due within this time become one.", ge=0, le=10 * MINUTE
    )
    absorb: t.Length = _setting(
        RULES.absorb,
        "Keep the end of a block free for",
        "No micro-breaks this close to the end of a block.",
        ge=0,
        le=30 * MINUTE,
    )
    settle: t.Length = _setting(
        RULES.settle,
        "Keep the start of a block free for",
        "No micro-breaks this soon after the start of a block.",
        ge=0,
        le=30 * MINUTE,
    )
    snooze: t.Length = _setting(RULES.snooze, "A snooze lasts", "How long one snooze puts a micro-break off.", ge=MINUTE, le=HOUR)
    snoozes: t.Count = _setting(
        RULES.snoozes, "Snoozes per micro-break", "How often one micro-break can be snoozed.", ge=0, le=10
    )
    guard: t.Length = _setting(
        DEFAULTS.guard,
        "A new micro-break ignores keys for",
        "How long a new micro-break ignores keys, in case you were typing.",
        ge=0,
        le=10 * SECOND,
    )


def _of_track(track: Track) -> Any:
    """Return the field for a track of the domain's table: a section with the track's own defaults."""
    every = _setting(
        track.every,
        f"{track.name.capitalize()}: a micro-break every",
        f"Screen time between two {track.name} micro-breaks.",
        ge=10 * MINUTE,
        le=8 * HOUR,
    )
    span = _setting(
        track.span,
        f"{track.name.capitalize()}: a micro-break lasts",
        f"Length of the {track.name} micro-break.",
        ge=5 * SECOND,
        le=4 * MINUTE,
        alias="for",
    )
    fields: dict[str, Any] = {"every": (t.LengthOrOff, every), "span": (t.Length, span)}
    section = create_model(f"TrackSection_{track.name}", __base__=TrackSection, **fields)
    return section, section.model_construct()


if TYPE_CHECKING:
    PromptsSection = GeneralPrompts
else:
    PromptsSection = create_model("PromptsSection", __base__=GeneralPrompts, **{track.name: _of_track(track) for track in TRACKS})
    """`[prompts]`, with a section for each track of the domain's table."""


class DaySection(Section):
    """`[day]`."""

    start: t.TimeOrOff = _setting(DAY.start, "Start work at", "When you plan to start.")
    stop: t.TimeOrOff = _setting(DAY.stop, "Stop work at", "When you plan to stop.")
    paid_break: t.Length = _setting(
        DAY.paid_break, "Count a pause as paid up to", "Pauses and absences up to this are paid time.", ge=0, le=2 * HOUR
    )
    lunch: t.LengthOrOff = _setting(
        DAY.lunch, "Lunch lasts", "How long lunch is planned to be; off: your plan has none.", ge=MINUTE, le=4 * HOUR
    )
    commute: t.LengthOrOff = _setting(
        DAY.commute, "A commute would take", "How long a commute to work and back would take.", ge=MINUTE, le=6 * HOUR
    )
    days: t.Weekdays = _setting(DAY.days, "Work days", "The days you work.")
    turnover: t.TimeOfDay = _setting(
        DAY.turnover, "A new work day begins at", "When one work day becomes the next; change it for night shifts."
    )
    template: Literal["off", "sample"] = _setting(
        "off", "Planned blocks of a day", "The planned blocks of a day; the sample day has its own hours."
    )
    slots: t.Slots = _setting(DAY.slots, "Your own planned blocks", "The blocks of your own day, in place of a template's.")
    enforce: t.Switch = _setting(
        DAY.enforce, "Ask before a start outside your hours", "Require a reason to start outside the planned hours."
    )


class ScheduleSection(Section):
    """`[schedule]`."""

    type: Literal["off", "4x10", "flex", "early", "late", "part-time", "summer", "per-diem"] = _setting(
        "off", "Usual pattern of the week", "The pattern of your week; off: every day follows [day]."
    )
    windows: t.Windows = _setting(
        DEFAULTS.plan.windows,
        "Your own hours by weekday and date",
        "Your own hours by weekday and date, with core hours, place and planned production; the first that fits a date counts.",
    )


class TargetSection(Section):
    """`[target]`."""

    productivity: t.Percent = _setting(
        TARGET.productivity,
        "Productivity target",
        "The share of the standard rate that is asked of you in the long run.",
        ge=1,
        le=500,
    )
    ramp: t.Percent = _setting(
        TARGET.ramp,
        "Ramp: share of the rate expected so far",
        "The share of the standard rate that is asked of you so far, while you are new.",
        ge=1,
        le=200,
    )
    production: t.Length = _setting(
        TARGET.production,
        "Planned production a day",
        "Planned production time a day; none on a day off, nor per-diem unless it is set.",
        ge=MINUTE,
        le=16 * HOUR,
    )
    accuracy: t.Percent = _setting(
        TARGET.accuracy, "Accuracy target", "The share of codes that must be right in an audit.", ge=0, le=100
    )
    growth: t.Percent = _setting(
        TARGET.growth, "Education: share of work time", "Share of work time for CEU and education.", ge=0, le=100
    )
    denominator: t.Denominator = _setting(
        DEFAULTS.plan.denominator, "Productivity is the share of", "What your employer divides by for productivity."
    )
    accuracy_first: t.Switch = _setting(
        TARGET.accuracy_first, "First year: accuracy before pace", "Show accuracy first, then pace, everywhere."
    )
    accuracy_exit: t.Count = _setting(
        TARGET.accuracy_exit,
        "Audits that end accuracy-first",
        "How many audits running, of 50 codes or more, end accuracy-first.",
        ge=1,
        le=12,
    )
    study: t.PercentOrOff = _setting(
        TARGET.study,
        "Goal for accuracy study",
        "Your goal for accuracy study, as a share of study and production time.",
        ge=1,
        le=100,
    )


class KindSection(Section):
    """`[kinds.NAME]`, a chart type. The defaults are those of `general`; no other has a rate before it is given one."""

    name: t.Line = _setting(GENERAL.name, "Name", "A chart type's name on the screen; if left out, its key.", max_length=60)
    per_hour: t.Rate = _setting(
        GENERAL.per_hour,
        "Charts per hour",
        "Its standard rate, your quota; without one the type does not exist.",
        ge=0.05,
        le=1000,
    )
    pay: t.Pay = _setting(
        GENERAL.pay, "Pay per chart", "What you are paid for one chart, if you are paid by the chart.", ge=0.01, le=10_000
    )


class CeuSection(Section):
    """`[ceu]`."""

    body: Literal["aapc", "ahima", "none"] = _setting(
        "none", "You report CEUs to", "The organization you owe continuing education to."
    )
    credentials: t.Count = _setting(CEU.credentials, "Credentials you hold", "How many of its credentials you hold.", ge=1, le=20)
    group: Literal[20, 30] = _setting(
        20, "CEUs for the first credential", "What AHIMA asks for the first: 20 CCA, CCS, RHIT; 30 RHIA, CDIP."
    )
    ends: t.DateOrOff = _setting(CEU.ends, "The CEU cycle ends on", "The last date of your two-year cycle; the next follows it.")
    specialties: t.Specialties = _setting(
        (), "AAPC specialties you hold", "The AAPC credentials you hold that need CEUs of their own."
    )


class BacklogSection(Section):
    """`[backlog.NAME]`. It counts once all four are given, by whichever source."""

    kind: t.Line = _setting("", "Chart type", "The chart type (its key) of a backlog; its name is your own.", max_length=32)
    count: t.Count = _setting(0, "Charts to begin with", "How many charts it had on the date `since`.", ge=1, le=1_000_000)
    since: t.Date = _setting("", "Counted from", "The first date whose charts reduce it.")
    deadline: t.Date = _setting("", "Due by", "The date by which it must be done.")


class NotifySection(Section):
    """`[notify]`."""

    desktop: t.Switch = _setting(NOTIFY.desktop, "Notify on the desktop", "Show notifications on the desktop.")
    terminal: t.Switch = _setting(
        NOTIFY.terminal, "Notify in the terminal if need be", "Show them in the terminal if the desktop can't be reached."
    )
    sound: t.Sound = _setting(NOTIFY.sound, "Sound after a micro-break", "The sound at the end of a micro-break.")
    only_when_unfocused: t.Switch = _setting(
        NOTIFY.only_when_unfocused, "Stay quiet while ninetyten is in front", "Don't notify while the terminal is in front."
    )
    timeout: t.Length = _setting(
        NOTIFY.timeout, "A notification stays for", "How long a notification stays on the screen.", ge=SECOND, le=HOUR
    )


class BreakSection(Section):
    """`[break]`."""

    voice: t.Switch = _setting(
        DEFAULTS.breaks.voice,
        "Speak the steps of a break",
        "Say each step of the exercises aloud, in a break and in a stretch, unless the sound is off.",
    )


class IdleSection(Section):
    """`[idle]`."""

    source: Literal["auto", "wayland", "mutter", "x11", "macos", "windows", "tmux", "tty", "none"] = _setting(
        "auto", "Detect your presence by", "How ninetyten detects whether you are at the computer."
    )
    this_computer: t.Switch = _setting(
        IDLE.this_computer, "You code on this computer", "If not, a time without typing here is not counted as away."
    )
    ask_after: t.Length = _setting(
        RULES.ask_after, 'Ask "still there?" after', 'Ask "still there?" after this long without input.', ge=MINUTE, le=4 * HOUR
    )


class BodySection(Section):
    """`[body]`."""

    weekly: t.Switch = _setting(
        BODY.weekly, "Remind you of the weekly check", "Remind you when the private weekly check or a workstation check is due."
    )
    progressive: t.Switch = _setting(
        BODY.progressive, "You wear progressive lenses", "The workstation check then wants a lower screen."
    )
    midday: t.Switch = _setting(
        BODY.midday, "Ask about eyes and head at midday", "Ask about your eyes and head when the first block after noon begins."
    )
    energy: t.Switch = _setting(
        BODY.energy, "Ask about your energy", "Ask about your energy when a block begins, at most once an hour."
    )
    sit_stand: t.Switch = _setting(
        BODY.sit_stand,
        "Switch between sitting and standing",
        "Posture micro-breaks then ask you to stand up to work, and the next time to sit down. Grade D: guidance, no trials.",
    )


class NotesSection(Section):
    """`[notes]`."""

    on: t.Switch = _setting(
        DEFAULTS.notes.on, "Note unfinished work", "Let you note unfinished work: when, where and how to continue."
    )


class ShutdownSection(Section):
    """`[shutdown]`."""

    items: t.Items = _setting((), "End-of-day checklist", "Your end-of-day checklist, in your own words.", max_length=9)


class SocialSection(Section):
    """`[social]`."""

    items: t.Contacts = _setting((), "Time with other people", "What breaks remind you to do with other people.")
    chapter_months: t.Count = _setting(1, "Months between chapter meetings", "Months between two chapter meetings.", ge=1, le=3)


class BackupSection(Section):
    """`[backup]`."""

    also: t.Folder = _setting(
        DEFAULTS.backup.also,
        "Second backup folder",
        "A second folder for the daily copy of the journal; use a different one on each computer.",
    )


class DisplaySection(Section):
    """`[display]`."""

    theme: t.Line = _setting(DISPLAY.theme, "Theme", "A shipped theme, or one in your themes folder.", max_length=60)
    seconds: t.Switch = _setting(DISPLAY.seconds, "Show seconds", "Show seconds; without them the screen changes once a minute.")
    motion: t.Switch = _setting(DISPLAY.motion, "Show motion", "Show motion; turn off for a calm screen.")
    clock: t.ClockStyle = _setting("auto", "Write times as", "Write times as 2:04 PM or as 14:04.")
    study_due: t.Switch = _setting(
        DISPLAY.study_due,
        "Say what is due for accuracy study",
        "Say so in the morning and in a break, and put study on the day page's plan.",
    )


class HooksSection(Section):
    """`[hooks]`."""

    prompt: t.Arguments = _setting((), "Command at a micro-break", "Your own command, run at a micro-break; no shell.")
    block_end: t.Arguments = _setting((), "Command at the end of a block", "Your own command, run when a block ends; no shell.")


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
"""The settings of each profile; it leaves all others alone (C12)."""

OwnName = Annotated[str, StringConstraints(pattern=f"^{OWN_NAME}$")]
ActionKeys = Annotated[
    t.KeyNames, Field(title="Keys of an action", description="The keys of an action (docs/keys.md has their ids).")
]


class SettingsModel(BaseSettings):
    """All settings, from each source's values by dotted key, highest rank first. Raises pydantic's ValidationError."""

    model_config = SettingsConfigDict(extra="forbid", frozen=True)

    block: BlockSection = BlockSection.model_construct()
    prompts: PromptsSection = PromptsSection.model_construct()
    day: DaySection = DaySection.model_construct()
    schedule: ScheduleSection = ScheduleSection.model_construct()
    target: TargetSection = TargetSection.model_construct()
    kinds: dict[OwnName, KindSection] = {}
    ceu: CeuSection = CeuSection.model_construct()
    backlog: dict[OwnName, BacklogSection] = {}
    notify: NotifySection = NotifySection.model_construct()
    breaks: BreakSection = Field(BreakSection.model_construct(), alias="break")
    idle: IdleSection = IdleSection.model_construct()
    body: BodySection = BodySection.model_construct()
    notes: NotesSection = NotesSection.model_construct()
    shutdown: ShutdownSection = ShutdownSection.model_construct()
    social: SocialSection = SocialSection.model_construct()
    backup: BackupSection = BackupSection.model_construct()
    display: DisplaySection = DisplaySection.model_construct()
    keys: dict[str, ActionKeys] = {}
    hooks: HooksSection = HooksSection.model_construct()

    def __init__(self, *said: Mapping[str, object]) -> None:
        super().__init__(said=read_rates(said))

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        *_: PydanticBaseSettingsSource,
        **__: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Rank the sources: what was said in its order, and below all the profile that they choose."""
        layers = (_Layer(settings_cls, said) for said in init_settings()["said"])
        return (*layers, _Profile(settings_cls, {}))


def read_rates(said: Sequence[Mapping[str, object]]) -> list[dict[str, object]]:
    """Return the same values, rates in words as charts per hour: a number a day goes by the planned production (F2). What is no
    rate stays as it is."""
    planned = next((layer["target.production"] for layer in said if "target.production" in layer), TARGET.production / MINUTE)
    try:
        a_day = read_length(str(planned))
    except ValueError:
        a_day = TARGET.production
    return [{key: _rate(value, a_day) if key.endswith(".per_hour") else value for key, value in layer.items()} for layer in said]


def _rate(value: object, a_day: Span) -> object:
    with suppress(ValueError):
        return read_rate(value, a_day) if isinstance(value, str) else value
    return value


class _Layer(PydanticBaseSettingsSource):
    """The values of one source, by dotted key."""

    def __init__(self, settings: type[BaseSettings], said: Mapping[str, object]) -> None:
        super().__init__(settings)
        self.said = said

    def get_field_value(self, field: FieldInfo, field_name: str) -> tuple[Any, str, bool]:
        return self()[field_name], field_name, False

    def __call__(self) -> dict[str, Any]:
        sections: dict[str, Any] = {}
        for key, value in self.said.items():
            *above, last = names(key)
            section = sections
            for name in above:
                section = section.setdefault(name, {})
            section[last] = value
        return sections


class _Profile(_Layer):
    """What the profile says that the other sources chose, for whatever they leave open (C12)."""

    def __call__(self) -> dict[str, Any]:
        profile = self.current_state.get("prompts", {}).get("profile")
        self.said = PROFILES.get(str(profile), {})
        return super().__call__()


class Setting(Value):
    """One setting, or, with `*` in its key, a family of them: its dotted key and its field in the model."""

    key: str
    field: FieldInfo

    @property
    def section(self) -> str:
        """The section it stands in."""
        return self.key.partition(".")[0]

    @property
    def form(self) -> t.Form:
        """How it is written."""
        return t.form_of(self.field)

    @property
    def label(self) -> str:
        """What people call it."""
        return self.field.title or self.key

    @property
    def doc(self) -> str:
        """What it is for, in a sentence."""
        return self.field.description or ""

    @property
    def default(self) -> object:
        """Its default as a TOML value; None where there is none."""
        return None if self.key.startswith(WITHOUT_DEFAULT) else self.form.to_toml(self.field.default)


FAMILIES = {"kinds": "a chart type", "backlog": "a backlog"}
"""The sections whose settings come once for each name the user chooses."""
WITHOUT_DEFAULT = ("backlog.", "keys.")


def _settings(section: type[BaseModel], above: str = "") -> Iterator[Setting]:
    """Yield every setting below a section, in the order of the model."""
    for name, field in section.model_fields.items():
        key, kind = f"{above}{field.alias or name}", field.annotation
        if get_origin(kind) is dict:
            key, kind = f"{key}.*", get_args(kind)[1]
            field = FieldInfo.from_annotation(kind)
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            yield from _settings(kind, f"{key}.")
        else:
            yield Setting(key, field)


SETTINGS = {setting.key: setting for setting in _settings(SettingsModel)}
"""Every setting by its key, in the order of the documentation."""
SECTIONS = tuple(field.alias or name for name, field in SettingsModel.model_fields.items())


def names(key: str) -> tuple[str, ...]:
    """Return a dotted key name by name: `keys.chart.add` is one name within `keys`."""
    section, dot, rest = key.partition(".")
    return (section, rest) if section == "keys" and dot else tuple(key.split("."))


def find(key: str) -> Setting:
    """Return the setting of a dotted key. Raises ValueError, with the nearest key there is, if there is none."""
    section, *rest = names(key)
    family = key
    if section == "keys" and rest:
        family = "keys.*"
    elif section in FAMILIES and len(rest) == 2 and re.fullmatch(OWN_NAME, rest[0]):
        family = f"{section}.*.{rest[1]}"
    if family in SETTINGS:
        return SETTINGS[family]
    if any(known.startswith(f"{key}.") for known in SETTINGS):
        raise ValueError(f"this is a section; write [{key}] with its settings below it")
    if section in FAMILIES and rest:
        parts = [known.replace("*", "KEY") for known in SETTINGS if known.startswith(f"{section}.")]
        has = f"{', '.join(parts[:-1])} and {parts[-1]}"
        raise ValueError(f"{FAMILIES[section]} has the settings {has}, KEY of letters, digits, - and _")
    hint = did_you_mean(key, tuple(SETTINGS)) or f"; the sections are {', '.join(SECTIONS)} (docs/settings.md)"
    raise ValueError(f"unknown setting{hint}")


def toml_value(key: str, text: str) -> object:
    """Return the TOML value of a text without quotes for a setting; the text itself if there is none."""
    try:
        return find(key).form.from_text(text)
    except ValueError:
        return text
