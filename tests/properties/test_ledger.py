"""What must hold for any days anybody can live, once they are summed up."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from ninetyten.domain.history import holding
from ninetyten.ledger.figures import half_up
from ninetyten.ledger.machines import combine
from ninetyten.ledger.report import production_report
from ninetyten.ledger.stops import FATES, Tally
from ninetyten.ledger.summary import Summary, packed, reader_of, summarise
from ninetyten.ledger.timeline import FoldedDay, fold_day
from ninetyten.ledger.wellness import wellness_report
from tests.properties.test_engine import DAYS, Lived
from tests.unit.ledger.days import report_of

WEEK = [f"2026-10-{day:02}" for day in range(5, 12)]
WEEKS = st.lists(DAYS, min_size=1, max_size=7)
OFFSETS = st.sampled_from([0, -18_000, 19_800, 20_700])


def folded(day: Any) -> tuple[FoldedDay, int]:
    """A lived day as the ledger folds it, and its last second."""
    lived = Lived().live(day)
    return fold_day([entry.event for entry in holding(lived.written)], lived.at), lived.at


def summary_of(day: Any, key: str = "2026-10-06", offset: int = 0) -> Summary:
    """The summary of a lived day."""
    found, at = folded(day)
    return summarise(found, key, at, lambda _: offset)


def summaries(week: list[Any]) -> list[Summary]:
    """A week of lived days, from Monday on."""
    return [summary_of(day, key) for day, key in zip(week, WEEK, strict=False)]


def sums(report: dict[str, Any]) -> dict[str, float]:
    """Every figure of a production report that adds up over days, by its path."""
    whole = {name: report[name] for name in ("span_minutes", "clock_minutes", "paid_minutes", "work_minutes", "earned_minutes")}
    counts = {name: report[name] for name in ("charts", "holds", "kind_switches", "blocks")}
    nested = {f"{part} {name}": value for part in ("minutes", "rests") for name, value in report[part].items()}
    kinds = {
        f"{kind} {name}": found[name]
        for kind, found in report["kinds"].items()
        for name in ("charts", "minutes", "earned_minutes")
    }
    return {**whole, **counts, **nested, **kinds}


def shape(found: Any) -> Any:
    """Every key at every depth."""
    if isinstance(found, dict):
        return {name: shape(value) for name, value in found.items()}
    return [shape(item) for item in found] if isinstance(found, list) else None


@given(WEEKS)
@settings(max_examples=30)
def test_a_week_is_the_fold_of_its_days(week: list[Any]) -> None:
    """Every figure that adds up is the sum of the days' own, to the rounding of each; the longest run is the longest."""
    days = summaries(week)
    whole = sums(production_report(days, "week"))
    own = [sums(production_report([day])) for day in days]
    for name, figure in whole.items():
        assert abs(figure - sum(day.get(name, 0) for day in own)) <= 0.005 * (len(own) + 1), name
    private, each = wellness_report(days, "week"), [wellness_report([day]) for day in days]
    for name in ("dues", "asked", "stops", "snoozes", *FATES):
        assert private["prompts"][name] == sum(day["prompts"][name] for day in each)
    assert private["longest_run_minutes"] == max(day["longest_run_minutes"] for day in each)


@given(WEEKS)
@settings(max_examples=30)
def test_days_can_be_summed_in_any_order_and_in_parts(week: list[Any]) -> None:
    """A week's sums are those of its two halves together, whichever comes first."""
    days = summaries(week)
    whole, turned = production_report(days, "week"), production_report(days[::-1], "week", WEEK[0])
    assert sums(whole) == sums(turned)
    half = len(days) // 2
    parts = [sums(production_report(part, "week", WEEK[0])) for part in (days[:half], days[half:])]
    for name, figure in sums(whole).items():
        assert abs(figure - sum(part.get(name, 0) for part in parts)) <= 0.02, name


@given(DAYS)
@settings(max_examples=50)
def test_a_day_is_the_fold_of_one(day: Any) -> None:
    """From its events or from its summary, alone or as the only machine's."""
    found, at = folded(day)
    report = report_of(found, at)
    assert report == production_report([summarise(found, "2026-10-06", at, lambda _: 3600)])
    assert report == report_of(combine([found]), at)
    week = production_report([summary_of(day)], "week")
    assert {name: week[name] for name in report if name != "date"} == {name: report[name] for name in report if name != "date"}


@given(DAYS, OFFSETS)
@settings(max_examples=50)
def test_a_summary_comes_back_exactly(day: Any, offset: int) -> None:
    """Through JSON as a cache writes it."""
    summary = summary_of(day, offset=offset)
    assert reader_of(Summary)(json.loads(json.dumps(summary, default=packed))) == summary


@given(DAYS, OFFSETS)
@settings(max_examples=50)
def test_the_hours_hold_all_production_and_no_more_than_was_earned(day: Any, offset: int) -> None:
    """Whatever the zone; no hour has more than is covered, none less than nothing."""
    summary = summary_of(day, offset=offset)
    assert sum(hour.production for hour in summary.hours) == summary.total("production")
    assert sum(hour.earned for hour in summary.hours) <= summary.quota.earned + 1e-6
    for hour in summary.hours:
        assert 0 <= hour.hour < 24
        assert 0 <= hour.covered <= hour.production
        assert (hour.earned > 0) <= (hour.covered > 0)


@given(DAYS)
@settings(max_examples=50)
def test_laps_are_no_longer_than_production(day: Any) -> None:
    """Each chart's time is counted once."""
    summary = summary_of(day)
    timed = sum(sum(kind.laps) + sum(kind.first_laps) for kind in summary.kinds)
    assert timed <= summary.total("production")
    assert sum(len(kind.first_laps) for kind in summary.kinds) <= summary.switches


PRIVATE = st.fixed_dictionaries({
    "prompts": st.builds(Tally, st.just((("eyes", "skipped", 7),)), st.integers(1, 9), st.integers(1, 9)),
    "returns": st.just((("away", 5), ("walk", 5), ("screen", 5), ("unsaid", 5))),
    "cut_short": st.integers(1, 9),
    "short_lunches": st.integers(1, 9),
    "longest_run": st.integers(1, 10**7),
    "early": st.one_of(st.none(), st.integers(1, 10**7)),
    "overrun": st.one_of(st.none(), st.integers(1, 10**7)),
    "overrides": st.integers(1, 9),
})  # fmt: skip


@given(WEEKS, PRIVATE)
@settings(max_examples=30)
def test_nothing_private_reaches_the_production_report(week: list[Any], private: dict[str, Any]) -> None:
    """Whatever is changed of prompts, returns, overrides or hours given away, the report stays the same (D11)."""
    days = summaries(week)
    changed = [day.replace(private=day.private.replace(**private)) for day in days]
    assert production_report(changed, "week") == production_report(days, "week")
    assert [production_report([day]) for day in changed] == [production_report([day]) for day in days]
    assert wellness_report(changed, "week") != wellness_report(days, "week")


@given(WEEKS)
@settings(max_examples=20)
def test_the_two_faces_share_no_key_but_dates_and_rests(week: list[Any]) -> None:
    """And of the rests each tells its own side."""
    days = summaries(week)
    production, private = shape(production_report(days, "week")), shape(wellness_report(days, "week"))
    assert production.keys() & private.keys() == {"date", "period", "from", "until", "days", "rests"}
    assert not production["rests"].keys() & private["rests"].keys()
    assert not set(FATES) & set(json.dumps(production).replace('"', " ").replace(":", " ").split())


@given(st.floats(-1000, 1000), st.integers(0, 3))
def test_rounding_moves_a_figure_by_half_a_step_at_most(value: float, decimals: int) -> None:
    """And what is rounded stays as it is."""
    rounded = half_up(value, decimals)
    assert abs(rounded - value) <= 0.5 / 10**decimals + 1e-6
    assert half_up(rounded, decimals) == rounded
