"""Core hours of a flexible day: the time in which somebody is expected, and how much of it nobody was at work (S29)."""

from __future__ import annotations

from ninetyten.domain.moment import Instant, Span
from ninetyten.domain.plan import clock_instant
from ninetyten.ledger.timeline import Day


def core_missed(day: Day, until: Instant) -> Span | None:
    """Time of the day's core hours, up to `until`, before the first start, after the last stop, or off between two parts of the
    day, in ms. Whatever else the day holds is presence: rests, lunch, pauses, absences, meetings.

    None where the terms of the day have no core hours, and on a day nobody worked: it was a day off.
    """
    opened, planned = day.state.day, day.terms.day
    if opened is None or planned.core[0] < 0 or not day.stretches:
        return None
    begins, ends = (clock_instant(minute, opened, planned) for minute in planned.core)
    ends = min(ends, until)
    there = sum(max(0, min(s.end, ends) - max(s.start, begins)) for s in day.stretches if s.bucket != "off")
    return max(0, ends - begins) - there
