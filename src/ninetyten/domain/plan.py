"""What was agreed before the day began: the settings the engine and the ledger go by, validated, as plain values.

`Rules` are what a block is run by. Every block's first event carries its own, so that a later change of settings never
rewrites the past (DESIGN, laws). Durations are in milliseconds.
"""

from __future__ import annotations

from ninetyten.domain.moment import HOUR, MINUTE, SECOND, Day, Instant, Span
from ninetyten.domain.value import Value
from ninetyten.domain.vocabulary import Activity, Place, Unsaid

NOTE_LENGTH = 80
"""How long a note of one's own words may be, in characters (E)."""

FIVE_MINUTES: Span = 5 * MINUTE
"""From here on anything else than screen time is a rest for the body (C1); not a setting."""
ANSWER_TIME: Span = 90 * SECOND
"""How long after its countdown a stop waits for an answer (C7)."""
BETWEEN_STOPS: Span = 60 * SECOND
"""The least time between two showings (C7)."""
ANSWER_TO_ASKED: Span = 2 * MINUTE
"""How long "still there?" waits for an answer (C10)."""
UNTOUCHED_END: Span = 3 * MINUTE
"""Untouched this long past a block's planned end, the rest begins by itself (B2)."""
UNATTENDED: Span = 30 * MINUTE
UNATTENDED_DOWNTIME: Span = 60 * MINUTE
"""Past a planned end without an act, nothing counts any more (B2)."""
REMINDERS: tuple[Span, ...] = (5 * MINUTE, 15 * MINUTE)
"""When a block in overtime reminds (B2); a rest reminds at the first of them (B3)."""
LONG_RUN: Span = 120 * MINUTE
"""Unbroken focus that is warned about (B2)."""
PAUSE_REMINDER: Span = 10 * MINUTE
"""A pause without an end reminds this often (A2)."""
STOP_WARNING: Span = 15 * MINUTE
"""How long before the planned end of the day it is told (B7)."""
LULL: Span = 5 * SECOND
"""Untouched this long the machine is as good as at a chart boundary (C6)."""
SHORT_GAP: Span = 2 * MINUTE
"""A gap of the ringer shorter than this continues the block (A6)."""


class Track(Value):
    """One kind of prompt: its name, the screen time between its dues, and the length of its stop. `every` 0: silent."""

    name: str
    every: Span
    span: Span


class TrackFace(Value):
    """How a track looks: its mark, the hollow one of a stop that was skipped, and what a stop of it asks for."""

    glyph: str
    hollow: str
    sentence: str


TRACK_TABLE = (
    (Track("eyes", 20 * MINUTE, 20 * SECOND), TrackFace("●", "○", "Look at something 20 feet away.")),
    (Track("wrists", 30 * MINUTE, 60 * SECOND), TrackFace("▲", "△", "Let the arms hang; open the hands, close them loosely.")),
    (Track("posture", 40 * MINUTE, 20 * SECOND), TrackFace("■", "□", "Feet flat, back supported, shoulders down.")),
)
"""The tracks (C). A fourth is one more entry: settings, arbiter, strip, notices and reports read this table."""
TRACKS = tuple(track for track, _ in TRACK_TABLE)
TRACK_NAMES = tuple(track.name for track in TRACKS)
TRACK_FACES = {track.name: face for track, face in TRACK_TABLE}


class Rules(Value):
    """What a block and its prompts are run by; CONTRACT.md, settings `[block]`, `[prompts]`, `[idle]`. `lunch_after`: the rest
    after it is lunch (B5). `usual_focus`, `usual_rest`: how long they are where no template plans a block; 0: as they are."""

    focus: Span = 90 * MINUTE
    rest: Span = 10 * MINUTE
    warn: Span = 2 * MINUTE
    auto_rest: bool = False
    auto_next: bool = False
    boundary: Span = 3 * MINUTE
    merge: Span = 3 * MINUTE
    absorb: Span = 5 * MINUTE
    settle: Span = 5 * MINUTE
    snooze: Span = 5 * MINUTE
    snoozes: int = 2
    ask_after: Span = 10 * MINUTE
    tracks: tuple[Track, ...] = TRACKS
    lunch_after: bool = False
    usual_focus: Span = 0
    usual_rest: Span = 0


class Kind(Value):
    """A kind of chart: its key on the command line, its name on the screen, its standard rate in charts per hour. `pay`: money
    for a chart where one is paid so, in any currency; 0: not."""

    key: str
    name: str
    per_hour: float
    pay: float = 0.0


class Target(Value):
    """What the day aims at (D): percentages, and planned production time."""

    productivity: float = 100.0
    ramp: float = 100.0
    production: Span = 4 * HOUR + 30 * MINUTE
    accuracy: float = 95.0
    growth: float = 10.0
    accuracy_first: bool = False


class Slot(Value):
    """One planned block of a day's template (B5): when it starts, in minutes after local midnight, how long it is, what it is
    for, and the rest after it; `rest` 0: none. `kind` empty: the one in use."""

    start: int
    length: Span
    activity: Activity = "production"
    kind: str = ""
    rest: Span = 0
    lunch: bool = False


class Window(Value):
    """Which hours are worked on which days (B6): `days` 0 is Monday; `first`, `last` dates between which it holds, as
    2026-06-01 or, every year, 06-01, empty: always; `core`: hours in which somebody is expected, (-1, -1): none; `place`:
    `home`, `office`, or empty. `production`: its own planned production time, 0: `share` percent of the target's."""

    days: tuple[int, ...]
    start: int = -1
    stop: int = -1
    first: str = ""
    last: str = ""
    core: tuple[int, int] = (-1, -1)
    place: Place | Unsaid = ""
    production: Span = 0
    share: int = 100

    def holds(self, key: str, weekday: int) -> bool:
        """Whether it says anything of that date. Dates of every year may go over New Year: from 12-15 to 01-10."""
        begun = not self.first or key[-len(self.first) :] >= self.first
        over = bool(self.last) and key[-len(self.last) :] > self.last
        over_new_year = bool(self.last) and self.last < self.first
        return weekday in self.days and ((begun or not over) if over_new_year else (begun and not over))

    def planned_of(self, target: Span) -> Span:
        """The production time it plans for a day, where that is `target` otherwise."""
        return self.production or target * self.share // 100


class DayPlan(Value):
    """The planned day. `start`, `stop`, `turnover` in minutes after local midnight; -1: off. `days`: 0 is Monday. `slots`: the
    blocks of its template. `core`, `place`: see `Window`. `commute`: what the way to an office and back would take, 0: off."""

    start: int = -1
    stop: int = -1
    paid_break: Span = 20 * MINUTE
    lunch: Span = 60 * MINUTE
    days: tuple[int, ...] = (0, 1, 2, 3, 4)
    turnover: int = 4 * 60
    enforce: bool = False
    slots: tuple[Slot, ...] = ()
    core: tuple[int, int] = (-1, -1)
    place: Place | Unsaid = ""
    commute: Span = 0


class Terms(Value):
    """What a day's figures are judged by. The journal keeps them (`TermsAgreed`), so that a later change of settings never
    rewrites the past."""

    day: DayPlan = DayPlan()
    target: Target = Target()
    kinds: tuple[Kind, ...] = (Kind("general", "General", 12.0),)

    def kind(self, key: str) -> Kind | None:
        """The kind of that key, or None."""
        return next((kind for kind in self.kinds if kind.key == key), None)

    def pay(self, key: str) -> float:
        """Money for a chart of a kind; 0 for a kind that is not paid so."""
        kind = self.kind(key)
        return kind.pay if kind is not None else 0.0

    def rate(self, key: str) -> float:
        """The standard rate of a kind in charts per hour, ramp included; 0 for a kind that has none."""
        kind = self.kind(key)
        return kind.per_hour * self.target.ramp / 100 if kind is not None else 0.0


class Plan(Terms):
    """Everything settings say to the engine and the ledger. `windows`: the schedule; empty where every day is `day`."""

    rules: Rules = Rules()
    windows: tuple[Window, ...] = ()

    def on(self, key: str, weekday: int) -> Plan:
        """The plan of one date, without a schedule: the first window that says something of it; none says: a day off."""
        if not self.windows:
            return self
        window = next((window for window in self.windows if window.holds(key, weekday)), None)
        if window is None:
            return self.replace(day=self.day.replace(start=-1, stop=-1, days=()), windows=())
        day = self.day.replace(days=(weekday,), start=window.start, stop=window.stop, core=window.core, place=window.place)
        target = self.target.replace(production=window.planned_of(self.target.production))
        return self.replace(day=day, target=target, windows=())

    @property
    def terms(self) -> Terms:
        """What the day's figures are judged by."""
        return Terms(self.day, self.target, self.kinds)


def planned_instant(day: Day, planned: DayPlan, minute: int) -> Instant | None:
    """The instant of a planned time of day, in minutes after local midnight; None if it is off (-1). A time before the
    turnover is in the night that ends the work day."""
    return clock_instant(minute, day, planned) if minute >= 0 else None


def clock_instant(minute: int, day: Day, planned: DayPlan, shift: Span = 0) -> Instant:
    """The first instant on a work day at which the wall clock, `shift` ms from the engine's timeline, shows a time of day, or
    later where it leaps over that."""
    at = day.opens + (minute - planned.turnover) % (24 * 60) * MINUTE
    return (at if at < day.leaps or not day.leap else max(day.leaps, at - day.leap)) - shift
