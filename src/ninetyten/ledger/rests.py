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
from ninetyten.domain.vocabulary import Bucket, Return, Unsaid

Mark = tuple[Instant, Bucket, str]
"""From when on which bucket, with which chart type."""
REST_BUCKETS: dict[bool, Bucket] = {False: "rest", True: "lunch"}
"""The bucket of a rest, by whether it is lunch."""


class TakenRest(Value):
    """A rest that is over. `ends`: its planned end; `over`: when it ended; `lasted`: how much of it was rest, in ms; `how`: what
    it was, empty if nobody said."""

    began: Instant
    ends: Instant
    over: Instant
    lunch: bool
    lasted: Span
    how: Return | Unsaid = ""

    @property
    def taken(self) -> bool:
        """Return whether it counts as taken: at least half its planned length."""
        return 2 * self.lasted >= self.ends - self.began

    @property
    def early(self) -> bool:
        """Return whether it ended before its planned end."""
        return self.over < self.ends

    def encloses(self, start: Instant, end: Instant, bucket: str) -> bool:
        """Return whether it encloses a stretch of its own type."""
        return REST_BUCKETS[self.lunch] == bucket and self.began <= start and end <= self.over


class RestReader:
    """Finds the rests of one day while its events are read, and those of the days beside it. `opens`: when the day opened;
    `closes`: when the next one did, None where that is not read. `found`: the day's own, in the order they ended."""

    def __init__(self, opens: Instant, closes: Instant | None) -> None:
        self.found: list[TakenRest] = []
        self._opens = opens
        self._closes = closes
        self._runs_own = False  # noted as a rest begins: at a turnover's own second its start does not tell the day

    def read(self, before: State, event: e.Event, marks: Sequence[Mark]) -> None:
        """Read one event, in the state `before` it; `marks`: the day's line, the event included."""
        if before.rest is not None:
            self._ends(before, before.rest, event, marks)
        match event:
            case e.RestStarted():
                self._runs_own = self._is_own(event.at if event.since is None else event.since, before)
            case e.GapExplained(until=None):
                self._runs_own = self._is_own(event.since, before)
            case e.GapExplained(until=int() as until):
                self._said(event.since, until, event.was, before, marks)
            case e.Relabelled():
                self.found = [rest for rest in self.found if not (event.start <= rest.began and rest.over <= event.end)]
                self._said(event.start, event.end, event.bucket, before, marks)

    def _is_own(self, began: Instant, before: State) -> bool:
        """Return whether what began then, and is told in the state `before`, belongs to the day. What is told before a turnover
        began before it, also at its own second."""
        if before.day is not None:
            began = min(began, before.day.closes - 1)
        return self._opens <= began and (self._closes is None or began < self._closes)

    def _ends(self, before: State, rest: Resting, event: e.Event, marks: Sequence[Mark]) -> None:
        over = _end_of_rest(event)
        if over is None or not self._runs_own or _is_replaced(before, rest, event):
            return
        spent = _time_in(REST_BUCKETS[rest.lunch], rest.started, over, marks)
        how: Return | Unsaid = event.how if isinstance(event, e.RestEnded) else ""
        self.found.append(TakenRest(rest.started, rest.ends, over, rest.lunch, spent, how))

    def _said(self, start: Instant, end: Instant, bucket: str, before: State, marks: Sequence[Mark]) -> None:
        """Add a rest that was recorded afterwards, or extend the rest it lies in."""
        if bucket not in REST_BUCKETS.values() or not self._is_own(start, before):
            return
        running = before.rest
        if running is not None and REST_BUCKETS[running.lunch] == bucket and running.started <= start:
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
    """Return when an event in a rest ends it; None if it does not."""
    match event:
        case e.RestStarted():
            return event.at if event.since is None else event.since
        case e.LeftUnattended():
            return event.since
        case e.RestEnded() | e.BlockStarted() | e.Stopped():
            return event.at
    return None


def _is_replaced(before: State, rest: Resting, event: e.Event) -> bool:
    """Return whether another rest of the same sort takes a rest's place at once, before it is over: then it is that other."""
    return isinstance(event, e.RestStarted) and event.lunch == rest.lunch and before.interruption is None and not rest.over


def _time_in(bucket: str, start: Instant, end: Instant, marks: Sequence[Mark]) -> Span:
    """Return how much of the time between two instants lies in a bucket, in ms."""
    spent, until = 0, end
    for at, found, _ in reversed(marks):
        if at < until:
            spent += until - max(at, start) if found == bucket else 0
            until = at
        if at <= start:
            break
    return spent
