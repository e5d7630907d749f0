"""What only the desktop can hold back: do-not-disturb and the screen's lock."""

from __future__ import annotations

from hypothesis import given, settings

from ninetyten.domain import commands as c
from ninetyten.domain import events as e
from ninetyten.domain.engine import step
from ninetyten.domain.moment import HOUR, MINUTE, SECOND, Day, Now, Span
from ninetyten.domain.plan import DayPlan, Plan
from ninetyten.domain.state import State
from ninetyten.ledger.machines import MachineDay, fold_accounts
from ninetyten.ledger.private import core_missed
from ninetyten.ledger.stops import stops_of
from ninetyten.ledger.timeline import fold_day
from tests.properties.test_engine import DAYS, Lived

OPENS = 20_000 * 24 * HOUR
"""04:00 of the work day."""
PLAN = Plan()
DAY = Day("2024-10-04", "UTC", OPENS, OPENS + 24 * HOUR)


def lived(*said: tuple[Span, c.Command], plan: Plan = PLAN, begins: Span = 4 * HOUR) -> list[e.Event]:
    """What comes of these commands, each so long after the start of a block, and that so long after 04:00."""
    state = State()
    events: list[e.Event] = []
    for at, command in ((0, c.Watch()), (0, c.Start()), *said):
        done = step(state, command, Now(OPENS + begins + at, 0, DAY), plan)
        assert not done.refusal
        state, events = done.state, [*events, *done.events]
    return events


def reasons(*said: tuple[Span, c.Command]) -> dict[str, int]:
    """Why stops were held back in them."""
    day = fold_day(lived(*said), OPENS + 4 * HOUR + said[-1][0])
    return {reason: count for reason, count in stops_of(day).held.items() if count}


def test_do_not_disturb_holds_back_what_falls_due() -> None:
    """Eyes at 20 and wrists at 30 wait for its end at 35; over before anything is due, it held nothing back."""
    hushed = [(19 * MINUTE, c.Hush(True)), (35 * MINUTE, c.Hush(False)), (39 * MINUTE, c.Tick())]
    assert reasons(*hushed) == {"do-not-disturb": 2}
    assert reasons((10 * MINUTE, c.Hush(True)), (19 * MINUTE, c.Hush(False)), (29 * MINUTE, c.Tick())) == {}


def test_do_not_disturb_that_lasts_holds_back_too() -> None:
    """Until now, and until the break that covers it."""
    assert reasons((19 * MINUTE, c.Hush(True)), (25 * MINUTE, c.Tick())) == {"do-not-disturb": 1}
    assert reasons((19 * MINUTE, c.Hush(True)), (25 * MINUTE, c.Rest())) == {"do-not-disturb": 1}


def test_do_not_disturb_takes_nothing_off_the_screen() -> None:
    """What is on the screen when it begins was asked; the break that covers it held it back."""
    hushed = (20 * MINUTE + 5 * SECOND, c.Hush(True))
    assert reasons(hushed, (24 * MINUTE, c.Tick())) == {}
    assert reasons(hushed, (20 * MINUTE + 30 * SECOND, c.Rest())) == {"rest": 1}


def test_a_locked_screen_is_told_from_other_absences() -> None:
    """Locked for a minute, too short for the wrists at 30 but not for the eyes at 20, and for ten minutes."""
    for at in (20 * MINUTE, 30 * MINUTE):
        locked = at + 30 * SECOND
        said = [(locked, c.LockScreen(OPENS + 4 * HOUR + locked)), (locked + 10 * MINUTE, c.UnlockScreen())]
        assert reasons(*([] if at == 20 * MINUTE else [(21 * MINUTE, c.Done())]), *said) == {"locked": 1}


def test_an_absence_of_an_older_journal_is_just_away() -> None:
    """Before the lock was told apart, nothing said what proved it."""
    at = OPENS + 4 * HOUR + 20 * MINUTE + 30 * SECOND
    events = [
        *lived((20 * MINUTE + 30 * SECOND, c.Tick())),
        e.WentAway(at, at),
        e.CameBack(at + MINUTE),
        e.PromptSettled(at + MINUTE, 1, "absorbed"),
    ]
    assert {reason: count for reason, count in stops_of(fold_day(events, at + MINUTE)).held.items() if count} == {"away": 1}


@settings(max_examples=60)
@given(DAYS)
def test_no_stop_counts_twice_and_no_day_without_a_reason_has_any(steps: list) -> None:  # type: ignore[type-arg]
    """Over days of any shape: at most one reason a stop, and none that the day does not hold."""
    lived_through = Lived().live(steps)
    day = fold_day(lived_through.events, lived_through.at)
    found = stops_of(day).held
    stops = {event.stop for event in day.events if isinstance(event, e.PromptFellDue)}
    carried = [event.carried for event in day.events if isinstance(event, e.DayOpened)]
    stops |= {stop.number for state in carried if isinstance(state, State) for stop in state.stops}
    assert sum(found.values()) <= len(stops)
    buckets = {"meeting": ("meeting",), "downtime": ("downtime",), "pause": ("paused",), "rest": ("rest", "lunch")}
    for reason, names in buckets.items():
        assert not found[reason] or any(stretch.bucket in names for stretch in day.stretches)
    assert not found["do-not-disturb"] or any(isinstance(event, e.HushBegan) for event in day.events)


def test_core_hours_are_kept_by_any_machine() -> None:
    """One of them is enough: from 10:00 to 12:00 here, from 11:30 to 13:30 there, and half an hour by nobody."""
    plan = Plan(day=DayPlan(core=(10 * 60, 14 * 60)))
    there = [lived((2 * HOUR, c.StopWork()), plan=plan, begins=begins) for begins in (6 * HOUR, 7 * HOUR + 30 * MINUTE)]
    day = fold_accounts([MachineDay(tuple(events), OPENS + 24 * HOUR) for events in there])
    assert core_missed(day, OPENS + 12 * HOUR) == 30 * MINUTE
    assert core_missed(day, OPENS + 9 * HOUR) == 0
