"""Idle time of a real X server."""

from __future__ import annotations

from contextlib import closing
from typing import Any

import pytest

from ninetyten.adapters.idle import RETRY_S, SourceGone, Sources, find_idle, opener
from ninetyten.adapters.idle_x11 import open_source
from tests.e2e.conftest import eventually, x_server

# python-xlib leaves the socket of a connection that fails to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning")


def idle_of(source: Any) -> int:
    """Idle milliseconds of a source that answers."""
    idle = source.idle_ms()
    assert isinstance(idle, int)
    return idle


def test_idle_grows_until_a_key_is_pressed(xserver: Any) -> None:
    """Untouched, the count grows; a key sets it back."""
    with closing(find_idle("auto", {"DISPLAY": xserver.name})) as source:
        assert (source.name, source.proves_absence) == ("x11", True)
        assert eventually(lambda: idle_of(source) >= 400)
        before = idle_of(source)
        xserver.press_key()
        assert idle_of(source) < before


def test_a_dying_server_takes_nobody_along(xserver: Any, capfd: pytest.CaptureFixture[str]) -> None:
    """When the server goes nothing is known, in silence; a server that comes back is asked again."""
    now = [0.0]
    source = Sources([opener("x11", {"DISPLAY": xserver.name})], lambda: now[0])
    assert idle_of(source) >= 0
    xserver.die()
    assert (source.idle_ms(), source.name) == (None, "none")
    now[0] += RETRY_S
    assert source.idle_ms() is None
    with x_server(xserver.name) as again:
        assert again.name == xserver.name
        now[0] += RETRY_S
        assert idle_of(source) >= 0
        assert source.name == "x11"
        source.close()
    assert capfd.readouterr() == ("", "")


def test_no_server_is_not_known() -> None:
    """A display that nobody serves gives no answer."""
    with pytest.raises(SourceGone, match="x11: "):
        open_source({"DISPLAY": ":4321"})
