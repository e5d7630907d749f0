"""Which due comes first."""

from __future__ import annotations

from ninetyten.domain.moment import MINUTE, SECOND
from ninetyten.domain.plan import Rules, Track
from ninetyten.domain.prompts import next_due, next_dues
from ninetyten.domain.state import State

SLOW, QUICK, SILENT = (Track(name, every * MINUTE, 20 * SECOND) for name, every in (("slow", 40), ("quick", 20), ("silent", 0)))
BEGAN = 1000 * MINUTE


def _state(*tracks: Track, handled: tuple[int, ...], running: bool = True, screen: int = 0) -> State:
    rules = Rules(tracks=tracks)
    return State(clock=BEGAN, rules=rules, handled=handled, screen=screen, still=BEGAN, running=BEGAN if running else None)


def test_the_earliest_comes_first_wherever_its_track_stands() -> None:
    """The order of the tracks does not matter while their dues differ."""
    state = _state(SLOW, QUICK, handled=(0, 0))
    due = next_due(state)
    assert due is not None and (due.track, due.at) == (QUICK, BEGAN + 20 * MINUTE)
    assert [due.track for due in next_dues(state)] == [SLOW, QUICK]


def test_dues_of_one_instant_come_in_the_order_of_the_tracks() -> None:
    """Running, where their screen times meet; stopped, where all that is left falls in the instant of the stop."""
    together = next_due(_state(SLOW, QUICK, handled=(0, 1)))
    assert together is not None and together.track == SLOW
    stopped = next_due(_state(SLOW, QUICK, handled=(0, 0), running=False, screen=40 * MINUTE))
    assert stopped is not None and (stopped.track, stopped.at, stopped.screen) == (SLOW, BEGAN, 40 * MINUTE)


def test_what_is_silent_or_not_reached_has_no_due() -> None:
    """A track that is off never has one, and with the clock stopped none comes nearer."""
    assert next_due(_state(SILENT, handled=(0,))) is None
    assert next_due(_state(SLOW, handled=(0,), running=False, screen=39 * MINUTE)) is None
