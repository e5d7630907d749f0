"""Mend a work day that is over (D10): an act is recorded now, under that day, and takes effect in it.

A chart, a label or an audit can be said of any such day. What moves a clock needs a day that ended with a stop and still does:
the days after it began with what was under way at its end.
"""

from __future__ import annotations

from collections.abc import Sequence

from ninetyten.domain import commands as c
from ninetyten.domain import events as e
from ninetyten.domain.decide import begun, decide
from ninetyten.domain.engine import Step, step
from ninetyten.domain.evolve import evolve
from ninetyten.domain.history import Written, fold
from ninetyten.domain.moment import HOUR, SECOND, Day, Instant, Now
from ninetyten.domain.plan import Plan, clock_instant, planned_instant
from ninetyten.domain.planned import weekday
from ninetyten.domain.rewriting import last_undone, redo, say_later, undo
from ninetyten.domain.state import State

WITHOUT_A_TIME = (c.Chart, c.Relabel, c.Audit, c.Account)
"""Acts that can be said of a day as a whole; any other needs a time on it."""
LATE = 12 * HOUR
"""How long after its first second an empty day is taken to end, where no stop is planned."""

Under = tuple[str, Written]
"""The key of a work day, and something written under it."""


def can_mend(act: type[c.Command]) -> bool:
    """Report whether an act can be said of a work day that is over. What is on hold cannot: later days keep their own list."""
    return act not in (c.Hold, c.Release) and (act.later or issubclass(act, WITHOUT_A_TIME))


def lived(written: Sequence[Written], day: Day) -> list[Written]:
    """Return what was written of a day, without what was seen of the machine after it had ended."""
    return [entry for entry in written if entry.event.at <= day.closes]


def end_of(written: Sequence[Written], day: Day, plan: Plan) -> Instant:
    """Return the instant as of which a day is mended: its last act if it ended with a stop, its turnover if it was left open."""
    last = max((entry.event.at for entry in written if not isinstance(entry.event, e.Fact)), default=None)
    if last is None:
        return planned_instant(day, plan.day, plan.day.stop) or day.opens + LATE
    return last if fold(written, State()).off else day.closes


def begins_with(before: list[Written]) -> list[Written]:
    """Return what a day without records begins with, as any morning does: the day before it, if that ended with a stop. The chart
    type and what is on hold go on."""
    return before if fold(before, State()).off else []


def mend(written: Sequence[Written], command: c.Later, now: Now, plan: Plan) -> Step:
    """Carry out an act of a day that is over; `now` is its end. A refusal leaves nothing behind. `written`: what was written of
    that day or, if that is nothing, of the day before it."""
    state, act = fold(written, State()), command.act
    plan = _agreed(plan.on(now.day.key, weekday(now.day)), state, now)
    if command.minute is None:
        return _said_of(state, act, now, plan)
    if not state.off:
        return _refused(state, act, "that day was never stopped; use `relabel`, or log charts without a time")
    minutes = [minute for minute in (command.minute, command.afternoon) if minute is not None]
    meant = min(clock_instant(minute, now.day, plan.day, state.shift) for minute in minutes)
    done = say_later(written, command, now.replace(at=max(now.at, min(meant, now.day.closes - SECOND))), plan)
    if done.refusal:
        return Step(state, (), done.refusal)
    return done if done.state.off else _refused(state, act, "that would leave the day running; use `relabel` instead")


def take_back(written: Sequence[Written], command: c.Undo | c.Redo, now: Now) -> Step:
    """Undo or redo what mended a day that is over; `now` is its end."""
    done = undo(written, now, command.ids) if isinstance(command, c.Undo) else redo(written, now)
    return done.replace(events=()) if done.refusal else done


def reached(command: c.Undo | c.Redo, today: str, recorded: Sequence[Under]) -> tuple[str, tuple[str, ...]]:
    """Return the day that an undo or redo reaches, and the ids of what was done to it. `recorded`: what was written since the
    turnover, in order, under any day."""
    written = [entry for _, entry in recorded]
    under = {entry.id: key for key, entry in recorded}
    found = _last_act(written, command.ids) if isinstance(command, c.Undo) else last_undone(written) or _last_act(written)
    key = under[found.id] if found is not None else today
    return key, tuple(entry.id for day, entry in recorded if day == key)


def _last_act(written: Sequence[Written], ids: Sequence[str] = ()) -> Written | None:
    """Return the last act that was not taken back, or the last of those with these ids."""
    redone = {id for entry in written if isinstance(entry.event, e.Redone) for id in entry.event.ids}
    taken = [entry.event.ids for entry in written if isinstance(entry.event, e.Undone) and entry.id not in redone]
    undone = {id for found in taken for id in found}
    acts = [entry for entry in written if e.sort_of(entry.event) == "act" and entry.id not in undone]
    return next((entry for entry in reversed(acts) if not ids or entry.id in ids), None)


def _said_of(state: State, act: c.Command, now: Now, plan: Plan) -> Step:
    """Carry out an act that is said of the day as a whole: it takes effect at its end, and nothing follows from it."""
    if not isinstance(act, WITHOUT_A_TIME):
        return _refused(state, act, "say when on that day with --at, such as --at 9:30am")
    if not begun(state, now) and not isinstance(act, c.Relabel):
        done = step(state, act, now, plan)
        return Step(state, (), done.refusal) if done.refusal else done
    if isinstance(act, c.Relabel) and not (begun(state, now) and state.blocks):
        return _refused(state, act, "no time is recorded on that day")
    decision = decide(state, act, now, plan)
    if isinstance(decision, str):
        return Step(state, (), decision)
    for event in decision:
        state = evolve(state, event)
    return Step(state, tuple(decision))


def _agreed(plan: Plan, state: State, now: Now) -> Plan:
    """Return the plan with the hours, targets and rates that held on the day, and the chart types there are besides."""
    if not begun(state, now):
        return plan
    terms = state.terms
    others = [kind for kind in plan.kinds if terms.kind(kind.key) is None]
    return plan.replace(day=terms.day, target=terms.target, kinds=(*terms.kinds, *others))


def _refused(state: State, act: c.Command, why: str) -> Step:
    return Step(state, (), f"{act.word}: {why}")
