"""The day as a line of stretches, each in exactly one bucket (A3).

The buckets are read off the engine's own state after each event, so that ledger and engine cannot disagree; an event that
reaches back relabels what lies behind it.
"""

from __future__ import annotations

from collections.abc import Sequence

from ninetyten.domain import events as e
from ninetyten.domain.evolve import evolve
from ninetyten.domain.moment import Instant, Span
from ninetyten.domain.plan import Terms
from ninetyten.domain.state import State
from ninetyten.domain.value import Value
from ninetyten.domain.vocabulary import Bucket
from ninetyten.ledger.rests import Mark, RestReader, TakenRest


class Stretch(Value):
    """From when to when, in which bucket; `kind` is the chart type while in a block."""

    start: Instant
    end: Instant
    bucket: Bucket
    kind: str = ""

    @property
    def length(self) -> Span:
        """Return its length in ms."""
        return self.end - self.start


class Beside(Value):
    """What a machine knows of the days beside one, as far as something under way goes over a turnover (A7): the events of the
    day `before`; those of the days `after`, known up to `until`. `keys`: the days that were read for it; `over`: time alone
    changes nothing in them any more."""

    before: tuple[e.Event, ...] = ()
    after: tuple[e.Event, ...] = ()
    until: Instant = 0
    keys: tuple[str, ...] = ()
    over: bool = True


ALONE = Beside()


class FoldedDay(Value):
    """A folded day: its stretches, from the first start to the last stop or to `until`, and the state at the end. `rests`: those
    that began on it and are over. `line`: its stretches and those beside it, uncut by the turnovers; `after`: what happened on
    the days after, as far as something of this day is settled there; both empty where nothing goes over a turnover."""

    stretches: tuple[Stretch, ...]
    state: State
    events: tuple[e.Event, ...]
    rests: tuple[TakenRest, ...] = ()
    line: tuple[Stretch, ...] = ()
    after: tuple[e.Event, ...] = ()

    def until(self, until: Instant) -> FoldedDay:
        """Return the same day at a later instant without further events: what is under way goes on."""
        if self.state.off or not self.stretches:
            return self
        return self.replace(stretches=_lasting(self.stretches, until), line=_lasting(self.line, until))

    @property
    def uncut(self) -> tuple[Stretch, ...]:
        """Its stretches as they lie in the days around it: none is cut by a turnover."""
        return self.line or self.stretches

    def holds(self, at: Instant) -> bool:
        """Return whether what fell due at an instant belongs to this day (A7). Where the day ended with its last second, no other
        takes what fell due then."""
        first = self.events[0] if self.events else None
        if isinstance(first, e.DayOpened) and at < first.at:
            return False
        if self.after:
            return at < self.after[0].at
        day = self.state.day
        return day is None or at < day.closes or (self.state.off and at == day.closes)

    def over_at(self, until: Instant) -> Instant:
        """Return the day's turnover, `until` if it is not known."""
        return self.state.day.closes if self.state.day is not None else until

    @property
    def terms(self) -> Terms:
        """Return the terms that its figures are judged by."""
        return self.state.terms

    def total(self, *buckets: Bucket) -> Span:
        """Return the time in these buckets, in ms."""
        return sum(stretch.length for stretch in self.stretches if stretch.bucket in buckets)


def _lasting(line: tuple[Stretch, ...], until: Instant) -> tuple[Stretch, ...]:
    return line and (*line[:-1], line[-1].replace(end=until))


def bucket_of(state: State) -> Bucket:
    """Return the bucket of the present second."""
    rest = state.rest
    if state.asleep and rest is not None and not rest.over and state.interruption is None:
        return "lunch" if rest.lunch else "rest"
    phase = state.phase
    if phase == "rest" and rest is not None:
        return "lunch" if rest.lunch else "rest"
    if phase == "focus":
        return state.block.activity if state.block is not None else state.activity
    return phase


def fold_day(events: Sequence[e.Event], until: Instant, terms: Terms | None = None, beside: Beside = ALONE) -> FoldedDay:
    """Fold a day from its valid events, in the order they took effect, as it stood at `until`. `terms`: those of a day without
    events. `beside`: what goes over into it from the day before, and from it into those after."""
    opens = events[0].at if events and isinstance(events[0], e.DayOpened) else 0
    closes = beside.after[0].at if beside.after else None
    reader = _Reader(State() if terms is None else State(terms=terms), RestReader(opens, closes))
    reader.read(beside.before)
    reader.read(events)
    state = reader.state
    reader.read(beside.after)
    line = tuple(_stretches(reader.marks, beside.until if beside.after else until))
    rests = tuple(sorted(reader.rests.found, key=lambda rest: rest.began))
    if not (beside.before or beside.after):
        return FoldedDay(_worked(line), state, tuple(events), rests)
    cut = [part.replace(start=max(part.start, opens), end=min(part.end, until)) for part in line]
    own = [part for part in cut if part.start < part.end or (not beside.after and part.start == part.end == until)]
    return FoldedDay(_worked(own), state, tuple(events), rests, _worked(line), beside.after)


class _Reader:
    """Reads events into marks, and finds the rests among them."""

    def __init__(self, state: State, rests: RestReader) -> None:
        self.state = state
        self.marks: list[Mark] = []
        self.rests = rests

    def read(self, events: Sequence[e.Event]) -> None:
        """Read the events that follow."""
        for event in events:
            before, self.state = self.state, evolve(self.state, event)
            self.marks = _marked(self.marks, event, self.state)
            self.rests.read(before, event, self.marks)


def _marked(marks: list[Mark], event: e.Event, state: State) -> list[Mark]:
    now: Mark = (event.at, bucket_of(state), state.block.kind if state.block is not None else "")
    reach = getattr(event, "since", None)
    since = max(reach, marks[0][0]) if reach is not None and marks else event.at  # not before what is read
    match event:
        case e.WasAway():
            return [*_cut(marks, since), (since, "away", now[2]), now]
        case e.GapExplained():
            return _explained(marks, event, since, now)
        case e.Relabelled():
            return _relabelled(marks, event)
        case e.RestStarted() | e.WentAway() | e.LeftUnattended() if reach is not None:
            return [*_cut(marks, since), (since, now[1], now[2])]
    return [*marks, now] if not marks or marks[-1][1:] != now[1:] else marks


def _cut(marks: list[Mark], since: Instant) -> list[Mark]:
    return [mark for mark in marks if mark[0] < since]


def _relabelled(marks: list[Mark], event: e.Relabelled) -> list[Mark]:
    """Relabel a stretch; what stood at its end goes on after it. It keeps the kind it had, or takes the one before it, else the
    one after it: no production is without a kind."""
    at_end = [mark for mark in marks if mark[0] <= event.end][-1:]
    before = [kind for at, _, kind in marks if at <= event.start and kind][-1:]
    after_it = [kind for at, _, kind in marks if at > event.start and kind][:1]
    label: Mark = (event.start, event.bucket, next(iter([*before, *after_it]), ""))
    after = [(event.end, bucket, kind) for _, bucket, kind in at_end]
    return [*_cut(marks, event.start), label, *after, *(mark for mark in marks if mark[0] > event.end)]


def _explained(marks: list[Mark], event: e.GapExplained, since: Instant, now: Mark) -> list[Mark]:
    before = _cut(marks, since)
    bucket = (before[-1][1] if before else "production") if event.was == "work" else event.was
    gap: Mark = (since, bucket, before[-1][2] if before else now[2])
    if event.until is None:
        return [*before, gap, now]
    return [*before, gap, *(mark for mark in marks if mark[0] >= event.until)]


def _stretches(marks: list[Mark], until: Instant) -> list[Stretch]:
    ends = [mark[0] for mark in marks[1:]] + [until] * bool(marks)
    stretches: list[Stretch] = []
    for (at, bucket, kind), end in zip(marks, ends, strict=True):
        before = stretches[-1] if stretches else None
        if before is not None and (before.bucket, before.kind) == (bucket, kind):
            stretches[-1] = before.replace(end=end)
        else:
            stretches.append(Stretch(at, end, bucket, kind))
    # What has just begun is there, though it lasts no time yet.
    return [stretch for stretch in stretches if stretch.length or stretch is stretches[-1]]


def _worked(stretches: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """Return the stretches from the first start to the last stop."""
    first = next((i for i, stretch in enumerate(stretches) if stretch.bucket != "off"), len(stretches))
    last = next((i for i in range(len(stretches), first, -1) if stretches[i - 1].bucket != "off"), first)
    return tuple(stretches[first:last])
