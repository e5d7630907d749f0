"""Plays a script in a virtual world and returns the result, under the keys of docs/contract.md.

The world is a clock that jumps from deadline to deadline, a machine that is touched or not, and a journal in memory. The engine
makes every decision; the world only says what time it is and who is there.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ninetyten.config.own_words import why_not
from ninetyten.config.settings import Settings
from ninetyten.domain import commands as c
from ninetyten.domain import events as e
from ninetyten.domain.engine import Reported, Step, advance, during, react
from ninetyten.domain.exercises import Exercise
from ninetyten.domain.history import MARKS, Written, holding
from ninetyten.domain.moment import SECOND, Day, Instant, Now, Presence, Span
from ninetyten.domain.planned import weekday
from ninetyten.domain.react import Notify
from ninetyten.domain.rewriting import act
from ninetyten.domain.state import State
from ninetyten.domain.words import iso
from ninetyten.ledger.machines import STILL
from ninetyten.ledger.report import production_report
from ninetyten.ledger.stops import entries
from ninetyten.ledger.summary import Summary, summarise
from ninetyten.ledger.timeline import FoldedDay, fold_day
from ninetyten.ledger.turnover import Found, Machine, beside, goes_over
from ninetyten.ledger.wellbeing import symptoms
from ninetyten.ledger.wellness import wellness_report
from ninetyten.ports import Calendar
from ninetyten.simulation.script import Script, ScriptedAct
from ninetyten.view.exercise_choice import NONE, Symptoms
from ninetyten.view.offer import Offer, told
from ninetyten.view.status import status

Result = dict[str, Any]
Exercises = Callable[[], tuple[Exercise, ...]]


class World:
    """One machine, one ringer that sleeps only on command, one person. `known`: the present as last asked for; `reaches_back`:
    some event of today does not hold as it came."""

    def __init__(self, settings: Settings, calendar: Calendar, begins: Instant, exercises: Exercises) -> None:
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
        self.reaches_back = False
        self.notices: list[Notify] = []
        self.refusals: list[tuple[Instant, str, str]] = []
        self.checks: list[e.BodyChecked] = []
        self.felt: Symptoms = NONE
        self.offer = Offer(exercises, lambda: self.felt, lambda: settings.body.sit_stand)
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
                over = self.events_today()
                self.checks = self._weekly(over)
                self.past += over
                self.today, self.reaches_back = [], False
            self.reaches_back |= isinstance(event, MARKS) or (bool(self.today) and event.at < self.today[-1].event.at)
            self.today.append(Written(str(len(self.past) + len(self.today)), event))
            if tell:
                effects = react(event, self.state, max(event.at, self.at))
                self.notices += [self._worded(effect, event) for effect in effects if isinstance(effect, Notify)]

    def _worded(self, notice: Notify, event: e.Event) -> Notify:
        """Return a notice in the words that the app would give it."""
        if not isinstance(event, e.PromptShown):
            return notice
        today = self.events_today()
        self.felt = symptoms(self._weekly(today))
        return told(notice, self.offer.shown(event.tracks, event.span, event.at, FoldedDay((), self.state, tuple(today))))

    def _weekly(self, today: list[e.Event]) -> list[e.BodyChecked]:
        """Return the last weekly check, today's if there is one."""
        return [*self.checks, *[event for event in today if isinstance(event, e.BodyChecked)]][-1:]

    def events(self) -> list[e.Event]:
        """Return every event that holds, from the first day on."""
        return [*self.past, *self.events_today()]

    def events_today(self) -> list[e.Event]:
        """Return the events that hold of today."""
        return [entry.event for entry in (holding(self.today) if self.reaches_back else self.today)]

    def during(self, command: Reported) -> Step:
        """Return the stretch that the command would report if it ended now; record nothing."""
        return during(self.state, command, self.now(), self.plan)


class Player:
    """One run of a script. `exercises`: the shipped ones, for a script says all that it goes by. `covering`: the current sleep or
    crash, reported only when it ends."""

    def __init__(self, script: Script, calendar: Calendar, exercises: Exercises) -> None:
        self.script, self.calendar, self.exercises = script, calendar, exercises
        self.world = World(script.settings, calendar, script.begins, exercises)
        self.covering: ScriptedAct | None = None
        self.shift = 0
        self.statuses: list[Result] = []
        self.reports: list[Result] = []

    def play(self) -> Result:
        """Carry out every action in turn, then the deadlines of the last second, and return the result."""
        for action in self.script.actions:
            self.act(action)
        self.finish()
        return self.result()

    def act(self, action: ScriptedAct) -> None:
        """Carry out one line of the script."""
        if self.covering is not None and action.at >= self.covering.at + self.covering.length:
            self._wake(self.covering)
        if self.covering is None:
            self.world.run_until(action.at)
        self.world.at = action.at
        match action.word:
            case "report":
                self.reports.append({"at": self._iso(action.at), **production_report([self._summary()])})
            case "status":
                self.statuses.append({"at": self._iso(action.at), **status(self._seen()[0], action.at, self.calendar.offset_at)})
            case "idle":
                self.world.idle(action.length)
            case "clock":
                self.shift += action.length
                self.world.do(c.SetClock(self.shift))
            case "asleep" | "crash":
                self.covering = action
            case _ if action.command is not None:
                self.world.do(action.command, action.word)

    def finish(self) -> None:
        """End what still lasts, and judge the last second's deadlines."""
        ends = max([self.world.at, *(a.at + a.length for a in self.script.actions if a.word in ("idle", "asleep", "crash"))])
        if self.covering is not None:
            self._wake(self.covering)
        self.world.run_until(ends, inclusive=True)

    def _wake(self, covering: ScriptedAct) -> None:
        self.covering = None
        self.world.at = covering.at + covering.length
        self.world.do(_reported(covering))

    def _seen(self) -> tuple[State, list[e.Event]]:
        """Return the state and today's events as an outside look finds them now."""
        if self.covering is None:
            return self.world.state, self.world.events_today()
        stretch = self.world.during(_reported(self.covering))
        return stretch.state, [*self.world.events_today(), *stretch.events]

    def _day(self) -> tuple[FoldedDay, str]:
        """Return the current work day, folded up to now, and its key; an empty one if it has no records yet."""
        state, events = self._seen()
        opened = max((i for i, event in enumerate(events) if isinstance(event, e.DayOpened)), default=0)
        at, today = self.world.at, self.world.now().day
        terms = self.world.plan.on(today.key, weekday(today)).terms
        if state.day is None:
            return fold_day(events, at, terms), today.key
        if state.off and state.day.key != today.key:
            return fold_day([], at, terms), today.key
        latest = events[opened:]
        moving = [event for event in latest if type(event) not in STILL]
        moved = fold_day(moving, at)
        if goes_over(moving):
            before = [*self.world.past, *events[:opened]]
            moved = fold_day(moving, at, beside=beside(moved, today.key, Machine(lambda key, step: _last(before), today.key)))
        return moved.replace(state=state, events=tuple(latest)), state.day.key

    def _summary(self) -> Summary:
        day, key = self._day()
        return summarise(day, key, self.world.at, self.calendar.offset_at)

    def _iso(self, at: Instant) -> str:
        return iso(at, self.calendar.offset_at)

    def result(self) -> Result:
        """Return everything the run left behind."""
        world = self.world
        summary = self._summary()
        return {
            "prompts": [
                {
                    "due": self._iso(entry.due),
                    "shown": None if entry.shown is None else self._iso(entry.shown),
                    "tracks": list(entry.tracks),
                    "seconds": entry.span // SECOND,
                    "fate": entry.fate,
                    "settled": None if entry.settled is None else self._iso(entry.settled),
                    "snoozed": entry.snoozed,
                    "delay_seconds": entry.delay,
                }
                for entry in entries(world.events())
            ],
            "notifications": [
                {"at": self._iso(n.at), "title": n.title, "body": n.body, "reason": n.reason} for n in world.notices
            ],
            "refusals": [{"at": self._iso(at), "command": word, "reason": reason} for at, word, reason in world.refusals],
            "statuses": self.statuses,
            "reports": self.reports,
            "report": production_report([summary]),
            "wellness": wellness_report([summary]),
        }


def _last(events: list[e.Event]) -> Found:
    """Return the last work day of these events, which contain one."""
    opened = max(number for number, event in enumerate(events) if isinstance(event, e.DayOpened))
    return "", events[opened:]


def _reported(covering: ScriptedAct) -> Reported:
    """Return the command that reports the end of a covered stretch to the engine."""
    return c.Sleep(covering.at) if covering.word == "asleep" else c.Watch(covering.at)
