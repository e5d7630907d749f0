"""The model of the settings: every setting with its type, bounds, default and meaning, and the rank of those who say it.

Validation, the environment's variables, the settings page and docs/settings.md all go by it. Only `load` (when something has
changed), the settings page and scripts import it: a first pydantic model takes half of the app's start. The defaults are those
of the plain records (`settings.DEFAULTS`), which is what the rest of the program goes by.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, create_model
from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from ninetyten.config import value_types as t
from ninetyten.config.problems import did_you_mean
from ninetyten.config.settings import DEFAULTS
from ninetyten.domain.moment import HOUR, MINUTE, SECOND
from ninetyten.domain.plan import TRACKS, Track
from ninetyten.domain.value import Value

RULES, DAY, TARGET = DEFAULTS.plan.rules, DEFAULTS.plan.day, DEFAULTS.plan.target
NOTIFY, IDLE, BODY, DISPLAY, CEU = DEFAULTS.notify, DEFAULTS.idle, DEFAULTS.body, DEFAULTS.display, DEFAULTS.ceu
GENERAL = DEFAULTS.plan.kinds[0]
OWN_NAME = "[A-Za-z0-9][A-Za-z0-9_-]{0,31}"


class Section(BaseModel):
    """A section of the settings; unknown keys are not allowed."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class BlockSection(Section):
    """`[block]`."""

    focus: t.Length = Field(RULES.focus, ge=MINUTE, le=8 * HOUR, description="Length of a block.")
    rest: t.Length = Field(RULES.rest, ge=MINUTE, le=3 * HOUR, description="Length of the break after a block.")
    warn: t.Length = Field(
        RULES.warn, ge=0, le=30 * MINUTE, description='When "finish this chart" appears before the end of a block.'
    )
    end: Literal["wait", "auto"] = Field("wait", description="At the end of a block: wait for you, or start the break.")
    next: Literal["wait", "auto"] = Field("wait", description="At the end of a break: wait for you, or start the next block.")


class TrackSection(Section):
    """`[prompts.eyes]`, and those of the other tracks."""

    every: t.LengthOrOff = 0
    span: t.Length = 0


class GeneralPrompts(Section):
    """Settings for the micro-breaks of every track."""

    profile: Literal["ninety-ten", "one-stop", "hourly", "quiet"] = Field(
        "ninety-ten", description="Sets several of the settings below at once."
    )
    boundary: t.Length = Field(
        RULES.boundary, ge=0, le=30 * MINUTE, description="How long a micro-break waits for you to finish a chart."
    )
    merge: t.Length = Field(RULES.merge, ge=0, le=10 * MINUTE, description="Micro-breaks due within this time become one.")
    absorb: t.Length = Field(RULES.absorb, ge=0, le=30 * MINUTE, description="No micro-breaks this close to the end of a block.")
    settle: t.Length = Field(
        RULES.settle, ge=0, le=30 * MINUTE, description="No micro-breaks this soon after the start of a block."
    )
    snooze: t.Length = Field(RULES.snooze, ge=MINUTE, le=HOUR, description="How long a snooze lasts.")
    snoozes: t.Count = Field(RULES.snoozes, ge=0, le=10, description="How often one micro-break can be snoozed.")
    guard: t.Length = Field(
        DEFAULTS.guard, ge=0, le=10 * SECOND, description="How long a new micro-break ignores keys, in case you were typing."
    )


def _of_track(track: Track) -> Any:
    """Return the field for a track of the domain's table: a section with the track's own defaults."""
    every = Field(track.every, ge=10 * MINUTE, le=8 * HOUR, description=f"Screen time between two {track.name} micro-breaks.")
    span = Field(track.span, ge=5 * SECOND, le=4 * MINUTE, alias="for", description=f"Length of the {track.name} micro-break.")
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

    start: t.TimeOrOff = Field(DAY.start, description="When you plan to start.")
    stop: t.TimeOrOff = Field(DAY.stop, description="When you plan to stop.")
    paid_break: t.Length = Field(DAY.paid_break, ge=0, le=2 * HOUR, description="Pauses and absences up to this are paid time.")
    lunch: t.Length = Field(DAY.lunch, ge=MINUTE, le=4 * HOUR, description="Length of lunch.")
    commute: t.LengthOrOff = Field(
        DAY.commute, ge=MINUTE, le=6 * HOUR, description="How long a commute to work and back would take."
    )
    days: t.Weekdays = Field(DAY.days, description="The days you work.")
    turnover: t.TimeOfDay = Field(DAY.turnover, description="When one work day becomes the next.")
    template: Literal["off", "sample"] = Field(
        "off", description="The planned blocks of a day; the sample day has its own hours."
    )
    slots: t.Slots = Field(DAY.slots, description="Your own planned blocks, in place of a template's.")
    enforce: t.Switch = Field(DAY.enforce, description="Require a reason to start outside the planned hours.")


class ScheduleSection(Section):
    """`[schedule]`."""

    type: Literal["off", "4x10", "flex", "early", "late", "part-time", "summer", "per-diem"] = Field(
        "off", description="The pattern of your week; off: every day follows [day]."
    )
    windows: t.Windows = Field(
        DEFAULTS.plan.windows,
        description="Your own hours by weekday and date, with core hours, place and planned production; the first that fits a "
        "date counts.",
    )


class TargetSection(Section):
    """`[target]`."""

    productivity: t.Percent = Field(TARGET.productivity, ge=1, le=500, description="Your productivity target.")
    ramp: t.Percent = Field(TARGET.ramp, ge=1, le=200, description="Ramp: percent of the standard rate expected so far.")
    production: t.Length = Field(
        TARGET.production,
        ge=MINUTE,
        le=16 * HOUR,
        description="Planned production time a day; none on a day off, nor per-diem unless it is set.",
    )
    accuracy: t.Percent = Field(TARGET.accuracy, ge=0, le=100, description="Your accuracy target.")
    growth: t.Percent = Field(TARGET.growth, ge=0, le=100, description="Share of work time for CEU and education.")
    accuracy_first: t.Switch = Field(TARGET.accuracy_first, description="First year: accuracy first, then pace.")
    accuracy_exit: t.Count = Field(
        TARGET.accuracy_exit, ge=1, le=12, description="How many audits running, of 50 codes or more, end accuracy-first."
    )
    study: t.PercentOrOff = Field(
        TARGET.study, ge=1, le=100, description="Your goal for accuracy study, as a share of study and production time."
    )


class KindSection(Section):
    """`[kinds.NAME]`, a chart type. The defaults are those of `general`; no other has a rate before it is given one."""

    name: t.Line = Field(GENERAL.name, max_length=60, description="A chart type's name on the screen; if left out, its key.")
    per_hour: t.Rate = Field(GENERAL.per_hour, ge=0.05, le=1000, description="Its standard rate; without one it does not exist.")
    pay: t.Pay = Field(GENERAL.pay, ge=0.01, le=10_000, description="Your pay per chart, if you are paid by the chart.")


class CeuSection(Section):
    """`[ceu]`."""

    body: Literal["aapc", "ahima", "none"] = Field("none", description="The organization you owe continuing education to.")
    credentials: t.Count = Field(CEU.credentials, ge=1, le=20, description="How many of its credentials you hold.")
    group: Literal[20, 30] = Field(20, description="What AHIMA asks for the first: 20 CCA, CCS, RHIT; 30 RHIA, CDIP.")
    ends: t.DateOrOff = Field(CEU.ends, description="The last date of your two-year cycle; the next follows it.")
    specialties: t.Specialties = Field((), description="AAPC: the credentials you hold that need CEUs of their own.")


class BacklogSection(Section):
    """`[backlog.NAME]`. It counts once all four are given, by whichever source."""

    kind: t.Line = Field("", max_length=32, description="The chart type (its key) of a backlog; its name is your own.")
    count: t.Count = Field(0, ge=1, le=1_000_000, description="How many charts it had on the date `since`.")
    since: t.Date = Field("", description="The first date whose charts reduce it.")
    deadline: t.Date = Field("", description="The date by which it must be done.")


class NotifySection(Section):
    """`[notify]`."""

    desktop: t.Switch = Field(NOTIFY.desktop, description="Show notifications on the desktop.")
    terminal: t.Switch = Field(NOTIFY.terminal, description="Show them in the terminal if the desktop can't be reached.")
    sound: t.Sound = Field(NOTIFY.sound, description="The sound at the end of a micro-break.")
    only_when_unfocused: t.Switch = Field(NOTIFY.only_when_unfocused, description="Don't notify while the terminal is in front.")
    timeout: t.Length = Field(NOTIFY.timeout, ge=SECOND, le=HOUR, description="How long a notification stays on the screen.")


class IdleSection(Section):
    """`[idle]`."""

    source: Literal["auto", "wayland", "mutter", "x11", "macos", "windows", "tmux", "tty", "none"] = Field(
        "auto", description="How ninetyten detects whether you are at the computer."
    )
    this_computer: t.Switch = Field(IDLE.this_computer, description="You code on this computer.")
    ask_after: t.Length = Field(
        RULES.ask_after, ge=MINUTE, le=4 * HOUR, description='Ask "still there?" after this long without input.'
    )


class BodySection(Section):
    """`[body]`."""

    weekly: t.Switch = Field(BODY.weekly, description="Remind you when the private weekly check or a workstation check is due.")
    progressive: t.Switch = Field(BODY.progressive, description="You wear progressive lenses.")
    midday: t.Switch = Field(BODY.midday, description="Ask about your eyes when the first block after noon begins.")
    energy: t.Switch = Field(BODY.energy, description="Ask about your energy when a block begins, at most once an hour.")


class NotesSection(Section):
    """`[notes]`."""

    on: t.Switch = Field(DEFAULTS.notes.on, description="Let you note unfinished work: when, where and how to go on.")


class ShutdownSection(Section):
    """`[shutdown]`."""

    items: t.Items = Field((), max_length=9, description="Your end-of-day checklist, in your own words.")


class SocialSection(Section):
    """`[social]`."""

    items: t.Contacts = Field((), description="What breaks remind you to do with other people.")
    chapter_months: t.Count = Field(1, ge=1, le=3, description="Months between two chapter meetings.")


class BackupSection(Section):
    """`[backup]`."""

    also: t.Folder = Field(
        DEFAULTS.backup.also,
        description="A second folder for the daily copy of the journal; use a different one on each computer.",
    )


class DisplaySection(Section):
    """`[display]`."""

    theme: t.Line = Field(DISPLAY.theme, max_length=60, description="A shipped theme, or one in your themes folder.")
    seconds: t.Switch = Field(DISPLAY.seconds, description="Show seconds; without them the screen changes once a minute.")
    motion: t.Switch = Field(DISPLAY.motion, description="Show motion; turn off for a calm screen.")


class HooksSection(Section):
    """`[hooks]`."""

    prompt: t.Arguments = Field((), description="Your own command, run at a micro-break; no shell.")
    block_end: t.Arguments = Field((), description="Your own command, run when a block ends; no shell.")


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
ActionKeys = Annotated[t.KeyNames, Field(description="The keys of an action (docs/keys.md has their ids).")]


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
        super().__init__(said=said)

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
SECTIONS = tuple(SettingsModel.model_fields)


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
