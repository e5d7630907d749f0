"""The private report of more than a day."""

from __future__ import annotations

import pytest

from ninetyten.domain.moment import MINUTE
from ninetyten.ledger.prompts import Tally
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
