"""The rests of a day (B3, B4): how long each was meant to be, how much of it was rest, what it was.

A rest is judged once, when it ends, by the time that was rest until then: a meeting, a pause or an absence inside is none. It
belongs to the day in which it began (A7).
"""

from __future__ import annotations

from collections.abc import Sequence

from ninetyten.domain import events as e
from ninetyten.domain.moment import Instant, Span
from ninetyten.domain.state import Resting, State
from ninetyten.domain.value import Value

Mark = tuple[Instant, str, str]
"""From when on which bucket, with which chart type."""
BUCKETS = {False: "rest", True: "lunch"}
"""The bucket of a rest, by whether it is lunch."""


class TakenRest(Value):
    """A rest that is over. `ends`: its planned end; `over`: when it ended; `lasted`: how much of it was rest, in ms; `how`: what
    it was, empty if nobody said."""

    began: Instant
    ends: Instant
    over: Instant
    lunch: bool
    lasted: Span
    how: str = ""

    @property
    def taken(self) -> bool:
        """Whether it counts as taken: from half its length on."""
        return 2 * self.lasted >= self.ends - self.began

    @property
    def early(self) -> bool:
        """Whether it ended before its planned end."""
        return self.over < self.ends

    def encloses(self, start: Instant, end: Instant, bucket: str) -> bool:
        """Whether a stretch of its own sort lies in it."""
        return BUCKETS[self.lunch] == bucket and self.began <= start and end <= self.over


class RestReader:
    """Finds the rests of one day while its events are read, and those of the days beside it. `found`: the day's own, in the
    order they ended."""

    def __init__(self) -> None:
        self.found: list[TakenRest] = []
        self._opens: Instant = 0
        self._place = 0
        self._own = False

    def turn(self, place: int, opens: Instant) -> None:
        """From here on the events are of the day before (-1), the day itself (0), or those after it (1), which opened then."""
        if place == 0 or self._place < 1:
            self._opens = opens
        self._place = place

    def read(self, before: State, event: e.Event, marks: Sequence[Mark]) -> None:
        """One event, in the state `before` it; `marks`: the day's line, the event included."""
        if before.rest is not None:
            self._ends(before, before.rest, event, marks)
        match event:
            case e.RestStarted():
                self._own = self._is_own(event.at if event.since is None else event.since)
            case e.GapExplained(until=None):
                self._own = self._is_own(event.since)
            case e.GapExplained(until=int() as until):
                self._said(event.since, until, event.was, before.rest, marks)
            case e.Relabelled():
                self.found = [rest for rest in self.found if not (event.start <= rest.began and rest.over <= event.end)]
                self._said(event.start, event.end, event.bucket, before.rest, marks)

    def _is_own(self, began: Instant) -> bool:
        """Whether what begins with an event of the present place belongs to the day: what reaches back over a turnover belongs
        to the day before it."""
        return began >= self._opens if self._place == 0 else self._place == 1 and began < self._opens

    def _ends(self, before: State, rest: Resting, event: e.Event, marks: Sequence[Mark]) -> None:
        over = _end_of_rest(event)
        if over is None or not self._own or _is_replaced(before, rest, event):
            return
        spent = _time_in(BUCKETS[rest.lunch], rest.started, over, marks)
        how = event.how if isinstance(event, e.RestEnded) else ""
        self.found.append(TakenRest(rest.started, rest.ends, over, rest.lunch, spent, how))

    def _said(self, start: Instant, end: Instant, bucket: str, running: Resting | None, marks: Sequence[Mark]) -> None:
        """A stretch was said afterwards to have been a rest: it is one, or part of the one it lies in."""
        if bucket not in BUCKETS.values() or not self._is_own(start):
            return
        if running is not None and BUCKETS[running.lunch] == bucket and running.started <= start:
            return
        around = [rest.encloses(start, end, bucket) for rest in self.found]
        if any(around):
            self.found = [
                rest.replace(lasted=_time_in(bucket, rest.began, rest.over, marks)) if encloses else rest
                for rest, encloses in zip(self.found, around, strict=True)
            ]
        else:
            self.found.append(TakenRest(start, end, end, bucket == "lunch", end - start))


def _end_of_rest(event: e.Event) -> Instant | None:
    """When an event in a rest ends it; None if it does not."""
    match event:
        case e.RestStarted():
            return event.at if event.since is None else event.since
        case e.LeftUnattended():
            return event.since
        case e.RestEnded() | e.BlockStarted() | e.Stopped():
            return event.at
    return None


def _is_replaced(before: State, rest: Resting, event: e.Event) -> bool:
    """Whether another rest of the same sort takes a rest's place at once, before it is over: then it is that other."""
    return isinstance(event, e.RestStarted) and event.lunch == rest.lunch and before.interruption is None and not rest.over


def _time_in(bucket: str, start: Instant, end: Instant, marks: Sequence[Mark]) -> Span:
    """How much of the time between two instants lies in a bucket, in ms."""
    spent, until = 0, end
    for at, found, _ in reversed(marks):
        if at < until:
            spent += until - max(at, start) if found == bucket else 0
            until = at
        if at <= start:
            break
    return spent
