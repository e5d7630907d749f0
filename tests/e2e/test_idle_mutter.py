"""Idle time over a real bus from a Mutter that is played."""

from __future__ import annotations

from contextlib import closing

import pytest

from ninetyten.adapters.idle import SourceGone, sources
from ninetyten.adapters.idle_mutter import MONITOR, open_source
from tests.e2e.desks import played, say


def test_mutter_s_count_is_told_until_it_leaves(bus: str) -> None:
    """GNOME under Wayland, whose compositor offers no idle protocol; once it is gone, so is the source."""
    env = {"DBUS_SESSION_BUS_ADDRESS": bus, "WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": "/nowhere"}
    with closing(sources("auto", env)) as source:
        with played(bus, MONITOR) as mutter:
            say(mutter, MONITOR, "GetIdletime", "t", "ret = 4200")
            assert (source.idle_ms(), source.name, source.proves_absence) == (4200, "mutter", True)
            say(mutter, MONITOR, "GetIdletime", "t", "ret = 7")
            assert source.idle_ms() == 7
        source.idle_ms()
        assert source.name in ("tty", "none")


def test_a_bus_without_mutter_has_no_source(bus: str) -> None:
    """It is not started by being asked."""
    with pytest.raises(SourceGone, match=r"ServiceUnknown|NameHasNoOwner"):
        open_source({"DBUS_SESSION_BUS_ADDRESS": bus})
