"""Where a working day stands: the one value the engine folds events into, and the questions that everything else asks of it.

Two clocks depend on `running`: the block's own (`worked`, B4) and screen time (`screen`, C1). Both run exactly while `running`
is an instant.
"""

from __future__ import annotations

from ninetyten.domain.moment import Day, Instant, Span
from ninetyten.domain.plan import FIVE_MINUTES, REMINDERS, Rules, Terms, planned_instant
from ninetyten.domain.value import Value
from ninetyten.domain.vocabulary import Absence, Activity, HoldReason, Phase, Reason, Unsaid


class Block(Value):
    """A block under way."""

    index: int
    """Its place among the day's blocks, from 1."""
    started: Instant
    activity: Activity
    kind: str
    """The kind of chart, by its key."""
    worked: Span = 0
    """Its own clock up to the present run."""
    runs: tuple[tuple[Instant, Instant], ...] = ()
    """Its finished runs, (start, end)."""
    chart_logged: bool = False
    """A single chart was logged in it (C6)."""
    warned: bool = False
    """The warning before its planned end was given."""
    over: bool = False
    """Its planned end has passed."""
    reminded: int = 0
    """How many overtime reminders were given."""
    ran_long: bool = False
    """The warning about unbroken focus was given (B2)."""


class Resting(Value):
    """A rest under way. `over`: its planned end has passed."""

    started: Instant
    ends: Instant
    lunch: bool = False
    over: bool = False
    reminded: bool = False


class Interruption(Value):
    """A pause, meeting, downtime or absence under way; `what` is its phase."""

    what: Phase
    since: Instant
    ends: Instant | None = None
    reason: Reason = ""
    reminded: int = 0


class Stop(Value):
    """Dues that are shown as one (C3) and are not settled yet."""

    number: int
    dues: tuple[tuple[str, Instant], ...]
    """Its members: (track, nominal due)."""
    span: Span
    shown: Instant | None = None
    """When it was first on the screen."""
    snoozes: int = 0
    returns: Instant | None = None
    """Snoozed until then."""
    held: bool = False
    """It waits for the rest (C4)."""
    ready: bool = False
    """It does not wait for a chart boundary."""
    hidden: bool = False
    """An interruption took it off the screen."""

    @property
    def tracks(self) -> tuple[str, ...]:
        """The tracks that it serves."""
        return tuple(track for track, _ in self.dues)

    @property
    def due(self) -> Instant:
        """The earliest nominal due of its members."""
        return min(due for _, due in self.dues)

    @property
    def counts_from(self) -> Instant:
        """When it counts as due: a snoozed one at its return (C7)."""
        return self.due if self.returns is None else self.returns


class Showing(Value):
    """The stops on the screen, as one. `rung` is false if no process rings, so that no one sees them."""

    stops: tuple[int, ...]
    tracks: tuple[str, ...]
    at: Instant
    span: Span
    rung: bool = True

    @property
    def countdown_ends(self) -> Instant:
        """When the sound calls the eyes back."""
        return self.at + self.span


class Held(Value):
    """A chart on hold since an instant; no other fact of it is kept (E)."""

    since: Instant
    kind: str
    reason: HoldReason | Unsaid = ""


class Gap(Value):
    """An unwatched stretch that is not explained yet. `until` is None while it lasts."""

    since: Instant
    until: Instant | None = None


class Gone(Value):
    """The last finished stretch away or asleep."""

    what: Absence
    since: Instant
    until: Instant


class State(Value):
    """Where the day stands after its events so far."""

    clock: Instant = 0
    """The instant of the last event."""
    day: Day | None = None
    off: bool = True
    asleep: bool = False
    dark: bool = False
    """The ringer died and no process rings yet."""
    unwatched: Instant | None = None
    """Nothing counts since then (B2)."""
    block: Block | None = None
    rest: Resting | None = None
    interruption: Interruption | None = None
    rules: Rules = Rules()
    """The rules of the current block."""
    terms: Terms = Terms()
    activity: Activity = "production"
    kind: str = ""
    """The kind of chart in use, by its key."""
    topic: str = ""
    """The last topic of study; empty if none was ever named (G1)."""
    running: Instant | None = None
    """When the present run of screen time began."""
    still: Instant = 0
    """When the present stretch without screen time began."""
    screen: Span = 0
    """Screen time of the finished runs."""
    runs: tuple[tuple[Instant, Instant], ...] = ()
    """Finished runs of screen time since the last reset of the tracks, (start, end)."""
    still_before: Instant = 0
    """When the stretch without screen time before the first of these runs began."""
    handled: tuple[int, ...] = ()
    """How many dues of each track have passed since the last reset."""
    served: tuple[Span | None, ...] = ()
    """The screen time at which each track was last served since the last reset."""
    stops: tuple[Stop, ...] = ()
    """The stops that are not settled yet."""
    showing: Showing | None = None
    last_shown: Instant | None = None
    next_number: int = 1
    """The number of the next stop."""
    watched: bool = False
    """A process rings."""
    asked: Instant | None = None
    """When "still there?" was asked."""
    last_act: Instant = 0
    """The last act of a person, or proved return (B2)."""
    ended_itself: Instant | None = None
    """When an interruption ended by itself."""
    attend_by: Instant | None = None
    """When time stops counting unless a person acts after that end."""
    alone_since: Instant | None = None
    """When the last block began, if no one has acted or been seen since (B2)."""
    gap: Gap | None = None
    last_gone: Gone | None = None
    day_began: Instant = 0
    """The day's first second."""
    blocks: int = 0
    """Today's blocks so far."""
    charts: tuple[tuple[str, int], ...] = ()
    """Today's charts: (kind, count)."""
    holds: int = 0
    """Today's charts put on hold."""
    held: tuple[Held, ...] = ()
    """Every chart that is on hold, whatever day it was put there, the longest first (D2)."""
    shift: Span = 0
    """How far the wall clock is ahead of the engine's timeline."""
    since: Instant = 0
    """When the present phase began."""
    hushed: bool = False
    """The desktop is set to "do not disturb"."""
    boundary: Instant = 0
    """The last chart boundary (C6)."""
    stop_told: int = 0
    """1 once the end of the day was announced, 2 once it is reached (B7)."""

    @property
    def planned_stop(self) -> Instant | None:
        """The planned end of the day; None if none is planned."""
        return planned_instant(self.day, self.terms.day, self.terms.day.stop) if self.day is not None else None

    def on(self, day: Day) -> State:
        """Return the state as of a work day: the counts of an earlier day that is over do not carry over."""
        if not self.off or self.day is None or self.day.key == day.key:
            return self
        return self.replace(charts=(), holds=0, blocks=0)

    @property
    def phase(self) -> Phase:
        """The current phase (A2), as `status` and the transition table name it."""
        if self.off:
            return "off"
        if self.asleep:
            return "asleep"
        if self.dark or self.unwatched is not None:
            return "unwatched"
        if self.interruption is not None:
            return self.interruption.what
        return "rest" if self.rest is not None else "focus"

    @property
    def in_block(self) -> bool:
        """A block is running or frozen by an interruption."""
        return not self.off and self.block is not None and self.rest is None and self.unwatched is None

    def worked(self, at: Instant) -> Span:
        """Return the block's own clock at an instant not before the last event; 0 without a block."""
        if self.block is None:
            return 0
        return self.block.worked + (at - self.running if self.running is not None else 0)

    def screen_time(self, at: Instant) -> Span:
        """Return the screen time since the tracks were last reset."""
        return self.screen + (at - self.running if self.running is not None else 0)

    def at_worked(self, worked: Span) -> Instant:
        """Return when the running block's own clock will reach `worked`."""
        return self.clock + worked - self.worked(self.clock)

    @property
    def block_ends(self) -> Instant | None:
        """The planned end of the block if nothing interrupts it; None without a block or while it is frozen."""
        return self.at_worked(self.rules.focus) if self.running is not None else None

    @property
    def answerable(self) -> Instant | None:
        """When an interruption of a block ended by itself, if no one has acted or been seen since."""
        in_rest = self.rest is not None and self.ended_itself is not None and self.rest.started < self.ended_itself
        return None if in_rest or self.unwatched is not None else self.ended_itself

    def charts_of(self, kind: str) -> int:
        """Return today's charts of a kind."""
        return dict(self.charts).get(kind, 0)

    @property
    def chart_total(self) -> int:
        """Today's charts of every kind."""
        return sum(count for _, count in self.charts)

    def longest_held(self, reason: HoldReason | Unsaid = "", kind: str = "") -> Held | None:
        """Return the chart that has been on hold for the longest, of that reason and kind if they are given."""
        return next((held for held in self.held if reason in ("", held.reason) and kind in ("", held.kind)), None)

    def stop(self, number: int) -> Stop:
        """Return the unsettled stop with that number."""
        return next(stop for stop in self.stops if stop.number == number)


def halt(state: State, at: Instant) -> State:
    """Stop screen time and the block's clock, hide a stop on the screen, and end a wait for a chart boundary (C6, C10)."""
    if state.running is None:
        return state
    run = ((state.running, at),) if at > state.running else ()
    block = state.block and state.block.replace(worked=state.worked(at), runs=(*state.block.runs, *run))
    shown = state.showing.stops if state.showing else ()
    stops = tuple(
        stop.replace(ready=True, hidden=True)
        if stop.number in shown
        else stop.replace(ready=True)
        if stop.returns is None
        else stop
        for stop in state.stops
    )
    still = at if at > state.running else state.still
    screen, runs = state.screen_time(at), (*state.runs, *run)
    return state.replace(block=block, screen=screen, runs=runs, running=None, still=still, showing=None, stops=stops)


def go_on(state: State, at: Instant) -> State:
    """Continue the block unless something still interrupts it: five minutes of anything else reset every track (C1), and a
    snoozed stop that was to return during the interruption returns at its end (C7)."""
    if state.phase != "focus" or not state.in_block or state.running is not None:
        return state
    block = state.block and state.block.replace(ran_long=False)
    stops = tuple(stop.replace(returns=max(at, stop.returns)) if stop.returns is not None else stop for stop in state.stops)
    state = state.replace(running=at, block=block, stops=stops)
    if at - state.still < FIVE_MINUTES and state.handled:
        return state
    nothing: tuple[Span | None, ...] = (None,) * len(state.rules.tracks)
    fresh = (0,) * len(state.rules.tracks)
    return state.replace(screen=0, runs=(), still_before=state.still, handled=fresh, served=nothing)


def rewind(state: State, since: Instant, at: Instant) -> State:
    """Take back focus from `since` on: screen time and the block's clock return to what they were then."""
    state = halt(state, at)
    runs = _before(state.runs, since)
    still = runs[-1][1] if runs else min(since, state.still_before)
    block = state.block and _rewound(state.block, state.rules, since)
    return state.replace(block=block, screen=_length(runs), runs=runs, still=still)


def _rewound(block: Block, rules: Rules, since: Instant) -> Block:
    runs = _before(block.runs, since)
    worked = block.worked - _length(block.runs) + _length(runs)
    return block.replace(
        worked=worked,
        runs=runs,
        warned=block.warned and worked >= rules.focus - rules.warn,
        over=block.over and worked >= rules.focus,
        reminded=min(block.reminded, sum(worked - rules.focus >= after for after in REMINDERS)),
    )


def _before(runs: tuple[tuple[Instant, Instant], ...], since: Instant) -> tuple[tuple[Instant, Instant], ...]:
    """Return the parts of the runs before an instant."""
    return tuple((start, min(end, since)) for start, end in runs if start < since)


def _length(runs: tuple[tuple[Instant, Instant], ...]) -> Span:
    return sum(end - start for start, end in runs)
