"""The imperative shell: every process that acts holds one session, and every act and tick goes through its four steps.

1. Catch up with what other processes wrote, then step in memory; only if that yields events: BEGIN IMMEDIATE, catch up,
   step again, append, COMMIT. Ticks that bring nothing store nothing.
2. The state is the fold of the journal, always.
3. Only the ringer, the process that holds the lock, rings for each new event, and only once, whichever process wrote it:
   its cursor moves before it rings.
4. Screens ask for the state.

If the journal cannot be written the clock goes on in memory: the events since then are a tail behind the journal's own. Each
stop rings once, acts are refused, and the tail is written as soon as possible.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date

from ninetyten.domain import commands as c
from ninetyten.domain import events as e
from ninetyten.domain.deadlines import next_deadline
from ninetyten.domain.decide import begun
from ninetyten.domain.engine import Step, during, react, step
from ninetyten.domain.history import Written, holding
from ninetyten.domain.moment import HOUR, SECOND, Day, Instant, Moment, Now, Presence, Span
from ninetyten.domain.plan import SHORT_GAP, Plan
from ninetyten.domain.planned import weekday
from ninetyten.domain.react import Effect
from ninetyten.domain.state import State
from ninetyten.ports import Alive, Calendar, Clock, Draft, Journal, Record, RingerLock, Unwritable
from ninetyten.runtime.newest_day import DayLog
from ninetyten.runtime.ringer import DesktopWatch

JUMP = 2 * SECOND
"""Clocks that differ by more than this were stopped by a suspend, or set."""
ALIVE_EVERY = 15 * SECOND
EPOCH = date(1970, 1, 1)


class Session:
    """One process's hold on the journal. `perform` carries out effects; only the ringer calls it. `last_ids`: the ids of the
    last act of this process in the journal."""

    def __init__(self, journal: Journal, clock: Clock, calendar: Calendar, plan: Plan, lock: RingerLock, alive: Alive) -> None:
        self.journal, self.clock, self.calendar, self.plan, self.lock, self.alive = journal, clock, calendar, plan, lock, alive
        self.perform: Callable[[Effect], None] = lambda effect: None
        self.presence: Callable[[Instant], Presence] = lambda at: Presence()
        self.desktop = DesktopWatch()
        self.rings = False
        self._unwritten = self.unsaved = ""
        self._lived: tuple[tuple[int, int], list[e.Event]] | None = None
        self.today = DayLog(journal)
        self.last_ids: tuple[str, ...] = ()
        self._tail = Step(self.today.state)
        self._takes_over = False
        self._rung_to: int | None = None
        """The newest event that is known to be rung, so that a second without news does not ask for the cursor."""
        self._last: tuple[Moment, Instant] | None = None
        self._marked: Instant = 0
        self._day: Day | None = None
        self.present = self.now()
        """The present, as of the last tick."""
        self.mended = ""
        """The work day that the last act mended; empty if that was today."""
        self.lost = False
        """True if this process can never write the journal again; another one may, if this one leaves."""

    def close(self) -> None:
        """Close its journal."""
        self.journal.close()

    @property
    def state(self) -> State:
        """The state of the day: the fold of the journal, and of the tail while that cannot be written."""
        return self._tail.state if self._tail.events else self.today.state

    @property
    def trouble(self) -> str:
        """The worst current problem, as a sentence for people; `unsaved`: why the day has no backup."""
        return self._unwritten or self.journal.warning or self.unsaved or self.lock.problem

    @property
    def lived(self) -> list[e.Event]:
        """The newest day's events that hold, in the order they took effect; computed once for each version."""
        if self._lived is None or self._lived[0] != self.version:
            self._lived = (self.version, [entry.event for entry in holding(self.written)])
        return self._lived[1]

    @property
    def written(self) -> list[Written]:
        """The day's events, those of the tail last."""
        return [*self.today.written, *(Written("", event) for event in self._tail.events)]

    @property
    def version(self) -> tuple[int, int]:
        """Changes with every event: a result computed for one version is valid for it."""
        return self.today.version, len(self._tail.events)

    def _catch_up(self) -> None:
        """Take in what others wrote first; the next step recomputes a tail that did not know it."""
        if self.today.catch_up():
            self._tail = Step(self.today.state)

    # The present --------------------------------------------------------------------------------------------------

    def instant(self, moment: Moment) -> Instant:
        """Return the moment on the engine's timeline: it follows the boot clock, which no one can set (A4). After a restart of
        the machine the wall clock measures the time passed; with nothing under way it is simply trusted. Never before the last
        event: while the wall clock is behind that, time follows the boot clock or stands still."""
        last = self.today.last
        if last is None:
            return moment.utc
        if last.boot_id == moment.boot_id and not (self.state.off and moment.utc >= self.state.clock):
            return max(self.state.clock, last.event.at + moment.boot - last.boot)
        return max(self.state.clock, moment.utc - (0 if self.state.off else self.state.shift))

    def now(self, moment: Moment | None = None) -> Now:
        """Return the present as the engine needs it."""
        moment = moment or self.clock.now()
        at = self.instant(moment)
        if self._day is None or not self._day.opens <= at < self._day.closes:
            self._day = self.calendar.day_of(at)
        presence = self.presence(at)
        if not self.rings and self.state.watched and self.lock.taken():
            presence = presence.replace(judge=False)
        return Now(at, moment.offset, self._day, presence)

    def look(self) -> tuple[Step, Now]:
        """Return the state this second, and the events since the last record, for a caller that only looks: computed, not
        written. If the ringer died, the time since then is unwatched."""
        self._catch_up()
        moment = self.clock.now()
        now = self.now(moment)
        seen = Step(self.state)
        for command in self._due_commands(moment, now):
            apply = during if isinstance(command, c.Unwatch) else step
            seen = seen.then(apply(seen.state, command, now, self.plan))  # type: ignore[arg-type]
        return (seen if seen.state.dark else seen.then(step(seen.state, c.Tick(), now, self.plan))), now

    # The four steps -----------------------------------------------------------------------------------------------

    def dispatch(self, command: c.Command) -> Step:
        """Carry out one act of a person. Raises Unwritable if it cannot be recorded; then nothing has changed."""
        if command == c.Undo() and self.journal.take_back_import(self.now().day.opens):
            self.last_ids = ()
            return Step(self.state, (e.Undone(self.present.at, (), self.present.at, "import"),))
        self.mended, command = self._day_meant(command)
        done = self._mend(self.mended, command) if self.mended else self._write(command, self.clock.now())
        with suppress(Unwritable):  # the act is recorded: the next tick rings for it
            self._ring()
        return done

    def _day_meant(self, command: c.Command) -> tuple[str, c.Command]:
        """Return the day that is over which a command mends, empty for today, and the command to carry out there."""
        today = self.now().day
        if isinstance(command, c.Later) and command.day:
            from ninetyten.domain.typed import date_of  # `status` must not wait for what reads dates

            key = date_of(command.day, today.key)
            plain = command.act if key == today.key and command.minute is None else command.replace(day="")
            return ("" if key == today.key else key), plain
        if isinstance(command, c.Account) and self.state.day is not None and not begun(self.state, self.now()):
            return self.state.day.key, c.Later(command)
        late = self.journal.late(today.opens + self.state.shift, today.key) if isinstance(command, c.Undo | c.Redo) else []
        if not late or not isinstance(command, c.Undo | c.Redo):
            return "", command
        from ninetyten.domain.mending import reached

        written = sorted([*late, *self.journal.records(day=today.key)], key=lambda record: record.seq)
        key, ids = reached(command, today.key, [(record.day, Written(record.id, record.event)) for record in written])
        if key == today.key:
            return "", command
        return key, command.replace(ids=command.ids or ids) if isinstance(command, c.Undo) else command

    def _mend(self, key: str, command: c.Command) -> Step:
        """Carry out an act, an undo or a redo on a work day that is over, and record it under that day (D10)."""
        from ninetyten.domain.mending import begins_with, end_of, mend, take_back

        moment = self.clock.now()
        self._write(c.Tick(), moment)
        with self.journal.transaction():
            self._catch_up()
            now = self.now(moment)
            if key > now.day.key:
                word = command.act.word if isinstance(command, c.Later) else command.word
                return Step(State(), (), f"{word}: that day is in the future; use a date that has passed")
            day, written = self._written_of(key)
            end = end_of(written, day, self.plan.on(key, weekday(day)))
            before = None if written else self.journal.next_day(key, -1)
            if before is not None:
                written = begins_with(self._written_of(before)[1])
            then = Now(end, self.calendar.offset_at(end), day)
            if isinstance(command, c.Undo | c.Redo):
                done = take_back(written, command, then)
            else:
                assert isinstance(command, c.Later)
                done = mend(written, command, then, self.plan)
            records = self.journal.append([Draft(event, silent=True) for event in done.events], key, moment, now.at)
        self.today.mended(records)
        self._tail = Step(self.today.state)
        self.last_ids = tuple(record.id for record in records if e.sort_of(record.event) == "act")
        return done

    def _written_of(self, key: str) -> tuple[Day, list[Written]]:
        """Return a work day that is over, and what this machine wrote of it."""
        from ninetyten.domain.mending import lived

        recorded = self.journal.records(day=key)
        day = next((record.event.day for record in recorded if isinstance(record.event, e.DayOpened)), self.work_day(key))
        return day, lived([Written(record.id, record.event) for record in recorded], day)

    def work_day(self, key: str) -> Day:
        """Return the work day of a date."""
        noon = (date.fromisoformat(key) - EPOCH).days * 24 * HOUR + 12 * HOUR
        return self.calendar.day_of(noon - self.calendar.offset_at(noon) * SECOND)

    def tick(self) -> None:
        """Let time pass: record what it brought, notice what the clocks say, and ring."""
        moment = self.clock.now()
        try:
            self._catch_up()
            self._take_over()
            self.present = now = self.now(moment)
            deadline = next_deadline(self.state, now)
            due = deadline is not None and deadline[0] <= now.at
            if due or self._tail.events or self._due_commands(moment, now, due=due):
                self._write(c.Tick(), moment)
            self._ring()
        except Unwritable as problem:
            self._go_on_in_memory(moment, problem)
        self.present = self.present.replace(at=self.instant(moment))
        self._last = (moment, self.present.at)
        if self.rings and self._last[1] - self._marked >= ALIVE_EVERY:
            self.rings = self.lock.acquire()  # its file may have been deleted, and another process may ring by now
            self._mark_alive()

    def _write(self, command: c.Command, moment: Moment) -> Step:
        """Record a command and everything that has to be known before it, and return the step of the command alone. Decisions
        are made inside the transaction, on the journal as it is then."""
        from ninetyten.domain.rewriting import act, gone_on

        with self.journal.transaction():
            self._catch_up()
            before = self._caught_up(moment)
            now = self.now(moment)
            done = act(gone_on(self.today.written, before.events), before.state, command, now, self.plan)
            earlier = self._append([Draft(event) for event in before.events], moment, now)
            records = self._append(_drafts(done.events), moment, now, earlier)
        self.today.take([*earlier, *records], done.state)
        self.last_ids = tuple(record.id for record in records if e.sort_of(record.event) == "act")
        self._tail, self._unwritten, self._takes_over = Step(done.state), "", False
        if before.events:
            self._last = (moment, now.at)
            self._mark_alive()
        return done

    def _caught_up(self, moment: Moment) -> Step:
        """Return the tail, followed by what the journal does not know yet."""
        reached = self._tail if self._tail.events else Step(self.today.state)
        now = self.now(moment)
        for command in self._due_commands(moment, now):
            reached = reached.then(step(reached.state, command, now, self.plan))
        return reached

    def _append(self, drafts: list[Draft], moment: Moment, now: Now, after: list[Record] | None = None) -> list[Record]:
        """Write events, each under the work day it belongs to; `after`: records written just before them."""
        written: list[Record] = []
        known = self.today.state.day
        key = after[-1].day if after else known.key if known is not None else now.day.key
        while drafts:
            if isinstance(drafts[0].event, e.DayOpened):
                key = drafts[0].event.day.key
            cut = next((i for i, draft in enumerate(drafts) if i and isinstance(draft.event, e.DayOpened)), len(drafts))
            written += self.journal.append(drafts[:cut], key, moment, now.at)
            drafts = drafts[cut:]
        return written

    def _go_on_in_memory(self, moment: Moment, problem: Unwritable) -> None:
        """Keep the clock going although the journal cannot be written; ring what falls due once, from memory."""
        self._unwritten, self.lost = str(problem), problem.for_good
        known = len(self._tail.events)
        reached = self._caught_up(moment)
        now = self.now(moment)
        self._tail = reached.then(step(reached.state, c.Tick(), now, self.plan))
        self._takes_over = False
        if self.rings:
            for event in self._tail.events[known:]:
                self._perform(event, now.at)

    # What the clocks and the lock say -----------------------------------------------------------------------------

    def _due_commands(self, moment: Moment, now: Now, *, due: bool = True) -> list[c.Command]:
        """Return commands for what happened but is not recorded: a ringer that began or died, a suspend, a stall, a clock that
        was set."""
        shift = moment.utc - self.instant(moment)
        jumped = self.today.last is not None and abs(shift - self.state.shift) > JUMP
        return [
            *(self._ringer_commands(moment, now, due=due) if self.rings else self._others_commands(moment)),
            *([c.SetClock(shift)] * jumped),
        ]

    def _ringer_commands(self, moment: Moment, now: Now, *, due: bool) -> list[c.Command]:
        if self._takes_over or not self.state.watched:
            return [c.Watch(self._last_alive(moment) if self.state.watched else None)]
        desktop = self.desktop.due_commands(self.state, now, due=due)
        if self._last is None or self._recorded_since(self._last[1]):
            return desktop
        last, at = self._last
        if _slept(last, moment) > JUMP:
            return [c.Sleep(at)]
        stalled = last.boot_id == moment.boot_id and moment.since(last).boot >= SHORT_GAP
        return [c.Watch(at)] if stalled else desktop

    def _others_commands(self, moment: Moment) -> list[c.Command]:
        """Return what a process must know before it acts or looks while the ringer is dead or has not woken from a suspend
        yet."""
        mark = self.alive.last()
        if not self.state.watched:
            return []
        if not self.lock.taken():
            return [c.Unwatch(self._last_alive(moment))]
        if mark is None or _slept(mark[0], moment) <= JUMP or self._recorded_since(mark[1]):
            return []
        return [c.Sleep(self.instant(moment) - _slept(mark[0], moment))]

    def _recorded_since(self, at: Instant) -> bool:
        """Report whether a sleep or an absence that ended after that instant is recorded already."""
        gone, gap = self.state.last_gone, self.state.gap
        slept = gone is not None and gone.what == "asleep" and gone.until > at
        return slept or (gap is not None and gap.until is not None and gap.until > at)

    # The ringer ---------------------------------------------------------------------------------------------------

    def watch(self) -> bool:
        """Become the ringer if no process is; report whether this process rings now."""
        self._take_over()
        if self._takes_over:
            self._write(c.Tick(), self.clock.now())
        return self.rings

    def _take_over(self) -> None:
        if not self.rings and not self.lock.taken() and self.lock.acquire():
            self.rings = self._takes_over = True

    def leave(self, *, in_order: bool) -> None:
        """Stop ringing. `in_order`: record that no process rings from now on; otherwise the next start finds a gap (A6)."""
        if not self.rings:
            return
        moment = self.clock.now()
        try:
            if in_order:
                self._write(c.Unwatch(), moment)
            else:
                self._last = (moment, self.instant(moment))
                self._mark_alive()
        finally:
            self.rings = False
            self.lock.release()

    def _mark_alive(self) -> None:
        if self._last is not None and self.rings:
            self.alive.mark(*self._last)
            self._marked = self._last[1]

    def _last_alive(self, moment: Moment) -> Instant:
        """Return when the previous ringer was last known to be alive; never before the last event."""
        mark = self.alive.last()
        return min(max(mark[1] if mark is not None else self.state.clock, self.state.clock), self.instant(moment))

    def _ring(self) -> None:
        """Ring for every event that the cursor has not passed yet, whichever process wrote it."""
        newest = self.today.seq
        if not self.rings or self._rung_to == newest:
            return
        cursor = self.journal.cursor()
        fresh = self.journal.records(after_seq=cursor) if cursor < newest else []
        first = cursor < newest and self.journal.move_cursor(newest)  # without locks another process may ring too
        self._rung_to = newest
        at = self.instant(self.clock.now())
        for record in fresh:
            if first and not record.silent:
                self._perform(record.event, at)

    def _perform(self, event: e.Event, at: Instant) -> None:
        for effect in react(event, self.state, at):
            self.perform(effect)


def _drafts(events: Sequence[e.Event]) -> list[Draft]:
    """Return the events as they are recorded: what a correction works out again, from its mark on, is silent."""
    marks = (n for n, event in enumerate(events) if isinstance(event, e.Undone | e.Redone | e.SaidLater))
    first = next(marks, len(events))
    return [Draft(event, n >= first) for n, event in enumerate(events)]


def _slept(earlier: Moment, moment: Moment) -> Span:
    """Return how long the machine was suspended between two moments; 0 if it was restarted in between."""
    if earlier.boot_id != moment.boot_id:
        return 0
    passed = moment.since(earlier)
    return passed.boot - passed.awake
