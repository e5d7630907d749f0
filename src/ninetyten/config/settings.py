"""Everything the user can choose, as plain values: what `load` gives and the rest of the program goes by.

`given` is what was said, key by key; all else follows from it and the defaults, so one more setting (a profile too) can
be added at any time, in any order, with the same outcome.
"""

from __future__ import annotations

from typing import Literal

from ninetyten.config.problems import Origin, Problem
from ninetyten.domain.moment import SECOND, Span
from ninetyten.domain.plan import Backlog, CeuCycle, Plan
from ninetyten.domain.value import Value
from ninetyten.domain.vocabulary import ClockStyle, Contact

DEFAULT_THEME = "quiet-dark"
PREFIX, BETWEEN = "NINETYTEN_", "__"
"""How a setting's variable begins, and what stands in it for a dot."""

WEEK = "schedule"
"""The key under which the one question "which days and hours?" stands among the settings."""
WEEK_KEYS = ("day.days", "day.start", "day.stop", "schedule.type", "schedule.windows")
"""The settings that its answer replaces."""


class NotifySettings(Value):
    """`[notify]`. `sound`: `chime`, `bell`, `off` or the path of a WAV file. `timeout`: how long a notice stays, in ms."""

    desktop: bool = True
    terminal: bool = True
    sound: str = "chime"
    only_when_unfocused: bool = False
    timeout: Span = 10 * SECOND


class BreakSettings(Value):
    """`[break]`: whether the steps of the exercises are spoken."""

    voice: bool = False


class IdleSettings(Value):
    """`[idle]`. `source`: one of `adapters.idle.SOURCES`. `this_computer`: the charts are coded on this machine."""

    source: str = "auto"
    this_computer: bool = True


class DisplaySettings(Value):
    """`[display]`: the theme's name, whether the clock shows seconds, whether anything moves, how times of day are written,
    whether the screen says what is due for accuracy study."""

    theme: str = DEFAULT_THEME
    seconds: bool = True
    motion: bool = True
    clock: Literal["auto", ClockStyle] = "auto"
    study_due: bool = True


class HookSettings(Value):
    """`[hooks]`: the user's own commands as argument lists; empty for none."""

    prompt: tuple[str, ...] = ()
    block_end: tuple[str, ...] = ()


class BodySettings(Value):
    """`[body]`: whether the weekly check says when it is due, whether progressive lenses are worn, whether a block's start asks
    how the eyes are at midday and how much energy there is, and whether posture micro-breaks change between sitting and
    standing."""

    weekly: bool = True
    progressive: bool = False
    midday: bool = False
    energy: bool = False
    sit_stand: bool = False


class NotesSettings(Value):
    """`[notes]`: whether what stays open may be written down in one's own words."""

    on: bool = False


class ShutdownSettings(Value):
    """`[shutdown]`: the items of the end of the day, in one's own words."""

    items: tuple[str, ...] = ()


class SocialSettings(Value):
    """`[social]`: what to do with other people to be reminded of, and the months between two chapter meetings."""

    items: tuple[Contact, ...] = ()
    chapter_months: int = 1


class BackupSettings(Value):
    """`[backup]`: a second folder for a copy a day; empty for none."""

    also: str = ""


class Settings(Value):
    """All settings. `guard`: how long a new stop ignores keys, in ms (C8). `keys`: pairs of an action's id and its keys as
    the user wrote them. `backlogs`: in the order they were first mentioned. `given`: pairs of a dotted key and the TOML value
    that was accepted for it."""

    plan: Plan = Plan()
    profile: str = "ninety-ten"
    guard: Span = 2 * SECOND
    notify: NotifySettings = NotifySettings()
    breaks: BreakSettings = BreakSettings()
    idle: IdleSettings = IdleSettings()
    display: DisplaySettings = DisplaySettings()
    keys: tuple[tuple[str, str], ...] = ()
    hooks: HookSettings = HookSettings()
    body: BodySettings = BodySettings()
    notes: NotesSettings = NotesSettings()
    shutdown: ShutdownSettings = ShutdownSettings()
    social: SocialSettings = SocialSettings()
    backup: BackupSettings = BackupSettings()
    ceu: CeuCycle = CeuCycle()
    backlogs: tuple[Backlog, ...] = ()
    given: tuple[tuple[str, object], ...] = ()


DEFAULTS = Settings()


class Loaded(Value):
    """The settings that count, and everything that has to be mended. `origins`: where each given setting was said."""

    settings: Settings = DEFAULTS
    problems: tuple[Problem, ...] = ()
    origins: tuple[tuple[str, Origin], ...] = ()

    def blame(self, key: str, message: str) -> Problem:
        """Return a problem with a setting, pointing to where it was said."""
        return dict(self.origins).get(key, Origin("", 0, key)).blame(message)
