"""Peak hours, from enough days only."""

from __future__ import annotations

import pytest

from ninetyten.domain.moment import HOUR, MINUTE
from ninetyten.domain.plan import DayPlan, Kind, Plan, Slot
from ninetyten.ledger.peaks import PeakHour, Peaks, misplaced, peaks, plan_at_low, plan_at_peak
from ninetyten.ledger.production import OfHour
from ninetyten.ledger.summary import Summary
from tests.unit.ledger.days import hour, made, weekdays

MORNING = {7: 60.0, 8: 66.0, 9: 63.0, 10: 50.0, 13: 45.0}


def days(count: int, earned: dict[int, float] = MORNING) -> list[Summary]:
    """So many days that earn the same in the same hours."""
    return [made(key, hours=tuple(hour(at, worth) for at, worth in earned.items())) for key in weekdays(count)]


@pytest.mark.parametrize(("count", "words"), [(0, "10 more work days"), (9, "1 more work day")])
def test_before_ten_work_days_nothing_is_said(count: int, words: str) -> None:
    """But how many are missing; a day of 29 minutes is none."""
    found = peaks([*days(count), made("2026-11-02", minutes=29)])
    assert (found.days, found.hours, found.best) == (count, (), None)
    assert found.words("24h") == f"Best hours: not enough data yet; needs {words}."


def test_the_best_hours_are_the_three_in_a_row_that_earn_most() -> None:
    """07, 08 and 09 earn 63 on average, the others 47.5."""
    found = peaks(days(10))
    assert found.best == (7, 10)
    assert found.words("24h") == "Your best hours: 07–10."


def test_each_hour_has_its_median_and_quartiles() -> None:
    """Of 40 to 80 in steps of 10, twice over: 50, 60 and 70; an hour of 20 minutes counts by its rate."""
    rates = [40.0, 50.0, 60.0, 70.0, 80.0] * 2
    keys = weekdays(10)
    found = peaks([made(key, hours=(hour(7, rate / 3, minutes=20),)) for key, rate in zip(keys, rates, strict=True)])
    assert found.hours == (PeakHour(7, 10, 50.0, 60.0, 70.0),)


def test_an_hour_with_too_little_is_left_out() -> None:
    """Two days are too few for it, and 14 minutes too little of it; what no chart covers is not counted."""
    some = days(8)
    for key in ("2026-10-20", "2026-10-21"):
        some.append(made(key, hours=(hour(6, 90), hour(7, 60), hour(8, 90, minutes=14), OfHour(9, 3_600_000, 0, 0.0))))
    assert [(found.hour, found.days) for found in peaks(some).hours] == [(7, 10), (8, 8), (9, 8), (10, 8), (13, 8)]


@pytest.mark.parametrize("earned", [{7: 60.0, 8: 60.0, 9: 60.0}, {7: 60.0, 8: 60.0, 9: 60.0, 10: 58.0}, {}])
def test_hours_that_do_not_stand_out_are_not_called_best(earned: dict[int, float]) -> None:
    """With nothing to compare them to, within five percent of the others, or with no hours at all."""
    found = peaks(days(10, earned))
    assert found.best is None
    assert found.words("24h") == "No hours stand out as your best."


def test_hours_apart_are_no_row() -> None:
    """The best two in a row, where there are no three; else the best one."""
    assert peaks(days(10, {7: 60, 8: 50, 10: 70, 11: 70, 13: 20})).best == (10, 12)
    assert peaks(days(10, {7: 60, 9: 50, 11: 40})).best == (7, 8)


@pytest.mark.parametrize(
    ("earned", "best"),
    [
        ({8: 40, 9: 40, 10: 40, 13: 80, 14: 80}, (13, 15)),
        ({8: 40, 9: 40, 10: 40, 13: 80, 14: 78}, (13, 15)),
        ({8: 60, 9: 58, 10: 56, 13: 40, 14: 80}, (14, 15)),
        ({8: 80, 9: 78, 10: 76, 13: 40, 14: 40}, (8, 11)),
        ({8: 80, 9: 40, 10: 40, 13: 40}, (8, 9)),
        ({8: 60, 9: 60, 13: 80}, (13, 14)),
        ({8: 40, 9: 40, 10: 40, 13: 42, 14: 42}, (13, 15)),
        ({8: 40, 9: 40, 10: 40, 13: 41.9, 14: 41.9}, None),
        ({7: 35, 8: 30, 9: 30, 10: 25}, (7, 10)),
    ],
)
def test_rows_of_every_length_are_compared(earned: dict[int, float], best: tuple[int, int] | None) -> None:
    """The one that earns most above the usual hour, five percent more than the others at least; of equals the longest."""
    assert peaks(days(10, earned)).best == best


def varied(rates: dict[int, list[float]]) -> list[Summary]:
    """Ten days whose hours earn these rates by turns."""
    return [
        made(key, hours=tuple(hour(at, worth[number % len(worth)]) for at, worth in rates.items()))
        for number, key in enumerate(weekdays(10))
    ]


def test_an_hour_that_another_one_beats_is_in_no_row() -> None:
    """7 to 10 earn 62 on average, but 8 earns less than 13: what is best is 7 alone."""
    assert peaks(days(10, {7: 80, 8: 49, 9: 57, 13: 50, 14: 20})).best == (7, 8)
    assert peaks(days(10, {7: 60, 8: 50, 9: 60, 13: 50})).best is None


@pytest.mark.parametrize(
    ("other", "overlap"),
    [([40.0, 50.0, 60.0], True), ([40.0, 50.0, 58.0], True), ([40.0, 50.0, 57.0], False), ([50.0], False)],
)
def test_spreads_that_overlap_are_said_with_the_best_hours(other: list[float], overlap: bool) -> None:
    """The middle half of the days begins at 56 in the best hour, and ends at 57.5, 56, 55.25 or 50 in the other."""
    found = peaks(varied({7: [56.0, 60.0, 70.0], 9: other}))
    assert found.best == (7, 8)
    assert found.overlap is overlap
    words = "Your best hours: 07–08, but the spreads overlap: on some days other hours were as good."
    assert found.words("24h") == (words if overlap else "Your best hours: 07–08.")


def test_only_weeks_that_are_over_count() -> None:
    """October 1 is a Thursday: by Sunday the 11th there are 4 whole days, by Monday the 12th 11; the week itself changes
    nothing."""
    lived = days(16)
    early, enough = peaks(lived[:11], "2026-10-11"), peaks(lived[:11], "2026-10-12")
    assert (early.days, early.missing, early.best) == (4, 0, None)
    assert early.words("24h") == "Best hours: not enough data yet; this week counts once it is over."
    assert (enough.days, enough.best) == (11, (7, 10))
    other = [*lived[:11], *(made(day.key, hours=(hour(13, 500.0),)) for day in lived[11:])]
    assert peaks(other, "2026-10-16") == enough


def test_the_slowest_type_is_suggested_for_the_best_hours() -> None:
    """In one sentence that blames nobody; nothing is suggested for one speed, or without best hours."""
    quick, slow = Kind("em", "E/M", 12), Kind("ip", "Inpatient", 2)
    found = peaks(days(10))
    assert plan_at_peak(found, [quick, slow]) == ("They are a good time for Inpatient, which takes the longest per chart.")
    assert plan_at_peak(found, [quick]) == plan_at_peak(found, [quick, slow.replace(per_hour=12)]) == ""
    assert plan_at_peak(Peaks(3, 7), [quick, slow]) == ""


QUICK, SLOW = Kind("em", "E/M", 12), Kind("ip", "Inpatient", 2)


def planned(*slots: Slot, kinds: tuple[Kind, ...] = (QUICK, SLOW)) -> Plan:
    """A plan of these blocks."""
    return Plan(kinds=kinds, day=DayPlan(slots=slots))


@pytest.mark.parametrize(
    ("start", "minutes", "said"),
    [
        (13 * 60, 90, "Inpatient at 13:00 is in your slowest hour; 08:00 is your best."),
        (12 * 60 + 15, 60, "Inpatient at 13:00 is in your slowest hour; 08:00 is your best."),
        (13 * 60 + 45, 60, "Inpatient at 13:45 is in your slowest hour; 08:00 is your best."),
        (13 * 60 + 46, 60, ""),
        (12 * 60 + 14, 60, ""),
        (8 * 60, 90, ""),
    ],
)
def test_the_slowest_type_in_the_slowest_hour_is_warned_of(start: int, minutes: int, said: str) -> None:
    """From a quarter of an hour of it on; 13 earns 45 and 08 earns 66."""
    assert misplaced(peaks(days(10)), planned(Slot(7 * 60, HOUR, kind="em"), Slot(start, minutes * MINUTE, kind="ip"))) == said


def test_nothing_is_warned_of_without_a_reason() -> None:
    """Another type or activity in that hour, one speed for all, too few days, hours that do not stand out, no plan."""
    found, bad = peaks(days(10)), Slot(13 * 60, HOUR, kind="ip")
    assert misplaced(found, planned(bad))
    assert misplaced(found, planned(bad.replace(kind="em"))) == misplaced(found, planned(bad.replace(activity="study"))) == ""
    assert misplaced(found, planned(bad, kinds=(QUICK.replace(per_hour=2), SLOW))) == misplaced(found, planned()) == ""
    assert misplaced(peaks(days(9)), planned(bad)) == misplaced(peaks(days(10, {12: 60, 13: 59})), planned(bad)) == ""


def test_the_slowest_hour_is_offered_for_work_without_charts() -> None:
    """13 earns least; nothing is offered where the plan has such work then, or where nothing stands out (S12)."""
    found = peaks(days(10))
    said = "Your slowest hour, 13–14, is a good time for admin, queries and CEUs."
    assert plan_at_low(found, planned()) == said
    assert plan_at_low(found, planned(Slot(12 * 60, HOUR, activity="admin"), Slot(13 * 60, HOUR, kind="em"))) == said
    assert plan_at_low(found, planned(Slot(12 * 60 + 30, HOUR, activity="growth"))) == ""
    assert plan_at_low(peaks(days(9)), planned()) == plan_at_low(peaks(days(10, {12: 60, 13: 59})), planned()) == ""
