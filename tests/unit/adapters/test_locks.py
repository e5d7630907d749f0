"""Which sources report a locked screen, and which are believed. Real buses are in tests/e2e/test_lock.py."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest

from ninetyten.adapters import locks
from ninetyten.adapters.dbus import Peer, Signal, Unanswered
from ninetyten.adapters.locks import (
    OLD_S,
    REFRESH_S,
    RETRY_S,
    BackgroundLock,
    BusLock,
    LoginSession,
    Savers,
    find_lock,
    watch_lock,
)
from ninetyten.adapters.presence import NoLock

GNOME = "org.gnome.ScreenSaver"
MATE = "org.mate.ScreenSaver"


class FakeBus:
    """A bus with some savers and one session on it. `said`: signals that wait to be heard."""

    def __init__(self, *, active: tuple[str, ...] = (), hint: bool = False, sessions: tuple[str, ...] = ("auto",)) -> None:
        self.active, self.hint, self.sessions = set(active), hint, sessions
        self.said: list[Signal] = []
        self.listening: list[tuple[str, str, str | None]] = []
        self.dead = self.closed = False

    def call(self, peer: Peer, method: str, signature: str | None = None, *words: Any) -> tuple[Any, ...]:
        """What a saver or logind answers."""
        if method == "GetActive" and not self.dead and peer.name in (GNOME, MATE):
            return (peer.name in self.active,)
        if method == "GetSession" and not self.dead and words[0] in self.sessions:
            return (f"/session/{words[0]}",)
        raise Unanswered("no such name")

    def get(self, peer: Peer, name: str) -> bool:
        """The session's hint."""
        assert (peer.interface, name) == ("org.freedesktop.login1.Session", "LockedHint")
        if self.dead:
            raise Unanswered("gone")
        return self.hint

    def listen(self, interface: str, name: str, path: str | None = None) -> None:
        """Remember it."""
        self.listening.append((interface, name, path))

    def heard(self) -> Iterator[Signal]:
        """What was said since."""
        if self.dead:
            raise Unanswered("gone")
        said, self.said = self.said, []
        yield from said

    def close(self) -> None:
        """Remember it."""
        self.closed = True


def savers(bus: Any) -> Savers:
    """The savers of that bus."""
    return Savers(bus)


def session(bus: Any, name: str = "") -> LoginSession:
    """The session of that bus."""
    return LoginSession(bus, name)


def test_savers_are_asked_once_and_then_heard() -> None:
    """Each for itself: the screen is unlocked when the last of them is off."""
    bus = FakeBus(active=(GNOME,))
    told = savers(bus)
    assert ("org.freedesktop.ScreenSaver", "ActiveChanged", None) in bus.listening
    assert len(bus.listening) == 5
    assert told.locked()
    bus.said = [Signal(MATE, "ActiveChanged", (True,)), Signal(GNOME, "ActiveChanged", (False,))]
    assert told.locked()
    bus.said = [Signal(MATE, "ActiveChanged", (False,))]
    assert not told.locked()
    bus.said = [Signal(MATE, "ActiveChanged", (True,)), Signal(MATE, "ActiveChanged", ())]
    assert not told.locked()


def test_the_session_s_hint_is_asked_once_and_then_heard() -> None:
    """Changes of other properties are ignored; an invalidated hint is asked for."""
    bus = FakeBus()
    told = session(bus)
    assert bus.listening == [("org.freedesktop.DBus.Properties", "PropertiesChanged", "/session/auto")]
    assert not told.locked()
    of = "org.freedesktop.login1.Session"
    bus.said = [Signal("p", "PropertiesChanged", (of, {"LockedHint": ("b", True)}, []))]
    assert told.locked()
    bus.said = [Signal("p", "PropertiesChanged", (of, {"IdleHint": ("b", False)}, []))]
    assert told.locked()
    bus.said = [Signal("p", "PropertiesChanged", (of, {}, ["LockedHint"]))]
    assert not told.locked()


def test_a_session_that_ended_long_ago_is_replaced_by_the_persons_own() -> None:
    """A terminal that outlived its login still names it; the person's own session is used then."""
    bus = FakeBus(sessions=("auto", "c2"))
    session(bus, "c2")
    session(bus, "c1")
    assert [path for _, _, path in bus.listening] == ["/session/c2", "/session/auto"]
    with pytest.raises(Unanswered):
        session(FakeBus(sessions=()), "c1")


class Room:
    """Two buses, the lock they tell of, and the clock."""

    def __init__(self) -> None:
        self.now = 100.0
        self.desktop, self.system = FakeBus(), FakeBus()
        self.opened: list[str] = []
        self.lock = BusLock([self._savers, self._session], lambda: self.now)

    def _savers(self) -> Savers:
        self.opened.append("savers")
        return savers(self.desktop)

    def _session(self) -> LoginSession:
        self.opened.append("session")
        return session(self.system)


def test_either_of_the_two_locks_and_both_must_free() -> None:
    """The time counts from the first of them."""
    room = Room()
    assert room.lock.locked_ms() is None
    room.desktop.said = [Signal(GNOME, "ActiveChanged", (True,))]
    assert room.lock.locked_ms() == 0
    room.now += 2
    room.system.said = [Signal("p", "PropertiesChanged", ("", {"LockedHint": ("b", True)}, []))]
    room.desktop.said = [Signal(GNOME, "ActiveChanged", (False,))]
    assert room.lock.locked_ms() == 2000
    room.system.said = [Signal("p", "PropertiesChanged", ("", {"LockedHint": ("b", False)}, []))]
    assert room.lock.locked_ms() is None
    assert room.opened == ["savers", "session"]
    room.lock.close()
    assert (room.desktop.closed, room.system.closed) == (True, True)


def test_a_saver_that_died_locks_nobody_out() -> None:
    """While the screen seems locked, it is asked again every half minute."""
    room = Room()
    room.desktop.active = {GNOME}
    assert room.lock.locked_ms() == 0
    room.desktop.active = set()
    room.now += REFRESH_S - 1
    assert room.lock.locked_ms() == (REFRESH_S - 1) * 1000
    room.now += 1
    assert room.lock.locked_ms() is None


def test_a_bus_that_dies_is_closed_and_tried_again() -> None:
    """Its last report does not lock forever; the other bus is heard all the while."""
    room = Room()
    room.desktop.active, room.system.hint = {GNOME}, True
    assert room.lock.locked_ms() == 0
    room.desktop.dead = room.system.dead = True
    assert room.lock.locked_ms() is None
    assert room.desktop.closed
    room.desktop.dead = room.system.dead = False
    room.now += RETRY_S - 1
    assert room.lock.locked_ms() is None
    room.now += 1
    assert room.lock.locked_ms() == 0
    assert room.opened == ["savers", "session"] * 2


def test_which_lock_is_asked_depends_on_where_the_person_sits() -> None:
    """Over SSH no one is in front of the locked screen; outside Linux there is no bus."""
    assert isinstance(find_lock({"SSH_TTY": "/dev/pts/0"}, "linux"), NoLock)
    assert find_lock({"SSH_TTY": "/dev/pts/0"}, "linux").locked_ms() is None
    assert isinstance(find_lock({}, "linux"), BusLock)
    assert type(find_lock({}, "darwin")).__name__ == "MacLock"


@pytest.mark.skipif(sys.platform == "win32", reason="there it is")
def test_a_system_whose_library_is_missing_locks_nothing() -> None:
    """As everywhere but on Windows."""
    assert isinstance(find_lock({}, "win32"), NoLock)


@pytest.mark.posix("D-Bus, which has no library elsewhere")
def test_without_any_bus_nothing_is_known() -> None:
    """And nothing is raised."""
    nowhere = {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere", "DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/nowhere"}
    assert find_lock(nowhere, "linux").locked_ms() is None


def test_a_bus_without_a_source_is_closed() -> None:
    """No connection stays open for nothing."""
    bus: Any = FakeBus(sessions=())
    with pytest.raises(Unanswered):
        locks.source_on(bus, lambda bus: LoginSession(bus, ""))
    assert bus.closed


class Slow:
    """A lock that answers only while it is not held."""

    at_once = False

    def __init__(self) -> None:
        self.free = threading.Event()
        self.free.set()
        self.since: int | None = 7000

    def locked_ms(self) -> int | None:
        """The answer, when it comes."""
        self.free.wait()
        return self.since


def test_a_lock_that_does_not_answer_is_as_it_was_for_a_while() -> None:
    """A busy second does not unlock the screen, and its time goes on; a bus that hangs does not lock it forever."""
    now, slow = [100.0], Slow()
    pause = threading.Event()
    with closing(BackgroundLock(slow, lambda: now[0])) as lock:
        while lock.locked_ms() is None:
            pause.wait(0.01)
        slow.free.clear()
        now[0] += OLD_S
        assert lock.locked_ms() == 7000 + OLD_S * 1000
        now[0] += 1
        assert lock.locked_ms() is None
        slow.free.set()


def test_before_anything_is_found_out_nothing_is_locked() -> None:
    """No caller waits for the first answer."""
    slow = Slow()
    slow.free.clear()
    with closing(BackgroundLock(slow, lambda: 1.0)) as lock:
        assert [lock.locked_ms() for _ in range(100)] == [None] * 100
        slow.free.set()


class AtOnce:
    """A lock that cannot hang, and says on which thread it was asked."""

    at_once = True

    def __init__(self) -> None:
        self.asked_by: list[str] = []

    def locked_ms(self) -> int | None:
        """The answer."""
        self.asked_by.append(threading.current_thread().name)
        return 7000


def test_a_lock_that_cannot_hang_is_asked_by_the_caller() -> None:
    """The answer is that of now, not of the tick before."""
    known = AtOnce()
    with closing(BackgroundLock(known, lambda: 1.0)) as lock:
        assert lock.locked_ms() == 7000
    assert known.asked_by == [threading.current_thread().name]


def test_without_a_bus_nothing_is_to_be_asked_for_a_minute() -> None:
    """The tick of a machine without a desktop wakes nobody."""
    now = [100.0]

    def gone() -> Any:
        raise Unanswered("no bus")

    lock = BusLock([gone, gone], lambda: now[0])
    assert not lock.at_once
    assert lock.locked_ms() is None
    assert lock.at_once
    now[0] += RETRY_S
    assert not lock.at_once


def test_over_ssh_nothing_is_asked() -> None:
    """There is nothing to find out."""
    with closing(watch_lock({"SSH_TTY": "/dev/pts/0"}, "linux")) as lock:
        assert lock.locked_ms() is None
