"""Looking for a missing desktop. Real ones are in tests/e2e/test_desktop.py."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from ninetyten.adapters import preflight


def test_elsewhere_than_on_linux_the_desktop_is_taken_as_there() -> None:
    """Without D-Bus the question has no meaning, and the notice is sent."""
    assert preflight.look({}, "darwin").reachable
    assert preflight.look({}, "win32").reachable


@pytest.mark.posix("D-Bus, which has no library elsewhere")
def test_the_bus_is_found_by_its_usual_socket(tmp_path: Path) -> None:
    """Where no address is given, the socket in the runtime folder is the bus."""
    assert preflight.bus_address({"XDG_RUNTIME_DIR": str(tmp_path)}) == ""
    (tmp_path / "bus").touch()
    assert preflight.bus_address({"XDG_RUNTIME_DIR": str(tmp_path)}) == f"unix:path={tmp_path}/bus"
    assert preflight.bus_address({"XDG_RUNTIME_DIR": str(tmp_path), "DBUS_SESSION_BUS_ADDRESS": "unix:path=/x"}) == "unix:path=/x"


@pytest.mark.parametrize("address", ["", "nonsense", "unix:path=/nowhere/at/all", "tcp:host=localhost,port=1", "unix:"])
@pytest.mark.posix("D-Bus, which has no library elsewhere")
def test_no_bus_is_said_and_never_raised(address: str) -> None:
    """A missing, wrong or dead address is no bus."""
    found = preflight.look({"DBUS_SESSION_BUS_ADDRESS": address}, "linux")
    assert found.state == "no-bus"
    assert not found.reachable
    assert preflight.WORDS[found.state]


@pytest.mark.posix("D-Bus, which has no library elsewhere")
def test_a_bus_that_says_nothing_is_given_up(tmp_path: Path) -> None:
    """A socket that accepts and stays silent costs the timeout, no more."""
    with socket.socket(socket.AF_UNIX) as silent:
        silent.bind(str(tmp_path / "bus"))
        silent.listen()
        found = preflight.look({"DBUS_SESSION_BUS_ADDRESS": f"unix:path={tmp_path}/bus"}, "linux", timeout_s=0.05)
    assert found.state == "no-bus"
