"""The two ends of a day: the morning's lines, the evening's card, the day in one line."""

from __future__ import annotations

from datetime import date

import pytest

from ninetyten.cli.simulate import player_of
from ninetyten.domain.plan import Backlog, DayPlan, Kind, Plan, Target
from ninetyten.ledger.summary import Summary
from ninetyten.ledger.timeline import fold_day
from ninetyten.view.bookends import Evening, evening, morning, needed_from, with_study
from tests.unit.ledger.days import made

TODAY = "2026-10-06"
MONDAY, FRIDAY = "2026-10-05", "2026-10-02"
ONE = (Kind("em", "E/M established", 12.0),)
TWO = (*ONE, Kind("ip", "Inpatient", 2.5))
OCTOBER = Backlog("october", "em", 400, "2026-10-01", "2026-10-09")


def lines(
    *days: Summary,
    plan: Plan = Plan(kinds=ONE),  # noqa: B008
    backlogs: tuple[Backlog, ...] = (),
    study: str = "",
) -> tuple[str, ...]:
    """The morning of TODAY after these days."""
    return with_study(morning(days, TODAY, plan, backlogs), study)


@pytest.mark.parametrize(
    ("plan", "words"),
    [
        (Plan(kinds=ONE), "Today: 54 charts in 4 h 30 of production"),
        (Plan(kinds=TWO), "Today: 270 standard minutes in 4 h 30 of production"),
        (Plan(kinds=ONE, target=Target(productivity=90.0, ramp=50.0)), "Today: 24 charts in 4 h 30 of production"),
        (
            Plan(kinds=ONE, day=DayPlan(start=7 * 60, stop=15 * 60 + 30)),
            "Today: 54 charts in 4 h 30 of production, 07:00 to 15:30",
        ),
        (Plan(kinds=ONE, target=Target(production=0), day=DayPlan(start=7 * 60, stop=15 * 60)), "Today: 07:00 to 15:00"),
        (Plan(kinds=ONE, day=DayPlan(days=(0, 2))), "Today is a day off"),
    ],
)
def test_the_target_of_the_day(plan: Plan, words: str) -> None:
    """In charts of the one type, else in standard minutes; the hours where they are planned."""
    assert lines(plan=plan) == (words,)


def test_nothing_is_said_of_a_day_without_hours_or_target() -> None:
    """Per-diem plans neither."""
    assert lines(plan=Plan(kinds=ONE, target=Target(production=0))) == ()


def test_what_the_last_work_day_came_to() -> None:
    """It is named, unless it was yesterday; days without work are passed over, and so is today."""
    empty = made(MONDAY, charts=0, minutes=0)
    assert lines(made(FRIDAY, charts=27), made(MONDAY), made(TODAY, charts=1))[1:] == (
        "Yesterday: 54 of 54 charts, 100% of the target",
    )
    assert lines(made(FRIDAY, charts=27), empty)[1:] == ("Fri, Oct 2: 27 of 54 charts, 50% of the target",)
    mixed = made(MONDAY, charts=27)
    mixed = mixed.replace(quota=mixed.quota.replace(used="", rate=0.0))
    assert lines(mixed)[1:] == ("Yesterday: 27 charts, 135 of 270 standard min, 50% of the target",)
    per_diem = mixed.replace(quota=mixed.quota.replace(planned=0))
    assert lines(per_diem)[1:] == ("Yesterday: 27 charts",)


def test_what_is_due_for_study() -> None:
    """Its topics; nothing where none is."""
    assert lines(study="modifier and units")[-1] == "Due: accuracy study (modifier and units)"
    assert not any("study" in line for line in lines())


def test_what_is_due_of_backlogs() -> None:
    """What remains of each until its deadline, from its beginning on; nothing of one that is done."""
    days = (made("2026-09-30", charts=99), made(FRIDAY, charts=100), made(MONDAY, charts=100))
    assert lines(*days, backlogs=(OCTOBER,))[-1] == "Due: backlog october, 200 of 400 charts left by Fri, Oct 9"
    for settled in (
        OCTOBER.replace(count=200),
        OCTOBER.replace(deadline=MONDAY),
        OCTOBER.replace(since="2026-10-07"),
    ):
        assert "Due" not in " ".join(lines(*days, backlogs=(settled,)))
    both = lines(made(FRIDAY), backlogs=(OCTOBER,), study="specificity")[-1]
    assert both == "Due: accuracy study (specificity); backlog october, 346 of 400 charts left by Fri, Oct 9"


def test_how_far_the_morning_looks_back() -> None:
    """Two weeks, and as far as a backlog goes."""
    assert needed_from(TODAY, ()) == "2026-09-22"
    assert needed_from(TODAY, (OCTOBER,)) == "2026-09-22"
    assert needed_from(TODAY, (OCTOBER.replace(since="2026-08-01"),)) == "2026-08-01"
    assert date.fromisoformat(TODAY).weekday() == 1


def ended(script: str) -> Evening:
    """The card at the end of a script."""
    player = player_of(f"date {TODAY}\n{script}")
    player.play()
    world = player.world
    return evening(fold_day(world.events_today(), world.at), world.now(), "24h")


def test_the_card_of_a_day() -> None:
    """Five rows at most, from the first start to the last stop, and one line of counts and minutes."""
    day = ended(
        "08:00 start\n08:10 hold query\n08:20 hold edit\n09:00 chart 20\n09:00 rest lunch\n09:30 back\n"
        "10:00 switch study\n10:15 pause\n10:20 resume\n10:30 release\n11:00 stop"
    )
    assert day.title == "End of day, Tue, Oct 6"
    assert day.rows == (
        ("quota", "21 of 54 charts, 39% of the target"),
        ("work", "production 1 h 30, accuracy study 0 h 55"),
        ("rest", "lunch 0 h 30, paused 0 h 05"),
        ("day", "08:00 to 11:00, 3 h 00"),
        ("on hold", "1"),
    )
    assert day.line == (
        "Tue, Oct 6, 2026: 21 of 54 charts, 39% of the target, 2 put on hold; minutes: production 90, accuracy study 55"
    )


def test_a_split_shift_is_off_the_clock_in_between() -> None:
    """The span is told, and the time on the clock."""
    assert ("day", "08:00 to 14:00, 3 h 00") in ended("08:00 start\n09:00 stop\n12:00 start\n14:00 stop").rows


def test_a_day_of_less_than_a_minute_has_no_minutes_in_its_line() -> None:
    """Its charts are all there is to say."""
    assert ended("08:00 start\n08:00:20 chart 2\n08:00:40 stop").line.endswith(" of the target")


def test_a_day_without_work_leaves_no_line() -> None:
    """There is nothing to copy or print."""
    assert ended("08:00 status") == Evening("End of day, Tue, Oct 6")
