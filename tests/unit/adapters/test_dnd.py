"""How each desktop reports its do-not-disturb. Real daemons are in tests/e2e/test_dnd.py."""

from __future__ import annotations

import threading
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from ninetyten.adapters import dnd
from ninetyten.adapters.dbus import Peer, Unanswered
from ninetyten.adapters.dnd import KNOWN_FOR_S, OLD_S, DoNotDisturb, on_linux, on_windows, watch_dnd

BUS = {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/x"}


class FakeBus:
    """A session bus with one daemon: its name, and what its methods and properties say."""

    def __init__(self, name: str | None, says: dict[str, Any] | None = None) -> None:
        self.name, self.says, self.closed = name, says or {}, False

    def call(self, peer: Peer, method: str, signature: str | None = None, *words: str) -> tuple[Any, ...]:
        """One answer."""
        if method == "GetServerInformation" and self.name:
            return (self.name, "somebody", "1.0", "1.2")
        return self._say(peer, method, *words)

    def get(self, peer: Peer, name: str) -> Any:
        """One property."""
        return self._say(peer, name)[0]

    def close(self) -> None:
        """Remember it."""
        self.closed = True

    def _say(self, peer: Peer, *words: str) -> tuple[Any, ...]:
        key = " ".join((peer.path, peer.interface.rpartition(".")[2], *words))
        if key not in self.says:
            raise Unanswered(key)
        return (self.says[key],)


DAEMON = "/org/freedesktop/Notifications"
DAEMONS = [
    ("Plasma", f"{DAEMON} Notifications Inhibited", True, False),
    ("dunst", f"{DAEMON} cmd0 paused", True, False),
    ("mako", "/fr/emersion/Mako Mako ListModes", ["default", "do-not-disturb"], ["default"]),
    ("mako", "/fr/emersion/Mako Mako ListModes", ["dnd"], []),
    ("SwayNotificationCenter", "/org/erikreider/swaync/cc cc GetDnd", True, False),
    ("Xfce Notify Daemon", "/org/xfce/Xfconf Xfconf GetProperty xfce4-notifyd /do-not-disturb", ("b", True), ("b", False)),
]


@pytest.mark.parametrize(("name", "where", "on", "off"), DAEMONS)
def test_each_daemon_is_asked_in_its_own_way(
    monkeypatch: pytest.MonkeyPatch, name: str, where: str, on: object, off: object
) -> None:
    """On, off, or unknown; the bus is closed each time."""
    for says, told in (({where: on}, True), ({where: off}, False), ({}, None)):
        bus = FakeBus(name, says)
        monkeypatch.setattr(dnd, "Bus", lambda address, bus=bus: bus)
        assert on_linux(BUS) is told
        assert bus.closed


@pytest.mark.parametrize(
    ("script", "told"), [("echo true", False), ("echo false", True), ("echo No such schema >&2; exit 1", None), (None, None)]
)
@pytest.mark.posix("D-Bus and shell scripts")
def test_gnome_s_settings_are_read_by_their_own_program(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, script: str | None, told: bool | None
) -> None:
    """GNOME's do-not-disturb means that banners are not shown."""
    if script:
        (tmp_path / "gsettings").write_text(f'#!/bin/sh\n[ "$*" = "{" ".join(dnd.GNOME[1:])}" ] && {{ {script}; }}\n')
        (tmp_path / "gsettings").chmod(0o755)
    monkeypatch.setattr(dnd, "Bus", lambda address: FakeBus("gnome-shell"))
    assert on_linux({**BUS, "PATH": str(tmp_path)}) is told


@pytest.mark.parametrize("name", ["notification-daemon", None])
def test_an_unknown_daemon_is_unknown(monkeypatch: pytest.MonkeyPatch, name: str | None) -> None:
    """An unknown daemon, and no daemon at all."""
    monkeypatch.setattr(dnd, "Bus", lambda address: FakeBus(name))
    assert on_linux(BUS) is None


@pytest.mark.posix("D-Bus and shell scripts")
def test_without_a_bus_it_is_unknown() -> None:
    """No address, and one that leads nowhere."""
    assert on_linux({}) is None
    assert on_linux({"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere/at/all"}) is None


@pytest.mark.parametrize(("state", "told"), [(1, False), (2, False), (3, True), (4, True), (5, False), (6, True), (7, False)])
def test_windows_has_states_of_its_own(state: int, told: bool) -> None:
    """Many people code in a full-screen window: only presentations and quiet time count."""

    def query(found: Any) -> int:
        found.contents.value = state
        return 0

    assert on_windows(SimpleNamespace(SHQueryUserNotificationState=query)) is told


def test_a_failing_windows_is_unknown() -> None:
    """Its functions return zero on success."""
    assert on_windows(SimpleNamespace(SHQueryUserNotificationState=lambda found: -2147467259)) is None


@pytest.mark.parametrize(("env", "platform"), [({"SSH_TTY": "/dev/pts/0", **BUS}, "linux"), (BUS, "darwin")])
def test_where_it_cannot_be_asked_it_is_unknown(env: dict[str, str], platform: str) -> None:
    """Over SSH, and on a Mac."""
    with closing(watch_dnd(env, platform)) as asked:
        assert asked.active() is None


def settled(asked: DoNotDisturb) -> bool | None:
    """The answer, once there is one."""
    pause = threading.Event()
    while (answer := asked.active()) is None:
        pause.wait(0.01)
    return answer


def test_an_answer_holds_for_five_seconds() -> None:
    """The desktop is not asked again before that."""
    now, looked, on = [0.0], [0], [True]

    def read() -> bool:
        looked[0] += 1
        return on[0]

    with closing(DoNotDisturb(read, lambda: now[0])) as asked:
        assert settled(asked) is True
        on[0], now[0] = False, KNOWN_FOR_S - 0.1
        assert settled(asked) is True
        assert looked == [1]
        now[0] = KNOWN_FOR_S
        assert settled(asked) is False
        assert looked == [2]


def test_what_was_known_holds_while_the_next_answer_is_late() -> None:
    """For half a minute; a slow desktop does not release what it held back."""
    now, open_up = [0.0], threading.Event()
    open_up.set()

    def read() -> bool:
        open_up.wait(10)
        return True

    with closing(DoNotDisturb(read, lambda: now[0])) as asked:
        assert settled(asked) is True
        open_up.clear()
        now[0] = OLD_S - 1
        assert asked.active() is True
        now[0] = OLD_S
        assert asked.active() is None
        open_up.set()
        assert settled(asked) is True


def test_a_reader_that_breaks_is_unknown() -> None:
    """A missing library means unknown, and is tried again."""

    def read() -> bool:
        raise AttributeError("WinDLL")

    with closing(DoNotDisturb(read)) as asked:
        assert asked.active() is None
        assert asked.active() is None
