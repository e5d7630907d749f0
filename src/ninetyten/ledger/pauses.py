"""Why a day was paused, and for how long (S40): the phone, the household and so on, as the person said. Private (D11).

The time is that of the day's paused stretches, so that reasons and total cannot disagree; the events only name it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from ninetyten.domain.evolve import evolve
from ninetyten.domain.moment import Instant, Span
from ninetyten.domain.plan import PAUSE_REASONS
from ninetyten.domain.state import State
from ninetyten.ledger.machines import STILL, machines
from ninetyten.ledger.timeline import Day

UNSAID = "other"
"""Where nobody said why, as where a stretch was named a pause afterwards."""


class _Said(NamedTuple):
    """From when to when a pause with that reason was on."""

    start: Instant
    end: Instant
    reason: str


def paused(day: Day) -> tuple[tuple[str, Span], ...]:
    """(reason, ms) for each of `PAUSE_REASONS`, in their order; together they are the paused time of the day."""
    spent = dict.fromkeys(PAUSE_REASONS, 0)
    stretches = [stretch for stretch in day.stretches if stretch.bucket == "paused"]
    said = [span for alone in machines(day) for span in _said(alone)] if stretches else []
    for stretch in stretches:
        within = {edge for span in said for edge in span[:2] if stretch.start < edge < stretch.end}
        for start, end in pairwise(sorted({stretch.start, stretch.end, *within})):
            reason = next((span.reason for span in said if span.start <= start < span.end), UNSAID)
            spent[reason] += end - start
    return tuple(spent.items())


def _said(day: Day) -> Iterator[_Said]:
    """The pauses of one machine's day whose reason was said."""
    state, since, reason = State(), 0, ""
    for event in day.events:
        if isinstance(event, STILL):
            continue
        state = evolve(state, event)
        now = _reason(state)
        if now != reason:
            if reason:
                yield _Said(since, event.at, reason)
            since, reason = event.at, now
    if reason and day.stretches:
        yield _Said(since, day.stretches[-1].end, reason)


def _reason(state: State) -> str:
    """Why it is paused; empty where it is not, or where no reason of a pause is known."""
    pause = state.interruption
    return pause.reason if pause is not None and pause.what == "paused" and pause.reason in PAUSE_REASONS else ""
