"""The private report of more than a day."""

from __future__ import annotations

import pytest

from ninetyten.domain.moment import MINUTE
from ninetyten.ledger.stops import Tally
from ninetyten.ledger.wellness import wellness_report
from tests.unit.ledger.days import lived, made, private, wellness_of

ONE = private(
    prompts=Tally((("eyes", "done", 3), ("eyes", "absorbed", 1), ("wrists", "open", 1)), stops=3, snoozes=2),
    returns=(("away", 1), ("walk", 2), ("screen", 0), ("unsaid", 1)),
    cut_short=1, short_lunches=1, longest_run=95 * MINUTE, early=8 * MINUTE, overrun=None, overrides=1,
)  # fmt: skip
TWO = private(
    prompts=Tally((("eyes", "skipped", 1), ("posture", "unsaid", 2), ("gaze", "missed", 1)), stops=4),
    longest_run=90 * MINUTE, early=0, overrun=None,
)  # fmt: skip


def test_a_day_is_the_fold_of_one() -> None:
    """The report of a folded day is that of its summary."""
    day, summary = lived("07:00 start --kind em\n08:00 rest 10\n08:10 stop")
    report = wellness_of(day, day.stretches[-1].end)
    assert report == wellness_report([summary])
    assert (report["date"], report["rests"]["unsaid"], report["early_start_minutes"]) == ("2026-10-06", 1, None)


def test_a_week_is_the_sum_of_its_days() -> None:
    """But the longest run, which is the longest of them; hours that were never planned give nothing away."""
    report = wellness_report([made("2026-10-05", private=ONE), made("2026-10-06", private=TWO)], "week")
    prompts = report["prompts"]
    assert [prompts[name] for name in ("dues", "asked", "stops", "snoozes")] == [9, 8, 7, 2]
    assert [prompts[fate] for fate in ("done", "skipped", "missed", "unsaid", "absorbed")] == [3, 1, 1, 2, 1]
    assert prompts["answered_percent"] == 50.0
    assert prompts["tracks"]["eyes"]["dues"] == 5
    assert report["rests"] == {"away": 1, "walk": 2, "screen": 0, "unsaid": 1, "early": 1}
    assert (report["longest_run_minutes"], report["early_start_minutes"], report["overrun_minutes"]) == (95.0, 8.0, None)
    assert (report["overrides"], report["short_lunches"]) == (1, 1)


def test_reasons_and_core_hours_are_summed_too() -> None:
    """All reasons are there, counted or not; core hours are named while they are the same on every day that was worked."""
    flex, off = (600, 840), (-1, -1)
    first = private(
        early=8 * MINUTE, overrun=None, override_reasons=(("backlog", 2), ("other", 1)), held=(("meeting", 2), ("rest", 1)),
        core=flex, core_missed=25 * MINUTE,
    )  # fmt: skip
    second = private(early=MINUTE, overrun=30_000, held=(("meeting", 1), ("locked", 1)), core=flex, core_missed=30_000)
    report = wellness_report([made("2026-10-05", private=first), made("2026-10-06", private=second)], "week")
    assert report["given_away_minutes"] == 9.5
    assert report["override_reasons"] == {"backlog": 2, "appointment": 0, "makeup": 0, "other": 1}
    assert {reason: count for reason, count in report["held"].items() if count} == {"meeting": 3, "locked": 1, "rest": 1}
    assert (len(report["held"]), report["core_hours"], report["core_missed_minutes"]) == (8, "10:00-14:00", 25.5)
    for core, missed, hours in ((off, None, "10:00-14:00"), ((540, 840), 0, None)):
        mixed = wellness_report(
            [made("2026-10-05", private=first), made("2026-10-06", private=second.replace(core=core, core_missed=missed))], "week"
        )
        assert (mixed["core_hours"], mixed["core_missed_minutes"]) == (hours, 25.0)


def test_a_week_has_its_dates_and_its_days() -> None:
    """Each day's own report."""
    days = [made("2026-10-06", private=ONE), made("2026-10-07", private=TWO), made("2026-10-08", charts=0, minutes=0)]
    report = wellness_report(days, "week")
    assert [report[name] for name in ("date", "period", "from", "until")] == ["2026-10-05", "week", "2026-10-05", "2026-10-11"]
    assert report["days"] == [wellness_report([day]) for day in days[:2]]


def test_a_period_without_days_is_empty_but_dated() -> None:
    """Without a date there is none."""
    report = wellness_report([], "year", "2026-10-06")
    assert (report["from"], report["days"], report["prompts"]["answered_percent"]) == ("2026-01-01", [], None)
    assert (report["longest_run_minutes"], report["early_start_minutes"]) == (0.0, None)
    with pytest.raises(ValueError, match="needs a date"):
        wellness_report([], "year")


AT_HOME = """set day.start "09:00"
set day.stop "17:00"
set day.commute "50m"
08:45 start --kind em
10:00 rest 10
10:10 stop
"""


def test_minutes_given_away_stand_against_the_commute_that_was_saved() -> None:
    """15 before the planned start on one day, none on the other: 15 of the 100 that two commutes take."""
    _, one = lived(AT_HOME)
    other = lived(AT_HOME.replace("08:45", "09:00"))[1].replace(key="2026-10-07")
    found = wellness_report([one, other], "week")
    assert found["commute"] == {"days": 2, "saved_minutes": 100.0, "given_away_minutes": 15.0}


def test_a_day_at_the_office_saves_no_commute() -> None:
    """Neither does one on which nothing was worked, nor any where no commute is set."""
    day = lived(AT_HOME.replace('set day.start "09:00"', 'set schedule.windows ["tue 09:00-17:00 office"]'))[1]
    idle = made("2026-10-08", charts=0, minutes=0)
    assert wellness_report([day, idle], "week")["commute"] is None
    assert wellness_report([lived("07:00 start\n08:00 stop")[1]], "week")["commute"] is None


def test_without_hours_nothing_is_given_away_of_a_commute() -> None:
    """The saved time is told alone; a day's report has no such line."""
    _, day = lived('set day.commute "50m"\n08:45 start\n10:00 stop')
    assert wellness_report([day], "week")["commute"] == {"days": 1, "saved_minutes": 50.0, "given_away_minutes": None}
    assert "commute" not in wellness_report([day])


DAY_OFF = (
    'date 2026-10-09\nset schedule.type "4x10"\n08:00 start\n08:50 rest 10\n09:00 start\n09:30 stop\n09:40 start\n10:10 stop'
)
"""A Friday: two hours, of which ten minutes are off."""


def test_work_on_a_day_off_is_told_apart() -> None:
    """It is neither early nor late, and given away is only what lies outside planned hours."""
    report = wellness_report([lived(DAY_OFF)[1]])
    given = [report[key] for key in ("early_start_minutes", "overrun_minutes", "given_away_minutes")]
    assert (report["day_off_minutes"], given) == (120.0, [None] * 3)
    assert wellness_report([lived(DAY_OFF.replace("10-09", "10-08"))[1]])["day_off_minutes"] == 0.0
    assert wellness_report([], "day", "2026-10-09")["day_off_minutes"] is None


@pytest.mark.parametrize(
    ("days", "minutes"),
    [('set day.days ["mon", "wed"]', 60.0), ('set day.days ["tue"]', 0.0), ('set schedule.type "per-diem"', 0.0)],
)
def test_a_day_off_is_one_that_the_days_leave_out(days: str, minutes: float) -> None:
    """On a Tuesday, with or without a schedule; per-diem has none."""
    assert wellness_report([lived(f"{days}\n08:00 start\n09:00 stop")[1]])["day_off_minutes"] == minutes


def test_days_off_of_a_week_are_summed() -> None:
    """Days of which nothing is known add nothing."""
    days = [
        made(f"2026-10-{date}", private=private(day_off=off)) for date, off in (("09", 90 * MINUTE), ("10", MINUTE), ("08", None))
    ]
    assert wellness_report(days, "week")["day_off_minutes"] == 91.0
