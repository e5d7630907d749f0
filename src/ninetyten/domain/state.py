"""Where a working day stands: the one value the engine folds events into, and the few questions everybody asks of it.

Two clocks hang on `running`: the block's own (`worked`, B4) and screen time (`screen`, C1). Both run exactly while
`running` is an instant; `still` is where the present stretch without screen time began.
"""

from __future__ import annotations

from ninetyten.domain.moment import Day, Instant, Span
from ninetyten.domain.plan import FIVE_MINUTES, REMINDERS, Rules, Terms, planned_instant
from ninetyten.domain.value import Value
from ninetyten.domain.vocabulary import Absence, Activity, Phase, Reason


class Block(Value):
    """A block under way. `worked`: its own clock up to the present run. `runs`: its finished runs. `chart_logged`: a
    single chart was logged in it (C6). `over`: its planned end passed."""

    index: int
    started: Instant
    activity: Activity
    kind: str
    worked: Span = 0
    runs: tuple[tuple[Instant, Instant], ...] = ()
    chart_logged: bool = False
    warned: bool = False
    over: bool = False
    reminded: int = 0
    ran_long: bool = False


class Resting(Value):
    """A rest under way. `over`: its planned end passed."""

    started: Instant
    ends: Instant
    lunch: bool = False
    over: bool = False
    reminded: bool = False


class Interruption(Value):
    """A pause, meeting, downtime or absence under way: `what` is its phase."""

    what: Phase
    since: Instant
    ends: Instant | None = None
    reason: Reason = ""
    reminded: int = 0


class Stop(Value):
    """Dues that are asked as one (C3) and not settled yet. `dues`: (track, nominal due). `returns`: snoozed until then.
    `held`: waits for the rest (C4). `ready`: no chart boundary is waited for. `hidden`: an interruption took it off the
    screen."""

    number: int
    dues: tuple[tuple[str, Instant], ...]
    span: Span
    shown: Instant | None = None
    snoozes: int = 0
    returns: Instant | None = None
    held: bool = False
    ready: bool = False
    hidden: bool = False

    @property
    def tracks(self) -> tuple[str, ...]:
        """The tracks it serves."""
        return tuple(track for track, _ in self.dues)

    @property
    def due(self) -> Instant:
        """Its nominal due: the earliest of its members'."""
        return min(due for _, due in self.dues)

    @property
    def counts_from(self) -> Instant:
        """When it counts as due: a snoozed one at its return (C7)."""
        return self.due if self.returns is None else self.returns


class Showing(Value):
    """The stops on the screen, as one. `rung` false: nobody rings, so nobody sees them."""

    stops: tuple[int, ...]
    tracks: tuple[str, ...]
    at: Instant
    span: Span
    rung: bool = True

    @property
    def countdown_ends(self) -> Instant:
        """When the eyes are called back."""
        return self.at + self.span


class Gap(Value):
    """An unwatched stretch nobody has explained yet. `until` None: it lasts."""

    since: Instant
    until: Instant | None = None


class Gone(Value):
    """The last stretch away or asleep that is over."""

    what: Absence
    since: Instant
    until: Instant


class State(Value):
    """Where the day stands after its events so far.

    `clock`: the instant of the last of them; `since`: when the present phase began; `day_began`: the day's first second.
    `dark`: the ringer died and nobody is back. `unwatched`: nothing counts since then (B2). `handled`, `served`: of every
    track, the dues that lie behind and the screen time of its last serving, since the last reset. `runs`: the finished runs of
    screen time since then; `still_before`: where the stretch without any that the first of them ended began. `ended_itself`,
    `attend_by`: an interruption ended by itself then, and somebody must act by then. `alone_since`: the last block began then,
    and nobody has acted or been seen since (B2). `shift`: how far the wall clock stands from the engine's timeline. `hushed`:
    the desktop does not want to be disturbed. `boundary`: the last chart boundary. `stop_told`: 1 once the planned end of the
    day was told to be near, 2 once it is reached.
    """

    clock: Instant = 0
    day: Day | None = None
    off: bool = True
    asleep: bool = False
    dark: bool = False
    unwatched: Instant | None = None
    block: Block | None = None
    rest: Resting | None = None
    interruption: Interruption | None = None
    rules: Rules = Rules()
    terms: Terms = Terms()
    activity: Activity = "production"
    kind: str = ""
    running: Instant | None = None
    still: Instant = 0
    screen: Span = 0
    runs: tuple[tuple[Instant, Instant], ...] = ()
    still_before: Instant = 0
    handled: tuple[int, ...] = ()
    served: tuple[Span | None, ...] = ()
    stops: tuple[Stop, ...] = ()
    showing: Showing | None = None
    last_shown: Instant | None = None
    next_number: int = 1
    watched: bool = False
    asked: Instant | None = None
    last_act: Instant = 0
    ended_itself: Instant | None = None
    attend_by: Instant | None = None
    alone_since: Instant | None = None
    gap: Gap | None = None
    last_gone: Gone | None = None
    day_began: Instant = 0
    blocks: int = 0
    charts: tuple[tuple[str, int], ...] = ()
    holds: int = 0
    shift: Span = 0
    since: Instant = 0
    hushed: bool = False
    boundary: Instant = 0
    stop_told: int = 0

    @property
    def planned_stop(self) -> Instant | None:
        """The planned end of the day; None where none is planned."""
        return planned_instant(self.day, self.terms.day, self.terms.day.stop) if self.day is not None else None

    def on(self, day: Day) -> State:
        """As it stands on that work day: a day that is over counts for itself alone."""
        if not self.off or self.day is None or self.day.key == day.key:
            return self
        return self.replace(charts=(), holds=0, blocks=0)

    @property
    def phase(self) -> Phase:
        """What `status` and the transition table call it (A2)."""
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
        """A block runs, or is frozen by what interrupts it."""
        return not self.off and self.block is not None and self.rest is None and self.unwatched is None

    def worked(self, at: Instant) -> Span:
        """The block's own clock at an instant not before the last event; 0 without a block."""
        if self.block is None:
            return 0
        return self.block.worked + (at - self.running if self.running is not None else 0)

    def screen_time(self, at: Instant) -> Span:
        """Screen time since the tracks were last reset."""
        return self.screen + (at - self.running if self.running is not None else 0)

    def at_worked(self, worked: Span) -> Instant:
        """When the running block's own clock will stand at that."""
        return self.clock + worked - self.worked(self.clock)

    @property
    def block_ends(self) -> Instant | None:
        """The planned end of the block if nothing interrupts it; None without one, or while it is frozen."""
        return self.at_worked(self.rules.focus) if self.running is not None else None

    @property
    def answerable(self) -> Instant | None:
        """When an interruption of a block ended by itself, if nobody has acted or been seen since."""
        in_rest = self.rest is not None and self.ended_itself is not None and self.rest.started < self.ended_itself
        return None if in_rest or self.unwatched is not None else self.ended_itself

    def charts_of(self, kind: str) -> int:
        """Today's charts of a kind."""
        return dict(self.charts).get(kind, 0)

    @property
    def chart_total(self) -> int:
        """Today's charts of every kind."""
        return sum(count for _, count in self.charts)

    def stop(self, number: int) -> Stop:
        """The unsettled stop of that number."""
        return next(stop for stop in self.stops if stop.number == number)


def halt(state: State, at: Instant) -> State:
    """Screen time and the block's clock stop; a stop on the screen is hidden, a wait for a chart boundary ends (C6, C10)."""
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
    """If nothing stands in the way any more, the block goes on: after five minutes of anything else every track is reset
    (C1), and a return that fell into the interruption is put off to its end (C7)."""
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
    """The stretch from `since` on was no focus after all: screen time and the block's clock go back to what they were then."""
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
    """What of these runs lies before an instant."""
    return tuple((start, min(end, since)) for start, end in runs if start < since)


def _length(runs: tuple[tuple[Instant, Instant], ...]) -> Span:
    return sum(end - start for start, end in runs)
