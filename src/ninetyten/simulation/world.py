"""The virtual world in which a script is played: a clock that jumps from deadline to deadline, a machine that is touched or
not, and a journal in memory. The engine makes every decision; this only says what time it is and who is there."""

from __future__ import annotations

from ninetyten.config.own_words import why_not
from ninetyten.config.settings import Settings
from ninetyten.domain import commands as c
from ninetyten.domain import events as e
from ninetyten.domain.engine import Reported, Step, advance, during, react
from ninetyten.domain.history import Written, holding
from ninetyten.domain.moment import Day, Instant, Now, Presence, Span
from ninetyten.domain.react import Notify
from ninetyten.domain.rewriting import act
from ninetyten.domain.state import State
from ninetyten.ports import Calendar


class World:
    """One machine, one ringer that sleeps only on command, one person. `known`: the present as last asked for."""

    def __init__(self, settings: Settings, calendar: Calendar, begins: Instant) -> None:
        self.settings, self.plan = settings, settings.plan
        self.calendar = calendar
        self.can_see = settings.idle.this_computer and settings.idle.source not in ("none", "tmux", "tty")
        self.at = begins
        self.state = State()
        self.day: Day = calendar.day_of(begins)
        self.quiet: tuple[tuple[Instant, Instant], ...] = ()
        self.presence = Presence(self.can_see)
        self.known: Now | None = None
        self.past: list[e.Event] = []
        self.today: list[Written] = []
        self.notices: list[Notify] = []
        self.refusals: list[tuple[Instant, str, str]] = []
        self.do(c.Watch())

    def now(self) -> Now:
        """Return the present as the engine needs it."""
        if not self.day.opens <= self.at < self.day.closes:
            self.day = self.calendar.day_of(self.at)
        lasting = self.can_see and bool(self.quiet) and self.at < self.quiet[-1][1]
        if lasting != self.presence.lasting:
            self.presence = self.presence.replace(lasting=lasting)
        if self.known is None or self.known.at != self.at or self.known.presence is not self.presence:
            self.known = Now(self.at, self.calendar.offset_at(self.at), self.day, self.presence)
        return self.known

    def run_until(self, until: Instant, *, inclusive: bool = False) -> None:
        """Let time pass; every deadline on the way takes effect, and rings, at its instant. `inclusive`: also those at `until`.
        Between two changes of the world (a touch, a turnover) what is known of it stays the same."""
        while True:
            now = self.now()
            changes = [at for at in (self.day.closes, *(end for _, end in self.quiet[-1:])) if self.at < at < until]
            horizon = min(changes, default=until)
            self._take(advance(self.state, now, horizon, inclusive=inclusive and horizon == until))
            self.at = horizon
            if horizon == until:
                return

    def idle(self, length: Span) -> None:
        """Leave the machine untouched from now on for that long."""
        self.quiet = (*self.quiet[-20:], (self.at, self.at + length))
        self.presence = self.presence.replace(quiet=self.quiet)

    def do(self, command: c.Command, typed: str = "") -> None:
        """Carry out one command now, recorded, refused or undone, and send its notices. `typed`: the script's word for it."""
        why = why_not(command, self.settings)
        if why:
            self.refusals.append((self.at, command.word, why))
            return
        now = self.now()
        done = act(self.today, self.state, command, now, self.plan)
        if done.refusal:
            word = command.act.word if isinstance(command, c.Later) else command.word
            self.refusals.append((self.at, word, c.in_own_word(done.refusal, command, typed or c.spoken(word))))
        self._take(done, tell=not isinstance(command, c.Undo | c.Redo | c.Later))

    def _take(self, done: Step, *, tell: bool = True) -> None:
        """Record what happened and send its notices in time, unless it only corrects the past."""
        self.state = done.state
        for event in done.events:
            if isinstance(event, e.DayOpened):
                self.past += [entry.event for entry in holding(self.today)]
                self.today = []
            self.today.append(Written(str(len(self.past) + len(self.today)), event))
            if tell:
                effects = react(event, self.state, max(event.at, self.at))
                self.notices += [effect for effect in effects if isinstance(effect, Notify)]

    def events(self) -> list[e.Event]:
        """Return every event that holds, from the first day on."""
        return [*self.past, *self.events_today()]

    def events_today(self) -> list[e.Event]:
        """Return the events that hold of today."""
        return [entry.event for entry in holding(self.today)]

    def during(self, command: Reported) -> Step:
        """Return the stretch that the command would report if it ended now; record nothing."""
        return during(self.state, command, self.now(), self.plan)
