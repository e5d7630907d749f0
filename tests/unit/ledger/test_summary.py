"""A day in one record."""

from __future__ import annotations

import json
from typing import Any

import pytest

from ninetyten.domain.events import Audited, CeuEarned
from ninetyten.domain.moment import MINUTE
from ninetyten.ledger.summary import Rests, Summary, by_week, packed, reader_of, summarise
from ninetyten.ledger.timeline import fold_day
from tests.unit.ledger.days import lived, made

SCRIPT = """set day.start "07:30"
set day.stop "09:00"
set target.growth 12
set target.accuracy_first true
07:00 start --kind em
07:20:05 done
07:40:05 skip
08:00 chart 10
08:00 hold unsigned
08:00 switch production --kind ip
08:20 chart
08:30 chart
08:30 rest 15
08:50 back walk
08:50 switch growth
09:00 audit 39/42 --charts 8/10 --error modifier=1
09:00 ceu 1.5 --on 2026-10-05
09:10 rest 5
09:12 start study
09:20 rest lunch
09:45 stop
"""


@pytest.fixture(scope="module")
def day() -> Summary:
    """The day of the script above."""
    return lived(SCRIPT)[1]


def test_time_and_what_it_was_for(day: Summary) -> None:
    """165 minutes: 90 of production, 20 + 2 of break, 20 of CEU, 8 of study, 25 of lunch."""
    assert {bucket: spent // MINUTE for bucket, spent in day.buckets if spent} == {
        "production": 90, "study": 8, "growth": 20, "rest": 22, "lunch": 25,
    }  # fmt: skip
    assert [span // MINUTE for span in (day.span, day.clock, day.paid, day.work)] == [165, 165, 140, 118]
    assert (day.key, day.blocks, day.rests, day.total("study")) == ("2026-10-06", 3, Rests(1, 1, 1), 8 * MINUTE)


def test_charts_and_what_they_earned(day: Summary) -> None:
    """10 at 12 an hour and 2 at 6: 50 and 20 standard minutes."""
    assert [(kind.kind, kind.charts, kind.production // MINUTE, kind.earned) for kind in day.kinds] == [
        ("em", 10, 60, 50.0),
        ("ip", 2, 30, 20.0),
    ]
    assert (day.quota.charts, day.quota.earned, day.holds, day.switches) == (12, 70.0, 1, 1)
    assert (day.quota.used, day.quota.rate, day.quota.kind, day.quota.kind_rate) == ("", 0.0, "ip", 6.0)
    assert (day.of_kind("ip").laps, day.of_kind("ip").first_laps) == ((10 * MINUTE,), (20 * MINUTE,))
    assert (day.of_kind("ed").charts, day.of_kind("ed").pay) == (0, 0)


def test_terms_audits_and_credits(day: Summary) -> None:
    """What the day was judged by, and what was logged of accuracy and education."""
    assert (day.growth_target, day.accuracy_target, day.accuracy_first) == (12.0, 95.0, True)
    assert [(audit.right, audit.total, audit.clean, audit.charts, audit.errors) for audit in day.audits] == [
        (39, 42, 8, 10, (("modifier", 1),))
    ]
    assert [(ceu.credits, ceu.on) for ceu in day.ceus] == [(1.5, "2026-10-05")]


def test_what_is_private_is_kept_apart(day: Summary) -> None:
    """Half an hour before the planned start, three quarters past the end, a walk, a short lunch, an hour and a half at a run."""
    private = day.private
    assert (private.early, private.overrun) == (30 * MINUTE, 45 * MINUTE)
    assert (dict(private.returns), private.cut_short, private.short_lunches) == (
        {"away": 0, "walk": 1, "screen": 0, "unsaid": 2}, 2, 1,
    )  # fmt: skip
    assert (private.longest_run, private.overrides) == (90 * MINUTE, 0)
    assert {(track, fate): count for track, fate, count in private.prompts.dues} == {
        ("eyes", "done"): 1, ("eyes", "skipped"): 1, ("eyes", "missed"): 2, ("eyes", "absorbed"): 1,
        ("wrists", "missed"): 2, ("wrists", "absorbed"): 1, ("posture", "skipped"): 1, ("posture", "missed"): 1,
    }  # fmt: skip


@pytest.mark.parametrize(("minutes", "worked"), [(29, False), (30, True)])
def test_half_an_hour_of_production_makes_a_work_day(minutes: int, *, worked: bool) -> None:
    """Where days are compared, less is none."""
    assert made(minutes=minutes).worked is worked


def in_json(summary: Summary) -> list[Any]:
    """Return it as it is cached."""
    plain: list[Any] = json.loads(json.dumps(summary, default=packed))
    return plain


def test_a_day_on_which_nothing_was_said_is_empty() -> None:
    """Its terms are those it was asked with."""
    nothing = summarise(fold_day([], 0), "2026-10-06", 0, lambda at: 0)
    assert (nothing.span, nothing.kinds, nothing.hours, nothing.quota.used, nothing.quota.rate) == (0, (), (), "general", 12.0)
    assert nothing.private.longest_run == 0
    assert reader_of(Summary)(in_json(nothing)) == nothing


def test_a_summary_comes_back_from_json_exactly(day: Summary) -> None:
    """Records, tuples and fractions too."""
    full = day.replace(audits=(Audited(1, 2, 3),), ceus=(CeuEarned(1, 0.25, "2026-10-06"),))
    for summary in (day, full, day.replace(private=day.private.replace(early=None, overrun=None))):
        again = reader_of(Summary)(in_json(summary))
        assert again == summary
        assert again.quota.earned.hex() == summary.quota.earned.hex()


@pytest.mark.parametrize("plain", [None, [], {}, {"key": "2026-10-06"}, 3, "2026-10-06"])
def test_what_is_no_summary_is_refused(plain: Any) -> None:
    """Whatever it is instead."""
    with pytest.raises((ValueError, TypeError)):
        reader_of(Summary)(plain)


@pytest.mark.parametrize("name", ["quota", "kinds", "private"])
@pytest.mark.parametrize("spoil", [[1], [[1]], [["general", 1, 2, 3, 4, 5, 6, 7]]], ids=str)
def test_a_summary_of_another_shape_is_refused(day: Summary, name: str, spoil: list[Any]) -> None:
    """A field more or less, at any depth."""
    plain = in_json(day)
    plain[day.fields.index(name)] = spoil
    for wrong in (plain, in_json(day)[:-1], [*in_json(day), 1]):
        with pytest.raises((ValueError, TypeError)):
            reader_of(Summary)(wrong)


def test_days_are_grouped_by_their_iso_week(day: Summary) -> None:
    """From Monday to Sunday, across the new year, the earliest week first."""
    keys = ("2027-01-04", "2026-12-28", "2027-01-03")
    found = by_week([day.replace(key=key) for key in keys])
    assert {week: [one.key for one in days] for week, days in found.items()} == {
        "2026-W53": ["2026-12-28", "2027-01-03"],
        "2027-W01": ["2027-01-04"],
    }
    assert list(found) == ["2026-W53", "2027-W01"]
