"""The imperative shell: every process that acts holds one session, and every act and tick goes through its four steps.

1. Catch up with what other processes wrote, then step in memory; only if that yields events: BEGIN IMMEDIATE, catch up,
   step again, append, COMMIT. Ticks that bring nothing store nothing.
2. The state is the fold of the journal, always.
3. The ringer alone, the process that holds the lock, tells the world of each new event, whoever wrote it, once: its
   cursor moves before it rings.
4. Whoever wants to see asks for the state.

If the journal cannot be written the clock goes on in memory, each stop rings once, and acts are refused.
"""

from __future__ import annotations

from collections.abc import Callable

from ninetyten.domain import commands as c
from ninetyten.domain import events as e
from ninetyten.domain.deadlines import next_deadline
from ninetyten.domain.effects import Effect
from ninetyten.domain.engine import Step, during, react, step
from ninetyten.domain.history import Written, undo
from ninetyten.domain.moment import SECOND, Day, Instant, Moment, Now, Presence, Span
from ninetyten.domain.plan import SHORT_GAP, Plan
from ninetyten.domain.state import State
from ninetyten.ports import Alive, Calendar, Clock, Draft, Journal, Record, RingerLock, Unwritable
from ninetyten.today import Today

JUMP = 2 * SECOND
"""Clocks that part by more than this were stopped by a suspend, or set."""
ALIVE_EVERY = 15 * SECOND


class Session:
    """One process's hold on the journal. `perform` carries out effects; only the ringer calls it."""

    def __init__(self, journal: Journal, clock: Clock, calendar: Calendar, plan: Plan, lock: RingerLock, alive: Alive) -> None:
        self.journal, self.clock, self.calendar, self.plan, self.lock, self.alive = journal, clock, calendar, plan, lock, alive
        self.perform: Callable[[Effect], None] = lambda effect: None
        self.presence: Callable[[Instant], Presence] = lambda at: Presence()
        self.rings = False
        self.trouble = ""
        self.today = Today(journal)
        self._last: tuple[Moment, Instant] | None = None
        self._marked: Instant = 0
        self._unsaved: list[e.Event] = []
        self._day: Day | None = None

    @property
    def state(self) -> State:
        """Where the day stands: the fold of the journal, or of memory while that cannot be written."""
        return self.today.state

    def _catch_up(self) -> None:
        if self.today.catch_up():
            self._unsaved = []

    # The present --------------------------------------------------------------------------------------------------

    def instant(self, moment: Moment) -> Instant:
        """The moment on the engine's timeline: it follows the boot clock, so nobody can set it (A4). With nothing under
        way, or after a restart of the machine, the wall clock is believed again."""
        anchor = self.today.last
        if anchor is None:
            return moment.utc
        if anchor.boot_id == moment.boot_id and not (self.state.off and moment.utc >= self.state.clock):
            return max(self.state.clock, anchor.event.at + moment.boot - anchor.boot)
        return max(self.state.clock, moment.utc - (0 if self.state.off else self.state.shift))

    def now(self, moment: Moment | None = None) -> Now:
        """The present as the engine needs it."""
        moment = moment or self.clock.now()
        at = self.instant(moment)
        if self._day is None or not self._day.opens <= at < self._day.closes:
            self._day = self.calendar.day_of(at)
        presence = self.presence(at)
        if not self.rings and self.state.watched and self.lock.taken():
            presence = presence.but(judge=False)
        return Now(at, moment.offset, self._day, presence)

    def look(self) -> tuple[Step, Now]:
        """The state as it stands this second and what has led there since the last record, for those who only look: it is
        worked out, not written. A ringer that died makes the time since then unwatched."""
        self._catch_up()
        moment = self.clock.now()
        now = self.now(moment)
        seen = Step(self.state)
        for missed in self._missed(moment):
            told = during if isinstance(missed, c.Unwatch) else step
            seen = seen.then(told(seen.state, missed, now, self.plan))
        return (seen if seen.state.dark else seen.then(step(seen.state, c.Tick(), now, self.plan))), now

    # The four steps -----------------------------------------------------------------------------------------------

    def dispatch(self, command: c.Command) -> Step:
        """One act of a person. Raises Unwritable if it cannot be recorded; then nothing has changed."""
        moment = self.clock.now()
        self._catch_up()
        for missed in self._missed(moment):
            self._write(missed, moment)
        done = self._write(command, moment)
        self._ring(done.events)
        return done

    def tick(self) -> None:
        """Time has passed: record what it brought, notice what the clocks say, and ring."""
        moment = self.clock.now()
        try:
            self._catch_up()
            self._take_over(moment)
            self._notice_jumps(moment)
            now = self.now(moment)
            deadline = next_deadline(self.state, now)
            if deadline is not None and deadline[0] <= now.at:
                self._ring(self._write(c.Tick(), moment).events)
            elif self._unsaved:
                self._write(c.Tick(), moment)
            else:
                self._ring(())
        except Unwritable as problem:
            self._go_on_in_memory(moment, problem)
        self._last = (moment, self.instant(moment))
        if self.rings and self._last[1] - self._marked >= ALIVE_EVERY:
            self._mark_alive()

    def _write(self, command: c.Command, moment: Moment) -> Step:
        with self.journal.transaction():
            self._catch_up()
            now = self.now(moment)
            done = undo(self.today.written, now) if isinstance(command, c.Undo) else step(self.state, command, now, self.plan)
            drafts = [*self._unsaved, *done.events]
            records = self._append(drafts, moment, now, silent=isinstance(command, c.Undo))
        self.today.take(records)
        self.today.state, self._unsaved, self.trouble = done.state, [], ""
        return done

    def _append(self, events: list[e.Event], moment: Moment, now: Now, *, silent: bool) -> list[Record]:
        """Write events, each under the work day it belongs to."""
        written: list[Record] = []
        key = self.state.day.key if self.state.day is not None else now.day.key
        while events:
            if isinstance(events[0], e.DayOpened):
                key = events[0].day.key
            cut = next((i for i, event in enumerate(events) if i and isinstance(event, e.DayOpened)), len(events))
            written += self.journal.append([Draft(event, silent) for event in events[:cut]], key, moment, now.at)
            events = events[cut:]
        return written

    # The ringer ---------------------------------------------------------------------------------------------------

    def watch(self) -> bool:
        """Become the ringer if nobody is; true if this process rings now."""
        moment = self.clock.now()
        self._catch_up()
        self._take_over(moment)
        return self.rings

    def _take_over(self, moment: Moment) -> None:
        if self.rings or self.lock.taken() or not self.lock.acquire():
            return
        self.rings = True
        since = self._last_alive(moment) if self.state.watched else None
        self._write(c.Watch(since), moment)
        self._last = (moment, self.instant(moment))
        self._mark_alive()

    def leave(self, *, in_order: bool) -> None:
        """Stop ringing. `in_order`: nobody rings from now on, said so; else the next start finds a gap (A6)."""
        if not self.rings:
            return
        try:
            moment = self.clock.now()
            self._catch_up()
            if in_order:
                self._write(c.Unwatch(), moment)
            else:
                self._last = (moment, self.instant(moment))
                self._mark_alive()
        finally:
            self.rings = False
            self.lock.release()

    def _mark_alive(self) -> None:
        if self._last is not None:
            self.alive.mark(*self._last)
            self._marked = self._last[1]

    def _last_alive(self, moment: Moment) -> Instant:
        """When the ringer before was last known to be alive; never before the last event."""
        mark = self.alive.last()
        return min(max(mark[1] if mark is not None else self.state.clock, self.state.clock), self.instant(moment))

    def _missed(self, moment: Moment) -> list[c.Unwatch | c.Sleep]:
        """What the ringer has not told: that it is dead, or a suspend it has not woken up to yet. Whoever acts or looks
        meanwhile must know it first (A5, A6)."""
        mark = self.alive.last()
        if self.rings or not self.state.watched:
            return []
        if not self.lock.taken():
            return [c.Unwatch(self._last_alive(moment))]
        if mark is None or _slept(mark[0], moment) <= JUMP or self._told_since(mark[1]):
            return []
        return [c.Sleep(self.instant(moment) - _slept(mark[0], moment))]

    def _told_since(self, at: Instant) -> bool:
        """Whether a sleep that ended after that instant is recorded already."""
        gone = self.state.last_gone
        return gone is not None and gone.what == "asleep" and gone.until > at

    def _notice_jumps(self, moment: Moment) -> None:
        """What the clocks say happened since the last tick: a suspend, a long stall, a clock that was set."""
        if self.rings and self._last is not None:
            last, at = self._last
            if _slept(last, moment) > JUMP and not self._told_since(at):
                self._report(c.Sleep(at), moment)
            elif last.boot_id == moment.boot_id and moment.since(last).boot >= SHORT_GAP and not self._told_since(at):
                self._report(c.Watch(at), moment)
        shift = moment.utc - self.instant(moment)
        if self.rings and self.today.last is not None and abs(shift - self.state.shift) > JUMP:
            self._report(c.SetClock(shift), moment)

    def _report(self, command: c.Command, moment: Moment) -> None:
        """Record what the clocks say; the mark follows at once, so that others see it was told."""
        self._ring(self._write(command, moment).events)
        self._last = (moment, self.instant(moment))
        self._mark_alive()

    def _ring(self, events: tuple[e.Event, ...]) -> None:
        """Tell the world of every event the cursor has not passed yet, whoever wrote it."""
        if not self.rings or self.journal.cursor() >= self.today.seq:
            return
        fresh = self.journal.records(after_seq=self.journal.cursor())
        self.journal.move_cursor(self.today.seq)
        at = self.instant(self.clock.now())
        for record in fresh:
            if not record.silent:
                self._perform(record.event, at)

    def _perform(self, event: e.Event, at: Instant) -> None:
        for effect in react(event, self.state, at):
            self.perform(effect)

    def _go_on_in_memory(self, moment: Moment, problem: Unwritable) -> None:
        """The journal cannot be written: the clock goes on, and what falls due rings once, from memory."""
        self.trouble = str(problem)
        now = self.now(moment)
        done = step(self.state, c.Tick(), now, self.plan)
        self._unsaved += done.events
        self.today.written += [Written("", event) for event in done.events]
        self.today.version += len(done.events)
        self.today.state = done.state
        if self.rings:
            for event in done.events:
                self._perform(event, now.at)


def _slept(earlier: Moment, moment: Moment) -> Span:
    """How long the machine was suspended between two moments; 0 if it was started anew in between."""
    if earlier.boot_id != moment.boot_id:
        return 0
    passed = moment.since(earlier)
    return passed.boot - passed.awake
