"""Which route a notice takes."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from ninetyten.adapters.desktop import DesktopNotifier, Notices
from ninetyten.adapters.terminal import TerminalNotifier
from ninetyten.domain.react import Notify
from ninetyten.ports import Outcome

NOTICE = Notify(at=0, title="Eyes", body="look far", reason="prompt")
REACHED = Outcome(ok=True, via="plyer (dbus)")
LOST = Outcome(ok=False, via="desktop", reason="no session bus")


class Roads:
    """A desktop with a known outcome and a terminal, noting the order in which they are used."""

    def __init__(self, outcome: Outcome, platform: str = "darwin") -> None:
        self.used: list[str] = []
        self._outcome = outcome
        self.desktop = DesktopNotifier({}, run=self._run, platform=platform)
        self.terminal = TerminalNotifier(lambda text: self.used.append("terminal"), {"TERM": "foot"})

    def _run(self, order: str, env: Mapping[str, str]) -> Outcome:
        self.used.append("desktop")
        return self._outcome


@pytest.mark.parametrize(
    ("outcome", "ssh", "used"),
    [
        (REACHED, False, ["desktop"]),
        (LOST, False, ["desktop", "terminal"]),
        (REACHED, True, ["terminal", "desktop"]),
        (LOST, True, ["terminal", "desktop"]),
    ],
)
def test_the_road_is_the_best_there_is(outcome: Outcome, ssh: bool, used: list[str]) -> None:
    """The desktop first, the terminal in its place; over SSH only the terminal."""
    roads = Roads(outcome)
    notices = Notices(roads.desktop, roads.terminal, ssh=ssh)
    notices.send(NOTICE)
    notices.close()
    assert roads.used == used


def test_the_bell_rings_too_where_no_one_knows_what_is_shown() -> None:
    """Windows takes every notice and does not say whether it shows it, so the terminal gets it as well, once."""
    for outcome in (REACHED, LOST):
        roads = Roads(outcome, "win32")
        notices = Notices(roads.desktop, roads.terminal)
        notices.send(NOTICE)
        notices.close()
        assert roads.used == ["desktop", "terminal"]


def test_what_is_turned_off_is_not_used() -> None:
    """Without a desktop the terminal is used, without a terminal only the desktop, without both nothing happens."""
    roads = Roads(LOST)
    for notices in (Notices(None, roads.terminal), Notices(roads.desktop, None), Notices(None, None)):
        notices.send(NOTICE)
        notices.close()
    assert roads.used == ["terminal", "desktop"]


def test_notices_are_kept_back_while_hushed() -> None:
    """The question is asked again for each notice."""
    roads = Roads(REACHED)
    in_front = [True, False]
    notices = Notices(roads.desktop, roads.terminal, hush=lambda: in_front.pop(0))
    notices.send(NOTICE)
    notices.send(NOTICE)
    notices.close()
    assert roads.used == ["desktop"]
