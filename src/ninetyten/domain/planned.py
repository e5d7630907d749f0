"""Fit the day's template to the clock (B5): blocks take the slots in order, and later slots move with the real start."""

from __future__ import annotations

from datetime import date

from ninetyten.domain.moment import HOUR, MINUTE, Day, Instant, Now, Span
from ninetyten.domain.plan import FIVE_MINUTES, DayPlan, Plan, Rules, Slot, clock_instant, planned_instant
from ninetyten.domain.state import State
from ninetyten.domain.value import Value

LONG_SLOT: Span = 90 * MINUTE
"""Longer planned runs are flagged (B5)."""
NO_LUNCH: Span = 6 * HOUR
"""Hours no longer than this are planned without a lunch (B5)."""
NOON = 12 * 60


class Planned(Value):
    """A slot with the start and end that are expected now."""

    start: Instant
    end: Instant
    slot: Slot


def weekday(day: Day) -> int:
    """Return the weekday of a work day's date: 0 is Monday."""
    return date.fromisoformat(day.key).weekday()


def _done(state: State, day: Day) -> int:
    """Return how many blocks of the template are done."""
    return state.blocks if state.day is not None and state.day.key == day.key else 0


def next_slot(state: State, at: Instant, day: Day, planned: DayPlan) -> Slot | None:
    """Return the slot of the day's next block, cut at the planned stop; None without a template or after its last slot."""
    coming = planned.slots[_done(state, day) :]
    if not coming:
        return None
    stop = planned_instant(day, planned, planned.stop)
    left = coming[0].length if stop is None else stop - at
    return coming[0].replace(length=min(coming[0].length, left)) if left >= MINUTE else coming[0]


def rules_of(slot: Slot | None, rules: Rules) -> Rules:
    """Return the rules of a block in that slot, or in none. `rules` are those of any block or of the plan; the result keeps the
    usual lengths for a later block without a slot."""
    focus, rest = rules.usual_focus or rules.focus, rules.usual_rest or rules.rest
    if slot is None:
        return rules.replace(focus=focus, rest=rest, lunch_after=False)
    of_slot = rules.replace(focus=slot.length, rest=slot.rest or rest, lunch_after=slot.lunch)
    return of_slot.replace(usual_focus=focus, usual_rest=rest)


def flowing(state: State, now: Now, plan: Plan) -> list[Planned]:
    """Return the rest of the template from now, or from the end of the block or rest under way: a late start moves it, the
    planned stop cuts it."""
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


def laid_out(day: Day, plan: Plan) -> list[Planned]:
    """Return the blocks between the planned hours of a day without a template: lunch near the middle of a long day, and the last
    block ends with the day. Empty on a day off, and where a start or a stop is missing."""
    start, stop = (planned_instant(day, plan.day, minute) for minute in (plan.day.start, plan.day.stop))
    if start is None or stop is None or weekday(day) not in plan.day.days:
        return []
    lunch, every = plan.day.lunch, plan.rules.focus + plan.rules.rest
    ends = range(start + plan.rules.focus, stop - lunch, every) if lunch and stop - start > NO_LUNCH else range(0)
    if not ends:
        return _filled(start, stop, plan.rules)
    middle, noon = (start + stop) // 2, clock_instant(NOON, day, plan.day)
    at = min(ends, key=lambda end: (abs(end - middle), abs(end - noon)))
    *before, last = _filled(start, at, plan.rules)
    eats = last.replace(slot=last.slot.replace(rest=lunch, lunch=True))
    return [*before, eats, *_filled(at + lunch, stop, plan.rules)]


def _filled(start: Instant, stop: Instant, rules: Rules) -> list[Planned]:
    """Fill a stretch with blocks and breaks. A last block under a sixth of the usual length shares its time with the one before
    it."""
    every = rules.focus + rules.rest
    count = -(-(stop - start + rules.rest) // every)
    lengths = [rules.focus] * (count - 1) + [stop - start - (count - 1) * every]
    if count > 1 and lengths[-1] < rules.focus // 6:
        both = rules.focus + lengths[-1]
        half = -(-both // 2 // FIVE_MINUTES) * FIVE_MINUTES
        lengths[-2:] = [half, both - half]
    found: list[Planned] = []
    for number, length in enumerate(lengths, 1):
        slot = Slot(0, length, rest=rules.rest if number < count else 0)
        found.append(Planned(start, start + length, slot))
        start += length + slot.rest
    return found


def too_long(slots: tuple[Slot, ...]) -> list[Slot]:
    """Return the slots longer than `LONG_SLOT`."""
    return [slot for slot in slots if slot.length > LONG_SLOT]
