"""The settings that the engine and the ledger go by: validated, as plain values. Lengths are in milliseconds.

`Rules` govern a block. The event that starts a block carries its rules, so that a later change of settings never rewrites the
past (DESIGN, laws). `Plan` is what a day goes by, `Goals` what is to be reached by a date.
"""

from __future__ import annotations

from ninetyten.domain.moment import HOUR, MINUTE, SECOND, Day, Instant, Span
from ninetyten.domain.value import Value
from ninetyten.domain.vocabulary import Activity, ClockStyle, Denominator, Place, Specialty, Unsaid

NOTE_LENGTH = 80
"""The longest note in free text, in characters (E)."""

FIVE_MINUTES: Span = 5 * MINUTE
"""Anything but screen time rests the body once it lasts this long (C1); not a setting."""
ANSWER_TIME: Span = 90 * SECOND
"""How long a stop waits for an answer after its countdown (C7)."""
BETWEEN_STOPS: Span = 60 * SECOND
"""The least time between two showings (C7)."""
ANSWER_TO_ASKED: Span = 2 * MINUTE
"""How long "still there?" waits for an answer (C10)."""
UNTOUCHED_END: Span = 3 * MINUTE
"""The rest starts by itself when the machine was untouched this long past a block's planned end (B2)."""
UNATTENDED: Span = 30 * MINUTE
UNATTENDED_DOWNTIME: Span = 60 * MINUTE
"""Time stops counting this long past a planned end without an act (B2)."""
REMINDERS: tuple[Span, ...] = (5 * MINUTE, 15 * MINUTE)
"""When overtime brings a reminder (B2); a rest that is over brings the first of them (B3)."""
LONG_RUN: Span = 120 * MINUTE
"""Unbroken focus of this length brings a warning (B2)."""
PAUSE_REMINDER: Span = 10 * MINUTE
"""How often a pause without an end brings a reminder (A2)."""
STOP_WARNING: Span = 15 * MINUTE
"""How long before the planned end of the day the warning comes (B7)."""
LULL: Span = 5 * SECOND
"""A machine untouched this long counts as a chart boundary (C6)."""
USUAL_LUNCH: Span = 60 * MINUTE
"""The length of a lunch for which none is planned."""
HOLDS_KEPT: Span = 90 * 24 * HOUR
"""A day that begins this long after a chart was put on hold is without it (D2)."""
SHORT_GAP: Span = 2 * MINUTE
"""The block continues after a shorter gap without a ringer (A6)."""


class Track(Value):
    """One kind of prompt: its name, the screen time between its dues (0: silent), and the length of its stop."""

    name: str
    every: Span
    span: Span


class TrackFace(Value):
    """How a track looks: its mark, the hollow mark of a skipped stop, and what its stops ask for."""

    glyph: str
    hollow: str
    sentence: str


TRACK_TABLE = (
    (Track("eyes", 20 * MINUTE, 20 * SECOND), TrackFace("●", "○", "Look at something 20 feet away.")),
    (Track("wrists", 30 * MINUTE, 60 * SECOND), TrackFace("▲", "△", "Let the arms hang; open the hands, close them loosely.")),
    (Track("posture", 40 * MINUTE, 20 * SECOND), TrackFace("■", "□", "Feet flat, back supported, shoulders down.")),
)
"""The tracks (C). A fourth is one more row: settings, arbiter, strip, notices and reports read this table."""
TRACKS = tuple(track for track, _ in TRACK_TABLE)
TRACK_NAMES = tuple(track.name for track in TRACKS)
TRACK_FACES = {track.name: face for track, face in TRACK_TABLE}


class Rules(Value):
    """What governs a block and its prompts: the settings `[block]`, `[prompts]` and `[idle]` (CONTRACT.md)."""

    focus: Span = 90 * MINUTE
    """The block's planned length."""
    rest: Span = 10 * MINUTE
    """The planned length of the rest after it."""
    warn: Span = 2 * MINUTE
    """How long before its planned end the warning comes (B1); 0: none."""
    auto_rest: bool = False
    """The rest starts by itself (B2)."""
    auto_next: bool = False
    """The next block starts by itself (B3)."""
    boundary: Span = 3 * MINUTE
    """The longest wait for a chart boundary (C6)."""
    merge: Span = 3 * MINUTE
    """Dues this close become one stop (C3)."""
    absorb: Span = 5 * MINUTE
    """The quiet time before and after the planned end (C4)."""
    settle: Span = 5 * MINUTE
    """The quiet time at the start of the block (C4)."""
    snooze: Span = 5 * MINUTE
    """How long a snooze lasts (C7)."""
    snoozes: int = 2
    """How often a stop can be snoozed (C7)."""
    ask_after: Span = 10 * MINUTE
    """How long the machine is untouched before "still there?" is asked (C10)."""
    tracks: tuple[Track, ...] = TRACKS
    lunch_after: bool = False
    """The rest after the block is lunch (B5)."""
    usual_focus: Span = 0
    """The length of a block that no template plans; 0: `focus`."""
    usual_rest: Span = 0
    """The length of a rest that no template plans; 0: `rest`."""


class Kind(Value):
    """A kind of chart: its key on the command line, its name on the screen, its standard rate in charts per hour, and the pay for
    one chart in any currency (0: not paid by the chart)."""

    key: str
    name: str
    per_hour: float
    pay: float = 0.0


class Target(Value):
    """The day's targets (D): percentages and planned production time."""

    productivity: float = 100.0
    ramp: float = 100.0
    production: Span = 4 * HOUR + 30 * MINUTE
    accuracy: float = 95.0
    growth: float = 10.0
    accuracy_first: bool = False
    accuracy_exit: int = 2
    """So many audits running at the target end accuracy-first (G6)."""
    study: float = 0.0
    """The share of accuracy study in it and production together, in percent; 0: no goal (G5)."""


class Slot(Value):
    """One planned block of a day's template (B5): its start in minutes after local midnight, its length, its activity, its kind
    (empty: the one in use) and the rest after it (0: none)."""

    start: int
    length: Span
    activity: Activity = "production"
    kind: str = ""
    rest: Span = 0
    lunch: bool = False


class Window(Value):
    """The working hours of certain days (B6). Times are in minutes after local midnight, -1: none."""

    days: tuple[int, ...]
    """Weekdays; 0 is Monday."""
    start: int = -1
    stop: int = -1
    first: str = ""
    """The first date on which it applies: `2026-06-01`, or `06-01` of every year; empty: no limit."""
    last: str = ""
    """The last such date."""
    core: tuple[int, int] = (-1, -1)
    """Hours in which the person is expected to work."""
    place: Place | Unsaid = ""
    production: Span = 0
    """Its own planned production time; 0: `share`."""
    share: int = 100
    """Planned production in percent of the target's."""

    def holds(self, key: str, weekday: int) -> bool:
        """Report whether it applies to a date. Yearly dates may span New Year: from 12-15 to 01-10."""
        begun = not self.first or key[-len(self.first) :] >= self.first
        over = bool(self.last) and key[-len(self.last) :] > self.last
        over_new_year = bool(self.last) and self.last < self.first
        return weekday in self.days and ((begun or not over) if over_new_year else (begun and not over))

    def planned_of(self, target: Span) -> Span:
        """Return the production time it plans for a day; `target` is the usual one."""
        return self.production or target * self.share // 100


class DayPlan(Value):
    """The planned day. Times are in minutes after local midnight, -1: none."""

    start: int = -1
    stop: int = -1
    paid_break: Span = 20 * MINUTE
    """The longest pause or absence that is paid time (D4)."""
    lunch: Span = USUAL_LUNCH
    """The planned length of a lunch; 0: the plan has none."""
    days: tuple[int, ...] = (0, 1, 2, 3, 4)
    """Weekdays that are worked; 0 is Monday."""
    turnover: int = 4 * 60
    """When one work day ends and the next begins (A7)."""
    enforce: bool = False
    """A start outside the planned hours needs a reason (B7)."""
    slots: tuple[Slot, ...] = ()
    """The blocks of its template (B5)."""
    core: tuple[int, int] = (-1, -1)
    """Hours in which the person is expected to work (B6)."""
    place: Place | Unsaid = ""
    commute: Span = 0
    """What the way to an office and back would take; 0: off."""


class Terms(Value):
    """The hours, targets and kinds by which a day's figures are judged. The journal keeps them (`TermsAgreed`), so that a later
    change of settings never rewrites the past."""

    day: DayPlan = DayPlan()
    target: Target = Target()
    kinds: tuple[Kind, ...] = (Kind("general", "General", 12.0),)

    def kind(self, key: str) -> Kind | None:
        """Return the kind with that key, or None."""
        return next((kind for kind in self.kinds if kind.key == key), None)

    @property
    def kind_names(self) -> dict[str, str]:
        """The name of each kind by its key."""
        return {kind.key: kind.name for kind in self.kinds}

    def pay(self, key: str) -> float:
        """Return the pay for one chart of a kind; 0 for a kind not paid by the chart."""
        kind = self.kind(key)
        return kind.pay if kind is not None else 0.0

    def rate(self, key: str) -> float:
        """Return the standard rate of a kind in charts per hour, ramp included; 0 for a kind without one."""
        kind = self.kind(key)
        return kind.per_hour * self.target.ramp / 100 if kind is not None else 0.0


class Plan(Terms):
    """Everything that the settings tell the engine and the ledger. `windows` is the schedule; empty if every day is `day`."""

    rules: Rules = Rules()
    windows: tuple[Window, ...] = ()
    denominator: Denominator = "production"
    """What productivity is told of first (D3)."""
    clock: ClockStyle = "24h"
    """How times of day are written for a person."""

    def on(self, key: str, weekday: int) -> Plan:
        """Return the plan of one date: the first window that applies to it, or a day off if none does."""
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
        """The terms alone, without rules and schedule."""
        return Terms(self.day, self.target, self.kinds)


def planned_instant(day: Day, planned: DayPlan, minute: int) -> Instant | None:
    """Return the instant of a planned time of day in minutes after local midnight; None for -1. A time before the turnover is in
    the night that ends the work day."""
    return clock_instant(minute, day, planned) if minute >= 0 else None


def clock_instant(minute: int, day: Day, planned: DayPlan, shift: Span = 0) -> Instant:
    """Return the first instant of a work day at which the wall clock, `shift` ms ahead of the engine's timeline, shows a time of
    day, or a later time if it leaps over that one."""
    at = day.opens + (minute - planned.turnover) % (24 * 60) * MINUTE
    return (at if at < day.leaps or not day.leap else max(day.leaps, at - day.leap)) - shift


class CeuCycle(Value):
    """The continuing education cycle. `body`: `aapc`, `ahima` or `none`; `credentials`: how many are held; `group`: the credits
    AHIMA asks for the first of them; `ends`: the last date of a cycle, empty if nobody said; `specialties`: those held of AAPC's
    that need education of their own."""

    body: str = "none"
    credentials: int = 1
    group: int = 20
    ends: str = ""
    specialties: tuple[Specialty, ...] = ()


class Backlog(Value):
    """Charts to be worked off: `count` of a kind that were open on the date `since` (before its first chart), due on the date
    `deadline`."""

    name: str
    kind: str
    count: int
    since: str
    deadline: str


class Goals(Value):
    """What the settings want reached: the CEU cycle, and the backlogs."""

    cycle: CeuCycle = CeuCycle()
    backlogs: tuple[Backlog, ...] = ()
