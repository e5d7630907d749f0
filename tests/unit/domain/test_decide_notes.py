"""Acts that only note something: the events they leave, by the wall clock."""

from __future__ import annotations

import pytest

from ninetyten.cli.simulate import player_of
from ninetyten.domain import events as e
from ninetyten.simulation.script import BadScript


def noted(script: str, sort: type[e.Event]) -> list[e.Event]:
    """Return the events of one class that a script leaves."""
    player = player_of(f"date 2026-10-06\n{script}")
    player.play()
    return [event for event in player.world.events() if isinstance(event, sort)]


def test_energy_is_of_the_hour_on_the_wall() -> None:
    """In New York, to the last second of an hour, and by a clock that was set an hour ahead, as peak hours are (D7)."""
    script = "zone America/New_York\n09:59:59 energy 3\n10:00 energy 4\n10:10 clock +1h\n11:20 energy 5\n"
    found = noted(script, e.EnergyRated)
    assert [(event.rating, event.hour) for event in found if isinstance(event, e.EnergyRated)] == [(3, 9), (4, 10), (5, 12)]


def test_the_points_stand_in_their_own_order() -> None:
    """Each point counts once, in any order; no point means that all were right."""
    found = noted("09:00 posture screen feet screen\n09:01 posture ok\n", e.PostureChecked)
    assert [event.failing for event in found if isinstance(event, e.PostureChecked)] == [("feet", "screen"), ()]


def test_what_is_noted_moves_no_clock() -> None:
    """The block continues as if nothing had been noted, and undoing the note changes nothing either."""
    plain = "09:00 start\n10:40 stop\n"
    beside = "09:00 start\n09:10 posture ok\n09:11 eyes 1\n09:12 energy 2\n09:13 undo\n10:40 stop\n"
    own = (e.PostureChecked, e.EyesScored, e.EnergyRated, e.Undone)
    assert [event for event in noted(beside, e.Event) if not isinstance(event, own)] == noted(plain, e.Event)


def test_a_script_lists_nothing() -> None:
    """Commands that only list something are not acts."""
    with pytest.raises(BadScript, match="only lists the points"):
        noted("09:00 posture --points\n", e.PostureChecked)
