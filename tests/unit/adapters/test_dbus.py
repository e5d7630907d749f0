"""Buses that do not answer. Real ones are in tests/e2e/test_lock.py, test_dnd.py and test_idle_mutter.py."""

from __future__ import annotations

import socket
import sys
from pathlib import Path

import pytest

from ninetyten.adapters import dbus
from ninetyten.adapters.dbus import Bus, Late, Unanswered, system_address

pytestmark = pytest.mark.posix("D-Bus, which has no library elsewhere")


@pytest.mark.parametrize("address", ["", "nonsense", "unix:path=/nowhere/at/all", "tcp:host=localhost,port=1", "unix:"])
def test_a_bus_that_is_not_there_does_not_answer(address: str) -> None:
    """A missing, wrong or dead address gives the same error."""
    with pytest.raises(Unanswered):
        Bus(address)


def test_where_there_is_no_bus_nothing_is_loaded_to_talk_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Over SSH and in a console the library for it would cost a start 14 ms."""
    monkeypatch.setitem(sys.modules, "jeepney.io.blocking", None)
    with pytest.raises(Unanswered, match="no message bus is running"):
        Bus("")


def test_a_bus_that_says_nothing_is_late(tmp_path: Path) -> None:
    """A socket that accepts and stays silent costs the limit, no more."""
    with socket.socket(socket.AF_UNIX) as silent:
        silent.bind(str(tmp_path / "bus"))
        silent.listen()
        with pytest.raises(Late):
            Bus(f"unix:path={tmp_path}/bus", limit_s=0.05)


def test_the_system_bus_is_where_it_always_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Unless the environment names another."""
    monkeypatch.setattr(dbus, "SYSTEM_SOCKETS", (str(tmp_path / "none"), str(tmp_path / "socket")))
    assert system_address({}) == ""
    (tmp_path / "socket").touch()
    assert system_address({}) == f"unix:path={tmp_path}/socket"
    assert system_address({"DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/x"}) == "unix:path=/x"
