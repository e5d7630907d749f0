"""The day's template against the clock (B5): slots are taken in their order, and flow on from when they really begin."""

from __future__ import annotations

from datetime import date

from ninetyten.domain.moment import MINUTE, Day, Instant, Now, Span
from ninetyten.domain.plan import DayPlan, Plan, Rules, Slot, planned_instant
from ninetyten.domain.state import State
from ninetyten.domain.value import Value

LONG_SLOT: Span = 90 * MINUTE
"""A planned run longer than this is flagged (B5)."""


class Planned(Value):
    """A slot as it is expected now: from when to when, and the slot it comes from."""

    start: Instant
    end: Instant
    slot: Slot


def weekday(day: Day) -> int:
    """Return the weekday of a work day's date: 0 is Monday."""
    return date.fromisoformat(day.key).weekday()


def _done(state: State, day: Day) -> int:
    """How many blocks of the template lie behind."""
    return state.blocks if state.day is not None and state.day.key == day.key else 0


def next_slot(state: State, at: Instant, day: Day, planned: DayPlan) -> Slot | None:
    """The slot that the next block of the day is for, cut at the planned stop; None without a template, or after its last."""
    coming = planned.slots[_done(state, day) :]
    if not coming:
        return None
    stop = planned_instant(day, planned, planned.stop)
    left = coming[0].length if stop is None else stop - at
    return coming[0].replace(length=min(coming[0].length, left)) if left >= MINUTE else coming[0]


def rules_of(slot: Slot | None, rules: Rules) -> Rules:
    """What a block of that slot is run by; one of no slot, with None. `rules`: those of whichever block, or of the plan; the
    usual lengths stay in them, for a block of no slot that follows."""
    focus, rest = rules.usual_focus or rules.focus, rules.usual_rest or rules.rest
    if slot is None:
        return rules.replace(focus=focus, rest=rest, lunch_after=False)
    of_slot = rules.replace(focus=slot.length, rest=slot.rest or rest, lunch_after=slot.lunch)
    return of_slot.replace(usual_focus=focus, usual_rest=rest)


def flowing(state: State, now: Now, plan: Plan) -> list[Planned]:
    """What is left of the template, from now or from the end of what runs: a late start pushes it on, the planned stop cuts
    it."""
    stop = planned_instant(now.day, plan.day, plan.day.stop)
    at = now.at
    if state.in_block:
        at += max(0, state.rules.focus - state.worked(now.at)) + state.rules.rest
    elif state.rest is not None:
        at = max(now.at, state.rest.ends)
    found: list[Planned] = []
    for slot in plan.day.slots[_done(state, now.day) :]:
        start = max(at, planned_instant(now.day, plan.day, slot.start) or at)
        end = start + slot.length if stop is None else min(start + slot.length, stop)
        if end <= start:
            break
        found.append(Planned(start, end, slot))
        at = end + slot.rest
    return found


def too_long(slots: tuple[Slot, ...]) -> list[Slot]:
    """The slots that run on without a rest for longer than is good for anybody."""
    return [slot for slot in slots if slot.length > LONG_SLOT]
