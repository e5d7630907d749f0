"""Plays a script and returns the result, under the keys of docs/contract.md."""

from __future__ import annotations

from typing import Any

from ninetyten.domain import commands as c
from ninetyten.domain import events as e
from ninetyten.domain.engine import Reported
from ninetyten.domain.moment import SECOND, Instant
from ninetyten.domain.planned import weekday
from ninetyten.domain.state import State
from ninetyten.ledger.machines import STILL
from ninetyten.ledger.report import production_report
from ninetyten.ledger.stops import entries
from ninetyten.ledger.summary import Summary, summarise
from ninetyten.ledger.timeline import FoldedDay, fold_day
from ninetyten.ledger.turnover import Found, Machine, beside, goes_over
from ninetyten.ledger.wellness import wellness_report
from ninetyten.ports import Calendar
from ninetyten.simulation.script import Script, ScriptedAct
from ninetyten.simulation.world import World
from ninetyten.view.stamp import iso
from ninetyten.view.status import status

Result = dict[str, Any]


class Player:
    """One run of a script. `covering`: the current sleep or crash, reported only when it ends."""

    def __init__(self, script: Script, calendar: Calendar) -> None:
        self.script = script
        self.calendar = calendar
        self.world = World(script.settings, calendar, script.actions[0].at if script.actions else 0)
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
        moving = [event for event in latest if not isinstance(event, STILL)]
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
