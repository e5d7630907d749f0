"""Find what time alone brings, in the order of A8: the next deadline of a state, and the events it causes.

A deadline is computed from the state each time and never stored, so none can be forgotten or fire twice. Deadlines of one
instant come in the order below: lengths that have been reached, turnover, ends of interruptions, ends of blocks and rests,
unanswered stops, dues, showings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from operator import itemgetter

from ninetyten.domain import events as e
from ninetyten.domain import prompts
from ninetyten.domain.moment import ONE_TOUCH, Instant, Now
from ninetyten.domain.plan import (
    ANSWER_TIME,
    ANSWER_TO_ASKED,
    FIVE_MINUTES,
    HOLDS_KEPT,
    LONG_RUN,
    LULL,
    PAUSE_REMINDER,
    REMINDERS,
    STOP_WARNING,
    UNATTENDED,
    UNTOUCHED_END,
)
from ninetyten.domain.planned import next_slot, rules_of
from ninetyten.domain.state import Block, Interruption, Resting, State, rewind
from ninetyten.domain.vocabulary import Settled

Cause = Callable[[Instant], list[e.Event]]

REACHED, TURNOVER, INTERRUPTION, END, UNANSWERED, DUE, SHOWING = range(7)
"""The order at one instant (A8). REACHED counts even before an action of that instant."""


Deadline = tuple[Instant, int, Cause]
"""(instant, order at that instant, cause of the events). A plain tuple, because a day compares thousands."""
_INSTANT_AND_ORDER = itemgetter(0, 1)


def next_deadline(state: State, now: Now) -> Deadline | None:
    """Return the earliest deadline of a state, given what is known of presence, or None."""
    return min(_deadlines(state, now), key=_INSTANT_AND_ORDER, default=None)


def _deadlines(state: State, now: Now) -> Iterator[Deadline]:
    yield from _dues(state)
    if state.off:
        return
    if state.day is not None:
        yield max(state.day.closes, now.day.opens), TURNOVER, lambda at: turnover(state, now, at)
    if state.running is None and state.stops:
        yield state.still + FIVE_MINUTES, REACHED, lambda at: absorb_all(state, at)
    if state.interruption is not None:
        yield from _interruption(state, state.interruption, now)
    if state.rest is not None:
        yield from _rest(state, state.rest)
    if state.running is not None and state.block is not None:
        yield from _block(state, state.block, now)
        yield from _prompts(state, now)
    yield from _day_ends(state)
    if not state.asleep and not state.dark:
        yield from _touches(state, now)
    for at, since in unattended(state):
        yield at, END, _leaves(since)


def _touches(state: State, now: Now) -> Iterator[Deadline]:
    """Yield the first touch that matters (B2); the touch that came with the act that began a block does not."""
    ended, began = state.answerable, state.alone_since if state.rules.auto_next else None
    for since in (ended, None if began is None else began + ONE_TOUCH):
        touch = now.presence.first_touch(since) if since is not None else None
        if touch is not None:
            yield max(touch, state.clock), REACHED, lambda at: [e.Touched(at)]


def unattended(state: State) -> list[tuple[Instant, Instant]]:
    """Return (when time stops counting unless a person acts, the instant since which it will not count), if any (B2)."""
    if state.off or state.asleep or state.dark:
        return []
    found = []
    if state.ended_itself is not None and state.attend_by is not None:
        found.append((state.attend_by, state.ended_itself))
    ends = state.block_ends
    if ends is not None and state.block is not None and state.block.over:
        left = max(ends, state.last_act, state.running or 0)
        found.append((left + UNATTENDED, left))
    if state.rest is not None and state.rest.over and state.interruption is None:
        left = max(state.rest.ends, state.last_act, state.ended_itself or 0)
        found.append((left + UNATTENDED, left))
    return found


def _leaves(since: Instant) -> Cause:
    return lambda at: [e.LeftUnattended(at, since)]


def turnover(state: State, now: Now, at: Instant) -> list[e.Event]:
    """Open the next day with everything under way (A7); a gap that is over stays in its own day."""
    block = state.block and state.block.replace(index=1)
    gap = state.gap if state.gap is not None and state.gap.until is None else None
    held = tuple(one for one in state.held if at - one.since < HOLDS_KEPT)
    fresh = state.replace(day=now.day, clock=at, day_began=at, charts=(), holds=0, held=held, stop_told=0, gap=gap)
    fresh = fresh.replace(blocks=int(state.in_block), block=block)
    return [e.DayOpened(at, now.day, fresh)]


def _day_ends(state: State) -> Iterator[Deadline]:
    """Yield the planned end of the day, and the warning at a chart boundary before it (B7)."""
    stop = state.planned_stop
    if stop is None or state.stop_told == 2 or state.asleep or state.dark:
        return
    yield stop, END, lambda at: [e.StopReached(at)]
    due = stop - STOP_WARNING
    if state.stop_told == 0 and state.phase in ("focus", "rest"):
        waits = state.running is not None and state.block is not None and state.block.chart_logged and state.boundary < due
        at = due + state.rules.boundary if waits else max(due, state.clock)
        if at < stop:
            yield at, END, lambda at: [e.StopNeared(at, stop - at)]


def absorb_all(state: State, at: Instant) -> list[e.Event]:
    """Settle every open stop as absorbed by a rest of five minutes, whatever caused the rest (C10, C11)."""
    return [e.PromptSettled(at, stop.number, "absorbed") for stop in state.stops]


def _interruption(state: State, interruption: Interruption, now: Now) -> Iterator[Deadline]:
    if interruption.ends is not None:
        yield interruption.ends, INTERRUPTION, lambda at: [e.InterruptionEnded(at)]
    elif interruption.what == "paused":
        due = interruption.since + PAUSE_REMINDER * (interruption.reminded + 1)
        yield due, END, lambda at: [e.PauseReminded(at, at - interruption.since)]
    elif interruption.what == "away" and now.presence.known and not state.asleep:
        back = now.presence.touch_after(interruption.since)
        if back is not None:
            yield max(back, state.clock), REACHED, lambda at: come_back(state, at)


def come_back(state: State, at: Instant) -> list[e.Event]:
    """End a proved absence."""
    return settling(state, e.CameBack(at))


def settling(state: State, event: e.Event) -> list[e.Event]:
    """Return an event that begins or ends a rest for the body, and the settling of the stops that it absorbs. A rest planned for
    five minutes or more absorbs every stop at its start (C4), and so does the end of the day. An absence absorbs the stops whose
    tracks it served (C1), or every stop once the time without screen time has lasted five minutes (C10)."""
    at = event.at
    match event:
        case e.Stopped():
            return [event, *absorb_all(state, at)]
        case e.RestStarted():
            since = at if event.since is None else event.since
            covered = max(event.ends - since, _still_for(state, since, at))
            return [event, *(absorb_all(state, at) if covered >= FIVE_MINUTES else [])]
        case e.WasAway() if state.in_block:
            if _still_for(state, event.since, at) >= FIVE_MINUTES:
                return [event, *absorb_all(state, at)]
            return [event, *_absorb_served(state, at, at - event.since)]
        case e.CameBack() | e.Resumed() if state.interruption is not None and state.interruption.what == "away":
            return [event, *_absorb_served(state, at, at - state.interruption.since)]
    return [event]


def _still_for(state: State, since: Instant, at: Instant) -> int:
    """Return how long there has been no screen time at `at`, if the stretch from `since` on is none."""
    return at - rewind(state, since, at).still


def _absorb_served(state: State, at: Instant, gone: int) -> list[e.Event]:
    """Settle the stops whose tracks were all served by an absence of that length."""
    served = {track.name for track in state.rules.tracks if track.span <= gone}
    return [e.PromptSettled(at, stop.number, "absorbed") for stop in state.stops if served.issuperset(stop.tracks)]


def _rest(state: State, rest: Resting) -> Iterator[Deadline]:
    if not rest.over:
        yield rest.ends, END, lambda at: _rest_runs_out(state, at)
        return
    if state.interruption is not None or state.asleep or state.dark:
        return
    if not rest.reminded:
        yield rest.ends + REMINDERS[0], END, lambda at: [e.RestReminded(at, at - rest.ends)]


def _rest_runs_out(state: State, at: Instant) -> list[e.Event]:
    over = [e.RestRanOut(at)]
    return [*over, e.RestEnded(at, auto=True), _next_block(state, at)] if next_block_begins(state, at) else [*over]


def next_block_begins(state: State, at: Instant) -> bool:
    """Report whether the next block starts by itself when a rest runs out at that instant: only if a person acted or was seen
    since the block before it began (B2)."""
    after_hours = state.terms.day.enforce and state.planned_stop is not None and at >= state.planned_stop
    attended = state.alone_since is None and state.interruption is None and not state.asleep and not state.dark
    return state.rules.auto_next and attended and not after_hours


def _next_block(state: State, at: Instant) -> e.BlockStarted:
    """Return the block that starts by itself after a rest: as the day's template plans, else the same as before (B5)."""
    slot = next_slot(state, at, state.day, state.terms.day) if state.day is not None else None
    rules = rules_of(slot, state.rules)
    if slot is None:
        return e.BlockStarted(at, state.activity, state.kind, rules, auto=True, unsaid=("activity", "kind"))
    if state.terms.kind(slot.kind) is not None:
        return e.BlockStarted(at, slot.activity, slot.kind, rules, auto=True)
    return e.BlockStarted(at, slot.activity, state.kind, rules, auto=True, unsaid=("kind",))


def _block(state: State, block: Block, now: Now) -> Iterator[Deadline]:
    """Yield the warning, end and reminders of a running block, and its deadlines during an absence (B1, B2, C10)."""
    rules, running = state.rules, state.running
    assert running is not None
    ends = state.at_worked(rules.focus)
    if not block.warned and 0 < rules.warn < rules.focus and not block.over:
        yield max(ends - rules.warn, running), END, lambda at: [e.EndNeared(at)]
    if not block.ran_long:
        yield running + LONG_RUN, END, lambda at: [e.RanLong(at, at - running)]
    if not block.over:
        yield ends, END, lambda at: _block_ends(state, at)
    elif block.reminded < len(REMINDERS):
        yield ends + REMINDERS[block.reminded], END, lambda at: [e.OvertimeReminded(at, at - ends)]
    if now.presence.known and now.presence.lasting:
        yield from _absence(state, ends, now)


def _block_ends(state: State, at: Instant) -> list[e.Event]:
    over: list[e.Event] = [e.EndReached(at, state.activity, state.kind)]
    if not state.rules.auto_rest:
        return over
    return [*over, *rest_events(state, at, state.rules.rest, lunch=state.rules.lunch_after, auto=True)]


def rest_events(
    state: State, at: Instant, length: int, *, lunch: bool, since: Instant | None = None, auto: bool = False
) -> list[e.Event]:
    """Return the start of a rest and the stops that it settles."""
    return settling(state, e.RestStarted(at, (at if since is None else since) + length, lunch, since, auto))


def _absence(state: State, ends: Instant, now: Now) -> Iterator[Deadline]:
    running = state.running
    assert running is not None
    touched = max(now.presence.quiet[-1][0], state.last_act, running)
    if state.asked is None or state.asked < touched:
        yield touched + state.rules.ask_after, END, lambda at: [e.PresenceAsked(at)]
    else:
        yield state.asked + ANSWER_TO_ASKED, END, lambda at: [e.WentAway(at, touched)]
    if state.block is not None and state.block.over:
        left, rest, lunch = max(ends, touched) + UNTOUCHED_END, state.rules.rest, state.rules.lunch_after
        yield left, END, lambda at: rest_events(state, at, rest, lunch=lunch, since=touched, auto=True)


def _prompts(state: State, now: Now) -> Iterator[Deadline]:
    showing = state.showing
    if showing is not None and (now.presence.judge or not showing.rung):
        yield showing.countdown_ends + ANSWER_TIME, UNANSWERED, lambda at: _unanswered(state, now, at)
    if not state.stops:
        return
    yield from _lulls(state, now)
    at = prompts.next_showing(state)
    if at is not None:
        yield at, SHOWING, lambda at: prompts.show(state, at, rung=state.watched and now.presence.rang(at))


def _lulls(state: State, now: Now) -> Iterator[Deadline]:
    """Yield the first lull in touching the machine while a stop waits for a chart boundary (C6)."""
    if not now.presence.known or state.hushed:
        return
    waiting = [stop.due for stop in state.stops if not stop.ready and not stop.held and stop.returns is None]
    if not waiting:
        return
    at = now.presence.lull_after(max(min(waiting), state.clock), LULL)
    if at is not None:
        yield at, SHOWING, lambda at: [e.Lulled(at)]


def _unanswered(state: State, now: Now, at: Instant) -> list[e.Event]:
    showing = state.showing
    assert showing is not None
    fate: Settled = now.presence.verdict(showing.at, showing.span, at) if showing.rung else "unsaid"
    return [e.PromptSettled(at, number, fate) for number in showing.stops]


def _dues(state: State) -> Iterator[Deadline]:
    """Yield the next due. A due at the instant when screen time stopped is absorbed by a rest or the day's end (A8)."""
    due = prompts.next_due(state)
    if due is None:
        return
    resting = state.rest is not None and state.rest.ends - state.rest.started >= FIVE_MINUTES
    if state.running is not None or not (state.off or resting):
        yield max(due.at, state.clock), DUE, lambda at: prompts.fall_due(state, due)
    else:
        yield max(due.at, state.clock), DUE, lambda at: _fall_due_into_rest(state, due, at)


def _fall_due_into_rest(state: State, due: prompts.Due, at: Instant) -> list[e.Event]:
    if prompts.recently_served(state, due):
        return prompts.fall_due(state, due)
    number = state.next_number
    return [
        e.PromptFellDue(at, number, due.track.name, due.at, due.track.span, held=True),
        e.PromptSettled(at, number, "absorbed"),
    ]
