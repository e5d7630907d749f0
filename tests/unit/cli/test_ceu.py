"""`ceu` without a number: the standing of the cycle."""

from __future__ import annotations

import pytest

from tests.unit.cli.conftest import Home

CYCLE = '[ceu]\nbody = "aapc"\nends = "2027-06-30"\n'


def test_the_standing_counts_what_was_logged(home: Home) -> None:
    """By the date of completion: what was earned before the cycle counts for none of it."""
    home.configure(CYCLE)
    home.say("ceu", "1.5")
    home.at("10:00", days=30).say("ceu", "2", "--on", "2026-10-20")
    home.say("ceu", "4", "--on", "2025-06-30")
    found = home.ask("ceu")
    assert (found["earned"], found["left"], found["required"]) == (3.5, 32.5, 36)
    assert home.say("ceu").startswith("3.5 of 36 CEUs earned for AAPC; 32.5 to go by Wed, Jun 30, 2027")
    home.say("undo")
    home.say("undo")
    assert home.ask("ceu")["earned"] == 1.5


def test_without_a_cycle_it_says_how_to_set_one(home: Home) -> None:
    """Null for programs."""
    assert home.ask("ceu") is None
    assert "ceu.ends" in home.say("ceu")


def test_credits_that_are_still_to_come_are_none(home: Home) -> None:
    """The date of completion is today at the latest; nothing is noted of another."""
    refused = "ninetyten: ceu: 2026-10-07 is in the future; use `--on` with the date of completion\n"
    assert home.run("ceu", "1", "--on", "2026-10-07") == (1, "", refused)
    assert home.run("ceu", "1", "--on", "2026-10-06")[0] == 0


@pytest.mark.parametrize(("word", "credits"), [("1", 1), ("1.0", 1), ("1.5", 1.5), ("1.50", 1.5), ("0.25", 0.25), ("2.75", 2.75)])
def test_credits_come_in_quarters(home: Home, word: str, credits: float) -> None:
    """AAPC and AHIMA give whole ones and parts of an hour's."""
    home.configure(CYCLE)
    home.say("ceu", word)
    assert home.ask("ceu")["earned"] == credits


@pytest.mark.parametrize("word", ["1.3", "0", "0.0", "1.2", "1.26", "1.", "x"])
def test_other_credits_are_refused_with_what_is_allowed(home: Home, word: str) -> None:
    """Nothing is noted."""
    told = f'ninetyten: ceu: CEUS: "{word}" is not a number of CEUs: write quarters, such as 1, 1.5 or 0.25\n'
    assert home.run("ceu", word) == (2, "", told)
