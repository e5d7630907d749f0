"""What was said by a person: one class an act, in the past participle (see `events`).

An act keeps what was said. What it left unsaid (the kind in use, today's total) is written down as it was then, and named
in `unsaid`: when something forgotten is said later, it is filled in anew from what then went before (D10).
"""

from __future__ import annotations

from typing import ClassVar, Literal

from ninetyten.domain.moment import Instant
from ninetyten.domain.plan import Rules
from ninetyten.domain.value import Value

Sort = Literal["act", "fact", "consequence"]


class Event(Value):
    """Anything the journal holds. `at`: the instant it took effect."""

    sort: ClassVar[Sort] = "consequence"
    at: Instant


class Act(Event):
    """Said by a person."""

    sort: ClassVar[Sort] = "act"


class Note(Act):
    """Only counts, names time or is kept: it moves no clock, so what followed it stays when it is taken back (D10)."""


class BlockStarted(Act):
    """A block began. `anyway`: the reason for starting outside the planned hours; empty inside them. `auto`: it began by
    itself (B3)."""

    activity: str
    kind: str
    rules: Rules
    anyway: str = ""
    auto: bool = False
    unsaid: tuple[str, ...] = ()


class Switched(Note):
    """The block's time is for something else from here on."""

    activity: str
    kind: str
    unsaid: tuple[str, ...] = ()


class ChartsLogged(Note):
    """Charts coded. `single`: one chart said as it was done, a chart boundary of the kind that makes stops wait (C6).
    `per_hour`: the kind's standard rate then, ramp included. `total`: said as today's total of the kind; `less`: it may be
    smaller than what is logged."""

    count: int
    kind: str
    per_hour: float
    single: bool = False
    unsaid: tuple[str, ...] = ()
    total: int | None = None
    less: bool = False


class ChartHeld(Note):
    """A chart put on hold, not counted."""

    reason: str
    kind: str
    unsaid: tuple[str, ...] = ()


class PromptAnswered(Act):
    """The stops on the screen were answered `done`, `snoozed` or `skipped`; snoozed ones come again at `returns`."""

    answer: str
    stops: tuple[int, ...]
    returns: Instant | None = None


class RestStarted(Act):
    """A rest began and ended the block, if one ran. `since`: back-dated to there (B2). `auto`: began by itself."""

    ends: Instant
    lunch: bool = False
    since: Instant | None = None
    auto: bool = False


class RestEnded(Act):
    """The rest is over; `how` says what it was, empty if nobody said. `auto`: it ended by itself."""

    how: str = ""
    auto: bool = False


class Interrupted(Act):
    """Paused, in a meeting or in downtime: `what` is the phase. `ends` None: until told otherwise."""

    what: str
    reason: str = ""
    ends: Instant | None = None


class Resumed(Act):
    """An interruption or an absence is over, said so by a person."""


class WasAway(Act):
    """The stretch from `since` until now was spent away."""

    since: Instant


class Stopped(Act):
    """The working day, or this part of it, ended."""


class GapExplained(Act):
    """What the unwatched gap from `since` to `until` was. `until` None: it still lasted when it was explained."""

    since: Instant
    until: Instant | None
    was: str


class Relabelled(Note):
    """The stretch of the day from `start` to `end` was something else: `bucket`, one of those of A3. It moves no clock."""

    start: Instant
    end: Instant
    bucket: str


class Audited(Note):
    """An audit's result (D6): codes `right` of `total` reviewed; charts `clean` of `charts` reviewed, None where nobody said;
    errors found, (category, how many)."""

    right: int
    total: int
    clean: int | None = None
    charts: int | None = None
    errors: tuple[tuple[str, int], ...] = ()


class CeuEarned(Note):
    """Continuing education credits earned on the date `on` (`2026-10-06`); credits are counted by the date of completion."""

    credits: float
    on: str


class BodyChecked(Note):
    """The private weekly check (D9): how much each area of the body, and each of three things about work, was felt, 0 to 3."""

    areas: tuple[tuple[str, int], ...]
    work: tuple[tuple[str, int], ...] = ()


class WorkstationChecked(Note):
    """Which points of the workstation are right; `progressive`: with progressive lenses."""

    points: tuple[tuple[str, bool], ...]
    progressive: bool = False


class PostureChecked(Note):
    """The five points were looked at; `failing`: those of `plan.POSTURE_POINTS` that were not right."""

    failing: tuple[str, ...] = ()


class EyesScored(Note):
    """How much the eyes were felt at midday, 0 to 3."""

    much: int


class EnergyRated(Note):
    """How much energy there was, 1 to 5, at an `hour` of the wall clock, 0 to 23."""

    rating: int
    hour: int


class LeftOpen(Note):
    """Unfinished work at the end of the day, as a plan (B8): when, where and how it goes on. Own words, past the guard (E)."""

    when: str
    where: str
    how: str


class RitualDone(Note):
    """Items of the shutdown ritual that were done, by their names in the settings (B8)."""

    items: tuple[str, ...]


class ContactMade(Note):
    """One of the weekly or monthly things one does with other people."""

    item: str
