"""The imperative shell on a real journal, a clock that is moved by hand, and fakes for the lock and the mark."""

from __future__ import annotations

from pathlib import Path

import pytest

from ninetyten.adapters.calendar import LocalCalendar
from ninetyten.domain import commands as c
from ninetyten.domain import events as e
from ninetyten.domain.moment import HOUR, MINUTE, SECOND, Instant, Moment
from ninetyten.domain.plan import Plan
from ninetyten.domain.react import Effect, Notify
from ninetyten.journal.store import SqliteJournal
from ninetyten.ledger.timeline import fold_day
from ninetyten.ports import Draft, Record, Unwritable
from ninetyten.runtime.session import Session
from tests.ends import until_test_ends

NINE: Instant = 1_790_067_600_000
"""A Tuesday at nine, UTC."""


class ManualClock:
    """Three clocks that stand until they are moved."""

    def __init__(self) -> None:
        self.moment = Moment(NINE, 0, 5 * HOUR, 6 * HOUR, "boot-1")

    def now(self) -> Moment:
        """One reading."""
        return self.moment

    def pass_by(self, span: int, *, awake: bool = True) -> None:
        """Time passes; asleep or awake."""
        moment = self.moment
        slept = moment.replace(utc=moment.utc + span, boot=moment.boot + span)
        self.moment = slept.replace(awake=moment.awake + span) if awake else slept


class Room:
    """What the processes of one machine share: the lock's holder and the alive mark."""

    def __init__(self) -> None:
        self.holder: object = None
        self.mark_left: tuple[Moment, Instant] | None = None


class Lock:
    """The ringer's lock, of one process."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.problem = ""

    def acquire(self) -> bool:
        """Take it if it is free."""
        self.room.holder = self.room.holder or self
        return self.room.holder is self

    def release(self) -> None:
        """Let go."""
        self.room.holder = None

    def taken(self) -> bool:
        """Whether anybody holds it."""
        return self.room.holder is not None


class Alive:
    """The alive mark."""

    def __init__(self, room: Room) -> None:
        self.room = room

    def mark(self, moment: Moment, instant: Instant) -> None:
        """Leave it."""
        self.room.mark_left = (moment, instant)

    def last(self) -> tuple[Moment, Instant] | None:
        """Find it."""
        return self.room.mark_left


class House:
    """One machine: its clock, its journal, as many processes as a test wants."""

    def __init__(self, folder: Path) -> None:
        self.clock, self.room, self.path = ManualClock(), Room(), str(folder / "data" / "journal.db")
        self.rung: list[tuple[str, Effect]] = []

    def process(self, name: str = "app", journal: SqliteJournal | None = None) -> Session:
        """A new process, not yet ringing."""
        journal = until_test_ends(journal or SqliteJournal(self.path, "here"))
        session = Session(journal, self.clock, LocalCalendar(240, "UTC"), Plan(), Lock(self.room), Alive(self.room))
        session.perform = lambda effect: self.rung.append((name, effect))
        return session

    def run(self, session: Session, span: int, step: int = SECOND) -> None:
        """Time passes tick by tick."""
        for _ in range(span // step):
            self.clock.pass_by(step)
            session.tick()

    def prompts(self) -> list[str]:
        """Who told the desktop of which stop."""
        return [
            f"{name}: {effect.title}" for name, effect in self.rung if isinstance(effect, Notify) and effect.reason == "prompt"
        ]


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A machine at nine in the morning."""
    return House(tmp_path)


def test_ticks_store_nothing(house: House) -> None:
    """A minute of ticks in a block writes no record."""
    app = house.process()
    app.watch()
    app.dispatch(c.Start())
    before = app.journal.records()

    house.run(app, MINUTE)

    assert app.journal.records() == before


def test_the_ringer_rings_once_for_what_another_process_recorded(house: House) -> None:
    """A chart from a shortcut ends a wait: the app rings at its next tick, and never again."""
    app, shell = house.process(), None
    app.watch()
    app.dispatch(c.Start())
    house.run(app, 10 * MINUTE)
    app.dispatch(c.Chart())
    house.run(app, 10 * MINUTE + 20 * SECOND)
    assert house.prompts() == []

    shell = house.process("shell")
    shell.dispatch(c.Chart())
    house.run(app, 5 * SECOND)

    assert house.prompts() == ["app: Eyes: 20 s"]


def test_both_see_the_same_state(house: House) -> None:
    """Each process sees at its next look what the other did."""
    app, shell = house.process(), house.process("shell")
    app.watch()
    app.dispatch(c.Start("study"))
    shell.dispatch(c.Chart(3))
    app.tick()

    assert app.state == house.process("third").state
    assert app.state.chart_total == 3


def test_a_late_act_is_the_same_for_every_process(house: House) -> None:
    """A forgotten start opens the day where it began; a process that reads the journal finds the same state as the writer."""
    app, shell = house.process(), house.process("shell")
    app.watch()
    shell.dispatch(c.Chart())
    house.run(app, 30 * MINUTE, MINUTE)
    shell.dispatch(c.Later(c.Start("study"), None, 45 * MINUTE))
    app.tick()

    fresh = house.process("fresh")
    assert app.state == fresh.state == shell.state
    assert (fresh.state.phase, fresh.state.chart_total) == ("focus", 1)
    assert fresh.now().at - fresh.state.day_began == 45 * MINUTE
    assert house.prompts() == []


def test_a_stop_that_fell_due_before_a_late_chart_rings_all_the_same(house: House) -> None:
    """The chart came from a shortcut before the app looked at the clock again."""
    app, shell = house.process(), house.process("shell")
    app.watch()
    app.dispatch(c.Start())
    house.run(app, 19 * MINUTE, MINUTE)
    house.clock.pass_by(MINUTE + SECOND)
    shell.dispatch(c.Later(c.Chart(2), None, 5 * MINUTE))
    app.tick()
    assert house.prompts() == ["app: Eyes: 20 s"]


def test_a_forgotten_start_is_the_first_thing_of_its_day(house: House) -> None:
    """Nothing of it is recorded in the day before, and its undo leaves the day empty."""
    app = house.process()
    app.dispatch(c.Start())
    app.dispatch(c.StopWork())
    house.clock.pass_by(24 * HOUR)
    app.dispatch(c.Later(c.Start(), None, 2 * HOUR))
    journal = until_test_ends(SqliteJournal(house.path, "here"))
    first, second = (journal.records(day=day) for day in journal.days())

    assert not any(isinstance(record.event, e.SaidLater) for record in first)
    assert isinstance(second[0].event, e.DayOpened)
    assert app.state == house.process("fresh").state

    app.dispatch(c.Undo())
    assert app.state.phase == "off"
    assert app.state == house.process("again").state


def test_a_day_is_lived_through_again_once_for_each_change(house: House) -> None:
    """After an undo that takes long, so no frame does it: what holds is kept until something is written."""
    app = house.process()
    app.watch()
    for command in (c.Start(), c.Chart(), c.Undo()):
        app.dispatch(command)
    held = app.lived
    house.run(app, 5 * SECOND)
    assert app.lived is held and not any(isinstance(event, e.ChartsLogged) for event in held)
    app.dispatch(c.Chart())
    assert any(isinstance(event, e.ChartsLogged) for event in app.lived)


def test_a_ringer_that_died_leaves_a_gap(house: House) -> None:
    """The next ringer finds since when nothing rang, and the block is frozen meanwhile."""
    app = house.process()
    app.watch()
    app.dispatch(c.Start())
    house.run(app, 5 * MINUTE)
    house.room.holder = None  # killed

    house.clock.pass_by(20 * MINUTE)
    again = house.process("again")
    again.tick()

    assert [type(record.event) for record in again.journal.records()][-3:] == [e.GapBegan, e.GapEnded, e.WatchBegan]
    assert again.state.gap is not None
    assert again.state.worked(again.now().at) <= 5 * MINUTE + 15 * SECOND


def test_a_look_sees_the_gap_without_writing_it(house: House) -> None:
    """status says unwatched until a ringer is back, and writes nothing."""
    app = house.process()
    app.watch()
    app.dispatch(c.Start())
    house.run(app, 5 * MINUTE)
    house.room.holder = None
    house.clock.pass_by(20 * MINUTE)

    bar = house.process("bar")
    before = bar.journal.records()
    seen, _ = bar.look()

    assert (seen.state.phase, seen.state.watched) == ("unwatched", False)
    assert bar.journal.records() == before


def test_a_suspend_is_known_before_the_ringer_wakes_up_to_it(house: House) -> None:
    """A chart logged in the second of waking comes after the sleep, and the ringer does not record the sleep twice."""
    app = house.process()
    app.watch()
    app.dispatch(c.Start())
    house.run(app, 5 * MINUTE)
    house.clock.pass_by(HOUR, awake=False)

    shell = house.process("shell")
    shell.dispatch(c.Chart())
    house.run(app, 3 * SECOND)

    assert [type(r.event) for r in app.journal.records() if isinstance(r.event, e.FellAsleep | e.Woke)] == [e.FellAsleep, e.Woke]
    assert app.state.worked(app.now().at) <= 5 * MINUTE + 20 * SECOND


def test_a_clock_that_is_set_moves_nothing(house: House) -> None:
    """The wall clock goes back three hours; the block's clock does not change."""
    app = house.process()
    app.watch()
    app.dispatch(c.Start())
    house.run(app, 5 * MINUTE)
    house.clock.moment = house.clock.moment.replace(utc=house.clock.moment.utc - 3 * HOUR)
    house.run(app, 15 * MINUTE)

    assert house.prompts() == ["app: Eyes: 20 s"]
    assert app.state.shift == -3 * HOUR


def test_a_correction_after_a_night_and_a_set_clock_concerns_its_own_day(house: House) -> None:
    """What is taken in first opens the new day: nothing of yesterday is undone under its date."""
    app = house.process()
    app.watch()
    app.dispatch(c.Start())
    house.run(app, 5 * MINUTE)
    house.room.holder = None
    house.process("shell").dispatch(c.Pause("errand"))
    house.clock.moment = house.clock.moment.replace(utc=house.clock.moment.utc - MINUTE)
    house.clock.pass_by(21 * HOUR)
    assert "nothing left to undo today" in house.process("shell").dispatch(c.Undo()).refusal
    assert house.process("again").dispatch(c.Resume()).refusal == ""


def test_after_a_restart_the_wall_clock_counts(house: House) -> None:
    """After a reboot ten minutes later by the wall clock, the gap is ten minutes."""
    app = house.process()
    app.watch()
    app.dispatch(c.Start())
    house.room.holder = None
    house.clock.moment = Moment(NINE + 10 * MINUTE, 0, 3 * SECOND, 3 * SECOND, "boot-2")
    again = house.process("again")
    again.tick()

    assert again.state.gap is not None
    assert again.now().at == NINE + 10 * MINUTE


class FullDisk(SqliteJournal):
    """A journal that reads but does not write while `full`."""

    full = False

    def append(self, drafts: list[Draft], day: str, now: Moment, instant: Instant) -> list[Record]:  # type: ignore[override]
        """Refuse, or write."""
        if self.full:
            raise Unwritable("the disk is full")
        return super().append(drafts, day, now, instant)


def test_a_full_disk_lets_the_clock_go_on(house: House) -> None:
    """Each stop rings once from memory, acts are refused, and what happened is written once there is room."""
    journal = FullDisk(house.path, "here")
    app = house.process(journal=journal)
    app.watch()
    app.dispatch(c.Start())
    journal.full = True
    house.run(app, 32 * MINUTE)

    assert house.prompts() == ["app: Eyes: 20 s", "app: Wrists: 1 min"]
    assert "disk is full" in app.trouble
    with pytest.raises(Unwritable):
        app.dispatch(c.Chart())

    journal.full = False
    house.run(app, 10 * SECOND)
    assert app.trouble == ""
    assert sum(isinstance(record.event, e.PromptShown) for record in journal.records()) == 2
    assert house.prompts() == ["app: Eyes: 20 s", "app: Wrists: 1 min"]
    assert house.process("other").state == app.state


def test_leaving_in_order_leaves_no_gap(house: House) -> None:
    """A pause and a quiet evening are not unwatched."""
    app = house.process()
    app.watch()
    app.dispatch(c.Start())
    app.dispatch(c.Pause())
    app.leave(in_order=True)
    house.clock.pass_by(HOUR)

    again = house.process("again")
    again.tick()

    assert again.state.gap is None
    assert again.state.phase == "paused"


def test_a_new_day_opens_with_what_is_under_way(house: House) -> None:
    """Folding the new day alone gives the same state."""
    house.clock.moment = house.clock.moment.replace(utc=NINE + 18 * HOUR)
    app = house.process()
    app.watch()
    app.dispatch(c.Start())
    house.run(app, 62 * MINUTE, step=30 * SECOND)

    assert app.state.day is not None
    assert app.state.day.key == "2026-09-23"
    assert house.process("other").state == app.state
    assert len(app.today.written) < len(app.journal.records())


def test_do_not_disturb_holds_a_stop_and_one_comes_afterwards(house: House) -> None:
    """Everything that fell due meanwhile is one stop, shown when the desktop allows it again."""
    app, quiet = house.process(), True
    app.desktop.hushed = lambda: quiet
    app.watch()
    app.dispatch(c.Start())
    house.run(app, 35 * MINUTE, 7 * SECOND)
    assert house.prompts() == []
    assert app.state.hushed

    quiet = False
    house.run(app, MINUTE)
    assert house.prompts() == ["app: Eyes and wrists: 1 min"]


def test_a_locked_screen_is_an_absence(house: House) -> None:
    """From the lock until it is unlocked; a long one covers what fell due."""
    app, locked = house.process(), False
    app.desktop.locked = lambda: app.now().at - 10 * SECOND if locked else None
    app.watch()
    app.dispatch(c.Start())
    house.run(app, 15 * MINUTE, 7 * SECOND)
    locked = True
    house.run(app, 10 * SECOND)
    meanwhile = app.state.phase
    house.run(app, 10 * MINUTE, 5 * SECOND)
    locked = False
    house.run(app, 5 * SECOND)

    assert (meanwhile, app.state.phase) == ("away", "focus")
    assert app.state.worked(app.now().at) <= 15 * MINUTE + 10 * SECOND
    assert house.prompts() == []


def test_an_unexplained_gap_ends_with_the_next_act_and_with_its_day(house: House) -> None:
    """It can still be explained after the stop, for what it was then; the next day asks nothing."""
    app = house.process()
    app.watch()
    app.dispatch(c.Start())
    house.run(app, 3 * HOUR, 15 * SECOND)
    assert app.state.phase == "unwatched"

    stopped = app.dispatch(c.StopWork()).state
    assert stopped.gap is not None
    assert (stopped.gap.until or 0) - stopped.gap.since == 90 * MINUTE

    house.clock.pass_by(21 * HOUR)
    assert app.dispatch(c.Start()).state.gap is None


def test_a_block_after_a_gap_owes_the_gap_nothing(house: House) -> None:
    """An explanation counts for the gap only: the new block keeps its own length."""
    app = house.process()
    app.watch()
    app.dispatch(c.Start())
    house.run(app, 150 * MINUTE, 15 * SECOND)
    app.dispatch(c.Start())
    house.run(app, 10 * MINUTE, 15 * SECOND)
    state = app.dispatch(c.Account("work")).state

    assert (state.gap, state.worked(state.clock)) == (None, 10 * MINUTE)


def test_work_over_night_keeps_its_chart_type(house: House) -> None:
    """A gap over the turnover explained as work keeps the chart type that was current."""
    app = house.process()
    app.watch()
    app.dispatch(c.Start())
    house.run(app, 3 * HOUR, 15 * SECOND)
    house.clock.pass_by(20 * HOUR)
    app.tick()
    app.dispatch(c.Account("work"))
    day = fold_day([written.event for written in app.written], app.present.at, app.plan.terms)

    assert app.written[0].event.at > NINE
    assert {stretch.kind for stretch in day.stretches} == {"general"}
