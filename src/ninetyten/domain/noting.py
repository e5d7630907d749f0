"""Acts that are only noted: they move no clock and free no stop. What each brings about, for `decide`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ninetyten.domain import commands as c
from ninetyten.domain import events as e
from ninetyten.domain.moment import MINUTE, Now
from ninetyten.domain.plan import Plan, clock_instant
from ninetyten.domain.state import State
from ninetyten.domain.words import hour_of, time_of_day


def _relabel(state: State, command: c.Relabel, now: Now, plan: Plan) -> list[e.Event] | str:
    minutes = tuple(clock_instant(minute, now.day, plan.day, state.shift) for minute in (command.start, command.end))
    start, end = command.exact or minutes
    if start < state.day_began < start + MINUTE:  # the minute in which the day began
        start = state.day_began
    last = state.since if state.off else now.at
    if not state.blocks:
        return "relabel: nothing was said of this day yet"
    if not state.day_began <= start < end <= last:
        first, latest = (time_of_day(at + state.shift, now.offset) for at in (state.day_began, last))
        return f"relabel: a stretch of the day lies between {first} and {latest}, its first time before its second"
    return [e.Relabelled(now.at, start, end, command.bucket)]


def _audit(state: State, command: c.Audit, now: Now, plan: Plan) -> list[e.Event]:
    return [e.Audited(now.at, command.right, command.total, command.clean, command.charts, command.errors)]


def _ceu(state: State, command: c.Ceu, now: Now, plan: Plan) -> list[e.Event] | str:
    if command.on > now.day.key:
        return f"ceu: {command.on} is still to come; --on takes the date of completion"
    return [e.CeuEarned(now.at, command.credits, command.on or now.day.key)]


NOTED: dict[type[c.Command], Callable[[State, Any, Now, Plan], list[e.Event] | str]] = {
    c.Relabel: _relabel,
    c.Audit: _audit,
    c.Ceu: _ceu,
    c.CheckBody: lambda state, said, now, plan: [e.BodyChecked(now.at, said.areas, said.work)],
    c.CheckWorkstation: lambda state, said, now, plan: [e.WorkstationChecked(now.at, said.points, said.progressive)],
    c.CheckPosture: lambda state, said, now, plan: [e.PostureChecked(now.at, said.failing)],
    c.ScoreEyes: lambda state, said, now, plan: [e.EyesScored(now.at, said.much)],
    c.RateEnergy: lambda state, said, now, plan: [e.EnergyRated(now.at, said.rating, hour_of(now.at + state.shift, now.offset))],
    c.LeaveOpen: lambda state, said, now, plan: [e.LeftOpen(now.at, said.when, said.where, said.how)],
    c.DoRitual: lambda state, said, now, plan: [e.RitualDone(now.at, said.items)],
    c.MakeContact: lambda state, said, now, plan: [e.ContactMade(now.at, said.item)],
    c.Suggest: lambda state, said, now, plan: [e.Suggested(now.at, said.what)],
}
"""What each of these acts brings about."""
