"""Undo and backdating, where the day itself sets the limit (D10)."""

from __future__ import annotations

from typing import Any

import pytest

from ninetyten.cli.simulate import read_and_play
from ninetyten.domain import commands as c
from ninetyten.domain.commands import NoteCommand
from ninetyten.domain.decide import NOTE_EVENTS
from ninetyten.domain.moment import MINUTE
from ninetyten.ledger.timeline import fold_day
from tests.properties.test_engine import Lived


def _reports(*lines: str) -> dict[str, Any]:
    return read_and_play("\n".join(["date 2026-10-06", *lines]))


@pytest.mark.parametrize("morning", ["08:00", "04:00:01"])
def test_undo_stays_within_its_day(morning: str) -> None:
    """Before a day's first act there is nothing to undo: the day before stays closed."""
    played = _reports("09:00 start", "10:00 stop", f"{morning} undo", "+5 report")
    assert [refusal["reason"] for refusal in played["refusals"]] == ["undo: there is nothing left to undo today"]
    assert played["reports"][0]["span_minutes"] == 0


def test_undo_reaches_the_evening_up_to_the_turnover() -> None:
    """A stop that was too early is taken back until the day turns over."""
    played = _reports("22:00 start", "23:30 stop", "03:00 undo", "03:00 stop")
    assert played["refusals"] == []
    assert played["report"]["minutes"]["off"] == 0


def test_an_act_at_the_turnovers_own_second_is_one_of_the_old_day() -> None:
    """A7: charts and an undo at 04:00 are of the evening; a second later they are of the morning."""
    logged = {
        at: _reports("22:00 start", "23:00 stop", f"{at} chart 3", "+1 report")["report"]["charts"]
        for at in ("04:00", "04:00:01")
    }
    assert logged == {"04:00": 0, "04:00:01": 3}
    assert _reports("22:00 start", "23:00 stop", "04:00 undo", "04:00 status")["refusals"] == []


@pytest.mark.parametrize(("start", "off"), [("10:20", 5), ("13:00", 165)], ids=["of a break", "of nobody there"])
def test_an_end_of_day_can_be_backdated_before_a_start_that_ended_a_break(start: str, off: int) -> None:
    """A forgotten stop in a split shift: the later start could follow it, so the day is as if it had been logged on time."""
    before, after = ["09:00 start", "10:00 chart 6", "10:00 rest 10"], ["13:30 chart 3", "14:00 stop"]
    on_time = _reports(*before, "10:15 stop", f"{start} start", *after)
    later = _reports(*before, f"{start} start", "13:10 stop --at 10:15", *after)
    assert later["refusals"] == []
    assert later["report"] == on_time["report"]
    assert later["report"]["minutes"]["off"] == off


def test_an_end_of_day_is_refused_before_a_return_from_the_break() -> None:
    """`back` ends a break and nothing else."""
    played = _reports("09:00 start", "10:00 rest 10", "10:20 back", "10:30 stop --at 10:10")
    assert "conflicts with your back at" in played["refusals"][0]["reason"]


def test_a_refusal_names_a_time_as_the_clock_shows_it() -> None:
    """A4: the clock was set an hour forward, so the break of 09:40 began at 10:40."""
    played = _reports("09:00 start", "09:10 clock +1h", "09:40 rest", "09:50 back", "10:00 stop --at 10:30")
    assert "conflicts with your break at 10:40" in played["refusals"][0]["reason"]


@pytest.mark.parametrize("corrected", [c.Later(c.Chart(), None, MINUTE), c.Later(c.Chart(), None, 2 * MINUTE), c.Undo()], ids=str)
def test_an_end_that_nobody_watched_is_over_before_a_correction(corrected: c.Command) -> None:
    """A meeting of three minutes, and the next word a minute after it: it is no longer for that."""
    lived = Lived()
    lived.do(c.Meeting(3 * MINUTE))
    lived.do(c.Chart())
    lived.at += 4 * MINUTE
    lived.do(corrected)
    assert fold_day(lived.events, lived.at).total("meeting") == 3 * MINUTE


NEW_YORK = ("zone America/New_York", 'set block.focus "8h"')


@pytest.mark.parametrize(
    ("date", "turnover", "begins"),
    [
        ("2026-11-01", "00:00", "00:30"),  # clocks go back at 02:00
        ("2026-03-08", "00:00", "00:30"),  # they go forward
        ("2026-10-31", "04:00", "22:00"),  # the night that ends this work day is that of the change
        ("2026-03-07", "04:00", "22:00"),
    ],
)
def test_a_time_of_day_is_what_the_clock_showed(date: str, turnover: str, begins: str) -> None:
    """When daylight saving time begins or ends, a time means what the clocks showed."""
    played = read_and_play(
        "\n".join(
            [
                f"date {date}",
                *NEW_YORK,
                f'set day.turnover "{turnover}"',
                f"{begins} start",
                "03:20 switch study",
                "03:40 switch production",
                "03:50 relabel 03:20 03:40 admin",
                "03:50 stop --at 03:45",
            ]
        )
    )
    assert played["refusals"] == []
    assert (played["report"]["minutes"]["study"], played["report"]["minutes"]["admin"]) == (0, 20)


def test_planned_hours_are_those_of_the_clock() -> None:
    """On a Sunday on which the clocks went back the planned hours begin and end by the clock."""
    played = read_and_play(
        "\n".join(
            [
                "date 2026-11-01",
                *NEW_YORK,
                *('set day.turnover "00:00"', 'set day.start "09:00"', 'set day.stop "15:00"', 'set day.days ["sun"]'),
                "set day.enforce true",
                *("08:59 start", "09:00 start", "14:59 stop", "15:00 start"),
            ]
        )
    )
    assert [refusal["reason"].split(";")[0] for refusal in played["refusals"]] == [
        "start: the planned start is in 1 min",
        "start: the planned end of day was 0 s ago",
    ]


def test_what_is_noted_keeps_what_followed_it() -> None:
    """Every act in `NOTE_EVENTS`, and those of charts and labels, counts as a note, unlike acts that move a clock."""
    notes = {command for command in NOTE_EVENTS if command.word}
    counted = {c.Chart, c.Hold, c.Release, c.Switch}
    assert notes | counted == {command for command in c.WORDS.values() if issubclass(command, NoteCommand)}


@pytest.mark.parametrize("note", ["chart 2", "hold query", "switch study", "audit 39/42", "ceu 1"])
def test_undoing_a_note_leaves_the_dues_where_they_were(note: str) -> None:
    """The micro-breaks after it are those of a day without the note."""
    plain = _reports("09:00 start", "09:50 stop")
    taken = _reports("09:00 start", f"09:05 {note}", "09:45 undo", "09:50 stop")
    assert taken["refusals"] == []
    assert taken["prompts"] == plain["prompts"] != []


def test_a_refusal_says_the_word_of_the_script() -> None:
    """`rest` and `break` are one act, refused by the word that was written; backdated ones too."""
    played = _reports("09:00 rest 15", "09:01 break 15", "09:05 start", "09:30 break --at 09:02", "09:31 stop")
    assert [refusal["reason"].partition(":")[0] for refusal in played["refusals"]] == ["rest", "break", "break"]
    assert {refusal["command"] for refusal in played["refusals"]} == {"rest"}
