"""Decide what an allowed command does: the events it causes, or the reason it is refused after all.

Acts that only note something, and move no clock, are in the table `NOTE_EVENTS`.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from typing import Any

from ninetyten.domain import commands as c
from ninetyten.domain import events as e
from ninetyten.domain import machine
from ninetyten.domain.deadlines import come_back, rest_events, settling, turnover
from ninetyten.domain.moment import MINUTE, Instant, Now
from ninetyten.domain.plan import SHORT_GAP, USUAL_LUNCH, Plan, Slot, clock_instant, planned_instant
from ninetyten.domain.planned import next_slot, rules_of, weekday
from ninetyten.domain.state import State
from ninetyten.domain.vocabulary import ANYWAY_REASONS, Answer
from ninetyten.domain.words import counted, hour_of, hours_of_day, long_date, spell, time_of_day, times


def _relabel(state: State, command: c.Relabel, now: Now, plan: Plan) -> list[e.Event] | str:
    if not state.blocks:
        return "relabel: nothing is recorded today yet; use `start` first"
    last = state.since if state.off else now.at
    possible = [(start, end) for start, end in _stretches(state, command, now, plan) if state.day_began <= start < end <= last]
    if not possible:
        first, latest = (time_of_day(at + state.shift, now.offset, plan.clock) for at in (state.day_began, last))
        return f"relabel: FROM must be before TO, and both between {first} and {latest}"
    if command.either and len(possible) > 1:
        shortest = sorted(possible, key=lambda stretch: stretch[1] - stretch[0])[:2]
        both = [hours_of_day(start + state.shift, end + state.shift, now.offset, "12h") for start, end in shortest]
        return f"relabel: that could be {' or '.join(both)}; add am or pm"
    return [e.Relabelled(now.at, *possible[0], command.bucket)]


def _stretches(state: State, command: c.Relabel, now: Now, plan: Plan) -> list[tuple[Instant, Instant]]:
    """Return every stretch that can be meant, the one on a 24-hour clock first. A FROM within the minute in which the day began
    is that beginning."""
    if command.exact:
        return [command.exact]
    minutes = zip((command.start, command.end), command.afternoon, strict=True)
    instants = [
        [clock_instant(minute, now.day, plan.day, state.shift) for minute in either if minute is not None] for either in minutes
    ]
    began = state.day_began
    return [(began if start < began < start + MINUTE else start, end) for start, end in product(*instants)]


def _audit(state: State, command: c.Audit, now: Now, plan: Plan) -> list[e.Event]:
    if command.rebutted:
        return [e.AuditRebutted(now.at, command.rebutted, command.right if command.total else None)]
    result = (command.right, command.total, command.clean, command.charts, command.errors)
    return [e.Audited(now.at, *result, command.kind, command.basis)]


def _ceu(state: State, command: c.Ceu, now: Now, plan: Plan) -> list[e.Event] | str:
    from ninetyten.domain.typed import date_of  # `status` must not wait for what reads dates

    on = date_of(command.on or "today", now.day.key)
    if on > now.day.key:
        return f"ceu: {long_date(on)} is in the future; use `--on` with the date of completion"
    return [e.CeuEarned(now.at, command.credits, on, command.source, command.topic)]


NOTE_EVENTS: dict[type[c.Command], Callable[[State, Any, Now, Plan], list[e.Event] | str]] = {
    c.Relabel: _relabel,
    c.Audit: _audit,
    c.Ceu: _ceu,
    c.CheckBody: lambda state, command, now, plan: [e.BodyChecked(now.at, command.areas, command.work)],
    c.CheckWorkstation: lambda state, command, now, plan: [e.WorkstationChecked(now.at, command.points, command.progressive)],
    c.CheckPosture: lambda state, command, now, plan: [e.PostureChecked(now.at, command.failing)],
    c.ScoreEyes: lambda state, command, now, plan: [e.EyesScored(now.at, command.much, command.head)],
    c.RateEnergy: lambda state, command, now, plan: [
        e.EnergyRated(now.at, command.rating, hour_of(now.at + state.shift, now.offset))
    ],
    c.LeaveOpen: lambda state, command, now, plan: [e.LeftOpen(now.at, command.when, command.where, command.how)],
    c.DoRitual: lambda state, command, now, plan: [e.RitualDone(now.at, command.items)],
    c.MakeContact: lambda state, command, now, plan: [e.ContactMade(now.at, command.item)],
    c.Suggest: lambda state, command, now, plan: [e.Suggested(now.at, command.what)],
}
"""Command -> the events it causes, for the acts that only note something."""


Decision = list[e.Event] | str
"""Events, or the reason for a refusal."""
Decide = Callable[[State, Any, Now, Plan], Decision]
DECIDES: dict[type[c.Command], Decide] = {**NOTE_EVENTS}


def decide(state: State, command: c.Command, now: Now, plan: Plan) -> Decision:
    """Return the events of a command at `now`, or why it is refused."""
    reason = machine.refusal(state, command)
    return reason or DECIDES[type(command)](state, command, now, plan)


def begun(state: State, now: Now) -> bool:
    """Report whether the work day of `now` has any acts; an act at the turnover's own second belongs to the old day (A7)."""
    return state.day is not None and (not state.off or state.day.key == now.day.key or state.day.closes == now.at)


def prepares(state: State, now: Now, plan: Plan) -> list[e.Event]:
    """Return the events that precede an act: the day's opening, if this is its first act, and the terms, if they changed."""
    opened = [] if begun(state, now) else turnover(state.replace(block=None), now, now.at)
    return [*opened, *([e.TermsAgreed(now.at, plan.terms)] if plan.terms != state.terms else [])]


def _decides(kind: type[c.Command]) -> Callable[[Decide], Decide]:
    def register(decide: Decide) -> Decide:
        DECIDES[kind] = decide
        return decide

    return register


@_decides(c.Start)
def _start(state: State, command: c.Start, now: Now, plan: Plan) -> Decision:
    outside = "" if command.anyway or not plan.day.enforce else outside_hours(now, plan)
    if outside:
        return f"start: {outside}; use `--anyway {'|'.join(ANYWAY_REASONS)}` to start now"
    ended = [e.RestEnded(now.at)] if state.rest is not None else []
    slot = next_slot(state, now.at, now.day, plan.day)
    planned = slot is not None and command.activity in ("", slot.activity)
    return [*ended, _block(state, now, plan, slot if planned else None, command)]


def _block(state: State, now: Now, plan: Plan, slot: Slot | None, command: c.Start) -> e.BlockStarted:
    """Return the block that starts: as the command says, else as planned, else as last time."""
    activity = command.activity or (slot.activity if slot is not None else "production")
    kind = command.kind or (slot.kind if slot is not None and plan.kind(slot.kind) is not None else "")
    named = kind or state.kind or plan.kinds[0].key
    anyway = command.anyway if outside_hours(now, plan) else ""
    rules, unsaid = rules_of(slot, plan.rules), _kind_unsaid(kind)
    return e.BlockStarted(now.at, activity, named, rules, anyway, unsaid=unsaid, topic=command.topic)


def _kind_unsaid(kind: str) -> tuple[str, ...]:
    return () if kind else ("kind",)


def outside_hours(now: Now, plan: Plan) -> str:
    """Return why `now` is outside the planned hours (B7); empty inside them."""
    if weekday(now.day) not in plan.day.days:
        return "today is a day off"
    start, stop = planned_instant(now.day, plan.day, plan.day.start), planned_instant(now.day, plan.day, plan.day.stop)
    if start is not None and now.at < start:
        return f"the planned start is in {spell(start - now.at)}"
    if stop is not None and now.at >= stop:
        return f"the planned end of day was {spell(now.at - stop)} ago"
    return ""


@_decides(c.Switch)
def _switch(state: State, command: c.Switch, now: Now, plan: Plan) -> Decision:
    kind = command.kind or state.kind
    return [e.Switched(now.at, command.activity, kind, _kind_unsaid(command.kind), command.topic)]


@_decides(c.Study)
def _study(state: State, command: c.Study, now: Now, plan: Plan) -> Decision:
    if state.phase == "focus":
        return _switch(state, c.Switch("study", topic=command.topic), now, plan)
    return _start(state, c.Start("study", topic=command.topic), now, plan)


@_decides(c.Chart)
def _chart(state: State, command: c.Chart, now: Now, plan: Plan) -> Decision:
    key = command.kind or state.kind or plan.kinds[0].key
    rate, unsaid = plan.rate(key), _kind_unsaid(command.kind)
    if command.total is None:
        return [e.ChartsLogged(now.at, command.count, key, rate, single=command.count == 1, unsaid=unsaid)]
    logged = state.charts_of(key)
    if command.total < logged and not command.less:
        kind = plan.kind(key)
        charts = counted(logged, f"{kind.name if kind else key} chart")
        return f"chart: you already logged {charts} today; use `--less` to lower the total to {command.total}"
    count = command.total - logged
    return [e.ChartsLogged(now.at, count, key, rate, unsaid=unsaid, total=command.total, less=command.less)]


@_decides(c.Hold)
def _hold(state: State, command: c.Hold, now: Now, plan: Plan) -> Decision:
    kind = command.kind or state.kind or plan.kinds[0].key
    return [e.ChartHeld(now.at, command.reason, kind, _kind_unsaid(command.kind))]


@_decides(c.Release)
def _release(state: State, command: c.Release, now: Now, plan: Plan) -> Decision:
    held = state.longest_held(command.reason, command.kind)
    if held is None and state.held:
        reasons = ", ".join(dict.fromkeys(one.reason for one in state.held))
        return f"release: no chart like that is on hold; the reasons on hold are {reasons}"
    if held is None:
        return "release: no chart is on hold"
    if command.drop:
        return [e.HoldDropped(now.at, held.since, held.reason, held.kind)]
    return [e.ChartsLogged(now.at, 1, held.kind, plan.rate(held.kind), held=held.since, reason=held.reason)]


@_decides(c.Done)
def _done(state: State, command: c.Done, now: Now, plan: Plan) -> Decision:
    return _answer(state, command.word, "done", now.at)


@_decides(c.Skip)
def _skip(state: State, command: c.Skip, now: Now, plan: Plan) -> Decision:
    return _answer(state, command.word, "skipped", now.at)


@_decides(c.Snooze)
def _snooze(state: State, command: c.Snooze, now: Now, plan: Plan) -> Decision:
    limit = state.rules.snoozes
    if state.showing is not None and any(state.stop(number).snoozes >= limit for number in state.showing.stops):
        why = f"this micro-break was already snoozed {times(limit)}" if limit else "snoozing is off (prompts.snoozes is 0)"
        return f"snooze: {why}; use `done` or `skip`"
    return _answer(state, command.word, "snoozed", now.at, now.at + state.rules.snooze)


def _answer(state: State, word: str, answer: Answer, at: Instant, returns: Instant | None = None) -> Decision:
    if state.showing is None or not state.showing.rung:
        return f"{word}: no micro-break is showing; use `{word}` when the next one appears"
    return [e.PromptAnswered(at, answer, state.showing.stops, returns)]


@_decides(c.Rest)
def _rest(state: State, command: c.Rest, now: Now, plan: Plan) -> Decision:
    rules = state.rules if state.blocks else plan.rules
    lunch = command.lunch or (rules.lunch_after and not command.length)
    planned = (plan.day.lunch or USUAL_LUNCH) if command.lunch and not rules.lunch_after else rules.rest
    return rest_events(state, now.at, command.length or planned, lunch=lunch)


@_decides(c.Back)
def _back(state: State, command: c.Back, now: Now, plan: Plan) -> Decision:
    if state.phase == "away":
        return settling(state, e.Resumed(now.at))
    outside = outside_hours(now, plan) if plan.day.enforce else ""
    if outside:
        return f"back: {outside}; use `stop` to end the day, or `start --anyway {'|'.join(ANYWAY_REASONS)}` to keep working"
    ended, slot = e.RestEnded(now.at, command.how), next_slot(state, now.at, now.day, plan.day)
    if slot is not None:
        return [ended, _block(state, now, plan, slot, c.Start())]
    kind = state.kind or plan.kinds[0].key
    return [ended, e.BlockStarted(now.at, state.activity, kind, plan.rules, unsaid=("activity", "kind"))]


@_decides(c.Pause)
def _pause(state: State, command: c.Pause, now: Now, plan: Plan) -> Decision:
    return [e.Interrupted(now.at, "paused", command.reason, _end(now, command.length))]


@_decides(c.Meeting)
def _meeting(state: State, command: c.Meeting, now: Now, plan: Plan) -> Decision:
    return [e.Interrupted(now.at, "meeting", "", _end(now, command.length))]


@_decides(c.Downtime)
def _downtime(state: State, command: c.Downtime, now: Now, plan: Plan) -> Decision:
    return [e.Interrupted(now.at, "downtime", command.reason, _end(now, command.length))]


def _end(now: Now, length: int) -> Instant | None:
    return now.at + length if length else None


@_decides(c.Resume)
def _resume(state: State, command: c.Resume, now: Now, plan: Plan) -> Decision:
    return [e.Resumed(now.at)]


@_decides(c.Away)
def _away(state: State, command: c.Away, now: Now, plan: Plan) -> Decision:
    since = now.at - command.length
    began = state.day_began
    if since < began:
        minutes = (now.at - began) // MINUTE
        if not minutes:
            return "away: your day just started; you can log an absence from its second minute on"
        return f"away: your day started {counted(minutes, 'minute')} ago; use {minutes} or less"
    return settling(state, e.WasAway(now.at, since))


@_decides(c.StopWork)
def _stop(state: State, command: c.StopWork, now: Now, plan: Plan) -> Decision:
    return settling(state, e.Stopped(now.at))


@_decides(c.Account)
def _account(state: State, command: c.Account, now: Now, plan: Plan) -> Decision:
    if state.gap is None:
        return "account: no unattended time needs an explanation; use `relabel` to correct part of the day"
    return [e.GapExplained(now.at, state.gap.since, state.gap.until, command.was)]


@_decides(c.SetClock)
def _set_clock(state: State, command: c.SetClock, now: Now, plan: Plan) -> Decision:
    return [e.ClockWasSet(now.at, command.shift)]


@_decides(c.Sleep)
def _sleep(state: State, command: c.Sleep, now: Now, plan: Plan) -> Decision:
    return [e.FellAsleep(command.since)]


@_decides(c.LockScreen)
def _lock_screen(state: State, command: c.LockScreen, now: Now, plan: Plan) -> Decision:
    return [e.WentAway(now.at, max(command.since, state.running), locked=True)] if state.running is not None else []


@_decides(c.UnlockScreen)
def _unlock_screen(state: State, command: c.UnlockScreen, now: Now, plan: Plan) -> Decision:
    away = state.interruption is not None and state.interruption.what == "away"
    return come_back(state, now.at) if away else []


@_decides(c.Hush)
def _hush(state: State, command: c.Hush, now: Now, plan: Plan) -> Decision:
    at = now.at if command.since is None else command.since
    return [] if state.hushed == command.on else [e.HushBegan(at) if command.on else e.HushEnded(at)]


@_decides(c.Watch)
def _watch(state: State, command: c.Watch, now: Now, plan: Plan) -> Decision:
    if command.since is None:
        return [] if state.watched else [e.WatchBegan(now.at)]
    return _lost(state, command.since, now)


@_decides(c.Unwatch)
def _unwatch(state: State, command: c.Unwatch, now: Now, plan: Plan) -> Decision:
    if command.since is None:
        return [e.WatchEnded(now.at)] if state.watched else []
    return _lost(state, command.since, now)


def _lost(state: State, since: Instant, now: Now) -> Decision:
    """Return what follows from the ringer's death at `since`: a long gap is unwatched, in a short one nothing rang (A6)."""
    if not state.watched:
        return []
    long = now.at - since >= SHORT_GAP and not state.off
    return [e.GapBegan(since) if long else e.WatchEnded(since)]


def wakes(state: State, now: Now, command: c.Command) -> list[e.Event]:
    """Return the events that end the stretch reported by a command, once everything within it is recorded."""
    if isinstance(command, c.Sleep):
        return [e.Woke(now.at)] if state.asleep else []
    ended: list[e.Event] = [e.GapEnded(now.at)] if state.dark else []
    return [*ended, e.WatchBegan(now.at)] if isinstance(command, c.Watch) else ended


@_decides(c.Tick)
def _tick(state: State, command: c.Tick, now: Now, plan: Plan) -> Decision:
    return []
