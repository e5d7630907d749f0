"""Two processes that watch one machine never see a touch at the same millisecond."""

from __future__ import annotations

from pathlib import Path

import pytest

from ninetyten.domain import commands as c
from ninetyten.domain.moment import MINUTE, SECOND, Instant, Presence
from tests.unit.runtime.test_session import House


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A machine at nine in the morning."""
    return House(tmp_path)


@pytest.mark.parametrize("apart", [40, -40])
def test_an_absence_lasts_whichever_process_saw_the_last_touch(house: House, apart: int) -> None:
    """One process's last touch does not look like a return to the other."""
    app, other = house.process(), house.process("other")
    app.watch()
    app.dispatch(c.Start())
    left = app.now().at + 2 * SECOND

    def untouched_since(touch: Instant, at: Instant) -> Presence:
        return Presence(True, ((min(touch, at), at),), lasting=True)

    app.presence = lambda at: untouched_since(left, at)
    other.presence = lambda at: untouched_since(left + apart, at)
    for _ in range(20 * MINUTE // SECOND):
        house.clock.pass_by(SECOND)
        other.tick()
        app.tick()
    assert app.state.phase == "away"
    assert app.state.interruption is not None
    assert abs(app.state.interruption.since - left) <= 40
