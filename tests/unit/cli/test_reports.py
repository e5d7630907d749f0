"""The two reports of a day: which day, up to when, and that neither holds the other."""

from __future__ import annotations

from typing import Any

import pytest

from ninetyten.domain import commands as c
from tests.unit.cli.conftest import Home


def spent(report: dict[str, Any]) -> dict[str, float]:
    """The buckets that hold something."""
    return {bucket: minutes for bucket, minutes in report["minutes"].items() if minutes}


def test_the_present_day_lasts_until_now(home: Home) -> None:
    """Time since the last fact counts, though nobody has written it."""
    home.say("start")
    home.at("09:40")
    assert spent(home.ask("report")) == {"production": 40.0}
    assert home.ask("wellness")["prompts"]["dues"] == 4
    assert home.say("report").startswith("Production report, 2026-10-06, up to 09:40\n")
    assert len(home.ask("log")) == 2


def test_what_nobody_attended_to_does_not_count(home: Home) -> None:
    """Half an hour past the block's end without an act, what follows the end is not production (B2)."""
    home.say("start")
    home.at("12:00")
    assert spent(home.ask("report")) == {"production": 90.0, "unwatched": 90.0}


def test_time_after_the_ringer_died_does_not_count(home: Home) -> None:
    """A ringer that was killed leaves a gap from its last sign of life on (A6)."""
    session = home.session()
    session.watch()
    session.dispatch(c.Start())
    home.live("09:10", session)
    session.lock.release()
    home.at("09:40")
    assert spent(home.ask("report")) == {"production": 10.0, "unwatched": 30.0}


def test_a_suspend_the_ringer_has_not_told_yet_is_no_work(home: Home) -> None:
    """Just after waking, whoever asks first sees the sleep (A5)."""
    session = home.session()
    session.watch()
    session.dispatch(c.Start())
    home.live("09:10", session)
    home.pass_by(20 * 60_000, asleep=True)
    found = home.ask("report")
    session.lock.release()
    assert spent(found) == {"production": 10.0, "asleep": 20.0}


def test_a_past_day_ends_with_its_last_fact(home: Home) -> None:
    """A day that was stopped is whole, whenever it is asked for."""
    home.say("start")
    home.at("10:00").say("stop")
    home.at("11:00", days=3)
    assert spent(home.ask("report", "--date", "2026-10-06")) == {"production": 60.0}
    assert home.say("report", "--date", "2026-10-06").startswith("Production report, 2026-10-06\n")


def test_a_block_across_the_turnover_is_split(home: Home) -> None:
    """Each of the two days has its part, before anybody has written the new day down (A7)."""
    home.at("03:30", days=1).say("start")
    home.at("04:30", days=1)
    assert spent(home.ask("report", "--date", "2026-10-06")) == {"production": 30.0}
    assert spent(home.ask("report")) == {"production": 30.0}
    home.say("chart")
    assert spent(home.ask("report", "--date", "2026-10-06")) == {"production": 30.0}
    assert home.ask("report")["date"] == "2026-10-07"


def test_a_day_can_be_seen_as_it_stood(home: Home) -> None:
    """`--until` leaves out what came later; a time before the turnover is in the night that ends the day."""
    home.say("start")
    home.at("09:30").say("chart", "4")
    home.at("10:00").say("stop")
    found = home.ask("report", "--until", "09:15")
    assert (spent(found), found["charts"]) == ({"production": 15.0}, 0)
    assert home.ask("report", "--until", "09:30")["charts"] == 4
    assert spent(home.ask("report", "--until", "01:00")) == {"production": 60.0}
    assert home.say("wellness", "--until", "09:15").startswith("Wellness report, 2026-10-06, up to 09:15 (private)\n")


def test_no_time_lies_ahead(home: Home) -> None:
    """A time that is still to come means now."""
    home.say("start")
    home.at("09:10")
    assert spent(home.ask("report", "--until", "17:00")) == {"production": 10.0}


def test_a_day_without_facts_has_figures_without_a_basis(home: Home) -> None:
    """Zeros and nulls for programs, a sentence for people, and exit code 0."""
    found = home.ask("report")
    assert (found["date"], found["charts"], found["productivity"]["production"]) == ("2026-10-06", 0, None)
    assert home.ask("wellness")["prompts"]["answered_percent"] is None
    assert home.say("report") == "Nothing is recorded for 2026-10-06.\n"
    home.say("start")
    assert home.say("report", "--until", "08:00") == "Nothing is recorded for 2026-10-06 up to 08:00.\n"
    home.say("stop")
    home.at("09:00", days=1)
    assert home.say("wellness") == "Nothing is recorded for 2026-10-07; the newest day is 2026-10-06 (--date 2026-10-06).\n"


@pytest.mark.parametrize("words", [("week",), ("month",), ("--csv",), ("--html", "x"), ("--until", "24:00"), ("--until", "9")])
def test_what_is_not_there_is_refused(home: Home, words: tuple[str, ...]) -> None:
    """Other periods and forms are unknown words."""
    code, out, err = home.run("report", *words)
    assert (code, out, err.count("\n")) == (2, "", 1)


def test_the_two_faces_share_nothing(home: Home) -> None:
    """Nothing private is in the production report, and no figure of production in the private one (D11)."""
    home.say("start")
    home.at("10:00").say("chart", "9")
    production, private = home.say("report", "day"), home.say("wellness", "day")
    assert "icro-break" not in production
    assert "harts" not in private


def test_a_broken_setting_is_told_and_the_rest_counts(home: Home) -> None:
    """The report comes all the same, by the good settings."""
    home.configure('[target]\nproductivity = 80\nproduction = "no"\n')
    code, out, err = home.run("report", "--json")
    assert code == 0
    assert '"target_minutes": 216.0' in out
    assert "target.production" in err


def test_a_damaged_journal_is_told_in_a_line(home: Home) -> None:
    """Exit code 3, and what to do."""
    data = home.folder / "data"
    data.mkdir(parents=True)
    (data / "journal.db").write_bytes(b"no journal at all" * 300)
    code, out, err = home.run("report")
    assert (code, out, err.count("\n")) == (3, "", 1)
