"""Charts on hold from the command line, over days (D2)."""

from __future__ import annotations

from tests.unit.cli.conftest import Home


def test_a_hold_of_another_day_is_told_and_released(home: Home) -> None:
    """`status` tells it before the day's first act; the release counts today."""
    home.say("start")
    home.say("hold", "query")
    home.at("09:30").say("hold", "edit")
    home.at("10:00").say("stop")
    home.at("08:00", days=4)
    assert home.say("status") == "not started, 2 on hold, oldest 4 days\n"
    assert home.say("status", "--format", "{charts} {on_hold}") == "0 2\n"
    assert home.ask("status")["on_hold"] == {"charts": 2, "oldest_days": 4}
    assert home.say("release", "edit") == "1 General chart released from hold: claim edit; 1 today, 1 still on hold\n"
    assert home.say("undo") == "Undid: release of 1 General chart\n"
    assert home.say("redo") == "Redid: release of 1 General chart\n"
    assert (home.ask("report")["charts"], home.ask("report")["holds"]) == (1, 0)
    assert home.say("release", "--drop").endswith("not counted: query to the provider; none still on hold\n")
    assert home.ask("status")["on_hold"] is None
    assert home.run("release") == (1, "", "ninetyten: release: no chart is on hold\n")


def test_a_release_tells_programs_which_hold_it_was(home: Home) -> None:
    """By when it began, its reason and its chart type; a plain chart has none."""
    home.say("start")
    home.say("chart")
    home.say("hold", "query")
    home.at("09:10").say("release")
    home.say("hold", "edit")
    home.say("release", "--drop")
    facts = [fact for fact in home.ask("log") if fact["kind"] in ("charts-logged", "hold-dropped")]
    began = ["2026-10-06T09:00:00+00:00", "2026-10-06T09:10:00+00:00"]
    assert [(fact["held"], fact["reason"], fact["chart_kind"]) for fact in facts] == [
        (None, "", "general"),
        (began[0], "query", "general"),
        (began[1], "edit", "general"),
    ]


def test_a_due_that_waits_for_the_break_is_held_or_not(home: Home) -> None:
    """The same word with another meaning: programs that read it as yes or no still can."""
    home.say("start")
    home.at("10:31").say("rest")
    assert {fact["held"] for fact in home.ask("log") if fact["kind"] == "prompt-fell-due"} == {False, True}
