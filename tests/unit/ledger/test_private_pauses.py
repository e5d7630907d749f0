"""Why a day was paused: minutes by reason, worked out by hand."""

from __future__ import annotations

import pytest

from ninetyten.domain import events as e
from ninetyten.domain.moment import MINUTE
from ninetyten.domain.vocabulary import Label
from ninetyten.ledger.machines import combine
from ninetyten.ledger.private import paused
from ninetyten.ledger.timeline import fold_day
from ninetyten.ledger.wellness import wellness_report
from tests.unit.ledger.days import lived, wellness_of

NONE = {"phone": 0.0, "household": 0.0, "errand": 0.0, "unwell": 0.0, "other": 0.0}
DAY = """07:00 start
07:10 pause household
07:18 resume
07:30 pause phone
07:35 resume
07:40 pause
07:41 resume
07:50 pause household
07:54 resume
08:00 meeting 5m
08:05 resume
08:10 stop
"""


def test_minutes_are_told_by_reason() -> None:
    """8 + 4 of household, 5 of phone, and one that was not said; a meeting is no pause."""
    day, summary = lived(DAY)
    told = wellness_report([summary])["paused_reasons"]
    assert told == {**NONE, "household": 12.0, "phone": 5.0, "other": 1.0}
    assert sum(spent for _, spent in paused(day)) == day.total("paused") == 18 * MINUTE


def test_every_reason_is_there_without_a_pause() -> None:
    """In their order, and a week's are summed."""
    _, quiet = lived("07:00 start\n07:20 stop")
    assert list(wellness_report([quiet])["paused_reasons"].items()) == list(NONE.items())
    _, other = lived("07:00 start\n07:10 pause unwell\n07:13 resume\n07:20 stop")
    week = wellness_report([lived(DAY)[1], other.replace(key="2026-10-07"), quiet.replace(key="2026-10-08")], "week")
    assert week["paused_reasons"] == {"phone": 5.0, "household": 12.0, "errand": 0.0, "unwell": 3.0, "other": 1.0}


def test_a_pause_across_the_turnover_belongs_to_each_day_in_part() -> None:
    """From 03:50 to 04:07, the day turning at four: the new day has seven minutes of it and still knows why."""
    _, summary = lived("date 2026-10-06\n03:40 start\n03:50 pause errand\n04:07 resume\n04:20 stop")
    assert wellness_report([summary])["paused_reasons"] == {**NONE, "errand": 7.0}


def test_a_pause_that_lasts_is_counted_up_to_now() -> None:
    """It has no end yet."""
    _, summary = lived("07:00 start\n07:10 pause phone\n07:16 status")
    assert wellness_report([summary])["paused_reasons"] == {**NONE, "phone": 6.0}


@pytest.mark.parametrize(
    ("start", "end", "bucket", "told"),
    [
        (14, 16, "production", {"household": 10.0, "phone": 5.0, "other": 1.0}),
        (20, 25, "paused", {"household": 12.0, "phone": 5.0, "other": 6.0}),
        (61, 64, "paused", {"household": 12.0, "phone": 5.0, "other": 4.0}),
    ],
)
def test_what_was_renamed_counts_as_what_it_was(start: int, end: int, bucket: Label, told: dict[str, float]) -> None:
    """Part of a pause that was work is none; work or a meeting that was a pause has no reason."""
    day, summary = lived(DAY)
    seven = day.stretches[0].start
    renamed = e.Relabelled(day.stretches[-1].end, seven + start * MINUTE, seven + end * MINUTE, bucket)
    changed = fold_day([*day.events, renamed], day.stretches[-1].end)
    assert wellness_of(changed, day.stretches[-1].end)["paused_reasons"] == {**NONE, **told}
    assert summary.private.paused != paused(changed)


def test_minutes_on_several_machines_count_once() -> None:
    """Where the other machine was worked on it was no pause."""
    here, _ = lived("07:00 start\n07:10 pause phone\n07:20 resume\n07:30 stop")
    there, _ = lived("07:15 start\n07:25 stop")
    assert dict(paused(combine([here, there]))) == {reason: 5 * MINUTE if reason == "phone" else 0 for reason in NONE}
