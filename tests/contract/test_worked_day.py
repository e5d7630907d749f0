"""A whole day of a first-year coder, worked out by hand: every figure of both reports, at noon and at the end."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.contract.playing import clock, play, refused

SCRIPT = Path(__file__).with_name("first-year.day").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def day() -> dict[str, Any]:
    """What came of the day."""
    return play(SCRIPT)


def test_the_hours_are_guarded() -> None:
    """Eight minutes before the start and four after the end are refused; nothing is given away."""
    assert refused(SCRIPT) == ["06:52 start", "15:04 start"]


def test_where_the_time_went(day: dict[str, Any]) -> None:
    """Eight hours: 480 of the clock, 420 paid, 385 of work."""
    report = day["report"]
    assert {bucket: spent for bucket, spent in report["minutes"].items() if spent} == {
        "production": 270.0, "study": 45.0, "growth": 39.0, "query": 15.0, "admin": 16.0, "rest": 35.0, "lunch": 60.0,
    }  # fmt: skip
    assert [report[f"{name}_minutes"] for name in ("span", "clock", "paid", "work")] == [480.0, 480.0, 420.0, 385.0]
    assert report["rests"] == {"taken": 3, "short": 0, "lunch": 1}
    assert (report["study_share"], report["growth_share"]) == (14.3, 10.1)
    assert (report["blocks"], report["kind_switches"], report["holds"]) == (5, 0, 1)


def test_what_was_earned(day: dict[str, Any]) -> None:
    """28 charts at 6 an hour earn 280 standard minutes in 270 of production."""
    report = day["report"]
    assert (report["charts"], report["earned_minutes"]) == (28, 280.0)
    assert report["kinds"] == {"em": {"charts": 28, "minutes": 270.0, "per_hour": 6.22, "earned_minutes": 280.0, "accuracy": {}}}
    assert report["charts_per_hour"] == {"production": 6.22, "paid": 4.0}
    assert report["productivity"] == {"production": 103.7, "work": 72.7, "paid_7_8": 85.2}
    assert report["pace"] == {
        "target_minutes": 270.0, "expected_minutes": 270.0, "earned_minutes": 280.0, "percent": 103.7, "projected_minutes": 280.0,
        "target_charts": 27.0, "expected_charts": 27.0, "projected_charts": 28.0, "needed_per_hour": None,
    }  # fmt: skip


def test_the_full_standard_is_named_by_its_own_figure() -> None:
    """Without the ramp the same charts are 51.9 % of 54."""
    pace = play(SCRIPT.replace("set target.ramp 50", "set target.ramp 100"))["report"]["pace"]
    assert (pace["target_charts"], pace["percent"]) == (54.0, 51.9)


def test_how_accurate_it_was(day: dict[str, Any]) -> None:
    """39 of 42 codes right, with the interval of so small a sample; 8 of 10 charts clean."""
    assert day["report"]["audits"] == [
        {
            "basis": "codes", "kind": None, "right": 39, "total": 42, "percent": 92.9, "low": 81.0, "high": 97.5,
            "charts_clean": 8, "charts_total": 10, "charts_percent": 80.0, "errors": {"modifier": 1, "specificity": 2},
        }
    ]  # fmt: skip


def test_the_morning_at_a_quarter_past_ten(day: dict[str, Any]) -> None:
    """17 of the 18 charts expected by then: 94.4 %."""
    report = day["reports"][0]
    assert (clock(report["at"]), report["charts"]) == ("10:15", 17)
    assert (report["pace"]["expected_charts"], report["pace"]["percent"]) == (18.0, 94.4)


def test_the_morning_at_noon(day: dict[str, Any]) -> None:
    """27 charts expected, 28 there, and all of the production time is used."""
    report = day["reports"][1]
    assert (clock(report["at"]), report["charts"], report["minutes"]["production"]) == ("12:00", 28, 270.0)
    assert (report["pace"]["expected_charts"], report["pace"]["percent"]) == (27.0, 103.7)
    assert report["charts_per_hour"] == {"production": 6.22, "paid": 5.6}
    asked = [stop for stop in day["prompts"] if stop["fate"] != "absorbed" and clock(stop["due"]) < "12:00"]
    assert (sum(len(stop["tracks"]) for stop in asked), len(asked)) == (18, 15)


def test_the_micro_breaks(day: dict[str, Any]) -> None:
    """24 dues asked in 21 stops; 22 of them taken."""
    prompts = day["wellness"]["prompts"]
    assert [prompts[name] for name in ("asked", "stops", "done", "skipped", "snoozes")] == [24, 21, 22, 2, 1]
    assert prompts["answered_percent"] == 91.7
    eyes, wrists = prompts["tracks"]["eyes"], prompts["tracks"]["wrists"]
    assert [(track["asked"], track["done"], track["skipped"]) for track in (eyes, wrists)] == [(16, 15, 1), (8, 7, 1)]
    first = [stop for stop in day["prompts"] if stop["fate"] != "absorbed"][:4]
    assert [clock(stop["due"]) for stop in first] == ["07:20", "07:30", "07:40", "08:00"]
    assert first[3]["tracks"] == ["eyes", "wrists"]


def test_nothing_is_given_away(day: dict[str, Any]) -> None:
    """No minute before the start, none after the end, no override, no lunch cut short."""
    wellness = day["wellness"]
    given = [wellness[name] for name in ("early_start_minutes", "overrun_minutes", "overrides", "short_lunches")]
    assert given == [0.0, 0.0, 0, 0]
    assert wellness["longest_run_minutes"] == 90.0
