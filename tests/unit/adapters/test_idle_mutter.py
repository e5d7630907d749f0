"""What Mutter's answers mean. A bus that gives them is in tests/e2e/test_idle_mutter.py."""

from __future__ import annotations

from typing import Any

import pytest

from ninetyten.adapters import idle_mutter
from ninetyten.adapters.dbus import Late, Peer, Unanswered
from ninetyten.adapters.idle import SourceGone
from ninetyten.adapters.idle_mutter import MONITOR, MutterIdle, open_source

pytestmark = pytest.mark.posix("D-Bus, which has no library elsewhere")


class FakeBus:
    """A bus on which Mutter says what it is told to."""

    def __init__(self, *answers: int | Unanswered) -> None:
        self.answers, self.closed = list(answers), False

    def call(self, peer: Peer, method: str) -> tuple[int]:
        """One answer."""
        assert (peer, method) == (MONITOR, "GetIdletime")
        answer = self.answers.pop(0)
        if isinstance(answer, Unanswered):
            raise answer
        return (answer,)

    def close(self) -> None:
        """Remember it."""
        self.closed = True


def on(bus: Any) -> MutterIdle:
    """The source on that bus."""
    return MutterIdle(bus)


def test_busy_is_not_gone() -> None:
    """A shell that does not answer in time is asked again; one that has left the bus is not."""
    idle = on(FakeBus(1500, Late("no answer"), 2500, Unanswered("no such name")))
    assert [idle.idle_ms(), idle.idle_ms(), idle.idle_ms()] == [1500, None, 2500]
    with pytest.raises(SourceGone, match="mutter: no such name"):
        idle.idle_ms()


def test_without_mutter_there_is_no_source_and_the_bus_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is asked once before it counts as a source."""
    bus = FakeBus(Unanswered("no such name"))
    monkeypatch.setattr(idle_mutter, "Bus", lambda address: bus)
    with pytest.raises(SourceGone):
        open_source({"DBUS_SESSION_BUS_ADDRESS": "unix:path=/x"})
    assert bus.closed


def test_without_a_bus_there_is_no_mutter() -> None:
    """No address, and one that leads nowhere."""
    with pytest.raises(SourceGone, match="no session bus"):
        open_source({})
    with pytest.raises(SourceGone, match="mutter: "):
        open_source({"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere/at/all"})
