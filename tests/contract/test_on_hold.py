"""D2: a chart on hold stays on the list, from day to day, until it is released and counted, or dropped."""

from __future__ import annotations

from typing import Any

import pytest

from tests.contract import playing

TWO_KINDS = (
    'set kinds.general.name "General"',
    "set kinds.general.per_hour 12",
    'set kinds.er.name "ER"',
    "set kinds.er.per_hour 20",
)
FRIDAY = "date 2026-10-02"


def play(*lines: str) -> dict[str, Any]:
    """The result of these lines."""
    return playing.play("\n".join(lines))


def _on_hold(status: dict[str, Any]) -> tuple[int, int] | None:
    held = status["on_hold"]
    return held and (held["charts"], held["oldest_days"])


def test_a_hold_comes_back_day_after_day() -> None:
    """Friday's holds are there on Monday and Tuesday, before the first block too, and the oldest is named."""
    played = play(
        FRIDAY,
        *("09:00 start", "09:10 hold query", "09:20 hold unsigned", "15:00 stop", "15:01 status"),
        *("+65h status", "+1m start", "+10m hold edit", "+1h stop", "+24h status"),
    )
    assert [_on_hold(status) for status in played["statuses"]] == [(2, 0), (2, 3), (3, 4)]


def test_the_oldest_is_released_first_and_counts() -> None:
    """It counts on the day of its release, at the rate of its own chart type."""
    played = play(
        FRIDAY,
        *TWO_KINDS,
        *("09:00 start --kind er", "09:10 hold query", "09:20 switch production --kind general", "09:30 hold edit", "15:00 stop"),
        *("+18h start --kind general", "+10m release", "+1m status", "+9m stop"),
    )
    assert played["refusals"] == []
    assert played["report"]["kinds"]["er"]["earned_minutes"] == 3
    assert (played["report"]["charts"], played["report"]["holds"]) == (1, 0)
    assert _on_hold(played["statuses"][0]) == (1, 1)


@pytest.mark.parametrize(
    ("release", "charts", "left"),
    [
        ("release", 1, 2),
        ("release edit", 1, 2),
        ("release --kind general", 1, 2),
        ("release edit --drop", 0, 2),
        ("release; 09:51 undo", 0, 3),
        ("release edit --drop; 09:51 undo", 0, 3),
        ("release; 09:51 undo; 09:52 redo", 1, 2),
        ("release; 09:51 release query; 09:52 release", 3, 0),
    ],
)
def test_what_a_release_leaves(release: str, charts: int, left: int) -> None:
    """By reason or type, counted or not, undone and redone."""
    lines = f"09:00 start; 09:10 hold unsigned; 09:20 hold edit; 09:30 hold query; 09:50 {release}; 10:00 status".split("; ")
    played = play(FRIDAY, *lines)
    assert played["refusals"] == []
    status = played["statuses"][0]
    assert (status["charts"], status["on_hold"]) == (charts, {"charts": left, "oldest_days": 0} if left else None)


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        ("09:10 release", "release: no chart is on hold"),
        ("09:10 hold edit; 09:20 release query", "release: no chart like that is on hold; the reasons on hold are edit"),
        ("09:10 hold edit; 09:20 release --at 09:05", "release: no chart is on hold"),
        ("09:10 hold edit; 09:20 release; 09:30 release", "release: no chart is on hold"),
        ("09:10 hold edit; 09:20 release; 09:30 release --at 09:15", "conflicts with your release at 09:20"),
    ],
)
def test_nothing_is_released_twice(lines: str, reason: str) -> None:
    """What is not on hold at that moment cannot be released."""
    played = play(FRIDAY, "09:00 start", *lines.split("; "), "10:00 stop")
    assert [refusal["reason"] for refusal in played["refusals"] if reason in refusal["reason"]] != []


def test_two_holds_of_one_instant_are_two() -> None:
    """Charts put on hold in one second are told apart by reason, and each is released once."""
    played = play(FRIDAY, "09:00 start", "09:10 hold edit", "09:10 hold query", "09:20 release query", "09:30 status")
    assert _on_hold(played["statuses"][0]) == (1, 0)
    again = play(FRIDAY, "09:00 start", "09:10 hold edit", "09:10 hold edit", "09:20 release", "09:30 status")
    assert _on_hold(again["statuses"][0]) == (1, 0)


def test_a_release_follows_its_holds_chart_type() -> None:
    """A switch backdated to before the hold changes the type of both."""
    played = play(
        FRIDAY,
        *TWO_KINDS,
        *("09:00 start --kind general", "09:10 hold edit", "09:20 release", "09:30 switch production --kind er --at 09:05"),
        "10:00 stop",
    )
    assert played["refusals"] == []
    assert {kind: found["charts"] for kind, found in played["report"]["kinds"].items()} == {"general": 0, "er": 1}


@pytest.mark.parametrize(("days", "left"), [(90, (1, 90)), (91, None)])
def test_a_hold_is_forgotten_in_the_end(days: int, left: tuple[int, int] | None) -> None:
    """A list that nobody releases from does not grow forever; the first day that begins 90 days later is without it."""
    played = play(FRIDAY, "09:00 start", "09:10 hold query", "15:00 stop", f"+{days * 24 - 6}h start", "+1m status", "+1m stop")
    assert _on_hold(played["statuses"][0]) == left


def test_a_hold_is_carried_by_a_block_across_the_turnover() -> None:
    """A night shift keeps its list at 04:00."""
    played = play(FRIDAY, "23:00 start", "23:10 hold edit", "+5h release", "+1m status", "+1m stop")
    assert played["refusals"] == []
    assert (played["report"]["charts"], played["statuses"][0]["on_hold"]) == (1, None)
