"""Sum up a day in one record: all that a longer report needs, exact, so that a year can be read without folding it again.

It holds numbers, words and records of them, and goes to JSON (`packed`) and back (`reader_of`) unchanged.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any, TypeVar

from ninetyten.domain import events as e
from ninetyten.domain.moment import MINUTE, Instant, OffsetAt, Span
from ninetyten.domain.state import State
from ninetyten.domain.value import Value, annotations_of
from ninetyten.domain.vocabulary import BUCKETS
from ninetyten.ledger.audits import audits_of
from ninetyten.ledger.machines import machines, not_running
from ninetyten.ledger.periods import week_of
from ninetyten.ledger.private import Private, private_of
from ninetyten.ledger.production import Lap, OfHour, ProductionInterval, by_hour, laps, switched_at
from ninetyten.ledger.quota import Quota, charts_logged, earned_minutes, quota_of
from ninetyten.ledger.rests import TakenRest
from ninetyten.ledger.stops import Tally
from ninetyten.ledger.timeline import FoldedDay

WORK_DAY: Span = 30 * MINUTE
"""A day with at least this much production counts where days are compared."""


class OfKind(Value):
    """What a day holds of one kind of chart. `production`: ms while it was current; `earned`: standard minutes; `laps`: what
    single charts took, `first_laps`: what the first after a switch took, in ms. `pay`: money for a chart, 0: none."""

    kind: str
    charts: int
    production: Span
    earned: float
    laps: tuple[Span, ...] = ()
    first_laps: tuple[Span, ...] = ()
    pay: float = 0.0


class Studied(Value):
    """An unbroken stretch of accuracy study of one topic (G1): from when, and for how long."""

    topic: str
    at: Instant
    span: Span


class StudyDay(Value):
    """What accuracy study asks of a day, for years that nothing else is asked of: see `Summary`."""

    key: str
    blocks: int
    studied: tuple[Studied, ...]
    audits: tuple[e.Audited, ...]


class Rests(Value):
    """Rests by how they count (CONTRACT): `taken`, `short` ones, `lunch`es."""

    taken: int
    short: int
    lunch: int


class Summary(Value):
    """One work day. Lengths in ms; `buckets` in the order of A3; `growth_target`, `accuracy_target` in percent; `private` is for
    the wellness report alone (D11); `place`: where it was worked, `home`, `office` or empty; `by_chart`:
    some chart type of its terms is paid by the chart; `not_running`: what of its unwatched time the program did not run;
    `studied`: accuracy study by topic, in order; `study_target`: the share of study aimed at, in
    percent, 0 for none."""

    key: str
    span: Span
    clock: Span
    paid: Span
    work: Span
    buckets: tuple[tuple[str, Span], ...]
    quota: Quota
    kinds: tuple[OfKind, ...]
    holds: int
    switches: int
    blocks: int
    rests: Rests
    growth_target: float
    accuracy_target: float
    accuracy_first: bool
    audits: tuple[e.Audited, ...]
    ceus: tuple[e.CeuEarned, ...]
    hours: tuple[OfHour, ...]
    private: Private
    place: str = ""
    by_chart: bool = False
    not_running: Span = 0
    studied: tuple[Studied, ...] = ()
    study_target: float = 0.0

    def total(self, bucket: str) -> Span:
        """Return the time in a bucket, in ms."""
        return dict(self.buckets)[bucket]

    def of_kind(self, kind: str) -> OfKind:
        """Return the figures of a kind, zero if it was not worked on."""
        return next((found for found in self.kinds if found.kind == kind), OfKind(kind, 0, 0, 0.0))

    @property
    def for_study(self) -> StudyDay:
        """Return what accuracy study asks of the day."""
        return StudyDay(self.key, self.blocks, self.studied, self.audits)

    @property
    def worked(self) -> bool:
        """Return whether it counts as a work day where days are compared."""
        return self.quota.production >= WORK_DAY


def summarise(day: FoldedDay, key: str, until: Instant, offset_at: OffsetAt) -> Summary:
    """Summarize a folded day as it stands at `until`, its turnover if it is over. `offset_at`: the local offset at an instant, in
    seconds east of UTC."""
    clock = sum(stretch.length for stretch in day.stretches if stretch.bucket != "off")
    paid, work = paid_and_work(day, clock)
    target, found = day.terms.target, [rest for alone in machines(day) for rest in alone.rests]
    return Summary(
        key=key,
        span=sum(stretch.length for stretch in day.stretches),
        clock=clock,
        paid=paid,
        work=work,
        buckets=tuple((bucket, day.total(bucket)) for bucket in BUCKETS),
        quota=quota_of(day, key),
        kinds=_kinds(day),
        holds=sum(isinstance(event, e.ChartHeld) for event in day.events),
        switches=len(switched_at(day)),
        blocks=day.state.blocks,
        rests=_rests(found),
        growth_target=target.growth,
        accuracy_target=target.accuracy,
        accuracy_first=target.accuracy_first,
        study_target=target.study,
        audits=audits_of(day.events),
        ceus=tuple(event for event in day.events if isinstance(event, e.CeuEarned)),
        hours=by_hour(day, offset_at),
        private=private_of(day, found, until),
        place=day.terms.day.place,
        by_chart=any(kind.pay for kind in day.terms.kinds),
        not_running=not_running(day),
        studied=studied(day),
    )


def study_day(day: FoldedDay, key: str) -> StudyDay:
    """Return what accuracy study asks of a folded day."""
    return StudyDay(key, day.state.blocks, studied(day), audits_of(day.events))


_NAMING = frozenset((e.BlockStarted, e.DayOpened, e.Switched))
"""The events that can name a topic of study."""
NO_TOPIC = "other"
"""The topic of study for which none was ever named."""


def studied(day: FoldedDay) -> tuple[Studied, ...]:
    """Return a day's accuracy study by topic: the one named last holds, also for what is relabeled as study."""
    named = [(event.at, topic) for event in day.events if type(event) in _NAMING and (topic := _topic_of(event))]
    found: list[Studied] = []
    for stretch in day.stretches if day.total("study") else ():
        edges = [stretch.start, *(at for at, _ in named if stretch.start < at < stretch.end), stretch.end]
        for start, end in pairwise(edges):
            topic = next((topic for at, topic in reversed(named) if at <= start), NO_TOPIC)
            before = found[-1] if found else None
            if stretch.bucket == "study" and before is not None and (before.topic, before.at + before.span) == (topic, start):
                found[-1] = before.replace(span=end - before.at)
            elif stretch.bucket == "study" and start < end:
                found.append(Studied(topic, start, end - start))
    return tuple(found)


def _topic_of(event: e.Event) -> str:
    """Return the topic that holds from an event on; empty if it names none."""
    if isinstance(event, e.DayOpened):
        return event.carried.topic if isinstance(event.carried, State) else ""
    return event.topic if isinstance(event, e.BlockStarted | e.Switched) else ""


def by_week(days: Sequence[Summary]) -> dict[str, list[Summary]]:
    """Return the days of each ISO week that has any, the earliest week first."""
    found: dict[str, list[Summary]] = {}
    for day in days:
        found.setdefault(week_of(day.key), []).append(day)
    return dict(sorted(found.items()))


def paid_and_work(day: FoldedDay, clock: Span) -> tuple[Span, Span]:
    """Return paid and work time in ms (D4): short pauses and absences are paid, long ones are not."""
    paid = clock - day.total("lunch", "asleep", "unwatched") - _long_breaks(day)
    return paid, paid - day.total("rest")


def _long_breaks(day: FoldedDay) -> Span:
    """Return the day's share of pauses and absences too long to be paid; a turnover does not split them."""
    if not day.stretches:
        return 0
    first, last, longest = day.stretches[0].start, day.stretches[-1].end, day.terms.day.paid_break
    breaks = _unbroken([(stretch.start, stretch.end) for stretch in day.uncut if stretch.bucket in ("paused", "away")])
    return sum(max(0, min(end, last) - max(start, first)) for start, end in breaks if end - start > longest)


def _unbroken(parts: Sequence[ProductionInterval]) -> list[ProductionInterval]:
    """Join the parts of a day that touch, in order."""
    found: list[ProductionInterval] = []
    for start, end in parts:
        if found and found[-1][1] == start:
            start = found.pop()[0]
        found.append((start, end))
    return found


def _rests(found: Sequence[TakenRest]) -> Rests:
    return Rests(
        taken=sum(rest.taken and not rest.lunch for rest in found),
        short=sum(not rest.taken and not rest.lunch for rest in found),
        lunch=sum(rest.lunch for rest in found),
    )


def _kinds(day: FoldedDay) -> tuple[OfKind, ...]:
    """Return the day by kind, in the order they were first worked on."""
    spent: dict[str, Span] = {}
    for stretch in day.stretches:
        if stretch.bucket == "production":
            spent[stretch.kind] = spent.get(stretch.kind, 0) + stretch.length
    logged: dict[str, list[e.ChartsLogged]] = {}
    for event in charts_logged(day):
        logged.setdefault(event.kind, []).append(event)
    timed: dict[str, list[Lap]] = {}
    for lap in laps(day):
        timed.setdefault(lap.kind, []).append(lap)
    return tuple(
        OfKind(
            kind=name,
            charts=sum(event.count for event in logged.get(name, ())),
            production=spent.get(name, 0),
            earned=sum(map(earned_minutes, logged.get(name, ()))),
            laps=tuple(lap.span for lap in timed.get(name, ()) if not lap.switched),
            first_laps=tuple(lap.span for lap in timed.get(name, ()) if lap.switched),
            pay=day.terms.pay(name),
        )
        for name in (spent | logged)
    )


def to_plain(value: Any) -> Any:
    """Return a record as JSON can hold it: an object of its fields; a tuple as a list."""
    if isinstance(value, Value):
        return {name: to_plain(getattr(value, name)) for name in value.fields}
    if isinstance(value, tuple):
        return [to_plain(item) if isinstance(item, (Value, tuple)) else item for item in value]
    return value


def packed(record: object) -> list[Any]:
    """Return a record as JSON can hold it in little room, as the array of its fields: a `default` for `json.dumps`."""
    if isinstance(record, Value):
        return [getattr(record, name) for name in record.fields]
    raise TypeError(f"a summary cannot hold {type(record).__name__}")


_RECORDS: dict[str, type[Value]] = {
    record.__name__: record for record in (Quota, Rests, Private, Tally, OfKind, OfHour, Studied, e.Audited, e.CeuEarned)
}
"""What a summary and its parts are made of, by the names that annotations use."""
Form = TypeVar("Form", bound=Value)
Reader = Callable[[Any], Any]


def reader_of(form: type[Form]) -> Callable[[list[Any]], Form]:
    """Return what reads a summary, or a part of one, back from its array, which it changes. It raises ValueError or TypeError for
    what is not one."""
    annotated, size = annotations_of(form), len(form.fields)
    readers = [(place, _reader(annotated[name])) for place, name in enumerate(form.fields)]
    nested = [(place, read) for place, read in readers if read is not None]

    def read_back(plain: list[Any]) -> Form:
        if len(plain) != size:
            raise ValueError(f"not a {form.__name__}")
        for place, read in nested:
            plain[place] = read(plain[place])
        return form(*plain)

    return read_back


def _reader(annotation: str) -> Reader | None:
    """Return what reads back a field of that annotation, such as `tuple[Studied, ...]`; None if JSON holds it as it is."""
    if not annotation.startswith("tuple["):
        record = _RECORDS.get(annotation.removeprefix("e."))
        return None if record is None else reader_of(record)
    each = _reader(annotation.removeprefix("tuple[").removesuffix("]").removesuffix(", ..."))
    return tuple if each is None else lambda items: tuple(map(each, items))
