"""Do-not-disturb of real notification daemons, and of desktops that are played."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from ninetyten.adapters.dbus import PROPERTIES, Bus
from ninetyten.adapters.dnd import DAEMON, DUNST, GNOME, MAKO, on_linux
from tests.e2e.conftest import eventually, need, running
from tests.e2e.desks import MOCK, played, say, sway


def test_a_paused_dunst_wants_to_be_left_alone(dunst: Any, desktop_env: dict[str, str]) -> None:
    """By its own property, there and back."""
    bus = Bus(desktop_env["DBUS_SESSION_BUS_ADDRESS"])
    assert on_linux(desktop_env) is False
    for paused in (True, False):
        bus.call(DUNST.replace(interface=PROPERTIES), "Set", "ssv", DUNST.interface, "paused", ("b", paused))
        assert on_linux(desktop_env) is paused
    bus.close()


def test_a_mako_in_that_mode_wants_to_be_left_alone(bus: str, tmp_path: Path) -> None:
    """Under a compositor of its own."""
    need("mako")
    with sway() as (desktop, _):
        env = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "DBUS_SESSION_BUS_ADDRESS": bus, **desktop.env}
        with running("mako", env=env, stdout=subprocess.DEVNULL):
            assert eventually(lambda: on_linux(env) is False)
            told = Bus(bus)
            told.call(MAKO, "SetModes", "as", ["default", "do-not-disturb"])
            assert on_linux(env) is True
            told.close()


def play_daemon(bus: Bus, name: str) -> None:
    """Let the played daemon give itself that name."""
    say(bus, DAEMON, "GetServerInformation", "ssss", f"ret = ('{name}', 'somebody', '1.0', '1.2')")


def test_an_inhibited_plasma_wants_to_be_left_alone(bus: str) -> None:
    """KDE's property on the daemon itself."""
    with played(bus, DAEMON) as kde:
        play_daemon(kde, "Plasma")
        kde.call(DAEMON.replace(interface=MOCK), "AddProperty", "ssv", DAEMON.interface, "Inhibited", ("b", False))
        assert on_linux({"DBUS_SESSION_BUS_ADDRESS": bus}) is False
        kde.call(DAEMON.replace(interface=PROPERTIES), "Set", "ssv", DAEMON.interface, "Inhibited", ("b", True))
        assert on_linux({"DBUS_SESSION_BUS_ADDRESS": bus}) is True


def test_a_gnome_without_banners_wants_to_be_left_alone(bus: str, tmp_path: Path) -> None:
    """By GNOME's own settings, kept in a file."""
    need("gsettings")
    env = {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path),
        "XDG_CONFIG_HOME": str(tmp_path),
        "GSETTINGS_BACKEND": "keyfile",
        "DBUS_SESSION_BUS_ADDRESS": bus,
    }
    with played(bus, DAEMON) as gnome:
        play_daemon(gnome, "gnome-shell")
        assert on_linux(env) is False
        gsettings, _, *key = GNOME
        subprocess.run([gsettings, "set", *key, "false"], env=env, check=True, timeout=10)
        assert on_linux(env) is True


@pytest.mark.usefixtures("hung_daemon")
def test_a_daemon_that_hangs_says_nothing(desktop_env: dict[str, str]) -> None:
    """After half a second, which the app does not wait for."""
    assert on_linux(desktop_env) is None


def test_a_daemon_that_knows_no_such_thing_says_nothing(bus: str) -> None:
    """Its name is on no list."""
    with played(bus, DAEMON) as daemon:
        play_daemon(daemon, "notification-daemon")
        assert on_linux({"DBUS_SESSION_BUS_ADDRESS": bus}) is None
