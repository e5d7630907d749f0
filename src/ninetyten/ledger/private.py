"""Read the private side of a day: the body, pauses and extra hours, for the coder alone (D11).

It is kept in one record, so that no figure of the production report can come from here. Core hours (S29) and the reasons of
pauses (S40) belong to it; the time of pauses is that of the day's paused stretches, so reasons and total cannot disagree.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ninetyten.domain import events as e
from ninetyten.domain.evolve import evolve
from ninetyten.domain.moment import MINUTE, Instant, Span
from ninetyten.domain.plan import clock_instant, planned_instant
from ninetyten.domain.planned import weekday
from ninetyten.domain.state import State
from ninetyten.domain.value import Value
from ninetyten.domain.vocabulary import ACTIVITIES, ANYWAY_REASONS, PAUSE_REASONS, RETURNS, PauseReason
from ninetyten.ledger.machines import STILL, machines
from ninetyten.ledger.rests import TakenRest
from ninetyten.ledger.stops import REASONS, Tally, stops_of, tally
from ninetyten.ledger.timeline import FoldedDay


def core_missed(day: FoldedDay, until: Instant) -> Span | None:
    """Return the time of the day's core hours, up to `until`, before the first start, after the last stop, or off between two
    parts of the day, in ms. Whatever else the day holds is presence: rests, lunch, pauses, absences, meetings.

    None where the terms of the day have no core hours, and on a day nobody worked: it was a day off.
    """
    opened, planned = day.state.day, day.terms.day
    if opened is None or planned.core[0] < 0 or not day.stretches:
        return None
    begins, ends = (clock_instant(minute, opened, planned) for minute in planned.core)
    ends = min(ends, until)
    there = sum(max(0, min(s.end, ends) - max(s.start, begins)) for s in day.stretches if s.bucket != "off")
    return max(0, ends - begins) - there


UNSAID: PauseReason = "other"
"""Where nobody said why, as where a stretch was named a pause afterwards."""


class _Reason(Value):
    """From when to when a pause with that reason was on."""

    start: Instant
    end: Instant
    reason: PauseReason


def paused(day: FoldedDay) -> tuple[tuple[PauseReason, Span], ...]:
    """Return (reason, ms) for each of `PAUSE_REASONS`, in their order; together they are the paused time of the day."""
    spent = dict.fromkeys(PAUSE_REASONS, 0)
    stretches = [stretch for stretch in day.stretches if stretch.bucket == "paused"]
    reasons = [span for alone in machines(day) for span in _reasons(alone)] if stretches else []
    for stretch in stretches:
        within = {edge for span in reasons for edge in (span.start, span.end) if stretch.start < edge < stretch.end}
        for start, end in pairwise(sorted({stretch.start, stretch.end, *within})):
            reason = next((span.reason for span in reasons if span.start <= start < span.end), UNSAID)
            spent[reason] += end - start
    return tuple(spent.items())


def _reasons(day: FoldedDay) -> Iterator[_Reason]:
    """Yield the pauses of one machine's day that have a reason."""
    state, since = State(), 0
    reason: PauseReason | None = None
    for event in day.events:
        if type(event) in STILL:
            continue
        state = evolve(state, event)
        now = _reason(state)
        if now != reason:
            if reason:
                yield _Reason(since, event.at, reason)
            since, reason = event.at, now
    if reason and day.stretches:
        yield _Reason(since, day.stretches[-1].end, reason)


def _reason(state: State) -> PauseReason | None:
    """Return the reason for the pause; None if nothing is paused or the reason is not known."""
    pause = state.interruption
    if pause is None or pause.what != "paused":
        return None
    return next((reason for reason in PAUSE_REASONS if reason == pause.reason), None)


MEAL: Span = 30 * MINUTE
"""A lunch shorter than this is flagged (B4)."""
HOW = ("away", "walk", "screen", "unsaid")
"""What a rest was, in the order of the report."""
NOT_GIVEN = frozenset({"off", "away", "asleep", "unwatched"})
"""Where nobody is, so that no minute of it is given away (B7)."""


class Private(Value):
    """The private side of a day. `returns`: (what a rest was, how many), `unsaid` where nobody said; `cut_short`: rests ended
    before their planned end; `longest_run`, `early`, `overrun` in ms, the latter two None where no hours are planned.
    `override_reasons`: why blocks were started all the same; `held`: why stops were held back (`stops.stops_of`); `core`: the
    core hours, `core_missed` of them in ms, None where there are none (`private.core_missed`); `commute`: what the way to an
    office would have taken, in ms, 0 where that is not set, or was gone; `paused`: (why, ms) (`private.paused`); `day_off`: what
    was worked on a day off, in ms, 0 on a work day, None where no work day is known."""

    prompts: Tally
    returns: tuple[tuple[str, int], ...]
    cut_short: int
    short_lunches: int
    longest_run: Span
    early: Span | None
    overrun: Span | None
    overrides: int
    override_reasons: tuple[tuple[str, int], ...] = ()
    held: tuple[tuple[str, int], ...] = ()
    core: tuple[int, int] = (-1, -1)
    core_missed: Span | None = None
    commute: Span = 0
    paused: tuple[tuple[str, Span], ...] = ()
    day_off: Span | None = None


def private_of(day: FoldedDay, found: Sequence[TakenRest], until: Instant) -> Private:
    """Return the private side of a folded day as it stands at `until`, and of the rests that were found in it."""
    reasons = [event.anyway for event in day.events if isinstance(event, e.BlockStarted) and event.anyway]
    stops = [stops_of(alone) for alone in machines(day)]
    early, overrun = _given_away(day)
    return Private(
        prompts=tally(entry for alone in stops for entry in alone.entries),
        returns=tuple((how, sum((rest.how if rest.how in RETURNS else "unsaid") == how for rest in found)) for how in HOW),
        cut_short=sum(rest.early for rest in found),
        short_lunches=sum(rest.lunch and rest.lasted < MEAL for rest in found),
        longest_run=longest_run(day),
        early=early,
        overrun=overrun,
        overrides=len(reasons),
        override_reasons=tuple((reason, reasons.count(reason)) for reason in ANYWAY_REASONS),
        held=tuple((reason, sum(alone.held[reason] for alone in stops)) for reason in REASONS),
        core=day.terms.day.core,
        core_missed=core_missed(day, until),
        commute=_commute_saved(day),
        paused=paused(day),
        day_off=_day_off(day),
    )


def longest_run(day: FoldedDay) -> Span:
    """Return the longest unbroken focus, in ms; changing the activity does not break it."""
    best = run = 0
    last_end: Instant | None = None
    for stretch in day.stretches:
        if stretch.bucket not in ACTIVITIES:
            continue
        run = run + stretch.length if stretch.start == last_end else stretch.length
        last_end, best = stretch.end, max(best, run)
    return best


def _commute_saved(day: FoldedDay) -> Span:
    """Return the commute that a day worked at home has saved; one of ninetyten's own days of which no place is known is one at
    home."""
    planned = [alone.terms.day for alone in machines(day) if alone.stretches]
    return max((plan.commute for plan in planned if plan.place != "office"), default=0)


def _day_off(day: FoldedDay) -> Span | None:
    """Return the time worked on a day that the terms of the day leave free; None where no work day is known."""
    if day.state.day is None:
        return None
    off = weekday(day.state.day) not in day.terms.day.days
    return sum(stretch.length for stretch in day.stretches if stretch.bucket not in NOT_GIVEN) if off else 0


def _given_away(day: FoldedDay) -> tuple[Span | None, Span | None]:
    """Return the time worked before the planned start and after the planned stop (B7); None where none is planned."""
    opened, planned = day.state.day, day.terms.day
    start = planned_instant(opened, planned, planned.start) if opened is not None else None
    stop = planned_instant(opened, planned, planned.stop) if opened is not None else None
    worked = [stretch for stretch in day.stretches if stretch.bucket not in NOT_GIVEN]
    early = None if start is None else sum(max(0, min(s.end, start) - s.start) for s in worked)
    late = None if stop is None else sum(max(0, s.end - max(s.start, stop)) for s in worked)
    return early, late
