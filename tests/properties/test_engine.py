"""What must hold for any day anybody can live: hypothesis makes up the days, the engine lives them."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ninetyten.domain import commands as c
from ninetyten.domain import engine
from ninetyten.domain import events as e
from ninetyten.domain.engine import advance, step
from ninetyten.domain.evolve import evolve
from ninetyten.domain.history import Written, fold, holding
from ninetyten.domain.moment import HOUR, MINUTE, SECOND, Day, Instant, Now
from ninetyten.domain.plan import BETWEEN_STOPS, Plan
from ninetyten.domain.rewriting import act
from ninetyten.domain.state import State
from ninetyten.domain.vocabulary import SITUATIONS
from ninetyten.ledger.stops import entries
from ninetyten.ledger.timeline import fold_day

PLAN = Plan()
MIDNIGHT: Instant = 1_790_000_000 * SECOND // HOUR * HOUR
TODAY = Day("2026-09-21", "UTC", MIDNIGHT, MIDNIGHT + 24 * HOUR)


def now(at: Instant) -> Now:
    """An instant of the one day these tests live in."""
    return Now(at, 0, TODAY)


SAID_NOW: st.SearchStrategy[c.Command] = st.one_of(
    st.builds(c.Start, st.sampled_from(["production", "study", "growth"])),
    st.builds(c.Switch, st.sampled_from(["production", "query", "admin"])),
    st.builds(c.Chart, st.integers(1, 5)),
    st.just(c.Hold("unsigned")),
    st.builds(c.Release, drop=st.booleans()),
    st.sampled_from([c.Done(), c.Snooze(), c.Skip(), c.Resume(), c.StopWork(), c.Back("walk"), c.Tick()]),
    st.builds(c.Rest, st.sampled_from([0, 3 * MINUTE, 15 * MINUTE])),
    st.builds(c.Pause, st.just("phone"), st.sampled_from([0, 4 * MINUTE, 7 * MINUTE])),
    st.builds(c.Meeting, st.sampled_from([3 * MINUTE, 30 * MINUTE])),
    st.builds(c.Downtime, st.just("ehr"), st.sampled_from([0, 20 * MINUTE])),
    st.builds(c.Away, st.sampled_from([40 * SECOND, 6 * MINUTE])),
    st.builds(c.Relabel, st.integers(0, 200), st.integers(0, 300), st.sampled_from(["study", "meeting", "rest", "off"])),
)
SAID_LATER = st.builds(
    lambda act, ago: c.Later(act, None, ago),
    SAID_NOW.filter(lambda act: act.later),
    st.one_of(st.integers(1, 200).map(lambda m: m * MINUTE), st.sampled_from([5 * SECOND, 5 * MINUTE, 10 * MINUTE])),
)
COMMANDS = st.one_of(SAID_NOW, SAID_NOW, SAID_LATER)
WAITS = st.one_of(st.integers(0, 40 * SECOND), st.integers(1, 30).map(lambda m: m * MINUTE), st.sampled_from([0, 5 * MINUTE]))
DAYS = st.lists(st.tuples(WAITS, COMMANDS), min_size=1, max_size=30)


class Lived:
    """A day lived command by command, its events kept as a journal keeps them."""

    def __init__(self) -> None:
        self.at = MIDNIGHT + HOUR
        self.state = State()
        self.written: list[Written] = []
        self.do(c.Watch())
        self.do(c.Start())

    def do(self, command: c.Command) -> str:
        """One command at the present instant; the reason of a refusal."""
        done = act(self.written, self.state, command, now(self.at), PLAN)
        self.written += [Written(f"{len(self.written)}-{i}", event) for i, event in enumerate(done.events)]
        self.state = done.state
        return done.refusal

    def live(self, day: list[tuple[int, c.Command]]) -> Lived:
        """A whole list of waits and commands, then the last second's deadlines."""
        for wait, command in day:
            self.at += wait
            self.do(command)
        self.do(c.Tick())
        return self

    @property
    def events(self) -> list[e.Event]:
        """What holds."""
        return [entry.event for entry in holding(self.written)]


@given(DAYS)
def test_replay_equals_live(day: list[tuple[int, c.Command]]) -> None:
    """The state is the fold of the events, always."""
    lived = Lived().live(day)

    assert fold(lived.written, State()) == lived.state


@given(DAYS)
def test_a_second_tick_at_the_same_moment_is_silent(day: list[tuple[int, c.Command]]) -> None:
    """Time that has been told is not told again."""
    lived = Lived().live(day)

    assert step(lived.state, c.Tick(), now(lived.at), PLAN).events == ()


@given(DAYS, st.integers(1, 100))
def test_one_long_tick_equals_many_short_ones(day: list[tuple[int, c.Command]], minutes: int) -> None:
    """How often the clock is looked at changes nothing."""
    lived = Lived().live(day)
    until = lived.at + minutes * MINUTE

    once = advance(lived.state, now(until), until, inclusive=True)
    state = lived.state
    told: list[e.Event] = []
    for at in range(lived.at, until + 1, 30 * SECOND):
        part = step(state, c.Tick(), now(at), PLAN)
        state, told = part.state, [*told, *part.events]
    assert (state, tuple(told)) == (once.state, once.events)


@given(DAYS)
def test_every_second_is_in_one_bucket(day: list[tuple[int, c.Command]]) -> None:
    """The stretches follow one another without gap or overlap."""
    lived = Lived().live(day)
    stretches = fold_day(lived.events, lived.at).stretches

    assert all(stretch.start < stretch.end for stretch in stretches[:-1])
    assert all(a.end == b.start for a, b in pairwise(stretches))


@given(DAYS)
def test_no_two_stops_within_a_minute_and_none_in_the_quiet_zone(day: list[tuple[int, c.Command]]) -> None:
    """One at a time, a minute apart unless it comes afresh; none in a block's first five minutes or around its end."""
    lived = Lived().live(day)
    state, last = State(), -HOUR
    shown: tuple[int, ...] = ()
    for event in lived.events:
        if isinstance(event, e.PromptShown):
            rules, worked = state.rules, state.worked(event.at)
            assert state.showing is None
            assert set(event.stops) & set(shown) or event.at - last >= BETWEEN_STOPS
            assert worked >= rules.settle
            assert not -rules.absorb < worked - rules.focus < rules.absorb
            last, shown = event.at, event.stops
        state = evolve(state, event)


@given(DAYS)
def test_every_due_has_one_fate(day: list[tuple[int, c.Command]]) -> None:
    """Nothing vanishes: after the end of the day no stop is open, and each due is counted once."""
    lived = Lived().live(day)
    if lived.state.phase != "off":
        lived.do(c.StopWork())
        lived.do(c.Tick())
    fell = sum(isinstance(event, e.PromptFellDue | e.DueAbsorbed) for event in lived.events)
    stops = entries(lived.events)

    assert all(stop.fate is not None for stop in stops)
    assert sum(len(stop.tracks) for stop in stops) == fell


@settings(max_examples=60)
@given(DAYS, COMMANDS)
def test_undo_restores_the_report(day: list[tuple[int, c.Command]], command: c.Command) -> None:
    """After an act and its undo in the same second every stretch is what it was."""
    lived = Lived().live(day)
    before = [stretch for stretch in fold_day(lived.events, lived.at).stretches if stretch.length]
    acts = sum(e.sort_of(entry.event) == "act" for entry in lived.written)
    if lived.do(command) or sum(e.sort_of(entry.event) == "act" for entry in lived.written) == acts:
        return

    assert not lived.do(c.Undo())
    assert [stretch for stretch in fold_day(lived.events, lived.at).stretches if stretch.length] == before
    assert fold(lived.written, State()) == lived.state


@settings(max_examples=60)
@given(DAYS, SAID_LATER)
def test_a_refused_correction_changes_nothing(day: list[tuple[int, c.Command]], command: c.Command) -> None:
    """Only the refusal is recorded."""
    lived = Lived().live(day)
    before = lived.events
    if lived.do(command):
        assert [event for event in lived.events if not isinstance(event, e.Refused)] == [
            event for event in before if not isinstance(event, e.Refused)
        ]


@given(DAYS, SAID_NOW)
def test_the_table_decides_alone(day: list[tuple[int, c.Command]], command: c.Command) -> None:
    """A command that the table allows is not refused by accident, and the other way round."""
    from ninetyten.domain.machine import refusal, situation

    lived = Lived().live(day)
    here = situation(lived.state)
    said = step(lived.state, command, now(lived.at), PLAN).refusal

    assert here in SITUATIONS
    if command.word:
        assert bool(refusal(lived.state, command)) == (here not in command.allowed)
        assert said or here in command.allowed


def test_a_deadline_that_moves_nothing_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """An error, not a loop."""
    lived = Lived()
    monkeypatch.setattr(engine, "next_deadline", lambda state, now: (state.clock, 0, lambda at: []))
    with pytest.raises(engine.Stuck):
        advance(lived.state, now(lived.at + MINUTE), lived.at + MINUTE, inclusive=True)


def test_a_step_has_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pause of long ago reminds forever."""
    monkeypatch.setattr(engine, "MOST_AT_ONCE", 50)
    lived = Lived()
    lived.do(c.Pause())
    with pytest.raises(engine.Stuck):
        advance(lived.state, now(lived.at + 9 * HOUR), lived.at + 9 * HOUR, inclusive=True)


def served_within(limit: int) -> Callable[[State], bool]:
    """Whether no unsettled stop is older than that in screen time."""
    return lambda state: all(state.clock - stop.due <= limit for stop in state.stops if stop.shown is None)


@given(st.lists(st.integers(1, 12), max_size=12))
def test_every_due_is_asked_soon(charts: list[int]) -> None:
    """In an uninterrupted block each due is asked or absorbed within the boundary wait, or the ten minutes around the end."""
    lived = Lived()
    for wait in charts:
        lived.at += wait * MINUTE
        lived.do(c.Chart())
        lived.do(c.Tick())
        assert served_within(PLAN.rules.boundary + 2 * PLAN.rules.absorb + 3 * MINUTE)(lived.state)
