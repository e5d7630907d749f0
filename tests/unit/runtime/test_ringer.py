"""What the desktop knows of the person in front of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from ninetyten.domain import commands as c
from ninetyten.domain.moment import MINUTE, SECOND
from ninetyten.runtime.ringer import AHEAD
from tests.unit.runtime.test_session import House


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A machine without records."""
    return House(tmp_path)


def test_a_chart_releases_no_stop_that_the_desktop_holds(house: House) -> None:
    """A stop that waits for a chart boundary stays held, even when a chart is logged."""
    app, other, quiet = house.process(), house.process("other"), True
    app.desktop.hushed = lambda: quiet
    app.watch()
    app.dispatch(c.Start())
    app.dispatch(c.Chart())
    house.run(app, 20 * MINUTE + 10 * SECOND)
    other.dispatch(c.Chart())
    house.run(app, 2 * SECOND)
    app.dispatch(c.Chart())
    house.run(app, 5 * SECOND)
    assert house.prompts() == []

    quiet = False
    house.run(app, 2 * SECOND)
    assert house.prompts() == ["app: Eyes: 20 s"]


def test_a_meeting_left_early_releases_none_either(house: House) -> None:
    """The desktop holds a stop that the meeting hid when the block goes on."""
    app, quiet = house.process(), False
    app.desktop.hushed = lambda: quiet
    app.watch()
    app.dispatch(c.Start())
    house.run(app, 20 * MINUTE + 5 * SECOND)
    app.dispatch(c.Meeting(0))
    quiet = True
    house.run(app, 3 * MINUTE, 10 * SECOND)
    app.dispatch(c.Resume())
    house.run(app, 10 * SECOND)
    assert house.prompts() == ["app: Eyes: 20 s"]
    assert app.state.showing is None


def test_the_desktop_is_asked_a_little_ahead(house: House) -> None:
    """Not all the time: first shortly before a due stop, so that a slow answer arrives in time."""
    app = house.process()
    asked: list[int] = []

    def hushed() -> bool:
        asked.append(app.present.at)
        return False

    app.desktop.hushed = hushed
    app.watch()
    app.dispatch(c.Start())
    began = app.now().at
    house.run(app, 20 * MINUTE)
    assert began + 20 * MINUTE - AHEAD <= asked[0] <= began + 20 * MINUTE - SECOND
