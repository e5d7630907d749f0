"""When a block has only just begun, and what is first about it; the clock of a script is UTC."""

from __future__ import annotations

import pytest

from ninetyten.cli.simulate import player_of
from ninetyten.ledger.timeline import fold_day
from ninetyten.view.quiet import BlockStart, block_start

DATE = "date 2026-10-06\n"


def at_the_end_of(script: str, zone: str = "") -> BlockStart | None:
    """What is known when the script is over."""
    player = player_of(DATE + zone + script)
    player.play()
    world = player.world
    return block_start(fold_day(world.events_today(), world.at, world.plan.terms), world.now())


@pytest.mark.parametrize(
    ("script", "found"),
    [
        ("09:10 start\n09:14:59 chart\n", BlockStart(9, True, False)),
        ("09:10 start\n09:15 chart\n", None),
        ("09:10 start\n09:20 stop\n09:40 start\n09:41 chart\n", BlockStart(9, False, False)),
        ("09:10 start\n09:20 stop\n10:00 start\n10:01 chart\n", BlockStart(10, True, False)),
        ("11:59 start\n12:01 chart\n", BlockStart(11, True, False)),
        ("12:00 start\n12:01 chart\n", BlockStart(12, True, True)),
        ("16:59 start\n17:00 chart\n", BlockStart(16, True, True)),
        ("17:00 start\n17:01 chart\n", BlockStart(17, True, False)),
        ("12:00 start\n12:30 stop\n13:00 start\n13:01 chart\n", BlockStart(13, True, False)),
        ("13:00 start\n13:01 pause\n13:02 chart\n", None),
        ("13:00 start\n13:01 rest\n13:02 chart\n", None),
        ("09:00 chart\n", None),
        ("12:00 start\n12:01 undo\n", None),
        ("09:00 start\n09:10 stop\n+15h50m start\n+1m chart\n", BlockStart(1, True, False)),
    ],
)
def test_a_start_is_one_for_five_minutes(script: str, found: BlockStart | None) -> None:
    """Whether it is the hour's first, and the first past noon; a pause or a break is none; a night belongs to its work day."""
    assert at_the_end_of(script) == found


def test_the_hour_is_that_of_the_wall() -> None:
    """Ten in the morning in New York."""
    assert at_the_end_of("10:00 start\n10:01 chart\n", "zone America/New_York\n") == BlockStart(10, True, False)
