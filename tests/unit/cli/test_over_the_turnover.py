"""A7, D4: a due, a rest and an absence that go over a turnover are one thing, told once, in the reports of both days."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.cli.conftest import Home

OLD, NEW = "2026-10-06", "2026-10-07"


def rests(home: Home, *words: str) -> dict[str, int]:
    """The rests of a report."""
    found: dict[str, int] = home.ask("report", *words)["rests"]
    return {sort: count for sort, count in found.items() if count}


def prompts(home: Home, *words: str) -> dict[str, Any]:
    """The fates of a private report that are not zero."""
    found = home.ask("wellness", *words)["prompts"]
    return {name: found[name] for name in ("dues", "stops", "done", "skipped", "absorbed", "unsaid") if found[name]}


def test_a_rest_belongs_to_the_day_in_which_it_began(home: Home) -> None:
    """Begun at 03:55 and over at 04:05, it is one of the old day, also while it lasts, and in the month; cached or not."""
    home.at("03:30", days=1).say("start")
    home.at("03:55", days=1).say("rest", "10")
    home.at("04:02", days=1)
    assert rests(home, "--date", OLD) == rests(home) == {}
    home.at("04:05", days=1).say("back", "walk")
    home.at("04:30", days=1).say("stop")
    for _ in range(2):
        assert (rests(home, "--date", OLD), rests(home, "--date", NEW), rests(home, "month")) == ({"taken": 1}, {}, {"taken": 1})
    home.at("09:00", days=3)
    days = home.ask("report", "month")["days"]
    assert [(day["date"], day["rests"]["taken"]) for day in days] == [(OLD, 1), (NEW, 0)]
    assert home.ask("wellness", "--date", OLD)["rests"]["walk"] == 1


def test_what_is_kept_of_a_day_follows_the_day_after(home: Home) -> None:
    """An undo on the day after changes the old day's figures, though the old day has no new fact."""
    home.at("03:30", days=1).say("start")
    home.at("03:55", days=1).say("rest", "20")
    home.at("04:01", days=1).say("back")
    home.say("stop")

    def of_both_days() -> list[dict[str, int]]:
        return [day["rests"] for day in home.ask("report", "month")["days"]]

    none = {"taken": 0, "short": 0, "lunch": 0}
    assert of_both_days() == of_both_days() == [{**none, "short": 1}, none]
    home.say("undo")
    home.say("undo")
    assert of_both_days() == [none, none]
    home.at("04:06", days=1).say("stop")
    assert of_both_days() == of_both_days() == [{**none, "taken": 1}, none]


def test_a_due_belongs_to_the_day_in_which_it_fell(home: Home) -> None:
    """Eyes at 03:59 are on the screen over the turnover; that nobody answered is known at 04:00:50."""
    home.at("03:39", days=1).say("start")
    home.at("04:01", days=1).say("rest", "10")
    home.at("04:11", days=1).say("stop")
    assert (prompts(home, "--date", OLD), prompts(home)) == ({"dues": 1, "stops": 1, "unsaid": 1}, {})


@pytest.mark.parametrize(("start", "old", "new"), [("03:40", 0, 1), ("03:39", 1, 0)])
def test_a_due_at_the_turnover_is_the_new_day_s(home: Home, start: str, old: int, new: int) -> None:
    """At 04:00:00 it is the new day's, a minute before the old one's; the rest said at 04:00:00 is the old day's."""
    home.at(start, days=1).say("start")
    home.at("04:00", days=1).say("rest", "10")
    home.at("04:10", days=1).say("stop")
    assert [home.ask("wellness", "--date", day)["prompts"]["dues"] for day in (OLD, NEW)] == [old, new]
    assert (rests(home, "--date", OLD), rests(home)) == ({"taken": 1}, {})


@pytest.mark.parametrize(("resume", "old", "new"), [("04:10", 0, 0), ("04:11", 10, 11)])
def test_an_absence_is_judged_by_its_whole_length(home: Home, resume: str, old: int, new: int) -> None:
    """From 03:50 on: 20 minutes are paid, 21 are not, on neither day."""
    home.at("03:30", days=1).say("start")
    home.at("03:50", days=1).say("pause")
    home.at(resume, days=1).say("resume")
    home.at("04:30", days=1).say("stop")
    unpaid = [(found := home.ask("report", "--date", day))["clock_minutes"] - found["paid_minutes"] for day in (OLD, NEW)]
    assert unpaid == [old, new]
    home.at("09:00", days=3)
    assert home.ask("report", "month")["paid_minutes"] == 60 - old - new


def test_while_it_lasts_the_old_day_knows_it_too(home: Home) -> None:
    """A pause begun at 03:50 is not paid from 04:11 on, though nothing more was said; until then it is."""
    home.at("03:30", days=1).say("start")
    home.at("03:50", days=1).say("pause")
    assert [home.at(at, days=1).ask("report", "--date", OLD)["paid_minutes"] for at in ("04:10", "04:11")] == [30.0, 20.0]
    assert home.ask("report", "week")["paid_minutes"] == 20.0
    assert home.ask("report", "--date", OLD, "--until", "03:59")["paid_minutes"] == 29.0


def test_undo_after_a_turnover_that_nobody_watched_leaves_the_old_day(home: Home) -> None:
    """D10: the block went on over it, and nothing was said since."""
    home.at("03:30", days=1).say("start")
    home.at("03:50", days=1).say("chart", "3")
    code, _, error = home.at("04:10", days=1).run("undo")
    assert code != 0 and "there is nothing left to undo today" in error
    assert (home.ask("report", "--date", OLD)["charts"], home.ask("report")["minutes"]["production"]) == (3, 10.0)


def test_what_is_found_out_later_reaches_into_the_old_day(home: Home) -> None:
    """A block over at 03:45 that nobody ended: from its end on nothing counts, on both days, once that is known at 04:15."""
    home.configure('[block]\nfocus = "30m"\n')
    home.at("03:15", days=1).say("start")
    home.at("04:14", days=1)
    assert home.ask("report", "--date", OLD)["minutes"]["production"] == 45.0
    home.at("04:20", days=1)
    old, new = home.ask("report", "--date", OLD)["minutes"], home.ask("report")["minutes"]
    assert (old["production"], old["unwatched"], new["production"], new["unwatched"]) == (30.0, 15.0, 0.0, 20.0)
