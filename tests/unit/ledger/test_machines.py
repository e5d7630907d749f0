"""A day that was lived on several machines is one day: every second once, everything that was logged."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from ninetyten.domain import events as e
from ninetyten.domain.moment import HOUR, MINUTE
from ninetyten.domain.plan import Rules
from ninetyten.domain.state import State
from ninetyten.domain.vocabulary import BUCKETS
from ninetyten.ledger.machines import CombinedDay, MachineDay, combine, fold_accounts, machines, whole_account
from ninetyten.ledger.timeline import FoldedDay, Stretch, fold_day
from ninetyten.ledger.turnover import SILENT, Machine
from tests.properties.test_engine import DAYS, MIDNIGHT, TODAY, Lived


@st.composite
def days(draw: st.DrawFn) -> FoldedDay:
    """A machine's day: some stretches of whole minutes, and as many charts as it has minutes."""
    at = begin = draw(st.integers(0, 20)) * MINUTE
    stretches = []
    for bucket, kind, length in draw(
        st.lists(
            st.tuples(st.sampled_from(BUCKETS), st.sampled_from(["", "general"]), st.integers(1, 10)), min_size=1, max_size=8
        )
    ):
        stretches.append(Stretch(at, at + length * MINUTE, bucket, kind))
        at += length * MINUTE
    charts = (at - begin) // MINUTE
    state = State(clock=at, blocks=1, charts=(("general", charts),))
    return FoldedDay(tuple(stretches), state, (e.ChartsLogged(at=at, count=charts, kind="general", per_hour=12.0),))


def told(day: FoldedDay, at: int) -> list[tuple[int, str]]:
    """What a day says of an instant, as (place of the bucket, chart type)."""
    return [(BUCKETS.index(s.bucket), s.kind) for s in day.stretches if s.start <= at < s.end]


def as_one(day: FoldedDay) -> list[tuple[int, int, str, str]]:
    """The stretches, those that go on unchanged as one."""
    line: list[tuple[int, int, str, str]] = []
    for stretch in day.stretches:
        if line and line[-1][2:] == (stretch.bucket, stretch.kind):
            line[-1] = (line[-1][0], stretch.end, stretch.bucket, stretch.kind)
        else:
            line.append((stretch.start, stretch.end, stretch.bucket, stretch.kind))
    return line


@given(st.lists(days(), min_size=1, max_size=4))
def test_every_second_counts_once_in_the_first_bucket(lived: list[FoldedDay]) -> None:
    """From the first start to the last stop, without gap or overlap; what no machine knows of is off."""
    day = combine(lived)
    first, last = min(d.stretches[0].start for d in lived), max(d.stretches[-1].end for d in lived)
    assert (day.stretches[0].start, day.stretches[-1].end) == (first, last)
    assert all(one.end == other.start for one, other in pairwise(day.stretches))
    assert sum(day.total(bucket) for bucket in BUCKETS) == last - first
    for at in range(first, last, MINUTE):
        anyone = sorted(found for d in lived for found in told(d, at))
        assert told(day, at) == (anyone[:1] or [(BUCKETS.index("off"), "")])


@given(st.lists(days(), min_size=1, max_size=4))
def test_what_was_logged_is_added_up(lived: list[FoldedDay]) -> None:
    """Charts and blocks of every machine count."""
    day = combine(lived)
    charts = sum(d.state.chart_total for d in lived)
    assert day.state.chart_total == sum(event.count for event in day.events if isinstance(event, e.ChartsLogged)) == charts
    assert (day.state.blocks, machines(day)) == (len(lived), tuple(sorted(lived, key=repr)) if len(lived) > 1 else (lived[0],))


@given(days())
def test_one_machine_is_left_as_it_is(day: FoldedDay) -> None:
    """So is a day beside days on which nothing was said."""
    nothing = fold_day((), 0)
    assert combine([day]) is day
    assert combine([nothing, day, nothing]) is day
    assert machines(day) == (day,)
    assert combine([nothing, nothing]) is nothing


@given(st.lists(days(), min_size=2, max_size=4), st.randoms(use_true_random=False), st.integers(1, 3))
def test_the_order_of_machines_does_not_matter(lived: list[FoldedDay], random: object, cut: int) -> None:
    """Nor whether some of them were combined before."""
    shuffled = list(lived)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    day = combine(lived)
    assert combine(shuffled) == day
    assert combine([combine(lived[:cut]), *lived[cut:]]) == day
    assert combine([day]) == day
    assert isinstance(day, CombinedDay) and as_one(day) == [(s.start, s.end, s.bucket, s.kind) for s in day.stretches]


@settings(max_examples=30)
@given(DAYS, DAYS)
def test_lived_days_are_folded_alone(here: list, there: list) -> None:  # type: ignore[type-arg]
    """Days as the engine records them keep their own stops, breaks and blocks."""
    accounts = [MachineDay(tuple(lived.events), lived.at) for lived in (Lived().live(here), Lived().live(there))]
    day = fold_accounts(accounts)
    folded = [fold_day(account.events, account.until) for account in accounts]
    assert sorted(map(repr, machines(day))) == sorted(map(repr, folded))
    assert sum(day.total(bucket) for bucket in BUCKETS) == sum(stretch.length for stretch in day.stretches)


MORNING = (
    e.DayOpened(MIDNIGHT, TODAY, State(clock=MIDNIGHT, day=TODAY)),
    e.BlockStarted(MIDNIGHT + 4 * HOUR, "production", "general", Rules()),
    e.ChartsLogged(at=MIDNIGHT + 5 * HOUR, count=2, kind="general", per_hour=12.0),
)


def test_an_account_ends_where_its_machine_fell_silent() -> None:
    """A day that was left open lasts until its turnover only if the machine knows of later days."""
    later = Machine(lambda key, step: None, "2099-01-01")
    assert whole_account(MORNING).until == MIDNIGHT + 5 * HOUR
    assert whole_account(MORNING, TODAY.key, later).until == TODAY.closes
    stopped = (*MORNING, e.Stopped(MIDNIGHT + 6 * HOUR))
    assert {whole_account(stopped, TODAY.key, machine).until for machine in (SILENT, later)} == {MIDNIGHT + 6 * HOUR}


def test_an_account_is_cut_at_an_instant() -> None:
    """What came later is not known yet; later than it is known it is as it is."""
    account = MachineDay(MORNING, MIDNIGHT + 8 * HOUR)
    assert account.cut(MIDNIGHT + 4 * HOUR) == MachineDay(MORNING[:2], MIDNIGHT + 4 * HOUR)
    assert account.cut(MIDNIGHT + 9 * HOUR) is account
