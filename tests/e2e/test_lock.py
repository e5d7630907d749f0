"""The screen's lock over real buses, from a screen saver and a logind that are played."""

from __future__ import annotations

from contextlib import closing

import pytest

from ninetyten.adapters.dbus import Bus, Peer
from ninetyten.adapters.locks import LOGIND, SAVERS, SESSION, BusLock, find_lock
from tests.e2e.conftest import eventually
from tests.e2e.desks import MOCK, played

GNOME = next(saver for saver in SAVERS if saver.name == "org.gnome.ScreenSaver")
CINNAMON = next(saver for saver in SAVERS if saver.name == "org.cinnamon.ScreenSaver")
OURS = Peer(LOGIND.name, "/org/freedesktop/login1/session/c1", SESSION)
NOWHERE = "unix:path=/nowhere"


def lock_on(session: str = NOWHERE, system: str = NOWHERE) -> BusLock:
    """The lock as those buses tell it."""
    lock = find_lock({"DBUS_SESSION_BUS_ADDRESS": session, "DBUS_SYSTEM_BUS_ADDRESS": system, "XDG_SESSION_ID": "c1"}, "linux")
    assert isinstance(lock, BusLock)
    return lock


def comes_on(lock: BusLock) -> bool:
    """Whether it comes to be locked."""
    return eventually(lambda: lock.locked_ms() is not None)


def goes_off(lock: BusLock) -> bool:
    """Whether it comes to be unlocked."""
    return eventually(lambda: lock.locked_ms() is None)


def test_a_screen_saver_that_comes_on_is_heard(bus: str) -> None:
    """And one that goes off; who looks later asks."""
    with played(bus, GNOME, "--template", "gnome_screensaver") as gnome, closing(lock_on(session=bus)) as lock:
        assert lock.locked_ms() is None
        gnome.call(GNOME, "SetActive", "b", True)
        assert comes_on(lock)
        with closing(lock_on(session=bus)) as later:
            assert later.locked_ms() == 0
        gnome.call(GNOME, "SetActive", "b", False)
        assert goes_off(lock)


def test_other_desktops_savers_are_heard_likewise(bus: str) -> None:
    """Each by the interface of its own."""
    with played(bus, CINNAMON) as cinnamon, closing(lock_on(session=bus)) as lock:
        assert lock.locked_ms() is None
        for on, told in ((True, comes_on), (False, goes_off)):
            signal = (CINNAMON.interface, "ActiveChanged", "b", [("b", on)])
            cinnamon.call(CINNAMON.replace(interface=MOCK), "EmitSignal", "sssav", *signal)
            assert told(lock)


def hint(system: Bus, on: bool) -> None:
    """What a locker tells logind."""
    system.call(OURS, "SetLockedHint", "b", on)


def test_the_session_s_hint_is_heard_and_its_wish_is_not(bus: str) -> None:
    """`loginctl lock-session` only asks for a lock."""
    with played(bus, LOGIND, "--system", "--template", "logind") as system:
        system.call(LOGIND.replace(interface=MOCK), "AddSession", "ssusb", "c1", "seat0", 1000, "coder", True)
        with closing(lock_on(system=bus)) as lock:
            assert lock.locked_ms() is None
            system.call(OURS, "Lock")
            hint(system, True)
            assert comes_on(lock)
            hint(system, False)
            assert goes_off(lock)
            system.call(OURS, "Lock")
            assert lock.locked_ms() is None


@pytest.mark.usefixtures("hung_daemon")
def test_a_bus_without_savers_locks_nothing(bus: str) -> None:
    """However busy it is otherwise."""
    with closing(lock_on(session=bus, system=bus)) as lock:
        assert lock.locked_ms() is None
